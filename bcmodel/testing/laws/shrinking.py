"""Shrinking: the smallest World for which something is still true."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

import bcmodel as bc
from bcmodel.testing.making.thinning import plainly
from bcmodel.testing.making.unseen import with_referrers


def smallest(
    world: bc.World, asked_about: Container[object], is_so: Callable[[bc.World], bool]
) -> bc.World:
    """
    Return a World of which nothing can be left out or made plainer with `is_so` still true.

    What is asked about, by id, stays.
    """
    facts, number = list(world.facts()), 0
    while number < len(facts):
        for fewer in _less(facts, facts[number], asked_about):
            if is_so(bc.World.of(*fewer, at=world.at)):
                facts = fewer
                break
        else:
            number += 1
    return bc.World.of(*facts, at=world.at)


def _less(
    facts: list[bc.Fact], fact: bc.Fact, asked_about: Container[object]
) -> Iterator[list[bc.Fact]]:
    """Yield the facts without one and all that refer to it, and with that one made plainer."""
    gone = with_referrers([fact], facts)
    if all(getattr(one, "id", None) not in asked_about for one in gone):
        yield [one for one in facts if one not in gone]
    plain = plainly(fact)
    if plain != fact:
        yield [plain if one is fact else one for one in facts]
