"""Scene: what a sentence is about, and the names that fill it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from string import Formatter

import attrs

from bcmodel import facts as f
from bcmodel.resolve import Decision, Route, Unmet
from bcmodel.facts import Thing
from bcmodel.rules import Grain, Path, Rule
from bcmodel.rules.levels import ASSIGNMENT_SCOPE_NEEDED, LEVEL_NEEDED, SHARE_SCOPE_NEEDED
from bcmodel.rules.sharing import granter_of, owner_of, scopes_handed_over
from bcmodel.show.phrases import PHRASES
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, Action
from bcmodel.vocab.levels import DEFAULT_ASSIGNMENT_SCOPES, LADDERS
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind

SOME_CENTER = "a Business Center of theirs"
SOMEBODY = "its owner"


@attrs.define(eq=False)
class Scene:
    """
    The obstacle that a sentence tells: who wants what, on which path, stopped by which rule.

    A scene without a path tells of what is not there, or of no way at all.
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

    @classmethod
    def of_decision(cls, decision: Decision) -> Scene:
        """Return the scene of a question as it was asked."""
        asked = decision.question
        view = View(decision.access.world, decision.at)
        return cls(view, asked.user, asked.action, asked.asset, asked.using, asked.post)

    @classmethod
    def of_unmet(cls, unmet: Unmet) -> Scene:
        """Return the scene of what is unmet; what concerns the used thing is told of that."""
        if unmet.reason not in unmet.demand.gives:
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

    @property
    def asset(self) -> str:
        """What the rule calls the asset: that of the path, or the one asked about."""
        if self.path is None or (self.demand and self.demand.grain is Grain.USED_THING):
            return self.asked
        return self.path.asset.id

    @property
    def thing(self) -> Thing | None:
        """The fact behind the asset."""
        if self.path is not None:
            return self.path.asset
        tables = self.view.tables
        return tables.assets.get(self.asked) or tables.centers.get(self.asked)

    @property
    def center(self) -> str | None:
        """The Business Center of the path."""
        return self.path.center.id if self.path and self.path.center else None

    @property
    def owner(self) -> str | None:
        """Whoever the asset belongs to: a Business Center, a person, or an ad account."""
        thing = self.thing
        for field in ("owner", "owner_user", "ad_account", "seller", "business_center"):
            named: str | None = getattr(thing, field, None)
            if named:
                return named
        return None

    @property
    def granter(self) -> str | None:
        """The Business Center that granted the asset, or would have to."""
        granter = granter_of(self.path) if self.path else None
        return granter or (owner_of(self.thing) if self.thing else None)

    @property
    def tiktok_account(self) -> f.TikTokAccount | None:
        """The TikTok account at stake: the used one, that of a used code, or the asset."""
        tables = self.view.tables
        code = tables.codes.get(self.using or "")
        post = tables.posts.get(code.post) if code else None
        names = (post.tiktok_account if post else None, self.using, self.asset)
        found = (tables.assets.get(name) for name in names if name)
        return next((thing for thing in found if isinstance(thing, f.TikTokAccount)), None)

    @property
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
"""What a joint action asks of the thing it is done with, where its rule passes reasons on."""


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


def needed(scene: Scene) -> str:
    """Return the lowest level, or the scope, that the action takes here."""
    kind = scene.thing.kind if scene.thing else scene.action.kind
    bit = BIT[scene.action]
    if scene.demand is not None and "scope" in scene.demand.name:
        by_share = scene.demand.grain is Grain.HOLDING
        scopes = SHARE_SCOPE_NEEDED if by_share else ASSIGNMENT_SCOPE_NEEDED
        return next((scope for scope, actions in scopes.items() if actions & bit), "more")
    levels = LEVEL_NEEDED.get(kind, {})
    return next((level for level, actions in levels.items() if actions & bit), "more")


def present(scene: Scene) -> str:
    """Return the level, or the scopes, that there is instead."""
    if scene.unmet is None or scene.path is None or scene.demand is None:
        return "less"
    by_share = scene.demand.grain is Grain.HOLDING
    if "scope" in scene.demand.name and by_share:
        return ", ".join(sorted(scopes_handed_over(scene.view, scene.path)))
    grants = [fact for fact in scene.unmet.facts if isinstance(fact, _GRANTS[by_share])]
    if "scope" in scene.demand.name:
        named = [scope for fact in grants for scope in getattr(fact, "scopes", ())]
        return ", ".join(dict.fromkeys(named or DEFAULT_ASSIGNMENT_SCOPES))
    ladder = LADDERS[scene.path.asset.kind]
    levels = [getattr(fact, "level", None) or ladder[0] for fact in grants]
    return max(levels, key=ladder.index) if levels else "less"


_GRANTS: dict[bool, tuple[type[f.Fact], ...]] = {
    True: (f.Share,),
    False: (f.Assignment, f.GroupAssignment),
}

PLACEHOLDERS: dict[str, Callable[[Scene], str]] = {
    "user": lambda scene: scene.user,
    "action": lambda scene: str(scene.action),
    "doing": lambda scene: scene.doing,
    "asset": lambda scene: scene.asset,
    "account": lambda scene: scene.path.asset.id if scene.path else scene.asked,
    "using": lambda scene: scene.using or "nothing",
    "post": lambda scene: scene.post or "another post",
    "center": lambda scene: scene.center or SOME_CENTER,
    "owner": lambda scene: scene.owner or SOMEBODY,
    "granter": lambda scene: scene.granter or SOMEBODY,
    "elsewhere": lambda scene: scene.elsewhere or "another Business Center",
    "tiktok": lambda scene: scene.tiktok_account.id if scene.tiktok_account else "it",
    "needs": needed,
    "has": present,
}
"""The names that templates use, and what fills them."""


@cache
def _parts(template: str) -> tuple[tuple[str, Callable[[Scene], str] | None], ...]:
    return tuple(
        (literal, PLACEHOLDERS[name] if name else None)
        for literal, name, _, _ in Formatter().parse(template)
    )


def fill(template: str, scene: Scene) -> str:
    """Return a template with its names filled in."""
    return "".join(
        literal + fills(scene) if fills else literal for literal, fills in _parts(template)
    )
