"""Remedies: they turn a denial into an allowance, hold nothing idle, and miss nothing shorter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

import attrs
import pytest

import bcmodel as bc
from bcmodel.change.command import COMMANDS
from bcmodel.vocab.actions import USING
from tests.laws.brute import Question, shortest
from tests.laws.tiny import denied, tiny
from tests.luck import Luck
from tests.machines.walks import start

TINY = range(36)
"""Seeds of tiny worlds with two Admins."""
BLIND = range(60, 80)
"""Seeds of such worlds in which every single command is tried blindly."""
DEEPER = (6, 8, 9, 10)
"""Seeds of tiny worlds with one Admin, in which every two commands are."""
DEEPEST = 104
"""A seed of such a World in which every three commands are."""
LARGER = range(18)
"""Seeds of worlds with a bit of everything."""
PERSONAL = {"sign_up", "enable_two_step", "accept_invitation", "create_business_center"}
"""What everybody does for themselves: others do it too, and something else comes of it."""


class Mended(NamedTuple):
    """A denial, and a remedy of it."""

    access: bc.Resolver
    asked: Question
    remedy: bc.Remedy


def _ask(access: bc.Resolver, asked: Question) -> bc.Answer:
    user, action, asset, *using = asked
    return access.decide(user, action, asset, *using)


def _mended(access: bc.Resolver, questions: Sequence[Question]) -> Iterator[Mended]:
    for asked in questions:
        for remedy in bc.remedies(access, _ask(access, asked)):
            yield Mended(access, asked, remedy)


@cache
def every_remedy() -> tuple[Mended, ...]:
    """Return remedies of denials in tiny worlds, and in larger ones."""
    found: list[Mended] = []
    for seed in TINY:
        access = tiny(Luck.of(seed), crowded=True)
        found += _mended(access, denied(access)[::3])
    for seed in LARGER:
        access = start(Luck.of(seed), partly_seen=seed % 3 == 0).access
        found += _mended(access, _some_questions(access, seed))
    return tuple(found)


def _some_questions(access: bc.Resolver, seed: int) -> list[Question]:
    """Return some questions of a larger World, joint actions among them."""
    luck, tables = Luck.of(seed), access.world.tables
    users, things = list(tables.users), list(tables.assets.values())
    used = [*things, *tables.codes.values(), *tables.workspaces.values()]
    asked: list[Question] = []
    while things and users and len(asked) < 10:
        thing = luck.one(things)
        action = luck.one([action for action in bc.Action if action.kind is thing.kind])
        using = [str(one.order[0]) for one in used if one.kind in USING.get(action, ())]
        if not action.is_joint:
            asked.append((luck.one(users), action, thing.id))
        elif using:
            asked.append((luck.one(users), action, thing.id, luck.one(using)))
    return asked


def test_remedies_are_found_for_much() -> None:
    """The worlds below give remedies of one, two and three commands, by many commands."""
    found = every_remedy()
    assert {len(mended.remedy) for mended in found} >= {1, 2, 3}
    assert len({command.do for mended in found for command in mended.remedy.commands}) >= 20


def test_a_remedy_flips_the_verdict() -> None:
    """Carried out in its order, by its actors, a remedy makes what was denied allowed."""
    for access, asked, remedy in every_remedy():
        assert _ask(access, asked).denied
        assert _ask(access.after_all(remedy.commands), asked).allowed, (asked, remedy.text)


def test_no_proper_part_of_a_remedy_does() -> None:
    """With any of its commands left out, a remedy is refused on the way, or does not help."""
    for access, asked, remedy in every_remedy():
        for size in range(1, len(remedy)):
            for part in combinations(remedy.commands, size):
                assert not _helps(access, asked, part), (asked, part)


def _helps(access: bc.Resolver, asked: Question, commands: Sequence[bc.Command]) -> bool:
    try:
        return _ask(access.after_all(commands), asked).allowed
    except (bc.InputError, bc.RefusedError):
        return False


def test_every_actor_can_take_the_step_and_nobody_else() -> None:
    """At its point in the plan a step is accepted of all its actors, and of nobody besides."""
    for access, asked, remedy in every_remedy():
        for step in remedy.steps:
            able = {user for user in access.world.tables.users if _may(access, step.command, user)}
            if step.command.do in PERSONAL:
                assert set(step.actors) == {step.actor} <= able, (asked, step)
            else:
                assert set(step.actors) == able, (asked, step)
            access = access.after(step.command)  # noqa: PLW2901 - the World goes on


def _may(access: bc.Resolver, command: bc.Command, user: str) -> bool:
    """Whether a command of somebody is accepted, and comes to the same as that of its actor."""
    theirs, planned = access.plan(attrs.evolve(command, actor=user)), access.plan(command)
    if not isinstance(theirs, bc.Planned) or not isinstance(planned, bc.Planned):
        return False
    told = [[(event.before, event.after) for event in one.events] for one in (theirs, planned)]
    return told[0] == told[1]


def test_the_platform_has_no_part_in_a_remedy() -> None:
    """What only the platform does is in no remedy."""
    for _, _, remedy in every_remedy():
        assert not any(COMMANDS[command.do].is_the_platforms for command in remedy.commands)


def test_what_is_not_denied_has_no_remedy() -> None:
    """Allowed and unknown answers have none."""
    asked = 0
    for seed in LARGER:
        access = start(Luck.of(seed), partly_seen=True).access
        for question in _some_questions(access, seed):
            decision = _ask(access, question)
            if not decision.denied:
                asked += 1
                assert bc.remedies(access, decision) == ()
    assert asked


@pytest.mark.parametrize("seed", BLIND)
def test_what_one_command_would_do_is_found(seed: int) -> None:
    """Where any single command of anybody would do, a remedy of one command is found."""
    _compare(tiny(Luck.of(seed), crowded=True), 1)


@pytest.mark.parametrize("seed", DEEPER)
def test_what_two_commands_would_do_is_found(seed: int) -> None:
    """Where any two commands of anybody would do, a remedy is found, and none is longer."""
    _compare(tiny(Luck.of(seed), crowded=False), 2)


def test_what_three_commands_would_do_is_found() -> None:
    """Where any three commands of anybody would do, a remedy is found, and none is longer."""
    _compare(tiny(Luck.of(DEEPEST), crowded=False), 3)


def _compare(access: bc.Resolver, depth: int) -> None:
    questions = denied(access)
    least = shortest(access, questions, depth)
    for asked in questions:
        lengths = {len(remedy) for remedy in bc.remedies(access, _ask(access, asked))}
        within = {length for length in lengths if length <= depth}
        assert within == ({least[asked]} if asked in least else set()), asked
