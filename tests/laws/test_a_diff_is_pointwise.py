"""Law: a diff says of each question what asking it before and after would tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.advise import By, Rerouted, comparing
from bcmodel.change import Command, read_command
from bcmodel.testing.luck import Luck
from tests.laws.changing import Chain, allowed, chain_of, chains
from tests.machines.walks import walk
from tests.unit.house_rules import reports_stay_with_the_owner, two_step_for_everybody
from tests.worlds import Case, cases

SEEDS = range(40)
Pair = tuple[bc.Resolver, bc.Resolver]


def pointwise(before: bc.Resolver, after: bc.Resolver) -> bc.Diff:
    """Ask both everything, and compare answer by answer."""
    then, now = allowed(before), allowed(after)
    routes = (
        Rerouted(user, action, asset, *(way(access, (user, action, asset)) for access in pair))
        for pair in [(before, after)]
        for user, action, asset in then & now
    )
    return bc.Diff(
        gained=in_order({bc.Query(*one) for one in now - then}),
        lost=in_order({bc.Query(*one) for one in then - now}),
        rerouted=tuple(
            sorted((entry for entry in routes if entry.before != entry.after), key=place)
        ),
    )


def way(access: bc.Resolver, asked: tuple[str, bc.Action, str]) -> By:
    """Return the route by which something is allowed, as a decision tells it."""
    best = access.decide(*asked).routes[0]
    assert best.is_open
    return By(best.kind, best.business_center)


def in_order(queries: set[bc.Query]) -> tuple[bc.Query, ...]:
    """Put questions in the order of person, asset and action."""
    return tuple(sorted(queries, key=place))


def place(entry: bc.Query | Rerouted) -> tuple[str, str, int]:
    """Return where an entry stands in its list."""
    return entry.user, entry.asset, list(bc.Action).index(bc.Action(entry.action))


def turned_round(diff: bc.Diff) -> bc.Diff:
    """Return the difference the other way."""
    rerouted = (entry._replace(before=entry.after, after=entry.before) for entry in diff.rerouted)
    return bc.Diff(diff.lost, diff.gained, tuple(rerouted))


def pairs_along(chain: Chain) -> Iterator[Pair]:
    """Pair what a chain leads to with where it was before, and, made afresh, where it began."""
    first = before = bc.Resolver(chain.world, chain.rulebook)
    for patched, rebuilt, _ in chain.followed():
        yield from ((before, patched), (first, rebuilt))
        before = patched
    yield first, before


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data())
def test_of_worlds_that_share_a_past(partly_seen: bool, data: st.DataObject) -> None:
    """Step by step, over several steps, and beside the same World made afresh."""
    for before, after in pairs_along(data.draw(chains(partly_seen=partly_seen))):
        assert bc.diff(before, after) == pointwise(before, after)
        assert bc.diff(after, before) == turned_round(bc.diff(before, after))


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data())
def test_of_unrelated_worlds(partly_seen: bool, data: st.DataObject) -> None:
    """By the rules of one of them, and each by its own."""
    one = data.draw(cases(partly_seen=partly_seen))
    other = data.draw(cases(partly_seen=partly_seen))
    same_rules = Case(other.world, one.rulebook, [])
    for before, after in ((one.access, same_rules.access), (one.access, other.access)):
        assert bc.diff(before, after) == pointwise(before, after)
        assert bc.diff(after, before) == turned_round(bc.diff(before, after))


@given(st.data())
def test_with_rules_of_a_house(data: st.DataObject) -> None:
    """A rule of a house may look up anything, so everything is looked at."""
    chain = data.draw(chains())
    house = chain.rulebook.with_(two_step_for_everybody, reports_stay_with_the_owner)
    for before, after in pairs_along(chain._replace(rulebook=house)):
        assert bc.diff(before, after) == pointwise(before, after)


@given(st.data())
def test_where_much_differs(data: st.DataObject) -> None:
    """Row by row the same is found as fact by fact."""
    for before, after in pairs_along(data.draw(chains())):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(comparing, "MOST_CHANGED", -1)
            assert bc.diff(before, after) == pointwise(before, after)


@given(st.data())
def test_of_the_same_world_by_other_rules(data: st.DataObject) -> None:
    """By a rulebook that lacks a rule, be it one that says where answers can be found."""
    case = data.draw(cases())
    code = data.draw(st.sampled_from([rule.code for rule in bc.STANDARD.rules]))
    lenient = bc.Resolver(case.world, case.rulebook.without(code))
    assert bc.diff(case.access, lenient) == pointwise(case.access, lenient)
    assert bc.diff(lenient, case.access) == turned_round(bc.diff(case.access, lenient))


@given(st.data())
def test_nothing_differs_from_itself(data: st.DataObject) -> None:
    """Be it the same Resolver, or one of the same facts in another order."""
    case = data.draw(cases())
    again = bc.World.of(*reversed(list(case.world.facts())), at=case.world.at)
    assert bc.diff(case.access, case.access).is_empty
    assert bc.diff(case.access, bc.Resolver(again, case.rulebook)).is_empty


def given_along(seed: int) -> Iterator[tuple[bc.Resolver, Command]]:
    """Go along a walk; yield each command that makes sense, and the World it is given in."""
    walked = walk(seed)
    first = walked.steps[0]
    world = bc.World.of(*first.before.values(), at=first.before_at)
    access = bc.Resolver(world, walked.rulebook)
    for step in walked.steps:
        if step.package.outcome is not None:
            command = read_command(step.row)
            access = access.at(step.at)
            yield access, command
            if step.package.outcome.accepted:
                access = access.after(command)


@cache
def seen() -> tuple[int, int, int, int]:
    """Hold many commands and chains to the law; count what was gained, lost, rerouted, refused."""
    gained = lost = rerouted = refused = 0
    for seed in SEEDS:
        for access, command in given_along(seed):
            if isinstance(access.plan(command), bc.Refused):
                refused += 1
                with pytest.raises(bc.RefusedError):
                    bc.impact(access, command)
                continue
            impact, after = bc.impact(access, command), access.after(command)
            assert impact == bc.diff(access, after) == pointwise(access, after), command
        for before, after in pairs_along(chain_of(Luck.of(seed), most=5)):
            found = bc.diff(before, after)
            assert found == pointwise(before, after), f"seed {seed}"
            gained, lost = gained + len(found.gained), lost + len(found.lost)
            rerouted += len(found.rerouted)
    return gained, lost, rerouted, refused


def test_impact_is_the_diff_of_after() -> None:
    """Whatever the command; a refused one has no impact to tell."""
    assert seen()[3] > 50


def test_much_is_gained_lost_and_rerouted() -> None:
    """The law is held against Worlds in which things do differ."""
    assert min(seen()[:3]) > 200
