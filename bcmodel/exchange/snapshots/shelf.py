"""Shelf: saved answers in sets of pages, and the answer to each question that they make up."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar, cast

import attrs

from bcmodel.exchange.snapshots.telling import ItemCode, Place, Telling, worded

R = TypeVar("R")
Question = tuple[str, ...]
"""An endpoint, and what was asked of it."""


@attrs.define(eq=False)
class Page:
    """
    One answer, its rows light; None stands for a row that does not say what it is about.

    `rows_at` is the pointer to the list they stand in, `no_rows_at` to what ought to hold a list
    and does not; `absent` are the fields that each row lacks; `refusal` is a code and a message.
    """

    place: Place
    captured_at: datetime
    number: int
    content: str
    """What it says, as text by which answers of one instant can be put in order."""
    rows: list[NamedTuple | None]
    prints: array[int]
    rows_at: str = ""
    has_count: bool = False
    total_number: int | None = None
    total_page: int | None = None
    title: str | None = None
    """What the rows are about is called so, where an answer names it once for all of them."""
    absent: list[frozenset[str]] = attrs.field(factory=list[frozenset[str]])
    refusal: tuple[object, str] | None = None
    no_rows_at: str | None = None

    @property
    def rank(self) -> tuple[datetime, bool, str]:
        """The order of captures of one page: the highest counts."""
        return (self.captured_at, self.refusal is None, self.content)

    def at(self, index: int) -> Place:
        """Return where one of its rows stands."""
        return self.place.down(f"{self.rows_at}/{index}" if self.rows_at else "/response/data")

    def flaws(self) -> Iterator[tuple[ItemCode, str, Place]]:
        """Yield each row that does not say what it is about, and the lack of any list of rows."""
        if self.no_rows_at is not None:
            place = self.place.down(self.no_rows_at)
            yield ItemCode.UNKNOWN_VALUE, "there is no list of rows", place
        for index, row in enumerate(self.rows):
            if row is None:
                yield ItemCode.UNKNOWN_VALUE, "a row does not say what it is about", self.at(index)


class Seen(NamedTuple, Generic[R]):
    """A row, and where it stands."""

    row: R
    page: Page
    number: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.page.at(self.number)

    @property
    def captured_at(self) -> datetime:
        """When it was true."""
        return self.page.captured_at


@attrs.define(eq=False)
class PageSet:
    """The pages of one endpoint and request; of each page the newest counts."""

    is_narrow: bool
    pages: dict[int, Page] = attrs.field(factory=dict[int, Page])

    def take(self, page: Page, telling: Telling) -> None:
        """Add a page, in place of an older capture of the same."""
        other = self.pages.get(page.number)
        if other is None:
            self.pages[page.number] = page
            return
        newer, older = (page, other) if page.rank > other.rank else (other, page)
        self.pages[page.number] = newer
        if older.refusal is None or newer.refusal is not None:
            told = f"page {page.number} was captured again; the newest counts"
            telling.tell(ItemCode.DUPLICATE, told, older.place)

    @property
    def newest(self) -> tuple[datetime, str]:
        """The instant of its last page; at one instant, its content decides."""
        return max((page.captured_at, page.content) for page in self.pages.values())

    def kept(self) -> list[Page]:
        """Return the pages that were answered, in order."""
        return [page for _, page in sorted(self.pages.items()) if page.refusal is None]

    def faults(self) -> Iterator[tuple[ItemCode, str, Place]]:
        """Yield why it is not complete, if it is not."""
        for page in self.pages.values():
            if page.refusal is not None:
                code, message = page.refusal
                told = f"the platform refused: code {worded(code)}, {message}"
                yield ItemCode.REFUSED, told, page.place.down("/response")
        kept = self.kept()
        if not kept:
            return
        yield from self._missing(kept)
        yield from _miscounted(kept)
        for page in kept:
            yield from page.flaws()

    def _missing(self, kept: list[Page]) -> Iterator[tuple[ItemCode, str, Place]]:
        totals = [page.total_page for page in kept if page.total_page is not None]
        last = max(totals, default=1)
        for number in range(1, last + 1):
            if number not in self.pages:
                told = f"page {number} of {last} is missing"
                yield ItemCode.PAGE_MISSING, told, kept[0].place
        if any(page.has_count and page.total_page is None for page in kept):
            told = "the answer does not say how many pages there are"
            yield ItemCode.PAGE_MISSING, told, kept[0].place

    def rows(self) -> Iterator[Seen[NamedTuple]]:
        """Yield every row, exact repeats dropped."""
        yield from distinct_rows(self.kept())


def distinct_rows(pages: list[Page]) -> Iterator[Seen[NamedTuple]]:
    """Yield the rows of some pages, exact repeats dropped."""
    met: set[int] = set()
    for page in pages:
        for index, row in enumerate(page.rows):
            if row is not None and page.prints[index] not in met:
                met.add(page.prints[index])
                yield Seen(row, page, index)


def _miscounted(kept: list[Page]) -> Iterator[tuple[ItemCode, str, Place]]:
    totals = {page.total_number for page in kept if page.has_count}
    if not totals:
        return
    if len(totals) > 1:
        told = " and ".join(sorted(map(str, totals)))
        yield ItemCode.COUNT_MISMATCH, f"pages do not agree on the total: {told}", kept[0].place
        return
    (total,) = totals
    rows = len({mark for page in kept for mark in page.prints})
    if total != rows:
        told = f"there should be {total} rows, but there are {rows}"
        yield ItemCode.COUNT_MISMATCH, told, kept[0].place


@attrs.define(eq=False)
class SavedAnswer(Generic[R]):
    """What is known in answer to a question: rows, and whether there are no others."""

    question: Question
    pages: list[Page] = attrs.field(factory=list[Page])
    is_complete: bool = False
    was_asked: bool = False

    def __iter__(self) -> Iterator[Seen[R]]:
        """Yield the rows, exact repeats dropped."""
        return cast("Iterator[Seen[R]]", distinct_rows(self.pages))


class Shelf:
    """Every set of pages, by the question it answers."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.latest: datetime | None = None
        self.counts: dict[str, int] = {}
        self._sets: dict[Question, dict[str, PageSet]] = {}
        self._alone: dict[str, list[Page]] = {}
        self._answers: dict[Question, SavedAnswer[NamedTuple]] = {}

    def put(self, question: Question, request: str, page: Page, *, is_narrow: bool) -> None:
        """Put a page into its set; `request` is the whole request less the page number."""
        sets = self._sets.setdefault(question, {})
        sets.setdefault(request, PageSet(is_narrow)).take(page, self.telling)

    def put_alone(self, endpoint: str, page: Page) -> None:
        """Put an answer that is no part of a set."""
        self._alone.setdefault(endpoint, []).append(page)

    def count(self, endpoint: str, captured_at: datetime) -> None:
        """Count an answer that is used."""
        self.counts[endpoint] = self.counts.get(endpoint, 0) + 1
        self.latest = max(self.latest or captured_at, captured_at)

    def questions(self, endpoint: str) -> list[Question]:
        """Return what an endpoint was asked, in order."""
        return sorted(question for question in self._sets if question[0] == endpoint)

    def was_answered(self, question: Question) -> bool:
        """Whether any answer was given, even to a part of the question."""
        sets = self._sets.get(question, {})
        return any(pages.kept() for pages in sets.values())

    def narrow(self, question: Question) -> list[Place]:
        """Return where a question was asked with a filter, so that the answer shows only a part."""
        sets = self._sets.get(question, {})
        return [
            pages.kept()[0].place.down("/request")
            for _, pages in sorted(sets.items())
            if pages.is_narrow and pages.kept()
        ]

    def answer(self, *question: str) -> SavedAnswer[NamedTuple]:
        """Return the answer to a question: the newest complete one, else all that was seen."""
        found = self._answers.get(question)
        if found is None:
            found = self._answers[question] = self._answer(question)
        return found

    def alone(self, endpoint: str) -> list[Seen[NamedTuple]]:
        """Return all rows of answers that stand alone, the oldest first."""
        pages = sorted(self._alone.get(endpoint, []), key=lambda page: page.rank)
        return [
            Seen(row, page, index)
            for page in pages
            if page.refusal is None
            for index, row in enumerate(page.rows)
            if row is not None
        ]

    def alone_by(self, endpoint: str, field: str) -> dict[str, list[Seen[NamedTuple]]]:
        """Return the rows of answers that stand alone by the id in a field, the newest first."""
        found: dict[str, list[Seen[NamedTuple]]] = {}
        for seen in reversed(self.alone(endpoint)):
            identity: str | None = getattr(seen.row, field)
            if identity:
                found.setdefault(identity, []).append(seen)
        return found

    def _answer(self, question: Question) -> SavedAnswer[NamedTuple]:
        sets = self._sets.get(question, {})
        wide = [pages for pages in sets.values() if not pages.is_narrow]
        complete = [pages for pages in wide if not any(pages.faults())]
        if complete:
            newest = max(complete, key=lambda pages: pages.newest)
            return SavedAnswer(question, newest.kept(), is_complete=True, was_asked=True)
        kept = [page for _, pages in sorted(sets.items()) for page in pages.kept()]
        return SavedAnswer(question, kept, is_complete=False, was_asked=bool(wide))

    def tell_faults(self) -> None:
        """Tell what is wrong with the sets, question by question."""
        for question in sorted(self._sets):
            answer, sets = self.answer(*question), self._sets[question]
            for _, pages in sorted(sets.items()):
                self._tell_repeats(pages)
                if not answer.is_complete:
                    for code, told, place in pages.faults():
                        self.telling.tell(code, told, place, questions=[question])
                elif pages.kept() and pages.kept()[0] not in answer.pages:
                    told = "was asked in another way too; the newest complete answer counts"
                    self.telling.tell(ItemCode.DUPLICATE, told, pages.kept()[0].place)
        for alone in self._alone.values():
            self._tell_refused(alone)
            for code, told, place in (flaw for page in alone for flaw in page.flaws()):
                self.telling.tell(code, told, place)

    def _tell_repeats(self, pages: PageSet) -> None:
        met: set[int] = set()
        for page in pages.kept():
            for index, mark in enumerate(page.prints):
                if mark in met:
                    self.telling.tell(
                        ItemCode.DUPLICATE, "repeats another row exactly", page.at(index)
                    )
                met.add(mark)

    def _tell_refused(self, pages: list[Page]) -> None:
        for page in pages:
            if page.refusal is not None and not any(
                other.refusal is None
                and other.captured_at >= page.captured_at
                and other.place.request == page.place.request
                for other in pages
            ):
                told = f"the platform refused: code {worded(page.refusal[0])}, {page.refusal[1]}"
                self.telling.tell(ItemCode.REFUSED, told, page.place.down("/response"))
