"""The house itself: what stands at the top, how it is numbered, how large its rooms are."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest

from tests.places import HOUSE

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "bcmodel",
    "examples",
    "pyproject.toml",
    "tests",
}
LONGEST_MODULE = 400


def test_the_version_is_the_newest_heading_of_the_changelog() -> None:
    """`Unreleased` stands on top; the newest release below it, if there is one, is the version."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]
    changelog = (HOUSE / "CHANGELOG.md").read_text("utf-8")
    unreleased, *releases = re.findall(r"^## (.+)$", changelog, re.MULTILINE)
    assert unreleased == "[Unreleased]"
    for release in releases:
        assert re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", release)
    assert all(f"[{project['version']}]" in newest for newest in releases[:1])


def test_the_top_level_holds_only_the_fixed_entries() -> None:
    """What git tracks at the top is known to all; anything new belongs in one of the rooms."""
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=HOUSE, capture_output=True, check=False, text=True
    )
    if tracked.returncode:
        pytest.skip(f"no git to ask: {tracked.stderr.strip()}")
    assert {path.split("/")[0] for path in tracked.stdout.split("\0") if path} <= TOP_LEVEL


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    """A module that outgrows the limit is two nouns, and is split by noun."""
    lengths = {
        path.relative_to(HOUSE).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in (HOUSE / "bcmodel").rglob("*.py")
    }
    assert lengths
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}
