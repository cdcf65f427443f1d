"""Measures of making: a World and its index, in time and memory; importing; a World for a test."""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter_ns as now

import bcmodel as bc
from tests.places import HOUSE
from tests.speed.clock import seconds
from tests.speed.figures import Figure
from tests.speed.floor import Floor
from tests.speed.names import ACTIONS, NOON, Names, facts, thirty_facts
from tests.speed.town import SIZES, VIEW, build

IMPORTS = 11


def resident() -> int:
    """Return the memory of this process, in bytes."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize()


def traced() -> int:
    """Return the bytes that Python objects occupy."""
    return tracemalloc.get_traced_memory()[0]


def stages(size: str, admins: float, *, trace: bool) -> dict[str, float]:
    """
    Make a World and its index in this process: seconds and bytes of each stage.

    With `trace`, bytes are counted object by object, which makes the seconds useless.
    """
    town = build(SIZES[size])
    names = Names.of(town)
    first = [(person, ACTIONS[VIEW], names.accounts[0]) for person in names.people]
    floor_s = seconds(lambda: Floor(town, names))
    gc.collect()
    measure: Callable[[], int] = traced if trace else resident
    if trace:
        tracemalloc.start()
    told: dict[str, float] = {"floor_s": floor_s}
    before = measure()

    def stage(name: str, start: int) -> None:
        nonlocal before
        told[f"{name}_s"] = (now() - start) / 1e9
        gc.collect()
        told[f"{name}_bytes"] = measure() - before
        before = measure()

    start = now()
    every = list(facts(town, names, admins))
    stage("facts", start)
    start = now()
    world = bc.World.of(*every, at=NOON)
    stage("world", start)
    start = now()
    access = bc.Resolver(world)
    access.can_many(first)  # one question for each person: whatever is put off is done then
    stage("index", start)
    return told


def made(size: str, admins: float) -> Iterator[Figure]:
    """Microseconds and bytes per assignment, in processes of their own."""
    each = SIZES[size].assignments
    timed = [_in_a_process(size, admins, "--stages") for _ in range(3 if size != "L" else 1)]
    counted = _in_a_process(size, admins, "--stages", "--trace")

    def us(*names: str) -> float:
        return median(sum(told[f"{name}_s"] for name in names) for told in timed) * 1e6 / each

    def held(told: dict[str, float], *names: str) -> float:
        return sum(told[f"{name}_bytes"] for name in names) / each

    unit = "us/assignment"
    whole = "World.of + index"
    yield Figure(size, "facts", us("facts"), unit)
    yield Figure(size, "World.of", us("world"), unit)
    yield Figure(size, "index", us("index"), unit)
    yield Figure(size, whole, us("world", "index"), unit, us("floor"), most=12)
    yield Figure(size, f"{whole}, with the facts", us("facts", "world", "index"), unit, us("floor"))
    unit = "B/assignment"
    for name in ("facts", "world", "index"):
        yield Figure(size, f"{name} alone, counted", held(counted, name), unit)
    yield Figure(size, f"{whole}, counted", held(counted, "world", "index"), unit, most=350)
    every = ("facts", "world", "index")
    yield Figure(size, f"{whole}, with the facts, counted", held(counted, *every), unit)
    yield Figure(size, f"{whole}, growth of the process", held(timed[0], *every[1:]), unit)
    yield Figure(
        size, f"{whole}, with the facts, growth of the process", held(timed[0], *every), unit
    )


def _in_a_process(size: str, admins: float, *options: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.speed.making", size, str(admins), *options]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, check=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def imported() -> Iterator[Figure]:
    """A fresh interpreter with a Resolver at hand, less one without."""
    taken: dict[str, list[float]] = {"pass": [], "from bcmodel import Resolver": []}
    for code in taken:
        _run(code)  # compiles the modules
    for _ in range(IMPORTS):
        for code, runs in taken.items():
            runs.append(seconds(partial(_run, code)) * 1e3)
    bare, whole = (median(runs) for runs in taken.values())
    yield Figure("", "import, Resolver included", whole - bare, "ms", most=120)


def _run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], cwd=HOUSE, check=True)


def tiny(repeats: int) -> Iterator[Figure]:
    """A World of thirty facts and its first answer, as one test makes it."""
    ready = thirty_facts()
    question = ("user-2", "ad_account.create_ads", "adv-3")

    def asking(given: list[bc.Fact]) -> None:
        assert bc.Resolver(bc.World.of(*given, at=NOON)).can(*question)

    def deciding(given: list[bc.Fact]) -> None:
        assert bc.Resolver(bc.World.of(*given, at=NOON)).decide(*question).allowed

    runs: dict[str, Callable[[], object]] = {
        "first can, facts given": lambda: asking(ready),
        "first can, facts made": lambda: asking(thirty_facts()),
        "first decide, facts given": lambda: deciding(ready),
        "World.of alone": lambda: bc.World.of(*ready, at=NOON),
        "the facts alone": thirty_facts,
    }
    for name, run in runs.items():
        taken = median(seconds(run) for _ in range(100 * repeats)) * 1e6
        limit = 500 if name.startswith("first can") else None
        yield Figure("", f"30 facts: {name}", taken, "us", most=limit)


if __name__ == "__main__":
    print(json.dumps(stages(sys.argv[1], float(sys.argv[2]), trace="--trace" in sys.argv)))
