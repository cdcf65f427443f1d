"""Kit: what somebody needs of a client, read from the ids of the client or its assets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from bcmodel import facts as f
from bcmodel.advise.proposal import unused_id
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.vocab.words import Kind, Origin, Status
from bcmodel.world import World

NEEDED = (Kind.AD_ACCOUNT, Kind.TIKTOK_ACCOUNT, Kind.PIXEL)
"""What is in every kit, named or not."""
NOUNS = {
    Kind.AD_ACCOUNT: "ad account",
    Kind.TIKTOK_ACCOUNT: "TikTok account",
    Kind.PIXEL: "pixel",
    Kind.CATALOG: "catalog",
    Kind.SHOP: "shop",
}
"""What can be in a kit, each kind as people call it."""


@attrs.frozen
class Kit:
    """
    The things that somebody needs, by kind, and the Business Center they belong to, if it is one.

    The kinds that the client has nothing of are `missing`: their ids are made up.
    """

    client: str | None
    things: Mapping[Kind, str]
    missing: frozenset[Kind]


def read_kit(world: World, what: Iterable[str]) -> Kit:
    """Return the kit that ids name; raises `InputError` with all that is wrong with them."""
    ids = tuple(dict.fromkeys(what))
    found = [world.thing(identity) for identity in ids]
    faults = [_unknown(world, one) for one, thing in zip(ids, found, strict=True) if thing is None]
    things = [thing for thing in found if thing is not None]
    faults += _not_in_a_kit(things)
    if not ids:
        told = "neither a client nor an asset is named"
        faults.append(Fault("what", told, "name the client's Business Center, or its assets"))
    if faults:
        raise InputError(faults)
    named = {thing.kind: thing.id for thing in things}
    owners = sorted({owner for thing in things for owner in _owners(world, thing)})
    client = named.pop(Kind.BUSINESS_CENTER, owners[0] if len(owners) == 1 else None)
    return _completed(world, client, owners, named)


def _unknown(world: World, identity: str) -> Fault:
    hint = nearest(identity, [*world.tables.centers, *world.tables.assets])
    return Fault("what", f"there is no Business Center or asset `{identity}`", hint)


def _not_in_a_kit(things: Iterable[f.Thing]) -> Iterator[Fault]:
    """Yield which of the things named do not belong in a kit, or are one too many of a kind."""
    seen: dict[Kind, str] = {}
    for thing in things:
        noun = NOUNS.get(thing.kind, str(thing.kind).replace("_", " "))
        if thing.kind not in NOUNS and thing.kind is not Kind.BUSINESS_CENTER:
            told = f"`{thing.id}` is of a kind that readiness does not cover ({noun})"
            yield Fault("what", told, f"name {', '.join(NOUNS.values())}, or the client")
        elif thing.kind in seen:
            noun = "client" if thing.kind is Kind.BUSINESS_CENTER else noun
            told = f"`{seen[thing.kind]}` and `{thing.id}` are both named"
            yield Fault("what", told, f"ask for one {noun} at a time")
        seen.setdefault(thing.kind, thing.id)


def _owners(world: World, thing: f.Thing) -> Iterator[str]:
    """Yield the Business Centers a thing belongs to: its owner, or those it is linked to."""
    if isinstance(thing, f.BusinessCenter):
        yield thing.id
        return
    inside = world.tables.assets.get(getattr(thing, "ad_account", None) or "")
    owner = getattr(thing, "owner", None) or getattr(inside, "owner", None)
    if owner:
        yield str(owner)
    elif isinstance(thing, f.TikTokAccount):
        yield from _linked_to(world, thing)


def _linked_to(world: World, account: f.TikTokAccount) -> Iterator[str]:
    """Yield the Business Centers that a person's TikTok account is linked to, or may soon be."""
    for share in world.tables.shares.get(account.id, ()):
        if share.origin is Origin.LINK and share.status in {Status.BOUND, Status.PENDING}:
            yield share.to


def _completed(
    world: World, client: str | None, owners: Iterable[str], named: Mapping[Kind, str]
) -> Kit:
    """Return the kit with what was not named, where the client has only one of the kind."""
    things, missing, faults = dict(named), set[Kind](), list[Fault]()
    centers = [client] if client else list(owners)
    for kind in NEEDED:
        if kind in things:
            continue
        every = sorted({one for center in centers for one in _of(world, center, kind)})
        if len(every) > 1:
            whose = " and ".join(f"`{center}`" for center in centers)
            told = f"{whose} {'has' if len(centers) == 1 else 'have'} several {NOUNS[kind]}s"
            names = ", ".join(f"`{one}`" for one in every)
            faults.append(Fault("what", f"{told}: {names}", "name the one that is meant"))
        elif not centers:
            told = f"it is not clear which {NOUNS[kind]} is meant"
            faults.append(Fault("what", told, "name it, or the client's Business Center"))
        else:
            missing.update([] if every else [kind])
            things[kind] = every[0] if every else _made_up(world, centers[0], kind)
    if faults:
        raise InputError(faults)
    return Kit(client, {kind: things[kind] for kind in NOUNS if kind in things}, frozenset(missing))


def _of(world: World, center: str, kind: Kind) -> Iterator[str]:
    """Yield what a Business Center has of a kind: owned by it, or linked to it."""
    tables = world.tables
    owned = [tables.assets[one] for one in tables.owned.get(center, ())]
    inside = [tables.assets[one] for asset in owned for one in tables.pixels_in.get(asset.id, ())]
    received = [tables.assets[share.asset] for share in tables.received.get(center, ())]
    for thing in (*owned, *inside, *received):
        if thing.kind is kind and center in _owners(world, thing):
            yield thing.id


def _made_up(world: World, center: str, kind: Kind) -> str:
    """Return an id for something that a Business Center does not have yet."""
    return unused_id(world, f"{center}-{kind}".replace("_", "-"))
