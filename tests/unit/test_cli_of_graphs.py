"""`bcmodel graph` and `why --graph`: what is printed is a picture, and nothing but that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.cli import main
from bcmodel.exchange.graphs import facts_in
from bcmodel.rules.town import town
from tests.unit.exchange.drawings import read_dot, read_graphml, read_json, read_mermaid

ASKED = ("mia", "ad_account.create_ads", "adv-1")


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The town in a file."""
    path = tmp_path / "town.toml"
    bc.dump(town(), path)
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command line; return what it prints, where all is well."""
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_each_format(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same nodes in each; Mermaid unless another is asked for."""
    nodes = len(bc.graph(town()))
    assert len(read_mermaid(told(capsys, "graph", file)).boxes) == nodes
    assert told(capsys, "graph", file) == told(capsys, "graph", file, "--format", "mermaid")
    assert len(read_dot(told(capsys, "graph", file, "--format", "dot")).boxes) == nodes
    xml = told(capsys, "graph", file, "--format", "graphml")
    assert len(read_graphml(xml)) == nodes
    assert len(json.loads(told(capsys, "graph", file, "--format", "json"))["nodes"]) == nodes


def test_json_is_the_json_format(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` prints one JSON document here too; the World can be had back from it."""
    out = told(capsys, "graph", file, "--json")
    assert out == told(capsys, "graph", file, "--format", "json")
    assert bc.World.of(*facts_in(read_json(out)), at=town().at) == town()


def test_a_part_of_it(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Around an id, as many arrows away as asked for."""
    near = read_mermaid(told(capsys, "graph", file, "--around", "forms-1"))
    assert set(near.boxes) == {
        "user_mia",
        "business_center_acme",
        "business_center_nova",
        "form_library_forms_1",
    }
    alone = read_mermaid(told(capsys, "graph", file, "--around", "forms-1", "--hops", "0"))
    assert set(alone.boxes) == {"form_library_forms_1"}


def test_into_a_file(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`-o` writes what would be printed, and prints nothing."""
    written = tmp_path / "town.mmd"
    assert told(capsys, "graph", file, "-o", str(written)) == ""
    assert written.read_text("utf-8") == told(capsys, "graph", file)


def test_what_cannot_be_drawn(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and one error, nothing on standard output."""
    assert main(["graph", file, "--around", "adv1", "--hops", "-2"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "nothing has the id `adv1`" in err
    assert "`-2` is no distance" in err
    assert main(["graph", file, "--format", "svg"]) == 2


@pytest.mark.parametrize(("level", "code"), [("OPERATOR", 0), ("ANALYST", 1)])
def test_why_drawn(
    level: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The decision as a picture in place of words, with the exit code of the verdict."""
    assignment = bc.Assignment("nova", "mia", "adv-1", level=level)
    path = tmp_path / "town.toml"
    bc.dump(town().changed([assignment]), path)
    decision = bc.load(path).access.decide(*ASKED)
    assert main(["why", str(path), *ASKED, "--graph"]) == code
    assert capsys.readouterr().out == f"{decision:mermaid}"
    assert main(["why", str(path), *ASKED, "--graph", "dot"]) == code
    assert capsys.readouterr().out == f"{decision:dot}"


def test_an_unknown_verdict_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 3, and a picture all the same."""
    held = bc.Assignment("nova", "mia", "adv-1", level="ADMIN")
    path = tmp_path / "town.toml"
    bc.dump(town().changed([bc.Unseen("assignment")], [held]), path)
    assert main(["why", str(path), *ASKED, "--graph"]) == 3
    assert read_mermaid(capsys.readouterr().out).boxes["answer"][1] == "open"
