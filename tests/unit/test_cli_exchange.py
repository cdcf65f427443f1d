"""The commands that turn Worlds and decisions into tables and files, and tell what these are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.cli import main
from bcmodel.rules.town import town

QUESTION = ("zoe", "ad_account.create_ads", "adv-1")


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A town in a file."""
    bc.dump(town(), tmp_path / "town.toml")
    return tmp_path / "town.toml"


def run(*argv: str | Path) -> int:
    """Run the command line."""
    return main([str(argument) for argument in argv])


def test_tables_go_both_ways(scenario: Path, tmp_path: Path) -> None:
    """What `export` writes as tables, `tables` makes the same World again."""
    assert run("export", scenario, "--to", "csv", "-o", tmp_path / "tables") == 0
    assert run("tables", tmp_path / "tables", "-o", tmp_path / "again.json") == 0
    assert bc.load(tmp_path / "again.json").world == town()


def test_tables_are_printed(
    scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As TOML, or else as JSON; at another instant, if one is given."""
    run("export", scenario, "--to", "csv", "-o", tmp_path / "tables")
    assert run("tables", tmp_path / "tables") == 0
    assert capsys.readouterr().out == bc.dumps(town())
    assert run("tables", tmp_path / "tables", "--json", "--at", "2027-01-01T00:00:00Z") == 0
    assert json.loads(capsys.readouterr().out)["at"] == "2027-01-01T00:00:00Z"


def test_faults_of_tables_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, and nothing is written."""
    (tmp_path / "user.csv").write_text("idd\nmia\n")
    assert run("tables", tmp_path, "-o", tmp_path / "out.toml") == 2
    assert run("tables", tmp_path, "--at", "soon") == 2
    assert run("tables", tmp_path / "nowhere") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "user.csv line 1: there is no column `idd`; did you mean `id`?" in told.err
    assert "--at: `soon` is not a point in time" in told.err
    assert "nowhere" in told.err
    assert not (tmp_path / "out.toml").exists()


def test_a_certificate_is_checked_like_any_file(scenario: Path, tmp_path: Path) -> None:
    """The exit code is that of the verdict, and the file holds."""
    assert run("certify", scenario, *QUESTION, "-o", tmp_path / "denied.toml") == 1
    assert run("check", tmp_path / "denied.toml") == 0
    assert run("certify", scenario, "mia", *QUESTION[1:], "-o", tmp_path / "allowed.json") == 0
    assert run("check", tmp_path / "allowed.json") == 0


def test_a_certificate_is_printed(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As TOML, or else as JSON."""
    decision = bc.Resolver(town()).decide(*QUESTION)
    assert run("certify", scenario, *QUESTION) == 1
    assert capsys.readouterr().out == bc.dumps(decision)
    assert run("certify", scenario, *QUESTION, "--json") == 1
    assert capsys.readouterr().out == bc.dumps(decision, "json")


def test_schemas_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """That of scenario files unless another is named."""
    assert run("schema") == 0
    assert json.loads(capsys.readouterr().out) == bc.schema("scenario")
    assert run("schema", "diff") == 0
    assert json.loads(capsys.readouterr().out) == bc.schema("diff")
    assert run("schema", "dif") == 2
    assert "did you mean `diff`?" in capsys.readouterr().err
