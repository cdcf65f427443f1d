"""Samples: facts for small Worlds in which nothing but what is looked at is in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import product

from bcmodel import facts as f
from bcmodel.facts import Asset
from bcmodel.vocab.levels import ASSIGNMENT_SCOPES, LADDERS, SHARE_SCOPES
from bcmodel.vocab.words import (
    AdAccountStatus,
    IdentityStatus,
    Kind,
    Mode,
    Origin,
    Scope,
    ShopStatus,
    TikTokStatus,
)

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SOMEBODY, HERE, THERE = "somebody", "here", "there"
ME, CENTER = f.User(SOMEBODY), f.BusinessCenter(HERE)
BACKGROUND = (
    ME,
    f.User("another"),
    CENTER,
    f.BusinessCenter(THERE),
    f.AdAccount("its", owner=HERE),
    f.AdAccount("lent", owner_user=SOMEBODY),
)
BOUND = f.Member(HERE, SOMEBODY)
OWNABLE: dict[Kind, Callable[..., Asset]] = {
    Kind.AD_ACCOUNT: f.AdAccount,
    Kind.TIKTOK_ACCOUNT: f.TikTokAccount,
    Kind.PIXEL: f.Pixel,
    Kind.CATALOG: f.Catalog,
    Kind.SHOP: f.Shop,
    Kind.FORM_LIBRARY: f.FormLibrary,
}


def owned(kind: Kind, owner: str = HERE) -> Asset:
    """Return an asset of a kind that a Business Center owns."""
    return OWNABLE[kind]("thing", owner=owner)


def shares_of(kind: Kind) -> list[f.Share]:
    """Return a bound share of an asset of a kind for all terms that can make a difference."""
    levels = LADDERS[kind] or (None,)
    if kind is not Kind.TIKTOK_ACCOUNT:
        return [f.Share("thing", HERE, origin=Origin.REQUEST, level=level) for level in levels]
    said = product(levels, sorted(SHARE_SCOPES), Mode, (False, True), (Origin.REQUEST, Origin.LINK))
    return [
        f.Share("thing", HERE, origin=o, level=level, scopes=[scope], mode=mode, ads_only=only)
        for level, scope, mode, only, o in said
    ]


def words_for(share: f.Share, kind: Kind) -> Iterator[str]:
    """Yield the words that are true of a share of an asset of a kind."""
    if kind is not Kind.TIKTOK_ACCOUNT:
        yield f"held_at_{share.level.lower()}" if share.level else "held"
        return
    for scope in share.scopes:
        yield f"held_for_{scope.lower()}"
        if not share.ads_only:
            yield f"held_for_{scope.lower()}_on_profile"
    if share.level and share.mode is Mode.MANAGED:
        yield f"managed_at_{share.level.lower()}"
    if share.origin is Origin.LINK and Scope.SHARING in share.scopes:
        yield "linked_for_sharing"


def assignments_of(kind: Kind) -> list[f.Assignment]:
    """Return an assignment of an asset of a kind for all terms that can make a difference."""
    scopes = sorted(ASSIGNMENT_SCOPES) if kind is Kind.TIKTOK_ACCOUNT else [None]
    return [
        f.Assignment(HERE, SOMEBODY, "thing", level=level, scopes=[scope] if scope else [])
        for level, scope in product(LADDERS[kind] or (None,), scopes)
    ]


def states_of(kind: Kind) -> Iterator[Asset]:
    """Yield an asset of a kind in every state that it can be in, one state at a time."""
    match kind:
        case Kind.AD_ACCOUNT:
            yield from (f.AdAccount("thing", owner=HERE, status=s) for s in AdAccountStatus)
        case Kind.TIKTOK_ACCOUNT:
            for status, scope in product(TikTokStatus, sorted(SHARE_SCOPES)):
                yield f.TikTokAccount("thing", owner=HERE, status=status, restricted=[scope])
            for state in IdentityStatus:
                yield f.TikTokAccount("thing", owner=HERE, identity_status=state)
            yield f.TikTokAccount("thing", owner=HERE, gpppa=True)
        case Kind.SHOP:
            yield from (f.Shop("thing", owner=HERE, status=s) for s in ShopStatus)
        case Kind.CATALOG:
            yield from (f.Catalog("thing", owner=HERE, ad_ready=ready) for ready in (True, False))
        case Kind.AUDIENCE:
            yield from (f.Audience("thing", "its"), f.Audience("thing", "lent"))
        case _:
            yield owned(kind)
