"""`bcmodel check`: asks every question of files and folders, and prints what does not hold."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from bcmodel.cli.command import GOOD, SOME_FAIL, Command
from bcmodel.cli.printing import console, counted, print_json
from bcmodel.exchange import Result, Scenario, load_all


def _check(options: argparse.Namespace) -> int:
    scenarios = load_all(options.paths)
    results = [(scenario, result) for scenario in scenarios for result in scenario.run()]
    failed = [(scenario, result) for scenario, result in results if not result.holds]
    asked = sum(len(scenario.questions) for scenario in scenarios)
    given = sum(len(scenario.steps) for scenario in scenarios)
    if options.json:
        rows = [_failure(scenario, result) for scenario, result in failed]
        print_json({"files": len(scenarios), "checks": asked, "failed": rows})
    else:
        for line in [line for failure in failed for line in _told(*failure)]:
            print(line)
        _print_summary(len(failed), asked, given, len(scenarios))
    return SOME_FAIL if failed else GOOD


def _failure(scenario: Scenario, result: Result) -> dict[str, object]:
    return {
        "file": scenario.name,
        "index": result.index,
        "question": result.question,
        "expected": result.expected,
        "got": result.got,
        "reasons": result.reasons,
    }


def _told(scenario: Scenario, result: Result) -> Iterator[str]:
    yield f"{scenario.name}, {result.place}: {result.question}"
    yield f"  {result.problem}"
    if result.decision is not None:
        yield from (f"  | {line}".rstrip() for line in result.decision.explain().splitlines())
    yield ""


def _print_summary(failed: int, asked: int, given: int, files: int) -> None:
    commands = f" and {counted(given, 'command')}" if given else ""
    among = f"{counted(asked, 'question')}{commands} in {counted(files, 'file')}"
    told = f"{failed} of {among} failed" if failed else f"{among}: all hold"
    terminal = console()
    if terminal is None:
        print(told)
    else:
        terminal.print(told, style="bold red" if failed else "green", highlight=False)


COMMANDS = (
    Command(
        "check",
        _check,
        "Run every question of files and folders",
        "0 all hold, 1 some fail",
        ("PATHS",),
    ),
)
