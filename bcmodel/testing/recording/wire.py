"""The platform's words for what facts say: asset types, role fields, states."""

from __future__ import annotations

from collections.abc import Mapping

from bcmodel import facts as f
from bcmodel.vocab.levels import DEFAULT_ASSIGNMENT_SCOPES, default_level
from bcmodel.vocab.words import Kind, Level, PostStatus, PostType, Scope

ADVERTISER = "ADVERTISER"
CATALOG = "CATALOG"
TIKTOK_SHOP = "TIKTOK_SHOP"
PIXEL = "PIXEL"
LEAD = "LEAD"
TT_ACCOUNT = "TT_ACCOUNT"
MANAGED_BUSINESS_ACCOUNT = "MANAGED_BUSINESS_ACCOUNT"

ASSET_TYPES: Mapping[str, Kind] = {
    ADVERTISER: Kind.AD_ACCOUNT,
    CATALOG: Kind.CATALOG,
    TIKTOK_SHOP: Kind.SHOP,
    PIXEL: Kind.PIXEL,
    LEAD: Kind.FORM_LIBRARY,
    TT_ACCOUNT: Kind.TIKTOK_ACCOUNT,
    MANAGED_BUSINESS_ACCOUNT: Kind.TIKTOK_ACCOUNT,
}
"""The kind of asset behind each asset type of the API; a TikTok account can come under two."""

Shareable = f.AdAccount | f.TikTokAccount | f.Pixel | f.Catalog | f.Shop | f.FormLibrary
"""Whatever can be in the inventory of a Business Center."""

ROLE_FIELDS = (
    "advertiser_role",
    "catalog_role",
    "store_role",
    "tt_account_roles",
    "business_account_roles",
)
ROLE_FIELD = {ADVERTISER: "advertiser_role", CATALOG: "catalog_role", TIKTOK_SHOP: "store_role"}
"""The field of the level, by asset type; the other types have fields of their own."""


def scopes_told(scopes: tuple[Scope, ...]) -> list[str]:
    """Return the scopes of a person's assignment; one without any is for posting."""
    return [str(scope) for scope in scopes or DEFAULT_ASSIGNMENT_SCOPES]


def levels_told(level: Level | None) -> list[str]:
    """Return a level as rows of a managed TikTok account have it: in a list of one."""
    return [f"BUSINESS_ACCOUNT_{level or default_level(Kind.TIKTOK_ACCOUNT)}"]


POST_STATUS = {
    PostStatus.AVAILABLE: "HESITATE_RECOMMEND",
    PostStatus.PRIVATE: "ONLY_AUTHOR_SEE",
    PostStatus.DELETED: "USER_DELETE",
    PostStatus.VIOLATION: "AUDIT_DELETE",
}
POST_TYPE = {
    PostType.VIDEO: "VIDEO",
    PostType.CAROUSEL: "CAROUSEL",
    PostType.STORY: "VIDEO",  # the API has no word for stories
}
SCOPE_FLAGS = {
    "can_push_video": Scope.NEW_VIDEOS,
    "can_pull_video": Scope.EXISTING_POSTS,
    "can_use_live_ads": Scope.LIVE,
    "can_manage_message": Scope.DIRECT_MESSAGE,
}
"""How an identity shows the scopes of its account; it never shows SHARING."""
