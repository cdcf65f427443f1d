"""Pages of what is listed once: parameters, and what an audit looks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from inspect import getdoc

import bcmodel as bc
from bcmodel import STANDARD, Parameters
from bcmodel.advise.findings.finding import FINDINGS, FindingKind
from bcmodel.exchange.durations import write_duration
from bcmodel.rules import town
from bcmodel.rules.parameters import ParameterNote
from bcmodel.vocab.findings import FindingCode
from tests.reference.words import label_of
from tests.reference.writing import bullets, cited, code, facing, page, plain, section


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages, each with its path."""
    yield "parameters", _parameters()
    yield "findings", _findings()
    yield "town", _town()


def _town() -> str:
    _, told = (getdoc(town) or "").split("\n\n", 1)
    return page(
        "The town",
        "A small World in which nearly everything is allowed: each example of a rule or a reason "
        "spoils it in one place.",
        plain(" ".join(told.split())),
        code(bc.dumps(town.town()), "toml"),
    )


def _parameters() -> str:
    notes = Parameters.notes()
    return page(
        "Parameters",
        "What is contested or unpublished about the platform is a parameter of the rulebook: "
        "``STANDARD.with_parameters(admin_sees_money=True)`` in Python, ``[parameters]`` in a "
        "scenario file.",
        *(_parameter(name, note) for name, note in notes.items()),
    )


def _parameter(name: str, note: ParameterNote) -> str:
    default: object = getattr(STANDARD.parameters, name)
    return section(
        name,
        f"Decides: {plain(note.decides)}.",
        facing(
            ("Default", f"``{_value(default)}``"),
            ("Standing", str(note.standing)),
            ("Sources", bullets(map(cited, note.sources))),
        ),
        label=label_of("parameter", name),
    )


def _value(default: object) -> str:
    if isinstance(default, timedelta):
        return write_duration(default)
    if default is None:
        return "no limit"
    return str(default).lower() if isinstance(default, bool) else str(default)


def _findings() -> str:
    return page(
        "Findings",
        f"An audit looks for {len(FINDINGS)} things that are amiss, and tells of each what shows "
        "it, and the commands that mend it.",
        *(_finding(FINDINGS[code]) for code in FindingCode if code in FINDINGS),
    )


def _finding(kind: FindingKind) -> str:
    return section(
        str(kind.code),
        plain(kind.meaning),
        facing(("Severity", str(kind.severity)), ("Sources", bullets(map(cited, kind.sources)))),
        label=label_of("finding", kind.code),
    )
