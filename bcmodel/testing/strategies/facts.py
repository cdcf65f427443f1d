"""Strategies for single facts, and for instants."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.facts import FACT_CLASSES
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.alone import ALONE, There, usually_there
from bcmodel.testing.making.assets import NOW, Draft
from bcmodel.testing.making.worlds import instant_of

F = TypeVar("F", bound=bc.Fact)


def facts(cls: type[F]) -> st.SearchStrategy[F]:
    """
    Draw facts of a class, each valid by itself; `bc.Fact` gives facts of every class.

    Ids come from small pools, so that several facts often meet: people `ada` to `eve`, Business
    Centers `acme` to `prism`, ad accounts `adv-1` to `adv-3`.

    >>> from hypothesis import find
    >>> find(facts(bc.Member), lambda member: member.role == "ADMIN")
    Member('acme', 'ada', role='ADMIN')
    """
    kinds = [kind for kind, one in FACT_CLASSES.items() if issubclass(one, cls)]
    return _of_kinds(cls, kinds)


@st.composite
def _of_kinds(draw: st.DrawFn, cls: type[F], kinds: Sequence[bc.Kind]) -> F:
    kind = draw(st.sampled_from(kinds))
    fact = ALONE[kind](There(Draft(Luck.drawn(draw)), usually_there()))
    if not isinstance(fact, cls):
        raise TypeError(fact)
    return fact


@st.composite
def instants(draw: st.DrawFn, around: datetime = NOW) -> datetime:
    """
    Draw an instant at which things may stand differently than at the one it is `around`.

    What lapses in drawn Worlds mostly does so within forty days of their instant.
    """
    return instant_of(Luck.drawn(draw), around)
