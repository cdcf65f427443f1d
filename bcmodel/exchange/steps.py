"""Steps of a file: the commands given before its questions, and what each expects of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import attrs

from bcmodel.change import Command, Entry, Refused, read_command
from bcmodel.errors import Fault, InputError
from bcmodel.exchange.codes import read_reasons, told_codes
from bcmodel.exchange.results import Result
from bcmodel.exchange.rows import Row, form_of, optional_moment
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Word


class Outcome(Word):
    """What becomes of a command."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


@attrs.frozen(kw_only=True)
class Expected:
    """What a file expects of a command: `reasons` are among those of the refusal."""

    expect: Outcome = attrs.field(default=Outcome.ACCEPTED, converter=Outcome)
    reasons: tuple[Reason, ...] = attrs.field(default=(), converter=read_reasons)
    at: datetime | None = attrs.field(default=None, converter=optional_moment)

    def __attrs_post_init__(self) -> None:
        if self.reasons and self.expect is Outcome.ACCEPTED:
            hint = "expect `refused`, or leave the reasons out"
            raise InputError([Fault("reasons", "are told only of what is refused", hint)])


@attrs.frozen
class Step:
    """A command of a file, the instant it is given at (none: the present), and its outcome."""

    command: Command
    expected: Expected

    @property
    def at(self) -> datetime | None:
        """The instant to which time moves forward first."""
        return self.expected.at

    def judge(self, entry: Entry, index: int, place: str) -> Result:
        """Return whether the command came out as expected."""
        refusal = entry.outcome.decision if isinstance(entry.outcome, Refused) else None
        got = Outcome.ACCEPTED if refusal is None else Outcome.REFUSED
        reasons = refusal.reasons if refusal is not None else ()
        return Result(
            index,
            place,
            f"{self.command.actor}: {self.command.told}",
            str(self.expected.expect),
            str(got),
            reasons,
            "; ".join(self._problems(got, reasons)),
            refusal,
        )

    def _problems(self, got: Outcome, reasons: tuple[Reason, ...]) -> Iterator[str]:
        if got is not self.expected.expect:
            yield f"the command is {got}, not {self.expected.expect}"
        missing = [reason for reason in self.expected.reasons if reason not in reasons]
        if missing and got is Outcome.REFUSED:
            yield f"{told_codes(missing)} not among the reasons"


EXPECTED = form_of(Expected, "[[command]]")


def read_step(row: Row) -> Step:
    """Return the step that a row describes; raises `InputError` with every fault, by key."""
    told = {key: value for key, value in row.items() if key in EXPECTED.keys}
    given: Mapping[str, object] = {k: v for k, v in row.items() if k not in EXPECTED.keys}
    expected, command = None, None
    faults: list[Fault] = []
    try:
        expected = EXPECTED.read(told)
    except InputError as error:
        faults += error.faults
    try:
        command = read_command(given)
    except InputError as error:
        faults += error.faults
    if expected is None or command is None:
        raise InputError(faults)
    return Step(command, expected)
