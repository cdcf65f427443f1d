"""`bcmodel tables`, `certify` and `schema`: tables made a file, a decision that goes on its own."""

from __future__ import annotations

import argparse

from bcmodel.cli.asking import EXIT_OF, decide_asked
from bcmodel.cli.command import GOOD, Command
from bcmodel.cli.printing import print_json
from bcmodel.errors import InputError
from bcmodel.exchange import dump, dumps, load
from bcmodel.exchange.documents import Tellable
from bcmodel.exchange.rows import moment


def _tables(options: argparse.Namespace) -> int:
    from bcmodel.exchange.tables import read_tables

    try:
        at = moment(options.at) if options.at is not None else None
    except InputError as error:
        raise InputError(fault.within("--at") for fault in error.faults) from None
    _tell(read_tables(options.folder, at=at), options)
    return GOOD


def _certify(options: argparse.Namespace) -> int:
    decision = decide_asked(load(options.file), options)
    _tell(decision, options)
    return EXIT_OF[decision.verdict]


def _tell(tellable: Tellable, options: argparse.Namespace) -> None:
    """Write a scenario file, or print one: as TOML, or else as JSON."""
    if options.output is not None:
        dump(tellable, options.output)
    else:
        print(dumps(tellable, "json" if options.json else "toml"), end="")


def _schema(options: argparse.Namespace) -> int:
    from bcmodel.exchange.schemas import schema

    print_json(schema(options.of))
    return GOOD


COMMANDS = (
    Command(
        "tables",
        _tables,
        "Make a scenario file of a folder of CSV files, as `export --to csv` writes them",
        "0 told",
        ("FOLDER", "--at", "-o"),
    ),
    Command(
        "certify",
        _certify,
        "Decide one question, and tell it with the facts it rests on, for `check` to verify",
        "0 allowed, 1 denied, 3 unknown",
        ("FILE", "USER", "ACTION", "ASSET", "--using", "--post", "--within", "--at", "-o"),
    ),
    Command("schema", _schema, "Print the JSON Schema of a kind of document", "0 told", ("[OF]",)),
)
