"""Joint plans: they reach every goal that can be, hold nothing idle, and are short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import attrs
import pytest

import bcmodel as bc
from bcmodel.testing.luck import Luck
from tests.laws.acting import PERSONAL, able_to_take
from tests.laws.goals import Goal, opened_blindly, some_questions
from tests.laws.tiny import denied, tiny
from tests.machines.walks import start

TINY = range(24)
"""Seeds of tiny worlds with two Admins."""
LARGER = range(16)
"""Seeds of worlds with a bit of everything."""
DEEPER = (18, 19, 31, 35)
"""Seeds of tiny worlds with one Admin, in which every two commands are tried blindly."""
MANY = 20
"""How many pairs of goals are compared in each of them."""
FEW = 4
"""From how many steps on not every part of a plan is tried, but those that lack one or two."""


@attrs.frozen(eq=False)
class Planned:
    """Goals in a World, and the plan for them."""

    access: bc.Resolver
    plan: bc.JointPlan

    @property
    def reached(self) -> list[Goal]:
        """The goals that are to be allowed after the plan."""
        return [tuple(filter(None, goal.question)) for goal in self.plan.reached]


@cache
def every_plan() -> tuple[Planned, ...]:
    """Return plans for some goals at once in tiny worlds, and in larger ones."""
    found: list[Planned] = []
    for seed in TINY:
        luck = Luck.of(seed)
        access = tiny(luck, crowded=True)
        questions = denied(access)
        goals = [luck.one(questions) for _ in range(3)] if questions else []
        found.append(Planned(access, bc.plan_for(access, goals)))
    for seed in LARGER:
        access = start(Luck.of(seed), partly_seen=seed % 3 == 0).access
        goals = some_questions(access, Luck.of(seed), FEW)
        found.append(Planned(access, bc.plan_for(access, goals)))
    return tuple(found)


def _allows(access: bc.Resolver, goals: Sequence[Goal]) -> bool:
    return all(access.decide(*goal).allowed for goal in goals)


def _after(access: bc.Resolver, commands: Sequence[bc.Command]) -> bc.Resolver | None:
    try:
        return access.after_all(commands)
    except (bc.InputError, bc.RefusedError):
        return None


def test_plans_are_found_for_much() -> None:
    """The worlds below give plans of many lengths, by many commands, and goals out of reach."""
    plans = [planned.plan for planned in every_plan()]
    assert {len(plan) for plan in plans} >= {0, 1, 2, 3, 4, 5}
    assert len({command.do for plan in plans for command in plan.commands}) >= 15
    assert any(plan.out_of_reach for plan in plans)
    assert any(goal.before.allowed for plan in plans for goal in plan.goals)


def test_every_goal_is_allowed_after_the_plan() -> None:
    """Carried out in its order, by its actors, a plan makes true what it says of every goal."""
    for planned in every_plan():
        after = planned.access.after_all(planned.plan.commands)
        for goal in planned.plan.goals:
            asked = tuple(filter(None, goal.question))
            assert planned.access.decide(*asked).verdict is goal.before.verdict
            assert after.decide(*asked).verdict is goal.after.verdict


def test_what_is_allowed_already_stays_so() -> None:
    """A plan takes no goal away that was reached before it."""
    for planned in every_plan():
        for goal in planned.plan.goals:
            assert goal.is_reached or not goal.before.allowed


def test_what_is_out_of_reach_has_no_remedy_that_takes_nothing_away() -> None:
    """After a plan, what is still denied has no remedy but such as undo what was reached."""
    for planned in every_plan():
        for goal in planned.plan.out_of_reach:
            for remedy in bc.remedies(goal.after.access, goal.after):
                after = goal.after.access.after_all(remedy.commands)
                assert not _allows(after, planned.reached), (planned.plan, remedy.text)


def _parts(commands: tuple[bc.Command, ...]) -> Iterator[tuple[bc.Command, ...]]:
    """Yield proper parts of a plan: all of a short one, the largest ones of a long one."""
    least = 0 if len(commands) <= FEW else len(commands) - 2
    for size in range(least, len(commands)):
        yield from combinations(commands, size)


def test_no_step_can_be_left_out() -> None:
    """With any of its commands left out, a plan is refused on the way, or misses a goal."""
    for planned in every_plan():
        for part in _parts(planned.plan.commands):
            after = _after(planned.access, part)
            assert after is None or not _allows(after, planned.reached), planned.plan


def test_no_step_comes_twice() -> None:
    """No two steps are the same, whoever takes them; what people do for themselves is theirs."""
    for planned in every_plan():
        anonymous = [
            command if command.do in PERSONAL else attrs.evolve(command, actor="anybody")
            for command in planned.plan.commands
        ]
        assert len(set(anonymous)) == len(anonymous), planned.plan


def test_every_actor_can_take_the_step_and_nobody_else() -> None:
    """At its point in the plan a step is accepted of all its actors, and of nobody besides."""
    for planned in every_plan():
        access = planned.access
        for step in planned.plan.steps:
            able = able_to_take(access, step.command)
            expected = {step.actor} if step.command.do in PERSONAL else able
            assert set(step.actors) == expected, step
            assert step.actor in able
            access = access.after(step.command)


def test_a_plan_for_several_is_no_longer_than_plans_for_each() -> None:
    """A joint plan is as long as the longest remedy at least, and as all together at most."""
    for planned in every_plan():
        goals = [goal for goal in planned.plan.goals if goal.before.denied]
        best = {goal.question: bc.remedies(planned.access, goal.before, 1) for goal in goals}
        lengths = [len(remedy) for found in best.values() for remedy in found]
        if lengths:
            assert max(lengths) <= len(planned.plan)
            if all(best.values()):
                assert len(planned.plan) <= sum(lengths)


@pytest.mark.parametrize("seed", DEEPER)
def test_what_two_commands_would_do_is_found(seed: int) -> None:
    """Where any two commands of anybody reach two goals, the joint plan is no longer."""
    access = tiny(Luck.of(seed), crowded=False)
    questions = denied(access)
    opened = opened_blindly(access, questions, 2)
    reached = [
        (pair, next((number for number, yes in opened if yes.issuperset(pair)), None))
        for pair in combinations(questions, 2)
    ]
    compared = [(pair, least) for pair, least in reached if least is not None]
    assert len(compared) > MANY
    for pair, least in compared[:: len(compared) // MANY]:
        plan = bc.plan_for(access, pair)
        assert plan.allowed, pair
        assert len(plan) == least, (pair, plan)
