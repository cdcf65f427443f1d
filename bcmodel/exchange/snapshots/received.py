"""Received: on what terms a Business Center holds an asset that it does not own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.identities import Identities
from bcmodel.exchange.snapshots.inventory import Holding, Inventory
from bcmodel.exchange.snapshots.owners import Owner
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.exchange.snapshots.values import (
    MANAGED,
    OWNER_INDIVIDUAL,
    OWNER_PARTNER,
    RELATIONS,
    STATUSES,
    TYPES_OF,
    terms_of,
)
from bcmodel.facts import Share, Unseen
from bcmodel.vocab.levels import default_level
from bcmodel.vocab.words import Kind, Level, Mode, Origin, Status


class Received:
    """Makes the shares by which a Business Center holds assets; what is not told is left open."""

    def __init__(self, desk: Desk, identities: Identities) -> None:
        self.desk = desk
        self.identities = identities

    def make(self, one: Holding, owner: Owner) -> None:
        """List the share of an asset to its holder, as far as it is known."""
        if (one.asset, one.center) in self.desk.disputed:
            return
        if one.shared:
            self._from_partner(one)
        elif None in one.relations or len(one.statuses) != 1 or None in one.statuses:
            self._unknown(one)
        elif one.statuses != {Status.BOUND}:
            self._not_bound(one, owner)
        elif one.kind is Kind.TIKTOK_ACCOUNT:
            self._account(one)
        else:
            self._floor(one, Origin.REQUEST)

    def _unknown(self, one: Holding) -> None:
        """Leave open what an asset is to its holder, and tell of each row that does not say it."""
        pattern = self._open(one)
        for seen in one.listed:
            for field, is_known in (
                ("relation_type", seen.row.relation_type in RELATIONS),
                ("relation_status", (seen.row.relation_status or "BOUND") in STATUSES),
            ):
                if not is_known:
                    told = f"`{field}` of `{one.asset}` is {getattr(seen.row, field)}"
                    self.desk.tell(ItemCode.UNKNOWN_VALUE, told, seen, [pattern], field=field)
        if len(one.statuses) > 1:
            readings = [(str(seen.row.relation_status), seen) for seen in one.listed]
            told = f"what `{one.asset}` is to {one.center} differs"
            self.desk.tell_clash(told, readings, [pattern], field="relation_status")

    def _from_partner(self, one: Holding) -> None:
        rows = [seen for shared in one.shared.values() for seen in shared]
        terms = {terms_of(TYPES_OF[one.kind][0], seen.row.role): seen for seen in rows}
        given = [level for level in terms if isinstance(level, Level)]
        if len(given) == 1:
            self._open_to_others(one, Origin.PARTNER)
            self.desk.add(Share(one.asset, one.center, level=given[0]))
            return
        if given:
            pattern = self._open(one)
            readings = [(str(level), terms[level]) for level in given]
            told = f"the level of `{one.asset}` to {one.center} differs"
            self.desk.tell_clash(told, readings, [pattern], field="role")
            return
        for code, seen in terms.items():
            if isinstance(code, ItemCode):
                told = f"the level at which `{one.asset}` is shared is not known: {seen.row.role}"
                self.desk.tell(code, told, seen, field="role")
        self._floor(one, Origin.PARTNER)

    def _not_bound(self, one: Holding, owner: Owner) -> None:
        (status,) = one.statuses
        is_partner = one.relations == {OWNER_PARTNER} and status is Status.UNBOUND
        origin = Origin.REQUEST
        if is_partner and owner.center and not owner.is_stand_in:
            origin = Origin.PARTNER
        elif one.kind is Kind.TIKTOK_ACCOUNT and one.relations == {OWNER_INDIVIDUAL}:
            origin = Origin.LINK
        self._open_to_others(one, origin)
        self.desk.add(Share(one.asset, one.center, origin=origin, status=status or Status.UNBOUND))

    def _account(self, one: Holding) -> None:
        """List a TikTok account's share, as far as an identity tells its terms."""
        terms = self.identities.terms.get((one.center, one.asset))
        if terms is None or not terms.scopes:
            pattern = self._open(one)
            told = f"`{one.asset}` is behind no identity that tells what it is open to"
            self.desk.tell(ItemCode.IDENTITY_UNMATCHED, told, one.place, [pattern])
            return
        share = Share(
            one.asset,
            one.center,
            origin=Origin.REQUEST,
            scopes=terms.scopes,
            ads_only=terms.ads_only,
        )
        if MANAGED in one.rows:
            share = attrs.evolve(share, mode=Mode.MANAGED, level=Level.ANALYST)
        self._list_floor(one, share)

    def _floor(self, one: Holding, origin: Origin) -> None:
        level = default_level(one.kind)
        self._list_floor(one, Share(one.asset, one.center, origin=origin, level=level))

    def _list_floor(self, one: Holding, share: Share) -> None:
        self.desk.add(share)
        pattern = self._open(one)
        told = f"`{one.asset}` is held by {one.center} on these terms at least; it may be on more"
        self.desk.tell(ItemCode.FLOOR, told, one.place, [pattern])

    def _open_to_others(self, one: Holding, origin: Origin) -> None:
        """Leave open that others may hold it in the same way, unless its owner tells who does."""
        if origin is not Origin.PARTNER or one.asset not in self.desk.closed:
            self.desk.leave_open(Kind.SHARE, asset=one.asset, origin=origin)

    def _open(self, one: Holding) -> Unseen:
        return self.desk.leave_open(Kind.SHARE, asset=one.asset)


def leave_unread_open(
    desk: Desk, inventory: Inventory, held: Mapping[str, list[Holding]], listed: Iterable[str]
) -> None:
    """Leave open what a Business Center has of a kind of which not everything was read."""
    center = inventory.center
    for asset in listed:
        kind = held[asset][0].kind
        is_there = asset in inventory.holdings and kind is not Kind.TIKTOK_ACCOUNT
        if is_there or inventory.is_complete(kind):
            continue
        asked = inventory.questions(kind)
        if asset not in desk.closed:
            desk.leave_open(Kind.SHARE, *asked, asset=asset, to=center)
        desk.leave_open(Kind.ASSIGNMENT, *asked, business_center=center, asset=asset)
        if kind is Kind.TIKTOK_ACCOUNT:
            where = {"tiktok_account": asset, "business_center": center}
            desk.leave_open(Kind.TIKTOK_LINK, *asked, **where)
