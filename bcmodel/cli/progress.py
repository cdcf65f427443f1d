"""Progress: how far something long has come, shown on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

Tell = Callable[[str], object]
"""Is told what is done next, step by step."""


@contextmanager
def progress() -> Generator[Callable[[int], Tell], None, None]:
    """
    Give what begins a stretch of so many steps, each to be told before it is done.

    Steps are shown on standard error, where that is a terminal and there is rich to show them.
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
