"""Captures of random worlds: who is recorded, and how the platform answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

import attrs
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.exchange.rows import is_list, is_table
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import NOW
from bcmodel.testing.making.worlds import facts_of
from bcmodel.testing.recording import Platform, Record, record
from bcmodel.testing.recording.token import admins_of

Row = Mapping[str, Any]
WHERE_ROWS_STAND = {
    "bc/asset_group/list": "asset_groups",
    "identity/get": "identity_list",
    "changelog/get": "changelog_list",
}


def rows_of(saved: Record) -> Sequence[Row]:
    """Return the rows of a page, wherever its endpoint has them; of what has none, nothing."""
    data = cast("Row", saved["response"]["data"])
    if saved["endpoint"] != "bc/asset_group/get" or not data:
        field = WHERE_ROWS_STAND.get(saved["endpoint"], "list")
        return cast("Sequence[Row]", data.get(field, ()))
    group = cast("Row | list[Row]", data["asset_group"])
    only = group[0] if isinstance(group, list) else group
    return cast("Sequence[Row]", only["assets" if "assets" in only else "members"])


def asked_in(saved: Record) -> Row:
    """Return the query that a record answers."""
    return saved["request"]


def is_there(document: object, pointer: str) -> bool:
    """Whether a JSON pointer leads to anything in a document."""
    for step in pointer.split("/")[1:]:
        if is_table(document) and step in document:
            document = document[step]
        elif is_list(document) and step.isdecimal() and int(step) < len(document):
            document = document[int(step)]
        else:
            return False
    return True


class Capture(NamedTuple):
    """A World, and the saved answers about some of its Business Centers."""

    world: bc.World
    centers: tuple[str, ...]
    records: list[Record]


def capture_of(luck: Luck) -> Capture:
    """Make a World, choose whom to record in it, and record them."""
    world = world_of(luck)
    able = [center for center in sorted(world.tables.centers) if admins_of(world, center)]
    centers = luck.some(able, 60) or [luck.one(able)]
    platform = Platform(
        page_size=luck.one((1000, 1, 2)),
        lists_former_members=luck.happens(30),
        lists_partner_assets=not luck.happens(30),
        tells_every_relation=not luck.happens(20),
        groups_in_lists=luck.happens(30),
    )
    return Capture(world, tuple(centers), record(world, *centers, platform=platform))


def world_of(luck: Luck) -> bc.World:
    """Make a World in which somebody could record a Business Center, with names on most things."""
    facts = [named(luck, fact) for fact in facts_of(luck)]
    world = bc.World.of(*facts, at=NOW)
    if any(admins_of(world, center) for center in world.tables.centers):
        return world
    homes, people = (sorted(found) for found in (world.tables.centers, world.tables.users))
    home = attrs.evolve(world.tables.centers[homes[0]], status="ENABLE")
    return world.changed([home, bc.Member(homes[0], people[0], role="ADMIN")])


def named(luck: Luck, fact: bc.Fact) -> bc.Fact:
    """Give a Business Center or a TikTok account a name: its own, a common one, or none."""
    if isinstance(fact, bc.BusinessCenter):
        return attrs.evolve(fact, name=luck.odd(f"{fact.id} Ltd", [None, "Twin"], 30))
    if isinstance(fact, bc.TikTokAccount):
        return attrs.evolve(fact, handle=luck.odd(f"@{fact.id}", [None, "@twin", "@twin"], 35))
    return fact


@st.composite
def captures(draw: st.DrawFn) -> Capture:
    """Captures of some Business Centers of a World."""
    return capture_of(Luck.drawn(draw))


def random_capture(seed: int) -> Capture:
    """Return the capture of a seed."""
    return capture_of(Luck.of(seed))
