"""Law: what a cell of the index is worked out from touches that cell."""

from __future__ import annotations

from collections.abc import Iterator

import bcmodel as bc
from bcmodel.noting import NotingView
from bcmodel.resolve.compile import Compiler
from bcmodel.resolve.offices import Offices
from bcmodel.resolve.sides import Sides
from bcmodel.resolve.touched import Touched
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.worlds import rulebook_of
from tests.worlds import random_case


def read_for(world: bc.World, book: bc.Rulebook, user: bc.User, asset: str) -> set[bc.Fact]:
    """Return every fact that is found in working out one cell."""
    view = NotingView(world, world.at)
    Compiler(Offices(Sides(view, book))).cells(user, {asset})
    return {fact for note in view.notes for fact in note.found}


def is_read_in_vain(world: bc.World, user: bc.User, asset: str, fact: bc.Fact) -> bool:
    """Whether a fact is one of a group the person is not in, or of partners who share nothing."""
    match fact:
        case bc.AccountGroup():
            return fact.id not in world.tables.group_assignments.get(user.id, {})
        case bc.Partnership():
            receivers = {share.to for share in world.tables.shares.get(asset, ())}
            return not receivers & {fact.a, fact.b}
        case _:
            return False


def cells_of(world: bc.World) -> Iterator[tuple[bc.User, str]]:
    """Yield every person with every asset, Business Center and group."""
    tables = world.tables
    for user in tables.users.values():
        for name in (*tables.assets, *tables.centers, *tables.groups):
            yield user, name


def test_what_is_read_for_a_cell_touches_it() -> None:
    """Whatever rules look up, in many Worlds, but for what nothing could come of."""
    kinds: set[bc.Kind] = set()
    for seed in range(120):
        world, book = random_case(seed, questions=0).world, rulebook_of(Luck.of(seed))
        for user, asset in cells_of(world):
            for fact in read_for(world, book, user, asset):
                if is_read_in_vain(world, user, asset, fact):
                    continue
                touched = Touched([fact], world.tables, world.tables)
                kinds.add(fact.kind)
                cells = touched.cells.get(user.id, set())
                assert user.id in touched.people or asset in cells, (seed, user, asset, fact)
    assert kinds == {
        bc.Kind.MEMBER,
        bc.Kind.SHARE,
        bc.Kind.PARTNERSHIP,
        bc.Kind.ASSIGNMENT,
        bc.Kind.GROUP_ASSIGNMENT,
        bc.Kind.ACCOUNT_GROUP,
        bc.Kind.SELLER_ROLE,
    }
