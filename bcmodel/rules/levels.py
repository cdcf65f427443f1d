"""The tables of levels and scopes: what each action needs, of a share and of an assignment."""

from __future__ import annotations

from collections.abc import Callable

from bcmodel.rules.rule import NOTHING, Stops
from bcmodel.vocab.actions import Action, ActionSet, action_set, members, with_what_builds_on
from bcmodel.vocab.levels import LADDERS, default_level
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind, Level, Scope

LEVEL_NEEDED: dict[Kind, dict[Level, ActionSet]] = {
    Kind.AD_ACCOUNT: {
        Level.ANALYST: action_set(
            [
                Action.AD_ACCOUNT_VIEW_ADS,
                Action.AD_ACCOUNT_VIEW_REPORTS,
                Action.AD_ACCOUNT_DOWNLOAD_DATA,
            ]
        ),
        Level.OPERATOR: with_what_builds_on(
            action_set(
                [
                    Action.AD_ACCOUNT_CREATE_ADS,
                    Action.AD_ACCOUNT_MANAGE_AUDIENCES,
                    Action.AD_ACCOUNT_PUBLISH_ADS,
                ]
            )
        ),
        Level.ADMIN: action_set(
            [
                Action.AD_ACCOUNT_EDIT_SETTINGS,
                Action.AD_ACCOUNT_VIEW_FINANCE,
                Action.AD_ACCOUNT_MANAGE_FINANCE,
                Action.AD_ACCOUNT_ASSIGN_MEMBERS,
                Action.AD_ACCOUNT_APPROVE_REQUESTS,
                Action.AD_ACCOUNT_CONNECT_APP,
            ]
        ),
    },
    Kind.CATALOG: {
        Level.AD_PROMOTE: action_set([Action.CATALOG_VIEW, Action.CATALOG_USE_IN_ADS]),
        Level.ADMIN: action_set(
            [
                Action.CATALOG_MANAGE_PRODUCTS,
                Action.CATALOG_CREATE_PRODUCT_SETS,
                Action.CATALOG_LINK_EVENT_SOURCE,
            ]
        ),
    },
    Kind.SHOP: {Level.AD_PROMOTION: action_set([Action.SHOP_PROMOTE_IN_ADS])},
    Kind.FORM_LIBRARY: {
        Level.ADMIN: action_set([Action.FORM_LIBRARY_MANAGE, Action.FORM_LIBRARY_DOWNLOAD_LEADS])
    },
    Kind.TIKTOK_ACCOUNT: {
        Level.ANALYST: action_set([Action.TIKTOK_ACCOUNT_VIEW_INSIGHTS]),
        Level.OPERATOR: action_set(
            [
                Action.TIKTOK_ACCOUNT_MANAGE_POSTS,
                Action.TIKTOK_ACCOUNT_EDIT_PROFILE,
                Action.TIKTOK_ACCOUNT_MANAGE_MESSAGES,
            ]
        ),
        Level.ADMIN: action_set([Action.TIKTOK_ACCOUNT_MANAGE_ACCOUNT]),
    },
}
"""The lowest level at which each action of use is open (TikTok accounts: in mode MANAGED)."""

SHARE_SCOPE_NEEDED: dict[Scope, ActionSet] = {
    Scope.EXISTING_POSTS: action_set(
        [Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS, Action.AD_ACCOUNT_RUN_SPARK_ADS]
    ),
    Scope.NEW_VIDEOS: action_set(
        [Action.TIKTOK_ACCOUNT_PUBLISH_AD_VIDEOS, Action.TIKTOK_ACCOUNT_PUBLISH_TO_PROFILE]
    ),
    Scope.LIVE: action_set([Action.TIKTOK_ACCOUNT_USE_LIVE]),
    Scope.DIRECT_MESSAGE: action_set([Action.TIKTOK_ACCOUNT_MANAGE_MESSAGES]),
    Scope.SHARING: action_set([Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER]),
}
"""Actions on a TikTok account, or with one, by the scope of a share that they need."""

ASSIGNMENT_SCOPE_NEEDED: dict[Scope, ActionSet] = {
    Scope.POST: action_set(
        [
            Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS,
            Action.TIKTOK_ACCOUNT_PUBLISH_AD_VIDEOS,
            Action.TIKTOK_ACCOUNT_PUBLISH_TO_PROFILE,
        ]
    ),
    Scope.LIVE: action_set([Action.TIKTOK_ACCOUNT_USE_LIVE]),
    Scope.DIRECT_MESSAGE: action_set([Action.TIKTOK_ACCOUNT_MANAGE_MESSAGES]),
}
"""Actions on a TikTok account by the scope of an assignment that they need."""

Outcomes = dict[Level | None, Stops]
"""What a level stops; a missing level counts as the lowest."""


def outcomes_by_level(kind: Kind, reason_for: Callable[[Action], Reason]) -> Outcomes:
    """Return, for each level of an asset kind, what is out of its reach and for which reason."""
    outcomes: Outcomes = {}
    for level in LADDERS[kind]:
        above = LADDERS[kind][LADDERS[kind].index(level) + 1 :]
        beyond = [LEVEL_NEEDED[kind].get(higher) for higher in above]
        actions = ActionSet(sum(needed for needed in beyond if needed))
        outcomes[level] = _by_reason(actions, reason_for)
    outcomes[None] = outcomes.get(default_level(kind), NOTHING)
    return outcomes


def _by_reason(actions: ActionSet, reason_for: Callable[[Action], Reason]) -> Stops:
    stops: dict[Reason, int] = {}
    for action in members(actions):
        reason = reason_for(action)
        stops[reason] = stops.get(reason, 0) | action_set([action])
    return tuple((reason, ActionSet(bits)) for reason, bits in stops.items())
