"""
Cells: what a value looks like in a spreadsheet, and back.

A spreadsheet takes a cell that begins with a sign of arithmetic for a formula, and an empty one
for nothing. So such text gets an apostrophe in front, as people write it there, and loses it when
it is read. Bars separate the items of a list; a bar within an item has a backslash in front.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bcmodel.errors import Fault, InputError
from bcmodel.exchange.formats import parse
from bcmodel.exchange.rows import Row, is_list, is_table
from bcmodel.exchange.shapes import Shape
from bcmodel.exchange.writing import json_text
from bcmodel.facts.plain import plain_instant

MARK, BAR, ESCAPE = "'", "|", "\\"
SIGNS = (*"=+-@\t\r\n＝＋－＠", MARK)  # noqa: RUF001 - the wide signs count as the narrow
"""What a cell must not begin with."""


def guarded(text: str) -> str:
    """
    Return text that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("mia")
    ("'=1+1", 'mia')
    """
    return MARK + text if text[:1] in SIGNS else text


def unguarded(cell: str) -> str:
    """
    Return the text that a cell stands for.

    >>> unguarded("'=1+1"), unguarded("'tis"), unguarded("'")
    ('=1+1', "'tis", '')
    """
    is_marked = cell[:1] == MARK and (len(cell) == 1 or cell[1] in SIGNS)
    return cell[1:] if is_marked else cell


def joined(items: Iterable[str]) -> str:
    r"""
    Return the items of a list as one text.

    >>> print(joined(["adv-1", "a|b"]))
    adv-1|a\|b
    """
    return BAR.join(re.sub(r"([|\\])", r"\\\1", item) for item in items)


def split(text: str) -> list[str]:
    r"""
    Return the items of a list that is one text.

    >>> split(r"adv-1|a\|b")
    ['adv-1', 'a|b']
    """
    if not text:
        return []
    items = [""]
    for escaped, bar, plain in re.findall(r"\\(.)|(\|)|([^|\\]+|\\)", text, re.DOTALL):
        if bar:
            items.append("")
        else:
            items[-1] += escaped or plain
    return items


def flat(value: object) -> str | int | bool | None:
    """Return a value of a field as one: lists joined, empty ones as None, tables as JSON text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime):
        return plain_instant(value)
    if is_list(value):
        return joined(map(str, value)) or None
    if is_table(value):
        return json_text(value)
    return str(value)


def cell_of(value: object) -> str:
    """Return the cell that a flat value is written in; nothing is an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return guarded(str(value)) or MARK


def value_in(cell: str, shape: Shape) -> object:
    """
    Return what a cell says in the type of its field, or its text, which the field then refuses.

    Raises `InputError` for a table that is not JSON.
    """
    text = unguarded(cell)
    if shape.is_list:
        return split(text)
    if shape.of is str:
        return text
    if shape.of is object:
        return _table(text)
    return _read(text.strip(), shape.of)


def _read(text: str, of: type) -> object:
    if of is bool:
        return {"true": True, "false": False}.get(text.lower(), text)
    return int(text) if of is int and re.fullmatch(r"\d{1,9}", text) else text


def _table(text: str) -> Row:
    try:
        return parse(text, "json")
    except InputError as error:
        hint = 'write for example `{"user": "mia"}`'
        raise InputError(Fault("", fault.problem, hint) for fault in error.faults) from None


def csv_text(head: Sequence[str], records: Iterable[Mapping[str, object]]) -> str:
    """Return records as comma-separated values under a head, with the line ends of RFC 4180."""
    written = io.StringIO()
    rows = ([cell_of(record[column]) for column in head] for record in records)
    csv.writer(written).writerows([head, *rows])
    return written.getvalue()
