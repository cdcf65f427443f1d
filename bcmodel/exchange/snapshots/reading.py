"""Reading a snapshot: saved answers in, a World out, with everything that it does not know."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from typing import cast

import attrs

from bcmodel.errors import Fault, InputError, SnapshotError
from bcmodel.exchange.reading import load
from bcmodel.exchange.snapshots.assets import Assets
from bcmodel.exchange.snapshots.assignments import Assignments
from bcmodel.exchange.snapshots.centers import Centers
from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.given import Given
from bcmodel.exchange.snapshots.groups import list_groups
from bcmodel.exchange.snapshots.identities import Identities
from bcmodel.exchange.snapshots.intake import Intake
from bcmodel.exchange.snapshots.inventory import Holding, Inventory, fault_of_kinds
from bcmodel.exchange.snapshots.light import AdvertiserRow, ShopRow
from bcmodel.exchange.snapshots.links import list_links
from bcmodel.exchange.snapshots.owners import Owner, Owners
from bcmodel.exchange.snapshots.partners import list_partnerships
from bcmodel.exchange.snapshots.people import People
from bcmodel.exchange.snapshots.presumed import Knowledge, tell_presumed
from bcmodel.exchange.snapshots.received import Received, leave_unread_open
from bcmodel.exchange.snapshots.records import Progress, Source, records_in
from bcmodel.exchange.snapshots.redaction import Openness, Redaction
from bcmodel.exchange.snapshots.shelf import Seen, Shelf
from bcmodel.exchange.snapshots.spark import Spark
from bcmodel.exchange.snapshots.telling import Item, ItemCode, Telling
from bcmodel.exchange.snapshots.values import ADVERTISER
from bcmodel.world import World


@attrs.frozen
class Snapshot:
    """
    A World made of saved answers, with what it does not know and what was repaired.

    `gaps` may make questions unknown, `notes` tell of nothing lost; `answers` counts the saved
    answers that were used, by endpoint.
    """

    world: World
    gaps: tuple[Item, ...]
    notes: tuple[Item, ...]
    answers: Mapping[str, int] = attrs.field(factory=dict[str, int], kw_only=True)


def read_snapshot(
    source: Source,
    *,
    known: World | str | os.PathLike[str] | None = None,
    redact: bool = False,
    progress: Progress | None = None,
) -> Snapshot:
    """
    Return the World that saved answers of the Business API tell of.

    `source` is a folder, a file, or records by the name of the file they would be in. `known` is a
    World, or a scenario file, whose facts replace what is presumed; `redact` puts pseudonyms in
    the place of names and addresses; `progress` is called with the number of bytes read so far and
    in all. Raises `SnapshotError` where no World can be made of them.

    >>> member = {"user_id": "7", "user_role": "ADMIN", "relation_status": "BOUND"}
    >>> record = {
    ...     "endpoint": "bc/member/get",
    ...     "request": {"bc_id": "1"},
    ...     "captured_at": "2026-11-21T12:00:00Z",
    ...     "response": {"code": 0, "message": "OK", "data": {"list": [member]}},
    ... }
    >>> read_snapshot({"members.json": record}).world.tables.members["7"]["1"].role
    <Role.ADMIN: 'ADMIN'>
    """
    telling = Telling()
    shelf = Shelf(telling)
    redaction = Redaction() if redact else Openness()
    intake = Intake(shelf, telling, redaction)
    for found in records_in(source, telling, progress):
        intake.take(found)
    if shelf.latest is None:
        raise _unusable(source, "holds no answer that can be used", "save answers as records")
    desk = Desk(shelf, telling)
    if not desk.captured:
        hint = "save what bc/member/get answers for a Business Center"
        raise _unusable(source, "tells the members of no Business Center", hint)
    shelf.tell_faults()
    world = known if isinstance(known, World | None) else load(known).world
    knowledge = Knowledge(world, redaction)
    steps = Import(desk, knowledge)
    steps.run()
    items = telling.items(frozenset(desk.open), steps.homes)
    return Snapshot(
        _world(desk, shelf.latest),
        tuple(item for item in items if item.is_gap),
        tuple(item for item in items if not item.is_gap),
        answers=dict(sorted(shelf.counts.items())),
    )


def _unusable(source: Source, problem: str, hint: str) -> SnapshotError:
    name = "the records" if isinstance(source, Mapping) else os.fspath(source)
    return SnapshotError([Fault(name, problem, hint)])


def _world(desk: Desk, at: datetime) -> World:
    try:
        return World.of(*desk.facts.values(), *desk.open, at=at)
    except InputError as error:
        raise SnapshotError(error.faults) from error


class Import:
    """The steps that make facts of answers, in the order in which they need one another."""

    def __init__(self, desk: Desk, known: Knowledge) -> None:
        self.desk = desk
        self.known = known
        self.people = People(desk)
        self.centers = Centers(desk)
        self.inventories = {center: Inventory(desk, center) for center in desk.captured}
        self.identities = Identities(desk, self.inventories.values())
        self.accounts = cast(
            "dict[str, list[Seen[AdvertiserRow]]]",
            desk.shelf.alone_by("advertiser/info", "advertiser_id"),
        )
        self.owners: dict[str, Owner] = {}
        """The owner of every asset that is listed."""

    def run(self) -> None:
        """List every fact, and leave open what is not known."""
        self.people.read()
        self.centers.list_captured()
        list_partnerships(self.desk, self.inventories)
        held = self._held()
        self._list_assets(held)
        self._list_shares(held)
        groups = list_groups(self.desk)
        for center, inventory in self.inventories.items():
            listed = set(self.owners)
            Assignments(self.desk, self.people, inventory, groups[center], listed).read()
            leave_unread_open(self.desk, inventory, held, listed)
        list_links(self.desk, self.inventories)
        Spark(self.desk, self.identities).read(self.inventories)
        self.known.meet_centers(self.desk)
        self.centers.list_outside()
        self.known.improve(self.desk)
        tell_presumed(self.desk)
        self.desk.tell_not_read()

    @property
    def homes(self) -> dict[str, str]:
        """The Business Center that holds each ad account, where just one does."""
        found: dict[str, set[str]] = {}
        for inventory in self.inventories.values():
            for one in inventory.of_type(ADVERTISER):
                found.setdefault(one.asset, set()).add(inventory.center)
        return {asset: min(centers) for asset, centers in found.items() if len(centers) == 1}

    def _held(self) -> dict[str, list[Holding]]:
        """Return every asset with its holders; raises `SnapshotError` for one of two kinds."""
        found: dict[str, list[Holding]] = {}
        faults: list[Fault] = []
        for inventory in self.inventories.values():
            for asset, one in inventory.holdings.items():
                held = found.setdefault(asset, [])
                if held and held[0].kind is not one.kind:
                    faults.append(fault_of_kinds(asset, held[0].kind, one.kind, one.place))
                held.append(one)
        if faults:
            raise SnapshotError(faults)
        return dict(sorted(found.items()))

    def _list_assets(self, held: Mapping[str, list[Holding]]) -> None:
        shops = cast(
            "dict[str, list[Seen[ShopRow]]]",
            self.desk.shelf.alone_by("gmv_max/store/list", "store_id"),
        )
        assets = Assets(self.desk, self.identities, self.accounts, shops)
        owners = Owners(self.desk, self.inventories, self.accounts, self.known.owners)
        for inventory in self.inventories.values():
            for one in inventory.of_type(ADVERTISER):
                if one.asset not in self.accounts:
                    self.desk.ask("advertiser/info", one.asset, of=inventory.center)
        for account in sorted(self.accounts.keys() - held.keys()):
            told = f"ad account `{account}` is in no inventory"
            self.desk.tell(ItemCode.UNLISTED_ASSET, told, self.accounts[account][0])
        for asset, holders in held.items():
            owner = owners.owner_of(asset, holders)
            fact = assets.make(asset, holders, owner) if owner else None
            if owner and fact:
                self.owners[asset] = owner
                self.desk.add(fact)
                if owner.center:
                    self.desk.meet(owner.center, owner.name)

    def _list_shares(self, held: Mapping[str, list[Holding]]) -> None:
        for center in self.inventories:
            given = Given(self.desk, self.inventories, center)
            owned = {asset for asset, owner in self.owners.items() if owner.center == center}
            for asset in sorted(owned):
                given.make(asset, held[asset][0].kind)
            given.tell_unlisted(owned, self.owners.keys())
        received = Received(self.desk, self.identities)
        for asset, owner in self.owners.items():
            for one in held[asset]:
                if one.center != owner.center:
                    received.make(one, owner)
        for holders in held.values():
            for one in holders:
                received.tell_unclear(one)
