"""Proposal: a command that could clear an obstacle, whoever is to give it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel.change import Command
from bcmodel.rules.levels import ASSIGNMENT_SCOPE_NEEDED, LEVEL_NEEDED, SHARE_SCOPE_NEEDED
from bcmodel.vocab.actions import BIT, Action
from bcmodel.vocab.words import Kind, Level, Mode, Scope
from bcmodel.world import World

ANYBODY = "anybody"
"""The actor of a command that is proposed to nobody in particular."""


@attrs.frozen
class Proposal:
    """
    A command that could clear an obstacle.

    One that `is_personal` can be given by its actor only, and by nobody in their place.
    """

    command: Command
    is_personal: bool = False


@attrs.frozen
class Enough:
    """The least share and the least assignment with which something can be done."""

    level: Level | None = None
    share_scopes: tuple[Scope, ...] = ()
    scopes: tuple[Scope, ...] = ()
    mode: Mode = Mode.DELIVERY


PRESENCE = Enough()
"""Enough where all that counts is that the asset was given at all."""


def enough_for(action: Action, kind: Kind) -> Iterator[Enough]:
    """
    Yield what is enough for an action on an asset of a kind; there may be two ways.

    >>> [enough.level for enough in enough_for(Action.AD_ACCOUNT_CREATE_ADS, Kind.AD_ACCOUNT)]
    [<Level.OPERATOR: 'OPERATOR'>]
    """
    bit = BIT[action]
    ladder = LEVEL_NEEDED.get(kind, {})
    level = next((level for level, opened in ladder.items() if opened & bit), None)
    if kind is not Kind.TIKTOK_ACCOUNT:
        yield Enough(level)
        return
    shared = tuple(scope for scope, opened in SHARE_SCOPE_NEEDED.items() if opened & bit)
    assigned = tuple(scope for scope, opened in ASSIGNMENT_SCOPE_NEEDED.items() if opened & bit)
    if shared or level is None:
        yield Enough(share_scopes=shared, scopes=assigned)
    if level is not None:
        yield Enough(level, mode=Mode.MANAGED)


def unused_id(world: World, wanted: str) -> str:
    """Return an id for something new: the wanted one, or a longer one where that is taken."""
    tables = world.tables
    while world.thing(wanted) is not None or wanted in tables.codes or wanted in tables.posts:
        wanted = f"{wanted}-new"
    return wanted
