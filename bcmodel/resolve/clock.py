"""Clock: the instants at which an answer can change by time alone."""

from __future__ import annotations

from datetime import datetime

from bcmodel.rules import Parameters
from bcmodel.rules.assignment import seller_invitation_ends_at
from bcmodel.world import World


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
