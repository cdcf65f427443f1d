"""Inventory: which assets a captured Business Center has, by everything that says so."""

from __future__ import annotations

from typing import Any, cast

import attrs

from bcmodel.errors import Fault, SnapshotError
from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.light import AssetRow, PartnerRow, SharedRow
from bcmodel.exchange.snapshots.shelf import Question, SavedAnswer, Seen
from bcmodel.exchange.snapshots.telling import ItemCode, Place
from bcmodel.exchange.snapshots.values import (
    KINDS,
    RELATIONS,
    SHARED,
    SHARED_TYPES,
    SHARING,
    STATUSES,
    TYPES_OF,
)
from bcmodel.vocab.words import Kind, Status

ADMIN_GET, PARTNERS, PARTNER_ASSETS = "bc/asset/admin/get", "bc/partner/get", "bc/partner/asset/get"


@attrs.define(eq=False)
class Holding:
    """An asset in the inventory of a captured Business Center, with the rows that say so."""

    center: str
    asset: str
    kind: Kind
    rows: dict[str, list[Seen[AssetRow]]] = attrs.field(factory=dict[str, list[Seen[AssetRow]]])
    """By asset type, the rows of the Business Center's own list."""
    shared: dict[str, list[Seen[SharedRow]]] = attrs.field(factory=dict[str, list[Seen[SharedRow]]])
    """By partner, the rows of what the partner shares."""

    @property
    def listed(self) -> list[Seen[AssetRow]]:
        """The rows of the Business Center's own list."""
        return [seen for rows in self.rows.values() for seen in rows]

    @property
    def relations(self) -> set[str | None]:
        """The kinds of relation that rows tell, with None for a missing or unknown one."""
        told = (seen.row.relation_type for seen in self.listed)
        return {relation if relation in RELATIONS else None for relation in told}

    @property
    def statuses(self) -> set[Status | None]:
        """The states of the relation that rows tell, with None for an unknown one."""
        told = (seen.row.relation_status for seen in self.listed)
        return {STATUSES.get(status) if status else Status.BOUND for status in told}

    @property
    def is_usable(self) -> bool:
        """Whether anybody may be assigned it: not if it is asked for, was refused, or has ended."""
        ended = {Status.PENDING, Status.REJECTED, Status.UNBOUND}
        return bool(self.shared) or not self.statuses or not self.statuses <= ended

    @property
    def place(self) -> Place:
        """The first place that tells of it."""
        places = [seen.place for seen in self.listed]
        places += [seen.place for rows in self.shared.values() for seen in rows]
        return min(places, key=lambda place: (place.path, place.pointer))


class Inventory:
    """What one captured Business Center has, and what it and its partners share."""

    def __init__(self, desk: Desk, center: str) -> None:
        self.desk = desk
        self.center = center
        self.holdings: dict[str, Holding] = {}
        self._unread: dict[Kind, list[Question]] = {}
        self.answers = {
            asset_type: cast(
                "SavedAnswer[AssetRow]", desk.ask(ADMIN_GET, center, asset_type, kind=asset_type)
            )
            for asset_type in KINDS
        }
        self.partner_list = cast("SavedAnswer[PartnerRow]", desk.ask(PARTNERS, center))
        self.partner_names = _names(self.partner_list)
        asked = (q for q in desk.shelf.questions(PARTNER_ASSETS) if q[1] == center)
        also = {q[2] for q in asked if desk.shelf.was_answered(q)}
        self.partners = sorted({*self.partner_names, *also} - {center})
        for partner in self.partners:
            desk.meet(partner, self.partner_names.get(partner))
        self._take_own()
        self._take_shared()
        self._tell_unknown_types()

    def is_complete(self, kind: Kind) -> bool:
        """Whether the Business Center's own list names everything of a kind that it owns."""
        return all(self.answers[asset_type].is_complete for asset_type in TYPES_OF[kind])

    def unread(self, kind: Kind) -> list[Question]:
        """Return the questions that may name more of a kind: some are in partners' lists alone."""
        if kind not in self._unread:
            lists: list[SavedAnswer[Any]] = [
                self.answers[asset_type] for asset_type in TYPES_OF[kind]
            ]
            for asset_type in set(TYPES_OF[kind]).intersection(SHARED_TYPES):
                shared = [self.handed(partner, asset_type, SHARED) for partner in self.partners]
                lists += [self.partner_list, *shared]
            self._unread[kind] = [one.question for one in lists if not one.is_complete]
        return self._unread[kind]

    def handed(self, partner: str, asset_type: str, direction: str) -> SavedAnswer[SharedRow]:
        """Return what a partner shared with the Business Center, or the other way round."""
        return cast(
            "SavedAnswer[SharedRow]",
            self.desk.ask(
                PARTNER_ASSETS, self.center, partner, asset_type, direction, kind=asset_type
            ),
        )

    def of_type(self, asset_type: str) -> list[Holding]:
        """Return what is listed under an asset type, or shared as such."""
        kind = KINDS[asset_type]
        return [
            one
            for one in self.holdings.values()
            if one.kind is kind and (asset_type in one.rows or one.shared)
        ]

    def _take_own(self) -> None:
        for asset_type, answer in self.answers.items():
            for seen in answer:
                if seen.row.asset_id:
                    one = self._holding(seen.row.asset_id, KINDS[asset_type], seen)
                    one.rows.setdefault(asset_type, []).append(seen)

    def _take_shared(self) -> None:
        for partner in self.partners:
            for asset_type in SHARED_TYPES:
                self.handed(partner, asset_type, SHARING)
                for seen in self.handed(partner, asset_type, SHARED):
                    if seen.row.asset_id:
                        one = self._holding(seen.row.asset_id, KINDS[asset_type], seen)
                        one.shared.setdefault(partner, []).append(seen)

    def _holding(self, asset: str, kind: Kind, seen: Seen[AssetRow] | Seen[SharedRow]) -> Holding:
        one = self.holdings.setdefault(asset, Holding(self.center, asset, kind))
        if one.kind is not kind:
            raise SnapshotError([fault_of_kinds(asset, one.kind, kind, seen.place)])
        return one

    def _tell_unknown_types(self) -> None:
        for question in self.desk.shelf.questions(ADMIN_GET):
            if question[1] == self.center and question[2] not in KINDS:
                for seen in self.desk.shelf.answer(*question):
                    told = f"assets of type {question[2]} are not known here"
                    self.desk.tell(ItemCode.UNKNOWN_VALUE, told, seen)


def fault_of_kinds(asset: str, one: Kind, other: Kind, place: Place) -> Fault:
    """Return the fault of one id that two kinds of asset claim."""
    told = f"`{asset}` is the id of a {one} and of a {other}"
    hint = "find out which of the files is wrong, and leave it out"
    return Fault(f"{place.path}{'#' + place.pointer if place.pointer else ''}", told, hint)


def _names(answer: SavedAnswer[PartnerRow]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for seen in sorted(answer, key=lambda seen: (seen.captured_at, repr(seen.row))):
        if seen.row.bc_id:
            found[seen.row.bc_id] = seen.row.bc_name or found.get(seen.row.bc_id)
    return found
