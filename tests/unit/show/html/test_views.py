"""Views: what values show in notebooks is whole, safe, tells the answer, and has an end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

import bcmodel as bc
from bcmodel.rules.town import NOON, town
from bcmodel.show.html import as_page
from bcmodel.show.html.elements import written
from bcmodel.show.html.page import Shown
from bcmodel.show.html.parts import LONGEST, name
from bcmodel.show.html.seating import ROOM
from tests.browser.gallery import gallery
from tests.unit.show.html import hostile
from tests.unit.show.html.reading import Page
from tests.worlds import Case, cases

SHOWN = {**gallery(), **{f"hostile {name}": value for name, value in hostile.shown().items()}}
SAFE_TAGS = frozenset(
    {
        *("style", "div", "span", "p", "h2", "h3", "bdi", "code", "strong", "ul", "ol", "li"),
        *("time", "table", "caption", "thead", "tbody", "tr", "th", "td", "details"),
        *("summary", "svg", "g", "rect", "path", "text", "title"),
    }
)
SAFE_ATTRIBUTES = frozenset(
    {
        *("class", "role", "aria-label", "aria-hidden", "scope", "colspan", "tabindex"),
        *("open", "title", "datetime", "viewbox", "width", "height", "x", "y", "rx", "d"),
        *("fill", "stroke", "stroke-dasharray"),
    }
)
TARGET = 64 * 1024
"""As large as what is shown of anything may be."""


def large() -> bc.World:
    """Return a World of which but a part can be shown."""
    centers, people = [f"bc-{n}" for n in range(30)], [f"user-{n}" for n in range(600)]
    accounts = [f"adv-{n}" for n in range(900)]
    return bc.World.of(
        *map(bc.BusinessCenter, centers),
        *map(bc.User, people),
        *(bc.Member(centers[n % 30], one, role="ADMIN") for n, one in enumerate(people)),
        *(bc.AdAccount(one, owner=centers[n % 30]) for n, one in enumerate(accounts)),
        *(
            bc.Assignment(centers[n % 30], one, account, level="ADMIN")
            for n, one in enumerate(people)
            for account in accounts[n % 30 :: 30]
        ),
        at=NOON,
    )


@pytest.mark.parametrize("value", SHOWN.values(), ids=[*SHOWN])
def test_what_is_shown_is_whole_and_safe(value: Shown) -> None:
    """Tags are closed in order, and of a few kinds; nothing runs, and nothing is fetched."""
    html = value._repr_html_()
    page = Page(html)
    assert page.tags <= SAFE_TAGS
    assert page.attributes <= SAFE_ATTRIBUTES
    assert len(html) < TARGET
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", html)
    assert Page(as_page(value)).text.strip().endswith(page.text.strip())


@pytest.mark.parametrize("value", SHOWN.values(), ids=[*SHOWN])
def test_tables_and_pictures_are_told_to_those_who_do_not_see_them(value: Shown) -> None:
    """Heads of tables have a scope, tables a caption, and regions, signs and pictures a name."""
    page = Page(value._repr_html_())
    heads = [said for tag, said in page.elements if tag == "th"]
    assert all(said.get("scope") in {"row", "col", "rowgroup"} for said in heads)
    count = [tag for tag, _ in page.elements]
    assert count.count("table") == count.count("caption")
    named = [said for _, said in page.elements if said.get("role") in {"img", "region", "group"}]
    assert named
    assert all(said.get("aria-label") for said in named)


@given(cases(questions=1))
def test_an_answer_tells_everything_it_has(case: Case) -> None:
    """The verdict, all its reasons, each route with what is unmet, and the facts, if any."""
    for question in case.questions:
        decision = question.of(case.access)
        page = Page(decision._repr_html_())
        assert re.match(rf"[✓✗?] {decision.verdict}", page.text.strip())
        codes = {text for text in page.texts if text in {*bc.Reason}}
        assert {*decision.reasons} <= codes
        if len(decision.proof.routes) <= 8:
            assert {reason for route in decision.routes for reason in route.reasons} <= codes
        assert codes <= {
            *decision.reasons,
            *decision.advice,
            *(reason for applied in decision.proof.applied for reason in applied.reasons),
        }


@given(cases(partly_seen=True, questions=1))
def test_an_answer_tells_what_it_would_have_to_know(case: Case) -> None:
    """Where it hangs on the unseen, it says so, and on what."""
    for question in case.questions:
        decision = question.of(case.access)
        told = Page(decision._repr_html_()).text
        assert ("Not seen" in told) is (decision.unknown and bool(decision.proof.unseen))


def test_a_denial_tells_what_to_do_and_who_can() -> None:
    """The remedy, with its command; what is allowed has none."""
    access = bc.Resolver(town())
    denied = access.decide("ada", "ad_account.create_ads", "adv-1")
    told = Page(denied._repr_html_()).text
    assert "What to do" in told
    assert "ada or mia can assign adv-1 to ada in nova at level OPERATOR" in told
    allowed = access.decide("mia", "ad_account.create_ads", "adv-1")
    assert "What to do" not in Page(allowed._repr_html_()).text


def test_a_refusal_tells_the_condition_that_is_not_met() -> None:
    """In words and by its code, whether the outcome or its decision is shown."""
    leaving = bc.commands.Leave(actor="ada", business_center="nova")
    refused = bc.Resolver(town()).plan(leaving)
    assert isinstance(refused, bc.Refused)
    told = Page(refused._repr_html_()).text
    assert "ada is the last Admin of nova LAST_ADMIN" in told
    assert refused._repr_html_() == refused.decision._repr_html_()


def test_a_diff_is_told_by_person_and_by_asset() -> None:
    """Who gained and lost what, behind a sign, and by which routes it was and is."""
    became = [bc.Member("acme", "mia"), bc.Assignment("acme", "mia", "adv-1", level="ADMIN")]
    after = town().changed(became, [bc.Assignment("nova", "mia", "px-1")])
    diff = bc.diff(bc.Resolver(town()), bc.Resolver(after))
    assert diff.gained
    assert diff.lost
    assert diff.rerouted
    texts = Page(diff._repr_html_()).texts
    for sign, entries in (("+", diff.gained), ("\N{MINUS SIGN}", diff.lost), ("~", diff.rerouted)):
        for entry in entries:
            assert texts.count(f"{sign} {entry.action.partition('.')[2]}") >= 2
    assert "partner nova" in texts
    assert "owner acme" in texts


def test_a_history_tells_what_was_accepted_and_what_was_refused() -> None:
    """Each command with its outcome: events, or reasons."""
    told = Page(gallery()["history"]._repr_html_()).text
    assert told.count("accepted") == 6
    assert told.count("refused") == 2 + 1
    assert "INVITE_IDENTITY_MISMATCH" in told
    assert "mia joined nova as STANDARD" in told


def test_the_matrix_tells_levels_of_use() -> None:
    """A level where everything up to it is open somehow, counts elsewhere, and a dash."""
    page = Page(bc.Resolver(town())._repr_html_())
    cells = [
        said["aria-label"] for _, said in page.elements if said.get("class") == "bcm-cell bcm-none"
    ]
    assert {*cells} == {"nothing"}
    assert "Admin 11 of 15" in page.text
    assert "1 of 15" in page.text


def test_a_picture_shows_everybody_where_there_is_room() -> None:
    """Each person, seat and asset of a small World is a box, and lines join them."""
    page = Page(town()._repr_html_())
    boxes = {"bcm-person": len(town().tables.users), "bcm-asset": len(town().tables.assets)}
    boxes["bcm-center"] = 5
    for look, count in boxes.items():
        assert sum(said.get("class") == look for _, said in page.elements) == count
    broken = [said for _, said in page.elements if "stroke-dasharray" in said]
    solid = [said for tag, said in page.elements if tag == "path" and said not in broken]
    assert (len(solid), len(broken)) == (4 + 7 + 1, 1 + 7)


def test_what_is_shown_of_a_large_world_has_an_end() -> None:
    """A part is drawn and listed, and what is left out is counted."""
    world = large()
    access = bc.Resolver(world)
    gone = bc.Resolver(
        world.changed([], [one for one in world.facts() if isinstance(one, bc.Member)])
    )
    told = {}
    for value in (world, access, bc.diff(access, gone), bc.audit(access, only=["SINGLE_ADMIN"])):
        html = value._repr_html_()
        told[type(value)] = Page(html).text
        assert len(html) < 2 * TARGET
    assert "Only a part is drawn" in told[bc.World]
    assert "and 20 more" in told[bc.World]
    assert "12 of 600 people" in told[bc.Resolver]
    assert "and 590 more people" in told[bc.Diff]


def test_a_picture_has_room_for_so_many_boxes() -> None:
    """However many Business Centers, people or assets there are alone, few are drawn."""
    many = range(300)
    for kind in (bc.BusinessCenter, bc.User):
        world = bc.World.of(*(kind(f"one-{n}") for n in many), bc.User("mia"), at=NOON)
        assert Page(world._repr_html_()).text.count("one-") < 2 * ROOM


def test_a_long_name_is_cut_and_an_empty_world_says_so() -> None:
    """No name takes the whole page; nothing at all is shown as nothing."""
    assert Page(written(name("W" * 300))).text == "W" * (LONGEST - 1) + "…"
    assert "nothing" in Page(bc.World.of(at=NOON)._repr_html_()).text
