"""Compiling: run the rules silently over all rows, once for each thing their outcome depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve.sorting import JOINT_ACTIONS, SortedWay, let_through, sort_rules
from bcmodel.rules import Case, Path, Rulebook
from bcmodel.view import View
from bcmodel.vocab.actions import ACTIONS_OF, EVERY_ACTION, NO_ACTIONS, ActionSet, without
from bcmodel.vocab.reasons import RouteKind
from bcmodel.vocab.words import Role
from bcmodel.world.tables import Held, assignments_in

Row = dict[str, ActionSet]
Inside = dict[SortedWay, ActionSet]
"""What a person's side lets through in one Business Center, by way; nothing left out."""


@attrs.frozen(eq=False)
class Standing:
    """What a person's side lets through in one Business Center, by a way without assignment."""

    way: SortedWay
    center: f.BusinessCenter
    actions: ActionSet


class Compiler:
    """The rules of a rulebook, ready to be run over the rows of a World."""

    def __init__(self, view: View, book: Rulebook) -> None:
        self.view = view
        self.parameters = book.parameters
        self.rules = sort_rules(book)
        self._gates: dict[str, ActionSet] = {}
        self._held: dict[SortedWay, dict[tuple[str, str], list[tuple[Path, ActionSet]]]] = {
            way: {} for way in self.rules.through_centers
        }
        self._reaches: dict[tuple[SortedWay, str], Row] = {}
        self._within_reach: dict[SortedWay, list[Thing]] = {}
        self._one_of_each: dict[int, ActionSet] = {}

    def answers_for(self, user: f.User) -> tuple[Row, tuple[Standing, ...]]:
        """
        Return what a person may do, by asset and by standing.

        By asset: on what is assigned to them or is their own. By standing: in their Business
        Centers, on whatever those hold.
        """
        gates = self._past_person_gates(user)
        if not gates:
            return {}, ()
        inside = {name: self._inside(user, name) for name in self._centers_of(user)}
        row: dict[str, int] = {}
        for asset, actions in self._answers(user, inside):
            left = self._past_gates(user, asset, ActionSet(actions & gates))
            left = self._past_pair_gates(user, asset, left)
            if left:
                row[asset.id] = row.get(asset.id, 0) | left
        one = self._one_of_each
        shared = {
            name: one.setdefault(actions, ActionSet(actions)) for name, actions in row.items()
        }
        return shared, tuple(self._standings(user, inside, gates))

    def forget(self) -> None:
        """Drop the paths that were found on the way, once every row is made."""
        for held in self._held.values():
            held.clear()

    def by_standing_on(self, user: f.User, standing: Standing, asset: Thing) -> ActionSet:
        """Return what a standing in a Business Center comes to on one asset."""
        way, center = standing.way, standing.center
        if way.of_assignment or (way, center.id) not in self._reaches:
            reached = self._reached(user, way, center, asset)
        else:
            reached = self._reaches[way, center.id].get(asset.id, NO_ACTIONS)
        return self._past_pair_gates(user, asset, ActionSet(reached & standing.actions))

    def by_standing(self, user: f.User, standing: Standing) -> Iterator[tuple[str, ActionSet]]:
        """Yield what a standing in a Business Center comes to, wherever that is anything."""
        for name, reached in self._reach_of(user, standing.way, standing.center).items():
            actions = ActionSet(reached & standing.actions)
            if actions and self.rules.pair_gates:
                asset = self.view.world.thing(name)
                actions = self._past_pair_gates(user, asset, actions) if asset else NO_ACTIONS
            if actions:
                yield name, actions

    def _reach_of(self, user: f.User, way: SortedWay, center: f.BusinessCenter) -> Row:
        """Return what a way reaches through a Business Center, by asset; the same for everybody."""
        reach = self._reaches.get((way, center.id))
        if reach is None:
            assets = self._candidates(user, way, center)
            sides = ((asset.id, self._reached(user, way, center, asset)) for asset in assets)
            reach = {name: actions for name, actions in sides if actions}
            if not way.of_assignment:
                self._reaches[way, center.id] = reach
        return reach

    def _candidates(self, user: f.User, way: SortedWay, center: f.BusinessCenter) -> list[Thing]:
        """Return the assets that a way could reach, as far as their gates let it."""
        known = self._within_reach.get(way)
        if known is None:
            names = dict.fromkeys(way.way.lead.assets(self.view, center.id))
            found = [thing for name in names if (thing := self.view.world.thing(name))]
            known = [thing for thing in found if self._past_gates(user, thing, way.actions)]
            if way.way.lead.is_the_same_everywhere:
                self._within_reach[way] = known
        return known

    def _reached(
        self, user: f.User, way: SortedWay, center: f.BusinessCenter, asset: Thing
    ) -> ActionSet:
        open_gates = self._past_gates(user, asset, way.actions)
        if not open_gates:
            return NO_ACTIONS
        reached: int = NO_ACTIONS
        case = Case(user, asset, self.parameters)
        for path, actions in self._ways_held(case, way, asset, center):
            reached |= let_through(self.view, way.of_assignment, path, actions)
        return ActionSet(reached & open_gates)

    @property
    def ways_by_standing(self) -> tuple[SortedWay, ...]:
        """The ways that can be open without an assignment; for some Admins, all are."""
        if self.parameters.admin_must_be_assigned:
            return self.rules.by_standing
        by_assignment = (way for ways in self.rules.assigned.values() for way in ways)
        return (*self.rules.by_standing, *dict.fromkeys(by_assignment))

    def _past_person_gates(self, user: f.User) -> ActionSet:
        case = Case(user, ANYTHING, self.parameters)
        return let_through(self.view, self.rules.person_gates, Path.to(case), EVERY_ACTION)

    def _past_gates(self, user: f.User, asset: Thing, actions: ActionSet) -> ActionSet:
        """Return those of the actions that the gates of the asset let through."""
        known = self._gates.get(asset.id)
        if known is None:
            path = Path.to(Case(user, asset, self.parameters))
            plain = without(ACTIONS_OF[asset.kind], JOINT_ACTIONS)
            known = let_through(self.view, self.rules.asset_gates, path, plain)
            self._gates[asset.id] = known
        return ActionSet(actions & known)

    def _past_pair_gates(self, user: f.User, asset: Thing, actions: ActionSet) -> ActionSet:
        if not self.rules.pair_gates:
            return actions
        path = Path.to(Case(user, asset, self.parameters))
        return let_through(self.view, self.rules.pair_gates, path, actions)

    def _answers(
        self, user: f.User, inside: dict[str, Inside]
    ) -> Iterator[tuple[Thing, ActionSet]]:
        tables = self.view.tables
        case = Case(user, ANYTHING, self.parameters)
        assigned: Mapping[str, Held] = tables.assignments.get(user.id, NO_ROW)
        for name, held in assigned.items():
            asset = tables.assets[name]
            for assignment in assignments_in(held):
                sides = inside.get(assignment.business_center)
                if sides:
                    yield asset, self._by_assignment(case, asset, assignment.business_center, sides)
        for name in tables.group_assignments.get(user.id, NO_ROW):
            group = tables.groups[name]
            center = group.business_center
            sides = inside.get(center)
            if sides:
                accounts = [tables.assets[account] for account in group.ad_accounts]
                for thing in (group, *accounts):
                    yield thing, self._by_assignment(case, thing, center, sides)
        for name, sides in inside.items():
            for way in self.rules.inside:
                yield tables.centers[name], sides.get(way, NO_ACTIONS)
        yield from self._own(user)

    def _own(self, user: f.User) -> Iterator[tuple[Thing, ActionSet]]:
        tables = self.view.tables
        names = (*tables.personal.get(user.id, ()), *tables.shops_of.get(user.id, ()))
        for asset in [tables.assets[name] for name in dict.fromkeys(names)]:
            case = Case(user, asset, self.parameters)
            for way in self.rules.personal:
                for path in way.way.lead.paths(self.view, case, None):
                    yield asset, let_through(self.view, way.of_assignment, path, way.actions)

    def _by_assignment(self, case: Case, asset: Thing, center: str, sides: Inside) -> ActionSet:
        """
        Return what assignments in one Business Center come to.

        The paths to an asset are found once and lent to one person after the other.
        """
        reached: int = NO_ACTIONS
        for way in self.rules.assigned[asset.kind]:
            side = sides.get(way)
            if side:
                known = self._held[way].get((asset.id, center))
                if known is None:
                    here = self.view.tables.centers[center]
                    known = self._ways_held(case, way, asset, here)
                    self._held[way][asset.id, center] = known
                for path, actions in known:
                    path.case = case
                    left = ActionSet(actions & side)
                    reached |= let_through(self.view, way.of_assignment, path, left)
        return ActionSet(reached)

    def _ways_held(
        self, case: Case, way: SortedWay, asset: Thing, center: f.BusinessCenter
    ) -> list[tuple[Path, ActionSet]]:
        """Return the paths of a way through a Business Center, with what its side lets through."""
        paths = way.way.lead.through(self.view, Case(case.user, asset, self.parameters), center)
        sides = [(p, let_through(self.view, way.of_asset, p, way.actions)) for p in paths]
        return [(path, actions) for path, actions in sides if actions]

    def _centers_of(self, user: f.User) -> Mapping[str, f.Member]:
        return self.view.tables.members.get(user.id, NO_ROW)

    def _inside(self, user: f.User, name: str) -> Inside:
        """Judge each step of a person's side once, and put the ways together from them."""
        center = self.view.tables.centers[name]
        path = Path(Case(user, center, self.parameters), center, RouteKind.OWNER, center)
        past = {
            rule: let_through(self.view, (rule,), path, EVERY_ACTION)
            for rule in self.rules.person_side
        }
        sides: Inside = {}
        for way in self.rules.through_centers:
            left: int = way.actions
            for rule in way.of_person:
                left &= past[rule]
            if left:
                sides[way] = ActionSet(left)
        return sides

    def _standings(
        self, user: f.User, inside: dict[str, Inside], gates: ActionSet
    ) -> Iterator[Standing]:
        for name, member in self._centers_of(user).items():
            sides = inside[name]
            admin = member.role is Role.ADMIN
            for way in self.ways_by_standing if admin else self.rules.by_standing:
                actions = ActionSet(sides.get(way, NO_ACTIONS) & gates)
                if actions:
                    yield Standing(way, self.view.tables.centers[name], actions)


NO_ROW: Mapping[str, Any] = MappingProxyType({})
ANYTHING = f.AdAccount("anything")
"""Stands for the asset where only the person is judged."""
