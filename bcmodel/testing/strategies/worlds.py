"""Worlds, the rulebooks they are judged by, and both together."""

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
    Return small Worlds full of incident: whatever there can be occurs, in every state.

    There are facts of these `kinds`, and of those they refer to; at least and at most so many
    `people` and `business_centers`; things end before, `at` and after the instant. A World that is
    not `seen_whole` knows that it is not.

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
    """Make the facts of a seed, and thin them out by bytes that can shrink."""
    wanted = [bc.Kind(kind) for kind in kinds]
    bounds: dict[str, Bounds] = {"people": people, "business_centers": business_centers}
    by = draw(BYTES)
    facts = facts_of(Luck.of(draw(SEEDS)), at, kinds=wanted, **bounds)
    return thinned(facts, by, **bounds)


@st.composite
def towns(draw: st.DrawFn, *, seen_whole: bool = True, changes: int = CHANGES) -> bc.World:
    """
    Return towns: an agency, its client and a creator, with at most so many `changes`.

    In the town that all come from nearly every action is open to somebody, so that a change
    mostly shows; it is what they shrink to.
    """
    return town_of(Luck.drawn(draw), partly_seen=not seen_whole, changes=changes)


class Revealed(NamedTuple):
    """A World seen in part, and the same World with everything in sight."""

    partly_seen: bc.World
    whole: bc.World


@st.composite
def revealed(draw: st.DrawFn, *, at: datetime = NOW) -> Revealed:
    """Return Worlds of which a part is hidden, each with the World that has it in sight."""
    facts = draw(_facts(at=at))
    seen, _ = hide(Luck.drawn(draw), facts)
    return Revealed(bc.World.of(*seen, at=at), bc.World.of(*facts, at=at))


@st.composite
def rulebooks(draw: st.DrawFn, base: bc.Rulebook = bc.STANDARD) -> bc.Rulebook:
    """Return a rulebook with the parameters that bear on questions as usual, or not."""
    return rulebook_of(Luck.drawn(draw), base)


def resolvers(
    among: st.SearchStrategy[bc.World] | None = None,
    by: st.SearchStrategy[bc.Rulebook] | None = None,
) -> st.SearchStrategy[bc.Resolver]:
    """Return Resolvers of some Worlds, `by` some rulebooks; without them, of any and by any."""
    of = worlds() if among is None else among
    return st.builds(bc.Resolver, of, rulebooks() if by is None else by)
