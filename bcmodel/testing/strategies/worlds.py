"""Strategies for Worlds, for rulebooks, and for Resolvers of both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import NOW, Bounds
from bcmodel.testing.making.otherwise import CHANGES, town_of
from bcmodel.testing.making.thinning import thinned
from bcmodel.testing.making.unseen import hide
from bcmodel.testing.making.worlds import EVERY_KIND, facts_of, rulebook_of


@st.composite
def worlds(
    draw: st.DrawFn,
    *,
    kinds: Iterable[str] = EVERY_KIND,
    people: Bounds = (1, 5),
    business_centers: Bounds = (1, 4),
    seen_whole: bool = True,
    at: datetime = NOW,
) -> bc.World:
    """
    Draw a small World full of incident: whatever there can be occurs, in every state.

    It has facts of these `kinds`, and of the kinds they refer to. `people` and `business_centers`
    are the least and the greatest number of each. Things end before, `at` and after the instant. A
    World that is not `seen_whole` declares what it has not seen.

    >>> from hypothesis import find
    >>> find(worlds(), lambda world: True)
    <World at 2026-11-21T09:00:00+00:00: 1 user, 1 business_center>
    """
    facts = draw(_facts(kinds, people, business_centers, at))
    return bc.World.of(*(facts if seen_whole else hide(Luck.drawn(draw), facts)[0]), at=at)


SEEDS = st.integers(0, 2**32 - 1)
BYTES = st.binary(min_size=128, max_size=128)


@st.composite
def _facts(
    draw: st.DrawFn,
    kinds: Iterable[str] = EVERY_KIND,
    people: Bounds = (1, 5),
    business_centers: Bounds = (1, 4),
    at: datetime = NOW,
) -> list[bc.Fact]:
    """Draw the facts of a seed, thinned by bytes that can shrink."""
    wanted = [bc.Kind(kind) for kind in kinds]
    bounds: dict[str, Bounds] = {"people": people, "business_centers": business_centers}
    by = draw(BYTES)
    facts = facts_of(Luck.of(draw(SEEDS)), at, kinds=wanted, **bounds)
    return thinned(facts, by, **bounds)


@st.composite
def towns(draw: st.DrawFn, *, seen_whole: bool = True, changes: int = CHANGES) -> bc.World:
    """
    Draw a town: an agency, its client and a creator, with a few `changes` at most.

    In the unchanged town, which all shrink to, nearly every action is open to somebody; so a change
    mostly shows.
    """
    return town_of(Luck.drawn(draw), partly_seen=not seen_whole, changes=changes)


class Revealed(NamedTuple):
    """A World seen in part, and the same World seen whole."""

    partly_seen: bc.World
    whole: bc.World


@st.composite
def revealed(draw: st.DrawFn, *, at: datetime = NOW) -> Revealed:
    """Draw a World of which a part is hidden, together with the same World seen whole."""
    facts = draw(_facts(at=at))
    seen, _ = hide(Luck.drawn(draw), facts)
    return Revealed(bc.World.of(*seen, at=at), bc.World.of(*facts, at=at))


@st.composite
def rulebooks(draw: st.DrawFn, base: bc.Rulebook = bc.STANDARD) -> bc.Rulebook:
    """Draw a rulebook in which parameters that bear on questions may be changed."""
    return rulebook_of(Luck.drawn(draw), base)


def resolvers(
    among: st.SearchStrategy[bc.World] | None = None,
    by: st.SearchStrategy[bc.Rulebook] | None = None,
) -> st.SearchStrategy[bc.Resolver]:
    """Draw Resolvers of Worlds `among` some, `by` some rulebooks; by default of and by any."""
    of = worlds() if among is None else among
    return st.builds(bc.Resolver, of, rulebooks() if by is None else by)
