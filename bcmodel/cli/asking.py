"""`bcmodel why`, `who`, `what` and `log`: one question about a file, and what happened in it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime

from bcmodel.cli.command import GOOD, Command
from bcmodel.cli.printing import print_json, print_list
from bcmodel.errors import Fault, InputError, QuestionError
from bcmodel.exchange import Scenario, load
from bcmodel.exchange.questions import faults_of_context, faults_of_question
from bcmodel.exchange.rows import moment
from bcmodel.facts.plain import plain_instant
from bcmodel.resolve import Answer, Resolver
from bcmodel.resolve.missing import missing_person, missing_thing
from bcmodel.resolve.question import Question, read_action
from bcmodel.vocab.actions import JOINT
from bcmodel.vocab.reasons import Verdict
from bcmodel.vocab.words import Kind
from bcmodel.world import World
from bcmodel.world.references import ONE_ID_SPACE

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
    """Decide the question that the arguments ask; raises `InputError` with all their faults."""
    at, faults = read_instant(options.at)
    faults += _faults_of_asking(scenario.access.world, options)
    if faults:
        raise InputError(faults)
    access = scenario.access.at(at) if at else scenario.access
    asked = (options.user, options.action, options.asset, options.using)
    return access.decide(*asked, post=options.post, within=options.within)


def _faults_of_asking(world: World, options: argparse.Namespace) -> Iterator[Fault]:
    """Yield what is wrong with the arguments, each fault with the option it lies in."""
    user, asset, using = options.user, options.asset, options.using
    within, post = options.within, options.post
    try:
        question = Question(user, read_action(options.action), asset, using, post, within)
        faults = faults_of_question(world, question)
    except QuestionError as error:
        yield from error.faults
        faults = faults_of_context(world, within, post)
    for fault in faults:
        yield Fault(f"--{fault.place}", fault.problem, fault.next_step)


def read_instant(at: str | None) -> tuple[datetime | None, list[Fault]]:
    """Return the instant given as `--at`, if one is, and what is wrong with it."""
    try:
        return (moment(at) if at is not None else None), []
    except InputError as error:
        return None, [fault.within("--at") for fault in error.faults]


def _who(options: argparse.Namespace) -> int:
    access, action, asset = load(options.file).access, options.action, options.asset
    if read_action(action) in JOINT:
        hint = f"ask of each person: `bcmodel why FILE USER {action} {asset} --using X`"
        raise QuestionError(f"`{action}` needs a second thing", hint)
    users = sorted(access.who_can(action, asset))
    if options.json:
        print_json({"action": action, "asset": asset, "users": users})
    else:
        print_list(users, _nothing(access, f"nobody is allowed {action} on {asset}", asset=asset))
    return GOOD


def _nothing(
    access: Resolver, told: str, *, user: str | None = None, asset: str | None = None
) -> str:
    """Return why an answer is empty: an id that is not there, or what is told."""
    world = access.world
    if user is not None and _is_missing(world, user, Kind.USER):
        return str(missing_person(world, user))
    if asset is not None and _is_missing(world, asset, *ONE_ID_SPACE):
        return str(missing_thing(world, asset))
    return f"as far as was seen, {told}" if world.tables.unseen else told


def _is_missing(world: World, identity: str, *kinds: Kind) -> bool:
    """Whether nothing of these kinds has an id, not even unseen."""
    return not any(
        world.find(kind, identity) or world.may_hide(kind, {"id": identity}) for kind in kinds
    )


def _what(options: argparse.Namespace) -> int:
    access, user = load(options.file).access, options.user
    told = f"{user} is allowed nothing{'' if options.asset is None else f' on {options.asset}'}"
    nothing = _nothing(access, told, user=user, asset=options.asset)
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
        "Decide one question, and explain why",
        "0 allowed, 1 denied, 3 unknown",
        ("FILE", "USER", "ACTION", "ASSET", "--using", "--post", "--within", "--at", "--graph"),
    ),
    Command(
        "who",
        _who,
        "List everybody who can do something on an asset",
        "0 answered",
        ("FILE", "ACTION", "ASSET"),
    ),
    Command(
        "what",
        _what,
        "List what a person can do, on one asset or on each",
        "0 answered",
        ("FILE", "USER", "[ASSET]"),
    ),
    Command(
        "log",
        _log,
        "Print the change log of what the commands of a file did",
        "0 printed",
        ("FILE",),
    ),
)
