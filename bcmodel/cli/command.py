"""What a subcommand is: what it runs, the arguments it takes, and how it exits."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NamedTuple

GOOD, SOME_FAIL, BAD_INPUT = 0, 1, 2
"""Exit codes: all well, something does not hold, bad input or usage."""


class Command(NamedTuple):
    """A command of the command line: what it runs, and the arguments it takes."""

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
    "ACTION": {"metavar": "ACTION", "help": "what is to be done, as `ad_account.create_ads`"},
    "ASSET": {"metavar": "ASSET", "help": "what it is to be done on, by id"},
    "WHO": {"metavar": "WHO", "help": "the Business Center or the person who is to start, by id"},
    "WHAT": {
        "metavar": "CLIENT_OR_ASSET",
        "nargs": "*",
        "help": "the client's Business Center, or assets of it; which, where it has several",
    },
    "FOLDER": {"metavar": "FOLDER", "help": "a folder of CSV files, one for each kind of fact"},
    "DIR": {"metavar": "DIR", "help": "a folder of saved API responses, or one file of them"},
    "[ASSET]": {"metavar": "ASSET", "nargs": "?", "help": "only on this asset"},
    "[CODE]": {"metavar": "CODE", "nargs": "?", "help": "of a rule or a reason"},
    "[OF]": {
        "metavar": "OF",
        "nargs": "?",
        "default": "scenario",
        "help": "scenario, events, decision, refusal, diff or audit",
    },
    "--using": {"metavar": "X", "help": "the other thing of a joint action"},
    "--post": {"metavar": "P", "help": "the post that a Spark Ads code is meant for"},
    "--within": {"metavar": "BC", "help": "the Business Center one acts in"},
    "--markdown": {"action": "store_true", "help": "print Markdown, ready to send"},
    "--csv": {"action": "store_true", "help": "print comma-separated values"},
    "--all": {"action": "store_true", "help": "tell every finding, however many there are"},
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
    "--baseline": {"metavar": "JSON", "help": "leave out what this earlier audit found"},
    "--matrix": {
        "choices": ("csv", "markdown"),
        "nargs": "?",
        "const": "csv",
        "help": "print who can do what instead",
    },
    "--strict": {"action": "store_true", "help": "exit with 1 where something was not learned"},
    "--redact": {"action": "store_true", "help": "put pseudonyms for names and addresses"},
    "--known": {"metavar": "FILE", "help": "a scenario file that tells what no response does"},
    "--format": {"choices": ("mermaid", "dot", "graphml", "json"), "default": "mermaid"},
    "--around": {"metavar": "ID", "help": "only what is near whatever has this id"},
    "--hops": {"metavar": "N", "type": int, "default": 1, "help": "how near, in arrows (1)"},
    "--graph": {
        "choices": ("mermaid", "dot"),
        "nargs": "?",
        "const": "mermaid",
        "help": "draw the decision instead of telling it",
    },
    "-o": {"dest": "output", "metavar": "OUT", "help": "the file to write to"},
    "--to": {"choices": ("openfga", "spicedb", "cedar", "json", "csv"), "required": True},
    "--at": {"metavar": "T", "help": "another instant, as `2026-11-21T09:00:00Z`"},
}
"""How each argument is read."""
FORMS = frozenset({"--markdown", "--csv"})
"""What stands, as `--json` does, for the form of what is printed; one of them at most."""
