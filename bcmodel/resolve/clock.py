"""Clock: the instants at which an answer can change by time alone."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from heapq import merge
from itertools import islice, takewhile
from operator import itemgetter
from typing import Any, NamedTuple

from bcmodel import facts as f
from bcmodel.rules import Parameters, Rulebook
from bcmodel.rules.assignment import seller_invitation_ends_at
from bcmodel.vocab.words import CodeStatus, SellerStatus, Status
from bcmodel.world.tables import Tables, counterpart, facts_of

FOLD_AT = 2_000
"""How many new ends may be kept apart before they are sorted in among the others."""
BEGINNING = datetime.min.replace(tzinfo=UTC)


class End(NamedTuple):
    """An instant, and what ends then."""

    moment: datetime
    fact: f.Fact


_moment = itemgetter(0)


def _while_pending(invited: f.Member | f.Share, _: Parameters) -> datetime | None:
    return invited.expires_at if invited.status is Status.PENDING else None


def _until_expired(code: f.SparkCode, _: Parameters) -> datetime | None:
    return None if code.status is CodeStatus.EXPIRED else code.ends_at


def _while_invited(role: f.SellerRole, parameters: Parameters) -> datetime | None:
    is_pending = role.status is SellerStatus.PENDING
    return seller_invitation_ends_at(role, parameters) if is_pending else None


ENDS: dict[type[f.Fact], Callable[[Any, Parameters], datetime | None]] = {
    f.User: lambda user, _: user.data_verified_until,
    f.Member: _while_pending,
    f.Share: _while_pending,
    f.SparkCode: _until_expired,
    f.SellerRole: _while_invited,
}
"""For each kind that can end: the instant from which a fact no longer counts as it did."""


def end_of(fact: f.Fact | None, parameters: Parameters) -> End | None:
    """Return the end of a fact, if it has one."""
    read = ENDS.get(type(fact)) if fact else None
    moment = read(fact, parameters) if read else None
    return End(moment, fact) if fact and moment else None


class Clock:
    """
    Knows which instants have the same answers: those between which nothing ends.

    With a rule that reads the clock itself, each instant has answers of its own.
    """

    def __init__(
        self, book: Rulebook, ends: list[End], new: Iterable[End] = (), gone: Iterable[End] = ()
    ) -> None:
        self.book = book
        self.each_alone = any(rule.reads_clock for rule in book.rules)
        # INVARIANT: nobody changes a list of ends; the clocks of many Worlds share it.
        self._ends = ends
        self._new = list(new)
        self._gone = frozenset(gone)

    @classmethod
    def of(cls, tables: Tables, book: Rulebook) -> Clock:
        """Return the clock of everything that ends in a World."""
        ends = [
            End(moment, fact)
            for fact_class, read in ENDS.items()
            for fact in facts_of(tables, fact_class)
            if (moment := read(fact, book.parameters))
        ]
        return cls(book, sorted(ends, key=_moment))

    def next(self, before: Tables, after: Tables, changed: Iterable[f.Fact]) -> Clock:
        """Return the clock of the next World, which differs from this one in the given facts."""
        mortal = [fact for fact in changed if type(fact) in ENDS]
        if not mortal:
            return self
        parameters, new, gone = self.book.parameters, list(self._new), set(self._gone)
        for fact in mortal:
            was = end_of(counterpart(before, fact), parameters)
            becomes = end_of(counterpart(after, fact), parameters)
            if was and was != becomes:
                if was in new:
                    new.remove(was)
                else:
                    gone.add(was)
            if becomes and was != becomes:
                if becomes in gone:
                    gone.remove(becomes)
                else:
                    insort(new, becomes, key=_moment)
        following = Clock(self.book, self._ends, new, gone)
        folds = len(new) + len(gone) >= FOLD_AT
        return Clock(self.book, list(following.ends(BEGINNING))) if folds else following

    def ends(self, after: datetime) -> Iterator[End]:
        """Yield what ends after an instant, in order."""
        later = (
            islice(ends, bisect_right(ends, after, key=_moment), None)
            for ends in (self._ends, self._new)
        )
        return (end for end in merge(*later, key=_moment) if end not in self._gone)

    def next_end(self, instant: datetime) -> datetime | None:
        """Return the next instant at which something ends."""
        return next((end.moment for end in self.ends(instant)), None)

    def epoch(self, instant: datetime) -> datetime | None:
        """Return a mark that two instants share just when they have the same answers."""
        return instant if self.each_alone else self.next_end(instant)

    def between(self, one: datetime, other: datetime) -> list[f.Fact]:
        """Return what ends on the way from one instant to another, whichever comes first."""
        first, last = min(one, other), max(one, other)
        return [end.fact for end in takewhile(lambda end: end.moment <= last, self.ends(first))]
