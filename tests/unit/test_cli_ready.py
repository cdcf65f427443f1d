"""`bcmodel ready`: text, checklist and JSON, exit codes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bcmodel as bc
from tests.unit.advise.kits import PIXEL, town
from tests.unit.command_line import Runner


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A file with an agency that has nothing of its client."""
    path = tmp_path / "agency.toml"
    bc.dump(town().world, path)
    return str(path)


def test_what_lacks_is_told_with_what_to_do(run: Runner, file: str) -> None:
    """Each thing holds or lacks, with reasons; then come the steps, and the exit code is 0."""
    ran = run("ready", file, "nova", "acme")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "nova is not ready: 1 of 4 points hold"
    assert "  lacks   ad account adv-1 [NOT_PARTNERS, NOT_SHARED_WITH_PARTNER]" in lines
    request = "ada can request access to adv-1 for nova at level OPERATOR (request_ad_account)"
    assert f"  1. {request}" in lines


def test_the_checklist_is_printed(run: Runner, file: str) -> None:
    """`--markdown` prints what can be sent, as the library returns it."""
    ran = run("ready", file, "nova", "cat-1", "acme", "--markdown")
    assert ran.code == 0
    expected = bc.readiness(bc.load(file).access, "nova", "acme", "cat-1").checklist()
    assert ran.out == expected


def test_options_may_stand_between_arguments(run: Runner, file: str) -> None:
    """The client may follow an option."""
    told = run("ready", file, "mia", "--within", "nova", "acme", "--json").out
    assert told == run("ready", file, "mia", "acme", "--within", "nova", "--json").out
    assert json.loads(told)["client"] == "acme"


def test_json_is_one_document(run: Runner, file: str) -> None:
    """`--json` prints what lacks and the plan as one document."""
    ran = run("ready", file, "mia", "acme", "--within", "nova", "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["who"], told["client"]) == (0, "mia", "acme")
    assert (told["ready"], told["reachable"]) == (False, True)
    assert {step["command"]["do"] for step in told["plan"]["steps"]} >= {"assign_asset"}


def test_what_is_not_reachable_exits_with_one(run: Runner, tmp_path: Path) -> None:
    """Where something lacks that nobody can bring, the exit code is 1."""
    path = tmp_path / "agency.toml"
    bc.dump(town(without=(PIXEL,)).world, path)
    ran = run("ready", str(path), "nova", "acme")
    assert ran.code == 1
    assert "What this does not settle:" in ran.out


def test_another_instant_can_be_asked_for(run: Runner, file: str) -> None:
    """`--at` asks as of another time, and one that is none is told with everything else."""
    assert run("ready", file, "nova", "acme", "--at", "2027-01-01T00:00:00Z").code == 0
    ran = run("ready", file, "novae", "acme", "--at", "soon")
    assert ran.code == 2
    assert "--at" in ran.err
    assert "did you mean `nova`?" in ran.err


@pytest.mark.parametrize("arguments", [[], ["adv-1", "adv-9"], ["nova", "acme"]])
def test_bad_input_is_told_and_exits_with_two(run: Runner, file: str, arguments: list[str]) -> None:
    """Nothing named, nothing there, or too much: one clear error, and nothing on the output."""
    ran = run("ready", file, "nova", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("bcmodel: ")
