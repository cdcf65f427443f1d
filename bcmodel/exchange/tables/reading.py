"""Reading: a folder of tables made a World, or the faults of all of them told at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bcmodel.errors import Fault, InputError, nearest
from bcmodel.exchange.facts import FactReading
from bcmodel.exchange.formats import VERSION, faults_of_version
from bcmodel.exchange.rows import Row, moment
from bcmodel.exchange.shapes import Shape, required_of, shapes_of
from bcmodel.exchange.tables.cells import value_in
from bcmodel.exchange.tables.recording import columns_of
from bcmodel.exchange.tables.sheets import Line, read_sheet
from bcmodel.exchange.tables.writing import OF_WORLDS, WORLD, name_of
from bcmodel.facts import FACT_CLASSES
from bcmodel.facts import fields as f
from bcmodel.vocab.words import Kind
from bcmodel.world import World

Source = str | os.PathLike[str] | Mapping[str, str]
"""A folder of tables, or their texts by file name."""
KNOWN = (WORLD, *map(name_of, Kind))


def read_tables(source: Source, *, at: datetime | None = None) -> World:
    r"""
    Read a World from a folder of CSV files, or from their texts by name.

    There is one for each kind of fact, named like `member.csv`, with the columns of `records`; any
    may be missing but `world.csv`, and that one too where `at` gives the instant. Commas,
    semicolons or tabs separate cells. Raises `InputError` with every fault of all files, each
    with its file, line and column.

    >>> from datetime import UTC, datetime
    >>> noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    >>> read_tables({"user.csv": "id,two_step\nmia,TRUE\nzoe,\n"}, at=noon)
    <World at 2026-11-21T12:00:00+00:00: 2 users>
    """
    reading = TableReading()
    texts = reading.texts(source)
    told = reading.instant(texts.get(WORLD), at)
    for kind in Kind:
        if name_of(kind) in texts:
            reading.add(kind, texts[name_of(kind)])
    return reading.world(told)


class TableReading:
    """Tables on their way to a World; `faults` grows as they are read."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.facts = FactReading(self._place)
        self._folder: Path | None = None
        self._lines: dict[Kind, tuple[Line, ...]] = {}
        self._is_whole = True
        """Whether every table could be split into lines."""

    def texts(self, source: Source) -> dict[str, str]:
        """Return the texts of the tables by file name, and tell of files that are no tables."""
        if isinstance(source, Mapping):
            return self._known(source, source.get)
        self._folder = Path(source)
        names = (path.name for path in self._folder.iterdir() if path.suffix.lower() == ".csv")
        return self._known(names, self._text)

    def instant(self, text: str | None, at: datetime | None) -> datetime | None:
        """Return the instant: the one given, else the one that the table of the World tells."""
        lines = self._lines_of(WORLD, text, OF_WORLDS, OF_WORLDS) if text is not None else None
        if text is None and at is None:
            self._tell("at", "is missing", f"give it as `at`, or write it in `{WORLD}`")
        if lines is not None and len(lines) != 1:
            hint = f"write `{VERSION}` and the instant below `{','.join(OF_WORLDS)}`"
            self._tell(self._path(WORLD), f"says {len(lines)} times which instant it is", hint)
        told = [self._of_world(line) for line in lines or ()]
        return f.instant(at) if at is not None else next(iter(told), None)

    def add(self, kind: Kind, text: str) -> None:
        """Read the facts of a kind."""
        cls = FACT_CLASSES[kind]
        lines = self._lines_of(name_of(kind), text, columns_of(kind), required_of(cls)) or ()
        self._lines[kind] = lines
        shapes = shapes_of(cls)
        self.facts.add(kind, [self._row(kind, line, shapes) for line in lines])

    def world(self, at: datetime | None) -> World:
        """Return the World of the tables; raises `InputError` with the faults of all of them."""
        # where a table could not be read, much would only seem to be missing
        world = self.facts.world(at) if self._is_whole else None
        faults = [*self.faults, *self.facts.faults]
        if world is None or faults:
            raise InputError(faults)
        return world

    def _known(self, names: Iterable[str], read: Callable[[str], str | None]) -> dict[str, str]:
        """Return the texts of files that are named like a table, and tell of the others."""
        texts: dict[str, str] = {}
        for name in sorted(names):
            if name not in KNOWN:
                self._tell(self._path(name), "is no table of facts", nearest(name, KNOWN))
            elif (text := read(name)) is not None:
                texts[name] = text
        return texts

    def _text(self, name: str) -> str | None:
        try:
            return Path(self._path(name)).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            self._is_whole = False
            self._tell(self._path(name), "is not UTF-8", "save it as `CSV UTF-8`")
        return None

    def _of_world(self, line: Line) -> datetime | None:
        place = f"{self._path(WORLD)} line {line.number}"
        version = line.cells.get("bcmodel", "").strip()
        document: Row = {"bcmodel": VERSION if version == str(VERSION) else version or None}
        self.faults += [fault.within(place) for fault in faults_of_version(document)]
        try:
            return moment(line.cells.get("at", "").strip())
        except InputError as error:
            self.faults += [fault.within(f"{place}, at") for fault in error.faults]
        return None

    def _row(self, kind: Kind, line: Line, shapes: Mapping[str, Shape]) -> Row | None:
        """Return what a line says by field; None where a cell of it cannot be read."""
        row: dict[str, object] = {}
        for column, cell in line.cells.items():
            try:
                row[column] = value_in(cell, shapes[column])
            except InputError as error:
                place = f"{self._path(name_of(kind))} line {line.number}, {column}"
                self.faults += [fault.within(place) for fault in error.faults]
        if row.keys() == line.cells.keys():
            return row
        self.facts.leave_unread(kind, row)
        return None

    def _lines_of(
        self, name: str, text: str, known: tuple[str, ...], required: tuple[str, ...]
    ) -> tuple[Line, ...] | None:
        """Return the lines of a table; None where it cannot be read at all."""
        try:
            sheet = read_sheet(text, self._path(name), known, required)
        except InputError as error:
            self.faults += error.faults
            self._is_whole = False
            return None
        self.faults += sheet.faults
        return sheet.lines

    def _place(self, kind: Kind, rows: Sequence[int]) -> str:
        numbers = [str(self._lines[kind][row - 1].number) for row in rows]
        told = f"line {numbers[0]}" if len(rows) == 1 else f"lines {' and '.join(numbers)}"
        return f"{self._path(name_of(kind))} {told}"

    def _path(self, name: str) -> str:
        return str(self._folder / name) if self._folder is not None else name

    def _tell(self, place: str, problem: str, next_step: str) -> None:
        self.faults.append(Fault(place, problem, next_step))
