"""Figures: the level or scope that an action needs, and the one that there is."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import Grain
from bcmodel.rules.ceilings import scopes_handed_over
from bcmodel.rules.levels import ASSIGNMENT_SCOPE_NEEDED, LEVEL_NEEDED, SHARE_SCOPE_NEEDED
from bcmodel.show.scene import Scene
from bcmodel.vocab.actions import BIT
from bcmodel.vocab.levels import DEFAULT_ASSIGNMENT_SCOPES, LADDERS
from bcmodel.vocab.words import Kind, Level, Scope


def _is_by_share(scene: Scene) -> bool:
    """Whether what is needed and present is that of a share, rather than of an assignment."""
    return scene.demand is None or scene.demand.grain is not Grain.ASSIGNMENT


def scope_needed(scene: Scene) -> Scope | None:
    """Return the scope of a TikTok account that the action needs here, if it needs one."""
    name = scene.demand.name if scene.demand else ""
    if "level" in name or scene.thing is None or scene.thing.kind is not Kind.TIKTOK_ACCOUNT:
        return None
    table = SHARE_SCOPE_NEEDED if _is_by_share(scene) else ASSIGNMENT_SCOPE_NEEDED
    bit = BIT[scene.action]
    return next((scope for scope, actions in table.items() if actions & bit), None)


def level_needed(scene: Scene) -> Level | None:
    """Return the lowest level that opens the action, if levels mean anything here."""
    kind = scene.thing.kind if scene.thing else scene.action.kind
    bit = BIT[scene.action]
    levels = LEVEL_NEEDED.get(kind, {})
    return next((level for level, actions in levels.items() if actions & bit), None)


def needed(scene: Scene) -> str:
    """Return the scope or level that the action needs."""
    return scope_needed(scene) or level_needed(scene) or "more"


def at_level(scene: Scene) -> str:
    """Return what the action needs, as said after "share it" or "assign it"."""
    scope = scope_needed(scene)
    if scope is not None:
        return f" with the permission {scope}"
    level = level_needed(scene)
    if level is None or scene.thing is None:
        return ""
    kind = scene.thing.kind
    managed = " in mode MANAGED" if kind is Kind.TIKTOK_ACCOUNT and _is_by_share(scene) else ""
    higher = "" if level is LADDERS[kind][-1] else " or higher"
    return f"{managed} at level {level}{higher}"


def present(scene: Scene) -> str:
    """Return the scopes, or the level, that there are."""
    if scene.unmet is None or scene.path is None:
        return "less"
    if scope_needed(scene) is not None:
        return ", ".join(_scopes(scene))
    ladder = LADDERS[scene.path.asset.kind]
    grants = scene.unmet.facts
    if _is_by_share(scene):
        levels = [fact.level for fact in grants if isinstance(fact, f.Share)]
    else:
        levels = [g.level for g in grants if isinstance(g, f.Assignment | f.GroupAssignment)]
    return max((level or ladder[0] for level in levels), key=ladder.index, default="less")


def _scopes(scene: Scene) -> list[Scope]:
    if scene.unmet is None or scene.path is None:
        return []
    if _is_by_share(scene):
        return sorted(scopes_handed_over(scene.view, scene.path))
    given = [fact for fact in scene.unmet.facts if isinstance(fact, f.Assignment)]
    named = {scope for grant in given for scope in grant.scopes or DEFAULT_ASSIGNMENT_SCOPES}
    return sorted(named)
