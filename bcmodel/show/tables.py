"""Tables: rows as comma-separated values or Markdown, and the table of who can do what."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bcmodel.exchange.tables.cells import guarded
from bcmodel.resolve import Resolver
from bcmodel.show.sentences import escaped

OF_AUDITS = (
    *("code", "severity", "subject", "where", "text"),
    *("remedy", "actors", "sources", "is_settled"),
)
"""The columns of `Audit.records`."""
OF_DIFFS = ("change", "user", "action", "asset", "before", "after")
"""The columns of `Diff.records`."""
OF_MATRICES = ("user", "asset", "kind", "actions")
"""The columns of a table of who can do what."""


def as_csv(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return rows as comma-separated values under a head; no cell can act as a formula."""
    written = io.StringIO()
    safe = ([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    csv.writer(written, lineterminator="\n").writerows([head, *safe])
    return written.getvalue()


def records_as_csv(head: Sequence[str], records: Iterable[Mapping[str, object]]) -> str:
    """Return records as comma-separated values under a head, which stands even without records."""
    return as_csv(head, ([record[column] for column in head] for record in records))


def as_markdown(head: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return rows as a Markdown table under a head."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(map(escaped, line))} |\n" for line in lines)


def matrix(access: Resolver) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield who can do what: a row for each person and asset, with the actions that are open."""
    for user in sorted(access.world.tables.users):
        for asset, actions in sorted(access.what_can(user).items()):
            thing = access.world.thing(asset)
            yield user, asset, str(thing.kind) if thing else "", sorted(map(str, actions))


def matrix_as_data(access: Resolver) -> dict[str, object]:
    """Return who can do what as plain data, in the shape of `bcmodel audit --matrix --json`."""
    return {"matrix": [dict(zip(OF_MATRICES, row, strict=True)) for row in matrix(access)]}


def matrix_as_csv(access: Resolver) -> str:
    """Return who can do what as comma-separated values, with spaces between actions."""
    return as_csv(OF_MATRICES, _flat(access))


def matrix_as_markdown(access: Resolver) -> str:
    """Return who can do what as a Markdown table, with spaces between actions."""
    return as_markdown(OF_MATRICES, _flat(access))


def _flat(access: Resolver) -> Iterator[tuple[str, str, str, str]]:
    for user, asset, kind, actions in matrix(access):
        yield user, asset, kind, " ".join(actions)
