"""Durations as files spell them: a number and a unit, such as `7 days`."""

from __future__ import annotations

import re
from datetime import timedelta

from bcmodel.errors import Fault, InputError

_UNITS = {
    "week": timedelta(weeks=1),
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}
_WRITTEN = [unit for unit in _UNITS if unit != "week"]
_SPELLING = re.compile(r"(\d+) (second|minute|hour|day|week)s?")


def read_duration(text: object) -> timedelta | None:
    """
    Return the duration that is spelled out; `none` is no duration at all, hence no end.

    Raises `InputError` for any other spelling.

    >>> read_duration("120 hours")
    datetime.timedelta(days=5)
    """
    if text == "none":
        return None
    spelled = _SPELLING.fullmatch(text) if isinstance(text, str) else None
    if spelled:
        try:
            return timedelta(**{f"{spelled[2]}s": int(spelled[1])})
        except OverflowError:
            raise _refuse(text, "give a shorter one, or `none`") from None
    raise _refuse(text, "write for example `7 days`, `1 hour` or `none`")


def write_duration(duration: timedelta | None) -> str:
    """
    Return how a duration is spelled, in the largest unit that fits, and in days at most.

    Raises `InputError` for fractions of seconds and for what is shorter than nothing.

    >>> write_duration(timedelta(hours=168)), write_duration(None)
    ('7 days', 'none')
    """
    if duration is None:
        return "none"
    if duration < timedelta() or duration % _UNITS["second"]:
        raise _refuse(duration, "give whole seconds")
    fitting = (unit for unit in _WRITTEN if duration and not duration % _UNITS[unit])
    unit = next(fitting, "second")
    number = duration // _UNITS[unit]
    return f"{number} {unit}{'s' * (number != 1)}"


def _refuse(text: object, next_step: str) -> InputError:
    return InputError([Fault("", f"`{text}` is not a duration", next_step)])
