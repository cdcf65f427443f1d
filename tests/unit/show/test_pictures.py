"""Decisions drawn: every route a lane, what stops it, and an unbroken way where there is one."""

from __future__ import annotations

import re

import networkx as nx
import pytest
from hypothesis import given

import bcmodel as bc
from bcmodel.rules.reasons import Example
from bcmodel.rules.town import NOON, town
from bcmodel.show.pictures import LANES
from bcmodel.vocab.reasons import ADVICE
from tests.rules.examples import QUESTIONS, asked
from tests.unit.exchange.drawings import Drawn, read_dot, read_mermaid
from tests.worlds import Case, cases

VERDICTS = {
    bc.Verdict.ALLOWED: "holds",
    bc.Verdict.DENIED: "fails",
    bc.Verdict.UNKNOWN: "open",
}


def drawn(decision: bc.Answer) -> Drawn:
    """Return a decision as its flowchart shows it."""
    return read_mermaid(f"{decision:mermaid}")


def reasons_in(picture: Drawn) -> set[str]:
    """Return the reasons that stand in boxes, each on a line of its own."""
    lines = (line for lines, _ in picture.boxes.values() for line in lines)
    return {line for line in lines if line in {*bc.Reason}}


def is_reached(picture: Drawn) -> bool:
    """Whether arrows lead unbroken from who asks to the answer."""
    unbroken: nx.DiGraph[str] = nx.DiGraph()
    unbroken.add_edges_from((s, t) for s, t, _, stroke in picture.arrows if stroke == "-->")
    unbroken.add_nodes_from(["asked", "answer"])
    return nx.has_path(unbroken, "asked", "answer")


@given(cases(questions=6))
def test_a_picture_tells_the_decision(case: Case) -> None:
    """Its verdict, all its reasons, a lane for each route, and a way through where one is open."""
    for question in case.questions:
        decision = question.of(case.access)
        picture = drawn(decision)
        lines, look = picture.boxes["answer"]
        assert (lines[0], look) == (decision.verdict, VERDICTS[decision.verdict])
        assert is_reached(picture) is decision.allowed
        if len(decision.proof.routes) <= LANES:
            assert {str(reason) for reason in decision.reasons} <= reasons_in(picture)
        lanes = [title for name, (title, _) in picture.lanes.items() if name != "gates"]
        assert len(lanes) == min(LANES, len(decision.proof.routes))
        assert ("more" in picture.boxes) is (len(decision.proof.routes) > LANES)


@given(cases(partly_seen=True, questions=6))
def test_a_picture_of_what_hangs_on_the_unseen(case: Case) -> None:
    """No unbroken way where it is not allowed for certain; what is open is drawn as open."""
    for question in case.questions:
        decision = question.of(case.access)
        picture = drawn(decision)
        assert is_reached(picture) <= decision.allowed
        assert picture.boxes["answer"][1] == VERDICTS[decision.verdict]


@given(cases(questions=3))
def test_dot_shows_what_mermaid_shows(case: Case) -> None:
    """The same boxes, arrows and lanes."""
    for question in case.questions:
        decision = question.of(case.access)
        one, other = drawn(decision), read_dot(f"{decision:dot}")
        texts = [{name: lines for name, (lines, _) in each.boxes.items()} for each in (one, other)]
        assert texts[0] == texts[1]
        assert one.arrows == other.arrows
        assert one.lanes == other.lanes


@pytest.mark.parametrize("example", QUESTIONS)
def test_every_reason_can_be_drawn(example: Example) -> None:
    """The example of each reason shows it, in the words in which it is told."""
    decision = asked(example, example.after())
    picture = drawn(decision)
    assert {str(reason) for reason in decision.reasons} - {*map(str, ADVICE)} <= reasons_in(picture)
    assert not any("{" in line for lines, _ in picture.boxes.values() for line in lines)


def test_a_step_shows_what_it_was_judged_by() -> None:
    """A failing step has the facts that show it; those of the question itself go without."""
    level = bc.Assignment("nova", "mia", "adv-1", level="ANALYST")
    world = town().changed([level])
    decision = bc.Resolver(world).decide("mia", "ad_account.create_ads", "adv-1")
    picture = drawn(decision)
    (failing,) = [
        name
        for name, (lines, look) in picture.boxes.items()
        if look == "fails" and "ASSET_LEVEL_TOO_LOW" in lines
    ]
    shown = {
        " ".join(picture.boxes[source][0])
        for source, target, _, _ in picture.arrows
        if target == failing and picture.boxes[source][1] == "fact"
    }
    assert "adv-1 is assigned to mia in nova (level ANALYST)" in shown
    assert not any(told.startswith("ad account adv-1") for told in shown)


def test_what_is_not_there_is_drawn() -> None:
    """Without a route there is still a picture: who asked, what was not found, the answer."""
    picture = drawn(bc.Resolver(town()).decide("eve", "pixel.view", "px-1"))
    assert picture.lanes == {}
    assert reasons_in(picture) == {"USER_NOT_FOUND"}
    assert [(source, target) for source, target, _, _ in picture.arrows] == [
        ("asked", "reason_1"),
        ("reason_1", "answer"),
    ]


def test_gates_come_before_all_routes() -> None:
    """What is in the way whatever the route stands once, and every route starts behind it."""
    world = town().changed([bc.AdAccount("adv-2", owner="nova", status="STATUS_DISABLE")])
    picture = drawn(bc.Resolver(world).decide("mia", "ad_account.create_ads", "adv-2"))
    title, boxes = picture.lanes["gates"]
    assert title == "whatever the route"
    assert [picture.boxes[box][0][-1] for box in boxes] == ["AD_ACCOUNT_CLOSED"]
    starts = {source for source, target, _, _ in picture.arrows if target.endswith("_1")}
    assert {"asked", boxes[-1]} <= starts


def test_a_route_through_another_center_is_shown_as_elsewhere() -> None:
    """Asked within the wrong Business Center: the lane that would be open says so."""
    decision = bc.Resolver(town()).decide("mia", "ad_account.view_ads", "adv-1", within="acme")
    titles = [title for title, _ in drawn(decision).lanes.values()]
    assert any(title.startswith("elsewhere: partner route through nova") for title in titles)
    assert "WRONG_BC_CONTEXT" in reasons_in(drawn(decision))


def test_routes_beyond_the_limit_are_counted() -> None:
    """A picture stays legible: the rest are one box."""
    centers = [bc.BusinessCenter(f"bc-{n}") for n in range(LANES + 2)]
    shares = [bc.Share("adv-1", center.id) for center in centers[1:]]
    partners = [bc.Partnership("bc-0", center.id) for center in centers[1:]]
    account = bc.AdAccount("adv-1", owner="bc-0")
    world = bc.World.of(bc.User("mia"), *centers, account, *shares, *partners, at=NOON)
    picture = drawn(bc.Resolver(world).decide("mia", "ad_account.view_ads", "adv-1"))
    assert len(picture.lanes) == LANES
    assert picture.boxes["more"][0] == ("and 2 more routes",)


def test_a_decision_formats_itself() -> None:
    """Without a format as it always was; an unknown one is told with those there are."""
    decision = bc.Resolver(town()).decide("mia", "pixel.view", "px-1")
    assert f"{decision}" == repr(decision)
    assert re.match("digraph {", f"{decision:dot}")
    with pytest.raises(bc.InputError, match=r"format: `svg` is unknown; use one of `mermaid`"):
        f"{decision:svg}"
