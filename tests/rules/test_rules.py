"""The rules themselves: declared in full, and each seen to hold and to fail."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pkgutil import iter_modules

import attrs
import pytest

import bcmodel.rules.conditions as house
from bcmodel.resolve import Answer
from bcmodel.rules import STANDARD, AnyRule, Condition, Rule, Setting
from bcmodel.rules.conditions import CONCERNS, CONDITIONS
from bcmodel.rules.conditions.authority import asset_is_of_the_right_kind
from bcmodel.show.names import PLACEHOLDERS, placeholders_in
from bcmodel.vocab.reasons import Reason
from tests.rules.examples import EVERY, as_it_is, as_spoiled

RULES = [pytest.param(rule, id=rule.code) for rule in STANDARD.rules]
CONDITIONS_TOO = [pytest.param(rule, id=rule.code) for rule in STANDARD.every_rule]

Seen = dict[str, set[bool]]
"""Whether each rule or condition was seen to hold, and to fail."""


@cache
def outcomes() -> Seen:
    """Return what was seen of every rule and condition in the examples of all reasons."""
    seen: Seen = {rule.code: set() for rule in STANDARD.every_rule}
    watched = STANDARD.replace(*(watching(condition, seen) for condition in CONDITIONS))
    for _, example in EVERY.values():
        for decision in (as_it_is(example, watched), as_spoiled(example, watched)):
            for applied in decision.proof.applied if isinstance(decision, Answer) else ():
                seen[applied.rule.code].add(not applied.reasons)
    return seen


def watching(condition: Condition[...], seen: Seen) -> Condition[...]:
    """Return a condition that judges as before, and remembers what came of it."""
    judge: Callable[..., Iterable[Reason]] = condition.judge

    def watched(setting: Setting, *args: object, **kwargs: object) -> Iterator[Reason]:
        reasons = list(judge(setting, *args, **kwargs))
        seen[condition.code].add(not reasons)
        return iter(reasons)

    return attrs.evolve(condition, judge=watched)


def test_codes_are_unique() -> None:
    """No code is given twice, and neither is a name, among rules and conditions alike."""
    steps = (step for way in STANDARD.ways for step in way.steps)
    conditions = (c for concern in CONCERNS for c in vars(concern).values())
    declared: set[AnyRule] = {*STANDARD.gates, *steps}
    declared |= {found for found in conditions if isinstance(found, Condition)}
    assert len({rule.code for rule in declared}) == len(declared)
    assert len({rule.name for rule in declared}) == len(declared)
    assert declared == set(STANDARD.every_rule)


def test_every_concern_counts() -> None:
    """No module of conditions is forgotten where they are gathered."""
    assert {module.name for module in iter_modules(house.__path__)} == {
        concern.__name__.rpartition(".")[2] for concern in CONCERNS
    }


@pytest.mark.parametrize("rule", CONDITIONS_TOO)
def test_a_rule_is_declared_in_full(rule: AnyRule) -> None:
    """It has a code, a name in kebab case, a meaning, a sentence for holding, and sources."""
    assert re.fullmatch(r"[MOSATGJF]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert rule.meaning.endswith(".")
    assert rule.holds
    assert not rule.holds.endswith(".")
    assert placeholders_in(rule.holds) <= set(PLACEHOLDERS)
    assert rule.sources
    assert re.fullmatch(r"\d+\.\d+", rule.since)
    assert len(set(rule.gives)) == len(rule.gives)


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.code)
def test_a_condition_has_a_code_of_its_own_kind(condition: Condition[...]) -> None:
    """Its first digit tells it from a rule, and it gives a reason of its own."""
    assert condition.code[1] == "6"
    assert condition.gives


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_seen_holding_and_failing(rule: Rule) -> None:
    """The examples show both sides of a rule, but of one that is there only to tell why not."""
    opening = any(rule in way.steps for way in STANDARD.ways if not way.only_tells)
    holds = {True} if opening or rule in STANDARD.gates else set[bool]()
    assert outcomes()[rule.code] == {False} | holds


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.code)
def test_a_condition_is_seen_holding_and_failing(condition: Condition[...]) -> None:
    """The examples show both sides of a condition, but of that which is only asked to tell why."""
    holds = set[bool]() if condition is asset_is_of_the_right_kind else {True}
    assert outcomes()[condition.code] == {False} | holds
