"""Indexes: those of one World at different instants, each made when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property

import attrs

from bcmodel import facts as f
from bcmodel.resolve.clock import Clock
from bcmodel.resolve.index import Index
from bcmodel.resolve.making import can_be_patched, compiled, patched
from bcmodel.rules import Rulebook
from bcmodel.view import View
from bcmodel.world.tables import Identity, Tables, identity_of

MOST_CHANGED = 1_000
"""If more facts than these differ from an earlier World, the index is compiled afresh."""

Changed = Mapping[Identity, f.Fact]
"""By their identity, the facts that may differ between two Worlds."""


@attrs.frozen(eq=False)
class Earlier:
    """A World that this one follows, and what may differ in it."""

    indexes: Indexes
    changed: Changed


class Indexes:
    """
    The indexes of a World.

    When one is needed, it is patched from the nearest one there is: of this World at another
    instant, or of an `earlier` World.
    """

    def __init__(self, tables: Tables, book: Rulebook, earlier: Earlier | None = None) -> None:
        self.tables = tables
        self.book = book
        self._earlier = earlier
        self._made: dict[datetime | None, Index] = {}

    @cached_property
    def clock(self) -> Clock:
        """What ends when in this World."""
        earlier = self._earlier
        if earlier is None:
            return Clock.of(self.tables, self.book)
        before, changed = earlier.indexes, earlier.changed.values()
        return before.clock.next(before.tables, self.tables, changed)

    def at(self, view: View) -> Index:
        """Return the index that holds at the instant of a view."""
        epoch = self.clock.epoch(view.now)
        index = self._made.get(epoch)
        if index is None:
            index = self._made[epoch] = self._make(view)
            self._earlier = None  # it has served, and holds a World in memory
        return index

    def _make(self, view: View) -> Index:
        changed: list[f.Fact] = []
        nearest = self.nearest(view.now)
        if nearest is None and self._earlier is not None:
            nearest = self._earlier.indexes.nearest(view.now)
            changed += self._earlier.changed.values()
        if nearest is None or not can_be_patched(self.book):
            return compiled(view, self.book)
        changed += self.clock.between(nearest.view.now, view.now)
        return (
            patched(nearest, view, changed)
            if len(changed) <= MOST_CHANGED
            else compiled(view, self.book)
        )

    def nearest(self, instant: datetime) -> Index | None:
        """Return the index made so far whose instant is nearest to this one."""
        made = self._made.values()
        return min(made, key=lambda index: abs(index.view.now - instant), default=None)

    def succeeded_by(self, tables: Tables, facts: Iterable[f.Fact]) -> Indexes:
        """
        Return the indexes of the next World, which differs in these facts, in either version.

        It keeps at most one earlier World in memory: this one, or the one that this one was to be
        patched from.
        """
        changed = {identity_of(fact): fact for fact in facts}
        earlier = self._earlier
        if earlier is None:
            return Indexes(tables, self.book, Earlier(self, changed))
        changed = {**earlier.changed, **changed}
        if len(changed) > MOST_CHANGED:
            return Indexes(tables, self.book)
        return Indexes(tables, self.book, Earlier(earlier.indexes, changed))
