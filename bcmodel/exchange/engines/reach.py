"""Reach: what one fact lets through on each way, found by asking the rules about it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from bcmodel import facts as f
from bcmodel.facts import Asset, Thing, UsedThing
from bcmodel.resolve.sides import Sides
from bcmodel.resolve.sorting import SortedWay, let_through
from bcmodel.rules import Case, Grain, Path, Rule, Rulebook
from bcmodel.rules.leads import Holding, Inside, Receiving
from bcmodel.view import View
from bcmodel.vocab.actions import ACTIONS_OF, BIT, EVERY_ACTION, Action, ActionSet, without
from bcmodel.vocab.reasons import RouteKind
from bcmodel.vocab.words import Kind
from bcmodel.world.tables import person_behind

Reach = tuple[int, ...]
"""One set of actions for each way through a Business Center, in the order of the rulebook."""

ANYBODY = f.User("anybody")
"""Stands for the person where only the asset is judged."""
ON_WHAT_IS_HELD: dict[Kind, int] = {
    **ACTIONS_OF,
    Kind.AD_ACCOUNT: ACTIONS_OF[Kind.AD_ACCOUNT] | ACTIONS_OF[Kind.AUDIENCE],
}
"""The actions on an asset of a kind, and on what is held along with it."""


class Reaching:
    """The rules of a rulebook, asked about one fact of a World at a time."""

    def __init__(self, view: View, book: Rulebook) -> None:
        self.view = view
        self.sides = Sides(view, book)
        self.rules = self.sides.rules
        self.ways = self.rules.through_centers

    def seat(self, user: f.User, center: f.BusinessCenter) -> Reach:
        """Return what an entry in a Business Center opens to a person, whatever its state."""
        return self._past(Grain.MEMBERSHIP, user, center)

    def open_in(self, center: f.BusinessCenter) -> Reach:
        """Return what the state of a Business Center leaves open, whoever is in it."""
        return self._past(Grain.CENTER, ANYBODY, center)

    def _past(self, grain: Grain, user: f.User, center: f.BusinessCenter) -> Reach:
        """Return what the steps of one grain let through on each way; each step is asked once."""
        path = Path(self.sides.case(user, center), center, RouteKind.OWNER, center)
        past = {
            rule: let_through(self.view, (rule,), path, EVERY_ACTION)
            for rule in self.rules.person_side
            if rule.grain is grain
        }
        return tuple(_met(way, past) for way in self.ways)

    def holding(self, asset: Asset, center: str) -> Reach:
        """Return what a Business Center may do with an asset that it owns or holds."""
        return tuple(
            self._held(way, asset, center) if isinstance(way.way.lead, Holding) else 0
            for way in self.ways
        )

    def hands(self, asset: Asset) -> list[str]:
        """Return the Business Centers that may hold an asset."""
        leads = (way.way.lead for way in self.ways if isinstance(way.way.lead, Holding))
        return list(
            dict.fromkeys(name for lead in leads for name in lead.centers(self.view, asset))
        )

    def people_behind(self, asset: Asset) -> list[str]:
        """Return the people to whom an asset may belong, the staff of a shop among them."""
        owner = person_behind(asset)
        staff = [role.user for role in self.view.tables.seller_roles.get(asset.id, ())]
        return list(dict.fromkeys([owner, *staff] if owner else staff))

    def can_be_taken_over(self, asset: Asset) -> bool:
        """Whether the state of an asset lets some Business Center receive it."""
        wanted = self.received & ACTIONS_OF[asset.kind]
        return bool(wanted and self.sides.past_asset_gates(ANYBODY, asset, wanted))

    def taking_over(self, asset: Asset, center: str) -> int:
        """Return how far an asset that nobody owns is open to being received there."""
        ways = [way for way in self.ways if isinstance(way.way.lead, Receiving)]
        opened = 0
        for way in ways:
            actions = way.actions & ACTIONS_OF[asset.kind]
            actions = self.sides.past_asset_gates(ANYBODY, asset, actions)
            opened |= actions and actions & self._held(way, asset, center)
        return opened

    def _held(self, way: SortedWay, asset: Asset, center: str) -> int:
        wanted = ON_WHAT_IS_HELD[asset.kind]
        if not way.actions & wanted:
            return 0
        paths = self.sides.held(ANYBODY, way, asset, center)
        return union(actions for _, actions in paths) & wanted

    def assigned(self, user: f.User, asset: Asset, center: str) -> Reach:
        """Return what the assignments of a person open on an asset, held as it is."""
        wanted = ON_WHAT_IS_HELD[asset.kind]
        return tuple(
            union(
                let_through(self.view, way.of_assignment, path, actions & wanted)
                for path, actions in self.sides.held(user, way, asset, center)
            )
            if way.of_assignment and way.actions & wanted
            else 0
            for way in self.ways
        )

    def in_group(self, user: f.User, group: f.AccountGroup) -> Reach:
        """Return what being in a group opens on the group itself."""
        center = self.view.tables.centers[group.business_center]
        case = self.sides.case(user, group)
        return tuple(
            union(
                let_through(self.view, way.of_assignment, path, way.actions)
                for path in way.way.lead.through(self.view, case, center)
            )
            if way.of_assignment and isinstance(way.way.lead, Inside)
            else 0
            for way in self.ways
        )

    def personal(self, user: f.User, asset: Asset) -> int:
        """Return what a person may do with an asset of their own, through no Business Center."""
        case, opened = self.sides.case(user, asset), 0
        for way in self.rules.personal:
            actions = way.actions & ACTIONS_OF[asset.kind]
            for path in way.way.lead.paths(self.view, case, None) if actions else ():
                opened |= let_through(self.view, way.of_assignment, path, actions)
        return opened

    def around(self, audience: f.Audience, account: f.AdAccount) -> ActionSet:
        """Return what an ad account opens on an audience to those who work with its audiences."""
        path = Path(self.sides.case(ANYBODY, audience), account, RouteKind.AUDIENCE)
        wanted = ACTIONS_OF[Kind.AUDIENCE]
        return let_through(self.view, self.rules.around_audiences, path, wanted)

    def open_to(self, user: f.User) -> int:
        """Return what the gates leave open to a person everywhere."""
        return self.sides.past_person_gates(user)

    def open_on(self, thing: Thing) -> int:
        """Return what the gates leave open to everybody on a thing; being received is left out."""
        wanted = without(ACTIONS_OF[thing.kind], self.received)
        return self.sides.past_asset_gates(ANYBODY, thing, wanted)

    def go_together(self, action: Action, account: f.AdAccount, thing: UsedThing) -> bool:
        """Whether something can be done on an ad account with a thing, whoever does it."""
        case = Case(ANYBODY, account, self.sides.parameters, action, thing)
        return bool(let_through(self.view, self._of_pairs, Path.to(case), BIT[action]))

    @cached_property
    def _of_pairs(self) -> tuple[Rule, ...]:
        """The rules about what is used, apart from those about the person."""
        gates = (gate for gate in self.rules.gates if gate.grain is not Grain.PERSON)
        steps = (step for way in self.rules.ways for step in way.steps)
        joint = (step for step in steps if step.grain is Grain.USED_THING)
        return tuple(dict.fromkeys((*gates, *joint)))

    @property
    def received(self) -> ActionSet:
        """The actions by which a Business Center receives what none owns yet."""
        ways = (way for way in self.ways if isinstance(way.way.lead, Receiving))
        return ActionSet(union(way.actions for way in ways))


def _met(way: SortedWay, past: dict[Rule, ActionSet]) -> int:
    left: int = way.actions
    for rule in way.of_person:
        left &= past.get(rule, EVERY_ACTION)
    return left


def union(sets: Iterable[int]) -> int:
    """Return what is in any of several sets of actions."""
    whole = 0
    for actions in sets:
        whole |= actions
    return whole
