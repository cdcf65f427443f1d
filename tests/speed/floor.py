"""The floor: the least that a check costs in Python, with plain dicts and ids as strings."""

from __future__ import annotations

from collections.abc import Iterable

from tests.speed.names import Names
from tests.speed.town import Town

Question = tuple[str, int, str]


class Floor:
    """
    A town in plain dicts: one rule, no reasons, no time, no change.

    A person comes to a level on an account that is assigned to them at that level, if a Business
    Center they belong to owns it, or holds it at that level.
    """

    __slots__ = ("assigned", "assignees", "centers", "owners", "shares")

    def __init__(self, town: Town, names: Names) -> None:
        people, accounts, centers = names.people, names.accounts, names.centers
        self.assigned: dict[str, dict[str, int]] = {}
        self.assignees: dict[str, dict[str, int]] = {account: {} for account in accounts}
        assignees = self.assignees
        for person, held in zip(people, town.assigned, strict=True):
            row = self.assigned[person] = {}
            for number, level in held.items():
                account = accounts[number]
                row[account] = level
                assignees[account][person] = level
        self.owners = dict(zip(accounts, (centers[owner] for owner in town.owners), strict=True))
        self.centers = {
            person: tuple(centers[center] for center, bound in row.items() if bound)
            for person, row in zip(people, town.memberships, strict=True)
        }
        self.shares = {
            account: {centers[center]: level for center, level in row.items()}
            for account, row in zip(accounts, town.shares, strict=True)
            if row
        }

    def can(self, person: str, need: int, account: str) -> bool:
        """Whether a person comes to a level on an account."""
        if self.assigned[person].get(account, 0) < need:
            return False
        centers = self.centers[person]
        if self.owners[account] in centers:
            return True
        shares = self.shares.get(account)
        if shares:
            for center in centers:
                if shares.get(center, 0) >= need:
                    return True
        return False

    def can_many(self, questions: Iterable[Question]) -> list[bool]:
        """Answer `can` for many."""
        can = self.can
        return [can(person, need, account) for person, need, account in questions]

    def accounts_of(self, person: str, need: int) -> list[str]:
        """Return the accounts on which a person comes to a level."""
        centers, owners, shares = self.centers[person], self.owners, self.shares
        found: list[str] = []
        for account, level in self.assigned[person].items():
            if level >= need:
                if owners[account] in centers:
                    found.append(account)
                elif account in shares:
                    here = shares[account]
                    for center in centers:
                        if here.get(center, 0) >= need:
                            found.append(account)
                            break
        return found

    def who_can(self, account: str, need: int) -> list[str]:
        """Return the people who come to a level on an account."""
        owner, centers_of, shares = self.owners[account], self.centers, self.shares.get(account)
        found: list[str] = []
        for person, level in self.assignees[account].items():
            if level >= need:
                centers = centers_of[person]
                if owner in centers:
                    found.append(person)
                elif shares:
                    for center in centers:
                        if shares.get(center, 0) >= need:
                            found.append(person)
                            break
        return found

    def level(self, person: str, account: str, own: int) -> int:
        """Return the level that an assignment comes to."""
        centers = self.centers[person]
        if self.owners[account] in centers:
            return own
        shares = self.shares.get(account)
        if not shares:
            return 0
        top = 0
        for center in centers:
            level = shares.get(center, 0)
            if level > top:  # noqa: PLR1730 - calling `max` takes longer, and this is the floor
                top = level
        return own if own < top else top  # noqa: FURB136 - the same

    def matrix(self) -> dict[str, dict[str, int]]:
        """Return the level of every person on every account."""
        level = self.level
        return {
            person: {
                account: top for account, own in row.items() if (top := level(person, account, own))
            }
            for person, row in self.assigned.items()
        }
