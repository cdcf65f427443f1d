"""Asserting: finds the questions in a failed `assert`, and explains their answers."""

from __future__ import annotations

import ast
import linecache
from collections.abc import Iterator
from functools import lru_cache
from types import TracebackType
from typing import Protocol, runtime_checkable

import pytest

from bcmodel.change import Refusal, RefusedError
from bcmodel.resolve import Answer, Decision
from bcmodel.testing.claiming import answers_in
from bcmodel.testing.explaining import tell_in_full
from bcmodel.testing.reckoning import Names

MOST_TOLD = 3
"""How many answers are explained before the rest are only named."""


@runtime_checkable
class Sectioned(Protocol):
    """What pytest makes of an error, if sections can be added to it."""

    def addsection(self, name: str, content: str) -> None:
        """Add a text under a title."""
        ...


def explain_in(report: pytest.TestReport, error: BaseException) -> None:
    """Add to the report of a failed test why the answers that made it fail are as they are."""
    try:
        sections = list(explanations(error))
    except Exception as fault:  # noqa: BLE001 - whatever it is, the test's own report comes first
        sections = [("bcmodel", f"the answers cannot be explained: {fault!r}")]
    told: object = report.longrepr
    for title, text in sections:
        if isinstance(told, Sectioned):
            told.addsection(title, text)
        else:
            report.sections.append((title, text))


def explanations(error: BaseException) -> Iterator[tuple[str, str]]:
    """Yield a title and a text for each answer that explains why a test has failed."""
    decisions = list(_decisions(error))
    for decision in decisions[:MOST_TOLD]:
        yield f"why {_title(decision)}", tell_in_full(decision)
    if rest := decisions[MOST_TOLD:]:
        yield f"and {len(rest)} more", "\n".join(map(repr, rest))


def _title(decision: Decision) -> str:
    """Return a decision in a line: its verdict and its question, or the command refused."""
    if isinstance(decision, Refusal):
        return f"refused: {decision.command.do} by {decision.command.actor}"
    return repr(decision).removeprefix("<Decision ").removesuffix(">")


def _identity(decision: Decision) -> object:
    """Return what is equal for answers that are the same: World, instant and question."""
    if isinstance(decision, Answer):
        return id(decision.access.world.tables), decision.at, decision.question
    return id(decision)


def _decisions(error: BaseException) -> Iterator[Decision]:
    if isinstance(error, RefusedError):
        yield error.decision
    elif isinstance(error, AssertionError) and error.__traceback__ is not None:
        innermost = _innermost(error.__traceback__)
        failed = _failed_assert(innermost)
        if failed is not None:
            found = list(answers_in(failed.test, Names.of(innermost.tb_frame), wanted=True))
            amiss = {_identity(one.decision): one.decision for one in found if one.is_amiss}
            yield from amiss.values()


def _innermost(traceback: TracebackType) -> TracebackType:
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    return traceback


def _failed_assert(traceback: TracebackType) -> ast.Assert | None:
    """Return the `assert` that a traceback ends in, if it ends in one."""
    frame, line = traceback.tb_frame, traceback.tb_lineno
    source = "".join(linecache.getlines(frame.f_code.co_filename, frame.f_globals))
    found = (node for node in _asserts_in(source) if node.lineno <= line)
    return next((node for node in found if line <= (node.end_lineno or line)), None)


@lru_cache(maxsize=4)
def _asserts_in(source: str) -> tuple[ast.Assert, ...]:
    """Return every `assert` of a source; it is kept, since many tests of a file may fail."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return ()
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Assert))
