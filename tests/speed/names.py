"""A town in the words of bcmodel: ids, facts, and the actions that stand for the three levels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from sys import intern

import attrs

import bcmodel as bc
from tests.speed.town import Town, drawing

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
LEVELS = {1: bc.Level.ANALYST, 2: bc.Level.OPERATOR, 3: bc.Level.ADMIN}
ACTIONS = {
    1: bc.Action.AD_ACCOUNT_VIEW_REPORTS,
    2: bc.Action.AD_ACCOUNT_CREATE_ADS,
    3: bc.Action.AD_ACCOUNT_EDIT_SETTINGS,
}
"""An action that needs just this level, and that no role in a Business Center gives."""


@attrs.frozen(eq=False)
class Names:
    """The ids of everything in a town, by number; equal ids are one object."""

    people: list[str]
    accounts: list[str]
    centers: list[str]

    @classmethod
    def of(cls, town: Town) -> Names:
        """Name everything in a town."""
        return cls(
            [intern(f"user-{n}") for n in range(town.size.people)],
            [intern(f"adv-{n}") for n in range(town.size.accounts)],
            [intern(f"bc-{n}") for n in range(town.size.centers)],
        )


def facts(town: Town, names: Names, admins: float = 0.0) -> Iterator[bc.Fact]:
    """
    Yield a town as facts that mean the same; `admins` is the portion of members who are Admins.

    What is assigned to a person is assigned in the Business Center of theirs that holds it best.
    """
    people, accounts, centers = names.people, names.accounts, names.centers
    yield from map(bc.BusinessCenter, centers)
    yield from map(bc.User, people)
    yield from _members(town, names, admins)
    for account, owner in zip(accounts, town.owners, strict=True):
        yield bc.AdAccount(account, owner=centers[owner])
    partners: set[tuple[int, int]] = set()
    for number, row in enumerate(town.shares):
        for partner, level in row.items():
            yield bc.Share(accounts[number], centers[partner], level=LEVELS[level])
            owner = town.owners[number]
            partners.add((owner, partner) if owner < partner else (partner, owner))
    for one, other in sorted(partners):
        yield bc.Partnership(centers[one], centers[other])
    for person, held in enumerate(town.assigned):
        for number, level in held.items():
            center = centers[town.best_center(person, number)]
            yield bc.Assignment(center, people[person], accounts[number], level=LEVELS[level])


def _members(town: Town, names: Names, admins: float) -> Iterator[bc.Member]:
    draw = drawing(2)
    for person, row in zip(names.people, town.memberships, strict=True):
        for center, bound in row.items():
            yield bc.Member(
                names.centers[center],
                person,
                role=bc.Role.ADMIN if draw.random() < admins else bc.Role.STANDARD,
                status=bc.Status.BOUND if bound else bc.Status.UNBOUND,
            )


def level_of(actions: frozenset[bc.Action]) -> int:
    """Return the level that a set of actions stands for."""
    return max((level for level, action in ACTIONS.items() if action in actions), default=0)


def thirty_facts() -> list[bc.Fact]:
    """Return what one test may need: two Business Centers, five people, six accounts."""
    pairs = [(0, 0), (0, 1), (1, 0), (1, 2), (2, 3), (2, 0), (3, 4), (3, 0), (4, 5)]
    centers = ["nova", "nova", "nova", "acme", "acme"]
    every: list[bc.Fact] = [
        bc.BusinessCenter("nova"),
        bc.BusinessCenter("acme"),
        bc.Partnership("nova", "acme"),
        *(bc.User(f"user-{n}") for n in range(5)),
        *(bc.Member(center, f"user-{n}") for n, center in enumerate(centers)),
        *(bc.AdAccount(f"adv-{n}", owner="nova" if n < 4 else "acme") for n in range(6)),
        *(bc.Share(f"adv-{n}", "acme", level=bc.Level.OPERATOR) for n in range(2)),
        *(
            bc.Assignment(centers[n], f"user-{n}", f"adv-{account}", level=bc.Level.OPERATOR)
            for n, account in pairs
        ),
    ]
    return every
