"""Standing: what people may do in a Business Center without assignment, on whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve.sides import ANYTHING, Inside, Sides
from bcmodel.resolve.sorting import SortedWay, let_through
from bcmodel.rules import Path
from bcmodel.view import View
from bcmodel.vocab.actions import NO_ACTIONS, ActionSet
from bcmodel.vocab.reasons import RouteKind

Reach = dict[str, ActionSet]
"""What a way reaches through a Business Center, by asset, whoever goes there."""


@attrs.frozen(eq=False)
class Standing:
    """What a person's side lets through in one Business Center, by one way."""

    way: SortedWay
    center: str
    actions: ActionSet


class Standings:
    """Puts the person's side and the asset's side together, when somebody asks."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.ways: set[SortedWay] = set()
        """The ways by which anybody has a standing."""
        self._reaches: dict[tuple[SortedWay, str], Reach] = {}
        self._candidates_everywhere: dict[SortedWay, list[Thing]] = {}

    def at(self, view: View, *, holding_as_before: bool) -> Standings:
        """Return the same for another World or instant, with what is known to be so there too."""
        after = Standings(Sides(view, self.sides.book))
        after.ways = set(self.ways)
        if holding_as_before:
            after.sides.asset_gates = self.sides.asset_gates
            after._reaches = self._reaches
            after._candidates_everywhere = self._candidates_everywhere
        return after

    def of(
        self, user: f.User, gates: ActionSet, inside: Mapping[str, Inside]
    ) -> Iterator[Standing]:
        """Yield what a person's side lets through in their Business Centers."""
        for name, sides in inside.items():
            for way in self.sides.rules.through_what_is_held:
                actions = self._unassigned(user, way, name, sides.get(way, NO_ACTIONS) & gates)
                if actions:
                    self.ways.add(way)
                    yield Standing(way, name, actions)

    def _unassigned(self, user: f.User, way: SortedWay, center: str, actions: int) -> ActionSet:
        """
        Return those of the actions that are open to a person without an assignment.

        The steps that look for an assignment say so themselves, of an asset that nobody has.
        """
        if not actions or not way.of_assignment:
            return ActionSet(actions)
        view = self.sides.view
        path = Path(self.sides.case(user), ANYTHING, RouteKind.OWNER, view.tables.centers[center])
        return let_through(view, way.of_assignment, path, actions)

    def on(self, user: f.User, standing: Standing, asset: Thing) -> ActionSet:
        """Return what a standing comes to on one asset."""
        reach = self._reaches.get((standing.way, standing.center))
        if reach is None:
            reached = self._reached(user, standing.way, standing.center, asset)
        else:
            reached = reach.get(asset.id, NO_ACTIONS)
        actions = reached & standing.actions
        return ActionSet(self.sides.past_pair_gates(user, asset, actions))

    def everywhere(self, user: f.User, standing: Standing) -> Iterator[tuple[str, ActionSet]]:
        """Yield what a standing comes to on each asset, where that is anything."""
        thing = self.sides.view.world.thing
        for name, reached in self._reach(user, standing.way, standing.center).items():
            actions = reached & standing.actions
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
        """Return the assets that a way could reach, as far as their gates let it."""
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
