"""`bcmodel tables`, `certify` and `schema`: files made of tables, certificates, JSON Schemas."""

from __future__ import annotations

import argparse

from bcmodel.cli.asking import EXIT_OF, decide_asked, read_instant
from bcmodel.cli.command import GOOD, Command
from bcmodel.cli.printing import print_json
from bcmodel.errors import InputError
from bcmodel.exchange import dump, dumps, load
from bcmodel.exchange.documents import Tellable


def _tables(options: argparse.Namespace) -> int:
    from bcmodel.exchange.tables import read_tables

    at, faults = read_instant(options.at)
    if faults:
        raise InputError(faults)
    _write(read_tables(options.folder, at=at), options)
    return GOOD


def _certify(options: argparse.Namespace) -> int:
    decision = decide_asked(load(options.file), options)
    _write(decision, options)
    return EXIT_OF[decision.verdict]


def _write(tellable: Tellable, options: argparse.Namespace) -> None:
    """Write a scenario file, or print one as TOML or JSON."""
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
        "0 written",
        ("FOLDER", "--at", "-o"),
    ),
    Command(
        "certify",
        _certify,
        "Write one decision as a file with the facts it rests on, for `check` to verify",
        "0 allowed, 1 denied, 3 unknown",
        ("FILE", "USER", "ACTION", "ASSET", "--using", "--post", "--within", "--at", "-o"),
    ),
    Command(
        "schema", _schema, "Print the JSON Schema of a kind of document", "0 printed", ("[OF]",)
    ),
)
