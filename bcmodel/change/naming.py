"""Naming: what the fields of a command name, and the faults of names for what is not there."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

import attrs

from bcmodel.errors import Fault, nearest, with_article
from bcmodel.facts.record import Record
from bcmodel.vocab.words import Kind
from bcmodel.world import World
from bcmodel.world.references import ASSET_KINDS, ONE_ID_SPACE, SHAREABLE
from bcmodel.world.world import ID_TABLES


@attrs.frozen
class Names:
    """What the value of a field names: a fact of one of these kinds, there or still to be made."""

    kinds: tuple[Kind, ...]
    makes: bool = False
    besides: bool = False
    """Whether the command is about something else, and names this only in addition."""

    @property
    def what(self) -> str:
        """The kind in a word."""
        first, *others = self.kinds
        return "asset" if others else str(first)

    @property
    def is_an_asset(self) -> bool:
        """Whether it is something owned, shared and assigned."""
        return self.kinds[0] in ASSET_KINDS


def naming(*kinds: Kind) -> Mapping[str, Names]:
    """Return the metadata of a field that names what is there."""
    return {"names": Names(kinds)}


def making(kind: Kind) -> Mapping[str, Names]:
    """Return the metadata of a field that gives the id of something new."""
    return {"names": Names((kind,), makes=True)}


def naming_besides(kind: Kind) -> Mapping[str, Names]:
    """Return the metadata of a field that names what a command is not itself about."""
    return {"names": Names((kind,), besides=True)}


A_PERSON = naming(Kind.USER)
A_CENTER = naming(Kind.BUSINESS_CENTER)
AN_ASSET = naming(*SHAREABLE)
AN_AD_ACCOUNT = naming(Kind.AD_ACCOUNT)
A_TIKTOK_ACCOUNT = naming(Kind.TIKTOK_ACCOUNT)
A_GROUP = naming(Kind.ACCOUNT_GROUP)


def faults_of_naming(record: Record, world: World, besides: Container[str] = ()) -> Iterator[Fault]:
    """
    Yield what is named but not there, and what is to be made but there already.

    Of the ids `besides` it is not known whether they are there.
    """
    for field, names, identity in _named(record):
        if identity in besides:
            continue
        if names.makes:
            if _is_taken(world, names.kinds[0], identity):
                yield Fault(field, f"`{identity}` is there already", "choose another id")
        elif not _is_there(world, names, identity):
            hint = nearest(identity, _ids(world, names), f"name {with_article(names.what)}")
            yield Fault(field, f"there is no {names.what} `{identity}`", hint)


def made_by(record: Record) -> Iterator[str]:
    """Yield the ids of what a command is to make."""
    return (identity for _, names, identity in _named(record) if names.makes)


def misfits(record: Record, world: World) -> dict[str, Names]:
    """Return what is named as an asset and is there, but is of a kind that will not do."""
    return {
        identity: names
        for _, names, identity in _named(record)
        if names.is_an_asset and not names.makes and _kind_of(world, identity) not in names.kinds
    }


def _kind_of(world: World, identity: str) -> Kind | None:
    thing = world.thing(identity)
    return thing.kind if thing is not None else None


def _named(record: Record) -> Iterator[tuple[str, Names, str]]:
    """Yield each id that a record names: the field, what that names, and the id."""
    fields = _NAMING.get(type(record))
    if fields is None:
        named = ((field.name, field.metadata.get("names")) for field in record.fields())
        fields = _NAMING[type(record)] = tuple((field, names) for field, names in named if names)
    for field, names in fields:
        value: str | tuple[str, ...] | None = getattr(record, field)
        for identity in value if isinstance(value, tuple) else (value,):
            if identity is not None:
                yield field, names, identity


_NAMING: dict[type[Record], tuple[tuple[str, Names], ...]] = {}
"""The fields of each class that name something, read once."""


def _is_there(world: World, names: Names, identity: str) -> bool:
    if names.is_an_asset:  # one of another kind is a reason to refuse, not a fault
        return world.thing(identity) is not None
    return any(world.find(kind, identity) is not None for kind in names.kinds)


def _is_taken(world: World, kind: Kind, identity: str) -> bool:
    if kind in ONE_ID_SPACE:
        return world.thing(identity) is not None
    return world.find(kind, identity) is not None


def _ids(world: World, names: Names) -> Iterator[str]:
    tables = [getattr(world.tables, ID_TABLES.get(kind, "assets")) for kind in names.kinds[:1]]
    return (i for table in tables for i, fact in table.items() if fact.kind in names.kinds)
