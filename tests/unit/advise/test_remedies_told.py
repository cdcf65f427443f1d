"""Remedies told: by the command line, in files, and as a checklist."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.cli import main

FILE = """
bcmodel = 1
title = "Mia is not assigned yet"
at = 2026-11-21T09:00:00Z
user = [{id = "ada"}, {id = "ben"}, {id = "mia"}]
business_center = [{id = "nova"}]
member = [
    {business_center = "nova", user = "ada", role = "ADMIN"},
    {business_center = "nova", user = "ben", role = "ADMIN"},
    {business_center = "nova", user = "mia"},
]
ad_account = [
    {id = "adv-1", owner = "nova"},
    {id = "adv-2", owner = "nova", status = "STATUS_LIMIT"},
]
"""
CHECK = """
[[check]]
user = "mia"
action = "ad_account.create_ads"
asset = "{asset}"
expect = "denied"
{claim}
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return the path of a scenario file."""
    path = tmp_path / "town.toml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def plan(file: str, asset: str, *options: str, user: str = "mia") -> int:
    """Return how `bcmodel plan` exits."""
    return main(["plan", file, user, "ad_account.create_ads", asset, *options])


def test_a_plan_tells_who_does_what(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each step is told with everybody who can take it, and with its command."""
    assert plan(file, "adv-1") == 0
    told = capsys.readouterr().out
    assert "1. ada or ben can assign adv-1 to mia in nova at level OPERATOR" in told
    assert "(assign_asset)" in told


def test_a_checklist_names_the_menus(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The checklist has a box for each step, who takes it, and where they find it."""
    assert plan(file, "adv-1", "--markdown") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "1. [ ] Assign the ad account adv-1 to mia in nova at level Operator." in lines
    assert lines.index("## ada, nova") < lines.index("ben can do this instead.")
    assert any(line.startswith("   - Where: Business Center > Assets") for line in lines)


def test_a_plan_is_one_json_document(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The document holds the question, its answer and the remedies."""
    assert plan(file, "adv-1", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "DENIED"
    assert [remedy["actors"] for remedy in told["remedies"]] == [[["ada", "ben"]]]


def test_what_cannot_be_reached_exits_with_one(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no step would help, that is told, and the exit code is 1."""
    assert plan(file, "adv-2") == 1
    assert "there is no step that would help" in capsys.readouterr().out


def test_why_tells_what_to_do(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A denial is followed by its remedies."""
    assert main(["why", file, "mia", "ad_account.create_ads", "adv-1"]) == 1
    assert "What to do:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asset", "claim"),
    [
        ("adv-1", 'remedy = ["assign_asset"]'),
        ("adv-1", 'fixable_by = ["ada", "ben"]'),
        ("adv-2", "remedy = []"),
    ],
)
def test_claims_of_files_hold(asset: str, claim: str) -> None:
    """Who mends it by which commands, or that nobody does, can be claimed of a denial."""
    (result,) = bc.loads(FILE + CHECK.format(asset=asset, claim=claim)).run()
    assert result.holds


@pytest.mark.parametrize(
    ("asset", "claim", "told"),
    [
        ("adv-1", 'remedy = ["change_role"]', "mended by assign_asset, not by change_role"),
        ("adv-1", "remedy = []", "mended by assign_asset"),
        ("adv-1", 'fixable_by = ["mia"]', "mia cannot mend it"),
        ("adv-2", 'remedy = ["assign_asset"]', "mended by nothing"),
    ],
)
def test_claims_of_files_fail(asset: str, claim: str, told: str) -> None:
    """A claim that does not hold is told with what does."""
    (result,) = bc.loads(FILE + CHECK.format(asset=asset, claim=claim)).run()
    assert not result.holds
    assert told in result.problem
