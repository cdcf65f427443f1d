"""Given: with whom a Business Center shares what it owns."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import cast

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.inventory import PARTNER_ASSETS, Inventory
from bcmodel.exchange.snapshots.light import PartnerRow, SharedRow
from bcmodel.exchange.snapshots.shelf import Question, SavedAnswer, Seen
from bcmodel.exchange.snapshots.telling import ItemCode, worded
from bcmodel.exchange.snapshots.values import (
    KINDS,
    SHARED,
    SHARED_TYPES,
    SHARING,
    Terms,
    terms_of,
)
from bcmodel.facts import Share, Unseen
from bcmodel.vocab.words import Kind, Level

HOLDERS = "bc/asset/partner/get"


class Given:
    """Lists the shares of what one Business Center owns, and leaves open what is not told."""

    def __init__(self, desk: Desk, inventories: Mapping[str, Inventory], center: str) -> None:
        self.desk = desk
        self.inventories = inventories
        self.inventory = inventories[center]
        self.center = center
        self.sharing = {kind: self._lists_of(kind) for kind in SHARED_TYPES}
        """By asset type and asset, the rows that say what each partner is given."""

    def make(self, asset: str, kind: Kind) -> None:
        """List the shares of an asset that the Business Center owns."""
        asset_type = next((t for t in SHARED_TYPES if KINDS[t] is kind), None)
        if asset_type is None:
            self.desk.leave_open(Kind.SHARE, asset=asset)
            return
        question = (HOLDERS, self.center, asset_type, asset)
        holders = cast("SavedAnswer[PartnerRow]", self.desk.ask(*question, kind=asset_type))
        lacking = [*self._not_read_in_full(asset_type)]
        lacking += [] if holders.is_complete else [question]
        if lacking:
            self.desk.leave_open(Kind.SHARE, *lacking, asset=asset)
        given = self.sharing[asset_type].get(asset, {})
        for partner in sorted({*given, *self._receivers(asset)}):
            self._compare(asset, asset_type, partner, holders)
        for seen in holders:
            holder = seen.row.bc_id
            if holder and holder != self.center and holder not in given:
                self._open_holder(asset, holder, seen)
        if not lacking:
            self.desk.closed.add(asset)

    def tell_unlisted(self, owned: Container[str], listed: Container[str]) -> None:
        """Tell of assets that it says to share, and does not own or that are not listed at all."""
        for lists in self.sharing.values():
            for asset in sorted(lists):
                for partner, rows in lists[asset].items():
                    if asset not in listed:
                        told = f"`{asset}` is shared with {partner}, but is listed nowhere"
                        self.desk.tell(ItemCode.UNLISTED_ASSET, told, rows[0])
                    elif asset not in owned:
                        told = f"{self.center} shares `{asset}`, but does not own it"
                        self._dispute(asset, partner, told, [("shared", rows[0])])

    def _compare(
        self, asset: str, asset_type: str, partner: str, holders: SavedAnswer[PartnerRow]
    ) -> None:
        """List the share of one partner, if all that tells of it agrees."""
        rows = self.sharing[asset_type].get(asset, {}).get(partner, [])
        received, is_all_received = self._received(asset, asset_type, partner)
        sides = [(terms_of(asset_type, seen.row.role), seen) for seen in [*rows, *received]]
        levels = {terms for terms, _ in sides if isinstance(terms, Level)}
        lacks: list[str] = []
        if is_all_received and not received:
            lacks.append("the receiver does not list it")
        if not rows and self._given_to(partner, asset_type).is_complete:
            lacks.append("the owner does not list it")
        if rows and holders.is_complete and partner not in {s.row.bc_id for s in holders}:
            lacks.append(f"{HOLDERS} does not name the receiver")
        readings = [(worded(seen.row.role), seen) for _, seen in sides]
        patterns: list[Unseen] = []
        if lacks or len(levels) > 1:
            told = f"how {self.center} shares `{asset}` with {partner} differs"
            self._dispute(asset, partner, "; ".join([told, *lacks]), readings)
        elif levels:
            self.desk.add(Share(asset, partner, level=levels.pop()))
        else:
            patterns.append(self.desk.leave_open(Kind.SHARE, asset=asset, to=partner))
        tell_unclear_levels(self.desk, asset, partner, sides, patterns)

    def _dispute(
        self,
        asset: str,
        partner: str,
        told: str,
        readings: Sequence[tuple[object, Seen[SharedRow]]],
    ) -> None:
        self.desk.disputed.add((asset, partner))
        pattern = self.desk.leave_open(Kind.SHARE, asset=asset, to=partner)
        self.desk.tell_clash(told, readings, [pattern], field="role")

    def _open_holder(self, asset: str, holder: str, seen: Seen[PartnerRow]) -> None:
        self.desk.meet(holder, seen.row.bc_name)
        pattern = self.desk.leave_open(Kind.SHARE, asset=asset, to=holder)
        told = f"{holder} holds `{asset}`, on terms that are told nowhere"
        self.desk.tell(ItemCode.FLOOR, told, seen, [pattern])

    def _receivers(self, asset: str) -> list[str]:
        """Return the captured Business Centers that say this one gave them the asset."""
        return [
            center
            for center, inventory in self.inventories.items()
            if (one := inventory.holdings.get(asset)) and self.center in one.shared
        ]

    def _received(
        self, asset: str, asset_type: str, partner: str
    ) -> tuple[list[Seen[SharedRow]], bool]:
        """Return what a captured partner says it was given, and whether that is all there is."""
        inventory = self.inventories.get(partner)
        if inventory is None or self.center not in inventory.partners:
            return [], False
        one = inventory.holdings.get(asset)
        rows = one.shared.get(self.center, []) if one else []
        return rows, inventory.handed(self.center, asset_type, SHARED).is_complete

    def _given_to(self, partner: str, asset_type: str) -> SavedAnswer[SharedRow]:
        question = (PARTNER_ASSETS, self.center, partner, asset_type, SHARING)
        return cast("SavedAnswer[SharedRow]", self.desk.shelf.answer(*question))

    def _not_read_in_full(self, asset_type: str) -> list[Question]:
        """Return the questions about what is shared that are not answered in full."""
        partners = self.inventory.partner_list
        lists = [self._given_to(partner, asset_type) for partner in self.inventory.partners]
        lacking = [answer.question for answer in lists if not answer.is_complete]
        return lacking if partners.is_complete else [partners.question, *lacking]

    def _lists_of(self, asset_type: str) -> dict[str, dict[str, list[Seen[SharedRow]]]]:
        found: dict[str, dict[str, list[Seen[SharedRow]]]] = {}
        for partner in self.inventory.partners:
            for seen in self.inventory.handed(partner, asset_type, SHARING):
                if seen.row.asset_id:
                    rows = found.setdefault(seen.row.asset_id, {})
                    rows.setdefault(partner, []).append(seen)
        return found


def tell_unclear_levels(
    desk: Desk,
    asset: str,
    holder: str,
    rows: Iterable[tuple[Terms | ItemCode, Seen[SharedRow]]],
    unseen: Iterable[Unseen] = (),
) -> None:
    """Tell of each row that does not say at which level an asset is shared with its holder."""
    for code, seen in rows:
        if isinstance(code, ItemCode):
            told = f"the level at which {holder} has `{asset}` is {worded(seen.row.role)}"
            desk.tell(code, told, seen, unseen, field="role")
