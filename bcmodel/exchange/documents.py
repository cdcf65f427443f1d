"""Documents: whatever a scenario file can hold, as its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from operator import attrgetter

import attrs

from bcmodel.change import History, command_row
from bcmodel.errors import Fault, InputError
from bcmodel.exchange.certificates import certificate, minutes_of
from bcmodel.exchange.durations import write_duration
from bcmodel.exchange.formats import VERSION
from bcmodel.exchange.scenario import Scenario
from bcmodel.exchange.steps import Step
from bcmodel.facts import FACT_CLASSES, Fact, Unseen
from bcmodel.resolve import Decision
from bcmodel.rules import STANDARD, Rulebook
from bcmodel.vocab.reasons import Verdict
from bcmodel.vocab.words import Kind
from bcmodel.world import World

Tellable = World | Scenario | History | Decision
"""What a scenario file can hold; of a decision, its certificate."""
Document = dict[str, object]
"""The tables of a file by name, with instants not yet made text."""


def document_of(tellable: Tellable) -> Document:
    """
    Return the tables of a scenario file; values that are the default are left out.

    Raises `InputError` for rules of a house, which a file cannot hold.
    """
    if isinstance(tellable, World):
        return {"bcmodel": VERSION, "at": tellable.at, **_facts(tellable)}
    if isinstance(tellable, History):
        tellable = minutes_of(tellable)
    elif isinstance(tellable, Decision):
        tellable = certificate(tellable)
    parameters = _parameters(tellable.rulebook)
    named = {"title": tellable.title, "source": tellable.source}
    return {
        "bcmodel": VERSION,
        **{key: text for key, text in named.items() if text},
        "at": tellable.world.at,
        **({"parameters": parameters} if parameters else {}),
        **_facts(tellable.world),
        **{table: rows for table, rows in _happenings_and_questions(tellable) if rows},
    }


def _facts(world: World) -> dict[str, list[Document]]:
    facts: dict[Kind, list[Fact]] = {kind: [] for kind in FACT_CLASSES}
    for fact in world.facts():
        facts[fact.kind].append(fact)
    return {
        str(kind): [_fact(fact) for fact in sorted(among, key=attrgetter("order"))]
        for kind, among in facts.items()
        if among
    }


def _fact(fact: Fact) -> Document:
    said = fact.said()
    if isinstance(fact, Unseen) and fact.where:
        said["where"] = dict(fact.where)
    return said


def _happenings_and_questions(scenario: Scenario) -> Iterator[tuple[str, list[Document]]]:
    yield "command", [_step(step) for step in scenario.steps]
    yield "check", _rows(scenario.checks)
    yield "who", _rows(scenario.who)
    yield "what", _rows(scenario.what)
    yield "finding", _rows(scenario.findings)
    yield "no_finding", _rows(scenario.no_findings)


def _step(step: Step) -> Document:
    return {**command_row(step.command), **_row(step.expected)}


def _rows(records: Iterable[attrs.AttrsInstance]) -> list[Document]:
    return [_row(record) for record in records]


def _row(record: attrs.AttrsInstance) -> Document:
    """Return the fields that differ from their defaults."""
    fields = attrs.fields(type(record))
    values = {field.name: getattr(record, field.name) for field in fields}
    return {
        field.name: _spelled(values[field.name])
        for field in fields
        if values[field.name] != field.default
    }


def _spelled(value: object) -> object:
    return str(value).lower() if isinstance(value, Verdict) else value


def _parameters(rulebook: Rulebook) -> Document:
    """Return the changed parameters; raises `InputError` where the rules are changed too."""
    usual = (STANDARD.gates, STANDARD.ways, STANDARD.conditions)
    if (rulebook.gates, rulebook.ways, rulebook.conditions) != usual:
        problem = "has rules of its own, which no file can tell"
        raise InputError([Fault("rulebook", problem, "write the World by itself")])
    return {name: _parameter(value) for name, value in rulebook.parameters.changed().items()}


def _parameter(value: object) -> object:
    if value is None or isinstance(value, timedelta):
        return write_duration(value)
    return value
