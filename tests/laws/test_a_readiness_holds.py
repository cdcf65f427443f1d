"""Readiness: what it says is so, and its plan makes true what it says can be reached."""

from __future__ import annotations

from functools import cache

import bcmodel as bc
from bcmodel import Kind
from bcmodel.testing.luck import Luck
from tests.machines.walks import start

SEEDS = range(6, 35)
"""Seeds of worlds with a bit of everything, some of them seen in part only."""
IN_A_KIT = (Kind.AD_ACCOUNT, Kind.TIKTOK_ACCOUNT, Kind.PIXEL, Kind.CATALOG, Kind.SHOP)
NEEDED = IN_A_KIT[:3]
Case = tuple[bc.Resolver, bc.Readiness, tuple[str, ...]]


@cache
def every_readiness() -> tuple[Case, ...]:
    """Return what people and Business Centers need of things chosen by luck."""
    found: list[Case] = []
    for seed in SEEDS:
        luck = Luck.of(seed)
        access = start(luck, partly_seen=seed % 2 == 0).access
        tables = access.world.tables
        what = _kit(access, luck)
        both = (luck.one(list(tables.users)), luck.one(list(tables.centers))) if what else ()
        found += [(access, bc.readiness(access, who, *what), what) for who in both]
    return tuple(found)


def _kit(access: bc.Resolver, luck: Luck) -> tuple[str, ...]:
    """Choose a thing of each kind that is needed, and perhaps of the others; none if one lacks."""
    kit: list[str] = []
    for kind in IN_A_KIT:
        things = [one.id for one in access.world.tables.assets.values() if one.kind is kind]
        if things and (kind in NEEDED or luck.happens(30)):
            kit.append(luck.one(things))
        elif kind in NEEDED:
            return ()
    return tuple(kit)


def test_the_worlds_are_rich() -> None:
    """What is needed holds, lacks and is unknown, is reached and is not, of both sorts of who."""
    needs = [need for _, ready, _ in every_readiness() for need in ready.needs]
    assert {need.state for need in needs} == {"holds", "lacks", "unknown"}
    assert {need.is_reached for need in needs if need.lacks} == {True, False}
    assert {need.kind for need in needs} == {*IN_A_KIT, Kind.BUSINESS_CENTER}


def test_the_plan_makes_it_so() -> None:
    """Carried out by its actors, the plan leaves lacking only what it says is out of reach."""
    for access, ready, what in every_readiness():
        after = bc.readiness(access.after_all(ready.plan.commands), ready.who, *what)
        for before, then in zip(ready.needs, after.needs, strict=True):
            assert then.holds is before.is_reached, (ready, before.kind)


def test_nobody_made_up_has_a_part_in_it() -> None:
    """Whoever acts, is named in a command or in a fact is somebody of the World."""
    for access, ready, _ in every_readiness():
        users, facts = set(access.world.tables.users), set(access.world.facts())
        for command in ready.plan.commands:
            assert {command.actor, getattr(command, "user", command.actor)} <= users
        assert all(need.facts <= facts for need in ready.needs)


def test_a_business_center_that_is_ready_can_make_its_people_so() -> None:
    """Where a Business Center is ready, a member who is assigned the kit there is ready in it."""
    shown = 0
    for access, ready, what in every_readiness():
        center = ready.who if ready.who in access.world.tables.centers else None
        after = access.after_all(ready.plan.commands)
        if center is None or not ready.reachable:
            continue
        newcomer = bc.User("newcomer", two_step=True)
        given = [bc.Assignment(center, "newcomer", one, level=_level(after, one)) for one in what]
        facts = [newcomer, bc.Member(center, "newcomer"), *given]
        world = bc.World.of(*after.world.facts(), *facts, at=after.world.at)
        there = bc.Resolver(world, after.rulebook)
        assert bc.readiness(there, "newcomer", *what, within=center).ready
        shown += 1
    assert shown


def _level(access: bc.Resolver, asset: str) -> str | None:
    """Return the level at which an ad account is worked on; of anything else, the lowest."""
    thing = access.world.thing(asset)
    return "OPERATOR" if thing is not None and thing.kind is Kind.AD_ACCOUNT else None
