"""Received: on what terms a Business Center holds an asset that it does not own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.given import tell_unclear_levels
from bcmodel.exchange.snapshots.identities import Identities
from bcmodel.exchange.snapshots.inventory import Holding, Inventory
from bcmodel.exchange.snapshots.owners import Owner
from bcmodel.exchange.snapshots.telling import ItemCode, worded
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
    """Lists the shares by which Business Centers hold assets, and leaves open what is not told."""

    def __init__(self, desk: Desk, identities: Identities) -> None:
        self.desk = desk
        self.identities = identities
        self._untold_of: dict[tuple[str, str], Unseen] = {}
        """By holder and asset, what is open as no row says what they are to each other."""

    def make(self, one: Holding, owner: Owner) -> None:
        """List the share of an asset to its holder, as far as it is known."""
        if (one.asset, one.center) in self.desk.disputed:
            return
        if one.shared:
            self._from_partner(one)
        elif None in one.relations or len(one.statuses) != 1 or None in one.statuses:
            self._untold(one)
        elif one.statuses != {Status.BOUND}:
            self._not_bound(one, owner)
        elif one.kind is Kind.TIKTOK_ACCOUNT:
            self._account(one)
        else:
            self._floor(one, Origin.REQUEST)

    def _from_partner(self, one: Holding) -> None:
        rows = [seen for shared in one.shared.values() for seen in shared]
        terms = [(terms_of(TYPES_OF[one.kind][0], seen.row.role), seen) for seen in rows]
        given = {level for level, _ in terms if isinstance(level, Level)}
        tell_unclear_levels(self.desk, one.asset, one.center, terms)
        if len(given) > 1:
            readings = [(str(level), seen) for level, seen in terms if isinstance(level, Level)]
            told = f"the level of `{one.asset}` to {one.center} differs"
            self.desk.tell_clash(told, readings, [self._open(one)], field="role")
            return
        share = Share(one.asset, one.center, level=given.pop() if given else None)
        if share.level or self.desk.find(Kind.SHARE, *share.key):  # its owner may have told it
            self._open_to_others(one, Origin.PARTNER)
            self.desk.add(share)
        else:
            self._floor(one, Origin.PARTNER)

    def _untold(self, one: Holding) -> None:
        """Leave open what an asset is to its holder, where its rows do not say it."""
        pattern = self._untold_of[one.center, one.asset] = self._open(one)
        if len(one.statuses) > 1:
            readings = [(worded(seen.row.relation_status), seen) for seen in one.listed]
            told = f"what `{one.asset}` is to {one.center} differs"
            self.desk.tell_clash(told, readings, [pattern], field="relation_status")

    def tell_unclear(self, one: Holding) -> None:
        """Tell of each row that does not say what an asset is to its holder."""
        pattern = self._untold_of.get((one.center, one.asset))
        for seen in one.listed:
            for field, is_known in (
                ("relation_type", seen.row.relation_type in RELATIONS),
                ("relation_status", (seen.row.relation_status or "BOUND") in STATUSES),
            ):
                if not is_known:
                    value: str | None = getattr(seen.row, field)
                    code = ItemCode.UNKNOWN_VALUE if value else ItemCode.NULL_ROLE
                    told = f"`{field}` of `{one.asset}` is {worded(value)}"
                    self.desk.tell(code, told, seen, [pattern] if pattern else [], field=field)

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
        told = f"{one.center} holds `{one.asset}` on these terms at least; there may be more"
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
    """Leave open what a Business Center may have of kinds that were not read in full."""
    center = inventory.center
    unread = {kind: inventory.unread(kind) for kind in TYPES_OF}
    for asset in listed:
        kind = held[asset][0].kind
        is_there = asset in inventory.holdings and kind is not Kind.TIKTOK_ACCOUNT
        is_disputed = (asset, center) in desk.disputed
        if is_there or not (unread[kind] or is_disputed):
            continue
        asked = unread[kind]
        if asset not in desk.closed:
            desk.leave_open(Kind.SHARE, *asked, asset=asset, to=center)
        desk.leave_open(Kind.ASSIGNMENT, *asked, business_center=center, asset=asset)
        if kind is Kind.TIKTOK_ACCOUNT:
            where = {"tiktok_account": asset, "business_center": center}
            desk.leave_open(Kind.TIKTOK_LINK, *asked, **where)
