"""Law: the same question has the same answer, told with the same proof."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing.laws.telling import told
from tests.worlds import cases

Shown = list[tuple[str, tuple[bc.Reason, ...], bool | None, frozenset[bc.Fact]]]


def shown(decision: bc.Answer) -> Shown:
    """What the proof shows: each rule at work, in order, with its facts."""
    applied = decision.proof.applied
    return [(a.rule.code, a.reasons, a.lets_through, frozenset(a.facts)) for a in applied]


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data())
def test_answers_are_repeatable(partly_seen: bool, data: st.DataObject) -> None:
    """Asked twice, and asked of the same facts in another order, everything told is the same."""
    case = data.draw(cases(partly_seen=partly_seen, questions=4))
    turned = bc.World.of(*reversed(list(case.world.facts())), at=case.world.at)
    other = bc.Resolver(turned, case.rulebook)
    for asked in case.questions:
        first, second, third = asked.of(case.access), asked.of(case.access), asked.of(other)
        assert told(first) == told(second) == told(third)
        assert shown(first) == shown(second) == shown(third)
        assert first.proof.applied == second.proof.applied
        assert first.proof.facts == third.proof.facts
        assert first.explain() == second.explain() == third.explain()
        assert first.to_dict() == second.to_dict()
