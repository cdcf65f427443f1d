"""Which levels and scopes each kind of asset knows, lowest first, and what absence means."""

from __future__ import annotations

from bcmodel.vocab.words import Kind, Level, Scope

LADDERS: dict[Kind, tuple[Level, ...]] = {
    Kind.AD_ACCOUNT: (Level.ANALYST, Level.OPERATOR, Level.ADMIN),
    Kind.CATALOG: (Level.AD_PROMOTE, Level.ADMIN),
    Kind.SHOP: (Level.AD_PROMOTION, Level.MANAGER),
    Kind.FORM_LIBRARY: (Level.ADMIN,),
    Kind.TIKTOK_ACCOUNT: (Level.ANALYST, Level.OPERATOR, Level.ADMIN),
    Kind.PIXEL: (),
}
"""The permission levels of an asset kind; a pixel is simply there or not."""

SHARE_SCOPES = frozenset(
    {Scope.EXISTING_POSTS, Scope.NEW_VIDEOS, Scope.LIVE, Scope.DIRECT_MESSAGE, Scope.SHARING}
)
ASSIGNMENT_SCOPES = frozenset({Scope.POST, Scope.LIVE, Scope.DIRECT_MESSAGE})
DEFAULT_SHARE_SCOPES = (Scope.EXISTING_POSTS,)
DEFAULT_ASSIGNMENT_SCOPES = (Scope.POST,)


def default_level(kind: Kind) -> Level | None:
    """
    Return the level that a share or assignment without a level has: the lowest.

    >>> default_level(Kind.CATALOG)
    <Level.AD_PROMOTE: 'AD_PROMOTE'>
    """
    ladder = LADDERS[kind]
    return ladder[0] if ladder else None


def rank(kind: Kind, level: Level | None) -> int:
    """
    Return how high a level is on the ladder of a kind; without a level, it is the lowest.

    >>> rank(Kind.AD_ACCOUNT, Level.ADMIN), rank(Kind.AD_ACCOUNT, None), rank(Kind.PIXEL, None)
    (2, 0, 0)
    """
    return LADDERS[kind].index(level) if level else 0
