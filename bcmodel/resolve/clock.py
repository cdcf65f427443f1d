"""Clock: the instants at which an answer can change by time alone."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime

from bcmodel.rules import Parameters, Rulebook
from bcmodel.rules.assignment import seller_invitation_ends_at
from bcmodel.world import World


class Clock:
    """
    Tells which instants answer alike: those between which nothing ends.

    With a rule that reads the clock itself every instant is its own.
    """

    def __init__(self, world: World, book: Rulebook) -> None:
        self.each_alone = any(rule.reads_clock for rule in book.rules)
        self.moments = moments(world, book.parameters)

    def epoch(self, instant: datetime) -> int | datetime:
        """Return a mark that instants which answer alike have in common."""
        return instant if self.each_alone else bisect_right(self.moments, instant)


def moments(world: World, parameters: Parameters) -> tuple[datetime, ...]:
    """Return every instant at which something in a World ends, in order."""
    tables = world.tables
    ends: list[datetime | None] = [user.data_verified_until for user in tables.users.values()]
    ends += [member.expires_at for team in tables.teams.values() for member in team.values()]
    ends += [share.expires_at for shares in tables.shares.values() for share in shares]
    ends += [code.ends_at for code in tables.codes.values()]
    ends += [
        seller_invitation_ends_at(role, parameters)
        for roles in tables.seller_roles.values()
        for role in roles
    ]
    return tuple(sorted({end for end in ends if end is not None}))
