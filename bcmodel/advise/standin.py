"""Stand-in: a made-up member of a Business Center, to see what its people can be given."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.advise.kit import Kit
from bcmodel.facts import Fact
from bcmodel.resolve import Resolver
from bcmodel.vocab.words import Kind, Level, Scope

ENOUGH: dict[Kind, tuple[Level | None, tuple[Scope, ...]]] = {
    Kind.AD_ACCOUNT: (Level.OPERATOR, ()),
    Kind.TIKTOK_ACCOUNT: (None, (Scope.POST,)),
    Kind.CATALOG: (Level.AD_PROMOTE, ()),
    Kind.SHOP: (Level.AD_PROMOTION, ()),
}
"""What the stand-in is assigned: enough to work with, and no more; a pixel takes nothing."""


def stand_in_for(access: Resolver, center: str) -> str:
    """Return an id for the stand-in, which nobody has."""
    name = f"a member of {center}"
    while name in access.world.tables.users:
        name = f"{name}, made up"
    return name


def with_stand_in(access: Resolver, name: str, center: str, kit: Kit) -> Resolver:
    """Return the Resolver of a World in which the stand-in is assigned a kit, held or not."""
    facts = list(_facts(access, name, center, kit))
    return access.succeeded_by(access.world.changed(facts), facts)


def _facts(access: Resolver, name: str, center: str, kit: Kit) -> Iterator[Fact]:
    yield f.User(name, two_step=True)
    yield f.Member(center, name)
    for kind, identity in kit.things.items():
        if kind in ENOUGH and access.world.thing(identity) is not None:
            level, scopes = ENOUGH[kind]
            yield f.Assignment(center, name, identity, level=level, scopes=scopes)
