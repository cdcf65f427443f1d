"""Every way of asking gives the same answer by any rulebook, also by one that lacks a rule."""

from __future__ import annotations

import pytest

import bcmodel as bc
from tests.differential.test_all_answers_agree import assert_all_answers_agree
from tests.worlds import random_case


@pytest.mark.parametrize("code", [rule.code for rule in bc.STANDARD.rules])
def test_all_answers_agree_without_a_rule(code: str) -> None:
    """Whatever rule is left out, index and reverse questions answer as decisions do."""
    lenient = bc.STANDARD.without(code)
    for seed in range(3):
        assert_all_answers_agree(bc.Resolver(random_case(seed).world, lenient), f"seed {seed}")
