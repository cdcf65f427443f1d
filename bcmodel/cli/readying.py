"""`bcmodel ready`: what somebody needs of a client before they start, and the list to send."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bcmodel.cli.command import GOOD, SOME_FAIL, Command
from bcmodel.cli.printing import print_json, print_markdown
from bcmodel.errors import Fault, InputError
from bcmodel.exchange import load
from bcmodel.exchange.rows import moment
from bcmodel.resolve import Resolver

if TYPE_CHECKING:
    from bcmodel.advise import Readiness


def _ready(options: argparse.Namespace) -> int:
    found = _found(load(options.file).access, options)
    if options.json:
        print_json(found.to_dict())
    elif options.markdown:
        print_markdown(found.checklist())
    else:
        print(found)
    return GOOD if found.reachable else SOME_FAIL


def _found(access: Resolver, options: argparse.Namespace) -> Readiness:
    """Return what the arguments ask for; every fault of them is told together."""
    from bcmodel.advise import readiness

    faults: list[Fault] = []
    try:
        access = access.at(moment(options.at)) if options.at is not None else access
    except InputError as error:
        faults += [fault.within("--at") for fault in error.faults]
    try:
        found = readiness(access, options.who, *options.what, within=options.within)
    except InputError as error:
        raise InputError([*faults, *error.faults]) from None
    if faults:
        raise InputError(faults)
    return found


COMMANDS = (
    Command(
        "ready",
        _ready,
        "Tell what a Business Center or a person lacks of a client, and who can bring it",
        "0 ready or reachable, 1 not",
        ("FILE", "WHO", "WHAT", "--within", "--at", "--markdown"),
    ),
)
