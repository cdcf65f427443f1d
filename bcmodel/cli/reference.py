"""`bcmodel rules`: the rulebook as a reference, with everything else that has a name."""

from __future__ import annotations

import argparse

from bcmodel.cli.command import GOOD, Command
from bcmodel.cli.printing import print_json, print_markdown
from bcmodel.rules import STANDARD


def _rules(options: argparse.Namespace) -> int:
    if options.code is not None:
        _show_one(options)
    else:
        _list_all(options)
    return GOOD


def _show_one(options: argparse.Namespace) -> None:
    from bcmodel.show.reference import pages_of

    first, *others = pages_of(options.code)
    if options.json:  # a finding that is called like a reason stands within it
        print_json(first.data | ({"finding": others[0].data} if others else {}))
    else:
        print_markdown("\n".join(page.text for page in (first, *others)))


def _list_all(options: argparse.Namespace) -> None:
    from bcmodel.show import rule_table
    from bcmodel.show.pages import rule_list
    from bcmodel.show.reference import rule_in_short

    if options.json:
        print_json([rule_in_short(rule) for rule in STANDARD.every_rule])
    elif options.markdown:
        print_markdown(rule_table(STANDARD))
    else:
        print(rule_list(STANDARD))


COMMANDS = (
    Command(
        "rules",
        _rules,
        "Show the rulebook, or one rule, reason, parameter, finding or command in full",
        "0 shown",
        ("[CODE]", "--markdown"),
    ),
)
