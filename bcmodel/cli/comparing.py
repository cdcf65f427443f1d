"""`bcmodel diff`: who gained and lost what between two files."""

from __future__ import annotations

import argparse

from bcmodel.cli.command import GOOD, Command
from bcmodel.cli.printing import print_json
from bcmodel.errors import Fault, InputError
from bcmodel.exchange import load
from bcmodel.resolve import Resolver

DIFFER = 1


def _diff(options: argparse.Namespace) -> int:
    from bcmodel.advise import diff
    from bcmodel.show.differences import diff_as_markdown, tell_diff
    from bcmodel.show.tables import OF_DIFFS, records_as_csv

    found = diff(*_both(options.before, options.after))
    if options.json:
        print_json(found.to_dict())
    elif options.csv:
        print(records_as_csv(OF_DIFFS, found.records()), end="")
    elif options.markdown:
        print(diff_as_markdown(found), end="")
    else:
        print("\n".join(tell_diff(found)))
    return GOOD if found.is_empty else DIFFER


def _both(*paths: str) -> list[Resolver]:
    """Return what two files lead to; raises `InputError` with the faults of both."""
    read: list[Resolver] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            read.append(load(path).access)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return read


COMMANDS = (
    Command(
        "diff",
        _diff,
        "List who gained and lost what from one file to another",
        "0 same, 1 differ",
        ("BEFORE", "AFTER", "--markdown", "--csv"),
    ),
)
