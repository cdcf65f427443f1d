"""
Cells: under which keys of a table facts are kept, and how, said once to fill it and to patch it.

A `By` says under which keys, and its cell what is kept there: one fact, several in order, or
whatever else the table is read for. A cell can be a `By` itself: a table within a table.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

from bcmodel import facts as f
from bcmodel._table import OrderedTable, Table
from bcmodel.world.references import IDENTIFIED

Facts = Sequence[f.Fact]
Row = TypeVar("Row")
V = TypeVar("V")

in_order: Callable[[f.Fact], tuple[str, ...]] = attrgetter("order")


def _key_reader(fact_class: type[f.Fact]) -> Callable[[f.Fact], object]:
    if fact_class.kind in IDENTIFIED:
        return attrgetter("id")
    plain = fact_class.key is f.Fact.key
    return attrgetter(*fact_class.key_fields()) if plain else attrgetter("key")


_KEY_READERS = {fact_class: _key_reader(fact_class) for fact_class in f.FACT_CLASSES.values()}


def key_of(fact: f.Fact) -> object:
    """Return what tells facts of one kind apart: the id, where there is one, or the key."""
    return _KEY_READERS[type(fact)](fact)


class Cell(ABC, Generic[Row]):
    """What is kept under one key of a table."""

    keeps_one_as_it_is = False
    """Whether a fact that is alone under its key is the whole row."""

    @abstractmethod
    def filled(self, keys: Iterable[object], facts: Facts) -> dict[Any, Row]:
        """Return the rows that facts make, each under its key."""

    @abstractmethod
    def edited(self, row: Row | None, ceased: Facts, became: Facts) -> Row | None:
        """Return a row without some facts and with others; None where nothing is left."""

    def facts(self, row: Row) -> Iterable[f.Fact]:  # noqa: ARG002 - some keep facts
        """Return the facts that are kept in a row; none if something else is kept."""
        return ()

    def find(self, row: Row, like: f.Fact) -> f.Fact | None:
        """Return the fact in a row that has the key of another."""
        key = key_of(like)
        return next((fact for fact in self.facts(row) if key_of(fact) == key), None)


class One(Cell[f.Fact]):
    """At most one fact."""

    keeps_one_as_it_is = True

    def filled(self, keys: Iterable[object], facts: Facts) -> dict[Any, f.Fact]:
        """Return the facts by key."""
        return dict(zip(keys, facts, strict=True))

    def edited(self, row: f.Fact | None, ceased: Facts, became: Facts) -> f.Fact | None:
        """Return the fact that is there now."""
        return became[-1] if became else None if ceased else row

    def facts(self, row: f.Fact) -> Iterable[f.Fact]:
        """Return the fact."""
        return (row,)

    def find(self, row: f.Fact, like: f.Fact) -> f.Fact | None:  # noqa: ARG002 - it is the one
        """Return the fact: its place is enough to know it by."""
        return row


class Several(Cell[tuple[f.Fact, ...]]):
    """All facts there are, in alphabetical order."""

    def filled(self, keys: Iterable[object], facts: Facts) -> dict[Any, tuple[f.Fact, ...]]:
        """Return the facts of each key, in order."""
        return {
            key: tuple(sorted(row, key=in_order)) if len(row) > 1 else tuple(row)
            for key, row in _listed(keys, facts).items()
        }

    def edited(
        self, row: tuple[f.Fact, ...] | None, ceased: Facts, became: Facts
    ) -> tuple[f.Fact, ...] | None:
        """Return the facts that are left, and the new ones, in order."""
        return tuple(_edited(row or (), ceased, became)) or None

    def facts(self, row: tuple[f.Fact, ...]) -> Iterable[f.Fact]:
        """Return all of them."""
        return row


def _listed(keys: Iterable[object], values: Iterable[V]) -> dict[object, list[V]]:
    rows: dict[object, list[V]] = {}
    for key, value in zip(keys, values, strict=True):
        row = rows.get(key)
        if row is None:
            rows[key] = [value]
        else:
            row.append(value)
    return rows


def _edited(facts: Facts, ceased: Facts, became: Facts) -> list[f.Fact]:
    # INVARIANT: what ceases was found in this World, so it is the same object in every table.
    left = [fact for fact in facts if all(fact is not gone for gone in ceased)]
    for fact in became:
        insort(left, fact, key=in_order)
    return left


class OneOrSeveral(Cell["f.Fact | tuple[f.Fact, ...]"]):
    """One fact, kept as it is, or - rarely - several, in alphabetical order."""

    keeps_one_as_it_is = True

    def filled(
        self, keys: Iterable[object], facts: Facts
    ) -> dict[Any, f.Fact | tuple[f.Fact, ...]]:
        """Return the fact or facts of each key."""
        rows: dict[Any, f.Fact | tuple[f.Fact, ...]] = {}
        for key, fact in zip(keys, facts, strict=True):
            if rows.setdefault(key, fact) is not fact:
                rows[key] = _one_or_several(_edited(self.facts(rows[key]), (), [fact]))
        return rows

    def edited(
        self, row: f.Fact | tuple[f.Fact, ...] | None, ceased: Facts, became: Facts
    ) -> f.Fact | tuple[f.Fact, ...] | None:
        """Return what is left and what is new."""
        facts = _edited(() if row is None else self.facts(row), ceased, became)
        return _one_or_several(facts) if facts else None

    def facts(self, row: f.Fact | tuple[f.Fact, ...]) -> tuple[f.Fact, ...]:
        """Return the one, or all of them."""
        return row if isinstance(row, tuple) else (row,)


def _one_or_several(facts: list[f.Fact]) -> f.Fact | tuple[f.Fact, ...]:
    return facts[0] if len(facts) == 1 else tuple(facts)


class Ids(Cell[tuple[str, ...]]):
    """What the facts name, once for each fact, in no order."""

    def __init__(self, named: str | Callable[[f.Fact], str]) -> None:
        self.named: Callable[[f.Fact], str] = attrgetter(named) if isinstance(named, str) else named

    def filled(self, keys: Iterable[object], facts: Facts) -> dict[Any, tuple[str, ...]]:
        """Return what is named under each key."""
        rows = _listed(keys, map(self.named, facts))
        return {key: tuple(row) for key, row in rows.items()}

    def edited(
        self, row: tuple[str, ...] | None, ceased: Facts, became: Facts
    ) -> tuple[str, ...] | None:
        """Return what the facts that are left and the new ones name."""
        less, more = [*map(self.named, ceased)], [*map(self.named, became)]
        if less == more:
            return row
        left = [*(row or ()), *more]
        for identity in less:
            left.remove(identity)
        return tuple(left) or None


class By(Cell[Mapping[Any, Row]]):
    """
    A table: a cell for each key, which is what facts have in a field, or what is read of them.

    With `may_lack`, a fact without a key is left out of the table.
    """

    def __init__(
        self,
        key: str | Callable[[f.Fact], object],
        cell: Cell[Row],
        *,
        may_lack: bool = False,
        is_ordered: bool = False,
    ) -> None:
        self.read: Callable[[f.Fact], Any] = attrgetter(key) if isinstance(key, str) else key
        self.cell = cell
        self.may_lack = may_lack
        self.is_ordered = is_ordered
        """Whether the table is read in the order of its keys."""
        self._kind: type[Table[Any, Row]] = OrderedTable if is_ordered else Table

    def keyed(self, facts: Facts) -> tuple[Iterable[object], Facts]:
        """Return the keys under which facts are kept, and the fact of each key."""
        if not self.may_lack:
            return map(self.read, facts), facts
        there = [fact for fact in facts if self.read(fact) is not None]
        return map(self.read, there), there

    def made(self, facts: Facts) -> dict[Any, Row]:
        """Return the table of some facts."""
        rows = self.cell.filled(*self.keyed(facts))
        return dict(sorted(rows.items())) if self.is_ordered and len(rows) > 1 else rows

    def next(self, table: Mapping[Any, Row], ceased: Facts, became: Facts) -> Mapping[Any, Row]:
        """Return a large table without some facts and with others."""
        rows, gone = self._changes(table, ceased, became)
        if not rows and not gone:
            return table
        return self._kind.of(table).next(rows, gone)

    def _changes(
        self, table: Mapping[Any, Row], ceased: Facts, became: Facts
    ) -> tuple[dict[Any, Row], list[object]]:
        """Return the rows that change, and the keys under which nothing is left."""
        changes: dict[object, tuple[list[f.Fact], list[f.Fact]]] = {}
        for n, facts in enumerate((ceased, became)):
            for key, fact in zip(*self.keyed(facts), strict=True):
                changes.setdefault(key, ([], []))[n].append(fact)
        rows: dict[Any, Row] = {}
        gone: list[object] = []
        for key, (less, more) in changes.items():
            row = table.get(key)
            edited = self.cell.edited(row, less, more)
            if edited is None:
                gone.append(key)
            elif edited is not row:
                rows[key] = edited
        return rows, gone

    def filled(self, keys: Iterable[object], facts: Facts) -> dict[Any, Mapping[Any, Row]]:
        """Return the table of the facts of each key."""
        if not self.cell.keeps_one_as_it_is:
            return {key: self.made(row) for key, row in _listed(keys, facts).items()}
        rows: dict[Any, Any] = {}
        more: list[tuple[dict[object, Any], object, f.Fact]] = []
        for outer, inner, fact in zip(keys, map(self.read, facts), facts, strict=True):
            row = rows.get(outer)
            if row is None:
                rows[outer] = {inner: fact}
            elif row.setdefault(inner, fact) is not fact:
                more.append((row, inner, fact))
        for row, inner, fact in more:
            row[inner] = self.cell.edited(row[inner], (), [fact])
        for key, row in rows.items() if self.is_ordered else ():
            if len(row) > 1:
                rows[key] = dict(sorted(row.items()))
        return rows

    def edited(
        self, row: Mapping[Any, Row] | None, ceased: Facts, became: Facts
    ) -> Mapping[Any, Row] | None:
        """Return a small table without some facts and with others."""
        before: Mapping[Any, Row] = {} if row is None else row
        rows, gone = self._changes(before, ceased, became)
        after = {**before, **rows}
        for key in gone:
            after.pop(key, None)
        if self.is_ordered and not rows.keys() <= before.keys():
            return dict(sorted(after.items()))
        return after or None

    def facts(self, row: Mapping[Any, Row]) -> Iterator[f.Fact]:
        """Yield the facts of all its cells."""
        for cell in row.values():
            yield from self.cell.facts(cell)

    def find(self, row: Mapping[Any, Row], like: f.Fact) -> f.Fact | None:
        """Return the fact that is kept where another would be."""
        cell = row.get(self.read(like))
        return None if cell is None else self.cell.find(cell, like)


class ByEach(By[Row]):
    """A table in which a fact is kept under each of the values of a field."""

    def keyed(self, facts: Facts) -> tuple[Iterable[object], Facts]:
        """Return the keys under which facts are kept, and the fact of each key."""
        pairs: list[tuple[object, f.Fact]] = [
            (key, fact) for fact in facts for key in self.read(fact)
        ]
        return [key for key, _ in pairs], [fact for _, fact in pairs]
