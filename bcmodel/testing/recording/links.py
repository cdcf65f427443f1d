"""Links: bc/asset/advertiser/assigned and bc/pixel/link/get."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.testing.recording.granting import name_of
from bcmodel.testing.recording.inventory import pixel_code
from bcmodel.testing.recording.records import Record, Row
from bcmodel.testing.recording.token import Token
from bcmodel.testing.recording.wire import (
    ADVERTISER,
    MANAGED_BUSINESS_ACCOUNT,
    PIXEL,
    TT_ACCOUNT,
    Shareable,
)


def links(token: Token) -> Iterator[Record]:
    """Yield the ad accounts that TikTok accounts and pixels are linked to."""
    for asset_type in (TT_ACCOUNT, MANAGED_BUSINESS_ACCOUNT):
        for account in (one.asset for one in token.held_as(asset_type)):
            yield from _ad_accounts_of(token, account, asset_type)
    for pixel in (one.asset for one in token.held_as(PIXEL)):
        yield from _ad_accounts_with(token, pixel)


def _ad_accounts_of(token: Token, account: Shareable, asset_type: str) -> Iterator[Record]:
    center = token.center.id
    rows: list[Row] = [
        {"advertiser_id": held.asset.id, "advertiser_name": name_of(held.asset)}
        for held in token.held_as(ADVERTISER)
        if token.view.tiktok_link(account.id, held.asset.id, center)
    ]
    request: Row = {"bc_id": center, "asset_type": asset_type, "asset_id": account.id}
    yield from token.answer("bc/asset/advertiser/assigned", request, rows)


def _ad_accounts_with(token: Token, pixel: Shareable) -> Iterator[Record]:
    """Yield every link of a pixel, also to ad accounts that the Business Center does not hold."""
    assets = token.tables.assets
    rows: list[Row] = [
        {"advertiser_id": name}
        for name in sorted(assets)
        if isinstance(assets[name], f.AdAccount) and token.view.pixel_link(pixel.id, name)
    ]
    request: Row = {"bc_id": token.center.id, "pixel_code": pixel_code(pixel)}
    yield from token.answer_at_once("bc/pixel/link/get", request, {"list": rows})
