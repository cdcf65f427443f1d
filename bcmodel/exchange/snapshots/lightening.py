"""Lightening: a row of an answer made a light one, its values put in form and its oddities told."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from sys import intern
from typing import NamedTuple

from bcmodel.exchange.rows import Row, is_list, is_table
from bcmodel.exchange.snapshots.light import Words
from bcmodel.exchange.snapshots.records import pointer_of, words_in
from bcmodel.exchange.snapshots.redaction import Redaction
from bcmodel.exchange.snapshots.shapes import FORMS, Form, Shape
from bcmodel.exchange.snapshots.telling import ItemCode, Place, Telling
from bcmodel.exchange.snapshots.values import ROLE_FIELDS

Value = str | bool | tuple[str, ...] | None
GROUP_ROLE = "ADVERTISER"
"""The one key under which a group says what its members may do."""


def fingerprint(row: Row) -> int:
    """Return a number that exact repeats of a row share, and nothing else does."""
    try:
        return hash(marshal.dumps(sorted(row.items()), 2))
    except ValueError:  # too deep to be written
        return hash(repr(sorted(row.items())))


class Lightener:
    """Makes rows light; what is odd about them is told, once where once is enough."""

    def __init__(self, telling: Telling, redaction: Redaction) -> None:
        self.telling = telling
        self.redaction = redaction
        self._read: dict[Form, Callable[[object], Value]] = {
            Form.WORD: _word,
            Form.WORDS: _words,
            Form.FLAG: _flag,
            Form.NAME: self._name,
            Form.EMAIL: self._email,
        }

    def light(
        self, row: Row, shape: Shape, endpoint: str, asset_type: str, at: Place
    ) -> NamedTuple:
        """Return the light copy of a row."""
        known = self._known_of(shape)
        if not row.keys() <= known:
            self._tell_unknown(row, known, endpoint, at)
        role = ROLE_FIELDS.get(asset_type, "")
        values: list[Value] = []
        for field in shape.row._fields:
            holder = shape.inside.get(field)
            source = row if holder is None else self._inside(row, holder, known, endpoint, at)
            name = field
            if field == "role":
                name = GROUP_ROLE if holder else role
            value = source.get(name)
            if value is None or value == "":
                values.append(None)
            elif (form := FORMS.get(field, Form.WORD)) is Form.ID:
                inside = at if holder is None else at.down(f"/{holder}")
                values.append(self._id(value, name, endpoint, inside))
            else:
                values.append(self._read[form](value))
        return shape.row._make(values)

    def _known_of(self, shape: Shape) -> frozenset[str]:
        found = _KNOWN.get(id(shape))
        if found is None:
            found = _KNOWN[id(shape)] = shape.also | set(shape.row._fields)
        return found

    def _inside(
        self, row: Row, holder: str, known: frozenset[str], endpoint: str, at: Place
    ) -> Row:
        held = row.get(holder)
        if not is_table(held):
            return NOTHING
        if holder != "asset_roles" and not held.keys() <= known:
            self._tell_unknown(held, known, endpoint, at.down(f"/{holder}"), f"{holder}.")
        return held

    def _tell_unknown(
        self, row: Row, known: frozenset[str], endpoint: str, at: Place, prefix: str = ""
    ) -> None:
        for field in sorted(row.keys() - known):
            if self.telling.once((ItemCode.UNKNOWN_FIELD, endpoint, prefix + field)):
                kept = "(withheld)" if self.redaction.hides else repr(row[field])
                told = f"`{prefix}{field}` is no field that is known here: {kept}"
                self.telling.tell(ItemCode.UNKNOWN_FIELD, told, at.down(pointer_of(field)))

    def _id(self, value: object, field: str, endpoint: str, at: Place) -> str | None:
        if isinstance(value, str):
            return intern(sound(value))
        if isinstance(value, int) and not isinstance(value, bool):
            if self.telling.once((ItemCode.NUMERIC_ID, endpoint, field)):
                told = f"`{field}` is a number where ids are text; its digits are taken"
                self.telling.tell(ItemCode.NUMERIC_ID, told, at.down(pointer_of(field)))
            return intern(str(value))
        told = f"`{field}` is no id: {value!r}"
        self.telling.tell(ItemCode.UNKNOWN_VALUE, told, at.down(pointer_of(field)))
        return None

    def _name(self, value: object) -> str | None:
        return self.redaction.name(sound(value)) if isinstance(value, str) else None

    def _email(self, value: object) -> str | None:
        return self.redaction.email(sound(value)) if isinstance(value, str) else None


_KNOWN: dict[int, frozenset[str]] = {}
NOTHING: Row = {}


def sound(text: str) -> str:
    """Return a text that can be written: halves of characters, which JSON can name, are dropped."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _word(value: object) -> str:
    return intern(sound(value)) if isinstance(value, str) else words_in([value])[0]


def _words(value: object) -> Words:
    return tuple(map(intern, words_in(value))) if is_list(value) else _word(value)


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
