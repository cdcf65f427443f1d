"""Measures of change: the next World, its Resolver, and the first answer from that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from statistics import median
from time import perf_counter_ns as now
from typing import NamedTuple, TypeVar

import attrs

import bcmodel as bc
from tests.speed.asking import Asked, Bench
from tests.speed.clock import loop3, side_by_side
from tests.speed.figures import Figure
from tests.speed.names import ACTIONS
from tests.speed.town import OPERATE, drawing

F = TypeVar("F", bound=bc.Fact)
STEPS = 1_000
"""How many changes follow one another."""
WORKING = ACTIONS[OPERATE]
LEVELS = (bc.Level.ANALYST, bc.Level.OPERATOR, bc.Level.ADMIN)
Change = tuple[bc.Fact, Asked]
"""A fact that becomes true, and a question on which it bears."""


class Taken(NamedTuple):
    """Microseconds, of the median step."""

    world: float
    answer: float


def changes(bench: Bench) -> Iterator[Figure]:
    """Yield what one changed fact takes, by its kind, until a question on it is answered."""
    access = bench.access
    access.can_many(bench.asked)
    kinds: dict[str, Callable[[bc.World], list[Change]]] = {
        "assignment": _assignments,
        "share": _shares,
        "member": _members,
    }
    for kind, think_of in kinds.items():
        taken = _steps(access, think_of(access.world))
        limit = {"M": 100, "L": 200}.get(bench.size) if kind == "assignment" else None
        yield Figure(bench.size, f"one {kind}: World.changed, p50", taken.world, "us")
        name = f"one {kind}: succeeded_by + can, p50"
        yield Figure(bench.size, name, taken.answer, "us", most=limit)
        name = f"one {kind}: diff, p50"
        yield Figure(bench.size, name, _diffs(access, think_of(access.world)), "us")
    yield _commands(bench)
    yield _reading(bench)


def _steps(access: bc.Resolver, changes: Sequence[Change]) -> Taken:
    """Take the steps one after another, each from where the last one led."""
    making: list[int] = []
    answering: list[int] = []
    for fact, asked in changes:
        before = access.world.counterpart(fact)
        start = now()
        world = access.world.changed([fact])
        made = now()
        access = access.succeeded_by(world, [before, fact] if before else [fact])
        access.can(*asked)
        answering.append(now() - made)
        making.append(made - start)
    return Taken(median(making) / 1e3, median(answering) / 1e3)


def _diffs(access: bc.Resolver, changes: Sequence[Change]) -> float:
    """Return the microseconds it takes to tell what one change comes to, of the median change."""
    taken: list[int] = []
    for fact, asked in changes:
        before = access.world.counterpart(fact)
        world = access.world.changed([fact])
        after = access.succeeded_by(world, [before, fact] if before else [fact])
        after.can(*asked)
        start = now()
        bc.diff(access, after)
        taken.append(now() - start)
    return median(taken) / 1e3


def _assignments(world: bc.World) -> list[Change]:
    """Assign what is assigned at another level."""
    return [
        (attrs.evolve(held, level=level), (held.user, WORKING, held.asset))
        for held, level in zip(_some(world, bc.Assignment), cycle(LEVELS), strict=False)
    ]


def _shares(world: bc.World) -> list[Change]:
    """Share what is shared at another level, and ask about somebody it is assigned to."""
    assignees, everybody = world.tables.assignees, list(world.tables.users)
    return [
        (
            attrs.evolve(share, level=level),
            (assignees.get(share.asset, everybody)[0], WORKING, share.asset),
        )
        for share, level in zip(_some(world, bc.Share), cycle(LEVELS), strict=False)
    ]


def _members(world: bc.World) -> list[Change]:
    """Change the role of members, and ask about something that is assigned to them."""
    assignments = world.tables.assignments
    return [
        (
            attrs.evolve(member, role=role),
            (member.user, WORKING, next(iter(assignments.get(member.user, ("adv-0",))))),
        )
        for member, role in zip(_some(world, bc.Member), cycle(bc.Role), strict=False)
    ]


def _some(world: bc.World, fact_class: type[F]) -> list[F]:
    every = [fact for fact in world.facts() if isinstance(fact, fact_class)]
    return drawing(4).sample(every, min(STEPS, len(every)))


def _commands(bench: Bench) -> Figure:
    """Give commands one after another, and ask about what each of them did."""
    access = governed(bench.access)
    taken: list[int] = []
    for command in assigning(access.world):
        start = now()
        access = access.after(command)
        access.can(command.user, WORKING, command.asset)
        taken.append(now() - start)
    limit = {"M": 300, "L": 600}.get(bench.size)
    name = "one command: after + can, p50"
    return Figure(bench.size, name, median(taken) / 1e3, "us", most=limit)


def assigning(world: bc.World) -> Iterator[bc.commands.AssignAsset]:
    """Yield commands that assign what is assigned at another level; of a governed town."""
    for held, _ in _assignments(world):
        if isinstance(held, bc.Assignment) and _stands(world, held):
            yield bc.commands.AssignAsset(
                actor=f"boss of {held.business_center}",
                business_center=held.business_center,
                user=held.user,
                asset=held.asset,
                level=held.level,
            )


def governed(access: bc.Resolver) -> bc.Resolver:
    """Give every Business Center an Admin."""
    admins: list[bc.Fact] = []
    for center in access.world.tables.centers:
        boss = f"boss of {center}"
        admins += [bc.User(boss), bc.Member(center, boss, role=bc.Role.ADMIN)]
    return access.succeeded_by(access.world.changed(admins), admins)


def _stands(world: bc.World, held: bc.Assignment) -> bool:
    """Whether an assignment is of a member, of what their Business Center owns, and another."""
    member = world.tables.members[held.user].get(held.business_center)
    owner = getattr(world.tables.assets[held.asset], "owner", None)
    is_bound = member is not None and member.status is bc.Status.BOUND
    return is_bound and owner == held.business_center and world.counterpart(held) != held


def _reading(bench: Bench) -> Figure:
    """Ask the same of what was patched, there and back, and of what was compiled."""
    access = bench.access
    changed = [fact for fact, _ in _assignments(access.world)]
    for fact in (*changed, *(access.world.counterpart(fact) for fact in changed)):
        if fact:
            access = access.succeeded_by(access.world.changed([fact]), [fact])
            access.can(*bench.asked[0])
    patched, compiled = (loop3(one.can, bench.asked) for one in (access, bench.access))
    pair = side_by_side(patched, compiled, bench.repeats)
    each = 1e6 / len(bench.asked)
    name = f"can, after {len(changed):,} changes and back, beside before"
    return Figure(bench.size, name, pair.ours * each, "us", pair.floor * each, pair.ratio)
