"""What random Worlds have not seen: facts that were hidden, and patterns that hide nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

import bcmodel as bc
from bcmodel.facts import FACT_CLASSES
from bcmodel.facts.record import faults_of_field
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import AUDIENCES, CENTERS, GROUPS, PEOPLE, POSTS
from bcmodel.testing.making.grants import SELLER_ROLES
from bcmodel.world.references import IDENTIFIED, REFERENCES

MISSING = "nothing"
"""An id that nothing and nobody has."""

PATTERNED = tuple(kind for kind in bc.Kind if kind is not bc.Kind.UNSEEN)
POOLS: dict[str, Sequence[object]] = {
    "user": PEOPLE,
    "business_center": CENTERS,
    "to": CENTERS,
    "a": CENTERS,
    "b": CENTERS,
    "group": GROUPS,
    "audience": AUDIENCES,
    "post": POSTS,
    "role": SELLER_ROLES,
    "origin": tuple(bc.Origin),
}
"""Values that a field may have, beside those in the World."""


def hide(luck: Luck, facts: Sequence[bc.Fact]) -> tuple[list[bc.Fact], list[bc.Fact]]:
    """
    Hide some facts; return those still seen, with patterns for the hidden ones, and the hidden.

    Business Centers are never hidden, as routes lead through listed ones only. What refers to a
    hidden thing is hidden with it.
    """
    links = [f for f in facts if f.kind not in IDENTIFIED]
    things = [f for f in facts if f.kind in IDENTIFIED and f.kind is not bc.Kind.BUSINESS_CENTER]
    chosen = [luck.one(links or facts) for _ in range(luck.one((1, 3, 6, 10)))]
    if things and luck.happens(35):
        chosen.append(luck.one(things))
    hidden = with_referrers([f for f in chosen if f.kind is not bc.Kind.BUSINESS_CENTER], facts)
    patterns = {pattern_for(luck, fact) for fact in hidden}
    patterns |= {empty_pattern(luck, facts) for _ in range(luck.one((0, 1, 2)))}
    seen = [fact for fact in facts if fact not in hidden]
    return [*seen, *sorted(patterns, key=str)], list(hidden)


def with_referrers(chosen: Sequence[bc.Fact], facts: Sequence[bc.Fact]) -> dict[bc.Fact, None]:
    """Return the facts, and whatever refers to them, directly or not."""
    hidden = dict.fromkeys(chosen)
    waiting = [fact for fact in hidden if fact.kind in IDENTIFIED]
    while waiting:
        gone = waiting.pop()
        for fact in facts:
            if fact not in hidden and names(fact, gone):
                hidden[fact] = None
                waiting.append(fact)
    return hidden


def names(fact: bc.Fact, other: bc.Fact) -> bool:
    """Whether a fact refers to another by its id."""
    identity: object = getattr(other, "id", None)
    for field, kinds in REFERENCES.get(fact.kind, {}).items():
        if other.kind in kinds and identity in several(fact, field):
            return True
    return False


def several(fact: bc.Fact, field: str) -> tuple[object, ...]:
    """Return what a field holds, one value or several."""
    value: tuple[object, ...] | object = getattr(fact, field)
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)


def pattern_for(luck: Luck, fact: bc.Fact) -> bc.Unseen:
    """Make a pattern that matches a fact, naming some of its fields."""
    starred = fact.key_fields()
    where: dict[str, object] = {
        field.name: getattr(fact, field.name)
        for field in fact.fields()
        if luck.happens(60 if field.name in starred else 1)
    }
    return bc.Unseen(fact.kind, where=where)


def empty_pattern(luck: Luck, facts: Sequence[bc.Fact]) -> bc.Unseen:
    """Make a pattern that matches nothing there is, or only by chance."""
    kind = luck.one(PATTERNED)
    starred = FACT_CLASSES[kind].key_fields()
    where: dict[str, object] = {}
    for field in FACT_CLASSES[kind].fields():
        if luck.happens(50 if field.name in starred else 2):
            values = list(values_of(kind, field.name, facts))
            fitting = [v for v in values if not faults_of_field(field, v)]
            if fitting:
                where[field.name] = luck.one(fitting)
    return bc.Unseen(kind, where=where)


def values_of(kind: bc.Kind, field: str, facts: Sequence[bc.Fact]) -> Iterator[object]:
    """Yield values that a field of a kind has somewhere, or could have."""
    yield from (getattr(fact, field) for fact in facts if fact.kind is kind)
    yield from POOLS.get(field, ())
    yield MISSING
