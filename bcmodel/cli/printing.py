"""Printing: JSON documents, lists, Markdown, and colours where the terminal has them."""

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
    """Print items, one a line; what stands for none of them goes to standard error."""
    for item in items:
        print(item)
    if not items:
        print(otherwise, file=sys.stderr)


def print_markdown(text: str) -> None:
    """Print Markdown, laid out where there is a terminal to lay it out on."""
    terminal = console()
    if terminal is None:
        print(text.rstrip("\n"))
    else:
        from rich.markdown import Markdown

        terminal.print(Markdown(text))


def console() -> Console | None:
    """Return a console that can do colours and tables, where there are both rich and a terminal."""
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
