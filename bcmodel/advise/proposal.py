"""Proposal: a command that could clear an obstacle, whoever may give it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel.change import Command
from bcmodel.rules.levels import ASSIGNMENT_SCOPE_NEEDED, LEVEL_NEEDED, SHARE_SCOPE_NEEDED
from bcmodel.vocab.actions import BIT, Action
from bcmodel.vocab.words import Kind, Level, Mode, Scope

ANYBODY = "anybody"
"""Who gives a command that is proposed to nobody in particular."""


@attrs.frozen
class Proposal:
    """
    A command that could clear an obstacle.

    One that `is_personal` is done by its actor, and by nobody in their place.
    """

    command: Command
    is_personal: bool = False


@attrs.frozen
class Enough:
    """The least of a share and of an assignment with which something can be done."""

    level: Level | None = None
    share_scopes: tuple[Scope, ...] = ()
    scopes: tuple[Scope, ...] = ()
    mode: Mode = Mode.DELIVERY


PRESENCE = Enough()
"""Enough where all that counts is that something was given at all."""


def enough_for(action: Action, kind: Kind) -> Iterator[Enough]:
    """
    Yield what is enough for an action, on an asset of a kind: several, where there are two ways.

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
