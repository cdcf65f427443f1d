"""Scene: what a sentence is about - the people, things and Business Centers that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from bcmodel import facts as f
from bcmodel.change import Command
from bcmodel.facts import Thing
from bcmodel.resolve import Answer, Route, Unmet
from bcmodel.rules import Grain, Path, Rule
from bcmodel.rules.sharing import granter_may_share, granter_of, owner_of
from bcmodel.show.phrases import PHRASES
from bcmodel.view import View
from bcmodel.vocab.actions import Action
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind, Origin


@attrs.define(eq=False, slots=False)
class Scene:
    """
    What a sentence is about: who wants what, on which path, and which rule stops them.

    A scene without a path is about something that is not there, or that no way leads to. A scene
    with a command is about that, and not about its action.
    """

    view: View
    user: str
    action: Action
    asked: str
    using: str | None = None
    post: str | None = None
    path: Path | None = None
    demand: Rule | None = None
    unmet: Unmet | None = None
    elsewhere: str | None = None
    command: Command | None = None

    @classmethod
    def of_decision(cls, decision: Answer) -> Scene:
        """Return the scene of a question as it was asked."""
        asked = decision.question
        view = View(decision.access.world, decision.at)
        return cls(view, asked.user, asked.action, asked.asset, asked.using, asked.post)

    @classmethod
    def of_unmet(cls, unmet: Unmet) -> Scene:
        """Return the scene of what is unmet; a reason passed on is about the used thing."""
        if unmet.reason not in unmet.demand.gives and unmet.demand.grain is Grain.USED_THING:
            return _of_used_thing(unmet)
        case = unmet.path.case
        return cls(
            unmet.view,
            case.user.id,
            _action_of(unmet),
            case.asset.id,
            case.using.id if case.using else None,
            case.post,
            unmet.path,
            unmet.demand,
            unmet,
        )

    @cached_property
    def asset(self) -> str:
        """What sentences call the asset: that of the path, or the one asked about."""
        if self.path is None or (self.demand and self.demand.grain is Grain.USED_THING):
            return self.asked
        return self.path.asset.id

    @cached_property
    def thing(self) -> Thing | None:
        """The fact behind the asset."""
        if self.path is not None and self.asset != self.asked:
            return self.path.asset
        return self.view.world.thing(self.asked)

    @cached_property
    def center(self) -> str | None:
        """The Business Center of the path; the granter, where it is judged what that may share."""
        if self.demand is granter_may_share:
            return self.granter
        return self.path.center.id if self.path and self.path.center else None

    @cached_property
    def origin(self) -> Origin | None:
        """How the Business Center was given the asset, or would have to be."""
        is_tiktok = isinstance(self.thing, f.TikTokAccount)
        return (self.path.origin if self.path else None) or (Origin.LINK if is_tiktok else None)

    @cached_property
    def owner(self) -> str | None:
        """Whoever the asset belongs to: a Business Center, a person, or an ad account."""
        thing = self.thing
        for field in ("owner", "owner_user", "ad_account", "seller", "business_center"):
            named: str | None = getattr(thing, field, None)
            if named:
                return named
        return None

    @cached_property
    def granter(self) -> str | None:
        """The Business Center that granted the asset, or would have to."""
        granter = granter_of(self.path) if self.path else None
        return granter or (owner_of(self.thing) if self.thing else None)

    @cached_property
    def invited(self) -> str | None:
        """The side of a partnership that has yet to accept it."""
        granter, center = self.granter, self.center
        if granter is None or center is None:
            return None
        partnership = self.view.partnership(granter, center)
        return granter if partnership and partnership.invited_by == center else center

    @cached_property
    def tiktok_account(self) -> f.TikTokAccount | None:
        """The TikTok account at stake: the used one, that of a used code, or the asset."""
        tables = self.view.tables
        code = tables.codes.get(self.using) if self.using else None
        post = tables.posts.get(code.post) if code else None
        names = (post.tiktok_account if post else None, self.using, self.asset)
        found = (tables.assets.get(name) for name in names if name)
        return next((thing for thing in found if isinstance(thing, f.TikTokAccount)), None)

    @property
    def missing(self) -> str:
        """The first thing that the question names and that is not there."""
        tables = self.view.tables
        named = tables.assets, tables.centers, tables.groups, tables.codes, tables.workspaces
        asked = [name for name in (self.asked, self.using) if name]
        return next((n for n in asked if not any(n in table for table in named)), self.asked)

    def named(self, *fields: str) -> str | None:
        """Return what the command names in the first of these fields that says anything."""
        values: Iterator[object] = (getattr(self.command, field, None) for field in fields)
        return next((str(value) for value in values if value), None)

    @cached_property
    def doing(self) -> str:
        """What the person wants to do, in words."""
        return PHRASES[self.action].format(target=self.asked, using=self.using)


def _action_of(unmet: Unmet) -> Action:
    action = unmet.path.case.action
    if action is None:
        message = "what is unmet is unmet for an action"
        raise LookupError(message)
    return action


ASKED_OF_USED: dict[Kind, Action] = {
    Kind.TIKTOK_ACCOUNT: Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS,
    Kind.CATALOG: Action.CATALOG_USE_IN_ADS,
    Kind.SHOP: Action.SHOP_PROMOTE_IN_ADS,
}
"""What a joint action needs of the used thing, by kind, where its rule passes reasons on."""


def _of_used_thing(unmet: Unmet) -> Scene:
    path, case = unmet.path, unmet.path.case
    using = case.using
    if using is None or case.ask is None or not isinstance(using, f.Asset):
        message = f"`{unmet.rule}` does not give `{unmet.reason}`"
        raise LookupError(message)
    within = path.center.id if using.kind is Kind.CATALOG and path.center else None
    action = ASKED_OF_USED[using.kind]
    inner = _told_by(case.ask(unmet.view, action, using, within=within), unmet.reason)
    if inner is not None:
        return Scene.of_unmet(inner)
    return Scene(unmet.view, case.user.id, action, using.id)


def _told_by(routes: Sequence[object], reason: Reason) -> Unmet | None:
    best = routes[0] if routes else None
    told = best.unmet if isinstance(best, Route) else ()
    return next((unmet for unmet in told if unmet.reason is reason), None)
