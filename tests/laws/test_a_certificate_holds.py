"""Law: a decision goes on its own: its facts, written to a file and read, decide it alike."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.exchange.questions import faults_of_question
from bcmodel.testing import strategies
from bcmodel.testing.laws.telling import told
from tests.worlds import cases


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data())
def test_a_decision_is_decided_alike_by_its_certificate(
    partly_seen: bool, data: st.DataObject
) -> None:
    """Same verdict, same reasons in the same order, same routes; and certified again, same file."""
    case = data.draw(cases(partly_seen=partly_seen, questions=3))
    for asked in case.questions:
        decision = asked.of(case.access)
        if any(faults_of_question(case.world, decision.question)):
            with pytest.raises(bc.InputError):
                bc.certificate(decision)
            continue
        event(decision.verdict)
        text = bc.dumps(decision, "json")
        [result] = bc.loads(text, "json").run()
        assert result.holds, result.problem
        assert isinstance(result.decision, bc.Answer)
        assert told(result.decision) == told(decision)
        assert bc.dumps(result.decision, "json") == text


@pytest.mark.parametrize("seen_whole", [True, False])
@given(st.data())
def test_a_refusal_is_refused_alike_by_its_certificate(
    seen_whole: bool, data: st.DataObject
) -> None:
    """A refused command is refused for the same reasons by what its certificate holds."""
    access = bc.Resolver(data.draw(strategies.worlds(seen_whole=seen_whole)))
    history = data.draw(strategies.histories(access))
    for entry in history.entries:
        if isinstance(entry.outcome, bc.Refused):
            refusal = entry.outcome.decision
            event(refusal.verdict)
            [result] = bc.loads(bc.dumps(refusal, "json"), "json").run()
            assert result.holds, result.problem
            assert isinstance(result.decision, bc.Refusal)
            assert result.decision.verdict is refusal.verdict
            assert result.decision.reasons == refusal.reasons
