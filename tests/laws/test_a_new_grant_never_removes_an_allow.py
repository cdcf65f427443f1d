"""Law: who is given more can do no less."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing.laws.telling import by_key, with_facts
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.unseen import several
from bcmodel.testing.making.worlds import facts_of
from bcmodel.world.references import REFERENCES
from tests.worlds import cases

BOUND = (bc.Member, bc.Partnership, bc.Share)
GIVING = (
    bc.Assignment,
    bc.GroupAssignment,
    bc.TikTokLink,
    bc.PixelLink,
    bc.AudienceShare,
    bc.SellerRole,
)


def new_grants(world: bc.World, seed: int) -> Iterator[bc.Fact]:
    """Yield grants of another World that this one could have, and has not."""
    there = by_key(world)
    for fact in facts_of(Luck.of(seed)):
        gives = isinstance(fact, GIVING) or (
            isinstance(fact, BOUND) and fact.status is bc.Status.BOUND
        )
        if gives and (fact.kind, fact.key) not in there and fits(world, fact):
            yield fact


def fits(world: bc.World, grant: bc.Fact) -> bool:
    """Whether a World can have a grant: what it is about is there, and can be handed over so."""
    about: list[bc.Fact] = []
    for field, kinds in REFERENCES[grant.kind].items():
        for identity in several(grant, field):
            found = [world.find(kind, str(identity)) for kind in kinds] if identity else [grant]
            about += [fact for fact in found if fact]
            if not any(found):
                return False
    try:
        world.restricted_to([*about, grant])
    except bc.InputError:
        return False
    return True


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data(), st.integers(0, 10**6))
def test_a_new_grant_never_removes_an_allow(
    partly_seen: bool, data: st.DataObject, seed: int
) -> None:
    """Memberships, partnerships, shares, assignments, links and roles only ever open."""
    case = data.draw(cases(partly_seen=partly_seen))
    allowed = [asked for asked in case.questions if asked.of(case.access).allowed]
    grants = list(new_grants(case.world, seed)) if allowed else []
    richer = bc.Resolver(with_facts(case.world, *grants), case.rulebook)
    for asked in allowed:
        assert asked.of(richer).allowed
