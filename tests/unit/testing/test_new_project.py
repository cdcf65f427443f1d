"""A new project gets tests, explanations and rule coverage from a conftest and one file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2] / "new_project"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the project, away from this one and its settings."""
    shutil.copytree(PROJECT, tmp_path / "project", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "project"


def run(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the tests of the project in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
        cwd=project,
        env={name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"},
        capture_output=True,
        check=False,
        text=True,
    )


def test_a_new_project_has_tests_and_coverage(project: Path) -> None:
    """The file is collected, the tests pass, and coverage is told and asked for."""
    ran = run(project, "--bc-rule-coverage-min=5")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "agency.bc.toml ...." in ran.stdout
    assert "6 passed" in ran.stdout
    assert "rule coverage of bcmodel" in ran.stdout


def test_its_failures_explain_themselves(project: Path) -> None:
    """A share that is smaller shows in a check and in an `assert`, with what would mend it."""
    file = project / "agency.bc.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('to = "nova"\nlevel = "OPERATOR"', 'to = "nova"'), "utf-8")
    ran = run(project, "--bc-rule-coverage-min=99")
    assert ran.returncode == 1
    assert "2 failed" in ran.stdout
    assert ran.stdout.count("Denied: mia cannot publish ads on adv-1.") == 2
    assert "What to do:" in ran.stdout
    assert "FAIL: " in ran.stdout
