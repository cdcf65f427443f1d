"""Audits of files: the command line, and what scenario files expect to be found."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.cli import main
from tests.unit.advise.agency import access_to


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A file in which Zoe does without two-step verification, and Nova has one Admin."""
    path = tmp_path / "agency.toml"
    bc.dump(access_to(bc.User("zoe"), bc.Member("nova", "adi")).world, path)
    return str(path)


CODES = ("--only", "TWO_STEP_OFF", "SINGLE_ADMIN")


def test_the_command_line_tells_findings(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Text by default: each finding with what mends it, gravest first; exit code 1, or 0."""
    assert main(["audit", file, *CODES]) == 1
    told = capsys.readouterr().out
    assert told.index("HIGH TWO_STEP_OFF") < told.index("MEDIUM SINGLE_ADMIN")
    assert "HIGH TWO_STEP_OFF: zoe is an Admin of acme without 2-step verification" in told
    assert "  zoe can turn on 2-step verification (enable_two_step)" in told
    assert told.endswith("2 findings: 1 high, 1 medium\n")
    assert main(["audit", file, "--only", "QR_EXPIRED"]) == 0
    assert capsys.readouterr().out == "nothing found\n"


def test_the_command_line_tells_markdown(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Markdown begins with the gravest, and has a box to tick for each command."""
    assert main(["audit", file, *CODES, "--markdown"]) == 1
    told = capsys.readouterr().out
    assert told.index("## High") < told.index("## Medium")
    assert "- [ ] zoe can turn on 2-step verification. Menu: Account > Security" in told


def test_the_command_line_tells_json(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON has every part of a finding."""
    assert main(["audit", file, "--only", "TWO_STEP_OFF", "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    (told,) = document["findings"]
    assert document["unsettled"] == []
    assert (told["code"], told["subject"], told["where"]) == ("TWO_STEP_OFF", "zoe", ["acme"])
    assert (told["severity"], told["text"]) == (
        "HIGH",
        "zoe is an Admin of acme without 2-step verification",
    )
    assert {"kind": "user", "id": "zoe"} in told["facts"]
    assert told["remedy"] == [{"do": "enable_two_step", "actors": ["zoe"]}]
    assert told["sources"]


def test_the_command_line_compares_with_a_baseline(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only what is new counts, in what is told and in the exit code."""
    baseline = tmp_path / "baseline.json"
    main(["audit", file, "--only", "SINGLE_ADMIN", "--json"])
    baseline.write_text(capsys.readouterr().out)
    assert main(["audit", file, *CODES, "--baseline", str(baseline)]) == 1
    assert capsys.readouterr().out.endswith("1 finding: 1 high\n")
    assert main(["audit", file, "--only", "SINGLE_ADMIN", "--baseline", str(baseline)]) == 0


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"findings": [1], "unsettled": []}'])
def test_what_is_no_baseline_is_bad_input(
    file: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that no audit printed is told as such."""
    baseline = tmp_path / "baseline.json"
    baseline.write_text(text)
    assert main(["audit", file, "--baseline", str(baseline)]) == 2
    assert str(baseline) in capsys.readouterr().err


def test_unknown_codes_are_bad_input(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt code is told with the nearest one."""
    assert main(["audit", file, "--only", "TWO_STEP_OF"]) == 2
    assert "did you mean `TWO_STEP_OFF`?" in capsys.readouterr().err


def test_the_command_line_tells_csv(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A row for each finding, gravest first, as the records; without any, the head alone."""
    assert main(["audit", file, *CODES, "--csv"]) == 1
    rows = rows_of(capsys.readouterr().out)
    assert [row["code"] for row in rows] == ["TWO_STEP_OFF", "SINGLE_ADMIN"]
    assert (rows[0]["severity"], rows[0]["subject"], rows[0]["where"]) == ("HIGH", "zoe", "acme")
    assert (rows[0]["remedy"], rows[0]["actors"]) == ("turn on 2-step verification", "zoe")
    assert (rows[0]["text"], rows[0]["is_settled"]) == (
        "zoe is an Admin of acme without 2-step verification",
        "True",
    )
    records = bc.audit(bc.load(file).access, only=CODES[1:]).records()
    assert [{key: str(value) for key, value in record.items()} for record in records] == rows
    assert main(["audit", file, "--only", "QR_EXPIRED", "--csv"]) == 0
    assert capsys.readouterr().out.splitlines() == [",".join(rows[0])]


def rows_of(text: str) -> list[dict[str, str]]:
    """Read comma-separated values."""
    return list(csv.DictReader(io.StringIO(text)))


def test_what_is_unsettled_is_marked_in_records() -> None:
    """The last rows are those that something unseen could undo."""
    access = access_to(bc.User("zoe"), bc.Member("nova", "adi"), bc.Unseen("member"))
    records = bc.audit(access, only=CODES[1:]).records()
    assert [(record["code"], record["is_settled"]) for record in records] == [
        ("TWO_STEP_OFF", True),
        ("SINGLE_ADMIN", False),
    ]


@pytest.fixture
def large(tmp_path: Path) -> str:
    """A file with 30 ad accounts that nobody can use, and nothing else that is amiss."""
    path = tmp_path / "large.json"
    bc.dump(access_to(*(bc.AdAccount(f"idle-{n:02}", owner="nova") for n in range(30))).world, path)
    return str(path)


@pytest.mark.parametrize(("form", "mark"), [((), "MEDIUM ASSET"), (("--markdown",), "- **ASSET")])
def test_of_many_findings_a_few_are_told(
    large: str, form: tuple[str, ...], mark: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first of each code, and how many there are besides; all, if all are asked for."""
    asked = ["audit", large, "--only", "ASSET_UNREACHABLE", *form]
    assert main(asked) == 1
    told = capsys.readouterr()
    assert told.out.count(mark) == 20
    assert "... and 10 more" in told.out
    assert "30 findings: 30 medium" in told.out
    assert told.err == "bcmodel: `--all` prints 10 more findings\n"
    assert main([*asked, "--all"]) == 1
    told = capsys.readouterr()
    assert told.out.count(mark) == 30
    assert "more" not in told.out
    assert told.err == ""


@pytest.mark.parametrize("form", ["--json", "--csv"])
def test_documents_and_rows_have_every_finding(
    large: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is left out of what other programs read."""
    assert main(["audit", large, "--only", "ASSET_UNREACHABLE", form]) == 1
    told = capsys.readouterr()
    found = json.loads(told.out)["findings"] if form == "--json" else rows_of(told.out)
    assert {row["subject"] for row in found} == {f"idle-{n:02}" for n in range(30)}
    assert told.err == ""


def test_codes_add_up(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An option that is given twice asks for both."""
    assert main(["audit", file, "--only", CODES[1], "--only", CODES[2]]) == 1
    assert capsys.readouterr().out.endswith("2 findings: 1 high, 1 medium\n")
    assert main(["audit", file, *CODES, "--ignore", CODES[1], "--ignore", CODES[2]]) == 0


def test_one_form_at_a_time(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Two forms contradict each other."""
    assert main(["audit", file, "--json", "--csv"]) == 2
    assert "not allowed with argument" in capsys.readouterr().err


def test_the_matrix_has_every_form(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """CSV by default; Markdown and JSON as elsewhere."""
    told: dict[str, str] = {}
    for form in ("", "csv", "markdown", "--markdown", "--json", "--csv"):
        assert main(["audit", file, "--matrix", *([form] if form else [])]) == 0
        told[form] = capsys.readouterr().out
    assert told[""] == told["csv"] == told["--csv"]
    assert told["markdown"] == told["--markdown"] != told["csv"]
    rows = json.loads(told["--json"])["matrix"]
    assert [{**row, "actions": " ".join(row["actions"])} for row in rows] == rows_of(told["csv"])


def test_the_matrix_is_who_can_what(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A row for each person and thing, as CSV and as a Markdown table."""
    assert main(["audit", file, "--matrix", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    access = bc.load(file).access
    told = {(row["user"], row["asset"]): set(row["actions"].split()) for row in rows}
    assert told == {
        (user, asset): set(map(str, actions))
        for user in access.world.tables.users
        for asset, actions in access.what_can(user).items()
    }
    assert {row["kind"] for row in rows if row["asset"] == "adv-1"} == {"ad_account"}
    assert main(["audit", file, "--matrix", "markdown"]) == 0
    head, line, *body = capsys.readouterr().out.splitlines()
    assert head == "| user | asset | kind | actions |"
    assert line == "| --- | --- | --- | --- |"
    assert len(body) == len(rows)


FINDING_FILE = """
bcmodel = 1
at = 2026-11-21T09:00:00Z
[[user]]
id = "ada"
[[business_center]]
id = "nova"
[[member]]
business_center = "nova"
user = "ada"
role = "ADMIN"
[[command]]
do = "enable_two_step"
actor = "ada"
[[check]]
user = "ada"
action = "business_center.view"
asset = "nova"
expect = "allowed"
[[finding]]
code = "SINGLE_ADMIN"
[[finding]]
code = "SINGLE_ADMIN"
subject = "acme"
[[no_finding]]
code = "TWO_STEP_OFF"
[[no_finding]]
code = "SINGLE_ADMIN"
subject = "nova"
"""


def test_files_ask_for_findings_after_their_commands() -> None:
    """The questions follow the others and precede the commands; `subject` may be left out."""
    results = bc.loads(FINDING_FILE).run()
    assert [(result.index, result.place, result.holds) for result in results] == [
        (0, "[[check]] row 1", True),
        (1, "[[finding]] row 1", True),
        (2, "[[finding]] row 2", False),
        (3, "[[no_finding]] row 1", True),
        (4, "[[no_finding]] row 2", False),
        (5, "[[command]] row 1", True),
    ]
    assert [(one.expected, one.got) for one in results if not one.holds] == [
        ("found", "not found"),
        ("not found", "found"),
    ]


def test_what_is_unsettled_is_not_found() -> None:
    """Where members may be unseen, no audit finds for certain that an Admin is the only one."""
    unseen = '[[unseen]]\nof = "member"\n'
    results = {result.place: result.holds for result in bc.loads(FINDING_FILE + unseen).run()}
    assert results["[[finding]] row 1"] is False
    assert results["[[no_finding]] row 2"] is True


@pytest.mark.parametrize("table", ["finding", "no_finding"])
def test_codes_and_keys_of_a_file_are_checked(table: str) -> None:
    """An unknown code, a missing one and an unknown key are faults of the file, each told."""
    rows = f"[[{table}]]\ncode = 'SINGLE'\n[[{table}]]\nwhere = 'nova'\n"
    with pytest.raises(bc.InputError) as caught:
        bc.loads("bcmodel = 1\nat = 2026-11-21T09:00:00Z\n" + rows)
    assert {fault.place for fault in caught.value.faults} == {
        f"[[{table}]] row 1, code",
        f"[[{table}]] row 2, code",
        f"[[{table}]] row 2, where",
    }
