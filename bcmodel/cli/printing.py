"""Printing: JSON, lists and Markdown, the latter laid out on a terminal where rich is there."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def print_json(document: object) -> None:
    """Print one JSON document."""
    print(json.dumps(document, indent=2, ensure_ascii=False))


def print_list(items: Sequence[str], otherwise: str) -> None:
    """Print items, one a line; without any, print `otherwise` on standard error."""
    for item in items:
        print(item)
    if not items:
        print(otherwise, file=sys.stderr)


def print_markdown(text: str) -> None:
    """Print Markdown, laid out on a terminal if there is one."""
    terminal = console()
    if terminal is None:
        print(text.rstrip("\n"))
    else:
        from rich.markdown import Markdown

        terminal.print(Markdown(text))


def console() -> Console | None:
    """Return a console for colours and layout; None without rich, or without a terminal."""
    if not sys.stdout.isatty():
        return None
    try:
        from rich.console import Console
    except ImportError:
        return None
    return Console()


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'s' * (number != 1)}"
