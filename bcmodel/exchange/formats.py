"""Formats: the text of a file made plain tables, from TOML or from JSON."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from bcmodel.errors import Fault, InputError, nearest
from bcmodel.exchange.rows import Row, is_table

Format = Literal["toml", "json"]
VERSION = 1
"""The version of the shape that is read and written, named at the top of every file."""
FORMATS: tuple[Format, ...] = ("toml", "json")


def format_of(path: str | os.PathLike[str]) -> Format:
    """Return the format that a file's suffix tells; raises `InputError` for any other."""
    suffix = Path(path).suffix
    for known in FORMATS:
        if suffix.lower() == f".{known}":
            return known
    problem = f"`{suffix}` is not the suffix of a scenario file"
    raise InputError([Fault(os.fspath(path), problem, "name it `.toml` or `.json`")])


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
        raise InputError([fault.within(name) for fault in error.faults]) from None
    except (ValueError, RecursionError) as error:
        problem = f"is not {format.upper()}: {_told(error)}"
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


def _told(error: Exception) -> str:
    told = str(error)
    return told[:1].lower() + told[1:]


def _parse_toml(source: str) -> object:
    import tomllib

    return tomllib.loads(source)


def _parse_json(source: str) -> object:
    import json

    return json.loads(source, object_pairs_hook=_without_repeats)


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise InputError([Fault("", f"`{repeated}` is given twice in one table", "keep one")])
    return table
