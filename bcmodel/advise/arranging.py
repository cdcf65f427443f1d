"""Arranging: who gives each command of a course, and in which order, so that few are bothered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from bcmodel.advise.actors import Given, Outcome, actors_of, fewest, outcome, planned_for
from bcmodel.advise.joining import Course
from bcmodel.advise.proposal import Proposal
from bcmodel.advise.remedy import Step
from bcmodel.change import Command, Event, Planned, succeed
from bcmodel.resolve import Resolver

Turns = tuple[int, ...]
"""Commands by their places in a course, in the order in which they are given."""
Waits = Mapping[int, frozenset[int]]
"""For each command, the earlier ones without which it would not have the same outcome."""
MOST_ORDERS = 64
"""How many partial orders are followed at a time."""


def arranged(start: Course, course: Course) -> tuple[Step, ...]:
    """
    Return the steps of a course, by as few people and in as few turns as possible.

    Every step has the same outcome as in the course, whoever takes it and whenever it comes.
    """
    steps = _steps(start.access, course.commands)
    chosen = fewest([step.actors for step in steps])
    commands = [
        attrs.evolve(step.command, actor=actor) for step, actor in zip(steps, chosen, strict=True)
    ]
    turns = Turning(chosen, _waiting(start.access, commands), _by_person(commands)).turns()
    in_turn = _steps(start.access, [commands[at] for at in turns])
    is_kept = len(in_turn) == len(steps) and all(step.actor in step.actors for step in in_turn)
    return in_turn if is_kept else steps


def _steps(access: Resolver, commands: Sequence[Command]) -> tuple[Step, ...]:
    """Return commands as steps, each with everybody who may give it then, up to a refused one."""
    steps: list[Step] = []
    for command in commands:
        events = _events(access, command)
        if events is None:
            break
        given = Given(Proposal(command), command, events)
        steps.append(Step(command, actors_of(access, given) or (command.actor,)))
        access = succeed(access, events)
    return tuple(steps)


def _events(access: Resolver, command: Command) -> tuple[Event, ...] | None:
    planned = planned_for(access, command)
    return planned.events if isinstance(planned, Planned) else None


def _by_person(commands: Sequence[Command]) -> Turns:
    """Return the places of commands: those about no person first, then person by person."""
    whom = [str(getattr(command, "user", None) or "") for command in commands]
    return tuple(sorted(range(len(commands)), key=lambda at: (whom[at], at)))


def _waiting(access: Resolver, commands: Sequence[Command]) -> Waits:
    """Return, for each command, the earlier ones without which its outcome would differ."""
    usual = _outcomes(access, commands)
    waits: dict[int, set[int]] = {at: set() for at in range(len(commands))}
    for left_out in range(len(commands)):
        for at, without in enumerate(_outcomes(access, commands, left_out)):
            if at > left_out and without != usual[at]:
                waits[at].add(left_out)
    return {at: frozenset(earlier) for at, earlier in waits.items()}


def _outcomes(
    access: Resolver, commands: Sequence[Command], left_out: int | None = None
) -> list[Outcome | None]:
    """Return the outcome of each command; None for one that is refused or left out."""
    found: list[Outcome | None] = []
    for at, command in enumerate(commands):
        events = None if at == left_out else _events(access, command)
        found.append(None if events is None else outcome(events))
        access = succeed(access, events) if events else access
    return found


@attrs.frozen
class Turning:
    """Steps to be put in turns: who takes each, what it waits for, and the usual order."""

    actors: tuple[str, ...]
    waits: Waits
    order: Turns

    def turns(self) -> Turns:
        """
        Return an order with the fewest turns in which every step comes after those it waits for.

        Of several such, it is the one in which steps are followed up soonest.
        """
        ways: dict[frozenset[int], Turns] = {frozenset(): ()}
        while ways:
            onward: dict[frozenset[int], Turns] = {}
            for way in ways.values():
                if len(way) == len(self.actors):
                    return way
                for longer in self._after(way):
                    done = frozenset(longer)
                    known = onward.setdefault(done, longer)
                    onward[done] = min(known, longer, key=self._kept_waiting)
            furthest = sorted(onward.items(), key=lambda way: -len(way[0]))
            ways = dict(furthest[:MOST_ORDERS])
        return tuple(range(len(self.actors)))

    def _after(self, way: Turns) -> Iterator[Turns]:
        """Yield an order continued by one turn: all steps that one person can take by then."""
        for person in dict.fromkeys(self.actors):
            turn = way
            while (step := self._next_of(person, turn)) is not None:
                turn = (*turn, step)
            if turn != way:
                yield turn

    def _next_of(self, person: str, done: Turns) -> int | None:
        """Return the first step that a person takes and that waits for nothing more."""
        own = (at for at in self.order if self.actors[at] == person and at not in done)
        return next((at for at in own if self.waits[at] <= set(done)), None)

    def _kept_waiting(self, way: Turns) -> int:
        """Return how many steps pass, in all, until the first of those that wait for each."""
        followed: dict[int, int] = {}
        for place, at in reversed(list(enumerate(way))):
            followed.update(dict.fromkeys(self.waits[at], place))
        return sum(followed[at] - place for place, at in enumerate(way) if at in followed)
