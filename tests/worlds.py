"""
Random worlds, from a seed for bulk, from Hypothesis for laws: those that bcmodel publishes.

Here a World comes together with a rulebook and with questions to ask of both.
"""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing import strategies
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import NOW
from bcmodel.testing.making.questions import Asked, Questioner
from bcmodel.testing.making.unseen import hide
from bcmodel.testing.making.worlds import facts_of, rulebook_of


def world_of(luck: Luck, *, partly_seen: bool = False) -> bc.World:
    """Make a World; one that is `partly_seen` knows that it is."""
    facts = facts_of(luck)
    return bc.World.of(*(hide(luck, facts)[0] if partly_seen else facts), at=NOW)


class Case(NamedTuple):
    """A World, a rulebook, and questions to ask."""

    world: bc.World
    rulebook: bc.Rulebook
    questions: list[Asked]

    @property
    def access(self) -> bc.Resolver:
        """World and rulebook, ready to answer."""
        return bc.Resolver(self.world, self.rulebook)


def case_of(luck: Luck, *, partly_seen: bool = False, questions: int = 20) -> Case:
    """Make a World, choose a rulebook, and think of questions."""
    world = world_of(luck, partly_seen=partly_seen)
    rulebook, questioner = rulebook_of(luck), Questioner(world)
    return Case(world, rulebook, [questioner.question(luck) for _ in range(questions)])


def random_case(seed: int, *, partly_seen: bool = False, questions: int = 20) -> Case:
    """Return the case of a seed."""
    return case_of(Luck.of(seed), partly_seen=partly_seen, questions=questions)


class Revealed(NamedTuple):
    """A World seen in part, and the same World with everything in sight."""

    partly_seen: bc.World
    whole: bc.World
    rulebook: bc.Rulebook
    questions: list[Asked]


def revealed_of(luck: Luck, *, questions: int = 20) -> Revealed:
    """Make a World, hide a part of it, and think of questions about the whole."""
    facts = facts_of(luck)
    seen, _ = hide(luck, facts)
    whole = bc.World.of(*facts, at=NOW)
    rulebook, questioner = rulebook_of(luck), Questioner(whole)
    asked = [questioner.question(luck) for _ in range(questions)]
    return Revealed(bc.World.of(*seen, at=NOW), whole, rulebook, asked)


@st.composite
def cases(draw: st.DrawFn, *, partly_seen: bool = False, questions: int = 8) -> Case:
    """Worlds with a rulebook and questions."""
    world = draw(strategies.worlds(seen_whole=not partly_seen))
    luck, questioner = Luck.drawn(draw), Questioner(world)
    rulebook = draw(strategies.rulebooks())
    return Case(world, rulebook, [questioner.question(luck) for _ in range(questions)])


@st.composite
def revealed(draw: st.DrawFn, *, questions: int = 8) -> Revealed:
    """Worlds of which a part is hidden, with what is hidden there."""
    pair = draw(strategies.revealed())
    luck, questioner = Luck.drawn(draw), Questioner(pair.whole)
    rulebook = draw(strategies.rulebooks())
    asked = [questioner.question(luck) for _ in range(questions)]
    return Revealed(pair.partly_seen, pair.whole, rulebook, asked)
