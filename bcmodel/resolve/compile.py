"""Compiling: run the rules silently over all rows, once for each thing their outcome depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve.sides import Held, Inside, Sides
from bcmodel.resolve.sorting import SortedWay, let_through
from bcmodel.rules import Case
from bcmodel.vocab.actions import NO_ACTIONS, ActionSet
from bcmodel.world.tables import Held as Assigned
from bcmodel.world.tables import assignments_in

Row = dict[str, ActionSet]
NO_ROW: Mapping[str, Any] = MappingProxyType({})


class Compiler:
    """Makes the row of each person: what they may do on what is assigned to them or is theirs."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.view = sides.view
        self.rules = sides.rules
        self._held: dict[SortedWay, dict[tuple[str, str], Held]] = {
            way: {} for way in self.rules.through_centers
        }
        self._one_of_each: dict[int, ActionSet] = {}

    def row_of(self, user: f.User, gates: ActionSet, inside: Mapping[str, Inside]) -> Row:
        """Return what a person may do, by asset, as far as the gates let them."""
        sides, one = self.sides, self._one_of_each
        row: dict[str, int] = {}
        for asset, actions in self._answers(user, inside):
            left = actions & gates and sides.past_asset_gates(user, asset, actions & gates)
            if left and self.rules.pair_gates:
                left = sides.past_pair_gates(user, asset, left)
            if left:
                row[asset.id] = row.get(asset.id, NO_ACTIONS) | left
        return {name: one.setdefault(actions, ActionSet(actions)) for name, actions in row.items()}

    def _answers(self, user: f.User, inside: Mapping[str, Inside]) -> Iterator[tuple[Thing, int]]:
        yield from self._assigned(user, inside)
        yield from self._by_group(user, inside)
        for name, sides in inside.items():
            for way in self.rules.inside:
                yield self.view.tables.centers[name], sides.get(way, NO_ACTIONS)
        yield from self._own(user)

    def _assigned(self, user: f.User, inside: Mapping[str, Inside]) -> Iterator[tuple[Thing, int]]:
        tables, case = self.view.tables, self.sides.case(user)
        assigned: Mapping[str, Assigned] = tables.assignments.get(user.id, NO_ROW)
        for name, cell in assigned.items():
            asset = tables.assets[name]
            for assignment in assignments_in(cell):
                center = assignment.business_center
                sides = inside.get(center)
                if sides:
                    yield asset, self._by_assignment(case, asset, center, sides)

    def _by_group(self, user: f.User, inside: Mapping[str, Inside]) -> Iterator[tuple[Thing, int]]:
        tables, case = self.view.tables, self.sides.case(user)
        for name in tables.group_assignments.get(user.id, NO_ROW):
            group = tables.groups[name]
            sides = inside.get(group.business_center)
            if sides:
                accounts = [tables.assets[account] for account in group.ad_accounts]
                for thing in (group, *accounts):
                    yield thing, self._by_assignment(case, thing, group.business_center, sides)

    def _own(self, user: f.User) -> Iterator[tuple[Thing, int]]:
        tables = self.view.tables
        names = (*tables.personal.get(user.id, ()), *tables.shops_of.get(user.id, ()))
        for asset in [tables.assets[name] for name in dict.fromkeys(names)]:
            case = self.sides.case(user, asset)
            for way in self.rules.personal:
                for path in way.way.lead.paths(self.view, case, None):
                    yield asset, let_through(self.view, way.of_assignment, path, way.actions)

    def _by_assignment(self, case: Case, asset: Thing, center: str, sides: Inside) -> int:
        """
        Return what assignments in one Business Center come to.

        The paths to an asset are found once and lent to one person after the other.
        """
        reached: int = NO_ACTIONS
        for way in self.rules.assigned[asset.kind]:
            side = sides.get(way)
            if side:
                held = self._held[way].get((asset.id, center))
                if held is None:
                    held = self.sides.held(case.user, way, asset, center)
                    self._held[way][asset.id, center] = held
                for path, actions in held:
                    path.lend_to(case)
                    reached |= let_through(self.view, way.of_assignment, path, actions & side)
        return reached
