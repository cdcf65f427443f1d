"""Naming: how kinds of thing and actions are called in a model."""

from __future__ import annotations

from functools import lru_cache

from bcmodel.vocab.actions import JOINT, USING, Action
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.words import Kind

PAIRED = (Kind.PIXEL, Kind.AUDIENCE, Kind.SPARK_CODE)
"""Kinds of thing that can be used in an ad account or cannot, whoever works there."""
APART = (Kind.TIKTOK_ACCOUNT, Kind.SHOP, Kind.CATALOG, Kind.APP_WORKSPACE)
"""Kinds of thing whose use asks more of the person, or of the way that brings them."""
THINGS = (Kind.BUSINESS_CENTER, Kind.ACCOUNT_GROUP, *LADDERS, Kind.AUDIENCE)
"""Kinds of thing that actions are done on."""
HAND = "held_"
"""Begins the type of an asset in the hands of one Business Center."""


def verb(action: str) -> str:
    """Return an action without the kind of thing that it is done on."""
    return action.partition(".")[2]


def permission(action: str) -> str:
    """
    Return the name of the permission that an action is.

    >>> permission("ad_account.create_ads")
    'can_create_ads'
    """
    return f"can_{verb(action)}"


def granted(action: str) -> str:
    """Return the relation of the people to whom an action is granted one by one."""
    return f"granted_{verb(action)}"


def pair_type(kind: Kind) -> str:
    """Return the type of an ad account together with another thing."""
    return f"ad_account_with_{kind}"


def hand_type(kind: Kind) -> str:
    """Return the type of an asset in the hands of one Business Center."""
    return f"{HAND}{kind}"


def actions_on(kind: Kind) -> list[Action]:
    """Return the actions on a kind of thing that involve nothing else."""
    return [action for action in Action if action.kind is kind and action not in JOINT]


@lru_cache(maxsize=1)
def actions_by_type() -> dict[str, tuple[Action, ...]]:
    """Return the actions on each type of thing, and on each type of pair."""
    plain: dict[str, tuple[Action, ...]] = {kind: tuple(actions_on(kind)) for kind in THINGS}
    kinds = dict.fromkeys(kind for kinds in USING.values() for kind in kinds)
    return plain | {pair_type(kind): tuple(actions_with(kind)) for kind in kinds}


def actions_with(kind: Kind) -> list[Action]:
    """Return the actions on an ad account that involve a kind of thing."""
    return [action for action in Action if kind in USING.get(action, ())]
