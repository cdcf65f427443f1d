"""
Offices: what people may do in a Business Center without an assignment, on whatever it holds.

Admins govern what their Business Center holds, and finance roles see to its money: that is an
office. What it comes to is put together from the person's side and the asset's when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve.sides import ANYTHING, ActionsByWay, Sides
from bcmodel.resolve.sorting import SortedWay, let_through
from bcmodel.rules import Path
from bcmodel.view import View
from bcmodel.vocab.actions import NO_ACTIONS, ActionSet
from bcmodel.vocab.reasons import RouteKind

Reach = dict[str, ActionSet]
"""What a way reaches through a Business Center, by asset, whoever takes it."""


@attrs.frozen(eq=False)
class Office:
    """What a person's side lets through in one Business Center, by one way."""

    way: SortedWay
    center: str
    actions: ActionSet


class Offices:
    """Puts the person's side and the asset's side of offices together, when somebody asks."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.ways: set[SortedWay] = set()
        """The ways of all offices that anybody holds."""
        self._reaches: dict[tuple[SortedWay, str], Reach] = {}
        self._candidates_everywhere: dict[SortedWay, list[Thing]] = {}

    def at(self, view: View, *, holding_as_before: bool) -> Offices:
        """Return the same for another World or instant, keeping what is known to hold there too."""
        after = Offices(Sides(view, self.sides.book))
        after.ways = set(self.ways)
        if holding_as_before:
            after.sides.asset_gates = self.sides.asset_gates
            after._reaches = self._reaches
            after._candidates_everywhere = self._candidates_everywhere
        return after

    def of(
        self, user: f.User, gates: ActionSet, inside: Mapping[str, ActionsByWay]
    ) -> Iterator[Office]:
        """Yield the offices of a person: what their side lets through without an assignment."""
        for name, by_way in inside.items():
            for way in self.sides.rules.through_what_is_held:
                actions = self._unassigned(user, way, name, by_way.get(way, NO_ACTIONS) & gates)
                if actions:
                    self.ways.add(way)
                    yield Office(way, name, actions)

    def _unassigned(self, user: f.User, way: SortedWay, center: str, actions: int) -> ActionSet:
        """
        Return those of the actions that are open to a person without an assignment.

        The steps that look for an assignment decide that, asked of an asset that nobody has.
        """
        if not actions or not way.of_assignment:
            return ActionSet(actions)
        view = self.sides.view
        path = Path(self.sides.case(user), ANYTHING, RouteKind.OWNER, view.tables.centers[center])
        return let_through(view, way.of_assignment, path, actions)

    def on(self, user: f.User, office: Office, asset: Thing) -> ActionSet:
        """Return what an office comes to on one asset."""
        reach = self._reaches.get((office.way, office.center))
        if reach is None:
            reached = self._reached(user, office.way, office.center, asset)
        else:
            reached = reach.get(asset.id, NO_ACTIONS)
        actions = reached & office.actions
        return ActionSet(self.sides.past_pair_gates(user, asset, actions))

    def everywhere(self, user: f.User, office: Office) -> Iterator[tuple[str, ActionSet]]:
        """Yield what an office comes to on each asset where it comes to anything."""
        thing = self.sides.view.world.thing
        for name, reached in self._reach(user, office.way, office.center).items():
            actions = reached & office.actions
            asset = thing(name) if actions else None
            if asset is not None:
                actions = self.sides.past_pair_gates(user, asset, actions)
                if actions:
                    yield name, ActionSet(actions)

    def _reach(self, user: f.User, way: SortedWay, center: str) -> Reach:
        reach = self._reaches.get((way, center))
        if reach is None:
            assets = self._candidates(user, way, center)
            sides = ((asset.id, self._reached(user, way, center, asset)) for asset in assets)
            reach = {name: actions for name, actions in sides if actions}
            if not way.of_assignment:  # INVARIANT: such a reach is the same for everybody
                self._reaches[way, center] = reach
        return reach

    def _candidates(self, user: f.User, way: SortedWay, center: str) -> list[Thing]:
        """Return the assets that a way could reach, as far as their gates allow."""
        known = self._candidates_everywhere.get(way)
        if known is None:
            view, lead = self.sides.view, way.way.lead
            things = map(view.world.thing, dict.fromkeys(lead.assets(view, center)))
            gates = self.sides.past_asset_gates
            known = [thing for thing in things if thing and gates(user, thing, way.actions)]
            if lead.is_the_same_everywhere:
                self._candidates_everywhere[way] = known
        return known

    def _reached(self, user: f.User, way: SortedWay, center: str, asset: Thing) -> ActionSet:
        past_gates = self.sides.past_asset_gates(user, asset, way.actions)
        if not past_gates:
            return NO_ACTIONS
        reached: int = NO_ACTIONS
        for path, actions in self.sides.held(user, way, asset, center):
            reached |= let_through(self.sides.view, way.of_assignment, path, actions)
        return ActionSet(reached & past_gates)
