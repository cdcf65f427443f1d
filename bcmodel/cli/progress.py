"""Progress: how far a long task has got, shown on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

Tell = Callable[[str], object]
"""Called with what is done next, once for each step."""


@contextmanager
def progress() -> Generator[Callable[[int], Tell], None, None]:
    """
    Give a function that begins a stretch of that many steps, and returns what to call for each.

    Steps are shown on standard error, if that is a terminal and rich is installed.
    """
    bar = _bar()
    if bar is None:
        yield lambda _: _in_silence
        return
    with bar:
        yield lambda steps: _stretch(bar, steps)


def _bar() -> Progress | None:
    if not sys.stderr.isatty():
        return None
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ImportError:
        return None
    return Progress(console=Console(stderr=True), transient=True)


def _stretch(bar: Progress, steps: int) -> Tell:
    task, done = bar.add_task("", total=steps), count()
    return lambda step: bar.update(task, completed=next(done), description=step)


def _in_silence(step: str) -> None:
    """Show nothing of a step."""
