"""The World itself: an immutable set of facts with its look-ups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Self

from bcmodel.errors import Fault, InputError
from bcmodel.facts import FACT_CLASSES, Fact, Thing
from bcmodel.facts.fields import faults_of_value, instant
from bcmodel.vocab.words import Kind
from bcmodel.world.checks import faults_among, ids_in
from bcmodel.world.references import REFERENCES
from bcmodel.world.tables import (
    Buckets,
    Tables,
    changed,
    counterpart,
    every_fact,
    keys_of,
    tabulate,
)


class World:
    """
    What is true in some Business Centers at one instant.

    A World never changes; two with the same facts and instant are equal, in whatever order the
    facts came. Make one with `World.of`.

    >>> from datetime import UTC, datetime
    >>> from bcmodel.facts import BusinessCenter, Member, User
    >>> noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    >>> World.of(Member("nova", "mia"), BusinessCenter("nova"), User("mia"), at=noon)
    <World at 2026-11-21T12:00:00+00:00: 1 user, 1 business_center, 1 member>
    """

    __slots__ = ("at", "tables")

    at: datetime
    """The instant, in UTC."""
    tables: Tables
    """The look-ups; read them through a `View`."""

    def __init__(self, tables: Tables, at: datetime) -> None:
        self.tables = tables
        self.at = at

    @classmethod
    def of(cls, *facts: Fact, at: datetime) -> Self:
        """
        Return the World of these facts; their order, and exact repeats, mean nothing.

        `at` is an aware datetime. Raises `InputError` with every fault there is: references to
        what is not there, two different facts with one key, levels the asset does not know, ...
        """
        buckets = sort_out(facts)
        faults = [*_faults_of_instant(at), *faults_among(buckets, ids_in(buckets))]
        if faults:
            raise InputError(faults)
        return cls(tabulate(buckets), instant(at))

    def facts(self) -> Iterator[Fact]:
        """Yield every fact, kind by kind."""
        return every_fact(self.tables)

    def later(self, at: datetime) -> World:
        """Return the same facts at another instant; `InputError` for one without a time zone."""
        faults = _faults_of_instant(at)
        if faults:
            raise InputError(faults)
        return World(self.tables, instant(at))

    def changed(
        self, became: Iterable[Fact], ceased: Iterable[Fact] = (), at: datetime | None = None
    ) -> World:
        """
        Return the World in which some facts became true and others ceased to be.

        What became takes the place of the fact of the same identity, where there is one; what
        ceased need not be there. Nothing is checked, so use it only for changes that keep a World
        sound.
        """
        tables = changed(self.tables, became, ceased)
        return World(tables, self.at if at is None else instant(at))

    def counterpart(self, fact: Fact) -> Fact | None:
        """Return the fact that has the identity of another, perhaps of another World."""
        return counterpart(self.tables, fact)

    def restricted_to(self, facts: Iterable[Fact]) -> World:
        """Return the World of these facts alone, and of what they refer to."""
        kept: dict[Fact, None] = {}
        waiting = list(facts)
        while waiting:
            fact = waiting.pop()
            if fact not in kept:
                kept[fact] = None
                waiting.extend(self._named_by(fact))
        return World.of(*kept, at=self.at)

    def thing(self, identity: str) -> Thing | None:
        """Return the asset, Business Center or account group with an id, if there is one."""
        tables = self.tables
        return (
            tables.assets.get(identity)
            or tables.centers.get(identity)
            or tables.groups.get(identity)
        )

    def find(self, kind: Kind, identity: str) -> Fact | None:
        """Return the fact of a kind with an id, as others refer to it; None where there is none."""
        table: Mapping[str, Fact] = getattr(self.tables, ID_TABLES.get(kind, "assets"))
        found = table.get(identity)
        return found if found is not None and found.kind is kind else None

    def may_hide(self, kind: Kind, known: Mapping[str, str]) -> bool:
        """
        Whether a fact of this kind, with these values in its starred fields, may be unseen.

        A pattern matches unless it names another value for one of those fields.
        """
        patterns = self.tables.unseen.get(kind)
        if not patterns:
            return False
        ways = [known]
        if kind is Kind.PARTNERSHIP and len(known) > 1:
            ways.append({"a": known["b"], "b": known["a"]})
        return any(
            all(way.get(field, value) == value for field, value in pattern.where)
            for pattern in patterns
            for way in ways
        )

    def _named_by(self, fact: Fact) -> Iterator[Fact]:
        for field, kinds in REFERENCES.get(fact.kind, {}).items():
            value: str | tuple[str, ...] | None = getattr(fact, field)
            for identity in value if isinstance(value, tuple) else (value,):
                found = [self.find(kind, identity) for kind in kinds if identity]
                yield from (named for named in found if named)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, World):
            return NotImplemented
        return self.at == other.at and self._contents() == other._contents()

    def __hash__(self) -> int:
        return hash((self.at, self._contents()))

    def _contents(self) -> frozenset[Fact]:
        return frozenset(self.facts())

    def __format__(self, format: str) -> str:
        """Return it as a graph, in `mermaid`, `dot`, `graphml` or `json`; without one, its repr."""
        if not format:
            return repr(self)
        from bcmodel.exchange.graphs import graph, graph_as_text

        return graph_as_text(graph(self), format)

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.world import world_as_html

        return world_as_html(self)

    def __repr__(self) -> str:
        counts = Counter(fact.kind for fact in self.facts())
        told = ", ".join(f"{counts[k]} {k}{'s' * (counts[k] > 1)}" for k in Kind if counts[k])
        return f"<World at {self.at.isoformat()}: {told or 'nothing'}>"


def _faults_of_instant(at: datetime) -> list[Fault]:
    return [fault.within("at") for fault in faults_of_value(instant, at)]


ID_TABLES: dict[Kind, str] = {
    Kind.USER: "users",
    Kind.BUSINESS_CENTER: "centers",
    Kind.ACCOUNT_GROUP: "groups",
    Kind.POST: "posts",
    Kind.SPARK_CODE: "codes",
    Kind.APP_WORKSPACE: "workspaces",
}
"""Where facts of a kind are found by their id; assets of all kinds share one table."""


def sort_out(facts: Iterable[Fact]) -> Buckets:
    """
    Return the facts by class, exact repeats left out.

    Raises `InputError` for what is not a fact.
    """
    buckets = Buckets()
    for fact in facts:
        bucket = buckets.get(type(fact))
        if bucket is None:
            buckets[type(fact)] = [fact]
        else:
            bucket.append(fact)
    strangers = [cls.__name__ for cls in buckets if cls not in FACT_CLASSES.values()]
    if strangers:
        raise InputError(
            [
                Fault("World.of", f"a `{name}` is not a fact", "give facts, not a list of them")
                for name in strangers
            ]
        )
    for cls, bucket in buckets.items():
        if len(set(keys_of(cls, bucket))) == len(bucket):
            buckets.distinct.add(cls)
        else:
            buckets[cls] = list(dict.fromkeys(bucket))
    return buckets
