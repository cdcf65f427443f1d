"""Assets: the facts about them, each field by the newest row that tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from bcmodel import facts as f
from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.identities import Identities, Terms
from bcmodel.exchange.snapshots.inventory import Holding
from bcmodel.exchange.snapshots.light import AdvertiserRow, ShopRow
from bcmodel.exchange.snapshots.owners import Owner
from bcmodel.exchange.snapshots.shelf import Seen
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.exchange.snapshots.values import (
    AD_ACCOUNT_STATUSES,
    AD_ACCOUNT_TYPES,
    AD_READY,
    SHOP_STATUSES,
)
from bcmodel.vocab.words import AdAccountType, IdentityStatus, Kind, ShopStatus


class Said(NamedTuple):
    """What a row says in a field."""

    captured_at: datetime
    is_info: bool
    """Whether the ad account says so of itself, which counts where instants are the same."""
    value: str
    seen: Seen[Any]
    field: str


class Assets:
    """Makes the facts about assets."""

    def __init__(
        self,
        desk: Desk,
        identities: Identities,
        accounts: Mapping[str, Seen[AdvertiserRow]],
        shops: Mapping[str, Seen[ShopRow]],
    ) -> None:
        self.desk = desk
        self.identities = identities
        self.accounts = accounts
        self.shops = shops

    def make(self, asset: str, held: Sequence[Holding], owner: Owner) -> f.Fact | None:
        """Return the fact about an asset; nothing where what decides answers is not told."""
        kind = held[0].kind
        if kind is Kind.AD_ACCOUNT:
            return self._ad_account(asset, held, owner)
        if kind is Kind.TIKTOK_ACCOUNT:
            return self._tiktok_account(asset, held, owner)
        name = self._newest(asset, held, "asset_name")
        if kind is Kind.SHOP:
            status = self._shop_status(asset)
            return f.Shop(asset, name=name, owner=owner.center, status=status)
        center = cast("str", owner.center)
        if kind is Kind.CATALOG:
            is_ready = self._is_ready(asset, held)
            return f.Catalog(asset, name=name, owner=center, ad_ready=is_ready)
        if kind is Kind.PIXEL:
            return f.Pixel(asset, name=name, owner=center)
        return f.FormLibrary(asset, center, name=name)

    def _ad_account(self, asset: str, held: Sequence[Holding], owner: Owner) -> f.AdAccount | None:
        known = self._said(asset, held, "advertiser_status", "status")
        statuses = [said for said in known if said.value in AD_ACCOUNT_STATUSES]
        for said in known:
            if said.value not in AD_ACCOUNT_STATUSES:
                told = f"the status of `{asset}` is {said.value}"
                self.desk.tell(ItemCode.UNKNOWN_VALUE, told, said.seen, field=said.field)
        if not statuses:
            if not known:
                told = f"the status of `{asset}` is told nowhere; it is not listed"
                self.desk.tell(ItemCode.UNKNOWN_VALUE, told, held[0].place)
            return None
        status = AD_ACCOUNT_STATUSES[self._settled(asset, statuses)]
        account_type = self._newest(asset, held, "advertiser_account_type")
        if account_type is not None and account_type not in AD_ACCOUNT_TYPES:
            told = f"the type of `{asset}` is {account_type}"
            self.desk.tell(ItemCode.UNKNOWN_VALUE, told, held[0].place)
        info = self.accounts.get(asset)
        return f.AdAccount(
            asset,
            name=self._newest(asset, held, "asset_name", "name"),
            owner=owner.center,
            owner_user=self.desk.stand_in_user(asset) if owner.is_person else None,
            status=status,
            type=AD_ACCOUNT_TYPES.get(account_type or "", AdAccountType.AUCTION),
            region=info.row.country if info else None,
            currency=info.row.currency if info else None,
        )

    def _tiktok_account(
        self, asset: str, held: Sequence[Holding], owner: Owner
    ) -> f.TikTokAccount | None:
        matched = {
            one.center: terms
            for one in held
            if (terms := self.identities.terms.get((one.center, asset)))
        }
        own = next((one for one in held if one.center == owner.center), None)
        if own and own.center not in matched:
            told = f"`{asset}` is behind no identity that is told in full; it is not listed"
            self.desk.tell(ItemCode.IDENTITY_UNMATCHED, told, own.place)
            return None
        state = self._state(asset, matched)
        if state is None:
            return None
        handle = self._newest(asset, held, "tt_asset_handle")
        return f.TikTokAccount(
            asset,
            handle=handle or self._newest(asset, held, "asset_name"),
            owner=owner.center,
            owner_user=self.desk.stand_in_user(asset) if owner.is_person else None,
            identity_status=state[0],
            gpppa=state[1],
            region=self._newest(asset, held, "operating_region_code"),
        )

    def _state(
        self, asset: str, matched: Mapping[str, Terms]
    ) -> tuple[IdentityStatus, bool] | None:
        states = {(terms.status, terms.gpppa) for terms in matched.values()}
        if not states:
            usual = {"identity_status": IdentityStatus.AVAILABLE, "gpppa": "false"}
            self.desk.presume(Kind.TIKTOK_ACCOUNT, asset, **usual)
            return (IdentityStatus.AVAILABLE, False)
        if len(states) == 1:
            return states.pop()
        rows = {
            center: self.identities.rows[terms.identity][0] for center, terms in matched.items()
        }
        readings = [(f"{t.status}, {t.gpppa}", rows[center]) for center, t in matched.items()]
        self.desk.tell_clash(f"the state of `{asset}` differs; it is not listed", readings)
        return None

    def _shop_status(self, asset: str) -> ShopStatus:
        seen = self.shops.get(asset)
        told = seen.row.store_status if seen else None
        if told and told not in SHOP_STATUSES:
            text = f"the status of shop `{asset}` is {told}; ACTIVE is presumed"
            self.desk.tell(ItemCode.UNKNOWN_VALUE, text, seen, field="store_status")
        if told not in SHOP_STATUSES:
            self.desk.presume(Kind.SHOP, asset, status=ShopStatus.ACTIVE)
        return SHOP_STATUSES.get(told or "", ShopStatus.ACTIVE)

    def _is_ready(self, asset: str, held: Sequence[Holding]) -> bool:
        known = self._said(asset, held, "ad_creation_eligible")
        for said in known:
            if said.value not in AD_READY:
                told = f"whether `{asset}` is ready for ads is {said.value}; it is presumed to be"
                self.desk.tell(ItemCode.UNKNOWN_VALUE, told, said.seen, field=said.field)
        readings = [AD_READY[said.value] for said in known if said.value in AD_READY]
        if not readings:
            self.desk.presume(Kind.CATALOG, asset, ad_ready="true")
        return readings[0] if readings else True

    def _settled(self, asset: str, statuses: Sequence[Said]) -> str:
        """Return the newest status; that others differ is told."""
        if len({said.value for said in statuses}) > 1:
            self.desk.tell_clash(
                f"the status of `{asset}` differs; the newest counts",
                [(said.value, said.seen) for said in statuses],
                code=ItemCode.CLASH_SETTLED,
            )
        return statuses[0].value

    def _newest(
        self, asset: str, held: Sequence[Holding], field: str, info: str = ""
    ) -> str | None:
        said = self._said(asset, held, field, info)
        return said[0].value if said else None

    def _said(self, asset: str, held: Sequence[Holding], field: str, info: str = "") -> list[Said]:
        """Return what rows say in a field, the newest first."""
        rows: list[Seen[Any]] = [seen for one in held for seen in one.listed]
        rows += [seen for one in held for shared in one.shared.values() for seen in shared]
        told: list[tuple[bool, str | None, Seen[Any]]] = [
            (False, getattr(seen.row, field, None), seen) for seen in rows
        ]
        about = self.accounts.get(asset)
        if info and about:
            told.append((True, getattr(about.row, info), about))
        said = [
            Said(seen.captured_at, is_info, v, seen, info if is_info else field)
            for is_info, v, seen in told
            if v
        ]
        return sorted(said, key=lambda one: one[:3], reverse=True)
