"""Random questions: mostly to the point, sometimes beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.unseen import MISSING
from bcmodel.vocab.actions import JOINT, USING

ACTIONS = tuple(bc.Action)
PLAIN = tuple(action for action in ACTIONS if action not in JOINT)


class Asked(NamedTuple):
    """A question in full; `asked.of(access)` asks it."""

    user: str
    action: bc.Action
    asset: str
    using: str | None = None
    post: str | None = None
    within: str | None = None

    def of(self, access: bc.Resolver) -> bc.Answer:
        """Return the answer of a Resolver to it."""
        user, action, asset, using, post, within = self
        return access.decide(user, action, asset, using, post=post, within=within)


class Questioner:
    """
    A World as the source of questions about some actions.

    Only if they may go `astray` do questions name things of other kinds, or none that exist.
    """

    def __init__(
        self, world: bc.World, actions: Sequence[bc.Action] = ACTIONS, *, astray: bool = True
    ) -> None:
        self.astray = astray
        self.every_action = actions
        self.facts = list(world.facts())
        self.ids: dict[bc.Kind, list[str]] = {}
        self.related: dict[str, list[str]] = {}
        """Things that are assigned, owned or joined, with the people concerned."""
        for fact in self.facts:
            identity = getattr(fact, "id", None)
            if isinstance(identity, str):
                self.ids.setdefault(fact.kind, []).append(identity)
            self._relate(fact)
        self.people = self.ids.get(bc.Kind.USER) or [MISSING]
        self.centers = self.ids.get(bc.Kind.BUSINESS_CENTER, [])
        self.actions = [action for action in actions if self.ids.get(action.kind)]

    def _relate(self, fact: bc.Fact) -> None:
        match fact:
            case bc.Assignment():
                pairs = [(fact.asset, fact.user)]
            case bc.Member():
                pairs = [(fact.business_center, fact.user)]
            case bc.GroupAssignment():
                pairs = [(fact.group, fact.user)]
            case bc.SellerRole():
                pairs = [(fact.shop, fact.user)]
            case bc.AdAccount(owner_user=str(person)) | bc.TikTokAccount(owner_user=str(person)):
                pairs = [(fact.id, person)] * 2
            case bc.Shop(seller=str(person)):
                pairs = [(fact.id, person)]
            case _:
                pairs = []
        for thing, person in pairs:
            self.related.setdefault(thing, []).append(person)

    def question(self, luck: Luck) -> Asked:
        """Make a question."""
        fits = not (self.astray and luck.happens(3))
        action = luck.one(self.actions if fits else self.every_action)
        asset = self.thing(luck, [action.kind])
        using = self.thing(luck, USING[action]) if action in JOINT else None
        related = self.related.get(asset, [])
        user = luck.one(related if related and luck.happens(60) else self.people)
        if self.astray and luck.happens(1):
            user = MISSING
        return Asked(user, action, asset, using, self.post(luck, using), self.within(luck, asset))

    def thing(self, luck: Luck, kinds: Sequence[bc.Kind]) -> str:
        """Name a thing of one of the kinds, rarely of another kind or one that does not exist."""
        fitting = [identity for kind in kinds for identity in self.ids.get(kind, ())]
        if not fitting or (self.astray and luck.happens(2)):
            return luck.one([MISSING, *(i for ids in self.ids.values() for i in ids)])
        return luck.one(fitting)

    def post(self, luck: Luck, using: str | None) -> str | None:
        """Name a post for a Spark Ads code: often none, mostly its own."""
        code = next((c for c in self.facts if isinstance(c, bc.SparkCode) and c.id == using), None)
        if code is None or luck.happens(60):
            return None
        return luck.one([code.post, code.post, *self.ids.get(bc.Kind.POST, []), MISSING])

    def within(self, luck: Luck, asset: str) -> str | None:
        """Name the Business Center to act in, mostly none."""
        if not luck.happens(20):
            return None
        homes = {
            fact.id: fact.business_center
            for fact in self.facts
            if isinstance(fact, bc.AccountGroup)
        }
        if asset in self.centers:
            return asset
        return homes.get(asset) or luck.one(self.centers)
