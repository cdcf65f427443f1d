"""Mending: who can clear an obstacle, found by asking the Resolver that answered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve import Resolver
from bcmodel.rules.reasons import Mend, Mender
from bcmodel.rules.sharing import owner_of
from bcmodel.show.names import fill
from bcmodel.show.scene import Scene
from bcmodel.show.sentences import listed
from bcmodel.vocab.actions import KIND_OF
from bcmodel.vocab.words import Origin

MOST_NAMED = 2
"""How many of the people who can make a move are named."""


def tell_mend(access: Resolver, mend: Mend, scene: Scene) -> str:
    """Return one move in words: who can make it, what it is, and by which command."""
    move = fill(mend.advice, scene)
    command = f" ({mend.command})" if mend.command else ""
    by = "or " if mend.instead else ""
    fixed = _FIXED.get(mend.who)
    if fixed is not None:
        return f"{by}{fixed} can {move}{command}"
    people = menders(access, mend, scene)
    if people:
        return f"{by}{listed(people, 'or')} can {move}{command}"
    return f"{by}nobody at present can {move}{command}; it takes {_wanted(mend, scene)}"


_FIXED = {Mender.PLATFORM: "the platform", Mender.NOBODY: "nobody"}


def applies(mend: Mend, scene: Scene) -> bool:
    """Whether a move is meant for this kind of asset, and for how it was handed over."""
    kind = scene.thing.kind if scene.thing else scene.action.kind
    needs = mend.needs.format(kind=kind)
    is_known = not needs or needs in KIND_OF
    return is_known and mend.kind in {None, kind} and mend.origin in {None, scene.origin}


def menders(access: Resolver, mend: Mend, scene: Scene) -> list[str]:
    """Return people who can make a move, a few at most."""
    if mend.needs:
        return list(islice(_admitted(access, mend, scene), MOST_NAMED))
    if mend.who is Mender.PERSON:
        return [scene.user]
    return [] if mend.who in _FIXED else _owning_person(mend.who, scene)


def _owning_person(who: Mender, scene: Scene) -> list[str]:
    assets = scene.view.tables.assets
    inside = getattr(scene.thing, "ad_account", None)
    things = (
        scene.tiktok_account,
        scene.thing,
        *(assets.get(n) for n in (inside, scene.using) if n),
    )
    field = "seller" if who is Mender.SELLER else "owner_user"
    people = (getattr(thing, field, None) for thing in things)
    return [person for person in people if person][:1]


def _admitted(access: Resolver, mend: Mend, scene: Scene) -> Iterator[str]:
    """Yield who is allowed what a move needs, on the side that has to make it."""
    target = _target(mend, scene)
    if target is None:
        return
    action = mend.needs.format(kind=target.kind)
    if action not in KIND_OF:
        return
    side = None if isinstance(target, f.BusinessCenter) else _side(mend, scene)
    for person in sorted(access.who_can(action, target.id)):
        if side is None or _can_within(access, person, action, target.id, side):
            yield person


def _can_within(access: Resolver, person: str, action: str, target: str, side: str) -> bool:
    """Whether somebody can do it inside one Business Center; those without an entry cannot."""
    belongs = side in access.world.tables.members.get(person, ())
    return belongs and access.can(person, action, target, within=side)


def _target(mend: Mend, scene: Scene) -> Thing | None:
    """Return what the action that a move needs is done on."""
    tables = scene.view.tables
    match mend.on:
        case "asset":
            return scene.thing
        case "used":
            return tables.assets.get(scene.using or scene.asset)
        case "owner":
            owner = scene.owner
            return (tables.centers.get(owner) or tables.assets.get(owner)) if owner else None
        case "center":
            side = scene.center
        case "granter":
            side = scene.granter
        case "invited":
            side = scene.invited
        case "":
            side = None
    return tables.centers.get(side) if side else None


def _side(mend: Mend, scene: Scene) -> str | None:
    """Return the Business Center that a move is made in, if it matters which."""
    if mend.who is Mender.ADMIN_HERE:
        return scene.center
    if mend.who is not Mender.ADMIN_THERE or scene.origin is not Origin.PARTNER:
        return None
    return owner_of(scene.thing) if scene.thing and owner_of(scene.thing) else scene.granter


def _wanted(mend: Mend, scene: Scene) -> str:
    """Return who could make a move, where nobody at present can."""
    target = _target(mend, scene)
    is_center = isinstance(target, f.BusinessCenter)
    side = target.id if target and is_center else _side(mend, scene)
    return f"an Admin of {side}" if side else mend.who
