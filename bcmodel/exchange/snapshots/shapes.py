"""Shapes: where the rows of each endpoint stand, and what a light copy of a row keeps of it."""

from __future__ import annotations

from enum import Enum, auto
from functools import cached_property
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
    TEXT = auto()
    FLAG = auto()
    NAME = auto()
    EMAIL = auto()


IDS = (
    *("bc_id", "owner_bc_id", "identity_authorized_bc_id"),
    *("user_id", "core_user_id", "member_id"),
    *("asset_id", "advertiser_id", "asset_group_id", "store_id", "pixel_code"),
    *("identity_id", "item_id", "auth_code"),
)
NAMES = (
    *("name", "bc_name", "owner_bc_name", "asset_name", "asset_group_name", "tt_asset_handle"),
    *("user_name", "username", "display_name", "tiktok_name"),
)
FLAGS = (
    *("can_pull_video", "can_push_video", "can_use_live_ads", "can_manage_message"),
    *("ads_only_mode", "is_gpppa"),
)
TEXTS = (
    *("registered_area", "currency", "country", "operating_region_code"),
    *("auth_start_time", "auth_end_time"),
)
FORMS: dict[str, Form] = {
    **dict.fromkeys(IDS, Form.ID),
    **dict.fromkeys(NAMES, Form.NAME),
    **dict.fromkeys(FLAGS, Form.FLAG),
    **dict.fromkeys(TEXTS, Form.TEXT),
    "user_email": Form.EMAIL,
    "role": Form.WORDS,
}
"""How each field is read; what is not named here is a word."""


@attrs.frozen
class Shape:
    """
    What the answers of an endpoint look like.

    `needs` are the parameters without which an answer tells nothing, `may_ask` others that make it
    another question. `rows_in` is where its rows stand in `data`, `told_by` the fields of which any
    one says what a row is about, `inside` the part of a row in which a field stands. `also` are
    fields that are known but not kept, in rows and `around` them. An answer that `stands_alone` is
    no page of a set.
    """

    row: type[NamedTuple]
    needs: tuple[str, ...] = ()
    may_ask: tuple[str, ...] = ()
    rows_in: str = "list"
    told_by: tuple[str, ...] = ()
    inside: dict[str, str] = attrs.field(factory=dict[str, str])
    also: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    stands_alone: bool = False

    @cached_property
    def known(self) -> frozenset[str]:
        """The fields that rows are known to have."""
        return self.also | set(self.row._fields)


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
"""Fields of rows about assets; which of them are kept depends on the endpoint."""
_ASSET = ("bc_id", "asset_type", "asset_id")


def _within(container: str, *fields: str) -> dict[str, str]:
    return dict.fromkeys(fields, container)


SHAPES: dict[str, Shape] = {
    "bc/get": Shape(
        CenterRow,
        told_by=("bc_id",),
        inside=_within("bc_info", *(f for f in CenterRow._fields if f != "user_role")),
        also=frozenset({"bc_info", "ext_user_role", "binding_status", "company", "timezone"}),
        around=frozenset({"parent_bc"}),
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
        around=frozenset({"asset_group"}),
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
        around=frozenset({"list"}),
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
