"""Judging: what two readings of one assignment come to."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from bcmodel.exchange.snapshots.sightings import ABSENT, Absent, Said, Sightings
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.exchange.snapshots.values import Terms
from bcmodel.vocab.words import Level, Scope


class Outcome(Enum):
    """What the readings come to where they give no terms."""

    ABSENT = auto()
    OPEN = auto()


class Given(NamedTuple):
    """The terms of an assignment."""

    level: Level | None = None
    scopes: tuple[Scope, ...] = ()
    is_settled: bool = False
    """Whether an incomplete reading shows other terms."""


Verdict = Given | Outcome | ItemCode
"""Terms, that there are none, that it is open, or why it cannot be told."""


class Side(NamedTuple):
    """What one reading says of an assignment, and whether it tells everything."""

    said: Said = ABSENT
    is_all: bool = False


def judge(by_person: Side, by_asset: Side = Side()) -> Verdict:  # noqa: B008 - it never changes
    """
    Return what two readings of one type come to.

    >>> judge(Side(Level.ADMIN, is_all=True), Side(Level.ANALYST, is_all=True))
    <ItemCode.CLASH: 'CLASH'>
    """
    one, one_is_all = by_person
    other, other_is_all = by_asset
    shown = [said for said in (one, other) if not isinstance(said, Absent)]
    if not shown:
        return Outcome.ABSENT if one_is_all or other_is_all else Outcome.OPEN
    if (one is ABSENT and one_is_all) or (other is ABSENT and other_is_all):
        return ItemCode.CLASH
    given = [said for said in shown if not isinstance(said, ItemCode)]
    if not given or ItemCode.CLASH in shown:
        return next(said for said in shown if isinstance(said, ItemCode))
    if len(set(given)) == 1:
        return _given(given[0], is_settled=False)
    if one_is_all == other_is_all:
        return ItemCode.CLASH
    return _given(given[0] if one_is_all else given[1], is_settled=True)


def judge_account(
    delivered: Sightings, managed: Sightings, person: str, asset: str, needs: frozenset[str]
) -> Verdict:
    """
    Return what is assigned of a TikTok account: scopes of one type, a level of the other.

    `needs` are the types under which it is, or may be, listed; each has one reading.
    """
    scopes = delivered.said_of_person(person, asset)
    level = managed.said_of_asset(person, asset)
    is_whole = person in delivered.read_people
    is_whole_too = asset in managed.read_assets
    if managed.asset_type not in needs:
        return judge(Side(scopes, is_whole))
    if delivered.asset_type not in needs:
        return judge(Side(level, is_whole_too))
    if scopes is ABSENT and level is ABSENT:
        return Outcome.ABSENT if is_whole or is_whole_too else Outcome.OPEN
    if (scopes is ABSENT and is_whole) or (level is ABSENT and is_whole_too):
        return ItemCode.CLASH
    unclear = next((said for said in (scopes, level) if isinstance(said, ItemCode)), None)
    if unclear is None and is_whole and is_whole_too and isinstance(scopes, tuple):
        return Given(level if isinstance(level, Level) else None, scopes)
    return unclear or Outcome.OPEN


def _given(terms: Terms, *, is_settled: bool) -> Given:
    if isinstance(terms, tuple):
        return Given(None, terms, is_settled)
    return Given(terms, (), is_settled)
