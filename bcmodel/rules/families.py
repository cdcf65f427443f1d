"""
Families of actions: which actions each way to act is about.

Use needs an assignment, governing the role ADMIN, money a finance role; some actions are for the
owner alone, and some are done in Seller Center. `standard.py` says what each family takes.
"""

from __future__ import annotations

from bcmodel.rules.ceilings import SCOPED
from bcmodel.rules.governance import MONEY
from bcmodel.rules.levels import LEVEL_NEEDED
from bcmodel.rules.states import BEING_A_MEMBER
from bcmodel.vocab.actions import ACTIONS_OF, BIT, Action, ActionSet, action_set, without
from bcmodel.vocab.words import Kind

WITH_LEVELS = (Kind.AD_ACCOUNT, Kind.CATALOG, Kind.SHOP, Kind.FORM_LIBRARY)
BY_LEVEL = ActionSet(sum(sum(LEVEL_NEEDED[kind].values()) for kind in WITH_LEVELS))
BY_PRESENCE = action_set([Action.PIXEL_VIEW, Action.PIXEL_MANAGE])
USING_BY_ASSIGNMENT = ActionSet(without(BY_LEVEL, ACTIONS_OF[Kind.AUDIENCE]) | BY_PRESENCE)
"""What an assignment opens by its level or, for a pixel, by being there at all."""

DELIVERING_ADS = ActionSet(SCOPED & ACTIONS_OF[Kind.TIKTOK_ACCOUNT])
"""What an assignment of a TikTok account opens by its scopes."""
ANSWERING_MESSAGES = BIT[Action.TIKTOK_ACCOUNT_MANAGE_MESSAGES]
USING_AUDIENCES = without(ACTIONS_OF[Kind.AUDIENCE], BIT[Action.AUDIENCE_SHARE])
"""What is done on an audience by way of an ad account that owns or received it."""

GOVERNING_WHAT_IS_HELD = action_set(
    [
        Action.AD_ACCOUNT_ASSIGN_MEMBERS,
        Action.TIKTOK_ACCOUNT_ASSIGN_MEMBERS,
        Action.TIKTOK_ACCOUNT_LINK_AD_ACCOUNT,
        Action.TIKTOK_ACCOUNT_DISCONNECT,
        Action.PIXEL_LINK_AD_ACCOUNT,
        Action.PIXEL_ASSIGN_MEMBERS,
        Action.CATALOG_ASSIGN_MEMBERS,
        Action.SHOP_ASSIGN_MEMBERS,
        Action.FORM_LIBRARY_ASSIGN_MEMBERS,
    ]
)
"""What the Admins of every Business Center that holds an asset may do, its owner or not."""
APPROVING_REQUESTS = BIT[Action.AD_ACCOUNT_APPROVE_REQUESTS]
SHARING_TIKTOK_ACCOUNTS = BIT[Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER]

INSIDE_A_CENTER_ONLY = action_set(
    [
        Action.AD_ACCOUNT_TRANSFER_IN,
        Action.AD_ACCOUNT_ASSIGN_MEMBERS,
        Action.TIKTOK_ACCOUNT_ASSIGN_MEMBERS,
        Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER,
        Action.TIKTOK_ACCOUNT_LINK_AD_ACCOUNT,
    ]
)
"""What even the owning person does inside a Business Center only."""
OWNING_AS_A_PERSON = without(
    ActionSet(
        ACTIONS_OF[Kind.AD_ACCOUNT] | ACTIONS_OF[Kind.TIKTOK_ACCOUNT] | BIT[Action.AUDIENCE_SHARE]
    ),
    INSIDE_A_CENTER_ONLY,
)

MONEY_OF_AD_ACCOUNTS = ActionSet(MONEY & ACTIONS_OF[Kind.AD_ACCOUNT])
MONEY_OF_CENTERS = ActionSet(MONEY & ACTIONS_OF[Kind.BUSINESS_CENTER])
GOVERNING_CENTERS = without(
    ACTIONS_OF[Kind.BUSINESS_CENTER], ActionSet(BEING_A_MEMBER | MONEY_OF_CENTERS)
)
GOVERNING_GROUPS = ACTIONS_OF[Kind.ACCOUNT_GROUP]
VIEWING_GROUPS = BIT[Action.ACCOUNT_GROUP_VIEW]

WORKING_IN_SELLER_CENTER = action_set(
    [Action.SHOP_OPERATE, Action.SHOP_MANAGE_STAFF, Action.SHOP_APPROVE_REQUESTS]
)
