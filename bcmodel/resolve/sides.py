"""Sides: what the gates, the person's side and the asset's side of each way let through."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve.sorting import JOINT_ACTIONS, SortedWay, let_through, sort_rules
from bcmodel.rules import Case, Path, Rulebook
from bcmodel.view import View
from bcmodel.vocab.actions import ACTIONS_OF, EVERY_ACTION, ActionSet, without
from bcmodel.vocab.reasons import RouteKind

ActionsByWay = dict[SortedWay, ActionSet]
"""What a person's side lets through in one Business Center, by way; closed ways are left out."""
OpenPaths = list[tuple[Path, ActionSet]]
"""The paths of a way to an asset through a Business Center, with what the asset's side leaves."""

ANYTHING = f.AdAccount("anything")
"""Stands for the asset where only the person is judged."""


class Sides:
    """The rules of a rulebook, ready to be run over the rows of a World."""

    def __init__(self, view: View, book: Rulebook) -> None:
        self.view = view
        self.book = book
        self.parameters = book.parameters
        self.rules = sort_rules(book)
        self.asset_gates: dict[str, ActionSet] = {}
        """What the gates let anybody do on an asset; filled in as it is asked."""

    def case(self, user: f.User, asset: Thing = ANYTHING) -> Case:
        """Return the case of a person and an asset, as rules are given it."""
        return Case(user, asset, self.parameters)

    def past_person_gates(self, user: f.User) -> ActionSet:
        """Return what the gates let a person do anywhere."""
        path = Path.to(self.case(user))
        return let_through(self.view, self.rules.person_gates, path, EVERY_ACTION)

    def past_asset_gates(self, user: f.User, asset: Thing, actions: int) -> int:
        """Return those of the actions that the gates let anybody do on an asset."""
        known = self.asset_gates.get(asset.id)
        if known is None:
            plain = without(ACTIONS_OF[asset.kind], JOINT_ACTIONS)
            path = Path.to(self.case(user, asset))
            known = let_through(self.view, self.rules.asset_gates, path, plain)
            self.asset_gates[asset.id] = known
        return actions & known

    def past_pair_gates(self, user: f.User, asset: Thing, actions: int) -> int:
        """Return those of the actions that the gates which look at both sides let through."""
        if not self.rules.pair_gates or not actions:
            return actions
        path = Path.to(self.case(user, asset))
        return let_through(self.view, self.rules.pair_gates, path, actions)

    def inside(self, user: f.User, name: str) -> ActionsByWay:
        """Return what a person's side lets through in a Business Center, each step judged once."""
        center = self.view.tables.centers[name]
        path = Path(self.case(user, center), center, RouteKind.OWNER, center)
        past = {
            rule: let_through(self.view, (rule,), path, EVERY_ACTION)
            for rule in self.rules.person_side
        }
        by_way: ActionsByWay = {}
        for way in self.rules.through_centers:
            left: int = way.actions
            for rule in way.of_person:
                left &= past[rule]
            if left:
                by_way[way] = ActionSet(left)
        return by_way

    def held(self, user: f.User, way: SortedWay, asset: Thing, center: str) -> OpenPaths:
        """Return the paths of a way through a Business Center that the asset's side leaves open."""
        here = self.view.tables.centers[center]
        paths = way.way.lead.through(self.view, self.case(user, asset), here)
        judged = ((p, let_through(self.view, way.of_asset, p, way.actions)) for p in paths)
        return [(path, actions) for path, actions in judged if actions]
