"""Law: what is patched together from an earlier World is what is built from the facts."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.facts import FACT_CLASSES
from bcmodel.resolve.touched import WITH_ANOTHER_THING
from bcmodel.testing.laws.telling import told
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import MOMENTS
from tests.laws.changing import (
    Chain,
    allowed,
    answers_of,
    by_identity,
    chain_of,
    chains,
    plain_index,
    plain_tables,
)

SEEDS = range(160)


def test_a_changed_world_is_the_world_of_its_facts() -> None:
    """It is equal, and every look-up finds the same facts in the same order, in many Worlds."""
    for seed in SEEDS:
        chain = chain_of(Luck.of(seed), partly_seen=seed % 4 == 0)
        world = chain.world
        for became, ceased, rebuilt, *_ in chain.steps:
            before = set(world.facts())
            world, earlier = world.changed(became, ceased, rebuilt.at), world
            assert_alike(world, rebuilt)
            assert set(earlier.facts()) == before


def assert_alike(world: bc.World, rebuilt: bc.World) -> None:
    """Compare two Worlds in every respect."""
    assert world == rebuilt
    assert hash(world) == hash(rebuilt)
    assert repr(world) == repr(rebuilt)
    assert plain_tables(world.tables) == plain_tables(rebuilt.tables)
    assert list(world.tables.centers) == list(rebuilt.tables.centers)
    for name in ("members", "teams"):
        rows: dict[str, dict[str, bc.Member]] = getattr(world.tables, name)
        assert all(list(row) == sorted(row) for row in rows.values())


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data())
def test_a_patched_resolver_answers_as_one_built_afresh(
    partly_seen: bool, data: st.DataObject
) -> None:
    """Whatever happened, asked plainly or turned round, then and at another instant."""
    chain = data.draw(chains(partly_seen=partly_seen))
    later = data.draw(st.sampled_from(MOMENTS))
    for patched, rebuilt, _ in chain.followed():
        assert answers_of(patched) == answers_of(rebuilt)
        assert answers_of(patched.at(later)) == answers_of(rebuilt.at(later))
        assert patched.next_change() == rebuilt.next_change()


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data())
def test_a_changed_world_is_decided_as_one_made_of_its_facts(
    partly_seen: bool, data: st.DataObject
) -> None:
    """Verdicts, reasons, and routes in their order, then and at another instant."""
    chain = data.draw(chains(partly_seen=partly_seen))
    later = data.draw(st.sampled_from(MOMENTS))
    for patched, rebuilt, questions in chain.followed():
        for asked in questions:
            assert told(asked.of(patched)) == told(asked.of(rebuilt))
            assert told(asked.of(patched.at(later))) == told(asked.of(rebuilt.at(later)))


def assert_indexes_alike(seed: int, chain: Chain) -> None:
    """Go along a chain and compare what the indexes keep."""
    for patched, rebuilt, _ in chain.followed():
        assert plain_index(patched.index) == plain_index(rebuilt.index), f"seed {seed}"


def test_a_patched_index_keeps_what_a_compiled_one_keeps() -> None:
    """Rows, offices and who holds them are the same, in many Worlds."""
    for seed in SEEDS:
        assert_indexes_alike(seed, chain_of(Luck.of(seed), partly_seen=seed % 4 == 0))


def test_it_is_the_same_where_tables_are_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table and a clock begin a new base every few changes, and nothing is lost."""
    monkeypatch.setattr("bcmodel._table.FOLD_AT", 2)
    monkeypatch.setattr("bcmodel.resolve.clock.FOLD_AT", 2)
    for seed in SEEDS[:60]:
        chain = chain_of(Luck.of(seed), most=6)
        assert_indexes_alike(seed, chain)
        for patched, rebuilt, _ in chain.followed():
            assert plain_tables(patched.world.tables) == plain_tables(rebuilt.world.tables)
            assert patched.next_change() == rebuilt.next_change()


BEARING = {kind for kind, cls in FACT_CLASSES.items() if cls not in WITH_ANOTHER_THING}
"""Kinds of fact on which plain answers hang."""
REPLACEABLE = {
    kind for kind, cls in FACT_CLASSES.items() if any(field.kw_only for field in cls.fields())
} - {bc.Kind.UNSEEN}
"""Kinds of fact that say more than what identifies them."""


class Seen:
    """What happened along many chains."""

    def __init__(self) -> None:
        self.happened: set[tuple[bc.Kind, str]] = set()
        self.gave: set[bc.Kind] = set()
        """Kinds of fact a change of which, and of nothing else, made somebody able."""
        self.took: set[bc.Kind] = set()
        """The same, unable."""

    def note(self, before: bc.Resolver, after: bc.Resolver) -> None:
        """Note what happened from one World to the next, and what came of it."""
        old, new = by_identity(before.world.facts()), by_identity(after.world.facts())
        changed = {i: fact for i, fact in {**old, **new}.items() if old.get(i) != new.get(i)}
        for identity, fact in changed.items():
            how = "added" if identity not in old else "replaced" if identity in new else "removed"
            self.happened.add((fact.kind, how))
        kinds = {fact.kind for fact in changed.values()}
        if len(kinds) > 1 or before.world.at != after.world.at or kinds <= self.gave & self.took:
            return
        then, now = allowed(before), allowed(after)
        self.gave |= kinds if now - then else set()
        self.took |= kinds if then - now else set()


@cache
def seen() -> Seen:
    """Go along many chains."""
    found = Seen()
    for seed in range(400):
        chain = chain_of(Luck.of(seed), partly_seen=seed % 4 == 0, most=6)
        before = bc.Resolver(chain.world, chain.rulebook)
        for step in chain.steps:
            after = bc.Resolver(step.rebuilt, chain.rulebook)
            found.note(before, after)
            before = after
    return found


def test_every_kind_of_fact_is_changed() -> None:
    """Facts of each kind are added, removed and, where they say anything, replaced."""
    expected = {(kind, how) for kind in FACT_CLASSES for how in ("added", "removed")}
    expected |= {(kind, "replaced") for kind in REPLACEABLE}
    assert expected - seen().happened == set()


def test_answers_change() -> None:
    """Each kind of fact on which plain answers hang gives some and takes some."""
    assert BEARING - seen().gave == set()
    assert BEARING - seen().took == set()
