"""`bcmodel why`, `who`, `what` and `log`: one question of one file, and what happened in it."""

from __future__ import annotations

import argparse
from datetime import datetime

from bcmodel.cli.command import GOOD, Command
from bcmodel.cli.printing import print_json, print_list
from bcmodel.errors import Fault, InputError
from bcmodel.exchange import Scenario, faults_of_question, load
from bcmodel.exchange.rows import moment
from bcmodel.facts.plain import plain_instant
from bcmodel.resolve import Answer
from bcmodel.resolve.question import Question, read_action
from bcmodel.vocab.reasons import Verdict

EXIT_OF = {Verdict.ALLOWED: 0, Verdict.DENIED: 1, Verdict.UNKNOWN: 3}


def _why(options: argparse.Namespace) -> int:
    decision = decide_asked(load(options.file), options)
    if options.json:
        print_json(decision.to_dict())
    elif options.graph:
        print(format(decision, options.graph), end="")
    else:
        print(decision.explain())
        _tell_remedies(decision)
    return EXIT_OF[decision.verdict]


def _tell_remedies(decision: Answer) -> None:
    from bcmodel.advise import remedies
    from bcmodel.show.remedies import tell_remedies

    if decision.denied:
        print(f"\n{tell_remedies(decision, remedies(decision.access, decision))}")


def decide_asked(scenario: Scenario, options: argparse.Namespace) -> Answer:
    """Decide the question that the arguments ask; every fault of them is told together."""
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
        print_json({"action": options.action, "asset": options.asset, "users": users})
    else:
        print_list(users, f"nobody can {options.action} {options.asset}, as far as was seen")
    return GOOD


def _what(options: argparse.Namespace) -> int:
    access, user = load(options.file).access, options.user
    nothing = f"{user} can do nothing there, as far as was seen"
    if options.asset is not None:
        actions = sorted(access.what_can(user, options.asset))
        if options.json:
            print_json({"user": user, "asset": options.asset, "actions": actions})
        else:
            print_list(actions, nothing)
        return GOOD
    every = {asset: sorted(actions) for asset, actions in sorted(access.what_can(user).items())}
    if options.json:
        print_json({"user": user, "assets": every})
    else:
        print_list([f"{asset} {action}" for asset in every for action in every[asset]], nothing)
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
        print_json({"log": rows})
    else:
        print_list([str(line) for line in lines], "nothing happens in this file")
    return GOOD


COMMANDS = (
    Command(
        "why",
        _why,
        "Decide one question, and tell why",
        "0 allowed, 1 denied, 3 unknown",
        ("FILE", "USER", "ACTION", "ASSET", "--using", "--post", "--within", "--at", "--graph"),
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
)
