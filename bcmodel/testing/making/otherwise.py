"""Random towns: the town of the examples, with a few facts changed."""

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
"""How many facts are changed, at most."""


def town_of(luck: Luck, *, partly_seen: bool = False, changes: int = CHANGES) -> bc.World:
    """Return the town of the examples, with some facts altered, dropped or added."""
    world = town()
    for _ in range(luck.below(changes + 1)):
        world = _changed(luck, world)
    return bc.World.of(*hide(luck, list(world.facts()))[0], at=world.at) if partly_seen else world


def _changed(luck: Luck, world: bc.World) -> bc.World:
    """Change one fact, or none where that would make no valid World."""
    facts = by_identity(world.facts())
    try:
        return bc.World.of(*luck.one(MOVES)(luck, facts).values(), at=world.at)
    except bc.InputError:
        return world


def altered(luck: Luck, facts: Facts) -> Facts:
    """Put another word into a field of one fact, or turn a yes into a no."""
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
    """Add one fact about what is there, in place of one with the same identity."""
    every = list(facts.values())
    people = [fact.id for fact in every if isinstance(fact, bc.User)] or [MISSING]
    centers = [fact.id for fact in every if isinstance(fact, bc.BusinessCenter)] or [MISSING]
    kind = luck.one([kind for kind in bc.Kind if kind is not bc.Kind.UNSEEN])
    fact = ALONE[kind](There(Draft(luck, people=people, centers=centers), every))
    return {**facts, identity_of(fact): fact}


Move = Callable[[Luck, Facts], Facts]
MOVES: tuple[Move, ...] = (altered, added, added, dropped)


def words_of(fact: bc.Fact) -> list[tuple[str, Word | bool]]:
    """Return the fields of a fact that hold a word, yes or no, except those that identify it."""
    said = ((field.name, getattr(fact, field.name)) for field in fact.fields() if field.kw_only)
    known = fact.key_fields()
    return [
        (name, word) for name, word in said if isinstance(word, Word | bool) and name not in known
    ]


def by_identity(facts: Iterable[bc.Fact]) -> Facts:
    """Return facts by their identity, which a fact shares with one that replaces it."""
    return {identity_of(fact): fact for fact in facts}
