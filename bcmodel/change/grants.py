"""Grants: the faults of a share or an assignment that a command would make."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.errors import Fault, nearest, with_article
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.words import Kind, Level
from bcmodel.world import World
from bcmodel.world.checks import faults_of_grant
from bcmodel.world.references import SHAREABLE


def faults_of_granting(grant: f.Share | f.Assignment, world: World) -> Iterator[Fault]:
    """Yield a level, and each scope, that the kind of the asset does not have."""
    asset = world.tables.assets.get(grant.asset)
    if asset is not None and asset.kind in SHAREABLE:
        for fault in faults_of_grant(grant, asset):
            yield Fault(fault.field, fault.problem, fault.next_step)


def faults_of_level(level: Level | None, kind: Kind) -> Iterator[Fault]:
    """Yield a level that a kind of asset does not have."""
    ladder = LADDERS[kind]
    if level is not None and level not in ladder:
        yield Fault("level", f"{with_article(kind)} has no level `{level}`", nearest(level, ladder))
