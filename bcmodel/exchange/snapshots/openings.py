"""Openings: which assignments stay open, in few patterns that leave all else settled."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.people import MEMBERS
from bcmodel.exchange.snapshots.shelf import Question
from bcmodel.exchange.snapshots.sightings import Sightings
from bcmodel.facts import Unseen
from bcmodel.vocab.words import Kind

People = frozenset[str]


class Openings:
    """What was not read of the assignments in one Business Center, and so stays open."""

    def __init__(self, desk: Desk, center: str, persons: set[str]) -> None:
        self.desk = desk
        self.center = center
        self.persons = persons
        self._waiting: dict[People, dict[str, list[Sightings]]] = {}
        """By people, the assets of which it was not read whether those people have them."""
        self._listed: dict[str, set[str]] = {}
        self._settled: dict[str, set[str]] = {}
        """By person, assets that are listed, and those settled without being listed."""
        self._read: set[str] = set()
        """People of whom everything of some type was read."""
        self._asked: dict[tuple[People, tuple[str, ...]], list[Question]] = {}
        self._open: dict[tuple[str, str], list[Question]] = {}

    def take(self, asset: str, waiting: People, sightings: list[Sightings]) -> None:
        """Note of which people it was not read whether they have an asset."""
        self._waiting.setdefault(waiting, {})[asset] = sightings

    def read(self, people: Iterable[str]) -> None:
        """Note of whom everything of some type was read."""
        self._read.update(people)

    def listed(self, person: str, asset: str) -> None:
        """Note an assignment that is listed, on which no pattern can cast doubt."""
        self._listed.setdefault(person, set()).add(asset)

    def settle(self, person: str, asset: str) -> None:
        """Note that a person has no more on an asset than a group gives."""
        self._settled.setdefault(person, set()).add(asset)

    def open(self, person: str, asset: str, *questions: Question) -> Unseen:
        """Leave one assignment open, and return the pattern."""
        self._open[person, asset] = list(questions)
        where = {"business_center": self.center, "user": person, "asset": asset}
        return self.desk.leave_open(Kind.ASSIGNMENT, *questions, **where)

    def leave_open(self, others: Iterable[str]) -> None:
        """Leave open what was not read, and whatever others have."""
        unread = {person for person in self.persons if self._is_all_open(person)}
        for person in sorted({*unread, *others}):
            asked = self._questions_of(person) if person in unread else [(MEMBERS, self.center)]
            self.desk.leave_open(Kind.ASSIGNMENT, *asked, business_center=self.center, user=person)
        for people, assets in self._waiting.items():
            for asset, sightings in assets.items() if people else ():
                self._leave_asset_open(asset, people, unread, sightings)

    def _leave_asset_open(
        self, asset: str, people: People, unread: set[str], sightings: list[Sightings]
    ) -> None:
        left = people - unread
        if not left:
            return
        about = [seen.question_about(self.center, asset) for seen in sightings]
        if self._is_open_to_all(asset, people):
            asked = self._asked_of(people, sightings)
            where = {"business_center": self.center, "asset": asset}
            self.desk.leave_open(Kind.ASSIGNMENT, *about, *asked, **where)
            return
        for person in sorted(left):
            if not self._is_known(person, asset) and (person, asset) not in self._open:
                self.open(
                    person, asset, *about, *(s.question_of(self.center, person) for s in sightings)
                )

    def _asked_of(self, people: People, sightings: list[Sightings]) -> list[Question]:
        """Return the questions asked about people, and one of those that were not asked."""
        key = (people, tuple(seen.asset_type for seen in sightings))
        if key not in self._asked:
            every = [s.question_of(self.center, p) for s in sightings for p in sorted(people)]
            asked = [q for q in every if self.desk.shelf.answer(*q).was_asked]
            rest = (q for q in every if not self.desk.shelf.answer(*q).was_asked)
            self._asked[key] = [*asked, *islice(rest, 1)]
        return self._asked[key]

    def _is_known(self, person: str, asset: str) -> bool:
        return asset in self._listed.get(person, ()) or asset in self._settled.get(person, ())

    def _is_all_open(self, person: str) -> bool:
        """Whether nothing of a person was read."""
        if person in self._read or self._settled.get(person) or not self._waiting:
            return False
        return all(person in people for people in self._waiting)

    def _is_open_to_all(self, asset: str, people: People) -> bool:
        """Whether nothing of an asset was read."""
        if any(asset in settled for settled in self._settled.values()):
            return False
        return people >= self.persons

    def _questions_of(self, person: str) -> list[Question]:
        kinds = {
            seen.asset_type: seen
            for people, assets in self._waiting.items()
            if person in people
            for sightings in assets.values()
            for seen in sightings
        }
        return [seen.question_of(self.center, person) for seen in kinds.values()]
