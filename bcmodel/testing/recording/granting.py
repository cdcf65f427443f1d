"""Granting: what a person has on an asset in a Business Center, and the rows that say so."""

from __future__ import annotations

from typing import NamedTuple

from bcmodel import facts as f
from bcmodel.rules.sharing import owner_of
from bcmodel.testing.recording.records import Row
from bcmodel.testing.recording.token import Token
from bcmodel.testing.recording.wire import (
    MANAGED_BUSINESS_ACCOUNT,
    ROLE_FIELD,
    ROLE_FIELDS,
    TT_ACCOUNT,
    Shareable,
    levels_told,
    scopes_told,
)
from bcmodel.vocab.levels import LADDERS, default_level
from bcmodel.vocab.words import Kind, Level, Scope


class Granted(NamedTuple):
    """What direct assignment and groups unite to."""

    level: Level | None
    scopes: tuple[Scope, ...]


def granted(token: Token, user: str, asset: Shareable) -> Granted | None:
    """Return what a person has on an asset in the Business Center, if anything."""
    direct = token.view.assignment(token.center.id, user, asset.id)
    levels: list[Level | None] = []
    if direct:
        levels.append(direct.level or default_level(asset.kind))
    if asset.kind is Kind.AD_ACCOUNT:
        by_group = token.view.levels_by_group(token.center.id, asset.id, user)
        levels += [held.level for held in by_group]
    if not levels:
        return None
    ladder = LADDERS[asset.kind]
    highest = max(filter(None, levels), key=ladder.index, default=None)
    return Granted(highest, direct.scopes if direct else ())


def asset_row(token: Token, asset: Shareable, asset_type: str, grant: Granted | None) -> Row:
    """Return a row about an asset as in bc/asset/get, with what somebody has on it."""
    owner = None if isinstance(asset, f.TikTokAccount) else owner_of(asset)
    row: Row = {
        "asset_type": asset_type,
        "asset_id": asset.id,
        "asset_name": name_of(asset),
        "advertiser_account_type": str(asset.type) if isinstance(asset, f.AdAccount) else None,
        **role_fields(asset_type, grant),
        "ad_creation_eligible": _eligible(asset) if isinstance(asset, f.Catalog) else None,
        "owner_bc_name": token.tables.centers[owner].name if owner else None,
    }
    if asset_type == MANAGED_BUSINESS_ACCOUNT and isinstance(asset, f.TikTokAccount):
        row["is_business_verified"] = None
        row["operating_region_code"] = asset.region
        row["tt_asset_handle"] = asset.handle
        row["tt_asset_profile_image"] = None
    return row


def name_of(asset: Shareable) -> str | None:
    """Return what the platform calls an asset."""
    return asset.handle if isinstance(asset, f.TikTokAccount) else asset.name


def role_fields(asset_type: str, grant: Granted | None) -> Row:
    """Return every role field; all but the one of the asset type are null."""
    row: Row = {**dict.fromkeys(ROLE_FIELDS)}
    if grant and asset_type in ROLE_FIELD:
        row[ROLE_FIELD[asset_type]] = str(grant.level)
    if grant and asset_type == TT_ACCOUNT:
        row["tt_account_roles"] = scopes_told(grant.scopes)
    if grant and asset_type == MANAGED_BUSINESS_ACCOUNT:
        row["business_account_roles"] = levels_told(grant.level)
    return row


def _eligible(catalog: f.Catalog) -> str:
    return "AVAILABLE" if catalog.ad_ready else "NOT_AVAILABLE"
