"""Goals: some questions at once about a World, and what blind commands make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import bcmodel as bc
from bcmodel.change import succeed
from bcmodel.testing.luck import Luck
from bcmodel.vocab.actions import USING
from tests.laws.brute import every_command

Goal = tuple[str, ...]


def some_questions(access: bc.Resolver, luck: Luck, number: int) -> list[Goal]:
    """Return so many questions about a World, joint actions among them; none about an empty one."""
    tables = access.world.tables
    users, things = list(tables.users), list(tables.assets.values())
    used = [*things, *tables.codes.values(), *tables.workspaces.values()]
    asked: list[Goal] = []
    while things and users and len(asked) < number:
        thing = luck.one(things)
        action = luck.one([action for action in bc.Action if action.kind is thing.kind])
        using = [str(one.order[0]) for one in used if one.kind in USING.get(action, ())]
        if not action.is_joint:
            asked.append((luck.one(users), action, thing.id))
        elif using:
            asked.append((luck.one(users), action, thing.id, luck.one(using)))
    return asked


def opened_blindly(
    access: bc.Resolver, goals: Sequence[Goal], depth: int
) -> list[tuple[int, set[Goal]]]:
    """Return which goals all sequences of commands open, each with their number, fewest first."""
    opened: list[tuple[int, set[Goal]]] = []
    seen = {frozenset(access.world.facts())}
    layer = [access]
    for number in range(1, depth + 1):
        following: list[bc.Resolver] = []
        for after in (after for before in layer for after in _after_one(before)):
            facts = frozenset(after.world.facts())
            if facts not in seen:
                seen.add(facts)
                following.append(after)
                opened.append((number, {goal for goal in goals if after.can(*goal)}))
        layer = following
    return opened


def _after_one(access: bc.Resolver) -> Iterator[bc.Resolver]:
    """
    Yield what becomes of a World by each command of anybody that is accepted.

    Nobody is made an Admin: plans do not do that either, only to save a step.
    """
    for command in every_command(access.world):
        if getattr(command, "role", None) is bc.Role.ADMIN:
            continue
        try:
            planned = access.plan(command)
        except bc.InputError:
            continue
        if isinstance(planned, bc.Planned):
            yield succeed(access, planned.events)
