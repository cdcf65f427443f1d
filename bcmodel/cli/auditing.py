"""`bcmodel audit`: what is amiss in a file, or only what is new, and who can do what."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bcmodel.cli.command import GOOD, SOME_FAIL, Command
from bcmodel.cli.printing import print_json, print_markdown
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


def _audit(options: argparse.Namespace) -> int:
    from bcmodel.advise.auditing import chosen
    from bcmodel.show import audits

    codes = chosen(options.only, options.ignore)
    known = _baseline(options.baseline) if options.baseline else None
    access = load(options.file).access
    if options.matrix:
        told = audits.matrix_as_csv if options.matrix == "csv" else audits.matrix_as_markdown
        print(told(access), end="")
        return GOOD
    found = _look(access, codes)
    found = found.beyond(*known) if known else found
    if options.json:
        print_json(found.to_dict())
    elif options.markdown:
        print_markdown(audits.audit_as_markdown(found))
    else:
        print(audits.tell_audit(found))
    return SOME_FAIL if found.findings else GOOD


def _look(access: Resolver, codes: tuple[FindingCode, ...]) -> Audit:
    from bcmodel.advise import audit

    with _progress(len(codes)) as told:
        return audit(access, only=codes, told=told)


@contextmanager
def _progress(steps: int) -> Generator[Callable[[FindingCode], object] | None, None, None]:
    """Show on a terminal what is looked for, where there is rich to show it."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ImportError:
        yield None
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("audit", total=steps)
        yield lambda code: bar.update(task, advance=1, description=str(code))


def _baseline(path: str) -> Known:
    """Return what an earlier audit told; raises `InputError` for what is no such document."""
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
        ("FILE", "--markdown", "--only", "--ignore", "--baseline", "--matrix"),
    ),
)
