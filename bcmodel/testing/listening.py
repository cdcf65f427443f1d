"""Listening: notes in a tally what a suite asks of Resolvers, and which commands it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import currentframe
from typing import Any
from weakref import WeakKeyDictionary

import pytest

from bcmodel.change import History, Refusal
from bcmodel.change.demand import Demand
from bcmodel.resolve import Answer, Query, Resolver
from bcmodel.testing.tallying import Tally

Method = Callable[..., Any]

FOR_THE_SUITE = frozenset(
    {"bcmodel.exchange.questions", "bcmodel.exchange.reading", "bcmodel.testing.expectations"}
)
"""The modules of bcmodel that ask on behalf of a suite; what others ask does not count."""
PLANNING = "bcmodel.change.planning"
COMMANDING = (
    *((Resolver, name) for name in ("plan", "after", "after_all")),
    *((History, name) for name in ("then", "then_all")),
)
"""The methods by which a command is given."""


class Ear:
    """
    Hears the questions and commands of a suite, and notes in a tally what their answers rest on.

    What `can` answers from an index is decided once more, to learn the reasons. The same question
    to the same Resolver counts once. Of a command, what counts is the right to give it and each
    condition that holds, or else everything that refuses it.
    """

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self._patches = pytest.MonkeyPatch()
        self._asked = WeakKeyDictionary[Resolver, set[object]]()
        self._commands = 0
        """How many commands of the suite are being planned, one within another."""
        self._decide = Resolver.decide

    def open(self) -> None:
        """Begin to listen."""
        self._wrap(Resolver, "decide", self._hear_decide)
        self._wrap(Resolver, "can", self._hear_can)
        for many in ("can_many", "decide_many"):
            self._wrap(Resolver, many, self._hear_many)
        for owner, name in COMMANDING:
            self._wrap(owner, name, self._hear_command)
        self._wrap(Demand, "__call__", self._hear_demand)
        self._wrap(Refusal, "__init__", self._hear_refusal)

    def close(self) -> None:
        """Leave everything as it was."""
        self._patches.undo()

    def _wrap(self, owner: type, name: str, hearing: Callable[[Method], Method]) -> None:
        original: Method = getattr(owner, name)
        self._patches.setattr(owner, name, wraps(original)(hearing(original)))

    def _hear_decide(self, decide: Method) -> Method:
        def heard(access: Resolver, *args: object, **named: object) -> Answer:
            answer: Answer = decide(access, *args, **named)
            asking = _caller()
            is_leave = self._commands and asking == PLANNING and answer.allowed
            if is_leave or _is_of_the_suite(asking):
                self._note(access, answer)
            return answer

        return heard

    def _hear_can(self, can: Method) -> Method:
        def heard(access: Resolver, *args: Any, **named: Any) -> bool:  # noqa: ANN401 - as `can`
            yes: bool = can(access, *args, **named)
            question = ("can", *args, *sorted(named.items()))
            if _is_of_the_suite(_caller()) and self._is_new(access, question):
                self._note(access, self._decide(access, *args, **named))
            return yes

        return heard

    def _hear_many(self, ask_many: Method) -> Method:
        def heard(access: Resolver, queries: Iterable[Query]) -> list[object]:
            asked = list(queries)
            answers: list[object] = ask_many(access, asked)
            if _is_of_the_suite(_caller()):
                for query in asked:
                    self._note(access, self._decide(access, *query))
            return answers

        return heard

    def _hear_command(self, order: Method) -> Method:
        def heard(*args: object, **named: object) -> object:
            is_heard = bool(self._commands) or _is_of_the_suite(_caller())
            self._commands += is_heard
            try:
                return order(*args, **named)
            finally:
                self._commands -= is_heard

        return heard

    def _hear_demand(self, judge: Method) -> Method:
        def heard(demand: Demand, *args: object, **named: object) -> None:
            before = len(demand.applied)
            judge(demand, *args, **named)
            for applied in demand.applied[before:] if self._commands else ():
                if not applied.reasons:
                    self.tally.note_held(applied.rule)

        return heard

    def _hear_refusal(self, make: Method) -> Method:
        def heard(refusal: Refusal, *args: object, **named: object) -> None:
            make(refusal, *args, **named)
            if self._commands:
                self.tally.note(refusal)

        return heard

    def _note(self, access: Resolver, answer: Answer) -> None:
        if self._is_new(access, answer.question):
            self.tally.note(answer)

    def _is_new(self, access: Resolver, question: object) -> bool:
        """Whether this is asked of a Resolver for the first time."""
        asked = self._asked.setdefault(access, set())
        before = len(asked)
        asked.add(question)
        return len(asked) > before


def _caller() -> str:
    """Return the name of the module that has called what is listened to."""
    here = currentframe()
    heard = here.f_back if here else None
    asking = heard.f_back if heard else None
    return str(asking.f_globals.get("__name__", "")) if asking else ""


def _is_of_the_suite(module: str) -> bool:
    return not module.startswith("bcmodel.") or module in FOR_THE_SUITE
