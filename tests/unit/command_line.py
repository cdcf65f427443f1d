"""The command line, run in this process."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bcmodel.cli import main


class Ran:
    """What a run of the command line came to."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


class Runner:
    """Runs the command line and catches what it prints."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> Ran:
        """Run one command."""
        code = main(arguments)
        out, err = self.capsys.readouterr()
        return Ran(code, out, err)

    def json(self, *arguments: str) -> tuple[int, Any]:
        """Run with `--json`, and return exit code and document."""
        ran = self(*arguments, "--json")
        assert ran.err == ""
        return ran.code, json.loads(ran.out)
