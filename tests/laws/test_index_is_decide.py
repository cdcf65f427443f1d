"""Law: the compiled answers are the decided ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcmodel.testing.making.assets import MOMENTS
from bcmodel.vocab.actions import JOINT
from tests.worlds import cases


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data())
def test_index_is_decide(partly_seen: bool, data: st.DataObject) -> None:
    """`can` and `can_many` say yes exactly where `decide` says ALLOWED, now and later."""
    case = data.draw(cases(partly_seen=partly_seen))
    later = case.access.at(data.draw(st.sampled_from(MOMENTS)))
    for access in (case.access, later):
        plain = [asked for asked in case.questions if asked.action not in JOINT]
        asked_plainly = [(asked.user, asked.action, asked.asset) for asked in plain]
        allowed = [access.decide(*one).allowed for one in asked_plainly]
        assert [access.can(*one) for one in asked_plainly] == allowed
        assert access.can_many(asked_plainly) == allowed
