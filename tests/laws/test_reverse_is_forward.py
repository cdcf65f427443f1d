"""Law: who may do it, what they may do and on what, are one question turned round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcmodel.vocab.actions import JOINT
from tests.worlds import cases


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data())
def test_reverse_is_forward(partly_seen: bool, data: st.DataObject) -> None:
    """`who_can`, `what_can` and `assets_of` name a thing exactly where `decide` says ALLOWED."""
    case = data.draw(cases(partly_seen=partly_seen))
    access = case.access
    for user, action, asset, *_ in case.questions:
        if action not in JOINT:
            allowed = access.decide(user, action, asset).allowed
            assert (user in access.who_can(action, asset)) is allowed
            assert (asset in access.assets_of(user, action)) is allowed
            assert (action in access.what_can(user, asset)) is allowed
            assert (action in access.what_can(user).get(asset, ())) is allowed
