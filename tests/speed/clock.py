"""Taking times: medians of runs that take turns, and of calls timed one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import median
from time import perf_counter_ns as now
from typing import NamedTuple, TypeVar

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


class Pair(NamedTuple):
    """Seconds of ours and of the floor's, and how many times the floor's ours is."""

    ours: float
    floor: float
    ratio: float


class Spread(NamedTuple):
    """Microseconds of single calls."""

    p50: float
    p99: float


def seconds(run: Callable[[], object]) -> float:
    """Return how long a run takes."""
    start = now()
    run()
    return (now() - start) / 1e9


def side_by_side(ours: Callable[[], object], floor: Callable[[], object], repeats: int) -> Pair:
    """Return the medians of runs that take turns, so that both meet the machine's moods."""
    floor()
    ours()
    taken = [(seconds(floor), seconds(ours)) for _ in range(repeats)]
    ratio = median(mine / least for least, mine in taken)
    return Pair(median(mine for _, mine in taken), median(least for least, _ in taken), ratio)


def loop3(call: Callable[[A, B, C], object], rows: Sequence[tuple[A, B, C]]) -> Callable[[], None]:
    """Return a run of calls with three arguments."""

    def run() -> None:
        for a, b, c in rows:
            call(a, b, c)

    return run


def loop2(call: Callable[[A, B], object], rows: Sequence[tuple[A, B]]) -> Callable[[], None]:
    """Return a run of calls with two arguments."""

    def run() -> None:
        for a, b in rows:
            call(a, b)

    return run


def spread(
    call: Callable[[A, B, C], object], rows: Sequence[tuple[A, B, C]], repeats: int
) -> Spread:
    """Return the medians of p50 and p99 of calls timed one by one, less what the timer takes."""
    passes = [_percentiles(_each(call, rows)) for _ in range(repeats)]
    return Spread(median(p.p50 for p in passes), median(p.p99 for p in passes))


def _each(call: Callable[[A, B, C], object], rows: Iterable[tuple[A, B, C]]) -> list[int]:
    taken: list[int] = []
    for a, b, c in rows:
        start = now()
        call(a, b, c)
        taken.append(now() - start)
    return taken


def _percentiles(taken: list[int]) -> Spread:
    timer = min(_timer() for _ in range(5))
    taken.sort()
    p50, p99 = taken[len(taken) // 2], taken[len(taken) * 99 // 100]
    return Spread((p50 - timer) / 1e3, (p99 - timer) / 1e3)


def _timer() -> float:
    taken: list[int] = []
    for _ in range(2000):
        start = now()
        taken.append(now() - start)
    return median(taken)
