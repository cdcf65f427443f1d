"""Remedies: they turn a denial into an allowance, hold nothing idle, and miss nothing shorter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import settings

import bcmodel as bc
from bcmodel.change.command import COMMANDS
from bcmodel.testing.luck import Luck
from tests.laws.acting import PERSONAL, able_to_take
from tests.laws.brute import Question, shortest
from tests.laws.goals import some_questions
from tests.laws.pairs import denied_pairs, pair
from tests.laws.tiny import denied, tiny
from tests.machines.walks import start

TINY = range(36)
"""Seeds of tiny worlds with two Admins."""
BREADTH = settings().max_examples // 30
"""How many worlds of each sort are gone through blindly; the deeper, the fewer."""
DEEPEST = (405, 402, 416, 400)
"""Seeds of tiny worlds with one Admin, in which every three commands are tried."""
LARGER = range(18)
"""Seeds of worlds with a bit of everything."""


class Mended(NamedTuple):
    """A denial, and a remedy of it."""

    access: bc.Resolver
    asked: Question
    remedy: bc.Remedy


def _ask(access: bc.Resolver, asked: Question) -> bc.Answer:
    user, action, asset, *using = asked
    return access.decide(user, action, asset, *using)


def _mended(
    access: bc.Resolver, questions: Sequence[Question], *, every_route: bool = False
) -> Iterator[Mended]:
    for asked in questions:
        for remedy in bc.remedies(access, _ask(access, asked), every_route=every_route):
            yield Mended(access, asked, remedy)


@cache
def every_remedy() -> tuple[Mended, ...]:
    """Return remedies of denials in tiny worlds, and in larger ones."""
    found: list[Mended] = []
    for seed in TINY:
        access = tiny(Luck.of(seed), crowded=True)
        found += _mended(access, denied(access)[::3], every_route=seed % 9 == 0)
    for seed in LARGER:
        access = start(Luck.of(seed), partly_seen=seed % 3 == 0).access
        found += _mended(access, some_questions(access, Luck.of(seed), 10))
    return tuple(found)


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
            able = able_to_take(access, step.command)
            if step.command.do in PERSONAL:
                assert set(step.actors) == {step.actor} <= able, (asked, step)
            else:
                assert set(step.actors) == able, (asked, step)
            access = access.after(step.command)  # noqa: PLW2901 - the World goes on


def test_the_platform_has_no_part_in_a_remedy() -> None:
    """What only the platform does is in no remedy."""
    for _, _, remedy in every_remedy():
        assert not any(COMMANDS[command.do].is_the_platforms for command in remedy.commands)


def test_what_is_not_denied_has_no_remedy() -> None:
    """Allowed and unknown answers have none."""
    asked = 0
    for seed in LARGER:
        access = start(Luck.of(seed), partly_seen=True).access
        for question in some_questions(access, Luck.of(seed), 10):
            decision = _ask(access, question)
            if not decision.denied:
                asked += 1
                assert bc.remedies(access, decision) == ()
    assert asked


@pytest.mark.parametrize("seed", range(60, 60 + 2 * BREADTH))
def test_what_one_command_would_do_is_found(seed: int) -> None:
    """Where any single command of anybody would do, a remedy of one command is found."""
    _compare(tiny(Luck.of(seed), crowded=True), denied, 1)
    _compare(pair(Luck.of(seed), crowded=True), denied_pairs, 1)


@pytest.mark.parametrize("seed", range(BREADTH))
def test_what_two_commands_would_do_is_found(seed: int) -> None:
    """Where any two commands of anybody would do, a remedy is found, and none is longer."""
    access = tiny(Luck.of(seed), crowded=seed % 2 == 0)
    book = bc.STANDARD.with_parameters(**PARAMETERS[seed % len(PARAMETERS)])
    _compare(bc.Resolver(access.world, book), denied, 2)


@pytest.mark.parametrize("seed", range(BREADTH // 2))
def test_what_two_commands_would_do_for_two_things_is_found(seed: int) -> None:
    """So it is of an ad account and another thing, used together or alone."""
    access = pair(Luck.of(seed), crowded=seed % 2 == 0)
    book = bc.STANDARD.with_parameters(**PARAMETERS[seed % len(PARAMETERS)])
    _compare(bc.Resolver(access.world, book), denied_pairs, 2)


@pytest.mark.parametrize("seed", DEEPEST[: max(1, BREADTH // 4)])
def test_what_three_commands_would_do_is_found(seed: int) -> None:
    """Where any three commands of anybody would do, a remedy is found, and none is longer."""
    _compare(tiny(Luck.of(seed), crowded=False), denied, 3)


PARAMETERS: tuple[dict[str, bool], ...] = (
    {},
    {"admin_must_be_assigned": False},
    {"admin_sees_money": True},
    {"partner_acceptance_required": False},
    {"bc_to_bc_transfer": True},
    {"audience_cross_bc": True},
    {"partner_downgrade_in_place": True, "partner_member_capped_by_share": False},
)
"""What the worlds above are told by, in turn."""


def _compare(
    access: bc.Resolver, asking: Callable[[bc.Resolver], list[Question]], depth: int
) -> None:
    """Assert that every remedy is as short as any that is found blindly, and none is missing."""
    mended = {q: bc.remedies(access, _ask(access, q)) for q in asking(access)}
    assert all(len({len(one) for one in found}) <= 1 for found in mended.values())
    least = {asked: len(found[0]) if found else depth + 1 for asked, found in mended.items()}
    to_undercut = [asked for asked, length in least.items() if length > 1]
    told = {asked: least[asked] for asked in to_undercut if least[asked] <= depth}
    assert told == shortest(access, to_undercut, depth)
