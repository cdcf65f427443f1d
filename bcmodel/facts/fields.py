"""What the fields of records accept: each function checks one kind of value and puts it in form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from sys import intern
from typing import Any, TypeVar

from bcmodel.errors import Fault, InputError
from bcmodel.vocab.words import (
    CloseBlocker,
    FinanceRole,
    Level,
    MemberEnd,
    Scope,
    ShareEnd,
)

S = TypeVar("S", bound=str)


def faults_of_value(accept: Callable[[Any], object], value: object) -> tuple[Fault, ...]:
    """Return what is wrong with a value for what a field accepts."""
    try:
        accept(value)
    except InputError as error:
        return error.faults
    return ()


def refuse(problem: str, next_step: str) -> InputError:
    """Return the error for a value; its place is added by whoever knows it."""
    return InputError([Fault("", problem, next_step)])


def identifier(value: str) -> str:
    """Accept a non-empty string; equal ids become one object, which makes look-ups fast."""
    given: object = value  # callers without a type checker give anything
    if not given or not isinstance(given, str):
        raise refuse(f"`{given!r}` is not an id", "give a non-empty string")
    return intern(given if type(given) is str else str(given))


def optional_identifier(value: str | None) -> str | None:
    """Accept an id, or nothing."""
    return None if value is None else identifier(value)


def text(value: str) -> str:
    """Accept text."""
    given: object = value
    if not isinstance(given, str):
        raise refuse(f"`{given!r}` is not text", "put it in quotes")
    return value


def optional_text(value: str | None) -> str | None:
    """Accept text, or nothing."""
    return None if value is None else text(value)


def _each(accept: Callable[[str], S], values: Iterable[str]) -> tuple[S, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise refuse(f"`{values!r}` is not a list", "give a list of words")
    given = list(values)
    try:
        return tuple(sorted({accept(value) for value in given}))
    except InputError:
        told = (fault for value in given for fault in faults_of_value(accept, value))
        raise InputError(told) from None


def identifiers(values: Iterable[str]) -> tuple[str, ...]:
    """Accept a collection of ids; their order and repeats mean nothing."""
    return () if values == () else _each(identifier, values)


def to_scopes(values: Iterable[str]) -> tuple[Scope, ...]:
    """Accept a collection of scopes; their order and repeats mean nothing."""
    return () if values == () else _each(Scope, values)


def optional_scopes(values: Iterable[str] | None) -> tuple[Scope, ...] | None:
    """Accept a collection of scopes, or nothing."""
    return None if values is None else to_scopes(values)


def to_close_blockers(values: Iterable[str]) -> tuple[CloseBlocker, ...]:
    """Accept a collection of blockers; their order and repeats mean nothing."""
    return () if values == () else _each(CloseBlocker, values)


def optional_finance_role(value: str | None) -> FinanceRole | None:
    """Accept a finance role, or nothing."""
    return None if value is None else FinanceRole(value)


def optional_member_end(value: str | None) -> MemberEnd | None:
    """Accept how a membership ended, or nothing."""
    return None if value is None else MemberEnd(value)


def optional_level(value: str | None) -> Level | None:
    """Accept a level, or nothing."""
    return None if value is None else Level(value)


def optional_share_end(value: str | None) -> ShareEnd | None:
    """Accept how a share ended, or nothing."""
    return None if value is None else ShareEnd(value)


def flag(value: bool) -> bool:  # noqa: FBT001 - the value of a field, not an option of a function
    """Accept true or false, and nothing that merely counts as one of them."""
    if value is True or value is False:
        return value
    raise refuse(f"`{value!r}` is not true or false", "write true or false")


def instant(value: datetime) -> datetime:
    """Accept an aware datetime and give it in UTC."""
    given: object = value
    if not isinstance(given, datetime):
        raise refuse(f"`{given!r}` is not a point in time", "give a datetime with a time zone")
    if value.tzinfo is None:
        raise refuse(f"`{value.isoformat()}` has no time zone", "add one, for example `Z` for UTC")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def optional_instant(value: datetime | None) -> datetime | None:
    """Accept an aware datetime, or nothing."""
    return None if value is None else instant(value)


CODE_DAYS = (7, 30, 60, 365)
"""For how many days a Spark Ads code can be issued."""


def code_days(value: int) -> int:
    """Accept one of the numbers of days that the platform offers for a code."""
    given: object = value
    if isinstance(given, int) and not isinstance(given, bool) and given in CODE_DAYS:
        return int(given)
    offered = ", ".join(map(str, CODE_DAYS))
    raise refuse(f"a code is not issued for `{value!r}` days", f"use one of {offered}")


Pattern = tuple[tuple[str, object], ...]


def pattern(where: Mapping[str, object] | Pattern) -> Pattern:
    """Accept the fields that a pattern names, as a mapping."""
    given: object = where
    try:
        named = dict(where)
        return tuple(sorted((str(name), _fixed(value)) for name, value in named.items()))
    except (TypeError, ValueError):  # no mapping, or a value that can change
        hint = 'give a mapping, for example `{"user": "mia"}`'
        raise refuse(f"`{given!r}` does not name fields and their values", hint) from None


def _fixed(value: object) -> object:
    """Return a value in a form that can be hashed; the order of a list means nothing."""
    is_several = isinstance(value, list | set | tuple)
    several: Any = value
    fixed: object = tuple(sorted(several, key=str)) if is_several else value
    hash(fixed)
    return fixed
