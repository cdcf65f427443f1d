"""The rules themselves: declared in full, and each seen to hold and to fail."""

from __future__ import annotations

import re
from functools import cache

import pytest

from bcmodel.resolve import Resolver
from bcmodel.rules import STANDARD, Rule
from bcmodel.rules.reasons import TELLINGS
from bcmodel.show.names import PLACEHOLDERS, placeholders_in

RULES = [pytest.param(rule, id=rule.code) for rule in STANDARD.rules]


@cache
def outcomes() -> dict[str, set[bool]]:
    """Return whether each rule was seen to hold, and to fail, in the examples of all reasons."""
    seen: dict[str, set[bool]] = {rule.code: set() for rule in STANDARD.rules}
    for telling in TELLINGS.values():
        for example in (telling.example, *telling.also):
            for world in (example.before(), example.after()):
                decision = Resolver(world).decide(
                    *example.ask, using=example.using, post=example.post, within=example.within
                )
                for applied in decision.proof.applied:
                    seen[applied.rule.code].add(not applied.reasons)
    return seen


def test_codes_are_unique() -> None:
    """No code is given twice, and neither is a name."""
    declared = {*STANDARD.gates, *(step for way in STANDARD.ways for step in way.steps)}
    assert len({rule.code for rule in declared}) == len(declared)
    assert len({rule.name for rule in declared}) == len(declared)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_declared_in_full(rule: Rule) -> None:
    """A rule has a code, a name in kebab case, a meaning, a sentence for holding, and sources."""
    assert re.fullmatch(r"[MOSATGJF]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert rule.meaning.endswith(".")
    assert rule.holds
    assert not rule.holds.endswith(".")
    assert placeholders_in(rule.holds) <= set(PLACEHOLDERS)
    assert rule.sources
    assert re.fullmatch(r"\d+\.\d+", rule.since)
    assert len(set(rule.gives)) == len(rule.gives)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_seen_holding_and_failing(rule: Rule) -> None:
    """The examples show both sides of a rule, but of one that is there only to tell why not."""
    opening = any(rule in way.steps for way in STANDARD.ways if not way.only_tells)
    holds = {True} if opening or rule in STANDARD.gates else set[bool]()
    assert outcomes()[rule.code] == {False} | holds
