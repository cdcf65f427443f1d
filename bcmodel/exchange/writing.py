"""Writing: a World made the text of a scenario file, defaults left out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter
from pathlib import Path

from bcmodel.errors import Fault, InputError
from bcmodel.exchange.formats import VERSION, Format, format_of, read_format
from bcmodel.exchange.rows import is_list, is_table
from bcmodel.facts import FACT_CLASSES, Fact, Unseen
from bcmodel.facts.plain import plain_instant
from bcmodel.vocab.words import Kind
from bcmodel.world import World


def dump(world: World, path: str | os.PathLike[str]) -> None:
    """
    Write a World as a scenario file; its suffix, `.toml` or `.json`, tells the format.

    `load(path).world == world`, whatever the World. Raises `InputError` for another suffix.
    """
    written = dumps(world, format_of(path))
    Path(path).write_text(written, encoding="utf-8", newline="\n")


def dumps(world: World, format: Format = "toml") -> str:
    """
    Return a World as the text of a scenario file.

    >>> from datetime import UTC, datetime
    >>> from bcmodel.facts import User
    >>> print(dumps(World.of(User("mia"), at=datetime(2026, 11, 21, 9, tzinfo=UTC))))
    bcmodel = 1
    at = 2026-11-21T09:00:00Z
    <BLANKLINE>
    [[user]]
    id = "mia"
    <BLANKLINE>
    """
    tables = _tables(world)
    if read_format(format) == "json":
        return _json_text({"bcmodel": VERSION, "at": world.at, **tables}, indent=1) + "\n"
    lines = [f"bcmodel = {VERSION}", f"at = {_toml(world.at)}"]
    for kind, rows in tables.items():
        for row in rows:
            lines += ["", f"[[{kind}]]", *(f"{key} = {_toml(v)}" for key, v in row.items())]
    return "\n".join(lines) + "\n"


def _tables(world: World) -> dict[str, list[dict[str, object]]]:
    facts: dict[Kind, list[Fact]] = {kind: [] for kind in FACT_CLASSES}
    for fact in world.facts():
        facts[fact.kind].append(fact)
    return {
        str(kind): [dict(_told(fact)) for fact in sorted(among, key=attrgetter("order"))]
        for kind, among in facts.items()
        if among
    }


def _told(fact: Fact) -> Iterator[tuple[str, object]]:
    """Yield the fields that are not what they would be anyway."""
    for field, value in fact.said().items():
        yield field, dict(fact.where) if isinstance(fact, Unseen) and field == "where" else value


def _json_text(value: object, indent: int | None = None) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=indent, default=_instant)


def _instant(value: object) -> str:
    if isinstance(value, datetime):
        return plain_instant(value)
    raise TypeError(value)


def _toml(value: object) -> str:
    if isinstance(value, str):
        return _json_text(str(value)).replace("\x7f", r"\u007f")
    if isinstance(value, datetime):
        return plain_instant(value)
    if is_list(value):
        return f"[{', '.join(map(_toml, value))}]"
    if is_table(value):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if value is None:
        hint = "write the World as JSON"
        raise InputError([Fault("dump", "TOML has no word for nothing", hint)])
    return _json_text(value)
