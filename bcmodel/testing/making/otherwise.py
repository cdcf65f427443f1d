"""Towns made of luck: one in which nearly everything is allowed, with a few things otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

import bcmodel as bc
from bcmodel.rules.town import town
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.alone import ALONE, There
from bcmodel.testing.making.assets import Draft
from bcmodel.testing.making.unseen import MISSING, hide, with_referrers
from bcmodel.vocab.words import Word
from bcmodel.world.references import IDENTIFIED
from bcmodel.world.tables import Identity, identity_of

Facts = dict[Identity, bc.Fact]
CHANGES = 6
"""How many things are otherwise, at most."""


def town_of(luck: Luck, *, partly_seen: bool = False, changes: int = CHANGES) -> bc.World:
    """Return the town of the examples, with some facts said otherwise, dropped or added."""
    world = town()
    for _ in range(luck.below(changes + 1)):
        world = _changed(luck, world)
    return bc.World.of(*hide(luck, list(world.facts()))[0], at=world.at) if partly_seen else world


def _changed(luck: Luck, world: bc.World) -> bc.World:
    """Change one thing; where that would be no sound World, nothing."""
    facts = by_identity(world.facts())
    try:
        return bc.World.of(*luck.one(MOVES)(luck, facts).values(), at=world.at)
    except bc.InputError:
        return world


def said_otherwise(luck: Luck, facts: Facts) -> Facts:
    """Say another word in one fact, or deny what it affirms."""
    spoken = {i: names for i, fact in facts.items() if (names := words_of(fact))}
    identity = luck.one(list(spoken))
    name, word = luck.one(spoken[identity])
    other = luck.one(list(type(word))) if isinstance(word, Word) else not word
    return {**facts, identity: attrs.evolve(facts[identity], **{name: other})}  # type: ignore[misc]  # facts are attrs classes


def dropped(luck: Luck, facts: Facts) -> Facts:
    """Drop one fact, and whatever refers to it."""
    every = sorted(facts.values(), key=lambda fact: fact.kind in IDENTIFIED)  # links before things
    gone = with_referrers([luck.one(every)], every)
    return {i: fact for i, fact in facts.items() if fact not in gone}


def added(luck: Luck, facts: Facts) -> Facts:
    """Add one fact about what is there, or put it in place of that of its identity."""
    every = list(facts.values())
    people = [fact.id for fact in every if isinstance(fact, bc.User)] or [MISSING]
    centers = [fact.id for fact in every if isinstance(fact, bc.BusinessCenter)] or [MISSING]
    kind = luck.one([kind for kind in bc.Kind if kind is not bc.Kind.UNSEEN])
    fact = ALONE[kind](There(Draft(luck, people=people, centers=centers), every))
    return {**facts, identity_of(fact): fact}


Move = Callable[[Luck, Facts], Facts]
MOVES: tuple[Move, ...] = (said_otherwise, added, added, dropped)


def words_of(fact: bc.Fact) -> list[tuple[str, Word | bool]]:
    """Return what a fact says in words, or as yes or no, but for what it is known by."""
    said = ((field.name, getattr(fact, field.name)) for field in fact.fields() if field.kw_only)
    known = fact.key_fields()
    return [
        (name, word) for name, word in said if isinstance(word, Word | bool) and name not in known
    ]


def by_identity(facts: Iterable[bc.Fact]) -> Facts:
    """Return facts by what they have in common with those that take their place."""
    return {identity_of(fact): fact for fact in facts}
