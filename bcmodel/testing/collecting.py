"""Collecting: scenario files as tests, one for each command and question."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bcmodel.errors import BcmodelError, InputError
from bcmodel.exchange import Result
from bcmodel.exchange.formats import content_of, format_of, parse
from bcmodel.exchange.reading import read
from bcmodel.resolve import Decision
from bcmodel.testing.explaining import tell_result
from bcmodel.testing.rulebook import rulebook_of
from bcmodel.testing.trials import Trial, trials_of

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr, TracebackStyle


class UnexpectedAnswerError(BcmodelError):
    """A question or command of a file with another outcome than the file expects."""

    def __init__(self, where: str, result: Result, decisions: Iterable[Decision] = ()) -> None:
        self.where = where
        self.result = result
        self.decisions = tuple(decisions)
        super().__init__(where, result)

    def __str__(self) -> str:
        return f"{self.where}: {tell_result(self.result, self.decisions)}"


class ScenarioFile(pytest.File):
    """A scenario file; if it has faults, collecting it is one error that names them all."""

    def collect(self) -> Iterator[ScenarioItem]:
        """Yield a test for each command and each question of the file."""
        try:
            rulebook = rulebook_of(self.config)
            content, name = content_of(self.path), self.nodeid or self.path.name
            scenario = read(parse(content, format_of(self.path), name), name, rulebook)
        except (InputError, pytest.UsageError) as error:
            raise self.CollectError(str(error)) from None
        trials = list(trials_of(scenario))
        for trial, line in zip(trials, _lines(trials, content.decode("utf-8-sig")), strict=True):
            yield ScenarioItem.from_parent(self, name=trial.name, trial=trial, line=line)  # pyright: ignore[reportUnknownMemberType]  # pytest's


class ScenarioItem(pytest.Item):
    """One row of a scenario file as a test."""

    def __init__(self, *, trial: Trial, line: int, **rest: Any) -> None:  # noqa: ANN401 - pytest's
        super().__init__(**rest)  # pyright: ignore[reportUnknownMemberType]  # pytest's
        self.trial = trial
        self.line = line

    def runtest(self) -> None:
        """Ask what the row asks; raises `UnexpectedAnswerError` where the answer is another."""
        result = self.trial.result()
        if not result.holds:
            where = f"{self.parent.nodeid if self.parent else self.path}:{self.line + 1}"
            raise UnexpectedAnswerError(where, result, self.trial.explaining(result))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: TracebackStyle | None = None
    ) -> str | TerminalRepr:
        """Return the explanation alone, at the place of the row; other errors in full."""
        error = excinfo.value
        if not isinstance(error, UnexpectedAnswerError):
            return super().repr_failure(excinfo, style)
        told = excinfo.getrepr(style="value")
        if told.reprcrash is not None:
            told.reprcrash.path = str(self.path)
            told.reprcrash.lineno = self.line + 1
            told.reprcrash.message = error.result.problem
        return told

    def reportinfo(self) -> tuple[os.PathLike[str], int, str]:
        """Return the file, the line of the row counted from 0, and the name."""
        return Path(self.path), self.line, self.name


_ROW = re.compile(r"^\s*\[\[\s*(\w+)\s*\]\]")


def _lines(trials: Sequence[Trial], text: str) -> Iterator[int]:
    """Yield the line on which each row of a TOML file begins, from 0; 0 where that is unclear."""
    rows = Counter(trial.table for trial in trials)
    found: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines()):
        if begins := _ROW.match(line):
            found.setdefault(begins[1], []).append(number)
    for trial in trials:
        lines = found.get(trial.table, [])
        yield lines[trial.number - 1] if len(lines) == rows[trial.table] else 0
