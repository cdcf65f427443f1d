"""`bcmodel import`: the file it writes, what it tells where, exit codes, and what it refuses."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.cli import main
from bcmodel.testing.recording import record, save
from tests.unit.command_line import Ran, Runner

WORLD = bc.World.of(
    bc.User("ada", name="Ada Abel", email="ada@nova.example"),
    bc.User("mia", name="Mia Moll", email="mia@nova.example"),
    bc.BusinessCenter("nova", name="Nova Ltd"),
    bc.Member("nova", "ada", role="ADMIN"),
    bc.Member("nova", "mia"),
    bc.AdAccount("adv-1", owner="nova", name="Summer Sale"),
    bc.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
    at=datetime(2026, 11, 21, 12, tzinfo=UTC),
)
ASKED = ("mia", "ad_account.create_ads", "adv-1")
ABOUT_MIA = {"bc/asset/get", "bc/asset/member/get"}
"""Without these nobody knows who may use what."""


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A folder with everything that a complete capture of Nova has."""
    save(record(WORLD, "nova"), tmp_path / "whole")
    return tmp_path / "whole"


@pytest.fixture
def torn(tmp_path: Path) -> Path:
    """A folder that lacks who may use what."""
    kept = [one for one in record(WORLD, "nova") if one["endpoint"] not in ABOUT_MIA]
    save(kept, tmp_path / "torn")
    return tmp_path / "torn"


@pytest.mark.parametrize("suffix", ["toml", "json"])
def test_a_capture_becomes_a_scenario_file(
    run: Runner, whole: Path, tmp_path: Path, suffix: str
) -> None:
    """The file loads to the World that was read, and says where it is from."""
    written = tmp_path / f"nova.{suffix}"
    ran = run("import", str(whole), "-o", str(written))
    assert (ran.code, ran.out) == (0, "")
    scenario = bc.load(written)
    assert scenario.title == "Imported from whole"
    assert scenario.world == bc.read_snapshot(whole).world
    assert scenario.world.at == WORLD.at
    assert scenario.parameters == bc.Parameters()
    assert scenario.access.can(*ASKED)


def test_gaps_are_told_on_standard_error(run: Runner, torn: Path, tmp_path: Path) -> None:
    """Each on a line, whatever the exit code; what hangs on them is unknown in the file."""
    written = tmp_path / "nova.toml"
    ran = run("import", str(torn), "-o", str(written))
    gaps = bc.read_snapshot(torn).gaps
    assert {gap.endpoint for gap in gaps} == ABOUT_MIA
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[: len(gaps)] == [str(gap) for gap in gaps]
    assert bc.load(written).access.decide(*ASKED).unknown


def test_where_all_was_learned_one_line_says_so(run: Runner, whole: Path, tmp_path: Path) -> None:
    """What was presumed is counted there, and told with `--json`."""
    ran = run("import", str(whole), "-o", str(tmp_path / "nova.toml"))
    notes = len(bc.read_snapshot(whole).notes)
    assert notes > 1
    assert ran.err == f"bcmodel: 0 gaps, {notes} notes (`--json` prints them all)\n"


def test_strict_fails_for_gaps_alone(run: Runner, whole: Path, torn: Path, tmp_path: Path) -> None:
    """The file is written all the same."""
    written = tmp_path / "nova.toml"
    assert run("import", str(whole), "--strict", "-o", str(tmp_path / "whole.toml")).code == 0
    assert run("import", str(torn), "--strict", "-o", str(written)).code == 1
    assert bc.load(written).world == bc.read_snapshot(torn).world


def test_json_is_one_document(run: Runner, torn: Path, tmp_path: Path) -> None:
    """The file, how many facts of each kind, and every gap and note in full."""
    written = tmp_path / "nova.toml"
    ran = run("import", str(torn), "-o", str(written), "--json")
    told = json.loads(ran.out)
    read = bc.read_snapshot(torn)
    assert ran.code == 0
    assert ran.err.splitlines()[:-1] == [str(gap) for gap in read.gaps]
    assert list(told) == ["world", "facts", "gaps", "notes"]
    assert told["world"] == str(written)
    assert told["facts"] == Counter(str(fact.kind) for fact in bc.load(written).world.facts())
    assert told["facts"]["member"] == 2
    assert told["gaps"] == [gap.to_dict() for gap in read.gaps]
    assert told["notes"] == [note.to_dict() for note in read.notes]
    assert run("import", str(torn), "--strict", "--json").code == 1


def test_without_a_file_to_write_it_is_printed(run: Runner, whole: Path) -> None:
    """A pipeline reads TOML; with `--json` the document stands alone, and names no file."""
    ran = run("import", str(whole))
    assert bc.loads(ran.out).world == bc.read_snapshot(whole).world
    assert json.loads(run("import", str(whole), "--json").out)["world"] is None


def test_redacted_nothing_tells_who_it_is(run: Runner, torn: Path, tmp_path: Path) -> None:
    """No name or address is in the file or in what is told, nor the name of the folder."""
    here = torn.rename(tmp_path / "Nova Ltd")
    written = tmp_path / "nova.toml"
    told = [
        run("import", str(here), "--redact", "-o", str(written)).err,
        run("import", str(here), "--redact", "--json").out,
        written.read_text("utf-8"),
    ]
    for name in ("Mia", "Moll", "mia@", "Ada Abel", "Nova Ltd", "Summer"):
        assert not any(name in text for text in told)
    redacted = bc.load(written)
    assert redacted.world == bc.read_snapshot(here, redact=True).world
    assert redacted.access.who_can("business_center.view", "nova") == {"ada", "mia"}


def test_known_facts_replace_what_is_presumed(run: Runner, whole: Path, tmp_path: Path) -> None:
    """Two-step verification is told by no endpoint; a scenario file can tell it."""
    known, written = tmp_path / "known.toml", tmp_path / "nova.toml"
    bc.dump(bc.World.of(bc.User("mia", two_step=True), at=WORLD.at), known)
    assert run("import", str(whole), "--known", str(known), "-o", str(written)).code == 0
    assert bc.load(written).world == bc.read_snapshot(whole, known=known).world
    assert bc.load(written).world.tables.users["mia"].two_step


def refused(ran: Ran, *told: str) -> bool:
    """Whether an error was told in these words, and nothing else."""
    return (ran.code, ran.out, ran.err[:9]) == (2, "", "bcmodel: ") and all(
        words in ran.err for words in told
    )


def test_what_is_no_capture_is_refused(run: Runner, whole: Path, tmp_path: Path) -> None:
    """One clear error, exit code 2, and the file that was there stays as it was."""
    written, empty = tmp_path / "nova.toml", tmp_path / "empty"
    written.write_text("as it was", encoding="utf-8")
    empty.mkdir()
    out = ("-o", str(written))
    assert refused(run("import", str(tmp_path / "nowhere"), *out), "nowhere", "does not exist")
    assert refused(run("import", str(empty), *out), "empty")
    assert refused(run("import", str(whole), "--known", str(tmp_path / "no.toml"), *out), "no.toml")
    assert written.read_text("utf-8") == "as it was"


def test_a_bad_name_for_the_file_is_told_before_reading(run: Runner, tmp_path: Path) -> None:
    """Reading may take long; the suffix is looked at first."""
    ran = run("import", str(tmp_path / "nowhere"), "-o", str(tmp_path / "nova.yaml"))
    assert refused(ran, "nova.yaml", ".toml")
    assert "nowhere" not in ran.err


def test_reading_is_shown_on_a_terminal(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """How much of the bytes has been read, up to the last of them."""
    pytest.importorskip("rich")
    from tests.unit.test_cli_progress import terminal_for

    terminal = terminal_for(monkeypatch)
    assert main(["import", str(whole), "-o", str(tmp_path / "nova.toml")]) == 0
    assert "reading" in terminal.getvalue()
    assert "99%" in terminal.getvalue()
    assert capsys.readouterr().out == ""
