"""Law: what nobody granted is denied."""

from __future__ import annotations

import attrs
from hypothesis import given

import bcmodel as bc
from bcmodel.testing.laws.telling import with_facts
from tests.worlds import Case, cases

BY_RIGHT_OF_THEIR_OWN = {bc.RouteKind.PERSON, bc.RouteKind.SELLER, bc.RouteKind.AUDIENCE}


@given(cases())
def test_whom_no_fact_names_is_denied_everything(case: Case) -> None:
    """A person of whom nothing is known but that they exist can do nothing anywhere."""
    access = bc.Resolver(with_facts(case.world, bc.User("stranger", two_step=True)), case.rulebook)
    for asked in case.questions:
        assert asked._replace(user="stranger").of(access).denied
    assert access.what_can("stranger") == {}


@given(cases())
def test_without_members_nothing_is_open_through_a_business_center(case: Case) -> None:
    """Shares, assignments and partnerships give nothing to who belongs nowhere."""
    facts = [fact for fact in case.world.facts() if not isinstance(fact, bc.Member)]
    access = bc.Resolver(bc.World.of(*facts, at=case.world.at), case.rulebook)
    for asked in case.questions:
        for route in asked.of(access).routes:
            assert not route.is_open or route.business_center is None
            assert not route.is_open or route.kind in BY_RIGHT_OF_THEIR_OWN


@given(cases())
def test_what_is_not_bound_gives_nothing(case: Case) -> None:
    """Pending, refused and ended entries open nothing, whatever is assigned."""
    members = [fact for fact in case.world.facts() if isinstance(fact, bc.Member)]
    ended = [attrs.evolve(member, status=bc.Status.UNBOUND) for member in members]
    access = bc.Resolver(with_facts(case.world, *ended), case.rulebook)
    for asked in case.questions:
        assert all(not r.is_open for r in asked.of(access).routes if r.business_center)
