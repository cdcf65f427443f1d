"""Command scenes: for a refused command, whom and what each condition is about."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.change import Refusal
from bcmodel.change.naming import misfits
from bcmodel.facts import Thing
from bcmodel.resolve.applied import AppliedCondition
from bcmodel.rules import Case, Path
from bcmodel.rules.condition import reasons_against
from bcmodel.rules.conditions.authority import asset_is_of_the_right_kind
from bcmodel.rules.conditions.codes import account_behind
from bcmodel.rules.sharing import RELATION, paths_through
from bcmodel.show.scene import Scene
from bcmodel.view import View
from bcmodel.vocab.actions import EVERY_ACTION, Action
from bcmodel.vocab.reasons import Reason, RouteKind
from bcmodel.vocab.words import Origin


def scene_of_actor(refusal: Refusal) -> Scene:
    """Return the scene of a command with its actor, and nothing else."""
    view = View(refusal.access.world, refusal.at)
    return Scene(view, refusal.command.actor, NO_ACTION, "", command=refusal.command)


NO_ACTION = Action.BUSINESS_CENTER_VIEW
"""Fills the place of an action in the scene of a command, whose sentences name none."""


def scene_of(refusal: Refusal, unmet: AppliedCondition, reason: Reason) -> Scene:
    """Return the scene of a reason: whom and what its condition is about."""
    command, view = refusal.command, View(refusal.access.world, refusal.at)
    fields = {field.name: getattr(command, field.name) for field in command.fields()}
    named: Named = {**fields, **unmet.about}
    is_of_the_kind = unmet.rule.code == asset_is_of_the_right_kind.code
    unfit = misfits(command, view.world) if is_of_the_kind else {}
    misfit = view.world.thing(next(iter(unfit), ""))
    thing = misfit or _thing(view, named, reason)
    user, code = _first(named, "user") or command.actor, _first(named, "code")
    using = code if misfit is None else None
    scene = Scene(view, user, NO_ACTION, thing.id if thing else "", using, command=command)
    person = view.user(user)
    if person is not None and thing is not None:
        case = Case(person, thing, refusal.access.rulebook.parameters, NO_ACTION)
        scene.path = _path(view, case, named, reason)
    return scene


Named = dict[str, object]
"""What a condition is about, and, where it does not say, what its command names."""


def _first(named: Named, *names: str) -> str | None:
    """Return the first id found under some names."""
    found = (named.get(name) for name in names)
    return next((str(getattr(value, "id", value)) for value in found if value), None)


def _thing(view: View, named: Named, reason: Reason) -> Thing | None:
    """Return the asset, Business Center or group that an obstacle is about."""
    closest = ("audience",) if reason is Reason.ALREADY_SHARED else ()
    name, code = _first(named, *closest, *ABOUT), _first(named, "code")
    found = view.world.thing(name) if name else None
    return found or (account_behind(view, code) if code else None)


ABOUT = (
    "asset",
    "account",
    "ad_account",
    "tiktok_account",
    "pixel",
    "audience",
    "group",
    "business_center",
)
"""What an obstacle can be about, the closest first."""


def _center(view: View, named: Named, reason: Reason) -> f.BusinessCenter | None:
    """Return the Business Center concerned: the receiving one, or else the acting one."""
    name = _first(named, "to", "center", "business_center")
    group = view.tables.groups.get(_first(named, "group") or "")
    audience = view.world.thing(_first(named, "audience") or "")
    if isinstance(audience, f.Audience) and reason is not Reason.ALREADY_SHARED:
        home = view.ad_account(audience.ad_account)
        name = home.owner if home else None
    name = name or (group.business_center if group else None)
    return view.center(name) if name else None


def _path(view: View, case: Case, named: Named, reason: Reason) -> Path:
    """Return how the Business Center concerned holds the asset, or would."""
    thing, center = case.asset, _center(view, named, reason)
    if center is None:
        return Path.to(case)
    if isinstance(thing, f.BusinessCenter | f.AccountGroup):
        return Path(case, thing, RouteKind.OWNER, center)
    if "to" in named and "center" in named:  # asked of two sides, whoever may own the asset
        offer = f.Share(thing.id, center.id, granted_by=_first(named, "center"))
        return Path(case, thing, RouteKind.PARTNER, center, Origin.PARTNER, offer)
    ways = paths_through(view, case, thing, center)
    usual = Origin.LINK if reason is Reason.ALREADY_SHARED else Origin.PARTNER
    wanted = named.get("origin", usual)
    return min(ways, key=lambda way: (not _gives(view, way, reason), way.origin is not wanted))


def _gives(view: View, way: Path, reason: Reason) -> bool:
    """Whether a way to an asset is stopped for a reason."""
    told = (r for rule in RELATION for r in reasons_against(EVERY_ACTION, rule, view, way))
    return reason in told
