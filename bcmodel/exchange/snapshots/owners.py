"""Owners: to whom an asset belongs, by everything that says something about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from bcmodel.exchange.snapshots.desk import NAMED, OWNER_OF, Desk
from bcmodel.exchange.snapshots.inventory import Holding, Inventory
from bcmodel.exchange.snapshots.light import AdvertiserRow
from bcmodel.exchange.snapshots.shelf import Seen
from bcmodel.exchange.snapshots.telling import ItemCode, worded
from bcmodel.exchange.snapshots.values import OWNER_BC, OWNER_INDIVIDUAL, OWNER_PARTNER
from bcmodel.vocab.words import Kind

OF_PERSONS = (Kind.AD_ACCOUNT, Kind.TIKTOK_ACCOUNT, Kind.SHOP)
"""Kinds of asset that may belong to a person."""


@attrs.frozen
class Owner:
    """To whom an asset belongs: a Business Center, or a person about whom nothing is known."""

    center: str | None = None
    name: str | None = None
    is_stand_in: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.center is None


class Owners:
    """Finds the owner of each asset, and tells where the sources do not agree."""

    def __init__(
        self,
        desk: Desk,
        inventories: Mapping[str, Inventory],
        accounts: Mapping[str, Sequence[Seen[AdvertiserRow]]],
        known: Mapping[str, Owner],
    ) -> None:
        self.desk = desk
        self.inventories = inventories
        self.accounts = accounts
        self.known = known

    def owner_of(self, asset: str, held: Sequence[Holding]) -> Owner | None:
        """Return the owner of an asset with these holders; None where that cannot be told."""
        candidates = self._told(asset, held)
        if len(candidates) > 1:
            self._tell_clash(asset, held, candidates)
            return None
        owner = candidates[0] if candidates else self._unnamed(asset, held)
        if owner is None or self._is_contradicted(asset, held, owner):
            return None
        if owner.is_person and held[0].kind not in OF_PERSONS:
            self._tell_unknown(asset, held, "it belongs to a person, as none of its kind can")
            return None
        self._tell_settled(asset, held)
        return owner

    def _told(self, asset: str, held: Sequence[Holding]) -> list[Owner]:
        """Return who is named as the owner, by the first source that names anybody."""
        own = {one.center for one in held if OWNER_BC in one.relations}
        partners = {partner for one in held for partner in one.shared}
        relations = {relation for one in held for relation in one.relations}
        named = self._owners_in_info(asset)
        if own:
            # the owner's own word counts more than a holder's that a person owns it
            return [Owner(center) for center in sorted(own | partners | named)]
        persons = [Owner()] if OWNER_INDIVIDUAL in relations else []
        if persons and OWNER_PARTNER in relations:
            return [*persons, Owner(OWNER_PARTNER)]  # some partner, whose name does not matter
        if partners or named:
            return persons + [Owner(center) for center in sorted(partners | named)]
        is_open = not relations or None in relations
        if not persons and is_open and OWNER_PARTNER not in relations and asset in self.accounts:
            return [Owner()]  # advertiser/info names no Business Center as its owner
        return persons

    def _unnamed(self, asset: str, held: Sequence[Holding]) -> Owner | None:
        """Return an owner whose id no answer tells: by name, as known, or a stand-in."""
        relations = {relation for one in held for relation in one.relations}
        partner = self._partner_named(held)
        if partner and relations == {OWNER_PARTNER}:
            return Owner(partner)
        if asset in self.known:
            return self.known[asset]
        if relations != {OWNER_PARTNER}:
            self._tell_unknown(asset, held, "its relation to its holder is not told")
            return None
        name = next((n for one in held for n in _names_of_owner(one)), None)
        kind = held[0].kind
        lacking = [i for i in self.inventories.values() if not i.is_complete(kind)]
        if lacking:
            centers = ", ".join(inventory.center for inventory in lacking)
            told = f"it may belong to {centers}, whose assets were not read in full"
            self._tell_unknown(asset, held, told)
            return None
        self._tell_unknown(asset, held, "a stand-in is listed in its place")
        return Owner(f"{NAMED}{name}" if name else f"{OWNER_OF}{asset}", name, is_stand_in=True)

    def _partner_named(self, held: Sequence[Holding]) -> str | None:
        for one in held:
            inventory = self.inventories[one.center]
            for name in _names_of_owner(one) if inventory.partner_list.is_complete else ():
                found = [p for p, called in inventory.partner_names.items() if called == name]
                if len(found) == 1 and not self._lacks(found[0], one):
                    return found[0]
        return None

    def _lacks(self, center: str, one: Holding) -> bool:
        """Whether a Business Center does not own an asset, as its full list of the kind shows."""
        inventory = self.inventories.get(center)
        if inventory is None or not inventory.is_complete(one.kind):
            return False
        its = inventory.holdings.get(one.asset)
        return its is None or bool(its.relations - {OWNER_BC, None}) or not its.listed

    def _is_contradicted(self, asset: str, held: Sequence[Holding], owner: Owner) -> bool:
        relations = {r for one in held if one.center == owner.center for r in one.relations}
        is_other = bool(relations - {OWNER_BC, None})
        if owner.center is None or not (is_other or self._lacks(owner.center, held[0])):
            return False
        told = f"`{asset}` belongs to {owner.center}, which does not say so"
        self.desk.tell_clash(told, self._readings(asset, held))
        return True

    def _owners_in_info(self, asset: str) -> set[str]:
        """Return the Business Centers that the newest rows of advertiser/info name as the owner."""
        rows = self.accounts.get(asset, ())
        return {
            seen.row.owner_bc_id
            for seen in rows
            if seen.row.owner_bc_id and seen.captured_at == rows[0].captured_at
        }

    def _tell_settled(self, asset: str, held: Sequence[Holding]) -> None:
        """Tell where a source names another owner than the one that counts."""
        relations = {relation for one in held for relation in one.relations}
        in_info = {seen.row.owner_bc_id for seen in self.accounts.get(asset, ())}
        told = ""
        if {OWNER_BC, OWNER_INDIVIDUAL} <= relations:
            told = f"`{asset}` is said to belong to a person; the word of its owner counts"
        elif len(in_info) > 1:
            told = f"the owner of `{asset}` differs; the newest counts"
        if told:
            self.desk.tell_clash(told, self._readings(asset, held), code=ItemCode.CLASH_SETTLED)

    def _tell_clash(self, asset: str, held: Sequence[Holding], candidates: Sequence[Owner]) -> None:
        names = [owner.center or "a person" for owner in candidates]
        told = f"the owner of `{asset}` differs: {', '.join(names)}; it is not listed"
        self.desk.tell_clash(told, self._readings(asset, held))

    def _readings(self, asset: str, held: Sequence[Holding]) -> list[tuple[object, Seen[object]]]:
        said: list[tuple[object, Seen[object]]] = []
        for one in held:
            said += [(f"{one.center}: {worded(s.row.relation_type)}", s) for s in one.listed]  # type: ignore[misc]  # a row is an object
            said += [
                (f"shared by {partner}", seen)  # type: ignore[misc]  # a row is an object
                for partner, rows in one.shared.items()
                for seen in rows
            ]
        for info in self.accounts.get(asset, ()):
            said.append((f"owner_bc_id: {worded(info.row.owner_bc_id)}", info))  # type: ignore[arg-type]  # a row is an object
        return said

    def _tell_unknown(self, asset: str, held: Sequence[Holding], why: str) -> None:
        told = f"the owner of `{asset}` is not told: {why}"
        self.desk.tell(ItemCode.OWNER_UNKNOWN, told, held[0].place)


def _names_of_owner(one: Holding) -> list[str]:
    return sorted({name for seen in one.listed if (name := seen.row.owner_bc_name)})
