"""Telling: what laws compare of answers, and Worlds with some facts replaced."""

from __future__ import annotations

import bcmodel as bc
from bcmodel.facts import Key

Told = tuple[
    bc.Verdict,
    tuple[bc.Reason, ...],
    tuple[tuple[bc.RouteKind, str | None, tuple[bc.Reason, ...]], ...],
]


def told(decision: bc.Answer) -> Told:
    """Return what an answer tells: verdict, reasons, and routes in their order."""
    routes = ((route.kind, route.business_center, route.reasons) for route in decision.routes)
    return decision.verdict, decision.reasons, tuple(routes)


def by_key(world: bc.World) -> dict[tuple[bc.Kind, Key], bc.Fact]:
    """Return the facts by kind and key."""
    return {(fact.kind, fact.key): fact for fact in world.facts()}


def with_facts(world: bc.World, *facts: bc.Fact) -> bc.World:
    """Return the World with these facts, in place of those of the same key."""
    changed = {**by_key(world), **{(fact.kind, fact.key): fact for fact in facts}}
    return bc.World.of(*changed.values(), at=world.at)
