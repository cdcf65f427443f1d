"""The command line: run scenario files, ask one question, look up rules and reasons."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import bcmodel
from bcmodel.errors import BcmodelError, Fault, InputError, nearest
from bcmodel.exchange import Result, Scenario, faults_of_question, load, load_all
from bcmodel.exchange.rows import moment
from bcmodel.facts.plain import plain_instant
from bcmodel.resolve import Answer
from bcmodel.resolve.question import Question, read_action
from bcmodel.rules import STANDARD, AnyRule
from bcmodel.vocab.reasons import Reason, Verdict

if TYPE_CHECKING:
    from rich.console import Console

GOOD, SOME_FAIL, BAD_INPUT = 0, 1, 2
EXIT_OF = {Verdict.ALLOWED: 0, Verdict.DENIED: 1, Verdict.UNKNOWN: 3}

DESCRIPTION = """\
Who can do what in TikTok Business Center, and why (not). Reads scenario files: what is true in
some Business Centers, and questions with the answers they should get. Never calls the platform."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; answers on standard output, errors on the other."""
    try:
        options = _parser().parse_args(argv)
    except SystemExit as stop:  # argparse has told what is wrong, or printed what was asked for
        return stop.code if isinstance(stop.code, int) else BAD_INPUT
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except OSError as error:
        print(f"bcmodel: {error.filename}: {error.strerror or error}", file=sys.stderr)
    except BcmodelError as error:
        print(f"bcmodel: {error}", file=sys.stderr)
    return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bcmodel", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"bcmodel {bcmodel.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        told = f"exit code: {command.exits}, 2 bad input"
        one = commands.add_parser(
            command.name, help=command.does, description=f"{command.does}.", epilog=told
        )
        for argument in command.takes:
            one.add_argument(argument.strip("[]").lower(), **ARGUMENTS[argument])
        one.add_argument("--json", action="store_true", help="print one JSON document")
        one.set_defaults(run=command.run)
    return parser


def _check(options: argparse.Namespace) -> int:
    scenarios = load_all(options.paths)
    results = [(scenario, result) for scenario in scenarios for result in scenario.run()]
    failed = [(scenario, result) for scenario, result in results if not result.holds]
    asked = sum(len(scenario.questions) for scenario in scenarios)
    given = sum(len(scenario.steps) for scenario in scenarios)
    if options.json:
        rows = [_failure(scenario, result) for scenario, result in failed]
        _print_json({"files": len(scenarios), "checks": asked, "failed": rows})
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
    commands = f" and {_counted(given, 'command')}" if given else ""
    among = f"{_counted(asked, 'question')}{commands} in {_counted(files, 'file')}"
    told = f"{failed} of {among} failed" if failed else f"{among}: all hold"
    console = _console()
    if console is None:
        print(told)
    else:
        console.print(told, style="bold red" if failed else "green", highlight=False)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _why(options: argparse.Namespace) -> int:
    decision = _decide(load(options.file), options)
    if options.json:
        _print_json(decision.to_dict())
    else:
        print(decision.explain())
    return EXIT_OF[decision.verdict]


def _decide(scenario: Scenario, options: argparse.Namespace) -> Answer:
    action = read_action(options.action)
    context = (options.using, options.post, options.within)
    question = Question(options.user, action, options.asset, *context)
    at, faults = _instant(options.at)
    faults += [
        Fault(f"--{fault.place}", fault.problem, fault.next_step)
        for fault in faults_of_question(scenario.access.world, question)
    ]
    if faults:
        raise InputError(faults)
    access = scenario.access.at(at) if at else scenario.access
    return access.decide(*question[:3], options.using, post=options.post, within=options.within)


def _instant(told: str | None) -> tuple[datetime | None, list[Fault]]:
    try:
        return (moment(told) if told is not None else None), []
    except InputError as error:
        return None, [fault.within("--at") for fault in error.faults]


def _who(options: argparse.Namespace) -> int:
    access = load(options.file).access
    users = sorted(access.who_can(options.action, options.asset))
    if options.json:
        _print_json({"action": options.action, "asset": options.asset, "users": users})
    else:
        _print_list(users, f"nobody can {options.action} {options.asset}, as far as was seen")
    return GOOD


def _what(options: argparse.Namespace) -> int:
    access, user = load(options.file).access, options.user
    nothing = f"{user} can do nothing there, as far as was seen"
    if options.asset is not None:
        actions = sorted(access.what_can(user, options.asset))
        if options.json:
            _print_json({"user": user, "asset": options.asset, "actions": actions})
        else:
            _print_list(actions, nothing)
        return GOOD
    every = {asset: sorted(actions) for asset, actions in sorted(access.what_can(user).items())}
    if options.json:
        _print_json({"user": user, "assets": every})
    else:
        _print_list([f"{asset} {action}" for asset in every for action in every[asset]], nothing)
    return GOOD


def _log(options: argparse.Namespace) -> int:
    lines = load(options.file).history.log()
    if options.json:
        rows = [
            {
                "time": plain_instant(line.time),
                "activity_type": line.activity_type,
                "operator": line.operator,
                "text": line.text,
            }
            for line in lines
        ]
        _print_json({"log": rows})
    else:
        _print_list([str(line) for line in lines], "nothing happens in this file")
    return GOOD


def _rules(options: argparse.Namespace) -> int:
    found = _find(options.code.upper()) if options.code is not None else None
    if options.json:
        every = [_rule_in_short(rule) for rule in STANDARD.every_rule]
        _print_json(_in_full(found) if found is not None else every)
        return GOOD
    from bcmodel import show

    if found is None:
        _print_markdown(show.rule_table(STANDARD))
    elif not isinstance(found, Reason):
        _print_markdown(show.tell_rule(found))
    else:
        _print_markdown(show.tell_reason(found))
    return GOOD


def _find(code: str) -> AnyRule | Reason:
    """Return the rule or reason with this code; raises `InputError` where there is neither."""
    known: dict[str, AnyRule | Reason] = {rule.code: rule for rule in STANDARD.every_rule}
    known.update({str(reason): reason for reason in Reason})
    if code not in known:
        near = nearest(code, known)
        hint = near if near.startswith("did") else "`bcmodel rules` lists them all"
        raise InputError([Fault("rules", f"there is no rule or reason `{code}`", hint)])
    return known[code]


def _rule_in_short(rule: AnyRule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "standing": rule.standing,
        "reasons": rule.gives,
    }


def _in_full(found: AnyRule | Reason) -> dict[str, object]:
    if not isinstance(found, Reason):
        return _rule_in_short(found) | {
            "meaning": found.meaning,
            "holds": found.holds,
            "since": found.since,
            "sources": [str(source) for source in found.sources],
        }
    from bcmodel.rules.reasons import TELLINGS

    telling = TELLINGS[found]
    mends = [
        {"who": mend.who, "advice": mend.advice, "command": mend.command} for mend in telling.mends
    ]
    return {
        "reason": found,
        "meaning": telling.meaning,
        "standing": telling.standing,
        "mends": mends,
        "rules": [rule.code for rule in STANDARD.giving(found)],
        "sources": [str(source) for source in telling.sources],
    }


def _print_json(document: object) -> None:
    print(json.dumps(document, indent=2, ensure_ascii=False))


def _print_list(items: Sequence[str], otherwise: str) -> None:
    for item in items:
        print(item)
    if not items:
        print(otherwise, file=sys.stderr)


def _print_markdown(text: str) -> None:
    console = _console()
    if console is None:
        print(text.rstrip("\n"))
    else:
        from rich.markdown import Markdown

        console.print(Markdown(text))


def _console() -> Console | None:
    """Return a console that can do colours and tables, where there are both rich and a terminal."""
    if not sys.stdout.isatty():
        return None
    try:
        from rich.console import Console
    except ImportError:
        return None
    return Console()


class Command(NamedTuple):
    """A command of the command line: what it runs, and the arguments it takes."""

    name: str
    run: Callable[[argparse.Namespace], int]
    does: str
    exits: str
    takes: tuple[str, ...]


COMMANDS = (
    Command(
        "check",
        _check,
        "Run every question of files and folders",
        "0 all hold, 1 some fail",
        ("PATHS",),
    ),
    Command(
        "why",
        _why,
        "Decide one question, and tell why",
        "0 allowed, 1 denied, 3 unknown",
        ("FILE", "USER", "ACTION", "ASSET", "--using", "--post", "--within", "--at"),
    ),
    Command(
        "who",
        _who,
        "List everybody who can do something on an asset",
        "0 told",
        ("FILE", "ACTION", "ASSET"),
    ),
    Command(
        "what",
        _what,
        "List what a person can do, on one asset or on each",
        "0 told",
        ("FILE", "USER", "[ASSET]"),
    ),
    Command(
        "log", _log, "Print the change log of what the commands of a file did", "0 told", ("FILE",)
    ),
    Command(
        "rules", _rules, "Show the rulebook, or one rule or reason in full", "0 told", ("[CODE]",)
    ),
)

ARGUMENTS: dict[str, dict[str, Any]] = {
    "PATHS": {"metavar": "PATH", "nargs": "+", "help": "a scenario file, or a folder of them"},
    "FILE": {"metavar": "FILE", "help": "the scenario file that says what is true"},
    "USER": {"metavar": "USER", "help": "the person, by id"},
    "ACTION": {"metavar": "ACTION", "help": "what is to be done, as `ad_account.create_ads`"},
    "ASSET": {"metavar": "ASSET", "help": "what it is to be done on, by id"},
    "[ASSET]": {"metavar": "ASSET", "nargs": "?", "help": "only on this asset"},
    "[CODE]": {"metavar": "CODE", "nargs": "?", "help": "of a rule or a reason"},
    "--using": {"metavar": "X", "help": "the other thing of a joint action"},
    "--post": {"metavar": "P", "help": "the post that a Spark Ads code is meant for"},
    "--within": {"metavar": "BC", "help": "the Business Center one acts in"},
    "--at": {"metavar": "T", "help": "another instant, as `2026-11-21T09:00:00Z`"},
}
