"""Desk: what all parts of an import share - the answers, what is listed so far, what is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast

import attrs

from bcmodel.exchange.snapshots.light import CenterRow, GroupedPerson, IdentityRow
from bcmodel.exchange.snapshots.records import pointer_of
from bcmodel.exchange.snapshots.shapes import GROUP_MEMBERS, SHAPES
from bcmodel.exchange.snapshots.shelf import Question, SavedAnswer, Seen, Shelf
from bcmodel.exchange.snapshots.telling import ItemCode, Place, Reading, Telling
from bcmodel.exchange.snapshots.values import ADVERTISER, ROLE_FIELDS
from bcmodel.facts import Fact, Unseen, User
from bcmodel.vocab.words import Kind

ELSEWHERE = "elsewhere"
"""The id of what stands for all Business Centers that are not named."""
OWNER_OF, NAMED, BEHIND = "owner-of:", "name:", "identity:"
"""How ids of stand-ins begin: unknown owners, owners known by name, accounts of identities."""


class Desk:
    """The facts and patterns of an import as they are found."""

    def __init__(self, shelf: Shelf, telling: Telling) -> None:
        self.shelf = shelf
        self.telling = telling
        self.facts: dict[tuple[Kind, object], Fact] = {}
        self.users: dict[str, User] = {}
        self.centers: dict[str, str | None] = {}
        """Every Business Center met, with the name it goes by among its partners."""
        self.open: set[Unseen] = set()
        """The patterns of what was not seen."""
        self.closed: set[str] = set()
        """Assets whose owner is captured, and tells everybody that it shared them with."""
        self.disputed: set[tuple[str, str]] = set()
        """Pairs of an asset and a Business Center where readings differ on what was shared."""
        self.presumed: dict[tuple[Kind, str], dict[str, str]] = {}
        """By kind and id, fields that an answer could have told but did not, and their value."""
        self.captured = tuple(
            sorted(
                {
                    question[1]
                    for question in shelf.questions("bc/member/get")
                    if shelf.was_answered(question)
                }
            )
        )
        self._not_read: dict[tuple[str, str, str], list[Question]] = {}

    def ask(self, *question: str, of: str | None = None, kind: str = "") -> SavedAnswer[Any]:
        """
        Return the answer to a question that a complete capture answers.

        `of` is the Business Center that the question is about, `kind` the asset type; both say
        what is missing if nothing answers it.
        """
        answer = cast("SavedAnswer[Any]", self.shelf.answer(*question))
        if not answer.was_asked:
            center = question[1] if of is None else of
            self._not_read.setdefault((question[0], center, kind), []).append(question)
        return answer

    def add(self, *facts: Fact) -> None:
        """List facts; one that is listed already stays as it is."""
        for fact in facts:
            self.facts.setdefault((fact.kind, fact.key), fact)
            if isinstance(fact, User):
                self.users.setdefault(fact.id, fact)

    def replace(self, fact: Fact) -> None:
        """List a fact in place of the one of the same identity."""
        self.facts[fact.kind, fact.key] = fact

    def drop(self, fact: Fact) -> None:
        """List a fact no more."""
        del self.facts[fact.kind, fact.key]
        if isinstance(fact, User):
            del self.users[fact.id]

    def find(self, kind: Kind, *key: object) -> Fact | None:
        """Return a fact that is listed."""
        return self.facts.get((kind, key))

    def presume(self, kind: Kind, identity: str, **values: str) -> None:
        """Remember what is presumed of one thing because no answer tells it."""
        self.presumed.setdefault((kind, identity), {}).update(values)

    def meet(self, center: str, name: str | None = None) -> None:
        """Remember a Business Center that was named; the first name that is given stays."""
        self.centers[center] = self.centers.get(center) or name

    def stand_in_user(self, identity: str) -> str:
        """List somebody who stands for the unknown owner of an asset, and return their id."""
        user = User(OWNER_OF + identity)
        self.add(user)
        return user.id

    def leave_open(self, kind: Kind, *questions: Question, **where: str) -> Unseen:
        """Leave a pattern open, on account of these questions if any are given."""
        pattern = Unseen(kind, where=where)
        self.open.add(pattern)
        self.telling.blame(questions, pattern)
        return pattern

    def tell(
        self,
        code: ItemCode,
        text: str,
        seen: Seen[Any] | Place | None = None,
        unseen: Iterable[Unseen] = (),
        *,
        field: str = "",
    ) -> None:
        """Tell something about a row, or a field of it, or about a place."""
        place = place_of(seen, field) if isinstance(seen, Seen) else seen or Place()
        self.telling.tell(code, text, place, unseen=unseen)

    def tell_clash(
        self,
        text: str,
        readings: Iterable[tuple[object, Seen[Any] | Place]],
        unseen: Iterable[Unseen] = (),
        code: ItemCode = ItemCode.CLASH,
        *,
        field: str = "",
    ) -> None:
        """
        Tell of readings that differ: each a value, and the row that says it.

        The item stands at the newest of them, which contradicts those before it.
        """
        told = [
            (value, place_of(seen, field) if isinstance(seen, Seen) else seen)
            for value, seen in readings
        ]
        place = max((place for _, place in told), key=_order_of_place, default=None)
        sides = [Reading.at(value, place) for value, place in told]
        self.telling.tell(code, text, place or Place(), readings=sides, unseen=unseen)

    def tell_not_read(self) -> None:
        """Tell what no record answers: one item per endpoint, Business Center and asset type."""
        for (endpoint, center, kind), questions in sorted(self._not_read.items()):
            count = len(set(questions))
            of = f" of type {kind}" if kind else ""
            told = f"{endpoint}{of} is missing, {count} {'times' if count > 1 else 'time'}"
            place = Place("", "", endpoint, center)
            narrow = [place for q in sorted(set(questions)) for place in self.shelf.narrow(q)]
            if narrow:
                place = attrs.evolve(narrow[0], business_center=center)
                told += "; what was asked with a filter shows only a part"
            self.telling.tell(ItemCode.NOT_READ, told, place, questions=questions)


def place_of(seen: Seen[Any], field: str = "") -> Place:
    """Return where a row stands, or the field of it in which something is said."""
    place = seen.place.down(pointer_to(field, seen)) if field else seen.place
    if place.business_center:
        return place
    row = seen.row
    center = row.bc_id if isinstance(row, CenterRow) else None
    center = row.identity_authorized_bc_id if isinstance(row, IdentityRow) else center
    return attrs.evolve(place, business_center=center or "")


def pointer_to(field: str, seen: Seen[Any]) -> str:
    """
    Return the JSON pointer from a row to one of its fields, by their names on the wire.

    Where the row lacks it, that is a pointer to the part of the row that ought to have it.
    """
    place, absent = seen.page.place, seen.page.absent[seen.number]
    is_of_group = isinstance(seen.row, GroupedPerson)
    shape = GROUP_MEMBERS if is_of_group else SHAPES[place.endpoint]
    holder = shape.inside.get(field)
    steps = [holder] if holder and holder not in absent else []
    if field in shape.row._fields and field not in absent:
        is_role = field == "role"
        asset_type = ADVERTISER if is_of_group else str(place.request.get("asset_type"))
        name = asset_type if is_of_group else ROLE_FIELDS.get(asset_type, "")
        steps.append(name if is_role else field)
    return pointer_of(*steps)


def _order_of_place(place: Place) -> tuple[datetime, str, str]:
    return (place.captured_at or datetime.min.replace(tzinfo=UTC), place.path, place.pointer)
