"""Pages: all that the reference consists of, made from the objects of the package."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reference import (
    calls,
    commands,
    front,
    lists,
    opening,
    reasons,
    rules,
    vocabulary,
)

KINDS = (opening, rules, reasons, lists, commands, vocabulary, front, calls)


def pages() -> Iterator[tuple[str, str]]:
    """Yield every page as reStructuredText, each with its path."""
    for kind in KINDS:
        yield from kind.pages()
