"""
Plugin: what pytest knows of bcmodel, where both are installed.

Scenario files (`*.bc.toml`, `*.bc.json`) are tests, an `assert` on what somebody can do fails with
the explanation, and `--bc-rule-coverage` tells which rules a suite has exercised. What each of
this takes is imported when it is first needed; `-p no:bcmodel` leaves all of it out.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from inspect import currentframe
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bcmodel as bc

if TYPE_CHECKING:
    from bcmodel.exchange import Scenario
    from bcmodel.testing.collecting import ScenarioFile

SCENARIOS = (".bc.toml", ".bc.json")
"""How the names of scenario files end that are collected as tests."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of rule coverage."""
    group = parser.getgroup("bcmodel", "who can do what in TikTok Business Center")
    group.addoption(
        "--bc-rule-coverage",
        nargs="?",
        const="term",
        metavar="term|json|FILE.json",
        help="tell which rules and reasons of bcmodel the tests have exercised: as a table, as "
        "JSON, or as JSON in a file",
    )
    group.addoption(
        "--bc-rule-coverage-min",
        type=float,
        metavar="PERCENT",
        help="fail where the tests have exercised less of the rules and reasons",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begin to count what the rules do, where that is asked for."""
    to, least = config.getoption("bc_rule_coverage"), config.getoption("bc_rule_coverage_min")
    if to is not None or least is not None:
        from bcmodel.testing.covering import RuleCoverage

        config.pluginmanager.register(RuleCoverage(config, to or "term", least))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ScenarioFile | None:
    """Collect scenario files."""
    if not file_path.name.endswith(SCENARIOS):
        return None
    from bcmodel.testing.collecting import ScenarioFile

    return ScenarioFile.from_parent(parent, path=file_path)  # pyright: ignore[reportUnknownMemberType]  # pytest's


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Explain what was asked where a test fails."""
    report = yield
    if report.failed and call.excinfo is not None:
        from bcmodel.testing.asserting import explain_in

        explain_in(report, call.excinfo.value)
    return report


@pytest.fixture(scope="session")
def bc_load() -> Callable[[str], Scenario]:
    """
    Load a scenario file, named as seen from the file that asks: `bc_load("agency.bc.toml")`.

    The Scenario has the `.world`, and the `.access` that answers `can` and `decide`. It may be
    asked for in fixtures of any scope; a file that has not changed is read once.
    """
    read: dict[tuple[Path, int, int], Scenario] = {}

    def load(path: str) -> Scenario:
        here = currentframe()
        asking = here.f_back if here else None
        file = Path(asking.f_code.co_filename).parent / path if asking else Path(path)
        state = file.stat()
        key = (file, state.st_mtime_ns, state.st_size)
        if key not in read:
            read[key] = bc.load(file)
        return read[key]

    return load
