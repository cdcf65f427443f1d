"""Owners: to whom an asset belongs, by everything that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from bcmodel.exchange.snapshots.desk import NAMED, OWNER_OF, Desk
from bcmodel.exchange.snapshots.inventory import Holding, Inventory
from bcmodel.exchange.snapshots.light import AdvertiserRow
from bcmodel.exchange.snapshots.shelf import Seen
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.exchange.snapshots.values import OWNER_BC, OWNER_INDIVIDUAL, OWNER_PARTNER
from bcmodel.vocab.words import Kind

OF_PERSONS = (Kind.AD_ACCOUNT, Kind.TIKTOK_ACCOUNT, Kind.SHOP)
"""Kinds of asset that may belong to a person."""


@attrs.frozen
class Owner:
    """To whom an asset belongs: a Business Center, or a person of whom nothing is told."""

    center: str | None = None
    name: str | None = None
    is_stand_in: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.center is None


class Owners:
    """Finds the owner of each asset; what says so is told where it does not agree."""

    def __init__(
        self,
        desk: Desk,
        inventories: Mapping[str, Inventory],
        accounts: Mapping[str, Seen[AdvertiserRow]],
        known: Mapping[str, Owner],
    ) -> None:
        self.desk = desk
        self.inventories = inventories
        self.accounts = accounts
        self.known = known

    def owner_of(self, asset: str, held: Sequence[Holding]) -> Owner | None:
        """Return the owner of an asset that these hold; nothing where that cannot be told."""
        candidates = self._told(asset, held)
        relations = {relation for one in held for relation in one.relations}
        if {OWNER_BC, OWNER_INDIVIDUAL} <= relations:
            told = f"`{asset}` is said to be a person's; the word of who owns it counts"
            self.desk.tell_clash(told, self._readings(asset, held), code=ItemCode.CLASH_SETTLED)
        if len(candidates) > 1:
            self._tell_clash(asset, held, candidates)
            return None
        owner = candidates[0] if candidates else self._unnamed(asset, held)
        if owner is None or self._is_contradicted(asset, held, owner):
            return None
        if owner.is_person and held[0].kind not in OF_PERSONS:
            self._tell_unknown(asset, held, "it belongs to a person, as none of its kind can")
            return None
        return owner

    def _told(self, asset: str, held: Sequence[Holding]) -> list[Owner]:
        """Return who is named as the owner, by the first source that names any."""
        own = {one.center for one in held if OWNER_BC in one.relations}
        partners = {partner for one in held for partner in one.shared}
        relations = {relation for one in held for relation in one.relations}
        named = {info} if (info := self._owner_in_info(asset)) else set[str]()
        if own:
            # a holder's word that a person owns it gives way to the owner's own
            return [Owner(center) for center in sorted(own | partners | named)]
        persons = [Owner()] if OWNER_INDIVIDUAL in relations else []
        if persons and OWNER_PARTNER in relations:
            return [*persons, Owner(OWNER_PARTNER)]
        if partners or named:
            return persons + [Owner(center) for center in sorted(partners | named)]
        is_open = not relations or None in relations
        if not persons and is_open and OWNER_PARTNER not in relations and asset in self.accounts:
            return [Owner()]  # an ad account that says of no Business Center that it owns it
        return persons

    def _unnamed(self, asset: str, held: Sequence[Holding]) -> Owner | None:
        """Return an owner of which at most a name is told."""
        relations = {relation for one in held for relation in one.relations}
        partner = self._partner_named(held)
        if partner and relations == {OWNER_PARTNER}:
            return Owner(partner)
        if asset in self.known:
            return self.known[asset]
        if relations != {OWNER_PARTNER}:
            self._tell_unknown(asset, held, "what it is to its holder is not told")
            return None
        name = next((n for one in held for n in _names_of_owner(one)), None)
        kind = held[0].kind
        lacking = [i for i in self.inventories.values() if not i.is_complete(kind)]
        if lacking:
            told = f"it may belong to {', '.join(i.center for i in lacking)}, not read in full"
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
        """Whether a captured Business Center does not own something, as all it has is read."""
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

    def _owner_in_info(self, asset: str) -> str | None:
        seen = self.accounts.get(asset)
        return seen.row.owner_bc_id if seen else None

    def _tell_clash(self, asset: str, held: Sequence[Holding], candidates: Sequence[Owner]) -> None:
        names = [owner.center or "a person" for owner in candidates]
        told = f"to whom `{asset}` belongs differs: {', '.join(names)}; it is not listed"
        self.desk.tell_clash(told, self._readings(asset, held))

    def _readings(self, asset: str, held: Sequence[Holding]) -> list[tuple[object, Seen[object]]]:
        said: list[tuple[object, Seen[object]]] = []
        for one in held:
            said += [(f"{one.center}: {s.row.relation_type}", s) for s in one.listed]  # type: ignore[misc]  # a row is an object
            said += [
                (f"shared by {partner}", seen)  # type: ignore[misc]  # a row is an object
                for partner, rows in one.shared.items()
                for seen in rows
            ]
        info = self.accounts.get(asset)
        return said + ([(f"owner_bc_id: {info.row.owner_bc_id}", info)] if info else [])  # type: ignore[list-item]  # a row is an object

    def _tell_unknown(self, asset: str, held: Sequence[Holding], why: str) -> None:
        told = f"to whom `{asset}` belongs is not told: {why}"
        self.desk.tell(ItemCode.OWNER_UNKNOWN, told, held[0].place)


def _names_of_owner(one: Holding) -> list[str]:
    return sorted({name for seen in one.listed if (name := seen.row.owner_bc_name)})
