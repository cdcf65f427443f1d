"""
Thinning: a World with some of its facts left out, and some made plainer.

The World of a seed is thinned by bytes that Hypothesis draws, one for each fact; so what it finds
shrinks to the few facts that matter, each as plain as it can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle

import attrs

import bcmodel as bc
from bcmodel.testing.making.assets import Bounds
from bcmodel.world.references import REFERENCES

LEFT_OUT, PLAIN = 20, 40
"""A fact whose byte is below the first is left out; below the second it is made plainer."""
TOLD_ALWAYS = {"owner", "owner_user", "ad_account", "granted_by", "where"}
"""Fields that have to stay for a fact, and others about it, to be valid."""


def thinned(
    facts: Sequence[bc.Fact], by: bytes, *, people: Bounds, business_centers: Bounds
) -> list[bc.Fact]:
    """Leave out some facts and make some plainer; what others refer to stays, made plainer."""
    fates = list(zip(facts, cycle(by), strict=False))
    told = [plainly(fact) if fate < PLAIN else fact for fact, fate in fates]
    kept = [fact for fact, (_, fate) in zip(told, fates, strict=True) if fate >= LEFT_OUT]
    least = {bc.Kind.USER: people[0], bc.Kind.BUSINESS_CENTER: business_centers[0]}
    for kind, number in least.items():
        kept += [fact for fact in told if fact.kind is kind][:number]
    return with_referred(kept, told)


def plainly(fact: bc.Fact) -> bc.Fact:
    """Return a fact with only the fields it has to have: what it is, and what it belongs to."""
    needed = {*fact.key_fields(), *TOLD_ALWAYS}
    said = {
        field.name: field.default
        for field in fact.fields()
        if field.name not in needed and _is_plain(field.default)
    }
    return attrs.evolve(fact, **said)  # type: ignore[misc]  # every fact is attrs


def _is_plain(default: object) -> bool:
    """Whether a default is a value, rather than missing or made by a function."""
    return default is not attrs.NOTHING and not hasattr(default, "factory")


def with_referred(chosen: Sequence[bc.Fact], facts: Sequence[bc.Fact]) -> list[bc.Fact]:
    """Return the chosen facts and all they refer to, directly or not, in the given order."""
    by_name = {(fact.kind, fact.order[0]): fact for fact in facts}
    kept: set[bc.Fact] = set()
    waiting = list(chosen)
    while waiting:
        fact = waiting.pop()
        if fact not in kept:
            kept.add(fact)
            waiting += (by_name[name] for name in named_by(fact) if name in by_name)
    return [fact for fact in facts if fact in kept]


def named_by(fact: bc.Fact) -> Iterator[tuple[bc.Kind, str]]:
    """Yield the kinds and ids of what a fact may refer to."""
    for field, kinds in REFERENCES.get(fact.kind, {}).items():
        value: str | tuple[str, ...] | None = getattr(fact, field)
        for identity in value if isinstance(value, tuple) else (value,):
            yield from ((kind, identity) for kind in kinds if identity)
