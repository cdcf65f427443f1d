"""Reading: the tables of a scenario file made a Scenario, or all their faults told at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import attrs

from bcmodel.change import History
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.exchange.durations import read_duration
from bcmodel.exchange.facts import FORMS, FactReading, nearest_kind
from bcmodel.exchange.findings import FINDING, NO_FINDING
from bcmodel.exchange.formats import Format, faults_of_version, format_of, parse, read_format
from bcmodel.exchange.questions import CHECKS, WHAT, WHO, Check, faults_of_asking
from bcmodel.exchange.rows import Form, Row, is_list, is_table, moment, text
from bcmodel.exchange.scenario import Scenario
from bcmodel.exchange.steps import Step, read_step
from bcmodel.resolve import Resolver
from bcmodel.rules import STANDARD, Parameters, Rulebook
from bcmodel.vocab.words import Kind, Level
from bcmodel.world import World

T = TypeVar("T")
TABLES = (*FORMS, "command", "check", "who", "what", "finding", "no_finding")
KEYS = ("bcmodel", "title", "source", "at", "parameters", *TABLES)


def load(path: str | os.PathLike[str]) -> Scenario:
    """
    Read a scenario file; its suffix, `.toml` or `.json`, tells the format.

    Raises `InputError` with every fault of the file, each with its table, row and key.
    """
    name, spelled_as = os.fspath(path), format_of(path)
    return read(parse(Path(path).read_bytes(), spelled_as, name), name)


def loads(source: str, format: Format = "toml") -> Scenario:
    r"""
    Read the text of a scenario file; raises `InputError` as `load` does.

    >>> loads('bcmodel = 1\nat = 2026-11-21T09:00:00Z\n[[user]]\nid = "mia"').world
    <World at 2026-11-21T09:00:00+00:00: 1 user>
    """
    return read(parse(source, read_format(format)))


def read(document: Row, name: str = "") -> Scenario:
    """Return what the tables of a file describe; raises `InputError` as `load` does."""
    reading = Reading(document)
    scenario = reading.scenario(name)
    if reading.faults:
        faults = reading.faults
        raise InputError([fault.within(name) for fault in faults] if name else faults)
    return scenario


class Reading:
    """One file on its way to a Scenario; `faults` grows as its tables are read."""

    def __init__(self, document: Row) -> None:
        self.document = document
        self.faults: list[Fault] = []
        self.facts = FactReading()

    def scenario(self, name: str) -> Scenario:
        """Return what the file says, as far as it can be read."""
        if not self._is_of_this_version():
            return Scenario(history=History(Resolver(self.facts.world(None))), name=name)
        title, source = self._single("title", text), self._single("source", text)
        rulebook = self._rulebook()
        start = Resolver(self._world(), rulebook)
        steps = self._steps()
        history = self._history(start, steps)
        return Scenario(
            history=history,
            name=name,
            title=title or "",
            source=source or "",
            steps=tuple(step for step in steps if step),
            checks=self._checks(history.world),
            who=self._questions("who", WHO, self._rows("who")),
            what=self._questions("what", WHAT, self._rows("what")),
            findings=self._questions("finding", FINDING, self._rows("finding")),
            no_findings=self._questions("no_finding", NO_FINDING, self._rows("no_finding")),
        )

    def _tell(self, place: str, faults: Iterable[Fault]) -> None:
        self.faults += [fault.within(place) for fault in faults]

    def _is_of_this_version(self) -> bool:
        """Tell where the version is missing; a file of another version is read no further."""
        faults = faults_of_version(self.document)
        self.faults += faults
        return not faults or "bcmodel" not in self.document

    def _world(self) -> World:
        at = self._single("at", moment)
        if "at" not in self.document:
            hint = "say which instant it is, for example `at = 2026-11-21T09:00:00Z`"
            self.faults.append(Fault("at", "is missing", hint))
        self._tell_unknown_tables()
        for kind in Kind:
            self.facts.add(kind, self._rows(kind))
        world = self.facts.world(at)
        self.faults += self.facts.faults
        return world

    def _tell_unknown_tables(self) -> None:
        for table, content in self.document.items():
            if table not in KEYS:
                self.faults.append(Fault(table, "is no part of a file", nearest(table, KEYS)))
                kind = nearest_kind(table)
                for row in content if kind and is_list(content) else ():
                    if kind and is_table(row):
                        self.facts.leave_unread(kind, row)

    def _single(self, key: str, read: Callable[[object], T]) -> T | None:
        value = self.document.get(key)
        try:
            return read(value) if key in self.document else None
        except InputError as error:
            self._tell(key, error.faults)
        return None

    def _rows(self, table: str) -> list[Row | None]:
        """Return the rows of a table; None for each that is none, told as a fault."""
        content = self.document.get(table, [])
        if not is_list(content):
            problem = f"`{table}` is not a list of tables"
            self.faults.append(Fault(f"[[{table}]]", problem, f"write `[[{table}]]` above each"))
            return []
        rows: list[Row | None] = [row if is_table(row) else None for row in content]
        for number, row in enumerate(rows, 1):
            if row is None:
                place = f"[[{table}]] row {number}"
                self.faults.append(Fault(place, "is not a table", "write its keys and values"))
        return rows

    def _questions(self, table: str, form: Form[T], rows: list[Row | None]) -> tuple[T, ...]:
        read: list[T] = []
        for number, row in enumerate(rows, 1):
            try:
                read += [form.read(row)] if row is not None else []
            except InputError as error:
                self._tell(f"[[{table}]] row {number}", error.faults)
        return tuple(read)

    def _steps(self) -> list[Step | None]:
        """Return the commands of the file; None for each that could not be read."""
        steps: list[Step | None] = []
        for number, row in enumerate(self._rows("command"), 1):
            try:
                steps.append(read_step(row) if row is not None else None)
            except InputError as error:
                steps.append(None)
                self._tell(f"[[command]] row {number}", error.faults)
        return steps

    def _history(self, start: Resolver, steps: list[Step | None]) -> History:
        """
        Return what becomes of the commands, and tell those that make no sense in their World.

        Where something else is at fault they are not tried: what they name may be missing for it.
        """
        history = History(start)
        for number, step in enumerate(steps if not self.faults else (), 1):
            try:
                history = history.then(step.command, step.at) if step else history
            except InputError as error:
                self._tell(f"[[command]] row {number}", error.faults)
        return history

    def _checks(self, world: World) -> tuple[Check, ...]:
        rows = self._rows("check")
        checks = self._questions("check", CHECKS, rows)
        for number, row in enumerate(rows, 1):
            faults = faults_of_asking(world, row or {}, self.facts.unread)
            self._tell(f"[[check]] row {number}", faults)
        return checks

    def _rulebook(self) -> Rulebook:
        """Return the standard rulebook, with the parameters of the file where it has any."""
        changed = self._parameters().changed()
        return STANDARD.with_parameters(**changed) if changed else STANDARD

    def _parameters(self) -> Parameters:
        table = self.document.get("parameters", {})
        parameters = Parameters()
        if not is_table(table):
            problem = "is not a table"
            self.faults.append(Fault("parameters", problem, "write one `[parameters]` above them"))
            return parameters
        for name, value in table.items():
            try:
                parameters = parameters.with_(**{name: _parameter(name, value)})
            except InputError as error:
                self.faults += error.faults
        return parameters


def _parameter(name: str, value: object) -> object:
    """Return the value of a parameter in the type it has; raises `InputError` for no duration."""
    field = attrs.fields_dict(Parameters).get(name)
    declared = str(field.type) if field else ""
    try:
        if timedelta.__name__ in declared and value is not None:
            return read_duration(value)
        if Level.__name__ in declared and isinstance(value, str):
            return Level(value)
    except InputError as error:
        place = f"parameters, {name}"
        raise InputError([fault.within(place) for fault in error.faults]) from None
    return None if value == "none" and "None" in declared else value
