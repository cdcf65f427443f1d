"""Judging: the outcome of two readings of one assignment."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from bcmodel.exchange.snapshots.sightings import ABSENT, Absent, Said, Sightings
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.exchange.snapshots.values import Terms
from bcmodel.vocab.words import Level, Scope


class Outcome(Enum):
    """The outcome of readings that give no terms."""

    ABSENT = auto()
    OPEN = auto()


class Assigned(NamedTuple):
    """The terms of an assignment that is there."""

    level: Level | None = None
    scopes: tuple[Scope, ...] = ()
    is_settled: bool = False
    """Whether an incomplete reading shows other terms."""


Judgement = Assigned | Outcome | ItemCode
"""An assignment, that there is none, that it is open, or why it cannot be told."""


class Side(NamedTuple):
    """What one reading says of an assignment, and whether it shows everything."""

    said: Said = ABSENT
    is_all: bool = False


def judge(by_person: Side, by_asset: Side = Side()) -> Judgement:  # noqa: B008 - it never changes
    """
    Return the outcome of two readings of one asset type.

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
        return _assigned(given[0], is_settled=False)
    if one_is_all == other_is_all:
        return ItemCode.CLASH
    return _assigned(given[0] if one_is_all else given[1], is_settled=True)


def judge_account(
    delivered: Sightings, managed: Sightings, person: str, asset: str, needs: frozenset[str]
) -> Judgement:
    """
    Return the outcome for a TikTok account: its scopes are of one asset type, its level of another.

    `needs` are the types under which it is, or may be, listed; each has one reading.
    """
    scopes = delivered.said_of_person(person, asset)
    level = managed.said_of_asset(person, asset)
    all_scopes_read = person in delivered.read_people
    all_levels_read = asset in managed.read_assets
    if managed.asset_type not in needs:
        return judge(Side(scopes, all_scopes_read))
    if delivered.asset_type not in needs:
        return judge(Side(level, all_levels_read))
    if scopes is ABSENT and level is ABSENT:
        return Outcome.ABSENT if all_scopes_read or all_levels_read else Outcome.OPEN
    if (scopes is ABSENT and all_scopes_read) or (level is ABSENT and all_levels_read):
        return ItemCode.CLASH
    unclear = next((said for said in (scopes, level) if isinstance(said, ItemCode)), None)
    if unclear is None and all_scopes_read and all_levels_read and isinstance(scopes, tuple):
        return Assigned(level if isinstance(level, Level) else None, scopes)
    return unclear or Outcome.OPEN


def _assigned(terms: Terms, *, is_settled: bool) -> Assigned:
    if isinstance(terms, tuple):
        return Assigned(None, terms, is_settled)
    return Assigned(terms, (), is_settled)
