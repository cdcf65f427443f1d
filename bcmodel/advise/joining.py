"""Joining: remedies of several questions put together as one course of commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from bcmodel.advise.actors import planned_for
from bcmodel.advise.remedy import Remedy, remedies
from bcmodel.advise.search import Changes, State, ask, changes_by
from bcmodel.change import Command, Planned, succeed
from bcmodel.resolve import Answer, Resolver
from bcmodel.resolve.question import Question
from bcmodel.vocab.actions import JOINT

MOST_REMEDIES = 6
"""How many remedies of each question are compared."""
MOST_ORDERS = 6
"""In how many orders the questions are tried."""

Position = tuple[State, Question]
"""What differs, and the question asked there."""


@attrs.frozen(eq=False)
class Course:
    """Commands given one after another, and where they led to."""

    access: Resolver
    commands: tuple[Command, ...] = ()
    changes: Changes = attrs.field(factory=Changes)

    def then(self, command: Command) -> Course | None:
        """Return the course with one more command; None where it is refused or makes no sense."""
        planned = planned_for(self.access, command)
        if not isinstance(planned, Planned):
            return None
        after = succeed(self.access, planned.events)
        changes = self.changes | changes_by(planned.events)
        return Course(after, (*self.commands, command), changes)

    def then_all(self, commands: Iterable[Command]) -> Course | None:
        """Return the course with more commands; None where one of them is refused."""
        course: Course | None = self
        for command in commands:
            course = course.then(command) if course else None
        return course

    def answer(self, question: Question) -> Answer:
        """Return the answer to a question at the end of the course."""
        return ask(self.access, question)

    def allows(self, questions: Iterable[Question]) -> list[Question]:
        """Return the questions that are allowed at the end of the course."""
        return [question for question in questions if self.answer(question).allowed]

    def with_accepted(self, commands: Iterable[Command]) -> Course:
        """Return the course with those of the commands that are accepted; others are skipped."""
        course = self
        for command in commands:
            course = course.then(command) or course
        return course


def _orders(groups: Sequence[Sequence[Question]]) -> Iterator[list[Sequence[Question]]]:
    """Yield orders of groups: as they are, and with each of the first few moved to the front."""
    for at in range(max(1, min(len(groups), MOST_ORDERS))):
        yield [groups[at], *groups[:at], *groups[at + 1 :]] if groups else []


@attrs.frozen(eq=False)
class Joining:
    """
    What is to become allowed, from where, and who is to be left alone.

    Nobody who is `spared` gives a command, or is invited. Remedies once found are kept, as other
    courses lead to the same place.
    """

    start: Course
    questions: tuple[Question, ...]
    spared: frozenset[str] = frozenset()
    _found: dict[Position, tuple[Remedy, ...]] = attrs.field(
        factory=dict[Position, tuple[Remedy, ...]], init=False
    )

    def shortest(self) -> Course:
        """Return the shortest course found that allows as many of the questions as possible."""
        wanted = [one for one in self.questions if self.start.answer(one).denied]
        hopeful = [one for one in wanted if any(self._ways(self.start, one))]
        groups = self._groups(hopeful)
        courses = (self._through(self.start, order) for order in _orders(groups))
        best = min(courses, key=self._rank, default=self.start)
        if len(best.commands) > max(map(self._least, hopeful), default=0):
            best = self._improved(best, groups)
        return self._through(best, [[one] for one in wanted if one not in hopeful])

    def _improved(self, course: Course, groups: Sequence[Sequence[Question]]) -> Course:
        """Return a course that gets no shorter by dropping a step and finding others instead."""
        while True:
            others = (self._through(part, groups) for part in self._parts(course))
            best = min(others, key=self._rank, default=course)
            if self._rank(best) >= self._rank(course):
                return course
            course = best

    def _parts(self, course: Course) -> Iterator[Course]:
        """Yield the course without each of its steps in turn, and what is then refused."""
        given = course.commands
        for at in range(len(given)):
            yield self.start.with_accepted((*given[:at], *given[at + 1 :]))

    def _rank(self, course: Course) -> tuple[int, int, int]:
        """Return what courses are sorted by, the best first: reach, length, how many people."""
        reached = len(course.allows(self.questions))
        people = {command.actor for command in course.commands}
        return -reached, len(course.commands), len(people)

    def _least(self, question: Question) -> int:
        """Return how many commands one question takes by itself."""
        return min(len(way) for way in self._ways(self.start, question))

    def _groups(self, questions: Sequence[Question]) -> list[list[Question]]:
        """Return questions in groups about the same asset and used thing, the hardest first."""
        groups: dict[tuple[object, ...], list[Question]] = {}
        for question in questions:
            groups.setdefault(question[2:], []).append(question)
        return sorted(groups.values(), key=lambda group: -max(map(self._least, group)))

    def _through(self, course: Course, order: Iterable[Sequence[Question]]) -> Course:
        """Return the course continued through groups of questions, as far as it can go."""
        for group in order:
            on: Course | None = course
            while on is not None:
                course = on
                on = self._onward(course, group)
        return course

    def _onward(self, course: Course, group: Sequence[Question]) -> Course | None:
        """Return the course with the remedy of a question of the group that allows most in all."""
        waiting = [question for question in group if course.answer(question).denied]
        ways = {way: None for question in waiting for way in self._ways(course, question)}
        reached = course.allows(self.questions)
        best: tuple[tuple[int, int], Course] | None = None
        for way in ways:
            after = course.then_all(way)
            if after is None or len(after.allows(reached)) < len(reached):
                continue
            rank = (-len(after.allows(self.questions)), len(way))
            if best is None or rank < best[0]:
                best = (rank, after)
        return best[1] if best else None

    def _ways(self, course: Course, question: Question) -> Iterator[tuple[Command, ...]]:
        """Yield the commands of each remedy, or by way of the action that a joint one builds on."""
        found = self._remedies(course, question)
        yield from (remedy.commands for remedy in found)
        base = JOINT.get(question.action, question.action)
        if found or base is question.action:
            return
        stone = question._replace(action=base, using=None, post=None)
        for first in self._remedies(course, stone):
            after = course.then_all(first.commands)
            for rest in self._remedies(after, question) if after else ():
                yield (*first.commands, *rest.commands)

    def _remedies(self, course: Course, question: Question) -> tuple[Remedy, ...]:
        here = (frozenset(course.changes.items()), question)
        if here not in self._found:
            every = remedies(course.access, course.answer(question), MOST_REMEDIES)
            self._found[here] = tuple(one for one in every if not self._bothers(one))
        return self._found[here]

    def _bothers(self, remedy: Remedy) -> bool:
        """Whether a remedy asks anything of those who are to be left alone."""
        return any(
            {command.actor, getattr(command, "user", None)} & self.spared
            for command in remedy.commands
        )
