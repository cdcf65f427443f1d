"""Turns: the steps of a plan as Markdown, under who acts, until somebody else goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bcmodel.advise.goals import JointPlan, turns_of
from bcmodel.advise.remedy import Step
from bcmodel.show.instructions import Instructions
from bcmodel.show.sentences import counted, listed
from bcmodel.vocab.words import Status

MOST_NAMED = 3
"""How many of the people who could take a step instead are named."""
A_RUN = 3
"""From how many in a row numbers are given by the first and the last."""
NOTHING_TO_DO = "Everything is in place. There is nothing to do."
NOBODY_CAN = "As things stand, there is no step that would help."


def opening(instructions: Instructions, plan: JointPlan) -> list[str]:
    """Return how much there is to do, and who is to do it."""
    if not plan.steps:
        return [NOTHING_TO_DO if plan.allowed else NOBODY_CAN]
    much = f"{counted(len(plan), 'step')} for {counted(len(plan.by_actor), 'person', 'people')}"
    at = instructions.access.world.at
    much = f"As things stand on {at.day} {at:%B %Y}, this takes {much}."
    if len(plan) == 1:
        return [much]
    people = [
        f"- **{instructions.called(actor)}**: {_numbers(plan, actor)}" for actor in plan.by_actor
    ]
    order = "Please take them in the order of their numbers: most need the ones before them."
    return [f"{much} {order}", "\n".join(people)]


def _numbers(plan: JointPlan, actor: str) -> str:
    """Return the numbers of the steps that somebody takes."""
    numbers = [number for number, step in enumerate(plan.steps, 1) if step.actor == actor]
    runs: list[list[int]] = []
    for number in numbers:
        if not runs or runs[-1][-1] != number - 1:
            runs.append([])
        runs[-1].append(number)
    few = (run if len(run) < A_RUN else [f"{run[0]} to {run[-1]}"] for run in runs)
    return f"step{'s' * (len(numbers) > 1)} {listed([str(one) for run in few for one in run])}"


def tell_turns(instructions: Instructions, steps: Sequence[Step], depth: int = 2) -> Iterator[str]:
    """Yield the turns of a plan: who is to act, and their steps until somebody else goes on."""
    for actor, turn in turns_of(steps):
        yield f"{'#' * depth} {instructions.called(actor)}{_acting_for(instructions, actor, turn)}"
        able = [frozenset(step.actors) for _, step in turn]
        together = able[0].intersection(*able) - {actor}
        if together:
            yield f"{_some(instructions, sorted(together))} can do this instead."
        lines = (_line(instructions, number, step, together) for number, step in turn)
        yield "\n".join(line for step in lines for line in step)


def _acting_for(instructions: Instructions, actor: str, turn: Sequence[tuple[int, Step]]) -> str:
    """Return the Business Center for which somebody acts, if they do."""
    sides = (getattr(step.command, "business_center", None) for _, step in turn)
    entries = instructions.tables.members.get(actor, {})
    center = next((side for side in sides if side in entries), None)
    is_inside = center is not None and entries[center].status is Status.BOUND
    return f", {instructions.called(center)}" if center and is_inside else ""


def _line(
    instructions: Instructions, number: int, step: Step, together: frozenset[str]
) -> Iterator[str]:
    """Yield the lines of a step: its box, where it is found, what is good to know."""
    begins = f"{number}. "
    yield f"{begins}[ ] {instructions.sentence(step.command)}"
    others = sorted({*step.actors} - {step.actor} - together)
    instead = f"{_some(instructions, others)} can do this step instead." if others else ""
    for line in (
        f"Where: {instructions.where(step.command)}",
        instructions.note(step.command),
        instead,
    ):
        if line:
            yield f"{' ' * len(begins)}- {line}"


def _some(instructions: Instructions, people: Sequence[str]) -> str:
    """Return a few people by name, and how many more there are."""
    named = [instructions.called(one) for one in people[:MOST_NAMED]]
    more = len(people) - len(named)
    return listed([*named, *([f"{more} more"] if more else [])], "or")
