"""Partners: the Business Centers that a captured one works with."""

from __future__ import annotations

from collections.abc import Mapping

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.inventory import Inventory
from bcmodel.exchange.snapshots.light import PartnerRow
from bcmodel.exchange.snapshots.shelf import Seen
from bcmodel.facts import Partnership
from bcmodel.vocab.words import Kind


def list_partnerships(desk: Desk, inventories: Mapping[str, Inventory]) -> None:
    """List the partnerships of captured Business Centers, and leave open what was not read."""
    for center, inventory in inventories.items():
        answer = inventory.partner_list
        if not answer.is_complete:
            desk.leave_open(Kind.PARTNERSHIP, answer.question, a=center)
        seen_as: dict[str, Seen[PartnerRow]] = {}
        for seen in answer:
            if seen.row.bc_id and seen.row.bc_id != center:
                seen_as[seen.row.bc_id] = seen
        for partner in sorted(seen_as):
            if _is_denied(inventories.get(partner), center):
                pattern = desk.leave_open(Kind.PARTNERSHIP, a=center, b=partner)
                told = f"{center} lists {partner} as its partner, and {partner} does not"
                desk.tell_clash(told, [(partner, seen_as[partner])], [pattern])
            else:
                desk.add(Partnership(center, partner))
        if answer.is_complete:
            _open_unlisted(desk, inventory)


def _is_denied(other: Inventory | None, center: str) -> bool:
    """Whether the other side is captured, lists all its partners, and this is none of them."""
    return bool(other and other.partner_list.is_complete and center not in other.partner_names)


def _open_unlisted(desk: Desk, inventory: Inventory) -> None:
    """Leave open partnerships with those who share something and are not listed as partners."""
    for one in inventory.holdings.values():
        for partner, rows in one.shared.items():
            if partner not in inventory.partner_names:
                pattern = desk.leave_open(Kind.PARTNERSHIP, a=inventory.center, b=partner)
                told = f"{partner} shares with {inventory.center}, but is not listed as its partner"
                desk.tell_clash(told, [(one.asset, rows[0])], [pattern])
