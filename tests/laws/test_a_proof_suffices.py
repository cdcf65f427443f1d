"""Law: a World cut down to the facts that a proof cites gives the same verdict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing.laws.telling import told
from bcmodel.testing.making.questions import Asked
from tests.worlds import Case, cases


def cut_down(world: bc.World, decision: bc.Answer, asked: Asked) -> bc.World:
    """Keep what the proof cites, what is known to be unseen, and where one acts."""
    others = [fact for fact in world.facts() if isinstance(fact, bc.Unseen)]
    place = world.find(bc.Kind.BUSINESS_CENTER, asked.within) if asked.within else None
    return world.restricted_to([*decision.proof.facts, *others, *([place] if place else [])])


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data())
def test_a_proof_suffices(partly_seen: bool, data: st.DataObject) -> None:
    """The facts of the proof give the same verdict, for the same reasons, by the same routes."""
    case = data.draw(cases(partly_seen=partly_seen, questions=4))
    for asked in case.questions:
        decision = asked.of(case.access)
        world = cut_down(case.world, decision, asked)
        again = asked.of(bc.Resolver(world, case.rulebook))
        assert told(again) == told(decision)


@given(cases(questions=4))
def test_a_proof_cites_facts_of_its_world(case: Case) -> None:
    """What is cited is so: every fact of a proof is one of the World."""
    facts = set(case.world.facts())
    for asked in case.questions:
        assert asked.of(case.access).proof.facts <= facts
