"""Wording: commands and events in words, their fields filled in."""

from __future__ import annotations

from typing import cast

from bcmodel.facts.record import Record


def tell(template: str, record: Record) -> str:
    """
    Return a template with the fields of a record in their places.

    `{at_level}` and `{to_level}` stand for the level it names, or else its scopes; for nothing
    where it names neither.

    >>> from bcmodel.facts import Assignment
    >>> tell("gave {user} {asset}{at_level}", Assignment("nova", "mia", "adv-1", level="ADMIN"))
    'gave mia adv-1 at level ADMIN'
    """
    told = {field.name: _in_words(getattr(record, field.name)) for field in record.fields()}
    level, scopes = getattr(record, "level", None), getattr(record, "scopes", ())
    what = f"level {level}" if level else told["scopes"] if scopes else ""
    ways = {"at_level": "at" if level else "for", "to_level": "to"}
    levels = {name: f" {how} {what}" if what else "" for name, how in ways.items()}
    return template.format(**told, **levels)


def _in_words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, cast("tuple[object, ...]", value))) or "none"
    return "none" if value is None else str(value)
