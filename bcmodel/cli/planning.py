"""`bcmodel plan`: what to do so that somebody is allowed something, and who can do it."""

from __future__ import annotations

import argparse

from bcmodel.cli.asking import decide_asked
from bcmodel.cli.command import GOOD, SOME_FAIL, Command
from bcmodel.cli.printing import print_json, print_markdown
from bcmodel.exchange import load


def _plan(options: argparse.Namespace) -> int:
    from bcmodel.advise import remedies
    from bcmodel.show.remedies import remedies_as_data, remedies_as_markdown, tell_plans

    decision = decide_asked(load(options.file), options)
    plans = remedies(decision.access, decision, every_route=True)
    if options.json:
        print_json(remedies_as_data(decision, plans))
    elif options.markdown:
        print_markdown(remedies_as_markdown(decision, plans))
    else:
        print(tell_plans(decision, plans))
    return GOOD if decision.allowed or plans else SOME_FAIL


COMMANDS = (
    Command(
        "plan",
        _plan,
        "Plan what to do so that something is allowed, and who can do it",
        "0 reachable, 1 not",
        ("FILE", "USER", "ACTION", "ASSET", "--using", "--post", "--within", "--at", "--markdown"),
    ),
)
