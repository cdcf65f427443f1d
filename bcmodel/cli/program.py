"""Program: reads the arguments, runs the subcommand, and reports errors on standard error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

import bcmodel
from bcmodel.cli import (
    asking,
    auditing,
    checking,
    comparing,
    drawing,
    exchanging,
    exporting,
    importing,
    planning,
    readying,
    reference,
)
from bcmodel.cli.command import ARGUMENTS, BAD_INPUT, FORMS, GOOD
from bcmodel.errors import BcmodelError

DESCRIPTION = """\
Who can do what in TikTok Business Center, and why (not). Reads scenario files: what is true in
some Business Centers, and questions with the answers they should get. Never calls the platform."""

COMMANDS = (
    *checking.COMMANDS,
    *asking.COMMANDS,
    *comparing.COMMANDS,
    *planning.COMMANDS,
    *readying.COMMANDS,
    *auditing.COMMANDS,
    *drawing.COMMANDS,
    *exporting.COMMANDS,
    *importing.COMMANDS,
    *exchanging.COMMANDS,
    *reference.COMMANDS,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors go to standard error."""
    try:
        options = _options(sys.argv[1:] if argv is None else argv)
    except SystemExit as stop:  # argparse has printed what is wrong, or the help
        return stop.code if isinstance(stop.code, int) else BAD_INPUT
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except OSError as error:
        print(f"bcmodel: {error.filename}: {error.strerror or error}", file=sys.stderr)
    except BcmodelError as error:
        print(f"bcmodel: {error}", file=sys.stderr)
    return BAD_INPUT


def _options(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of a command; they may stand anywhere among its arguments."""
    parser, commands = _parsers()
    named = commands.get(argv[0]) if argv else None
    return parser.parse_args(argv) if named is None else named.parse_intermixed_args(argv[1:])


def _parsers() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """Return the parser of the whole command line, and those of its commands."""
    parser = argparse.ArgumentParser(prog="bcmodel", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"bcmodel {bcmodel.__version__}")
    parsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        subparser = parsers.add_parser(
            command.name,
            help=command.does,
            description=f"{command.does}.",
            epilog=f"exit code: {command.exits}, 2 bad input",
        )
        forms = subparser.add_mutually_exclusive_group()
        for argument in command.takes:
            place = forms if argument in FORMS else subparser
            place.add_argument(argument.strip("[]").lower(), **ARGUMENTS[argument])
        forms.add_argument("--json", action="store_true", help="print one JSON document")
        subparser.set_defaults(run=command.run)
    return parser, parsers.choices
