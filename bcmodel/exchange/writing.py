"""Writing: a World, and whatever else a scenario file can hold, as the text of one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bcmodel.errors import Fault, InputError
from bcmodel.exchange.documents import Document, Tellable, document_of
from bcmodel.exchange.formats import Format, format_of, read_format
from bcmodel.exchange.rows import Row, is_list, is_table
from bcmodel.facts.plain import plain_instant


def dump(tellable: Tellable, path: str | os.PathLike[str], *, title: str = "") -> None:
    """
    Write a World as a scenario file; its suffix, `.toml` or `.json`, tells the format.

    `load(path).world == world`, whatever the World. It also writes a Scenario with its questions,
    a History (the World at first, and the commands), and a Decision, as a `certificate` of it.
    `title` says what the file shows, in place of what the Scenario may say.
    Raises `InputError` for another suffix, and for rules that no file can tell.
    """
    written = dumps(tellable, format_of(path), title=title)
    Path(path).write_text(written, encoding="utf-8", newline="\n")


def dumps(tellable: Tellable, format: Format = "toml", *, title: str = "") -> str:
    """
    Return a World, or anything else that `dump` writes, as the text of a scenario file.

    >>> from datetime import UTC, datetime
    >>> from bcmodel.facts import User
    >>> from bcmodel.world import World
    >>> print(dumps(World.of(User("mia"), at=datetime(2026, 11, 21, 9, tzinfo=UTC))))
    bcmodel = 1
    at = 2026-11-21T09:00:00Z
    <BLANKLINE>
    [[user]]
    id = "mia"
    <BLANKLINE>
    """
    known = read_format(format)
    document = document_of(tellable)
    if title:
        document = _titled(document, title)
    if known == "json":
        return json_text(document, indent=1) + "\n"
    return "\n".join(_toml_lines(document)) + "\n"


def _titled(document: Document, title: str) -> Document:
    """Return the tables with their title where readers look for one: below the version."""
    rest = {key: value for key, value in document.items() if key not in ("bcmodel", "title")}
    return {"bcmodel": document["bcmodel"], "title": title, **rest}


def _toml_lines(document: Document) -> Iterator[str]:
    for key, value in document.items():
        if is_list(value):
            for row in value:
                yield from ("", f"[[{key}]]", *_pairs(row))
        elif is_table(value):
            yield from ("", f"[{key}]", *_pairs(value))
        else:
            yield f"{key} = {_toml(value)}"


def _pairs(row: object) -> Iterator[str]:
    table: Row = row if is_table(row) else {}
    return (f"{_key(key)} = {_toml(value)}" for key, value in table.items())


_BARE = re.compile(r"[A-Za-z0-9_-]+")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _toml(key)


def json_text(value: object, indent: int | None = None) -> str:
    """Return plain data, and instants, as JSON."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=indent, default=_instant)


def _instant(value: object) -> str:
    if isinstance(value, datetime):
        return plain_instant(value)
    raise TypeError(value)


def _toml(value: object) -> str:
    if isinstance(value, str):
        return json_text(str(value)).replace("\x7f", r"\u007f")
    if isinstance(value, datetime):
        return plain_instant(value)
    if is_list(value):
        return f"[{', '.join(map(_toml, value))}]"
    if is_table(value):
        return "{ " + ", ".join(_pairs(value)) + " }"
    if value is None:
        hint = "write the World as JSON"
        raise InputError([Fault("dump", "TOML has no word for nothing", hint)])
    return json_text(value)
