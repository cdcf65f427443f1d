"""Results: what became of the questions of a file."""

from __future__ import annotations

import attrs

from bcmodel.resolve import Decision
from bcmodel.vocab.reasons import Reason

Told = str | tuple[str, ...] | dict[str, tuple[str, ...]]
"""A verdict or outcome, people or actions, or the actions on each asset."""


@attrs.frozen
class Result:
    """
    A question or command of a file, the answer it expected and the one it got.

    `index` counts all questions of the file from 0: its checks, then who, what, findings and
    no findings, then its commands; `place` names table and row. `problem` says why the question
    does not hold, and is empty if it does.
    """

    index: int
    place: str
    question: str
    expected: Told
    got: Told
    reasons: tuple[Reason, ...] = ()
    problem: str = ""
    decision: Decision | None = attrs.field(default=None, eq=False)

    @property
    def holds(self) -> bool:
        """Whether the answer is the expected one."""
        return not self.problem

    def __repr__(self) -> str:
        return f"<Result {self.place}, {self.question}: {self.problem or 'holds'}>"
