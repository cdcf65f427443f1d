"""Towns of three sizes, drawn with one seed: the same people, accounts and questions for all."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from random import Random
from typing import NamedTuple

import attrs

QUESTIONS = 10_000
VIEW, OPERATE, ADMINISTER = 1, 2, 3
ASSIGNED = (50, 35, 15)
SHARED = (40, 40, 20)
"""Weights of the three levels, of assignments and of shares."""


def drawing(purpose: int, seed: int = 0) -> Random:
    """Return a source of chance that gives the same each time, of its own for each purpose."""
    return Random(42 + purpose + 1000 * seed)  # noqa: S311 - a town to measure in, no secret


class Size(NamedTuple):
    """How much of everything there is in a town."""

    centers: int
    people: int
    accounts: int
    assignments: int
    shares: int


SIZES = {
    "S": Size(6, 100, 200, 600, 60),
    "M": Size(50, 4_000, 20_000, 100_000, 5_000),
    "L": Size(500, 100_000, 500_000, 2_000_000, 100_000),
}


class Check(NamedTuple):
    """A question by numbers: whether a person comes to a level on an account."""

    person: int
    need: int
    account: int


@attrs.frozen(eq=False)
class Town:
    """
    Business Centers, people and ad accounts, by number.

    One person in twenty is in two Business Centers, one membership in ten is past; one assignment
    in eight goes to a member of a partner, one in thirty to anybody.
    """

    size: Size
    memberships: list[dict[int, bool]]
    """Of each person: Business Center to whether they still belong to it."""
    owners: list[int]
    """Of each account: the Business Center that owns it."""
    shares: list[dict[int, int]]
    """Of each account: Business Center to the level at which it was shared."""
    assigned: list[dict[int, int]]
    """Of each person: account to level."""

    def reach(self, person: int, account: int) -> int:
        """Return the level at which the person's Business Centers hold an account."""
        centers = [center for center, bound in self.memberships[person].items() if bound]
        return max((self.held(center, account) for center in centers), default=0)

    def held(self, center: int, account: int) -> int:
        """Return the level at which a Business Center holds an account."""
        if self.owners[account] == center:
            return ADMINISTER
        return self.shares[account].get(center, 0)

    def best_center(self, person: int, account: int) -> int:
        """Return that of a person's Business Centers through which they come furthest."""
        row = self.memberships[person]
        if len(row) == 1:
            return next(iter(row))
        return max(row, key=lambda center: (row[center], self.held(center, account)))

    def level(self, person: int, account: int) -> int:
        """Return the level to which a person comes on an account."""
        own = self.assigned[person].get(account, 0)
        return min(own, self.reach(person, account)) if own else 0

    def checks(self) -> list[Check]:
        """Draw questions: half of them allowed, most of the others denied by one condition."""
        draw = drawing(1)
        pairs = [(person, account) for person, row in enumerate(self.assigned) for account in row]
        drawn: dict[bool, list[Check]] = {True: [], False: []}
        while min(map(len, drawn.values())) < QUESTIONS // 2:
            if draw.random() < 0.7:
                person, account = draw.choice(pairs)
            else:
                person = draw.randrange(self.size.people)
                account = draw.randrange(self.size.accounts)
            check = Check(person, draw.randint(VIEW, ADMINISTER), account)
            kept = drawn[self.level(person, account) >= check.need]
            if len(kept) < QUESTIONS // 2:
                kept.append(check)
        checks = drawn[True] + drawn[False]
        draw.shuffle(checks)
        return checks


def build(size: Size, seed: int = 0) -> Town:
    """Draw a town; the same one each time, for each seed."""
    draw = drawing(0, seed)
    weights = list(accumulate((n + 1) ** -0.7 for n in range(size.centers)))

    def some_center() -> int:
        return bisect(weights, draw.random() * weights[-1])

    homes = [n if n < size.centers else some_center() for n in range(size.people)]
    memberships = [_memberships(draw, home, size.centers) for home in homes]
    owners = [some_center() for _ in range(size.accounts)]
    shares = _shares(draw, size, owners)
    town = Town(size, memberships, owners, shares, [{} for _ in range(size.people)])
    levels = iter(draw.choices((VIEW, OPERATE, ADMINISTER), ASSIGNED, k=size.assignments))
    left = size.assignments
    for person, account in _pairs(draw, town):
        row = town.assigned[person]
        if account not in row:
            row[account] = next(levels)
            left -= 1
            if not left:
                break
    return town


def _memberships(draw: Random, home: int, centers: int) -> dict[int, bool]:
    several = {home, draw.randrange(centers)} if draw.random() < 0.05 else {home}
    return {center: draw.random() >= 0.1 for center in sorted(several)}


def _shares(draw: Random, size: Size, owners: list[int]) -> list[dict[int, int]]:
    shares: list[dict[int, int]] = [{} for _ in owners]
    levels = iter(draw.choices((VIEW, OPERATE, ADMINISTER), SHARED, k=size.shares))
    left = size.shares
    while left:
        account, center = draw.randrange(size.accounts), draw.randrange(size.centers)
        if center != owners[account] and center not in shares[account]:
            shares[account][center] = next(levels)
            left -= 1
    return shares


def _pairs(draw: Random, town: Town) -> Iterator[tuple[int, int]]:
    """Draw people and accounts that may be assigned to them, without end."""
    teams: list[list[int]] = [[] for _ in range(town.size.centers)]
    for person, row in enumerate(town.memberships):
        for center in row:
            teams[center].append(person)
    shared = [account for account, row in enumerate(town.shares) if row]
    partners = {account: list(town.shares[account]) for account in shared}
    while True:
        kind = draw.random()
        if kind < 0.12:
            account = draw.choice(shared)
            yield draw.choice(teams[draw.choice(partners[account])]), account
            continue
        account = draw.randrange(town.size.accounts)
        if kind < 0.15:
            yield draw.randrange(town.size.people), account
        else:
            yield draw.choice(teams[town.owners[account]]), account
