"""Cedar gives the same answers as `can`, by policies that its validator passes."""

from __future__ import annotations

import json
from typing import Any

import pytest

import bcmodel as bc
from bcmodel.exchange.engines import to_engine
from bcmodel.exchange.engines.assertions import Assertion
from bcmodel.exchange.engines.entities import request_row
from bcmodel.rules.town import town
from tests.differential.served import BATCHES, RULEBOOKS, Served, batch_of, nasty

cedarpy: Any = pytest.importorskip("cedarpy", reason="cedarpy is not installed")


def requests_of(served: Served) -> list[tuple[Assertion, dict[str, Any]]]:
    """Ask everything of everybody."""
    actions = {(a.kind, f"can_{a.partition('.')[2]}"): a for a in bc.Action}
    asked: list[tuple[Assertion, dict[str, Any]]] = []
    for (node, permission), who in served.who.items():
        action = actions[bc.Kind(node.type.partition("_with_")[0]), permission]
        for user in served.people:
            assertion = Assertion(user, node, action, user in who)
            row = dict(request_row(assertion))
            row.pop("decision")
            asked.append((assertion, {**row, "context": {}}))
    return asked


@pytest.mark.parametrize("batch", BATCHES)
def test_cedar_answers_alike(batch: int) -> None:
    """For everybody and every action on everything, alone and in pairs: the same yes and no."""
    assert_served_alike(batch_of(batch))


def test_cedar_answers_alike_whatever_the_ids() -> None:
    """Ids that would mean something else in the engine's language are told apart."""
    assert_served_alike([nasty()])


def assert_served_alike(worlds: list[Served]) -> None:
    """Ask everything in each World."""
    policies = schema = None
    for served in worlds:
        export = to_engine(served.access, "cedar", most_assertions=0)
        policies = policies or cedarpy.PolicySet.from_str(export.model)
        schema = schema or cedarpy.Schema.from_str(export.schema)
        asked = requests_of(served)
        answers = cedarpy.is_authorized_batch(
            [request for _, request in asked], policies, list(export.entities), schema
        )
        for (assertion, _), answer in zip(asked, answers, strict=True):
            assert answer.allowed == assertion.allowed, (served.name, assertion)


@pytest.mark.parametrize("book", RULEBOOKS[:3])
def test_the_policies_are_valid(book: bc.Rulebook) -> None:
    """Cedar's validator finds nothing wrong with the policies of any rulebook."""
    export = to_engine(bc.Resolver(town(), book), "cedar")
    result = cedarpy.validate_policies(export.model, export.schema)
    assert result.validation_passed, result.errors


def test_the_files_agree_with_one_another() -> None:
    """The requests of an export, asked of its policies and entities, get their decisions."""
    files = to_engine(bc.Resolver(town()), "cedar").files()
    rows: list[dict[str, Any]] = json.loads(files["requests.json"])
    nothing: dict[str, object] = {}
    asked = [
        {**{name: row[name] for name in ("principal", "action", "resource")}, "context": nothing}
        for row in rows
    ]
    answers = cedarpy.is_authorized_batch(
        asked, files["policies.cedar"], files["entities.json"], files["bcmodel.cedarschema"]
    )
    decisions = ["allow" if answer.allowed else "deny" for answer in answers]
    assert decisions == [row["decision"] for row in rows]
    assert set(decisions) == {"allow", "deny"}
