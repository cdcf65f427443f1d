"""`bcmodel audit`: what is amiss in a file, or only what is new, and who can do what."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bcmodel.cli.command import GOOD, SOME_FAIL, Command
from bcmodel.cli.printing import counted, print_json, print_markdown
from bcmodel.cli.progress import progress
from bcmodel.errors import Fault, InputError
from bcmodel.exchange import load
from bcmodel.exchange.rows import Row, is_list, is_table
from bcmodel.resolve import Resolver
from bcmodel.vocab.findings import FindingCode

if TYPE_CHECKING:
    from bcmodel.advise import Audit

Identities = frozenset[tuple[str, str, tuple[str, ...]]]
Known = tuple[Identities, Identities]
"""What an earlier audit found, and what it left unsettled."""
MOST_PRINTED = 20
"""How many findings of each code are printed, unless all are asked for."""


def _audit(options: argparse.Namespace) -> int:
    from bcmodel.advise.auditing import chosen

    codes = chosen(options.only, options.ignore)
    known = _baseline(options.baseline) if options.baseline else None
    access = load(options.file).access
    if options.matrix is not None:
        _print_matrix(access, options)
        return GOOD
    in_full = options.all or options.json or options.csv
    most = None if in_full else MOST_PRINTED
    found = _look(access, codes, known, most)
    _print(found, options, most)
    return SOME_FAIL if found.findings else GOOD


def _look(
    access: Resolver, codes: tuple[FindingCode, ...], known: Known | None, most: int | None
) -> Audit:
    """Audit a World, and work out what mends the findings that will be printed."""
    from bcmodel.advise import audit
    from bcmodel.show.audits import told_of

    with progress() as stretch:
        found = audit(access, only=codes, progress=stretch(len(codes)))
        found = found.beyond(*known) if known else found
        told = told_of(found, most)
        tell = stretch(len(told))
        for finding in told:
            tell(f"what mends {finding.code}")
            _ = finding.remedy  # worked out now, and kept
    return found


def _print(found: Audit, options: argparse.Namespace, most: int | None) -> None:
    from bcmodel.show import audits, tables

    if options.json:
        print_json(found.to_dict())
    elif options.csv:
        print(tables.records_as_csv(tables.OF_AUDITS, found.records()), end="")
    elif options.markdown:
        print_markdown(audits.audit_as_markdown(found, most))
    else:
        print(audits.tell_audit(found, most))
    left_out = len(found.findings) + len(found.unsettled) - len(audits.told_of(found, most))
    if left_out:
        print(f"bcmodel: `--all` prints {counted(left_out, 'more finding')}", file=sys.stderr)


def _print_matrix(access: Resolver, options: argparse.Namespace) -> None:
    from bcmodel.show import tables

    if options.json:
        print_json(tables.matrix_as_data(access))
    elif options.markdown or options.matrix == "markdown":
        print(tables.matrix_as_markdown(access), end="")
    else:
        print(tables.matrix_as_csv(access), end="")


def _baseline(path: str) -> Known:
    """Return what an earlier audit reported; raises `InputError` for any other document."""
    try:
        document: object = json.loads(Path(path).read_bytes())
    except ValueError as error:
        problem = f"is not JSON: {str(error)[:1].lower()}{str(error)[1:]}"
        raise InputError([Fault(path, problem, "give what `audit --json` printed")]) from None
    if not is_table(document):
        raise _no_audit(path)
    return _identities(path, document, "findings"), _identities(path, document, "unsettled")


def _identities(path: str, document: Row, key: str) -> Identities:
    rows = document.get(key)
    if not is_list(rows):
        raise _no_audit(path)
    return frozenset(_identity(path, row) for row in rows)


def _identity(path: str, row: object) -> tuple[str, str, tuple[str, ...]]:
    where = row.get("where") if is_table(row) else None
    if not is_table(row) or not is_list(where):
        raise _no_audit(path)
    return str(row.get("code")), str(row.get("subject")), tuple(map(str, where))


def _no_audit(path: str) -> InputError:
    return InputError([Fault(path, "is not an audit", "give what `audit --json` printed")])


COMMANDS = (
    Command(
        "audit",
        _audit,
        "Find what is amiss, and what mends it",
        "0 nothing found, 1 something found",
        ("FILE", "--markdown", "--csv", "--all", "--only", "--ignore", "--baseline", "--matrix"),
    ),
)
