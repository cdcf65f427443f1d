"""`bcmodel diff`: who gained and lost what between two files."""

from __future__ import annotations

import argparse

from bcmodel.cli.command import GOOD, Command
from bcmodel.cli.printing import print_json
from bcmodel.exchange import load

DIFFER = 1


def _diff(options: argparse.Namespace) -> int:
    from bcmodel.advise import diff
    from bcmodel.show.differences import diff_as_markdown, tell_diff

    found = diff(load(options.before).access, load(options.after).access)
    if options.json:
        print_json(found.to_dict())
    elif options.markdown:
        print(diff_as_markdown(found), end="")
    else:
        print("\n".join(tell_diff(found)))
    return GOOD if found.is_empty else DIFFER


COMMANDS = (
    Command(
        "diff",
        _diff,
        "Tell who gained and lost what from one file to another",
        "0 same, 1 differ",
        ("BEFORE", "AFTER", "--markdown"),
    ),
)
