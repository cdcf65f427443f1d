"""Who can take a step of a plan."""

from __future__ import annotations

import attrs

import bcmodel as bc

PERSONAL = {"sign_up", "enable_two_step", "accept_invitation", "create_business_center"}
"""What everybody does for themselves: others do it too, and something else comes of it."""


def able_to_take(access: bc.Resolver, command: bc.Command) -> set[str]:
    """Return everybody of whom a command is accepted, and comes to the same as of its actor."""
    return {user for user in access.world.tables.users if _may(access, command, user)}


def _may(access: bc.Resolver, command: bc.Command, user: str) -> bool:
    theirs, planned = access.plan(attrs.evolve(command, actor=user)), access.plan(command)
    if not isinstance(theirs, bc.Planned) or not isinstance(planned, bc.Planned):
        return False
    told = [[(event.before, event.after) for event in one.events] for one in (theirs, planned)]
    return told[0] == told[1]
