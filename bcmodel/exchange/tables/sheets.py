"""Sheets: the rows of one CSV file, whatever program wrote it, each with its first line."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager

import attrs

from bcmodel.errors import Fault, InputError, nearest

DELIMITERS = (",", ";", "\t")
"""What may separate cells; spreadsheets write semicolons where decimals have a comma."""


@attrs.frozen
class Line:
    """A row of a sheet: the number of its first line, and its cells by column, less empty ones."""

    number: int
    cells: Mapping[str, str]


@attrs.frozen
class Sheet:
    """The lines of a sheet below its head without empty ones, and what is wrong with some."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]


def read_sheet(text: str, name: str, known: tuple[str, ...], required: tuple[str, ...]) -> Sheet:
    """
    Return what a sheet holds; `known` are the columns it may have, `required` those it must have.

    Raises `InputError` for faults of the format or of the head, after which no line can be read.
    """
    (_, head), *below = list(_lines(text, name)) or [(1, [""])]
    columns = [column.strip() for column in head]
    faults = list(_faults_of_head(columns, f"{name} line 1", known, required))
    if faults:
        raise InputError(faults)
    lines = [Line(number, _by_column(columns, cells)) for number, cells in below if any(cells)]
    return Sheet(tuple(lines), tuple(_faults_of_width(below, columns, name)))


def _by_column(columns: list[str], cells: list[str]) -> dict[str, str]:
    return {name: cell for name, cell in zip(columns, cells, strict=False) if name and cell}


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row, with the number of its first line; a cell may span several."""
    text = text.removeprefix("\ufeff")
    first = text.splitlines()[0] if text else ""
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        with _cells_of_any_length():
            for cells in reader:
                yield number, cells
                number = reader.line_num + 1
    except csv.Error as error:
        raise InputError([Fault(f"{name} line {number}", f"is not CSV: {error}")]) from None


@contextmanager
def _cells_of_any_length() -> Generator[None]:
    """Lift the limit of the standard library: the ad accounts of a group are one cell."""
    usual = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def _faults_of_head(
    columns: list[str], place: str, known: tuple[str, ...], required: tuple[str, ...]
) -> Iterator[Fault]:
    for column in dict.fromkeys(filter(None, columns)):
        if column not in known:
            yield Fault(place, f"there is no column `{column}`", nearest(column, known))
        elif columns.count(column) > 1:
            yield Fault(place, f"column `{column}` is there twice", "keep one")
    for column in required:
        if column not in columns:
            yield Fault(place, f"column `{column}` is missing", "every line has something there")


def _faults_of_width(
    lines: list[tuple[int, list[str]]], columns: list[str], name: str
) -> Iterator[Fault]:
    for number, cells in lines:
        named = (*columns, *([""] * len(cells)))
        if any(cell for column, cell in zip(named, cells, strict=False) if not column):
            hint = "put text with separators in it between double quotes"
            place = f"{name} line {number}"
            yield Fault(place, "has something in a column without a name", hint)
