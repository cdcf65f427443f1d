"""Reading: the tables of a scenario file made a Scenario, or all their faults told at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import TypeVar

import attrs

from bcmodel.change import History
from bcmodel.change.naming import made_by
from bcmodel.change.planning import faults_of_command
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.exchange.codes import reasons_of_the_house, with_reasons
from bcmodel.exchange.durations import read_duration
from bcmodel.exchange.facts import FORMS, FactReading, nearest_kind
from bcmodel.exchange.findings import FINDING, NO_FINDING
from bcmodel.exchange.formats import (
    Format,
    content_of,
    faults_of_version,
    format_of,
    parse,
    read_format,
)
from bcmodel.exchange.questions import CHECKS, WHAT, WHO, Check, faults_of_asking
from bcmodel.exchange.rows import Form, Row, is_list, is_table, moment, text
from bcmodel.exchange.scenario import Scenario, place_of
from bcmodel.exchange.shapes import ANYTHING, shapes_of
from bcmodel.exchange.steps import Step, read_step
from bcmodel.resolve import Resolver
from bcmodel.rules import STANDARD, Parameters, Rulebook
from bcmodel.vocab.words import Kind, Level
from bcmodel.world import World

T = TypeVar("T")
TABLES = (*FORMS, "command", "check", "who", "what", "finding", "no_finding")
KEYS = ("bcmodel", "title", "source", "at", "parameters", *TABLES)


def load(path: str | os.PathLike[str], *, rulebook: Rulebook = STANDARD) -> Scenario:
    """
    Read a scenario file; its suffix, `.toml` or `.json`, tells the format.

    Everything is judged by the rulebook, with the parameters of the file in place of its own; the
    file may expect the reasons of its house rules. Raises `InputError` with every fault of the
    file, each with its table, row and key, or for one that cannot be read.
    """
    content, name = content_of(path), os.fspath(path)
    return read(parse(content, format_of(path), name), name, rulebook)


def loads(source: str, format: Format = "toml", *, rulebook: Rulebook = STANDARD) -> Scenario:
    r"""
    Read the text of a scenario file, under a rulebook; raises `InputError` as `load` does.

    >>> loads('bcmodel = 1\nat = 2026-11-21T09:00:00Z\n[[user]]\nid = "mia"').world
    <World at 2026-11-21T09:00:00+00:00: 1 user>
    """
    return read(parse(source, read_format(format)), rulebook=rulebook)


def read(document: Row, name: str = "", rulebook: Rulebook = STANDARD) -> Scenario:
    """Return what the tables of a file describe; raises `InputError` as `load` does."""
    reading = Reading(document, rulebook)
    scenario = reading.scenario(name)
    if reading.faults:
        faults = reading.faults
        raise InputError([fault.within(name) for fault in faults] if name else faults)
    return scenario


class Reading:
    """One file on its way to a Scenario; `faults` grows as its tables are read."""

    def __init__(self, document: Row, rulebook: Rulebook) -> None:
        self.document = document
        self.rulebook = rulebook
        self.house = reasons_of_the_house(rulebook)
        self.faults: list[Fault] = []
        self.facts = FactReading()
        self.unsure: set[str] = set()
        """Ids of faulty rows, and those that commands make: after a fault, they may be there."""

    def scenario(self, name: str) -> Scenario:
        """Return what the file says, as far as it can be read."""
        if not self._is_of_this_version():
            return Scenario(history=History(Resolver(self.facts.world(None))), name=name)
        title, source = self._single("title", text), self._single("source", text)
        parameters = self._parameters()
        start = Resolver(self._world(), self._judged_with(parameters))
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

    def _is_of_this_version(self) -> bool:
        """Whether to read on; a missing version is a fault, another one ends the reading."""
        faults = faults_of_version(self.document)
        self.faults += faults
        return not faults or "bcmodel" not in self.document

    def _judged_with(self, parameters: Parameters) -> Rulebook:
        """Return the rulebook itself where nothing changes: it remembers what it worked out."""
        if parameters == self.rulebook.parameters:
            return self.rulebook
        return attrs.evolve(self.rulebook, parameters=parameters)

    def _parameters(self) -> Parameters:
        """Return the parameters of the rulebook, with those of the file in their place."""
        table = self.document.get("parameters", {})
        parameters = self.rulebook.parameters
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
        self.unsure.update(*self.facts.unread.values())
        return world

    def _tell_unknown_tables(self) -> None:
        """Tell of tables that no file has; what a misspelt one lists is not missing elsewhere."""
        for table, content in self.document.items():
            if table in KEYS:
                continue
            self.faults.append(Fault(table, "is no part of a file", nearest(table, KEYS)))
            kind = nearest_kind(table)
            if kind and is_list(content):
                for row in filter(is_table, content):
                    self.facts.leave_unread(kind, row)

    def _steps(self) -> list[Step | None]:
        """Return the commands of the file; None for each that could not be read."""
        steps: list[Step | None] = []
        for number, row in enumerate(self._rows("command"), 1):
            try:
                steps.append(None if row is None else read_step(with_reasons(self.house, row)))
            except InputError as error:
                steps.append(None)
                self.unsure.update(_ids_made(row or {}))
                self._tell(place_of("command", number), error.faults)
        self.unsure.update(identity for step in steps if step for identity in made_by(step.command))
        return steps

    def _history(self, start: Resolver, steps: list[Step | None]) -> History:
        """
        Return what becomes of the commands, and tell of those that make no sense in their World.

        Where something else is at fault they are not carried out, only looked at.
        """
        history = History(start)
        if self.faults:
            self._look_at(steps, start.world)
            return history
        for number, step in enumerate(steps, 1):
            try:
                history = history.then(step.command, step.at) if step else history
            except InputError as error:
                self._tell(place_of("command", number), error.faults)
        return history

    def _look_at(self, steps: list[Step | None], world: World) -> None:
        """Tell of commands that make no sense, whatever the faulty rows would have said."""
        for number, step in enumerate(steps, 1):
            faults = faults_of_command(step.command, world, self.unsure) if step else ()
            self._tell(place_of("command", number), faults)

    def _checks(self, world: World) -> tuple[Check, ...]:
        rows = [row and with_reasons(self.house, row) for row in self._rows("check")]
        unsure = self.unsure if self.faults else frozenset[str]()
        checks = self._questions("check", CHECKS, rows)
        for number, row in enumerate(rows, 1):
            faults = faults_of_asking(world, row or {}, unsure)
            self._tell(place_of("check", number), faults)
        return checks

    def _questions(self, table: str, form: Form[T], rows: list[Row | None]) -> tuple[T, ...]:
        questions: list[T] = []
        for number, row in enumerate(rows, 1):
            try:
                if row is not None:
                    questions.append(form.read(row))
            except InputError as error:
                self._tell(place_of(table, number), error.faults)
        return tuple(questions)

    def _rows(self, table: str) -> list[Row | None]:
        """Return the rows of a table, with None for each item that is no row, told as a fault."""
        content = self.document.get(table, [])
        if not is_list(content):
            problem = f"`{table}` is not a list of tables"
            self.faults.append(Fault(f"[[{table}]]", problem, f"write `[[{table}]]` above each"))
            return []
        rows: list[Row | None] = [row if is_table(row) else None for row in content]
        for number, row in enumerate(rows, 1):
            if row is None:
                place = place_of(table, number)
                self.faults.append(Fault(place, "is not a table", "write its keys and values"))
        return rows

    def _single(self, key: str, read: Callable[[object], T]) -> T | None:
        value = self.document.get(key)
        try:
            return read(value) if key in self.document else None
        except InputError as error:
            self._tell(key, error.faults)
        return None

    def _tell(self, place: str, faults: Iterable[Fault]) -> None:
        self.faults += [fault.within(place) for fault in faults]


def _ids_made(row: Row) -> Iterator[str]:
    """Yield what a command that could not be read may make."""
    return (given for key in ("id", "code") if isinstance(given := row.get(key), str))


def _parameter(name: str, value: object) -> object:
    """Return a parameter's value in its type; raises `InputError` for no duration or level."""
    shape = shapes_of(Parameters).get(name, ANYTHING)
    try:
        if shape.of is timedelta and value is not None:
            return read_duration(value)
        if shape.of is Level and isinstance(value, str):
            return Level(value)
    except InputError as error:
        place = f"parameters, {name}"
        raise InputError([fault.within(place) for fault in error.faults]) from None
    return None if value == "none" and shape.is_optional else value
