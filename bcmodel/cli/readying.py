"""`bcmodel ready`: what somebody needs of a client before they start, and the checklist to send."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bcmodel.cli.asking import read_instant
from bcmodel.cli.command import GOOD, SOME_FAIL, Command
from bcmodel.cli.printing import print_json, print_markdown
from bcmodel.errors import InputError
from bcmodel.exchange import load
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
    """Return the readiness asked for; raises `InputError` with all faults of the arguments."""
    from bcmodel.advise import readiness

    at, faults = read_instant(options.at)
    access = access.at(at) if at is not None else access
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
        "Find what a Business Center or a person lacks of a client, and who can provide it",
        "0 ready or reachable, 1 not",
        ("FILE", "WHO", "WHAT", "--within", "--at", "--markdown"),
    ),
)
