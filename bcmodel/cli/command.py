"""Command: what a subcommand runs, the arguments it takes, and its exit codes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NamedTuple

GOOD, SOME_FAIL, BAD_INPUT = 0, 1, 2
"""Exit codes: all well, something does not hold, bad input or usage."""


class Command(NamedTuple):
    """A subcommand: `exits` explains its exit codes, `takes` names its arguments in order."""

    name: str
    run: Callable[[argparse.Namespace], int]
    does: str
    exits: str
    takes: tuple[str, ...]


ARGUMENTS: dict[str, dict[str, Any]] = {
    "PATHS": {"metavar": "PATH", "nargs": "+", "help": "a scenario file, or a folder of them"},
    "FILE": {"metavar": "FILE", "help": "the scenario file that says what is true"},
    "BEFORE": {"metavar": "BEFORE", "help": "the scenario file that says what was true"},
    "AFTER": {"metavar": "AFTER", "help": "the scenario file that says what is true now"},
    "USER": {"metavar": "USER", "help": "the person, by id"},
    "ACTION": {"metavar": "ACTION", "help": "what is to be done, such as `ad_account.create_ads`"},
    "ASSET": {"metavar": "ASSET", "help": "what it is to be done on, by id"},
    "WHO": {"metavar": "WHO", "help": "the Business Center or the person who is to start, by id"},
    "WHAT": {
        "metavar": "CLIENT_OR_ASSET",
        "nargs": "*",
        "help": "the client's Business Center, or its assets where it has several of a kind",
    },
    "FOLDER": {"metavar": "FOLDER", "help": "a folder of CSV files, one for each kind of fact"},
    "DIR": {"metavar": "DIR", "help": "a folder of saved API responses, or one file of them"},
    "[ASSET]": {"metavar": "ASSET", "nargs": "?", "help": "only on this asset"},
    "[CODE]": {
        "metavar": "CODE",
        "nargs": "?",
        "help": "the name of a rule, reason, parameter, finding or command",
    },
    "[OF]": {
        "metavar": "OF",
        "nargs": "?",
        "default": "scenario",
        "help": "scenario, events, decision, refusal, diff or audit",
    },
    "--using": {"metavar": "X", "help": "what a joint action is done with, by id"},
    "--post": {"metavar": "P", "help": "the post that a Spark Ads code is to be used for"},
    "--within": {"metavar": "BC", "help": "the Business Center to act in"},
    "--markdown": {"action": "store_true", "help": "print Markdown, ready to send"},
    "--csv": {"action": "store_true", "help": "print comma-separated values"},
    "--all": {"action": "store_true", "help": "print every finding, however many there are"},
    "--only": {
        "metavar": "CODE",
        "action": "extend",
        "nargs": "+",
        "help": "look for these findings only",
    },
    "--ignore": {
        "metavar": "CODE",
        "action": "extend",
        "nargs": "+",
        "help": "do not look for these findings",
    },
    "--baseline": {
        "metavar": "JSON",
        "help": "leave out what an earlier audit found, as `audit --json` printed it",
    },
    "--matrix": {
        "choices": ("csv", "markdown"),
        "nargs": "?",
        "const": "csv",
        "help": "print who can do what instead",
    },
    "--strict": {"action": "store_true", "help": "exit with 1 if there are gaps"},
    "--redact": {"action": "store_true", "help": "replace names and addresses by pseudonyms"},
    "--known": {"metavar": "FILE", "help": "a scenario file with facts that no response contains"},
    "--format": {"choices": ("mermaid", "dot", "graphml", "json"), "default": "mermaid"},
    "--around": {"metavar": "ID", "help": "only what is near the person or thing with this id"},
    "--hops": {
        "metavar": "N",
        "type": int,
        "default": 1,
        "help": "how many arrows away counts as near (1)",
    },
    "--graph": {
        "choices": ("mermaid", "dot"),
        "nargs": "?",
        "const": "mermaid",
        "help": "draw the decision instead of explaining it",
    },
    "-o": {"dest": "output", "metavar": "OUT", "help": "the file to write to"},
    "--to": {"choices": ("openfga", "spicedb", "cedar", "json", "csv"), "required": True},
    "--at": {"metavar": "T", "help": "another instant, such as `2026-11-21T09:00:00Z`"},
}
"""How each argument is read."""
FORMS = frozenset({"--markdown", "--csv"})
"""The arguments that choose the form of what is printed, as `--json` does: at most one."""
