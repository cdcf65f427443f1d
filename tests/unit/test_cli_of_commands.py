"""The command line on files in which something happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.command_line import Runner
from tests.unit.test_cli import TOWN

HIRED = """
[[command]]
do = "invite_member"
actor = "ada"
business_center = "nova"
user = "leo"
[[command]]
do = "leave"
actor = "ada"
business_center = "nova"
expect = "refused"
[[command]]
do = "accept_invitation"
actor = "leo"
business_center = "nova"
at = 2026-11-22T08:30:00Z
[[user]]
id = "leo"
[[member]]
business_center = "nova"
user = "ada"
role = "ADMIN"
"""


@pytest.fixture
def moving(tmp_path: Path) -> str:
    """A file in which something happens before its question is asked."""
    path = tmp_path / "moving.toml"
    path.write_text(TOWN + HIRED)
    return str(path)


def test_log_prints_what_happened(run: Runner, moving: str) -> None:
    """Time, activity type, operator and text; what was refused did not happen."""
    ran = run("log", moving)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "2026-11-21 09:00:00 USER ada invited leo to nova as STANDARD",
        "2026-11-22 08:30:00 USER leo joined nova as STANDARD",
    ]


def test_log_as_json(run: Runner, moving: str) -> None:
    """The same lines, as one document."""
    code, document = run.json("log", moving)
    assert code == 0
    assert document["log"][1] == {
        "time": "2026-11-22T08:30:00Z",
        "activity_type": "USER",
        "operator": "leo",
        "text": "joined nova as STANDARD",
    }


def test_log_of_a_file_in_which_nothing_happens(run: Runner, tmp_path: Path) -> None:
    """Nothing on standard output."""
    still = tmp_path / "still.toml"
    still.write_text(TOWN)
    ran = run("log", str(still))
    assert (ran.code, ran.out) == (0, "")
    assert "nothing happens" in ran.err


def test_why_who_and_what_answer_after_the_commands(run: Runner, moving: str) -> None:
    """A file's questions, and those of the command line, are asked of where it leads."""
    assert run("why", moving, "leo", "business_center.view", "nova").code == 0
    assert run("who", moving, "business_center.view", "nova").out == "ada\nleo\nmia\n"
    assert run("what", moving, "leo", "nova").out == "business_center.leave\nbusiness_center.view\n"


def test_check_runs_commands(run: Runner, moving: str, tmp_path: Path) -> None:
    """A command that comes out otherwise than expected is a failure, told with its refusal."""
    assert run("check", moving).out == "1 question and 3 commands in 1 file: all hold\n"
    failing = tmp_path / "failing.toml"
    failing.write_text((TOWN + HIRED).replace('expect = "refused"', ""))
    ran = run("check", str(failing))
    assert ran.code == 1
    assert "[[command]] row 2: ada: leave nova" in ran.out
    assert "LAST_ADMIN" in ran.out
    code, document = run.json("check", str(failing))
    assert (code, document["checks"]) == (1, 1)
    assert document["failed"] == [
        {
            "file": str(failing),
            "index": 2,
            "question": "ada: leave nova",
            "expected": "accepted",
            "got": "refused",
            "reasons": ["LAST_ADMIN"],
        }
    ]
