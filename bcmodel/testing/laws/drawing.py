"""Drawing: what laws are tried on - Resolvers with questions, commands or histories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.questions import ACTIONS, PLAIN, Asked
from bcmodel.testing.making.worlds import facts_of
from bcmodel.testing.strategies import (
    commands,
    histories,
    instants,
    queries,
    questions,
    revealed,
    towns,
    worlds,
)
from bcmodel.vocab.actions import members


def concerned(rulebook: bc.Rulebook) -> st.SearchStrategy[Sequence[bc.Action]]:
    """Draw either the actions that rules of a house are about, or every action."""
    own = [rule for rule in rulebook.rules if rule not in bc.STANDARD.rules]
    about = {action: True for rule in own for action in members(rule.about)}
    return st.sampled_from([tuple(about), ACTIONS]) if about else st.just(ACTIONS)


@st.composite
def _questions(
    draw: st.DrawFn, world: bc.World, rulebook: bc.Rulebook, *, astray: bool = True
) -> Asked:
    return draw(questions(world, actions=draw(concerned(rulebook)), astray=astray))


@st.composite
def asked(draw: st.DrawFn, rulebook: bc.Rulebook) -> tuple[bc.Resolver, Asked]:
    """Draw a World, and a question in full."""
    world = draw(worlds() | towns())
    return bc.Resolver(world, rulebook), draw(_questions(world, rulebook))


@st.composite
def asked_in_part(draw: st.DrawFn, rulebook: bc.Rulebook) -> tuple[bc.Resolver, Asked]:
    """Draw a World that may be seen in part, and a question in full."""
    seen_whole = draw(st.booleans())
    world = draw(worlds(seen_whole=seen_whole) | towns(seen_whole=seen_whole))
    return bc.Resolver(world, rulebook), draw(_questions(world, rulebook))


@st.composite
def asked_plainly(draw: st.DrawFn, rulebook: bc.Rulebook) -> tuple[bc.Resolver, bc.Query]:
    """Draw a World that may be seen in part, and a plain question."""
    seen_whole = draw(st.booleans())
    world = draw(worlds(seen_whole=seen_whole) | towns(seen_whole=seen_whole))
    about = [action for action in draw(concerned(rulebook)) if not action.is_joint]
    query = draw(queries(world, actions=about or PLAIN, astray=True))
    return bc.Resolver(world, rulebook), query


@st.composite
def asked_of_instants(
    draw: st.DrawFn, rulebook: bc.Rulebook
) -> tuple[bc.Resolver, bc.Query, datetime]:
    """Draw a World that may be seen in part, a plain question, and another instant."""
    access, query = draw(asked_plainly(rulebook))
    return access, query, draw(instants(access.world.at))


@st.composite
def asked_of_a_town(draw: st.DrawFn, rulebook: bc.Rulebook) -> tuple[bc.Resolver, Asked]:
    """Draw a town, and a question in full that makes sense."""
    world = draw(towns())
    return bc.Resolver(world, rulebook), draw(_questions(world, rulebook, astray=False))


@st.composite
def part_and_whole(
    draw: st.DrawFn, rulebook: bc.Rulebook
) -> tuple[bc.Resolver, bc.Resolver, Asked]:
    """Draw a World seen in part, the same World seen whole, and a question about the latter."""
    pair = draw(revealed())
    one, other = bc.Resolver(pair.partly_seen, rulebook), bc.Resolver(pair.whole, rulebook)
    return one, other, draw(_questions(pair.whole, rulebook))


@st.composite
def with_new_facts(
    draw: st.DrawFn, rulebook: bc.Rulebook
) -> tuple[bc.Resolver, Asked, tuple[bc.Fact, ...]]:
    """Draw a World, a question, and facts of another World."""
    access, question = draw(asked(rulebook))
    seed = draw(st.integers(0, 2**32 - 1))
    return access, question, tuple(facts_of(Luck.of(seed)))


@st.composite
def given_commands(draw: st.DrawFn, rulebook: bc.Rulebook) -> tuple[bc.Resolver, bc.Command]:
    """Draw a World, and a command that makes sense there."""
    access = bc.Resolver(draw(towns() | worlds()), rulebook)
    return access, draw(commands(access))


@st.composite
def happened(draw: st.DrawFn, rulebook: bc.Rulebook) -> tuple[bc.Resolver, bc.History]:
    """Draw a World, and a history that begins with it."""
    access = bc.Resolver(draw(towns() | worlds()), rulebook)
    access.can_many([])  # so that the index is patched from command to command
    return access, draw(histories(access, length=(1, 5)))
