"""
Plugin: what bcmodel adds to pytest wherever both are installed.

Scenario files (`*.bc.toml`, `*.bc.json`) are tests, judged by the rulebook that the setting
`bc_rulebook` names. An `assert` on what somebody can do fails with an explanation, and
`--bc-rule-coverage` reports which rules a suite has exercised. Each part is imported when it is
first needed; `-p no:bcmodel` leaves all of it out.
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
"""How the names of files end that are collected as tests."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of rule coverage, and the setting that names the rulebook."""
    parser.addini(
        "bc_rulebook",
        "the rulebook by which scenario files are judged, as package.module:NAME",
        default="",
    )
    group = parser.getgroup("bcmodel", "who can do what in TikTok Business Center")
    group.addoption(
        "--bc-rule-coverage",
        nargs="?",
        const="term",
        metavar="term|json|FILE.json",
        help="report which rules and reasons of bcmodel the tests exercise: as a table, as "
        "JSON, or as JSON in a file",
    )
    group.addoption(
        "--bc-rule-coverage-min",
        type=float,
        metavar="PERCENT",
        help="fail if the tests exercise less of the rules and reasons",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begin to count what the rules do, if that is asked for."""
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
    """Add explanations of the answers to the report of a failed test."""
    report = yield
    if report.failed and call.excinfo is not None:
        from bcmodel.testing.asserting import explain_in

        explain_in(report, call.excinfo.value)
    return report


@pytest.fixture(scope="session")
def bc_load(pytestconfig: pytest.Config) -> Callable[[str], Scenario]:
    """
    Load a scenario file by its path from the calling file: `bc_load("agency.bc.toml")`.

    It is judged by the rulebook that the setting `bc_rulebook` names, or else by the standard one.
    The Scenario has the `.world`, and the `.access` that answers `can` and `decide`. Fixtures of
    any scope can use it; a file is read again only after it has changed.
    """
    read: dict[tuple[Path, int, int], Scenario] = {}

    def load(path: str) -> Scenario:
        from bcmodel.testing.rulebook import rulebook_of

        __tracebackhide__ = True
        here = currentframe()
        asking = here.f_back if here else None
        file = Path(asking.f_code.co_filename).parent / path if asking else Path(path)
        key = _state_of(file)
        try:
            if key not in read:
                read[key] = bc.load(file, rulebook=rulebook_of(pytestconfig))
        except (bc.InputError, pytest.UsageError) as error:
            raise error.with_traceback(None) from None  # what was asked for is at fault, not how
        return read[key]

    return load


def _state_of(file: Path) -> tuple[Path, int, int]:
    """Return what tells a file that has changed from what it was."""
    state = file.stat() if file.exists() else None
    return (file, state.st_mtime_ns, state.st_size) if state else (file, 0, 0)
