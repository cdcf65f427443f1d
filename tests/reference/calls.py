"""Pages of files and calls: scenario files, the command line, the example scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import redirect_stdout
from inspect import getdoc
from io import StringIO
from pathlib import Path

import attrs

from bcmodel.cli import main
from bcmodel.cli.program import COMMANDS, DESCRIPTION
from bcmodel.exchange.findings import MustBeFound, MustNotBeFound
from bcmodel.exchange.questions import Check, What, Who
from bcmodel.exchange.rows import is_table
from bcmodel.exchange.schemas import SCHEMAS, schema
from bcmodel.exchange.steps import Expected
from bcmodel.facts import FACT_CLASSES
from tests.places import EXAMPLES
from tests.reference.fields import field_table, fields_of
from tests.reference.writing import body, code, contents, facing, page, plain, section

WIDTH = "88"
"""Of help as it is printed, in characters."""
QUESTIONS: dict[str, type[attrs.AttrsInstance]] = {
    "check": Check,
    "who": Who,
    "what": What,
    "finding": MustBeFound,
    "no_finding": MustNotBeFound,
}
"""The questions of a file by table."""
INTRODUCED = (
    "One file is a World, commands that change it, and questions with the answers expected. It is "
    "TOML (``.toml``) or JSON (``.json``), of the same shape. All faults of a file are told "
    "together, each with its table, row and key."
)
COMMANDED = (
    "Each row of ``[[command]]`` names by ``do`` one of the :doc:`/commands/index`; they are given "
    "one after another. Besides the fields of the command, a row says what should come of it:"
)
SHAPED = "JSON Schemas tell other programs the shape of files and answers: ``bc.schema(name)``."


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages, each with its path."""
    yield "command_line", _command_line()
    yield "scenarios", _scenarios()
    scripts = sorted(EXAMPLES.glob("*.py"))
    yield "examples/index", _examples(scripts)
    yield from ((f"examples/{script.stem}", _script(script)) for script in scripts)


def _command_line() -> str:
    return page(
        "Command line",
        plain(" ".join(DESCRIPTION.split())),
        *(section(f"bcmodel {one.name}", code(_help(one.name), "text")) for one in COMMANDS),
    )


def _help(command: str) -> str:
    """Return the help of a command as it is printed, whatever the width of this terminal."""
    columns = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        with redirect_stdout(StringIO()) as printed:
            main([command, "--help"])
    finally:
        os.environ.pop("COLUMNS")
        if columns is not None:
            os.environ["COLUMNS"] = columns
    return printed.getvalue()


def _scenarios() -> str:
    shown = (EXAMPLES / "why_cant_mia_publish.bc.toml").read_text("utf-8")
    facts = (_rows(kind, field_table(fact.fields())) for kind, fact in FACT_CLASSES.items())
    questions = (
        _rows(name, plain(getdoc(asked) or ""), field_table(fields_of(asked)))
        for name, asked in QUESTIONS.items()
    )
    return page(
        "Scenario files",
        INTRODUCED,
        section("A whole file", code(shown, "toml")),
        section("Facts", "One array of tables for each kind of fact.", *facts),
        section("Commands", COMMANDED, field_table(fields_of(Expected))),
        section("Questions", *questions),
        section("Schemas", SHAPED, *map(_schema, SCHEMAS)),
    )


def _rows(name: str, *parts: str) -> str:
    return section(f"[[{name}]]", *parts, mark="~")


def _schema(name: str) -> str:
    told = schema(name)
    keys = told.get("properties")
    listed = ", ".join(f"``{key}``" for key in keys) if is_table(keys) else ""
    said = plain(str(told.get("title", "")))
    return section(name, said, facing(("Id", f"``{told['$id']}``"), ("Keys", listed)), mark="~")


def _examples(scripts: list[Path]) -> str:
    listed = "".join(f"- :doc:`{_title(script)} </examples/{script.stem}>`\n" for script in scripts)
    return page(
        "Examples",
        "Scripts named as questions; each asserts what it claims, and runs offline.",
        listed,
        contents("Examples", (f"examples/{script.stem}" for script in scripts)),
    )


def _title(script: Path) -> str:
    first = script.read_text("utf-8").partition("# # ")[2]
    return first.partition("\n")[0]


def _script(script: Path) -> str:
    return page(_title(script), *_cells(script.read_text("utf-8")))


def _cells(text: str) -> Iterator[str]:
    """Yield the cells of a script: those in Markdown as text, the others as code."""
    for cell in text.split("# %%")[1:]:
        kind, _, content = cell.partition("\n")
        if "[markdown]" not in kind:
            yield code(content, "python")
            continue
        lines = (line.removeprefix("#").strip() for line in content.splitlines())
        told = "\n".join(line for line in lines if not line.startswith("# "))
        yield body(*(plain(" ".join(part.split())) for part in told.split("\n\n")))
