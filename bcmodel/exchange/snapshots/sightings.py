"""Sightings: who was seen to have what, in two readings, and which of them show everything."""

from __future__ import annotations

from collections.abc import Container
from enum import Enum, auto
from typing import cast

import attrs

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.inventory import Inventory
from bcmodel.exchange.snapshots.light import GrantRow, PersonRow, SelfRow
from bcmodel.exchange.snapshots.people import ON_ASSET, People
from bcmodel.exchange.snapshots.shelf import Question, SavedAnswer, Seen
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.exchange.snapshots.values import (
    ADVERTISER,
    KINDS,
    TYPES_OF_ASSET,
    TYPES_OF_PERSON,
    Terms,
    terms_of,
)
from bcmodel.facts import Member, Unseen
from bcmodel.vocab.words import Kind, Status

OF_PERSON = "bc/asset/get"


class Absent(Enum):
    """What a reading says of an assignment that it does not show."""

    ABSENT = auto()


ABSENT = Absent.ABSENT
Said = Terms | ItemCode | Absent
"""What a reading says of an assignment: its terms, why they are not known, or nothing."""
Unclear = tuple[ItemCode, Seen[GrantRow] | Seen[PersonRow]]
"""Why the role of a row gives nothing, and that row."""


@attrs.define(eq=False)
class Sightings:
    """What was seen of one asset type in one Business Center."""

    asset_type: str
    by_person: dict[str, dict[str, Terms | ItemCode]] = attrs.field(
        factory=dict[str, dict[str, Terms | ItemCode]]
    )
    """By person and asset, what asking for the person showed."""
    by_asset: dict[str, dict[str, Terms | ItemCode]] = attrs.field(
        factory=dict[str, dict[str, Terms | ItemCode]]
    )
    """By person and asset, what asking for the asset showed."""
    read_people: dict[str, Question] = attrs.field(factory=dict[str, Question])
    """People of whom everything was shown, each with the question that it answers."""
    read_assets: set[str] = attrs.field(factory=set[str])
    """Assets of which everybody was shown."""
    unclear: dict[tuple[str, str], list[Unclear]] = attrs.field(
        factory=dict[tuple[str, str], list[Unclear]]
    )
    """By person and asset, the rows whose role is missing or not known."""

    def understood(
        self, person: str, asset: str, seen: Seen[GrantRow] | Seen[PersonRow]
    ) -> Terms | ItemCode:
        """Return what a row gives; one that does not say it is remembered."""
        said = terms_of(self.asset_type, seen.row.role)
        if isinstance(said, ItemCode):
            self.unclear.setdefault((person, asset), []).append((said, seen))
        return said

    def said_of_person(self, person: str, asset: str) -> Said:
        """Return what asking for the person showed."""
        return self.by_person.get(person, {}).get(asset, ABSENT)

    def said_of_asset(self, person: str, asset: str) -> Said:
        """Return what asking for the asset showed."""
        return self.by_asset.get(person, {}).get(asset, ABSENT)

    def question_of(self, center: str, person: str) -> Question:
        """Return the question that asks what a person has."""
        return (OF_PERSON, center, self.asset_type, "user_id", person)

    def question_about(self, center: str, asset: str) -> Question:
        """Return the question that asks who has an asset."""
        return (ON_ASSET, center, self.asset_type, asset)


class Looking:
    """Reads the sightings of one Business Center, type by type."""

    def __init__(
        self, desk: Desk, people: People, inventory: Inventory, listed: Container[str]
    ) -> None:
        self.desk = desk
        self.people = people
        self.inventory = inventory
        self.center = inventory.center
        self.listed = listed
        self.persons = people.bound(self.center)
        self.token = token_person(desk)
        self._asked: dict[str, list[Question]] = {}
        for question in desk.shelf.questions(OF_PERSON):
            if question[1] == self.center:
                self._asked.setdefault(question[2], []).append(question)

    def read(self, asset_type: str) -> Sightings:
        """Return what was seen of an asset type."""
        found = Sightings(asset_type)
        if asset_type in TYPES_OF_PERSON:
            self._read_people(found)
        if asset_type in TYPES_OF_ASSET:
            self._read_assets(found)
        return found

    def _read_people(self, found: Sightings) -> None:
        asked = set(self._asked.get(found.asset_type, ()))
        own = (OF_PERSON, self.center, found.asset_type, "", "")
        for person in self.persons:
            question = found.question_of(self.center, person)
            is_told = person == self.token and own in asked and self._is_complete(own)
            if person in self.people.status[self.center] and not is_told:
                self.desk.ask(*question, kind=found.asset_type)
        if found.asset_type == ADVERTISER:
            self._ask_for_invitees({q[4].lower() for q in asked if q[3] == "user_email"})
        for question in sorted(asked):
            who = self._who(question)
            if who:
                is_whole = question[3] != "user_email"
                self._take_of_person(found, who, question, is_whole=is_whole)

    def _ask_for_invitees(self, asked: Container[str]) -> None:
        """Ask what invited people will have, so that a missing answer is told."""
        for person, status in sorted(self.people.status[self.center].items()):
            entry = self.desk.find(Kind.MEMBER, self.center, person)
            email = entry.invited_email if isinstance(entry, Member) else None
            if status is Status.PENDING and email and email.lower() not in asked:
                question = (OF_PERSON, self.center, ADVERTISER, "user_email", email)
                self.desk.ask(*question, kind=ADVERTISER)

    def _is_complete(self, question: Question) -> bool:
        return self.desk.shelf.answer(*question).is_complete

    def _who(self, question: Question) -> str | None:
        """Return the person of a question; None, which is told, if they are nowhere listed."""
        by, name = question[3], question[4]
        if by == "user_email":
            name = self.people.identity(PersonRow(None, name.lower(), None)) or ""
        name = name if by else self.token or ""
        if name in self.desk.users:
            return name
        for seen in self.desk.shelf.answer(*question):
            told = f"`{name}` is listed nowhere" if name else "no answer tells whose token it was"
            self.desk.tell(ItemCode.UNLISTED_USER, told, seen)
        return None

    def _take_of_person(
        self, found: Sightings, person: str, question: Question, *, is_whole: bool = True
    ) -> None:
        answer = cast("SavedAnswer[GrantRow]", self.desk.shelf.answer(*question))
        rows = found.by_person.setdefault(person, {})
        if answer.is_complete and is_whole:
            found.read_people[person] = question
        for seen in answer:
            asset = seen.row.asset_id
            if asset and self._is_there(person, asset, found.asset_type, seen):
                said = found.understood(person, asset, seen)
                rows[asset] = merged(rows.get(asset, ABSENT), said)

    def _read_assets(self, found: Sightings) -> None:
        for one in self.inventory.of_type(found.asset_type):
            if one.asset not in self.listed or not one.is_usable:
                continue
            question = found.question_about(self.center, one.asset)
            answer = cast("SavedAnswer[PersonRow]", self.desk.ask(*question, kind=found.asset_type))
            if answer.is_complete:
                found.read_assets.add(one.asset)
            for seen in answer:
                person = self.people.identity(seen.row) or ""
                if person not in self.desk.users:
                    told = f"`{person}` has `{one.asset}`, but is listed nowhere"
                    self.desk.tell(ItemCode.UNLISTED_USER, told, seen)
                    continue
                rows = found.by_asset.setdefault(person, {})
                said = found.understood(person, one.asset, seen)
                rows[one.asset] = merged(rows.get(one.asset, ABSENT), said)

    def _is_there(self, person: str, asset: str, asset_type: str, seen: Seen[GrantRow]) -> bool:
        kind = KINDS[asset_type]
        one = self.inventory.holdings.get(asset)
        if one and asset in self.listed and one.kind is kind:
            return one.is_usable
        # what another lists may be there all the same; what nobody lists is open anyway
        patterns = [self._opened(person, asset, kind)] if asset in self.listed else []
        told = f"`{asset}` is assigned in {self.center}, but is not listed there"
        self.desk.tell(ItemCode.UNLISTED_ASSET, told, seen, patterns)
        return False

    def _opened(self, person: str, asset: str, kind: Kind) -> Unseen:
        """Return the pattern that leaves open what a person has of what is not in the inventory."""
        where = {"business_center": self.center, "asset": asset}
        if self.inventory.unread(kind) or (asset, self.center) in self.desk.disputed:
            return Unseen(Kind.ASSIGNMENT, where=where)  # it is open to everybody
        return self.desk.leave_open(Kind.ASSIGNMENT, **where, user=person)


def merged(one: Said, other: Terms | ItemCode) -> Terms | ItemCode:
    """Return what two rows of one reading come to: the terms given, or CLASH if they differ."""
    if isinstance(one, Absent | ItemCode):
        return other
    if isinstance(other, ItemCode) or one == other:
        return one
    return ItemCode.CLASH


def token_person(desk: Desk) -> str | None:
    """Return the person of the token, if the answers name just one."""
    rows = cast("list[Seen[SelfRow]]", desk.shelf.alone("user/info"))
    told = {seen.row.core_user_id for seen in rows} - {None}
    return next(iter(told)) if len(told) == 1 else None
