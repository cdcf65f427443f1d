"""The progress of long commands, shown on a terminal and nowhere else."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.cli import main
from bcmodel.cli.progress import progress
from tests.unit.advise.agency import access_to

pytest.importorskip("rich")


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A file in which Zoe does without two-step verification."""
    path = tmp_path / "agency.toml"
    bc.dump(access_to(bc.User("zoe")).world, path)
    return str(path)


class Terminal(io.StringIO):
    """Stands for a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def terminal_for(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal a hundred columns wide."""
    for variable, value in {"TERM": "xterm-256color", "COLUMNS": "100"}.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    return shown


def test_an_audit_shows_what_it_looks_for(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last stretch shown is what mends the findings; the answer stays by itself."""
    terminal = terminal_for(monkeypatch)
    assert main(["audit", file, "--only", "TWO_STEP_OFF"]) == 1
    assert "what mends TWO_STEP_OFF" in terminal.getvalue()
    assert "\x1b[" in terminal.getvalue()
    told = capsys.readouterr().out
    assert told.startswith("HIGH TWO_STEP_OFF")
    assert "\x1b" not in told


def test_steps_are_told_before_they_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the second of four is done, a quarter is behind it."""
    terminal = terminal_for(monkeypatch)
    with progress() as stretch:
        tell = stretch(4)
        tell("one")
        tell("two")
    assert "two" in terminal.getvalue()
    assert "25%" in terminal.getvalue()
    assert "50%" not in terminal.getvalue()


def test_without_rich_nothing_is_shown(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is the same."""
    terminal = terminal_for(monkeypatch)
    for module in ("rich", "rich.console", "rich.progress"):
        monkeypatch.setitem(sys.modules, module, None)
    assert main(["audit", file, "--only", "TWO_STEP_OFF"]) == 1
    assert terminal.getvalue() == ""


def test_what_is_no_terminal_is_shown_nothing(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipeline reads errors there."""
    assert main(["audit", file, "--only", "TWO_STEP_OFF"]) == 1
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_real_terminal_is_left_clean(file: str) -> None:
    """The bar is drawn and taken away again, and standard output has the answer alone."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "bcmodel", "audit", file, "--only", "TWO_STEP_OFF"]
    environment = {**os.environ, "TERM": "xterm-256color"}
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=theirs, env=environment, check=False
    )
    os.close(theirs)
    shown = os.read(ours, 1_000_000).decode()
    os.close(ours)
    assert done.returncode == 1
    assert done.stdout.startswith(b"HIGH TWO_STEP_OFF")
    assert "TWO_STEP_OFF" in shown
    assert shown.rstrip().endswith("\x1b[2K")
