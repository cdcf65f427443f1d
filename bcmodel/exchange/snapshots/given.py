"""Given: to whom a Business Center hands over what it owns."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import cast

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.inventory import PARTNER_ASSETS, Inventory
from bcmodel.exchange.snapshots.light import PartnerRow, SharedRow
from bcmodel.exchange.snapshots.shelf import Answer, Question, Seen
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.exchange.snapshots.values import (
    KINDS,
    SHARED,
    SHARED_TYPES,
    SHARING,
    Terms,
    terms_of,
)
from bcmodel.facts import Share
from bcmodel.vocab.words import Kind, Level

HOLDERS = "bc/asset/partner/get"
Side = tuple[Terms | ItemCode, Seen[SharedRow]]


class Given:
    """Makes the shares of what one Business Center owns; what is not told is left open."""

    def __init__(self, desk: Desk, inventories: Mapping[str, Inventory], center: str) -> None:
        self.desk = desk
        self.inventories = inventories
        self.inventory = inventories[center]
        self.center = center
        self.sharing = {kind: self._lists_of(kind) for kind in SHARED_TYPES}
        """By asset type: by asset, what each partner is given."""

    def make(self, asset: str, kind: Kind) -> None:
        """List the shares of an asset that the Business Center owns."""
        asset_type = next((t for t in SHARED_TYPES if KINDS[t] is kind), None)
        if asset_type is None:
            self.desk.leave_open(Kind.SHARE, asset=asset)
            return
        question = (HOLDERS, self.center, asset_type, asset)
        holders = cast("Answer[PartnerRow]", self.desk.ask(*question, kind=asset_type))
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
        """Tell of what it says to hand over, and does not own or is not listed at all."""
        for lists in self.sharing.values():
            for asset in sorted(lists):
                for partner, rows in lists[asset].items():
                    if asset not in listed:
                        told = f"`{asset}` is shared with {partner}, and nowhere listed"
                        self.desk.tell(ItemCode.UNLISTED_ASSET, told, rows[0])
                    elif asset not in owned:
                        told = f"{self.center} shares `{asset}`, and does not own it"
                        self._dispute(asset, partner, told, [("shared", rows[0])])

    def _compare(
        self, asset: str, asset_type: str, partner: str, holders: Answer[PartnerRow]
    ) -> None:
        """List what one partner is given, if all that tells of it agrees."""
        rows = self.sharing[asset_type].get(asset, {}).get(partner, [])
        received, is_all_received = self._received(asset, asset_type, partner)
        sides: list[Side] = [
            (terms_of(asset_type, seen.row.role), seen) for seen in [*rows, *received]
        ]
        levels = {terms for terms, _ in sides if isinstance(terms, Level)}
        is_all_given = self._given_to(partner, asset_type).is_complete
        is_held = any(seen.row.bc_id == partner for seen in holders)
        lacks = [
            *(["the receiver does not list it"] if is_all_received and not received else []),
            *(["the owner does not list it"] if is_all_given and not rows else []),
            *(
                [f"{HOLDERS} does not name the receiver"]
                if holders.is_complete and not is_held and rows
                else []
            ),
        ]
        readings = [(str(terms), seen) for terms, seen in sides]
        if lacks or len(levels) > 1:
            told = f"what {self.center} gives {partner} of `{asset}` differs"
            self._dispute(asset, partner, "; ".join([told, *lacks]), readings)
        elif levels:
            self.desk.add(Share(asset, partner, level=levels.pop()))
        else:
            pattern = self.desk.leave_open(Kind.SHARE, asset=asset, to=partner)
            for code, seen in sides:
                if isinstance(code, ItemCode):
                    told = f"the level at which {partner} has `{asset}` is {seen.row.role}"
                    self.desk.tell(code, told, seen, [pattern], field="role")

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

    def _given_to(self, partner: str, asset_type: str) -> Answer[SharedRow]:
        question = (PARTNER_ASSETS, self.center, partner, asset_type, SHARING)
        return cast("Answer[SharedRow]", self.desk.shelf.answer(*question))

    def _not_read_in_full(self, asset_type: str) -> list[Question]:
        """Return the questions about what is handed over that are not answered in full."""
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
