"""Inventory: bc/asset/admin/get and advertiser/info."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.rules.sharing import owner_of
from bcmodel.testing.recording.granting import asset_row, granted
from bcmodel.testing.recording.holding import Holding
from bcmodel.testing.recording.records import Record, Row, invented
from bcmodel.testing.recording.token import Token
from bcmodel.testing.recording.wire import (
    ADVERTISER,
    ASSET_TYPES,
    CATALOG,
    MANAGED_BUSINESS_ACCOUNT,
    PIXEL,
    TIKTOK_SHOP,
    Shareable,
)
from bcmodel.vocab.words import Status

TYPES_WITH_STATES = (ADVERTISER, PIXEL, TIKTOK_SHOP, MANAGED_BUSINESS_ACCOUNT)
"""Asset types for which the documentation names the states of a relation."""
ACCOUNTS_AT_ONCE = 100
"""How many ad accounts one query to advertiser/info asks about."""


def inventory(token: Token) -> Iterator[Record]:
    """Yield what the Business Center owns, holds, has asked for or has lost, type by type."""
    for asset_type in ASSET_TYPES:
        listed = [one for one in token.holdings if _is_listed(token, one, asset_type)]
        rows = [_row(token, one, asset_type) for one in listed]
        request: Row = {"bc_id": token.center.id, "asset_type": asset_type}
        yield from token.answer("bc/asset/admin/get", request, rows)


def _is_listed(token: Token, one: Holding, asset_type: str) -> bool:
    platform = token.platform
    is_told = platform.tells_every_relation or asset_type in TYPES_WITH_STATES
    if not one.comes_under(asset_type) or (one.status is not Status.BOUND and not is_told):
        return False
    owner = owner_of(one.asset)
    by_owner = owner is not None and not one.is_owned and one.is_granted_by(owner)
    is_left_out = by_owner and asset_type in (ADVERTISER, CATALOG)
    return platform.lists_partner_assets or not is_left_out


def _row(token: Token, one: Holding, asset_type: str) -> Row:
    """Return a row of the inventory; its role fields are those of the person who asks."""
    asset = one.asset
    is_told = token.platform.tells_every_relation or asset_type in TYPES_WITH_STATES
    return {
        **asset_row(token, asset, asset_type, granted(token, token.person.id, asset)),
        "relation_type": one.relation_type,
        "relation_status": str(one.status) if is_told else None,
        "advertiser_status": str(asset.status) if isinstance(asset, f.AdAccount) else None,
        "pixel_code": pixel_code(asset) if asset_type == PIXEL else None,
    }


def pixel_code(pixel: Shareable) -> str:
    """Return the code of a pixel, by which some endpoints ask for it instead of its id."""
    return f"C{invented(pixel.label)}"


def ad_accounts(token: Token) -> Iterator[Record]:
    """Yield what advertiser/info says of each ad account that the Business Center holds."""
    held = (one.asset for one in token.held_as(ADVERTISER))
    accounts = [asset for asset in held if isinstance(asset, f.AdAccount)]
    for start in range(0, len(accounts), ACCOUNTS_AT_ONCE):
        batch = accounts[start : start + ACCOUNTS_AT_ONCE]
        request: Row = {
            "advertiser_ids": [account.id for account in batch],
            "fields": list(_account_row(batch[0])),
        }
        rows = [_account_row(account) for account in batch]
        yield from token.answer_at_once("advertiser/info", request, {"list": rows})


def _account_row(account: f.AdAccount) -> Row:
    return {
        "advertiser_id": account.id,
        "name": account.name,
        "status": str(account.status),
        "role": "ROLE_ADVERTISER",
        "owner_bc_id": account.owner,
        "currency": account.currency,
        "country": account.region,
    }
