"""Telling: what an import could not learn (gaps), and what it repaired or presumed (notes)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum

import attrs

from bcmodel.exchange.rows import is_list
from bcmodel.facts import Unseen
from bcmodel.facts.plain import plain, plain_instant


class ItemCode(StrEnum):
    """What an item is about."""

    NOT_READ = "NOT_READ"
    REFUSED = "REFUSED"
    PAGE_MISSING = "PAGE_MISSING"
    COUNT_MISMATCH = "COUNT_MISMATCH"
    UNREADABLE = "UNREADABLE"
    OTHER_VERSION = "OTHER_VERSION"
    NULL_ROLE = "NULL_ROLE"
    UNKNOWN_VALUE = "UNKNOWN_VALUE"
    CLASH = "CLASH"
    OWNER_UNKNOWN = "OWNER_UNKNOWN"
    IDENTITY_UNMATCHED = "IDENTITY_UNMATCHED"
    FLOOR = "FLOOR"
    UNLISTED_ASSET = "UNLISTED_ASSET"
    UNLISTED_USER = "UNLISTED_USER"
    FOREIGN_FILE = "FOREIGN_FILE"
    DUPLICATE = "DUPLICATE"
    NUMERIC_ID = "NUMERIC_ID"
    UNKNOWN_FIELD = "UNKNOWN_FIELD"
    CLASH_SETTLED = "CLASH_SETTLED"
    VIA_GROUP = "VIA_GROUP"
    NOT_ADMIN = "NOT_ADMIN"
    PRESUMED = "PRESUMED"


NOTES = frozenset(
    {
        ItemCode.FOREIGN_FILE,
        ItemCode.DUPLICATE,
        ItemCode.NUMERIC_ID,
        ItemCode.UNKNOWN_FIELD,
        ItemCode.CLASH_SETTLED,
        ItemCode.VIA_GROUP,
        ItemCode.NOT_ADMIN,
        ItemCode.PRESUMED,
    }
)
"""Codes of items that tell of nothing lost; all others are gaps."""

NOTHING_ASKED: Mapping[str, object] = {}


@attrs.frozen
class Place:
    """Where something stands: a file, a JSON pointer into it, and the record around it."""

    path: str = ""
    pointer: str = ""
    endpoint: str = ""
    business_center: str = ""
    request: Mapping[str, object] = attrs.field(factory=dict[str, object], eq=False)
    captured_at: datetime | None = None

    def down(self, pointer: str) -> Place:
        """Return a place further inside the same record."""
        return attrs.evolve(self, pointer=self.pointer + pointer)


NOWHERE = Place()


@attrs.frozen
class Reading:
    """One of two readings that differ."""

    value: object
    path: str
    pointer: str
    captured_at: datetime | None

    @classmethod
    def at(cls, value: object, place: Place) -> Reading:
        """Return what was read at a place."""
        return cls(value, place.path, place.pointer, place.captured_at)

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data."""
        when = plain_instant(self.captured_at) if self.captured_at else None
        told = {"value": _plainly(self.value), "path": self.path, "pointer": self.pointer}
        return {**told, "captured_at": when}


@attrs.frozen
class Item:
    """
    One gap or note.

    `pointer` is a JSON pointer (RFC 6901) into the file at `path`; both are empty where no file is
    meant. `readings` are the sides of a clash, `unseen` the patterns that a gap made.
    """

    code: ItemCode
    text: str
    path: str = ""
    pointer: str = ""
    endpoint: str = ""
    business_center: str = ""
    request: Mapping[str, object] = attrs.field(factory=dict[str, object])
    readings: tuple[Reading, ...] = ()
    unseen: tuple[Unseen, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether answers may be unknown because of it."""
        return self.code not in NOTES

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data."""
        return {
            "code": str(self.code),
            "text": self.text,
            "path": self.path,
            "pointer": self.pointer,
            "endpoint": self.endpoint,
            "business_center": self.business_center,
            "request": dict(self.request),
            "readings": [reading.to_dict() for reading in self.readings],
            "unseen": [
                {"of": str(u.of), "where": {field: plain(value) for field, value in u.where}}
                for u in self.unseen
            ],
        }

    def __str__(self) -> str:
        where = f"{self.path}{'#' + self.pointer if self.pointer else ''}"
        return f"{self.code}: {where + ': ' if where else ''}{self.text}"


class Telling:
    """The items told so far, and the patterns that each unanswered question is to blame for."""

    def __init__(self) -> None:
        self._items: dict[tuple[str, ...], tuple[Item, list[Hashable]]] = {}
        self._once: set[Hashable] = set()
        self._blamed: dict[Hashable, set[Unseen]] = {}

    def tell(
        self,
        code: ItemCode,
        text: str,
        place: Place = NOWHERE,
        *,
        readings: Iterable[Reading] = (),
        unseen: Iterable[Unseen] = (),
        questions: Iterable[Hashable] = (),
    ) -> None:
        """Tell one thing; `questions` are those that it reports as not answered in full."""
        item = Item(
            code,
            text,
            place.path,
            place.pointer,
            place.endpoint,
            place.business_center,
            place.request,
            tuple(sorted(readings, key=_order_of_reading)),
            _sorted(unseen),
        )
        self._items.setdefault(_order_of_item(item), (item, []))[1].extend(questions)

    def once(self, key: Hashable) -> bool:
        """Whether a key is new: of what is told only once, the first to ask tells it."""
        is_first = key not in self._once
        self._once.add(key)
        return is_first

    def blame(self, questions: Iterable[Hashable], *patterns: Unseen) -> None:
        """Remember that these patterns are there because these questions have no full answer."""
        for question in questions:
            self._blamed.setdefault(question, set()).update(patterns)

    def items(
        self, standing: frozenset[Unseen], homes: Mapping[str, str] | None = None
    ) -> list[Item]:
        """
        Return what was told, in order, each item with those of its patterns that still stand.

        `homes` are the Business Centers of ad accounts, for answers that do not name one.
        """
        told: list[Item] = []
        for item, questions in (self._items[key] for key in sorted(self._items)):
            blamed = (pattern for q in questions for pattern in self._blamed.get(q, ()))
            unseen = {*item.unseen, *blamed} & standing
            center = item.business_center or _home_of(item.request, homes or {})
            told.append(attrs.evolve(item, unseen=_sorted(unseen), business_center=center))
        return told


def worded(value: object) -> str:
    """
    Return a value of an answer as a text tells it.

    >>> worded(None), worded(True), worded(("POST", "LIVE"))
    ('null', 'true', 'POST, LIVE')
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return ", ".join(map(str, value)) if is_list(value) else str(value)


def _sorted(patterns: Iterable[Unseen]) -> tuple[Unseen, ...]:
    return tuple(sorted(set(patterns), key=lambda pattern: pattern.order))


def _home_of(request: Mapping[str, object], homes: Mapping[str, str]) -> str:
    """Return the one Business Center of the ad accounts that were asked about, else nothing."""
    named = request.get("identity_authorized_bc_id")
    if isinstance(named, str):
        return named
    several = request.get("advertiser_ids")
    asked = [*(several if is_list(several) else ()), request.get("advertiser_id")]
    found = {homes[one] for one in asked if isinstance(one, str) and one in homes}
    return found.pop() if len(found) == 1 else ""


def _order_of_item(item: Item) -> tuple[str, ...]:
    asked = repr(sorted(item.request.items()))
    return (item.path, item.pointer, item.code, item.text, item.endpoint, asked)


def _order_of_reading(reading: Reading) -> tuple[str, ...]:
    return (str(reading.value), reading.path, reading.pointer)


def _plainly(value: object) -> object:
    return value if value is None or isinstance(value, bool | int) else plain(value)
