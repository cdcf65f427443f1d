"""Scenario: a World from a file, what happens in it, and the questions that the file asks."""

from __future__ import annotations

import attrs

from bcmodel.change import Command, History
from bcmodel.exchange.findings import MustBeFound, MustNotBeFound
from bcmodel.exchange.questions import Check, What, Who
from bcmodel.exchange.results import Result
from bcmodel.exchange.steps import Step
from bcmodel.resolve import Resolver
from bcmodel.rules import Parameters, Rulebook
from bcmodel.world import World

FileQuestion = Check | Who | What | MustBeFound | MustNotBeFound
"""A question of a file: about what people can do, or about what an audit finds."""


def place_of(table: str, row: int) -> str:
    """
    Return how messages name a row of a file, counted from 1.

    >>> place_of("check", 2)
    '[[check]] row 2'
    """
    return f"[[{table}]] row {row}"


def _beginning(history: History) -> tuple[object, ...]:
    """Return what makes two histories of the same steps alike; Resolvers are never equal."""
    book = history.start.rulebook
    return history.start.world, book.parameters, book.gates, book.ways, book.conditions


@attrs.frozen(kw_only=True)
class Scenario:
    """
    A World, the rulebook it is judged by, commands, and questions with expected answers.

    `world` is the World at first, `access` what the commands (`steps`) lead to, and `history` what
    became of each of them. `name` is the file it came from, `title` and `source` say what it shows
    and where the claim comes from.
    """

    history: History = attrs.field(eq=_beginning)
    name: str = ""
    title: str = ""
    source: str = ""
    checks: tuple[Check, ...] = ()
    who: tuple[Who, ...] = ()
    what: tuple[What, ...] = ()
    findings: tuple[MustBeFound, ...] = ()
    no_findings: tuple[MustNotBeFound, ...] = ()
    steps: tuple[Step, ...] = ()
    """What happens before the questions are asked, with what is expected of it."""

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands given before the questions are asked, in order."""
        return tuple(step.command for step in self.steps)

    @property
    def world(self) -> World:
        """The World at first."""
        return self.history.start.world

    @property
    def rulebook(self) -> Rulebook:
        """The standard rulebook, or the one given to `load`, with the parameters of the file."""
        return self.history.start.rulebook

    @property
    def parameters(self) -> Parameters:
        """The parameters of the file, with those of the rulebook where it says nothing."""
        return self.rulebook.parameters

    @property
    def access(self) -> Resolver:
        """The World after all commands, under that rulebook, ready to answer."""
        return self.history.access

    @property
    def questions_by_table(self) -> dict[str, tuple[FileQuestion, ...]]:
        """The questions of each table: its checks, then who, what, and what an audit finds."""
        return {
            "check": self.checks,
            "who": self.who,
            "what": self.what,
            "finding": self.findings,
            "no_finding": self.no_findings,
        }

    @property
    def questions(self) -> tuple[FileQuestion, ...]:
        """Every question of the file, table by table."""
        return tuple(one for asked in self.questions_by_table.values() for one in asked)

    def run(self) -> tuple[Result, ...]:
        """Ask every question, and return what became of each, and of each command."""
        places = [
            place_of(table, row)
            for table, asked in self.questions_by_table.items()
            for row in range(1, len(asked) + 1)
        ]
        answered = [
            question.ask(self.access, index, place)
            for index, (question, place) in enumerate(zip(self.questions, places, strict=True))
        ]
        given = zip(self.steps, self.history.entries, strict=True)
        done = [
            step.judge(entry, len(answered) + index, place_of("command", index + 1))
            for index, (step, entry) in enumerate(given)
        ]
        return (*answered, *done)

    def __repr__(self) -> str:
        told = f" {self.title!r}" if self.title else ""
        given = f"{len(self.steps)} commands and " if self.steps else ""
        return f"<Scenario{told}: {given}{len(self.questions)} questions of {self.world!r}>"
