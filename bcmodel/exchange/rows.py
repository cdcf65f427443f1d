"""Rows: one table of a file, its keys and how each value is read, with every fault told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Generic, TypeGuard, TypeVar

import attrs

from bcmodel.errors import Fault, InputError, nearest, with_article
from bcmodel.facts import fields as f

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Row = Mapping[str, object]
Read = Callable[[object], object]


@attrs.frozen
class Form(Generic[T_co]):
    """
    What a row of one table may say; `table` is its name in brackets.

    `keys` says how the value of each key is read. The constructor reads them too, but some too
    leniently for a file: how those are to be read first is in `raw`.
    """

    table: str
    build: Callable[..., T_co]
    keys: Mapping[str, Read]
    raw: Mapping[str, Read]
    required: frozenset[str]

    def read(self, row: Row) -> T_co:
        """Return what the row says; raises `InputError` with every fault, each with its key."""
        if row.keys() <= self.keys.keys() and self.required <= row.keys():
            try:
                return self._build(row)
            except InputError as error:
                faults = self._faults_of_values(row) or list(error.faults)
        else:
            faults = [*self._faults_of_keys(row), *self._faults_of_values(row)]
        raise InputError(faults)

    def _build(self, row: Row) -> T_co:
        raw = self.raw
        if raw.keys().isdisjoint(row):
            return self.build(**row)
        return self.build(**{k: raw[k](value) if k in raw else value for k, value in row.items()})

    def _faults_of_keys(self, row: Row) -> list[Fault]:
        faults = [
            Fault(key, f"{with_article(self.table)} has no such key", nearest(key, self.keys))
            for key in row
            if key not in self.keys
        ]
        missing = [key for key in self.keys if key in self.required and key not in row]
        return faults + [Fault(key, "is missing", f"every {self.table} has one") for key in missing]

    def _faults_of_values(self, row: Row) -> list[Fault]:
        return [
            fault.within(key)
            for key, value in row.items()
            if key in self.keys
            for fault in faults_of_value(self.keys[key], value)
        ]


def form_of(
    row_class: type[T],
    table: str,
    *,
    raw: Mapping[str, Read] | None = None,
) -> Form[T]:
    """Return the form of the rows that an attrs class stands for: its fields are the keys."""
    keys: dict[str, Read] = {}
    firsts: dict[str, Read] = {}
    required: set[str] = set()
    for field in attrs.fields(row_class):  # type: ignore[arg-type]  # all are attrs classes
        convert: Read | None = field.converter
        first = (raw or {}).get(field.name) or _RAW.get(convert)
        if convert is None:
            first = first or (optional_text if field.default is None else text)
        if first:
            firsts[field.name] = first
        keys[field.name] = _in_turn(first, convert)
        if field.default is attrs.NOTHING:
            required.add(field.name)
    return Form(table, row_class, keys, firsts, frozenset(required))


def _in_turn(first: Read | None, then: Read | None) -> Read:
    if first is None or then is None:
        return then or first or text
    return lambda value: then(first(value))


def faults_of_value(read: Read, value: object) -> tuple[Fault, ...]:
    """Return what is wrong with a value; of a list, what is wrong with each of its items."""
    faults = f.faults_of_value(read, value)
    if not faults or not is_list(value) or len(value) < 2:  # noqa: PLR2004 - several items
        return faults
    each = [fault for item in value for fault in faults_of_value(read, [item])]
    return tuple(each) or faults


def is_table(value: object) -> TypeGuard[Row]:
    """Whether a value of a file is a table."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value is a list, from a file or from a default."""
    return isinstance(value, list | tuple)


def text(value: object) -> str:
    """Accept text."""
    if isinstance(value, str):
        return value
    raise f.refuse(f"`{value!r}` is not text", "put it in quotes")


def optional_text(value: object) -> str | None:
    """Accept text, or the null of JSON."""
    return None if value is None else text(value)


def listed(value: object) -> Sequence[object]:
    """Accept a list, whatever is in it."""
    if is_list(value):
        return value
    raise f.refuse(f"`{value!r}` is not a list", "put it in brackets")


def whole_number(value: object) -> int:
    """Accept a whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise f.refuse(f"`{value!r}` is not a whole number", "write it without quotes or point")


def moment(value: object) -> datetime:
    """Accept a point in time, also as the text that JSON has in its place."""
    try:
        given = datetime.fromisoformat(value) if isinstance(value, str) else value
        if isinstance(given, datetime):
            return f.instant(given)
    except InputError:
        raise
    except (ValueError, OverflowError):  # spelled otherwise, or out of range in UTC
        pass
    raise f.refuse(f"`{value}` is not a point in time", "write for example `2026-11-21T09:00:00Z`")


def optional_moment(value: object) -> datetime | None:
    """Accept a point in time, or the null of JSON."""
    return None if value is None else moment(value)


_RAW: dict[object, Read] = {
    f.identifiers: listed,
    f.to_scopes: listed,
    f.to_close_blockers: listed,
    f.code_days: whole_number,
    f.instant: moment,
    f.optional_instant: optional_moment,
}
"""How a value is read before the converter of its field takes it."""
