"""Differences: the facts in which two Worlds differ, found where their tables do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bcmodel import facts as f
from bcmodel._table import Table
from bcmodel.world.cells import key_of
from bcmodel.world.tables import HOMES, Tables


def differing_facts(before: Tables, after: Tables) -> list[f.Fact]:
    """
    Return the facts in which two Worlds differ, in the version of each that has one.

    Worlds that share a past share the bases of their tables, so that only what lies over these is
    compared, which is about as much as differs. For other Worlds every fact is compared.
    """
    found: list[f.Fact] = []
    for name, home in HOMES.items():
        cell = home.by.cell
        for rows in _differing_rows(getattr(before, name), getattr(after, name)):
            old, new = ([] if row is None else list(cell.facts(row)) for row in rows)
            found += _differing(old, new)
    return found


def _differing_rows(
    before: Mapping[object, object], after: Mapping[object, object]
) -> Iterator[tuple[object, object]]:
    """Yield what is kept under a key on either side, where that is not the same object."""
    if before is after:
        return
    one, other = Table[object, object].of(before), Table[object, object].of(after)
    for key in one.may_differ_at(other):
        rows = one.get(key), other.get(key)
        if rows[0] is not rows[1]:
            yield rows


def _differing(old: Iterable[f.Fact], new: Iterable[f.Fact]) -> list[f.Fact]:
    before, after = ({key_of(fact): fact for fact in facts} for facts in (old, new))
    gone = [fact for key, fact in before.items() if after.get(key) != fact]
    come = [fact for key, fact in after.items() if before.get(key) != fact]
    return [*gone, *come]
