"""`bcmodel export`: a World for another program - an authorization engine, or a reader of JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from bcmodel.cli.command import GOOD, Command
from bcmodel.cli.printing import print_json
from bcmodel.errors import Fault, InputError
from bcmodel.exchange import dumps, load
from bcmodel.resolve import Resolver

Files = Mapping[str, str]
"""The text of each exported file, by file name."""


def _as_json(access: Resolver) -> Files:
    return {"world.json": dumps(access.world, "json")}


def _as_tables(access: Resolver) -> Files:
    from bcmodel.exchange.tables import tables_of

    return tables_of(access.world)


def _for_engine(engine: str) -> Callable[[Resolver], Files]:
    def export(access: Resolver) -> Files:
        from bcmodel.exchange.engines import to_engine

        return to_engine(access, engine).files()

    return export


EXPORTERS: Mapping[str, Callable[[Resolver], Files]] = {
    "openfga": _for_engine("openfga"),
    "spicedb": _for_engine("spicedb"),
    "cedar": _for_engine("cedar"),
    "json": _as_json,
    "csv": _as_tables,
}
"""What a World can be exported to, each with what makes the files."""


def _export(options: argparse.Namespace) -> int:
    files = EXPORTERS[options.to](load(options.file).access)
    if options.json:
        print_json({"to": options.to, "files": dict(files)})
    elif options.output is not None:
        _write(files, Path(options.output), options.to)
    elif len(files) == 1:
        print(*files.values(), sep="", end="")
    else:
        problem = f"{options.to} takes {len(files)} files"
        raise InputError([Fault("--to", problem, "name a folder for them with `-o`")])
    return GOOD


def _write(files: Files, path: Path, to: str) -> None:
    """Write one file to the path, or several into the folder that it names."""
    if len(files) > 1 and path.is_file():
        problem = f"`{path}` is a file, and {to} takes {len(files)} files"
        raise InputError([Fault("-o", problem, "name a folder for them")])
    into = path if len(files) > 1 or path.is_dir() else None
    if into is not None:
        into.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        target = path if into is None else into / name
        target.write_text(text, encoding="utf-8", newline="")


COMMANDS = (
    Command(
        "export",
        _export,
        "Export what is true for OpenFGA, SpiceDB or Cedar to serve, or as JSON or CSV",
        "0 written",
        ("FILE", "--to", "-o"),
    ),
)
