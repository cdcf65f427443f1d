"""Decisions told as plain data, in the shape of `bcmodel why --json`."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

import bcmodel as bc
from bcmodel import facts as f
from bcmodel.facts import FACT_CLASSES, Fact
from bcmodel.facts.plain import fact_as_data
from bcmodel.resolve import Resolver
from bcmodel.rules import STANDARD
from bcmodel.rules.reasons import TELLINGS, Example
from bcmodel.rules.town import town
from bcmodel.show import as_data
from bcmodel.show.facts import tell_fact
from bcmodel.vocab.words import Kind
from tests.rules.examples import QUESTIONS, asked

KEYS = [
    "verdict",
    "user",
    "action",
    "asset",
    "using",
    "within",
    "at",
    "rulebook",
    "reasons",
    "routes",
    "remedies",
    "assumptions",
    "unseen",
]


@pytest.mark.parametrize("example", QUESTIONS)
def test_the_shape_is_that_of_the_command_line(example: Example) -> None:
    """Every answer has the same keys, and nothing that JSON could not carry."""
    decision = asked(example, example.after())
    told = as_data(decision)
    assert list(told) == KEYS
    assert json.loads(json.dumps(told)) == told
    assert told["reasons"] == list(decision.reasons)
    found = bc.remedies(decision.access, decision)
    assert told["remedies"] == [remedy.to_dict() for remedy in found]


def test_a_route_tells_what_is_unmet() -> None:
    """Each obstacle comes with its rule, its reason, a sentence and the facts."""
    example = TELLINGS[STANDARD.rule("S201").gives[0]].example
    decision = asked(example, example.after())
    best = decision.routes[0]
    told = json.loads(json.dumps(as_data(decision)))["routes"][0]
    share = {"kind": "share", "asset": "adv-1", "to": "nova", "level": "ANALYST"}
    assert told["kind"] == "partner"
    assert told["business_center"] == "nova"
    assert told["allowed"] is False
    assert [unmet["rule"] for unmet in told["unmet"]] == ["S201"]
    assert [unmet["text"] for unmet in told["unmet"]] == [unmet.text for unmet in best.unmet]
    assert share in told["unmet"][0]["facts"]


@pytest.mark.parametrize("example", QUESTIONS)
def test_what_is_unmet_on_a_route_is_its_reasons(example: Example) -> None:
    """Unmet requirements and reasons are the same, in the same order, each with its facts."""
    decision = asked(example, example.after())
    for route in decision.routes:
        assert tuple(unmet.reason for unmet in route.unmet) == route.reasons
        for unmet in route.unmet:
            assert unmet.text
            assert unmet.rule in {rule.code for rule in STANDARD.rules}
            assert all(isinstance(fact, Fact) for fact in unmet.facts)
            assert str(unmet.reason) in repr(unmet)
    assert {unmet.reason for unmet in decision.unmet_gates} <= set(decision.reasons)


def test_a_fact_tells_only_what_is_not_usual() -> None:
    """Fields at their defaults are left out, words and times are plain, lists stay lists."""
    until = datetime(2026, 12, 1, tzinfo=UTC)
    assert fact_as_data(f.User("mia")) == {"kind": "user", "id": "mia"}
    assert fact_as_data(f.User("mia", email="m@x.invalid", data_verified_until=until)) == {
        "kind": "user",
        "id": "mia",
        "email": "m@x.invalid",
        "data_verified_until": "2026-12-01T00:00:00Z",
    }
    share = f.Share("tt-1", "nova", origin="LINK", scopes=["LIVE"])
    assert fact_as_data(share) == {
        "kind": "share",
        "asset": "tt-1",
        "to": "nova",
        "origin": "LINK",
        "scopes": ["LIVE"],
    }
    pattern = f.Unseen("member", where={"user": "mia"})
    assert fact_as_data(pattern) == {"kind": "unseen", "of": "member", "where": {"user": "mia"}}


def test_every_fact_of_the_town_can_be_told() -> None:
    """Each fact is told in one line that names what identifies it."""
    for fact in town().facts():
        told = tell_fact(fact)
        assert "\n" not in told
        assert str(fact.key[0]) in told


def test_every_kind_of_fact_has_a_class_to_tell() -> None:
    """Telling goes by the fields of the class, so a new kind is told without more ado."""
    assert set(FACT_CLASSES) == set(Kind)


def test_the_unseen_is_listed_where_it_matters() -> None:
    """An answer that hangs on the unseen lists the look-ups; another lists nothing."""
    facts = [fact for fact in town().facts() if fact.key != ("nova", "mia", "adv-1")]
    pattern = f.Unseen("assignment", where={"business_center": "nova"})
    access = Resolver(type(town()).of(*facts, pattern, at=town().at))
    told = as_data(access.decide("mia", "ad_account.create_ads", "adv-1"))
    assert told["verdict"] == "UNKNOWN"
    assert told["unseen"] == ["assignment of business_center nova, user mia, asset adv-1"]
    assert as_data(Resolver(town()).decide("mia", "pixel.view", "px-1"))["unseen"] == []
