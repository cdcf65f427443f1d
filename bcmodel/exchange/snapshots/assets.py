"""Assets: the facts about them, each field by the newest row that tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from bcmodel import facts as f
from bcmodel.exchange.snapshots.desk import Desk, place_of
from bcmodel.exchange.snapshots.identities import AccountTerms, Identities
from bcmodel.exchange.snapshots.inventory import Holding
from bcmodel.exchange.snapshots.light import AdvertiserRow, ShopRow
from bcmodel.exchange.snapshots.owners import Owner
from bcmodel.exchange.snapshots.shelf import Seen
from bcmodel.exchange.snapshots.telling import ItemCode, Place, worded
from bcmodel.exchange.snapshots.values import (
    AD_ACCOUNT_STATUSES,
    AD_ACCOUNT_TYPES,
    AD_READY,
    SHOP_STATUSES,
)
from bcmodel.vocab.words import AdAccountType, IdentityStatus, Kind, ShopStatus


class Saying(NamedTuple):
    """What a row says in a field."""

    captured_at: datetime
    is_info: bool
    """Whether advertiser/info says so, which counts more at the same instant."""
    value: str
    seen: Seen[Any]
    field: str

    @property
    def rank(self) -> tuple[datetime, bool]:
        """How much it counts against others."""
        return self[:2]

    @property
    def place(self) -> Place:
        """Where it is said."""
        return place_of(self.seen, self.field)


class Assets:
    """Makes the facts about assets."""

    def __init__(
        self,
        desk: Desk,
        identities: Identities,
        accounts: Mapping[str, Sequence[Seen[AdvertiserRow]]],
        shops: Mapping[str, Sequence[Seen[ShopRow]]],
    ) -> None:
        self.desk = desk
        self.identities = identities
        self.accounts = accounts
        self.shops = shops

    def make(self, asset: str, held: Sequence[Holding], owner: Owner) -> f.Fact | None:
        """Return the fact about an asset; None where a field that decides answers is not known."""
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
            told = {"name": name, "owner": center}
            is_ready = self._is_ready(asset, held)
            return None if is_ready is None else f.Catalog(asset, **told, ad_ready=is_ready)
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
        if not known:
            told = f"the status of `{asset}` is not told; it is not listed"
            self.desk.tell(ItemCode.NULL_ROLE, told, held[0].place)
        if not statuses or not self._is_settled(asset, statuses):
            return None
        status = AD_ACCOUNT_STATUSES[statuses[0].value]
        account_type = self._newest(asset, held, "advertiser_account_type")
        if account_type is not None and account_type not in AD_ACCOUNT_TYPES:
            told = f"the type of `{asset}` is {account_type}"
            self.desk.tell(ItemCode.UNKNOWN_VALUE, told, held[0].place)
        return f.AdAccount(
            asset,
            name=self._newest(asset, held, "asset_name", "name"),
            owner=owner.center,
            owner_user=self.desk.stand_in_user(asset) if owner.is_person else None,
            status=status,
            type=AD_ACCOUNT_TYPES.get(account_type or "", AdAccountType.AUCTION),
            region=self._newest(asset, held, info="country"),
            currency=self._newest(asset, held, info="currency"),
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
        self, asset: str, matched: Mapping[str, AccountTerms]
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
        readings = [
            (f"{t.status}, is_gpppa {worded(t.gpppa)}", rows[center])
            for center, t in matched.items()
        ]
        self.desk.tell_clash(f"the state of `{asset}` differs; it is not listed", readings)
        return None

    def _shop_status(self, asset: str) -> ShopStatus:
        rows = self.shops.get(asset, ())
        seen = rows[0] if rows else None
        told = seen.row.store_status if seen else None
        if told and told not in SHOP_STATUSES:
            text = f"the status of shop `{asset}` is {told}; ACTIVE is presumed"
            self.desk.tell(ItemCode.UNKNOWN_VALUE, text, seen, field="store_status")
        if told not in SHOP_STATUSES:
            self.desk.presume(Kind.SHOP, asset, status=ShopStatus.ACTIVE)
        return SHOP_STATUSES.get(told or "", ShopStatus.ACTIVE)

    def _is_ready(self, asset: str, held: Sequence[Holding]) -> bool | None:
        """Return whether a catalog is ready for ads; None where rows differ, or are not clear."""
        known = self._said(asset, held, "ad_creation_eligible")
        for said in known:
            if said.value not in AD_READY:
                told = f"whether `{asset}` is ready for ads is {said.value}"
                self.desk.tell(ItemCode.UNKNOWN_VALUE, told, said.seen, field=said.field)
        readiness = {AD_READY[said.value] for said in known if said.value in AD_READY}
        if len(readiness) > 1:
            told = f"whether `{asset}` is ready for ads differs; it is not listed"
            self.desk.tell_clash(told, [(said.value, said.place) for said in known])
        if not known:
            self.desk.presume(Kind.CATALOG, asset, ad_ready="true")
            return True
        return readiness.pop() if len(readiness) == 1 else None

    def _is_settled(self, asset: str, statuses: Sequence[Saying]) -> bool:
        """Whether one status is the newest; if others differ, that is told."""
        newest = {said.value for said in statuses if said.rank == statuses[0].rank}
        if len(newest) > 1:
            told = f"the status of `{asset}` differs; it is not listed"
            self.desk.tell_clash(told, [(said.value, said.place) for said in statuses])
        elif len({said.value for said in statuses}) > 1:
            self._tell_settled(asset, "the status", statuses)
        return len(newest) == 1

    def _tell_settled(self, asset: str, what: str, said: Sequence[Saying]) -> None:
        readings = [(one.value, one.place) for one in said]
        told = f"{what} of `{asset}` differs; the newest counts"
        self.desk.tell_clash(told, readings, code=ItemCode.CLASH_SETTLED)

    def _newest(
        self, asset: str, held: Sequence[Holding], field: str = "", info: str = ""
    ) -> str | None:
        """Return what the newest row says in a field; if others differ, that is told."""
        said = self._said(asset, held, field, info)
        if len({one.value for one in said}) > 1:
            self._tell_settled(asset, f"`{field or info}`", said)
        return said[0].value if said else None

    def _said(
        self, asset: str, held: Sequence[Holding], field: str, info: str = ""
    ) -> list[Saying]:
        """Return what rows say in a field, and advertiser/info in `info`, the newest first."""
        rows: list[Seen[Any]] = [seen for one in held for seen in one.listed]
        rows += [seen for one in held for shared in one.shared.values() for seen in shared]
        told: list[tuple[bool, str | None, Seen[Any]]] = [
            (False, getattr(seen.row, field, None), seen) for seen in (rows if field else ())
        ]
        about = self.accounts.get(asset, ()) if info else ()
        told += [(True, getattr(seen.row, info), seen) for seen in about]
        said = [
            Saying(seen.captured_at, is_info, value, seen, info if is_info else field)
            for is_info, value, seen in told
            if value
        ]
        return sorted(said, key=lambda one: one[:3], reverse=True)
