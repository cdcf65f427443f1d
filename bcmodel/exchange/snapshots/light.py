"""Light rows: what is kept of a row of each endpoint, None where nothing is said."""

from __future__ import annotations

from typing import NamedTuple

Words = str | tuple[str, ...] | None
"""A role: one word, several, or none given."""


class CenterRow(NamedTuple):
    """A Business Center of the token's person."""

    bc_id: str | None
    name: str | None
    type: str | None
    status: str | None
    verification_status: str | None
    organization_type: str | None
    registered_area: str | None
    currency: str | None
    user_role: str | None


class MemberRow(NamedTuple):
    """A member or an invitee."""

    user_id: str | None
    user_email: str | None
    user_name: str | None
    user_role: str | None
    relation_status: str | None
    finance_role: str | None


class AssetRow(NamedTuple):
    """An asset in the inventory of a Business Center; the caller's own roles are left out."""

    asset_id: str | None
    asset_type: str | None
    asset_name: str | None
    relation_type: str | None
    relation_status: str | None
    owner_bc_name: str | None
    advertiser_status: str | None
    advertiser_account_type: str | None
    ad_creation_eligible: str | None
    tt_asset_handle: str | None
    operating_region_code: str | None
    pixel_code: str | None


class GrantRow(NamedTuple):
    """What a person has on an asset; the role is in the words of the asset type."""

    asset_id: str | None
    role: Words


class SharedRow(NamedTuple):
    """An asset handed from one Business Center to another."""

    asset_id: str | None
    role: Words
    asset_name: str | None
    advertiser_account_type: str | None


class PersonRow(NamedTuple):
    """What a person has on the asset that was asked for."""

    user_id: str | None
    user_email: str | None
    role: Words


class PartnerRow(NamedTuple):
    """Another Business Center."""

    bc_id: str | None
    bc_name: str | None


class AccountRow(NamedTuple):
    """An ad account that something is linked to."""

    advertiser_id: str | None


class AdvertiserRow(NamedTuple):
    """An ad account as advertiser/info has it."""

    advertiser_id: str | None
    name: str | None
    status: str | None
    owner_bc_id: str | None
    country: str | None
    currency: str | None


class GroupRow(NamedTuple):
    """A group of ad accounts."""

    asset_group_id: str | None
    asset_group_name: str | None


class GroupedAsset(NamedTuple):
    """An asset in a group."""

    asset_id: str | None
    asset_type: str | None


class GroupedPerson(NamedTuple):
    """A member of a group."""

    member_id: str | None
    role: str | None


class IdentityRow(NamedTuple):
    """An identity that an ad account can use."""

    identity_id: str | None
    identity_type: str | None
    identity_authorized_bc_id: str | None
    display_name: str | None
    username: str | None
    available_status: str | None
    can_pull_video: bool | None
    can_push_video: bool | None
    can_use_live_ads: bool | None
    can_manage_message: bool | None
    ads_only_mode: bool | None
    is_gpppa: bool | None


class SparkRow(NamedTuple):
    """A post and the code by which an ad account may promote it."""

    item_id: str | None
    auth_code: str | None
    status: str | None
    item_type: str | None
    ad_auth_status: str | None
    auth_start_time: str | None
    auth_end_time: str | None
    identity_id: str | None
    identity_type: str | None
    tiktok_name: str | None


class SelfRow(NamedTuple):
    """The person of a token."""

    core_user_id: str | None


class ShopRow(NamedTuple):
    """A shop as GMV Max has it."""

    store_id: str | None
    store_status: str | None
