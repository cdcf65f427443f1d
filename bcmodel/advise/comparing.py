"""
Comparing: the cells in which two Resolvers may answer differently, and what is open there.

`Touched` tells which cells a changed fact can affect; only those are looked at where two Worlds
share a past, or differ in few facts. Everybody's rows are compared where much differs, where the
rules differ, and where rules of a house may look up anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bcmodel import facts as f
from bcmodel.advise.opening import NOBODY, Rerouting
from bcmodel.facts import Thing
from bcmodel.resolve import Resolver
from bcmodel.resolve.index import BY_AD_ACCOUNT, Index
from bcmodel.resolve.indexes import MOST_CHANGED
from bcmodel.resolve.making import can_be_patched
from bcmodel.resolve.reverse import actions_of, actions_on, who_can
from bcmodel.resolve.sorting import SortedWay
from bcmodel.resolve.touched import Touched
from bcmodel.rules import Rulebook
from bcmodel.vocab.actions import (
    BIT,
    NO_ACTIONS,
    ActionSet,
)
from bcmodel.vocab.words import Status
from bcmodel.world.tables import Tables

Entrance = tuple[str, SortedWay]
"""A Business Center, and a way through it."""


class Cell(NamedTuple):
    """One person and one asset, and what can be done there before and after."""

    user: str
    asset: str
    before: int
    after: int
    by_other_routes: int
    """What can be done both before and after, but perhaps by another route."""


def differing_cells(before: Resolver, after: Resolver) -> Iterator[Cell]:
    """Yield, in order, every cell whose actions differ, or may be open by other routes."""
    if before.index is after.index:
        return
    rerouting = Rerouting(before.index, after.index)
    for cell in _cells(before, after):
        possible = rerouting.possible(cell.user, cell.asset, cell.by_other_routes)
        if possible or cell.before != cell.after:
            yield cell._replace(by_other_routes=possible)


def _cells(before: Resolver, after: Resolver) -> Iterator[Cell]:
    """Yield every cell that may differ; all it allows both times counts as perhaps rerouted."""
    if same_rules(before.rulebook, after.rulebook) and can_be_patched(after.rulebook):
        changed = after.changes_since(before)
        if len(changed) <= MOST_CHANGED:
            yield from sorted(Comparison(before.index, after.index, changed).cells())
            return
    for user in sorted(before.world.tables.users.keys() | after.world.tables.users.keys()):
        yield from sorted(_row(before.index, after.index, user))


def same_rules(one: Rulebook, other: Rulebook) -> bool:
    """Whether two rulebooks decide every question alike."""
    return one is other or (
        (one.gates, one.ways, one.parameters) == (other.gates, other.ways, other.parameters)
    )


def _row(before: Index, after: Index, user: str) -> Iterator[Cell]:
    """Yield the cells of a person in which something is allowed."""
    old, new = actions_of(before, user), actions_of(after, user)
    for asset in old.keys() | new.keys():
        was, becomes = old.get(asset, NO_ACTIONS), new.get(asset, NO_ACTIONS)
        yield Cell(user, asset, was, becomes, was & becomes)


class Comparison:
    """Two indexes by the same rules, and the facts in which their Worlds differ."""

    def __init__(self, before: Index, after: Index, changed: Iterable[f.Fact]) -> None:
        self.before = before
        self.after = after
        self.tables = (before.view.tables, after.view.tables)
        self.touched = Touched(changed, *self.tables)

    def cells(self) -> Iterator[Cell]:
        """Yield every cell that may differ and in which something is allowed."""
        looked_at = set(self._around_people())
        looked_at |= {pair for thing in self._things() for pair in self._around(thing)}
        for user, asset in looked_at:
            was, becomes = (actions_on(index, user, asset) for index in self._indexes)
            if was or becomes:
                yield Cell(user, asset, was, becomes, was & becomes)
        for user in self.touched.people:
            if PersonsSide.of(self.before, user) != PersonsSide.of(self.after, user):
                for cell in _row(self.before, self.after, user):
                    if cell[:2] not in looked_at:
                        yield cell

    @property
    def _indexes(self) -> tuple[Index, Index]:
        return self.before, self.after

    def _around_people(self) -> Iterator[tuple[str, str]]:
        """Yield people with each touched asset near them, and the audiences of those."""
        for user, assets in self.touched.cells.items():
            for asset in assets | _audiences_at(assets, self.tables):
                yield user, asset

    def _things(self) -> set[str]:
        """Return the things that changed, or are held differently, and what depends on them."""
        things = set(self.touched.things)
        if things:
            things |= _audiences_at(things, self.tables)
            things |= _pixels_from(things, self.tables)
        return things

    def _around(self, thing: str) -> set[tuple[str, str]]:
        """Return the cells of everybody who might do anything with a thing."""
        people: set[str] = set()
        for index in self._indexes:
            found = index.view.world.thing(thing)
            if found is not None:
                people.update(index.people_near(found))
                people.update(_who_holds_an_office(index, found))
                people.update(_who_by_ad_account(index, found))
        return {(user, thing) for user in people}


class PersonsSide(NamedTuple):
    """What a person brings along, on which all their answers and routes depend."""

    user: f.User | None
    gates: ActionSet
    """What the gates let them do anywhere."""
    statuses: dict[str, Status]
    """Business Center to the status of their entry, on which the order of routes depends."""
    inside: dict[Entrance, ActionSet]
    """What their side lets through."""
    offices: dict[Entrance, ActionSet]
    """What it lets through without an assignment."""

    @classmethod
    def of(cls, index: Index, name: str) -> PersonsSide:
        """Return the side of a person; it is nearly empty where nobody has the id."""
        user, sides = index.view.user(name), index.sides
        entries = index.view.memberships(name)
        inside = {
            (center, way): actions
            for center in entries
            if user
            for way, actions in sides.inside(user, center).items()
        }
        held = index.offices_of.get(name, ())
        return cls(
            user,
            sides.past_person_gates(user) if user else NO_ACTIONS,
            {center: entry.status for center, entry in entries.items()},
            inside,
            {(office.center, office.way): office.actions for office in held},
        )


def _audiences_at(assets: Iterable[str], tables: Iterable[Tables]) -> set[str]:
    """Return the audiences of ad accounts, then and now."""
    return {
        audience
        for table in tables
        for asset in assets
        for audience in table.audiences_at.get(asset, ())
    }


def _pixels_from(things: set[str], tables: Iterable[Tables]) -> set[str]:
    """
    Return the pixels whose transfer depends on what is touched.

    It depends on the ad account they were made in, and on the type of the receiving Business
    Center.
    """
    return {
        pixel
        for table in tables
        for account in (table.pixels_in if things & table.centers.keys() else things)
        for pixel in table.pixels_in.get(account, ())
    }


def _who_holds_an_office(index: Index, thing: Thing) -> Iterator[str]:
    """Yield everybody with an office where the thing can be reached past its gates."""
    gates, view = index.sides.past_asset_gates, index.view
    leads = {way.way.lead for way in index.offices.ways if gates(NOBODY, thing, way.actions)}
    centers = {center for lead in leads for center in lead.centers(view, thing)}
    for center in centers:
        yield from index.office_holders.get(center, ())


def _who_by_ad_account(index: Index, thing: Thing) -> Iterator[str]:
    """Yield everybody who may work with an audience on one of its ad accounts."""
    if isinstance(thing, f.Audience):
        for account in index.accounts_of(thing):
            for base in set(BY_AD_ACCOUNT.values()):
                yield from who_can(index, BIT[base], account.id)
