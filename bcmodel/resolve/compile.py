"""Compiling: run the rules silently over all rows, once for each thing their outcome depends on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve.offices import Office, Offices
from bcmodel.resolve.sides import ActionsByWay, OpenPaths
from bcmodel.resolve.sorting import SortedWay, let_through
from bcmodel.rules import Case
from bcmodel.vocab.actions import NO_ACTIONS, ActionSet
from bcmodel.world.tables import Assigned, assignments_in

T = TypeVar("T")
Row = dict[str, ActionSet]
NO_ROW: Mapping[str, Any] = MappingProxyType({})


class Compiler:
    """
    Makes the row of each person: what they may do on what is assigned to them or is theirs.

    A row can be made in full, or for some assets only.
    """

    def __init__(self, offices: Offices) -> None:
        self.offices = offices
        self.sides = offices.sides
        self.view = self.sides.view
        self.rules = self.sides.rules
        self._held: dict[SortedWay, dict[tuple[str, str], OpenPaths]] = {
            way: {} for way in self.rules.through_centers
        }
        self._one_of_each: dict[int, ActionSet] = {}

    def person(self, user: f.User) -> tuple[Row, tuple[Office, ...]]:
        """Return the row of a person, and their offices."""
        gates, inside = self.sides.past_person_gates(user), self._inside(user)
        held = tuple(self.offices.of(user, gates, inside))
        return self._row(user, gates, self._answers(user, inside)), held

    def cells(self, user: f.User, assets: Collection[str]) -> Row:
        """Return as much of a person's row as is about some assets."""
        gates, inside = self.sides.past_person_gates(user), self._inside(user)
        return self._row(user, gates, self._answers(user, inside, assets))

    def _inside(self, user: f.User) -> dict[str, ActionsByWay]:
        """Return what a person's side lets through, by Business Center."""
        centers = self.view.tables.members.get(user.id, ())
        return {name: self.sides.inside(user, name) for name in centers}

    def _row(self, user: f.User, gates: ActionSet, answers: Iterable[tuple[Thing, int]]) -> Row:
        """Put together what a person may do, by asset, as far as the gates let them."""
        sides, one = self.sides, self._one_of_each
        row: dict[str, int] = {}
        for asset, actions in answers:
            left = actions & gates
            if left:
                left = sides.past_asset_gates(user, asset, left)
            if left and self.rules.pair_gates:
                left = sides.past_pair_gates(user, asset, left)
            if left:
                row[asset.id] = row.get(asset.id, NO_ACTIONS) | left
        return {name: one.setdefault(actions, ActionSet(actions)) for name, actions in row.items()}

    def _answers(
        self, user: f.User, inside: Mapping[str, ActionsByWay], only: Collection[str] | None = None
    ) -> Iterator[tuple[Thing, int]]:
        yield from self._assigned(user, inside, only)
        yield from self._by_group(user, inside, only)
        for name, by_way in _only(inside, only).items():
            for way in self.rules.inside:
                yield self.view.tables.centers[name], by_way.get(way, NO_ACTIONS)
        yield from self._own(user, only)

    def _assigned(
        self, user: f.User, inside: Mapping[str, ActionsByWay], only: Collection[str] | None
    ) -> Iterator[tuple[Thing, int]]:
        tables, case = self.view.tables, self.sides.case(user)
        assigned: Mapping[str, Assigned] = tables.assignments.get(user.id, NO_ROW)
        for name, cell in _only(assigned, only).items():
            asset = tables.assets[name]
            for assignment in assignments_in(cell):
                center = assignment.business_center
                by_way = inside.get(center)
                if by_way:
                    yield asset, self._by_assignment(case, asset, center, by_way)

    def _by_group(
        self, user: f.User, inside: Mapping[str, ActionsByWay], only: Collection[str] | None
    ) -> Iterator[tuple[Thing, int]]:
        tables, case = self.view.tables, self.sides.case(user)
        for name in tables.group_assignments.get(user.id, NO_ROW):
            group = tables.groups[name]
            by_way = inside.get(group.business_center)
            if by_way:
                accounts = [tables.assets[account] for account in group.ad_accounts]
                for thing in (group, *accounts):
                    if only is None or thing.id in only:
                        yield thing, self._by_assignment(case, thing, group.business_center, by_way)

    def _own(self, user: f.User, only: Collection[str] | None) -> Iterator[tuple[Thing, int]]:
        tables = self.view.tables
        names = (*tables.personal.get(user.id, ()), *tables.shops_of.get(user.id, ()))
        for name in _only(dict.fromkeys(names), only):
            asset = tables.assets[name]
            case = self.sides.case(user, asset)
            for way in self.rules.personal:
                for path in way.way.lead.paths(self.view, case, None):
                    yield asset, let_through(self.view, way.of_assignment, path, way.actions)

    def _by_assignment(self, case: Case, asset: Thing, center: str, by_way: ActionsByWay) -> int:
        """
        Return what assignments in one Business Center come to.

        The paths to an asset are found once and lent to one person after the other.
        """
        reached: int = NO_ACTIONS
        for way in self.rules.assigned[asset.kind]:
            open_to_them = by_way.get(way)
            if open_to_them:
                held = self._held[way].get((asset.id, center))
                if held is None:
                    held = self.sides.held(case.user, way, asset, center)
                    self._held[way][asset.id, center] = held
                for path, actions in held:
                    path.lend_to(case)
                    reached |= let_through(
                        self.view, way.of_assignment, path, actions & open_to_them
                    )
        return reached


def _only(row: Mapping[str, T], names: Collection[str] | None) -> Mapping[str, T]:
    """Return a row in full, or for some names only."""
    return row if names is None else {name: row[name] for name in names if name in row}
