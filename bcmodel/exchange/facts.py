"""Facts in files: the rows of every kind of fact, read into a World."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

import attrs

from bcmodel.errors import Fault, InputError, nearest, probably_meant, with_article
from bcmodel.exchange.rows import Form, Row, faults_of_value, form_of, is_table
from bcmodel.facts import FACT_CLASSES, Fact, Unseen
from bcmodel.facts.fields import refuse
from bcmodel.vocab.words import Kind
from bcmodel.world import World
from bcmodel.world.checks import FactFault, Ids, faults_among, ids_in
from bcmodel.world.references import IDENTIFIED, id_field
from bcmodel.world.tables import Buckets, tabulate
from bcmodel.world.world import sort_out

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""Takes the place of a missing instant, which is a fault of its own."""


def _where(value: object) -> Mapping[str, object]:
    if is_table(value):
        return value
    raise refuse(f"`{value!r}` is not a table", 'write for example `{ user = "mia" }`')


def _unseen(of: str, where: Mapping[str, object] | None = None) -> Unseen:
    """Read a pattern; its values have the form of the fields that they stand for."""
    keys = FORMS[Kind(of)].keys
    given = where or {}
    faults = [
        fault.within(f"where, {name}")
        for name, value in given.items()
        if name in keys
        for fault in faults_of_value(keys[name], value)
    ]
    faults += [
        Fault("where", f"{with_article(of)} has no field `{name}`", nearest(name, keys))
        for name in given
        if name not in keys
    ]
    if faults:
        raise InputError(faults)
    return Unseen(of, where={name: keys[name](value) for name, value in given.items()})


FORMS: dict[Kind, Form[Fact]] = {
    kind: form_of(fact_class, f"[[{kind}]]") for kind, fact_class in FACT_CLASSES.items()
}
FORMS[Kind.UNSEEN] = attrs.evolve(
    form_of(Unseen, f"[[{Kind.UNSEEN}]]", raw={"where": _where}), build=_unseen
)


def place_in_a_file(kind: Kind, rows: Sequence[int]) -> str:
    """Return how messages about a scenario file name rows of a table, counted from 1."""
    told = f"row {rows[0]}" if len(rows) == 1 else f"rows {' and '.join(map(str, rows))}"
    return f"[[{kind}]] {told}"


class FactReading:
    """
    The facts that a file lists, those that could be read, and the faults of the others.

    `place` tells where rows of a kind are.
    """

    def __init__(self, place: Callable[[Kind, Sequence[int]], str] = place_in_a_file) -> None:
        self.place = place
        self.facts: dict[Kind, list[Fact | None]] = {}
        """By kind, one for each row; nothing where the row is faulty."""
        self.faults: list[Fault] = []
        self.unread: dict[Kind, set[str]] = {}
        """The ids that faulty rows would have given: rows that name them are not at fault."""

    def add(self, kind: Kind, rows: list[Row | None]) -> None:
        """Read the rows of one kind; None stands for one that is no table or could not be read."""
        form = FORMS[kind]
        read, facts = form.read, self.facts.setdefault(kind, [])
        for row in rows:
            fact = None
            try:
                fact = read(row) if row is not None else None
            except InputError as error:
                place = self.place(kind, [len(facts) + 1])
                self.faults += [fault.within(place) for fault in error.faults]
                self.leave_unread(kind, row or {})
            facts.append(fact)

    def leave_unread(self, kind: Kind, row: Row) -> None:
        """Note the id of a faulty row, or else the texts that may have been meant as its id."""
        if kind in IDENTIFIED:
            keys = FORMS[kind].keys
            given = row.get(id_field(kind))
            likely = [given] if given else [v for key, v in row.items() if key not in keys]
            unread = self.unread.setdefault(kind, set())
            unread.update(value for value in likely if isinstance(value, str))

    def world(self, at: datetime | None) -> World:
        """
        Return the World of the sound facts, and add what is wrong with them taken together.

        It is the World of the file only if there are no faults.
        """
        buckets = sort_out(fact for facts in self.facts.values() for fact in facts if fact)
        ids = ids_in(buckets)
        for kind, unread in self.unread.items():
            for identity in unread:
                ids[kind].setdefault(identity, None)
        self.faults += self._among(buckets, ids)
        return World(tabulate(buckets), at or _NO_TIME)

    def _among(self, buckets: Buckets, ids: Ids) -> Iterator[Fault]:
        rows: dict[int, int] = {}
        for fault in faults_among(buckets, ids):
            rows = rows or {
                id(fact): n for facts in self.facts.values() for n, fact in enumerate(facts, 1)
            }
            kind = fault.facts[0].kind
            yield _at(self.place(kind, [rows[id(fact)] for fact in fault.facts]), fault)


def _at(place: str, fault: FactFault) -> Fault:
    if fault.field:
        return Fault(f"{place}, {fault.field}", fault.problem, fault.next_step)
    return Fault(place, f"{fault.facts[0].label} {fault.problem}", fault.next_step)


def nearest_kind(table: str) -> Kind | None:
    """Return the kind of fact that a misspelt table was to hold, if that can be guessed."""
    meant = probably_meant(table, Kind)
    return None if meant is None else Kind(meant)
