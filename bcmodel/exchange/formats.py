"""Formats: the text of a file made plain tables, from TOML or from JSON."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from bcmodel.errors import Fault, InputError, nearest
from bcmodel.exchange.rows import Row, is_list, is_table

Format = Literal["toml", "json"]
VERSION = 1
"""The version of the format that is read and written, named at the top of every file."""
FORMATS: tuple[Format, ...] = ("toml", "json")


def format_of(path: str | os.PathLike[str]) -> Format:
    """Return the format that a file's suffix tells; raises `InputError` for any other."""
    suffix = Path(path).suffix
    for known in FORMATS:
        if suffix.lower() == f".{known}":
            return known
    problem = f"`{suffix}` is not the suffix of a scenario file"
    raise InputError([Fault(os.fspath(path), problem, "name it `.toml` or `.json`")])


def content_of(path: str | os.PathLike[str]) -> bytes:
    """Return what a file holds; raises `InputError` where it cannot be read."""
    file = Path(path)
    try:
        return file.read_bytes()
    except OSError as error:
        problem, next_step = (error.strerror or str(error)).lower(), "give a file that can be read"
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            problem, next_step = "there is no such file or folder", _nearest_to(file)
        raise InputError([Fault(os.fspath(path), problem, next_step)]) from None


def _nearest_to(file: Path) -> str:
    """Return the next step for a path to nothing: the nearest name in its folder, if any is."""
    if not file.parent.is_dir():
        return f"nor is there a folder `{file.parent}`"
    known = (there.name for there in file.parent.iterdir())
    return nearest(file.name, known, "look at how the path is spelled")


def read_format(name: str) -> Format:
    """Return the format of this name; raises `InputError` where there is none."""
    for known in FORMATS:
        if name == known:
            return known
    raise InputError([Fault("format", f"`{name}` is unknown", nearest(name, FORMATS))])


def parse(content: bytes | str, format: Format, name: str = "") -> Row:
    """Return the tables of a file; raises `InputError` where it does not follow its format."""
    try:
        source = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        document = _parse_toml(source) if format == "toml" else _parse_json(source)
    except InputError as error:
        raise InputError(
            [fault.within(name) for fault in error.faults] if name else error.faults
        ) from None
    except (ValueError, RecursionError) as error:
        problem = f"is not {format.upper()}: {_message_of(error)}"
        raise InputError([Fault(name or "text", problem, "mend it there")]) from None
    if is_table(document):
        return document
    raise InputError([Fault(name or "text", "is not a table", "begin with `bcmodel`: 1")])


def faults_of_version(document: Row) -> list[Fault]:
    """Return what is wrong with the version that a document names."""
    version = document.get("bcmodel")
    if version is None:
        return [Fault("bcmodel", "is missing", f"begin the file with `bcmodel = {VERSION}`")]
    if type(version) is int and version == VERSION:
        return []
    problem = f"`{version}` is not a version that this bcmodel reads"
    return [Fault("bcmodel", problem, f"use `bcmodel = {VERSION}`")]


def _message_of(error: Exception) -> str:
    """Return the message of a parser, beginning in lower case as those of bcmodel do."""
    message = str(error)
    return message[:1].lower() + message[1:]


def _parse_toml(source: str) -> object:
    import tomllib

    return tomllib.loads(source)


def _parse_json(source: str) -> object:
    import json

    repetitive: list[_Repetitive] = []

    def table(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            made = _Repetitive(pairs)
            repetitive.append(made)
        return made

    document: object = json.loads(source, object_pairs_hook=table)
    if repetitive:
        raise InputError(_repeats_in(document))
    return document


class _Repetitive(dict[str, object]):
    """A table of JSON in which a key is given twice, which TOML does not allow."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        keys = [key for key, _ in pairs]
        self.repeated = next(key for key in keys if keys.count(key) > 1)


def _repeats_in(value: object, *places: str) -> Iterator[Fault]:
    """Yield each key that is given twice, with the table and row it stands in."""
    if isinstance(value, _Repetitive):
        problem = f"`{value.repeated}` is given twice in one table"
        yield Fault(", ".join(places), problem, "keep one")
    if not is_table(value):
        return
    for key, item in value.items():
        if not is_list(item):
            yield from _repeats_in(item, *places, key)
            continue
        for number, row in enumerate(item, 1):
            yield from _repeats_in(row, *places, f"[[{key}]] row {number}")
