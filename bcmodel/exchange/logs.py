"""Logs: what happened, as a document of its own, for those who keep events and not Worlds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bcmodel.change import Event
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.exchange.events import event_row, read_event
from bcmodel.exchange.formats import VERSION, content_of, faults_of_version, parse
from bcmodel.exchange.rows import Row, is_list, is_table
from bcmodel.exchange.writing import json_text

KEYS = ("bcmodel", "events")


def dump_events(events: Iterable[Event], path: str | os.PathLike[str]) -> None:
    """Write events as a JSON file; `load_events(path)` gives them back."""
    Path(path).write_text(dumps_events(events), encoding="utf-8", newline="\n")


def dumps_events(events: Iterable[Event]) -> str:
    """
    Return events as the text of a JSON document.

    >>> print(dumps_events([]))
    {
     "bcmodel": 1,
     "events": []
    }
    <BLANKLINE>
    """
    rows = [event_row(event) for event in events]
    return json_text({"bcmodel": VERSION, "events": rows}, indent=1) + "\n"


def load_events(path: str | os.PathLike[str]) -> tuple[Event, ...]:
    """
    Read the events of a JSON file; `bcmodel.change.apply(world, events)` lets them happen again.

    Raises `InputError` with every fault of the file, each with its row and key, or for one that
    cannot be read.
    """
    name = os.fspath(path)
    return _read(parse(content_of(path), "json", name), name)


def loads_events(source: str) -> tuple[Event, ...]:
    """
    Read the text of a JSON document of events; raises `InputError` as `load_events` does.

    >>> loads_events(dumps_events([]))
    ()
    """
    return _read(parse(source, "json"))


def _read(document: Row, name: str = "") -> tuple[Event, ...]:
    faults, events = faults_of_version(document), list[Event]()
    if not faults:
        faults += _faults_of_keys(document)
        rows = document.get("events")
        for number, row in enumerate(rows if is_list(rows) else (), 1):
            try:
                events.append(_event(row))
            except InputError as error:
                faults += [fault.within(f"events row {number}") for fault in error.faults]
    if faults:
        raise InputError(fault.within(name) if name else fault for fault in faults)
    return tuple(events)


def _faults_of_keys(document: Row) -> Iterator[Fault]:
    for key in document:
        if key not in KEYS:
            yield Fault(key, "is no part of a document of events", nearest(key, KEYS))
    if not is_list(document.get("events")):
        problem = "is not a list" if "events" in document else "is missing"
        yield Fault("events", problem, "list what happened, or nothing: `[]`")


def _event(row: object) -> Event:
    if is_table(row):
        return read_event(row)
    raise InputError([Fault("", "is not a table", "write its keys and values")])
