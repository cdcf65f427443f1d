"""Scenario: a World from a file, with the questions that the file asks of it."""

from __future__ import annotations

from functools import cached_property
from typing import NoReturn

import attrs

from bcmodel.exchange.questions import Check, FileQuestion, What, Who
from bcmodel.exchange.results import Result
from bcmodel.resolve import Resolver
from bcmodel.rules import STANDARD, Parameters, Rulebook
from bcmodel.world import World


@attrs.frozen(slots=False, kw_only=True)
class Scenario:
    """
    A World, the parameters it is judged with, and questions with expected answers.

    `name` is the file it came from, `title` and `source` say what it shows and where the claim
    comes from.
    """

    world: World
    name: str = ""
    title: str = ""
    source: str = ""
    parameters: Parameters = attrs.field(factory=Parameters)
    checks: tuple[Check, ...] = ()
    who: tuple[Who, ...] = ()
    what: tuple[What, ...] = ()
    commands: tuple[NoReturn, ...] = ()
    """What happens before the questions are asked; nothing, in this version."""

    @cached_property
    def rulebook(self) -> Rulebook:
        """The standard rulebook with the parameters of the file."""
        changed = self.parameters.changed()
        return STANDARD.with_parameters(**changed) if changed else STANDARD

    @cached_property
    def access(self) -> Resolver:
        """The World under that rulebook, ready to answer."""
        return Resolver(self.world, self.rulebook)

    @property
    def questions(self) -> tuple[FileQuestion, ...]:
        """Every question of the file: its checks, then who, then what."""
        return (*self.checks, *self.who, *self.what)

    def run(self) -> tuple[Result, ...]:
        """Ask every question, and return what became of each."""
        access, places = self.access, self._places()
        return tuple(
            question.ask(access, index, place)
            for index, (question, place) in enumerate(zip(self.questions, places, strict=True))
        )

    def _places(self) -> list[str]:
        tables = {"check": self.checks, "who": self.who, "what": self.what}
        return [
            f"[[{table}]] row {row}"
            for table, questions in tables.items()
            for row in range(1, len(questions) + 1)
        ]

    def __repr__(self) -> str:
        told = f" {self.title!r}" if self.title else ""
        return f"<Scenario{told}: {len(self.questions)} questions of {self.world!r}>"
