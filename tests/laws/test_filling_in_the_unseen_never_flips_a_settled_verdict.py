"""Law: what is settled in part stays so when everything comes to light."""

from __future__ import annotations

from hypothesis import given

import bcmodel as bc
from tests.worlds import Revealed, revealed


@given(revealed())
def test_filling_in_the_unseen_never_flips_a_settled_verdict(case: Revealed) -> None:
    """ALLOWED and DENIED stand, whatever was hidden; with nothing hidden nothing is UNKNOWN."""
    partly = bc.Resolver(case.partly_seen, case.rulebook)
    whole = bc.Resolver(case.whole, case.rulebook)
    for asked in case.questions:
        before, after = asked.of(partly), asked.of(whole)
        assert not after.unknown
        assert before.unknown or before.verdict is after.verdict


@given(revealed())
def test_declaring_more_unseen_only_unsettles(case: Revealed) -> None:
    """A World that says it may lack anything says nothing else than before, only less surely."""
    patterns = [bc.Unseen(kind) for kind in bc.Kind if kind is not bc.Kind.UNSEEN]
    doubting = bc.World.of(*case.whole.facts(), *patterns, at=case.whole.at)
    access, unsure = bc.Resolver(case.whole, case.rulebook), bc.Resolver(doubting, case.rulebook)
    for asked in case.questions:
        verdict = asked.of(unsure).verdict
        assert verdict in {asked.of(access).verdict, bc.Verdict.UNKNOWN}
