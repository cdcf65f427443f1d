"""Ceilings (S2): how much of an asset a share, a request or a link hands over."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.levels import LEVEL_NEEDED, SHARE_SCOPE_NEEDED, outcomes_by_level
from bcmodel.rules.rule import NOTHING, Grain, Path, Stops, rule, stop
from bcmodel.rules.sharing import is_held, link_behind, scopes_of
from bcmodel.rules.sources import Standing
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, Action, ActionSet, action_set
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind, Mode, Scope, Status


def share_that_counts(view: View, path: Path) -> f.Share | None:
    """Return the share whose ceiling counts; where nothing is held, no ceiling is compared."""
    return path.share if path.share is not None and is_held(view, path) else None


def bound_link_behind(view: View, path: Path) -> f.Share | None:
    """Return the link by which the granter of a shared TikTok account holds it, while it stands."""
    link = link_behind(view, path)
    return link if link and link.status is Status.BOUND else None


CAP = {
    kind: outcomes_by_level(kind, lambda _: Reason.PARTNER_SHARE_LEVEL_TOO_LOW)
    for kind in LEVEL_NEEDED
}
LADDER_ACTIONS = ActionSet(
    sum(needed for levels in LEVEL_NEEDED.values() for needed in levels.values())
)


@rule(
    "S201",
    "share-level-covers-the-action",
    Grain.HOLDING,
    gives=[Reason.PARTNER_SHARE_LEVEL_TOO_LOW],
    about=LADDER_ACTIONS,
    holds="the level at which {asset} was handed to {center} covers {action}",
    standing=Standing.ASSUMED,
    sources=[s.PARTNER_LEVELS, s.LEADSIE],
)
def share_level_covers_the_action(view: View, path: Path) -> Stops:
    """Members of a Business Center get no higher than the level at which it holds the asset."""
    share = share_that_counts(view, path)
    if share is None or not path.case.parameters.partner_member_capped_by_share:
        return NOTHING
    if path.asset.kind is Kind.TIKTOK_ACCOUNT and share.mode is not Mode.MANAGED:
        return NOTHING
    return CAP[path.asset.kind][share.level] if path.asset.kind in CAP else NOTHING


MANAGED_ONLY = action_set(
    [
        Action.TIKTOK_ACCOUNT_VIEW_INSIGHTS,
        Action.TIKTOK_ACCOUNT_MANAGE_POSTS,
        Action.TIKTOK_ACCOUNT_EDIT_PROFILE,
        Action.TIKTOK_ACCOUNT_MANAGE_ACCOUNT,
    ]
)
NOT_MANAGED = stop(Reason.TT_NOT_MANAGED, MANAGED_ONLY)


@rule(
    "S202",
    "tiktok-account-is-shared-for-management",
    Grain.HOLDING,
    gives=[Reason.TT_NOT_MANAGED],
    about=MANAGED_ONLY,
    holds="{center} holds {asset} to manage it, not only to deliver ads",
    standing=Standing.DOCUMENTED,
    sources=[s.TIKTOK_DELIVERY, s.API_NOTES],
)
def tiktok_account_is_shared_for_management(view: View, path: Path) -> Stops:
    """Insights, posts, profile and settings need a TikTok account held in mode MANAGED."""
    share = share_that_counts(view, path)
    return NOT_MANAGED if share is not None and share.mode is not Mode.MANAGED else NOTHING


def scopes_handed_over(view: View, path: Path) -> frozenset[Scope]:
    """Return the scopes left on a way to a TikTok account; along a chain, those in common."""
    share = share_that_counts(view, path)
    if share is None:
        return frozenset(Scope)
    link = bound_link_behind(view, path)
    scopes = frozenset(scopes_of(share))
    return scopes & set(scopes_of(link)) if link else scopes


BY_SCOPE = {
    scope: (Reason.TT_SCOPE_MISSING, actions)
    for scope, actions in SHARE_SCOPE_NEEDED.items()
    if scope is not Scope.SHARING
}
SCOPED = ActionSet(sum(actions for _, actions in BY_SCOPE.values()))


@rule(
    "S203",
    "share-scope-covers-the-action",
    Grain.HOLDING,
    gives=[Reason.TT_SCOPE_MISSING],
    about=SCOPED,
    holds="the permissions handed to {center} on {asset} cover {action}",
    standing=Standing.DOCUMENTED,
    sources=[s.TIKTOK_DELIVERY, s.LEADSIE, s.API_NOTES],
)
def share_scope_covers_the_action(view: View, path: Path) -> Stops:
    """Each way of delivering ads with a TikTok account is a permission of its own."""
    if not isinstance(path.asset, f.TikTokAccount):
        return NOTHING
    scopes = scopes_handed_over(view, path)
    return tuple(stopped for scope, stopped in BY_SCOPE.items() if scope not in scopes)


PUBLISHING_TO_PROFILE = BIT[Action.TIKTOK_ACCOUNT_PUBLISH_TO_PROFILE]
ADS_ONLY = stop(Reason.TT_ADS_ONLY_MODE, PUBLISHING_TO_PROFILE)


@rule(
    "S204",
    "share-reaches-the-profile",
    Grain.HOLDING,
    gives=[Reason.TT_ADS_ONLY_MODE],
    about=PUBLISHING_TO_PROFILE,
    holds="{center} may publish on the profile of {asset}, not only as ads",
    standing=Standing.DOCUMENTED,
    sources=[s.TIKTOK_DELIVERY, s.API_NOTES],
)
def share_reaches_the_profile(view: View, path: Path) -> Stops:
    """In ads-only mode videos appear as ads, never on the profile."""
    share = share_that_counts(view, path)
    if share is None:
        return NOTHING
    link = bound_link_behind(view, path)
    return ADS_ONLY if share.ads_only or (link and link.ads_only) else NOTHING


SHARING_ON = BIT[Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER]
MAY_NOT_SHARE_ON = stop(Reason.TT_SHARING_SCOPE_MISSING, SHARING_ON)


@rule(
    "S205",
    "link-includes-sharing",
    Grain.HOLDING,
    gives=[Reason.TT_SHARING_SCOPE_MISSING],
    about=SHARING_ON,
    holds="the owner of {asset} lets {center} share it on",
    standing=Standing.REPORTED,
    sources=[s.LEADSIE],
)
def link_includes_sharing(view: View, path: Path) -> Stops:
    """A linked TikTok account can be shared on once its owner granted the scope SHARING."""
    share = share_that_counts(view, path)
    lacks_it = share is not None and Scope.SHARING not in scopes_of(share)
    return MAY_NOT_SHARE_ON if lacks_it else NOTHING
