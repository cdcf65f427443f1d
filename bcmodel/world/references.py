"""Which field of which fact names what: the references that hold a World together."""

from __future__ import annotations

from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.words import Kind

SHAREABLE = tuple(LADDERS)
"""Kinds of asset that are shared and assigned; audiences follow their ad account."""

ASSET_KINDS = (*SHAREABLE, Kind.AUDIENCE)

IDENTIFIED = (
    Kind.USER,
    Kind.BUSINESS_CENTER,
    *ASSET_KINDS,
    Kind.ACCOUNT_GROUP,
    Kind.POST,
    Kind.SPARK_CODE,
    Kind.APP_WORKSPACE,
)
"""Kinds of fact that have an id by which others name them."""

ONE_ID_SPACE = (Kind.BUSINESS_CENTER, Kind.ACCOUNT_GROUP, *ASSET_KINDS)
"""Kinds among which an id means one thing: a question names its asset by id alone."""

REFERENCES: dict[Kind, dict[str, tuple[Kind, ...]]] = {
    Kind.BUSINESS_CENTER: {"parent": (Kind.BUSINESS_CENTER,)},
    Kind.MEMBER: {"business_center": (Kind.BUSINESS_CENTER,), "user": (Kind.USER,)},
    Kind.AD_ACCOUNT: {
        "owner": (Kind.BUSINESS_CENTER,),
        "owner_user": (Kind.USER,),
        "billing_shared_with": (Kind.BUSINESS_CENTER,),
    },
    Kind.TIKTOK_ACCOUNT: {"owner_user": (Kind.USER,), "owner": (Kind.BUSINESS_CENTER,)},
    Kind.PIXEL: {"owner": (Kind.BUSINESS_CENTER,), "ad_account": (Kind.AD_ACCOUNT,)},
    Kind.CATALOG: {"owner": (Kind.BUSINESS_CENTER,), "ad_account": (Kind.AD_ACCOUNT,)},
    Kind.SHOP: {
        "owner": (Kind.BUSINESS_CENTER,),
        "seller": (Kind.USER,),
        "gmv_max_ad_account": (Kind.AD_ACCOUNT,),
    },
    Kind.FORM_LIBRARY: {"owner": (Kind.BUSINESS_CENTER,)},
    Kind.AUDIENCE: {"ad_account": (Kind.AD_ACCOUNT,)},
    Kind.ACCOUNT_GROUP: {
        "business_center": (Kind.BUSINESS_CENTER,),
        "ad_accounts": (Kind.AD_ACCOUNT,),
    },
    Kind.PARTNERSHIP: {
        "a": (Kind.BUSINESS_CENTER,),
        "b": (Kind.BUSINESS_CENTER,),
        "invited_by": (Kind.BUSINESS_CENTER,),
    },
    Kind.SHARE: {
        "asset": SHAREABLE,
        "to": (Kind.BUSINESS_CENTER,),
        "granted_by": (Kind.BUSINESS_CENTER,),
    },
    Kind.TRANSFER: {"ad_account": (Kind.AD_ACCOUNT,), "to": (Kind.BUSINESS_CENTER,)},
    Kind.ASSIGNMENT: {
        "business_center": (Kind.BUSINESS_CENTER,),
        "user": (Kind.USER,),
        "asset": SHAREABLE,
    },
    Kind.GROUP_ASSIGNMENT: {"group": (Kind.ACCOUNT_GROUP,), "user": (Kind.USER,)},
    Kind.TIKTOK_LINK: {
        "tiktok_account": (Kind.TIKTOK_ACCOUNT,),
        "ad_account": (Kind.AD_ACCOUNT,),
        "business_center": (Kind.BUSINESS_CENTER,),
    },
    Kind.PIXEL_LINK: {"pixel": (Kind.PIXEL,), "ad_account": (Kind.AD_ACCOUNT,)},
    Kind.AUDIENCE_SHARE: {"audience": (Kind.AUDIENCE,), "ad_account": (Kind.AD_ACCOUNT,)},
    Kind.MEDIA_AGENCY: {
        "ad_account": (Kind.AD_ACCOUNT,),
        "business_center": (Kind.BUSINESS_CENTER,),
    },
    Kind.POST: {"tiktok_account": (Kind.TIKTOK_ACCOUNT,)},
    Kind.SPARK_CODE: {"post": (Kind.POST,), "applied_to": (Kind.AD_ACCOUNT,)},
    Kind.SELLER_ROLE: {"shop": (Kind.SHOP,), "user": (Kind.USER,)},
    Kind.APP_WORKSPACE: {"business_center": (Kind.BUSINESS_CENTER,)},
    Kind.APP_CONNECTION: {
        "workspace": (Kind.APP_WORKSPACE,),
        "ad_account": (Kind.AD_ACCOUNT,),
        "business_center": (Kind.BUSINESS_CENTER,),
    },
}
"""Which field of which fact names what."""


def id_field(kind: Kind) -> str:
    """Return the field by which facts of a kind are named."""
    return "code" if kind is Kind.SPARK_CODE else "id"
