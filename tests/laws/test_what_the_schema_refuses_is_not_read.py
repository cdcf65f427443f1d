"""
Law: the schema refuses nothing that is written, and nothing that can be read.

The reader takes rarer spellings of instants too; those are left out.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing import strategies
from tests.fitting import fits

Place = tuple[Any, Any]
"""A table or list, and a key or index in it."""

VALUES: list[object] = [
    *(None, True, False, 0, 1, 7, 30, -1, 1.5, "", " ", "x", [], {}, ["x"], [""], [1], {"x": "y"}),
    *("none", "ADMIN", "Standard", "Member", "BOUND", "LIVE", "allowed", "denied", "member"),
    *("2026-11-21T09:00:00Z", "2026-11-21 09:00:00+01:00", "2026-11-21T09:00", "7 days", ["LIVE"]),
    *("ad_account.create_ads", "leave", "assign_asset", ["LAST_ADMIN"], [{}], [{"id": "x"}]),
]


def places(document: object) -> Iterator[Place]:
    """Yield every place in a document."""
    if isinstance(document, dict | list):
        keys = document if isinstance(document, dict) else range(len(document))  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # JSON
        for key in [*keys]:  # pyright: ignore[reportUnknownVariableType]  # JSON
            yield document, key
            yield from places(document[key])  # pyright: ignore[reportUnknownArgumentType]  # JSON


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Histories as documents, with a question."""
    world = draw(strategies.worlds(seen_whole=draw(st.booleans())))
    history = draw(strategies.histories(bc.Resolver(world), length=(0, 3)))
    document: dict[str, Any] = json.loads(bc.dumps(history, "json"))
    user, asset = draw(st.sampled_from(["mia", "ada"])), "nova"
    check = {"user": user, "action": "business_center.view", "asset": asset, "expect": "denied"}
    what: dict[str, object] = {"user": user, "expect": {}}
    return {**document, "check": [check], "what": [what], "finding": [{"code": "SINGLE_ADMIN"}]}


@settings(max_examples=max(20, settings().max_examples // 2))
@given(documents(), st.data())
def test_what_the_schema_refuses_is_not_read(document: dict[str, Any], data: st.DataObject) -> None:
    """Something in it changed, taken out or put in: the reader is no more lenient."""
    assert fits("scenario", document)
    spoiled = copy.deepcopy(document)
    among, key = data.draw(st.sampled_from(list(places(spoiled))))
    match data.draw(st.sampled_from(["change", "take out", "put in"])):
        case "take out":
            del among[key]
        case "put in" if isinstance(among, dict):
            known = ["level", "status", "at", "name", "owner", "where", "scopes", "expect", "x"]
            among[data.draw(st.sampled_from(known))] = data.draw(st.sampled_from(VALUES))
        case _:
            among[key] = data.draw(st.sampled_from(VALUES))
    is_refused = not fits("scenario", spoiled)
    event("refused by the schema" if is_refused else "accepted by the schema")
    if is_refused:
        with pytest.raises(bc.InputError):
            bc.loads(json.dumps(spoiled), "json")
