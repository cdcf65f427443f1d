"""Lightening: a row of an answer made light, its values put in form and its oddities told."""

from __future__ import annotations

import json
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
from bcmodel.exchange.snapshots.values import ADVERTISER, ROLE_FIELDS

Value = str | bool | tuple[str, ...] | None
WANTED = {Form.FLAG: "true or false", Form.NAME: "a name", Form.EMAIL: "an address"}
GROUP_ROLE = ADVERTISER
"""The key under which a group says what its members may do: it holds ad accounts only."""


def fingerprint(row: Row) -> int:
    """Return a number that exact repeats of a row share, and no other row."""
    try:
        return hash(marshal.dumps(sorted(row.items()), 2))
    except ValueError:  # too deep to be written
        return hash(repr(sorted(row.items())))


class Lightener:
    """Makes rows light, and tells what is odd about them, once where once is enough."""

    def __init__(self, telling: Telling, redaction: Redaction) -> None:
        self.telling = telling
        self.redaction = redaction
        self._absences: dict[tuple[str, ...], frozenset[str]] = {}
        self._read: dict[Form, Callable[[object], Value]] = {
            Form.WORD: self._hidden_word if redaction.hides else _word,
            Form.WORDS: self._hidden_words if redaction.hides else _words,
            Form.TEXT: _word,
            Form.FLAG: _flag,
            Form.NAME: self._name,
            Form.EMAIL: self._email,
        }

    def light(
        self, row: Row, shape: Shape, endpoint: str, asset_type: str, at: Place
    ) -> tuple[NamedTuple, frozenset[str]]:
        """Return the light copy of a row, and the names of what it lacks."""
        known = shape.known
        if not row.keys() <= known:
            self.tell_unknown(row, known, endpoint, at)
        role = ROLE_FIELDS.get(asset_type, "")
        values: list[Value] = []
        absent: list[str] = []
        for field in shape.row._fields:
            holder = shape.inside.get(field)
            source = row if holder is None else self._inside(row, holder, known, endpoint, at)
            name = field
            if field == "role":
                name = GROUP_ROLE if holder else role
            value = source.get(name) if source is not None else _misplaced(field, row[holder or ""])
            if value is None or value == "":
                values.append(None)
            else:
                form = FORMS.get(field, Form.WORD)
                values.append(self._in_form(value, form, name, endpoint, holder, at))
            if source is None or name not in source:
                absent += [field] if holder is None or holder in row else [field, holder]
        return shape.row._make(values), self._interned(tuple(absent))

    def _in_form(
        self, value: object, form: Form, name: str, endpoint: str, holder: str | None, at: Place
    ) -> Value:
        """Return a value put in form; one that does not fit is told, and counts as nothing."""
        if form is not Form.ID:
            read = self._read[form](value)
            if read is not None:
                return read
        inside = at if holder is None else at.down(f"/{holder}")
        if form is Form.ID:
            return self._id(value, name, endpoint, inside)
        self._tell_unfit(WANTED[form], value, name, inside)
        return None

    def _interned(self, absent: tuple[str, ...]) -> frozenset[str]:
        """Return a set of names, the same one for all rows that lack the same."""
        found = self._absences.get(absent)
        if found is None:
            found = self._absences[absent] = frozenset(absent)
        return found

    def _inside(
        self, row: Row, holder: str, known: frozenset[str], endpoint: str, at: Place
    ) -> Row | None:
        """Return a part of a row, empty where nothing is said; None if it is no object."""
        held = row.get(holder)
        if not is_table(held):
            return None if held else NOTHING
        if holder != "asset_roles" and not held.keys() <= known:
            self.tell_unknown(held, known, endpoint, at.down(f"/{holder}"), f"{holder}.")
        return held

    def tell_unknown(
        self, row: Row, known: frozenset[str], endpoint: str, at: Place, prefix: str = ""
    ) -> None:
        """Tell of fields that are not known, once per endpoint."""
        for field in sorted(row.keys() - known):
            if self.telling.once((ItemCode.UNKNOWN_FIELD, endpoint, prefix + field)):
                kept = "(withheld)" if self.redaction.hides else repr(row[field])
                told = f"`{prefix}{field}` is not a known field: {kept}"
                self.telling.tell(ItemCode.UNKNOWN_FIELD, told, at.down(pointer_of(field)))

    def _tell_unfit(self, wanted: str, value: object, field: str, at: Place) -> None:
        kept = "(withheld)" if self.redaction.hides else repr(value)
        told = f"`{field}` is not {wanted}: {kept}"
        self.telling.tell(ItemCode.UNKNOWN_VALUE, told, at.down(pointer_of(field)))

    def _id(self, value: object, field: str, endpoint: str, at: Place) -> str | None:
        if isinstance(value, str):
            return intern(sound(value))
        if isinstance(value, int) and not isinstance(value, bool):
            if self.telling.once((ItemCode.NUMERIC_ID, endpoint, field)):
                told = f"`{field}` is a number where ids are text; its digits are taken"
                self.telling.tell(ItemCode.NUMERIC_ID, told, at.down(pointer_of(field)))
            return intern(str(value))
        self._tell_unfit("an id", value, field, at)
        return None

    def _hidden_word(self, value: object) -> str:
        return self.redaction.word(_word(value))

    def _hidden_words(self, value: object) -> Words:
        read = _words(value)
        words = read if isinstance(read, tuple) else (read or "",)
        hidden = tuple(map(self.redaction.word, words))
        return hidden if isinstance(read, tuple) else hidden[0]

    def _name(self, value: object) -> str | None:
        return self.redaction.name(sound(value)) if isinstance(value, str) else None

    def _email(self, value: object) -> str | None:
        return self.redaction.email(sound(value)) if isinstance(value, str) else None


NOTHING: Row = {}


def sound(text: str) -> str:
    """Return text that can be written: JSON allows half characters, which are replaced."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _misplaced(field: str, held: object) -> str | None:
    """Return what a field says that ought to be in an object, and in its place is other data."""
    is_word = FORMS.get(field, Form.WORD) in (Form.WORD, Form.WORDS)
    return json.dumps(held) if is_word else None  # no word is spelled like this, so it is unknown


def _word(value: object) -> str:
    return intern(sound(value)) if isinstance(value, str) else words_in([value])[0]


def _words(value: object) -> Words:
    return tuple(map(intern, words_in(value))) if is_list(value) else _word(value)


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
