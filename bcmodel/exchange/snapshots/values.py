"""Values: the words of the wire, spelled exactly as there, and what they mean in a World."""

from __future__ import annotations

from functools import lru_cache

from bcmodel.exchange.snapshots.light import Words
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.vocab.words import (
    AdAccountStatus,
    AdAccountType,
    CodeStatus,
    IdentityStatus,
    Kind,
    Level,
    Organization,
    PostStatus,
    PostType,
    Scope,
    ShopStatus,
    Status,
)

ADVERTISER, CATALOG, SHOP = "ADVERTISER", "CATALOG", "TIKTOK_SHOP"
PIXEL, LEAD = "PIXEL", "LEAD"
DELIVERED, MANAGED = "TT_ACCOUNT", "MANAGED_BUSINESS_ACCOUNT"

KINDS: dict[str, Kind] = {
    ADVERTISER: Kind.AD_ACCOUNT,
    CATALOG: Kind.CATALOG,
    SHOP: Kind.SHOP,
    PIXEL: Kind.PIXEL,
    LEAD: Kind.FORM_LIBRARY,
    DELIVERED: Kind.TIKTOK_ACCOUNT,
    MANAGED: Kind.TIKTOK_ACCOUNT,
}
"""The kind of asset behind each type of the wire."""
TYPES_OF: dict[Kind, tuple[str, ...]] = {
    kind: tuple(wire for wire, k in KINDS.items() if k is kind) for kind in KINDS.values()
}

SHARED_TYPES = (ADVERTISER, CATALOG)
"""Types whose shares between partners are listed."""
TYPES_OF_PERSON = (ADVERTISER, CATALOG, SHOP, PIXEL, LEAD, DELIVERED)
"""Types of which the API tells what one person has."""
TYPES_OF_ASSET = (ADVERTISER, CATALOG, LEAD, MANAGED)
"""Types of which the API tells who has one asset."""

ROLE_FIELDS: dict[str, str] = {
    ADVERTISER: "advertiser_role",
    CATALOG: "catalog_role",
    SHOP: "store_role",
    DELIVERED: "tt_account_roles",
    MANAGED: "business_account_roles",
}
"""The field of the role in rows of each type; the other types have none."""

LEVELS: dict[str, dict[str, Level]] = {
    ADVERTISER: {str(level): level for level in (Level.ANALYST, Level.OPERATOR, Level.ADMIN)},
    CATALOG: {str(level): level for level in (Level.AD_PROMOTE, Level.ADMIN)},
    SHOP: {str(level): level for level in (Level.AD_PROMOTION, Level.MANAGER)},
    MANAGED: {
        f"BUSINESS_ACCOUNT_{level}": level for level in (Level.ANALYST, Level.OPERATOR, Level.ADMIN)
    },
}
GROUP_LEVELS = {
    f"ADVERTISER_ROLE_{level}": level for level in (Level.ANALYST, Level.OPERATOR, Level.ADMIN)
}
SCOPES = {str(scope): scope for scope in (Scope.POST, Scope.LIVE, Scope.DIRECT_MESSAGE)}
LADDER = tuple(LEVELS[ADVERTISER].values())

Terms = Level | tuple[Scope, ...] | None
"""What an assignment gives: a level, scopes, or for a pixel just that it is there."""


@lru_cache(maxsize=4096)
def terms_of(asset_type: str, role: Words) -> Terms | ItemCode:
    """Return what the role of a row gives; NULL_ROLE or UNKNOWN_VALUE where it does not say."""
    if asset_type in {PIXEL, LEAD}:
        return Level.ADMIN if asset_type == LEAD else None
    if not role:
        return ItemCode.NULL_ROLE
    if asset_type == DELIVERED:
        if isinstance(role, str) or not all(word in SCOPES for word in role):
            return ItemCode.UNKNOWN_VALUE
        return tuple(sorted({SCOPES[word] for word in role}))
    return _level_of(LEVELS.get(asset_type, {}), role)


def _level_of(levels: dict[str, Level], role: str | tuple[str, ...]) -> Level | ItemCode:
    given = [levels.get(word) for word in ((role,) if isinstance(role, str) else role)]
    known = [level for level in given if level is not None]
    if len(known) < len(given):
        return ItemCode.UNKNOWN_VALUE
    order = list(levels.values())
    return max(known, key=order.index)


STATUSES = {str(status): status for status in Status} | {"REJECT": Status.REJECTED}
AD_ACCOUNT_STATUSES = {str(word): word for word in AdAccountStatus}
AD_ACCOUNT_TYPES = {str(word): word for word in AdAccountType}
AD_READY = {"AVAILABLE": True, "NOT_AVAILABLE": False}
IDENTITY_STATUSES = {str(word): word for word in IdentityStatus}
ORGANIZATIONS = {str(word): word for word in Organization}
SHOP_STATUSES = {str(word): word for word in (ShopStatus.ACTIVE, ShopStatus.INACTIVE)} | {
    "NEW_CREATE": ShopStatus.NEW_CREATE
}
OWNER_BC, OWNER_PARTNER, OWNER_INDIVIDUAL = "OWNER_BC", "OWNER_PARTNER", "OWNER_INDIVIDUAL"
RELATIONS = (OWNER_BC, OWNER_PARTNER, OWNER_INDIVIDUAL)
SHARED, SHARING = "SHARED", "SHARING"
BC_AUTH_TT = "BC_AUTH_TT"
IDENTITY_TYPES = (BC_AUTH_TT, "CUSTOMIZED_USER", "AUTH_CODE", "TT_USER", "TTS_TT")
POST_TYPES = {str(word): word for word in (PostType.VIDEO, PostType.CAROUSEL)}
POST_STATUSES = {
    prefix + word: status
    for prefix in ("", "ITEM_STATUS_", "STATUS_")
    for word, status in {
        "HESITATE_RECOMMEND": PostStatus.AVAILABLE,
        "ONLY_FRIEND_SEE": PostStatus.PRIVATE,
        "ONLY_AUTHOR_SEE": PostStatus.PRIVATE,
        "ONLY_USER_PASS": PostStatus.PRIVATE,
        "REVIEW_PENDING": PostStatus.PRIVATE,
        "USER_DELETE": PostStatus.DELETED,
        "AUDIT_DELETE": PostStatus.VIOLATION,
    }.items()
}
CODE_STATUSES = {"AUTHORIZED": CodeStatus.IN_USE, "EXPIRED": CodeStatus.EXPIRED}
IDENTITY_SCOPES = {
    "can_pull_video": Scope.EXISTING_POSTS,
    "can_push_video": Scope.NEW_VIDEOS,
    "can_use_live_ads": Scope.LIVE,
    "can_manage_message": Scope.DIRECT_MESSAGE,
}
