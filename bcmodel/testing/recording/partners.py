"""Partners: bc/partner/get, bc/partner/asset/get, bc/asset/partner/get."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.testing.recording.granting import name_of
from bcmodel.testing.recording.holding import Holding
from bcmodel.testing.recording.records import Record, Row
from bcmodel.testing.recording.token import Token
from bcmodel.testing.recording.wire import ADVERTISER, CATALOG, ROLE_FIELD, Shareable
from bcmodel.vocab.words import Status

SHARED_TYPES = (ADVERTISER, CATALOG)
"""Asset types of which the API lists what partners share."""


def partners(token: Token) -> Iterator[Record]:
    """Yield the partners, what passes between each and the Business Center, and who holds what."""
    found = _partners_of(token)
    here: Row = {"bc_id": token.center.id}
    yield from token.answer("bc/partner/get", here, [_naming(other) for other in found])
    for other in found:
        for asset_type in SHARED_TYPES:
            for share_type, held in _between(token, other).items():
                asked = {
                    **here,
                    "partner_id": other.id,
                    "asset_type": asset_type,
                    "share_type": share_type,
                }
                rows = [_row(one, asset_type) for one in held if one.comes_under(asset_type)]
                yield from token.answer("bc/partner/asset/get", asked, rows)
    for asset_type in SHARED_TYPES:
        for asset in (one.asset for one in token.held_as(asset_type) if one.is_owned):
            request = {**here, "asset_type": asset_type, "asset_id": asset.id}
            yield from token.answer("bc/asset/partner/get", request, _holders(token, asset))


def _partners_of(token: Token) -> list[f.BusinessCenter]:
    every, here = token.tables.centers, token.center.id
    pairs = ((token.view.partnership(name, here), every[name]) for name in sorted(every))
    return [other for pair, other in pairs if pair and pair.status is Status.BOUND]


def _naming(center: f.BusinessCenter) -> Row:
    return {"bc_id": center.id, "bc_name": center.name}


def _between(token: Token, other: f.BusinessCenter) -> dict[str, list[Holding]]:
    """Return what a partner shared with the Business Center, and what it shared with them."""
    received = [one for one in token.holdings if one.is_granted_by(other.id)]
    mine = (one.asset for one in token.holdings if one.is_owned)
    held = (token.holding_of(asset, other) for asset in mine)
    given = [one for one in held if one and one.is_granted_by(token.center.id)]
    return {"SHARED": received, "SHARING": given}


def _row(one: Holding, asset_type: str) -> Row:
    """Return a row of bc/partner/asset/get, with the level that was handed over."""
    asset = one.asset
    row: Row = {
        "asset_id": asset.id,
        "asset_type": asset_type,
        "asset_name": name_of(asset),
        "advertiser_role": None,
        "advertiser_account_type": str(asset.type) if isinstance(asset, f.AdAccount) else None,
        "catalog_role": None,
    }
    return {**row, ROLE_FIELD[asset_type]: str(one.level)}


def _holders(token: Token, asset: Shareable) -> list[Row]:
    every = token.tables.centers
    others = (every[name] for name in sorted(every) if name != token.center.id)
    held = ((other, token.holding_of(asset, other)) for other in others)
    return [_naming(other) for other, one in held if one and one.ways]
