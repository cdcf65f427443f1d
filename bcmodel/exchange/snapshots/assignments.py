"""Assignments: who may use what in a captured Business Center."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.groups import Groups
from bcmodel.exchange.snapshots.inventory import Holding, Inventory
from bcmodel.exchange.snapshots.judging import (
    Assigned,
    Judgement,
    Outcome,
    Side,
    judge,
    judge_account,
)
from bcmodel.exchange.snapshots.openings import Openings
from bcmodel.exchange.snapshots.people import People
from bcmodel.exchange.snapshots.shelf import Question, SavedAnswer, Seen
from bcmodel.exchange.snapshots.sightings import Looking, Sightings
from bcmodel.exchange.snapshots.telling import ItemCode, Place, worded
from bcmodel.exchange.snapshots.values import DELIVERED, LADDER, MANAGED, TYPES_OF
from bcmodel.facts import Assignment, Unseen
from bcmodel.vocab.words import Kind, Level

Judging = Callable[[str, str], Judgement]


class Assignments:
    """Lists the assignments in one Business Center, and leaves open what was not read."""

    def __init__(
        self, desk: Desk, people: People, inventory: Inventory, groups: Groups, listed: set[str]
    ) -> None:
        self.desk = desk
        self.people = people
        self.inventory = inventory
        self.center = inventory.center
        self.groups = groups
        self.listed = listed
        self.looking = Looking(desk, people, inventory, listed)
        self.persons = set(self.looking.persons)
        self.openings = Openings(desk, self.center, self.persons)
        self._via: dict[tuple[str, str], list[str]] = {}
        """By person and group, the ad accounts that they have through it."""

    def read(self) -> None:
        """List every assignment that is told."""
        for kind, types in TYPES_OF.items():
            if kind is Kind.TIKTOK_ACCOUNT:
                self._read_accounts()
            else:
                self._read_type(self.looking.read(types[0]), kind)
        self.openings.leave_open(self._keyed_by_email())
        for (person, group), assets in sorted(self._via.items()):
            told = f"`{person}` has through group `{group}`: {', '.join(assets)}"
            self.desk.tell(ItemCode.VIA_GROUP, told, self.groups.place(group))

    def _read_type(self, seen: Sightings, kind: Kind) -> None:
        waiting = frozenset(self.persons).difference(seen.read_people)
        for asset in self._usable(kind):
            is_open = asset not in seen.read_assets
            self.openings.take(asset, waiting if is_open else frozenset(), [seen])

        def judgement(person: str, asset: str) -> Judgement:
            # only members need be shown: of others a reading proves presence, never absence
            is_there = person in self.persons
            return judge(
                Side(seen.said_of_person(person, asset), is_there and person in seen.read_people),
                Side(seen.said_of_asset(person, asset), is_there and asset in seen.read_assets),
            )

        self.openings.read(seen.read_people)
        self._list(judgement, [seen])

    def _read_accounts(self) -> None:
        """List those of TikTok accounts, whose scopes and levels are of two asset types."""
        delivered, managed = self.looking.read(DELIVERED), self.looking.read(MANAGED)
        everybody = frozenset(self.persons)
        waiting = everybody.difference(delivered.read_people)
        needs: dict[str, frozenset[str]] = {}
        for asset in self._usable(Kind.TIKTOK_ACCOUNT):
            needed = needs[asset] = self._needed(self.inventory.holdings[asset])
            unread = MANAGED not in needed or asset not in managed.read_assets
            who = waiting if DELIVERED in needed else everybody
            self.openings.take(asset, who if unread else frozenset(), [delivered, managed])

        def judgement(person: str, asset: str) -> Judgement:
            return judge_account(delivered, managed, person, asset, needs[asset])

        self.openings.read(delivered.read_people)
        self._list(judgement, [delivered, managed])

    def _needed(self, one: Holding) -> frozenset[str]:
        """Return the types under which an account is listed, or may be, as not all is read."""
        answers = self.inventory.answers
        return frozenset(
            t for t in (DELIVERED, MANAGED) if t in one.rows or not answers[t].is_complete
        )

    def _usable(self, kind: Kind) -> Iterator[str]:
        for one in self.inventory.holdings.values():
            if one.kind is kind and one.asset in self.listed and one.is_usable:
                yield one.asset

    def _list(self, judgement: Judging, sightings: list[Sightings]) -> None:
        people = {p for seen in sightings for p in (*seen.by_person, *seen.by_asset)}
        for person in sorted(people):
            assets = {
                asset
                for seen in sightings
                for rows in (seen.by_person, seen.by_asset)
                for asset in rows.get(person, ())
            }
            for asset in sorted(assets):
                self._take(person, asset, judgement(person, asset), sightings)

    def _take(
        self, person: str, asset: str, judgement: Judgement, sightings: list[Sightings]
    ) -> None:
        if isinstance(judgement, Assigned):
            if judgement.is_settled:
                told = f"an incomplete reading shows `{person}` another level on `{asset}`"
                readings = self._readings(person, asset, sightings)
                self.desk.tell_clash(told, readings, code=ItemCode.CLASH_SETTLED, field="role")
            self._tell_unclear(person, asset, sightings)
            self._add(person, asset, judgement)
        elif isinstance(judgement, ItemCode):
            is_there = person in self.persons  # nothing need be open to the others
            patterns = [self.openings.open(person, asset)] if is_there else []
            if judgement is ItemCode.CLASH:
                told = f"two readings differ on `{person}` on `{asset}` in {self.center}"
                readings = self._readings(person, asset, sightings)
                self.desk.tell_clash(told, readings, patterns, field="role")
            self._tell_unclear(person, asset, sightings, patterns)
        elif judgement is Outcome.OPEN and person in self.persons:
            questions = [s.question_of(self.center, person) for s in sightings]
            questions += [s.question_about(self.center, asset) for s in sightings]
            self.openings.open(person, asset, *questions)

    def _add(self, person: str, asset: str, given: Assigned) -> None:
        """List an assignment, unless a group gives as much."""
        by_group = self.groups.levels.get((person, asset))
        if by_group and isinstance(given.level, Level) and _covers(by_group[0], given.level):
            self.openings.settle(person, asset)
            self._via.setdefault((person, by_group[1]), []).append(asset)
            return
        self.openings.listed(person, asset)
        self.desk.add(
            Assignment(self.center, person, asset, level=given.level, scopes=given.scopes)
        )

    def _keyed_by_email(self) -> list[str]:
        """Return those without an entry whom only an address names: they may have an id too."""
        if self.people.is_complete[self.center]:
            return []
        there = self.people.status[self.center]
        return [p for p in self.persons if p not in there and self.people.is_keyed_by_email(p)]

    def _tell_unclear(
        self,
        person: str,
        asset: str,
        sightings: list[Sightings],
        unseen: Iterable[Unseen] = (),
    ) -> None:
        """Tell of each row that does not say what somebody has, whether or not another does."""
        about = f"`{person}` on `{asset}` in {self.center}"
        for code, seen in (one for s in sightings for one in s.unclear.get((person, asset), ())):
            told = f"the role of {about} is {worded(seen.row.role)}"
            self.desk.tell(code, told, seen, unseen, field="role")

    def _readings(
        self, person: str, asset: str, sightings: list[Sightings]
    ) -> Iterator[tuple[object, Seen[Any] | Place]]:
        """Yield the rows about what somebody has, or the answers that lack one."""
        for seen in sightings:
            question = seen.read_people.get(person) or seen.question_of(self.center, person)
            yield from self._rows(question, lambda row: row.asset_id == asset)
            question = seen.question_about(self.center, asset)
            yield from self._rows(question, lambda row: self.people.identity(row) == person)

    def _rows(
        self, question: Question, is_meant: Callable[[Any], bool]
    ) -> Iterator[tuple[object, Seen[Any] | Place]]:
        answer = cast("SavedAnswer[Any]", self.desk.shelf.answer(*question))
        found = [seen for seen in answer if is_meant(seen.row)]
        for seen in found:
            yield worded(seen.row.role), seen
        if not found and answer.is_complete:
            yield "not there", answer.pages[0].place


def _covers(one: Level, other: Level) -> bool:
    return LADDER.index(one) >= LADDER.index(other)
