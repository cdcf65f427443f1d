"""Trials: the commands and questions of a scenario file, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import attrs

from bcmodel.exchange import Result, Scenario, Step, What, Who
from bcmodel.exchange.scenario import FileQuestion, place_of
from bcmodel.resolve import Decision, Resolver

Explain = Callable[[str], Decision]
"""Decides about one result of a reverse question."""
MOST_EXPLAINED = 3
"""How many unexpected results are explained."""


@attrs.frozen
class Trial:
    """One row of a file: its table, its number from 1, what it is about, and its result."""

    table: str
    number: int
    told: str
    result: Callable[[], Result]
    explain: Explain | None = None

    @property
    def name(self) -> str:
        """The name of the test, in one line and without the `::` that pytest splits names at."""
        told = " ".join(f"{self.table} {self.number}: {self.told}".split())
        return told.replace("::", ":")

    def explaining(self, result: Result) -> list[Decision]:
        """Return the answers about results found but not expected, or expected but not found."""
        expected, got = result.expected, result.got
        if self.explain is None or not isinstance(expected, tuple) or not isinstance(got, tuple):
            return []
        return [self.explain(one) for one in sorted({*expected} ^ {*got})[:MOST_EXPLAINED]]


def trials_of(scenario: Scenario) -> Iterator[Trial]:
    """Yield the trials of a scenario: its commands, then its questions."""
    first = len(scenario.questions)
    given = zip(scenario.steps, scenario.history.entries, strict=True)
    for number, (step, entry) in enumerate(given, 1):
        result = partial(step.judge, entry, first + number - 1, place_of("command", number))
        yield Trial("command", number, _told(step), result)
    index = 0
    for table, questions in scenario.questions_by_table.items():
        for number, question in enumerate(questions, 1):
            result = partial(question.ask, scenario.access, index, place_of(table, number))
            yield Trial(table, number, str(question), result, _explain(scenario.access, question))
            index += 1


def _told(step: Step) -> str:
    return f"{step.command.actor}: {step.command.told}"


def _explain(access: Resolver, question: FileQuestion) -> Explain | None:
    match question:
        case Who(action=action, asset=asset):
            return lambda user: access.decide(user, action, asset)
        case What(user=user, asset=str(asset)):
            return lambda action: access.decide(user, action, asset)
        case _:
            return None
