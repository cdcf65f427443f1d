"""Decisions told as text: what is named, not how the sentences run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

import pytest

from bcmodel import facts as f
from bcmodel.resolve import Resolver
from bcmodel.rules import STANDARD
from bcmodel.rules.reasons import Example
from bcmodel.rules.town import NOON, town
from bcmodel.show import explain
from bcmodel.show.mending import MOST_NAMED
from bcmodel.vocab.actions import USING, Action
from bcmodel.vocab.reasons import ADVICE, Verdict
from bcmodel.world import World
from tests.rules.examples import QUESTIONS, asked

FIRST_WORDS = {
    Verdict.ALLOWED: "Allowed: ",
    Verdict.DENIED: "Denied: ",
    Verdict.UNKNOWN: "Unknown: ",
}


def town_but(*but: f.Fact, less: Iterable[f.Fact] = ()) -> Resolver:
    """Return the town with other facts, ready to answer."""
    changed = Example(("mia", "ad_account.view_ads", "adv-1"), but=but, less=tuple(less))
    return Resolver(changed.after())


@pytest.mark.parametrize("example", QUESTIONS)
def test_an_explanation_is_complete(example: Example) -> None:
    """It begins with the verdict, names person, asset and all reasons, and leaves no name open."""
    for world in (example.before(), example.after()):
        decision = asked(example, world)
        told = explain(decision)
        assert told.startswith(FIRST_WORDS[decision.verdict])
        assert decision.user in told
        assert decision.asset in told
        assert all(f"[{reason}]" in told for reason in decision.reasons)
        assert not re.search(r"[{}]|None|<", told)
        assert told.splitlines()[-1].endswith(" UTC.")
        assert f"Rulebook {decision.rulebook}" in told


@pytest.mark.parametrize("example", QUESTIONS)
def test_an_explanation_is_stable(example: Example) -> None:
    """The same question in the same World is told in the same words."""
    told = explain(asked(example, example.after()))
    facts = reversed(list(example.after().facts()))
    assert explain(asked(example, World.of(*facts, at=NOON))) == told


def test_the_nearest_miss_is_told_before_other_routes() -> None:
    """The share that stops short comes first, then the way through the owner."""
    access = town_but(f.Share("adv-1", "nova", level="ANALYST"))
    told = explain(access.decide("mia", "ad_account.create_ads", "adv-1"))
    assert told.index("PARTNER_SHARE_LEVEL_TOO_LOW") < told.index("NOT_A_MEMBER")


def test_levels_are_told_in_figures() -> None:
    """What there is and what it takes stand in one sentence."""
    access = town_but(f.Share("adv-1", "nova", level="ANALYST"))
    told = explain(access.decide("mia", "ad_account.create_ads", "adv-1"))
    obstacle = next(line for line in told.splitlines() if "PARTNER_SHARE_LEVEL_TOO_LOW" in line)
    assert "ANALYST" in obstacle
    assert "OPERATOR" in obstacle


def test_who_can_mend_is_asked_of_the_resolver() -> None:
    """The Admin on the side whose move it is is named, with the command."""
    access = town_but(f.Share("adv-1", "nova", level="ANALYST"))
    told = explain(access.decide("mia", "ad_account.create_ads", "adv-1"))
    mend = next(line for line in told.splitlines() if "(change_share)" in line)
    assert "zoe" in mend
    assert "ada" not in mend


def test_an_admin_who_cannot_act_is_not_named() -> None:
    """Where the only Admin lost the login, it is said that nobody can do it at present."""
    access = town_but(f.User("ada", login="LOST"), less=[f.Assignment("nova", "mia", "adv-1")])
    told = explain(access.decide("mia", "ad_account.create_ads", "adv-1"))
    mend = next(line for line in told.splitlines() if "(assign_asset)" in line)
    assert "nobody at present" in mend
    assert "an Admin of nova" in mend


def test_at_most_a_handful_of_people_are_named() -> None:
    """Of many Admins some are named, not all."""
    more = [f"ada-{number:02}" for number in range(15)]
    access = town_but(
        *(f.User(name) for name in more),
        *(f.Member("nova", name, role="ADMIN") for name in more),
        less=[f.Assignment("nova", "mia", "adv-1")],
    )
    told = explain(access.decide("mia", "ad_account.create_ads", "adv-1"))
    assert 1 <= sum(name in told for name in more) <= MOST_NAMED


def test_a_closed_gate_is_told_alone_where_a_route_is_open() -> None:
    """What is wrong whatever the route comes first, and the route is said to be free."""
    access = town_but(f.AdAccount("adv-1", owner="acme", status="STATUS_DISABLE"))
    told = explain(access.decide("mia", "ad_account.create_ads", "adv-1"))
    assert "AD_ACCOUNT_CLOSED" in told
    assert "NOT_A_MEMBER" not in told
    assert "nova" in told


def test_two_things_that_lack_the_same_are_both_told() -> None:
    """One reason may concern the asset and the thing used with it."""
    access = town_but(
        less=[f.Assignment("nova", "mia", "adv-1"), f.Assignment("nova", "mia", "tt-leo")]
    )
    decision = access.decide("mia", "ad_account.run_spark_ads", "adv-1", "tt-leo")
    lines = [line for line in explain(decision).splitlines() if "[ASSET_NOT_ASSIGNED]" in line]
    assert ["adv-1" in lines[0], "tt-leo" in lines[1]] == [True, True]


def test_an_allowance_tells_its_facts_and_its_advice() -> None:
    """The route, the facts it rests on, and what to try when it still does not work."""
    decision = Resolver(town()).decide("mia", "ad_account.create_ads", "adv-1")
    told = explain(decision)
    assert all(f"[{code}]" in told for code in decision.advice)
    assert set(decision.advice) <= ADVICE
    assert "adv-1 is assigned to mia in nova" in told
    assert "acme and nova are partners" in told


def test_an_unknown_answer_tells_what_would_have_to_be_known() -> None:
    """The look-up that could have found more is named with what was sought."""
    access = town_but(
        f.Unseen("assignment", where={"business_center": "nova"}),
        less=[f.Assignment("nova", "mia", "adv-1")],
    )
    decision = access.decide("mia", "ad_account.create_ads", "adv-1")
    told = explain(decision)
    assert decision.unknown
    assert "assignment of business_center nova, user mia, asset adv-1" in told


def test_assumptions_are_told_last() -> None:
    """Rules without an official page, and changed parameters, stand in the last line."""
    access = Resolver(town(), STANDARD.with_parameters(admin_sees_money=True))
    told = explain(access.decide("mia", "ad_account.create_ads", "adv-1"))
    last = told.splitlines()[-1]
    assert "S201" in last
    assert "admin_sees_money=True" in last


@pytest.mark.parametrize(
    ("lifetime", "told"),
    [
        (timedelta(days=3), "qr_lifetime=3 days. "),
        (None, "qr_lifetime=None. "),
        (timedelta(milliseconds=1500), "qr_lifetime=0:00:01.500000. "),
    ],
)
def test_durations_are_told_as_files_spell_them(lifetime: timedelta | None, told: str) -> None:
    """Where files can spell them at all."""
    access = Resolver(town(), STANDARD.with_parameters(qr_lifetime=lifetime))
    assert told in explain(access.decide("mia", "ad_account.create_ads", "adv-1"))


def test_names_stand_beside_ids_in_the_first_line() -> None:
    """Who and what have names are called by them once, the id in brackets."""
    access = town_but(
        f.User("mia", name="Mia Park"),
        f.AdAccount("adv-2", owner="acme", name="Summer {sale}"),
    )
    first = explain(access.decide("mia", "ad_account.create_ads", "adv-2")).splitlines()[0]
    assert "Mia Park (mia)" in first
    assert "Summer {sale} (adv-2)" in first


def test_the_business_center_one_acts_in_is_told() -> None:
    """A question within a Business Center says so, and names where it would be open."""
    decision = Resolver(town()).decide("mia", "ad_account.view_ads", "adv-1", within="acme")
    told = explain(decision)
    assert "acme" in told.splitlines()[0]
    assert "nova" in next(line for line in told.splitlines() if "WRONG_BC_CONTEXT" in line)


def test_who_belongs_nowhere_is_told_to_belong_somewhere() -> None:
    """Without any Business Center to go through there is no route, and that is said."""
    decision = Resolver(town()).decide("kim", "ad_account.transfer_in", "adv-leo")
    assert not decision.routes
    assert "a Business Center" in explain(decision)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("user", ["ada", "mia", "zoe", "leo", "kim"])
def test_every_question_can_be_told(user: str, action: Action) -> None:
    """Whatever is asked in the town, of whomever, the answer is told without a gap."""
    access = Resolver(town())
    tables = access.world.tables
    things = [*tables.assets.values(), *tables.centers.values(), *tables.groups.values()]
    used: list[f.Fact] = [*things, *tables.codes.values(), *tables.workspaces.values()]
    usings = [u.key[0] for u in used if u.kind in USING.get(action, ())] or [None]
    for asset in (thing.id for thing in things if thing.kind is action.kind):
        for using in usings:
            decision = access.decide(user, action, asset, str(using) if using else None)
            told = explain(decision)
            assert told.startswith(FIRST_WORDS[decision.verdict])
            assert not re.search(r"[{}]|None|<", told)
