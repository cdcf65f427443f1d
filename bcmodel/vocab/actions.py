"""Actions: what a person may want to do, and sets of them as bits of an int."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NewType

from bcmodel.vocab.words import Kind, Word

ActionSet = NewType("ActionSet", int)
"""A set of actions, one bit each: union is `|`, intersection `&`."""


class Action(Word):
    """Something a person may do on an asset; the part before the dot is the asset's kind."""

    AD_ACCOUNT_VIEW_ADS = "ad_account.view_ads"
    AD_ACCOUNT_VIEW_REPORTS = "ad_account.view_reports"
    AD_ACCOUNT_DOWNLOAD_DATA = "ad_account.download_data"
    AD_ACCOUNT_CREATE_ADS = "ad_account.create_ads"
    AD_ACCOUNT_MANAGE_AUDIENCES = "ad_account.manage_audiences"
    AD_ACCOUNT_PUBLISH_ADS = "ad_account.publish_ads"
    AD_ACCOUNT_EDIT_SETTINGS = "ad_account.edit_settings"
    AD_ACCOUNT_VIEW_FINANCE = "ad_account.view_finance"
    AD_ACCOUNT_MANAGE_FINANCE = "ad_account.manage_finance"
    AD_ACCOUNT_ASSIGN_MEMBERS = "ad_account.assign_members"
    AD_ACCOUNT_SHARE_WITH_PARTNER = "ad_account.share_with_partner"
    AD_ACCOUNT_CLOSE = "ad_account.close"
    AD_ACCOUNT_REMOVE_BUSINESS_CENTER = "ad_account.remove_business_center"
    AD_ACCOUNT_APPROVE_REQUESTS = "ad_account.approve_requests"
    AD_ACCOUNT_TRANSFER_IN = "ad_account.transfer_in"
    AD_ACCOUNT_CONNECT_APP = "ad_account.connect_app"
    AD_ACCOUNT_RUN_SPARK_ADS = "ad_account.run_spark_ads"
    AD_ACCOUNT_USE_PIXEL = "ad_account.use_pixel"
    AD_ACCOUNT_USE_CATALOG = "ad_account.use_catalog"
    AD_ACCOUNT_USE_AUDIENCE = "ad_account.use_audience"
    AD_ACCOUNT_PROMOTE_SHOP = "ad_account.promote_shop"

    BUSINESS_CENTER_VIEW = "business_center.view"
    BUSINESS_CENTER_LEAVE = "business_center.leave"
    BUSINESS_CENTER_EDIT_SETTINGS = "business_center.edit_settings"
    BUSINESS_CENTER_MANAGE_SECURITY = "business_center.manage_security"
    BUSINESS_CENTER_VIEW_CHANGE_LOG = "business_center.view_change_log"
    BUSINESS_CENTER_SUBMIT_VERIFICATION = "business_center.submit_verification"
    BUSINESS_CENTER_INVITE_MEMBER = "business_center.invite_member"
    BUSINESS_CENTER_REMOVE_MEMBER = "business_center.remove_member"
    BUSINESS_CENTER_CHANGE_MEMBER_ROLE = "business_center.change_member_role"
    BUSINESS_CENTER_ADD_PARTNER = "business_center.add_partner"
    BUSINESS_CENTER_REMOVE_PARTNER = "business_center.remove_partner"
    BUSINESS_CENTER_REQUEST_ACCESS = "business_center.request_access"
    BUSINESS_CENTER_CREATE_CATALOG = "business_center.create_catalog"
    BUSINESS_CENTER_CREATE_ACCOUNT_GROUP = "business_center.create_account_group"
    BUSINESS_CENTER_MANAGE_ACCOUNT_GROUPS = "business_center.manage_account_groups"
    BUSINESS_CENTER_CLAIM_SHOP = "business_center.claim_shop"
    BUSINESS_CENTER_CREATE_AD_ACCOUNT = "business_center.create_ad_account"
    BUSINESS_CENTER_CREATE_ORGANIZATION_ACCOUNT = "business_center.create_organization_account"
    BUSINESS_CENTER_VIEW_FINANCE = "business_center.view_finance"
    BUSINESS_CENTER_MANAGE_FINANCE = "business_center.manage_finance"

    TIKTOK_ACCOUNT_USE_EXISTING_POSTS = "tiktok_account.use_existing_posts"
    TIKTOK_ACCOUNT_PUBLISH_AD_VIDEOS = "tiktok_account.publish_ad_videos"
    TIKTOK_ACCOUNT_PUBLISH_TO_PROFILE = "tiktok_account.publish_to_profile"
    TIKTOK_ACCOUNT_USE_LIVE = "tiktok_account.use_live"
    TIKTOK_ACCOUNT_MANAGE_MESSAGES = "tiktok_account.manage_messages"
    TIKTOK_ACCOUNT_VIEW_INSIGHTS = "tiktok_account.view_insights"
    TIKTOK_ACCOUNT_MANAGE_POSTS = "tiktok_account.manage_posts"
    TIKTOK_ACCOUNT_EDIT_PROFILE = "tiktok_account.edit_profile"
    TIKTOK_ACCOUNT_MANAGE_ACCOUNT = "tiktok_account.manage_account"
    TIKTOK_ACCOUNT_ASSIGN_MEMBERS = "tiktok_account.assign_members"
    TIKTOK_ACCOUNT_SHARE_WITH_PARTNER = "tiktok_account.share_with_partner"
    TIKTOK_ACCOUNT_LINK_AD_ACCOUNT = "tiktok_account.link_ad_account"
    TIKTOK_ACCOUNT_DISCONNECT = "tiktok_account.disconnect"

    PIXEL_VIEW = "pixel.view"
    PIXEL_MANAGE = "pixel.manage"
    PIXEL_LINK_AD_ACCOUNT = "pixel.link_ad_account"
    PIXEL_ASSIGN_MEMBERS = "pixel.assign_members"
    PIXEL_SHARE_WITH_PARTNER = "pixel.share_with_partner"
    PIXEL_DELETE = "pixel.delete"
    PIXEL_TRANSFER_IN = "pixel.transfer_in"

    CATALOG_VIEW = "catalog.view"
    CATALOG_USE_IN_ADS = "catalog.use_in_ads"
    CATALOG_MANAGE_PRODUCTS = "catalog.manage_products"
    CATALOG_CREATE_PRODUCT_SETS = "catalog.create_product_sets"
    CATALOG_LINK_EVENT_SOURCE = "catalog.link_event_source"
    CATALOG_ASSIGN_MEMBERS = "catalog.assign_members"
    CATALOG_SHARE_WITH_PARTNER = "catalog.share_with_partner"
    CATALOG_DELETE = "catalog.delete"

    SHOP_PROMOTE_IN_ADS = "shop.promote_in_ads"
    SHOP_ASSIGN_MEMBERS = "shop.assign_members"
    SHOP_SHARE_WITH_PARTNER = "shop.share_with_partner"
    SHOP_OPERATE = "shop.operate"
    SHOP_MANAGE_STAFF = "shop.manage_staff"
    SHOP_APPROVE_REQUESTS = "shop.approve_requests"

    FORM_LIBRARY_MANAGE = "form_library.manage"
    FORM_LIBRARY_DOWNLOAD_LEADS = "form_library.download_leads"
    FORM_LIBRARY_ASSIGN_MEMBERS = "form_library.assign_members"
    FORM_LIBRARY_SHARE_WITH_PARTNER = "form_library.share_with_partner"

    AUDIENCE_APPLY = "audience.apply"
    AUDIENCE_EDIT = "audience.edit"
    AUDIENCE_DELETE = "audience.delete"
    AUDIENCE_SHARE = "audience.share"

    ACCOUNT_GROUP_VIEW = "account_group.view"
    ACCOUNT_GROUP_MANAGE = "account_group.manage"

    @property
    def kind(self) -> Kind:
        """The kind of asset it is done on."""
        return KIND_OF[self]

    @property
    def is_joint(self) -> bool:
        """Whether it needs a second thing, given as `using`."""
        return self in JOINT


KIND_OF: dict[str, Kind] = {action: Kind(action.partition(".")[0]) for action in Action}

BIT: dict[str, ActionSet] = {action: ActionSet(1 << n) for n, action in enumerate(Action)}
"""The bit of each action; a plain string finds it as well as the member does."""

NO_ACTIONS = ActionSet(0)
EVERY_ACTION = ActionSet((1 << len(Action)) - 1)


def action_set(actions: Iterable[str]) -> ActionSet:
    """Return the set of the given actions."""
    bits = 0
    for action in actions:
        bits |= BIT[action]
    return ActionSet(bits)


def without(actions: ActionSet, others: ActionSet) -> ActionSet:
    """Return the actions of the first set that are not in the second."""
    return ActionSet(actions & ~others)


def members(actions: ActionSet) -> Iterator[Action]:
    """
    Yield the actions of a set, in the order of the vocabulary.

    >>> [str(a) for a in members(action_set(["pixel.view", "ad_account.view_ads"]))]
    ['ad_account.view_ads', 'pixel.view']
    """
    return (action for action in Action if actions & BIT[action])


ACTIONS_OF: dict[Kind, ActionSet] = {
    kind: action_set(a for a in Action if KIND_OF[a] is kind) for kind in set(KIND_OF.values())
}

JOINT: dict[str, Action] = {
    Action.AD_ACCOUNT_RUN_SPARK_ADS: Action.AD_ACCOUNT_PUBLISH_ADS,
    Action.AD_ACCOUNT_PROMOTE_SHOP: Action.AD_ACCOUNT_PUBLISH_ADS,
    Action.AD_ACCOUNT_USE_PIXEL: Action.AD_ACCOUNT_CREATE_ADS,
    Action.AD_ACCOUNT_USE_CATALOG: Action.AD_ACCOUNT_CREATE_ADS,
    Action.AD_ACCOUNT_USE_AUDIENCE: Action.AD_ACCOUNT_CREATE_ADS,
    Action.AD_ACCOUNT_CONNECT_APP: Action.AD_ACCOUNT_CONNECT_APP,
}
"""Joint actions, each with the action it builds on (`connect_app` stands on its own)."""

USING: dict[str, tuple[Kind, ...]] = {
    Action.AD_ACCOUNT_RUN_SPARK_ADS: (Kind.TIKTOK_ACCOUNT, Kind.SPARK_CODE),
    Action.AD_ACCOUNT_PROMOTE_SHOP: (Kind.SHOP,),
    Action.AD_ACCOUNT_USE_PIXEL: (Kind.PIXEL,),
    Action.AD_ACCOUNT_USE_CATALOG: (Kind.CATALOG,),
    Action.AD_ACCOUNT_USE_AUDIENCE: (Kind.AUDIENCE,),
    Action.AD_ACCOUNT_CONNECT_APP: (Kind.APP_WORKSPACE,),
}
"""What each joint action is done with."""

BUILT_ON: dict[str, Action] = {
    **JOINT,
    Action.AUDIENCE_APPLY: Action.AD_ACCOUNT_MANAGE_AUDIENCES,
    Action.AUDIENCE_EDIT: Action.AD_ACCOUNT_MANAGE_AUDIENCES,
    Action.AUDIENCE_DELETE: Action.AD_ACCOUNT_MANAGE_AUDIENCES,
}
"""Actions that another action opens: what stops the one on an ad account stops the other."""


def with_what_builds_on(actions: ActionSet) -> ActionSet:
    """Return the actions, and every action that builds on one of them."""
    return ActionSet(actions | action_set(a for a, base in BUILT_ON.items() if actions & BIT[base]))
