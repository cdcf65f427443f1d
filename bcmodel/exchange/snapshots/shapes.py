"""Shapes: where the rows of each endpoint stand, and what a light copy of a row keeps of it."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

import attrs

from bcmodel.exchange.snapshots.light import (
    AccountRow,
    AdvertiserRow,
    AssetRow,
    CenterRow,
    GrantRow,
    GroupedAsset,
    GroupedPerson,
    GroupRow,
    IdentityRow,
    MemberRow,
    PartnerRow,
    PersonRow,
    SelfRow,
    SharedRow,
    ShopRow,
    SparkRow,
)


class Form(Enum):
    """How a value is read."""

    ID = auto()
    WORD = auto()
    WORDS = auto()
    FLAG = auto()
    NAME = auto()
    EMAIL = auto()


FORMS: dict[str, Form] = {
    "finance_role": Form.WORD,
    "role": Form.WORDS,
    **dict.fromkeys(
        ("bc_id", "user_id", "asset_id", "advertiser_id", "asset_group_id", "member_id"), Form.ID
    ),
    **dict.fromkeys(("identity_id", "identity_authorized_bc_id", "item_id"), Form.ID),
    **dict.fromkeys(("core_user_id", "store_id", "owner_bc_id"), Form.ID),
    **dict.fromkeys(("name", "user_name", "asset_name", "bc_name", "owner_bc_name"), Form.NAME),
    **dict.fromkeys(("asset_group_name", "tt_asset_handle"), Form.NAME),
    **dict.fromkeys(("display_name", "username", "tiktok_name"), Form.NAME),
    "user_email": Form.EMAIL,
    **dict.fromkeys(("pixel_code", "auth_code"), Form.ID),
    **dict.fromkeys(("can_pull_video", "can_push_video", "can_use_live_ads"), Form.FLAG),
    **dict.fromkeys(("can_manage_message", "ads_only_mode", "is_gpppa"), Form.FLAG),
}
"""How each field is read; what is not named here is a word."""


@attrs.frozen
class Shape:
    """
    What the answers of an endpoint look like.

    `needs` are the parameters without which an answer tells nothing, `may_ask` others that make it
    another question. `rows_in` is where its rows stand in `data`, `told_by` the fields that say
    whom a row is about, any one of them. `also` are fields that are known but not kept.
    """

    row: type[NamedTuple]
    needs: tuple[str, ...] = ()
    may_ask: tuple[str, ...] = ()
    rows_in: str = "list"
    told_by: tuple[str, ...] = ()
    inside: dict[str, str] = attrs.field(factory=dict[str, str])
    also: frozenset[str] = frozenset()
    stands_alone: bool = False


ASSET_EXTRAS = frozenset(
    {
        "asset_type",
        "asset_name",
        "advertiser_account_type",
        "advertiser_role",
        "catalog_role",
        "ad_creation_eligible",
        "store_role",
        "owner_bc_name",
        "tt_account_roles",
        "business_account_roles",
        "is_business_verified",
        "operating_region_code",
        "tt_asset_handle",
        "tt_asset_profile_image",
        "relation_type",
        "relation_status",
        "advertiser_status",
        "pixel_code",
        "form_library_role",
    }
)
_ASSET = ("bc_id", "asset_type", "asset_id")


def _within(container: str, *fields: str) -> dict[str, str]:
    return dict.fromkeys(fields, container)


SHAPES: dict[str, Shape] = {
    "bc/get": Shape(
        CenterRow,
        told_by=("bc_id",),
        inside=_within("bc_info", *(f for f in CenterRow._fields if f != "user_role")),
        also=frozenset({"bc_info", "ext_user_role", "binding_status", "company", "timezone"}),
        stands_alone=True,
    ),
    "bc/member/get": Shape(
        MemberRow,
        ("bc_id",),
        told_by=("user_id", "user_email"),
        inside=_within("ext_user_role", "finance_role"),
        also=frozenset({"ext_user_role"}),
    ),
    "bc/asset/admin/get": Shape(
        AssetRow, ("bc_id", "asset_type"), told_by=("asset_id",), also=ASSET_EXTRAS
    ),
    "bc/asset/get": Shape(
        GrantRow, ("bc_id", "asset_type"), told_by=("asset_id",), also=ASSET_EXTRAS
    ),
    "bc/asset/member/get": Shape(
        PersonRow,
        _ASSET,
        told_by=("user_id", "user_email"),
        also=ASSET_EXTRAS | {"user_name"},
    ),
    "bc/asset/partner/get": Shape(PartnerRow, _ASSET, told_by=("bc_id",)),
    "bc/partner/get": Shape(PartnerRow, ("bc_id",), told_by=("bc_id",)),
    "bc/partner/asset/get": Shape(
        SharedRow,
        ("bc_id", "partner_id", "asset_type", "share_type"),
        told_by=("asset_id",),
        also=ASSET_EXTRAS,
    ),
    "bc/asset_group/list": Shape(
        GroupRow,
        ("bc_id",),
        rows_in="asset_groups",
        told_by=("asset_group_id",),
        also=frozenset({"assets", "members"}),
    ),
    "bc/asset_group/get": Shape(
        GroupedAsset,
        ("bc_id", "asset_group_id", "query_entity"),
        rows_in="assets",
        told_by=("asset_id",),
        also=frozenset({"asset_name"}),
    ),
    "bc/asset/advertiser/assigned": Shape(
        AccountRow, _ASSET, told_by=("advertiser_id",), also=frozenset({"advertiser_name"})
    ),
    "bc/pixel/link/get": Shape(
        AccountRow,
        ("bc_id", "pixel_code"),
        told_by=("advertiser_id",),
        also=frozenset({"advertiser_name"}),
    ),
    "identity/get": Shape(
        IdentityRow,
        ("advertiser_id",),
        may_ask=("identity_type", "identity_authorized_bc_id"),
        rows_in="identity_list",
        told_by=("identity_id",),
        also=frozenset({"profile_image"}),
    ),
    "tt_video/list": Shape(
        SparkRow,
        ("advertiser_id",),
        told_by=("auth_code", "item_id"),
        inside={
            **_within("item_info", "item_id", "auth_code", "status", "item_type"),
            **_within("auth_info", "ad_auth_status", "auth_start_time", "auth_end_time"),
            **_within("user_info", "identity_id", "identity_type", "tiktok_name"),
        },
        also=frozenset(
            {
                "item_info",
                "auth_info",
                "user_info",
                "video_info",
                "text",
                "anchor_list",
                "carousel_info",
                "invite_start_time",
            }
        ),
    ),
    "advertiser/info": Shape(
        AdvertiserRow,
        told_by=("advertiser_id",),
        also=frozenset(
            {
                "role",
                "company",
                "timezone",
                "display_timezone",
                "industry",
                "balance",
                "create_time",
                "rejection_reason",
                "language",
            }
        ),
        stands_alone=True,
    ),
    "user/info": Shape(
        SelfRow,
        rows_in="",
        told_by=("core_user_id",),
        also=frozenset({"display_name", "email", "create_time", "avatar_url"}),
        stands_alone=True,
    ),
    "gmv_max/store/list": Shape(
        ShopRow,
        rows_in="store_list",
        told_by=("store_id",),
        also=frozenset(
            {
                "store_name",
                "store_authorized_bc_id",
                "is_owner_bc",
                "store_role",
                "is_gmv_max_available",
                "exclusive_authorized_advertiser_info",
                "store_code",
                "targeting_region_codes",
                "thumbnail_url",
            }
        ),
        stands_alone=True,
    ),
}
"""What is read, by endpoint."""

GROUP_MEMBERS = Shape(
    GroupedPerson,
    rows_in="members",
    told_by=("member_id",),
    inside=_within("asset_roles", "role"),
    also=frozenset({"asset_roles", "user_id", "user_name", "user_email", "member_name"}),
)
"""What `bc/asset_group/get` gives when it is asked for members."""

WITHOUT_FACTS = (
    "changelog/",
    "oauth2/advertiser/get",
    "bc/balance/",
    "bc/transaction/",
    "bc/account/",
    "bc/billing_group/",
    "bc/invoice/",
    "bc/payment_portfolio/",
    "advertiser/balance/",
    "payment_portfolio/",
    "pixel/list",
    "gmv_max/",
    "page/library/",
)
"""Endpoints whose answers are counted and make no facts, by how they begin."""

NARROWING = frozenset(
    {
        "keyword",
        "name",
        "relation_type",
        "relation_status",
        "user_role",
        "advertiser_show_status",
        "child_bc_id",
    }
)
"""Filters under which an answer is not about everything there is."""
