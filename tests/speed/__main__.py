"""Measure how fast bcmodel answers, beside plain dicts: `python -m tests.speed M L`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from tests.speed.advise import advice
from tests.speed.asking import Bench
from tests.speed.audits import reviews
from tests.speed.changing import changes
from tests.speed.figures import Figure, markdown
from tests.speed.making import imported, made, tiny
from tests.speed.town import SIZES

ASKING = ("can", "decide", "explain", "many", "lists", "matrix")
BESIDES = {"change": changes, "audits": reviews, "advise": advice}
WITH_A_TOWN = (*ASKING, *BESIDES)
MEASURES = (*WITH_A_TOWN, "make", "import", "tiny")


def size(name: str) -> str:
    """Accept the name of a size."""
    if name not in SIZES:
        raise argparse.ArgumentTypeError(f"`{name}` is no size, use one of {', '.join(SIZES)}")
    return name


def figures(options: argparse.Namespace) -> Iterator[Figure]:
    """Yield what was asked for, in the order of the measures."""
    chosen: list[str] = options.only or list(MEASURES)
    if "import" in chosen:
        yield from imported()
    if "tiny" in chosen:
        yield from tiny(options.repeats)
    for town in options.sizes:
        if "make" in chosen:
            yield from made(town, options.admins)
        if set(chosen) & set(WITH_A_TOWN):
            bench = Bench(town, options.admins, options.repeats)
            for measure in ASKING:
                if measure in chosen:
                    yield from getattr(bench, measure)()
            for measure, measured in BESIDES.items():
                if measure in chosen:
                    yield from measured(bench)


def main() -> None:
    """Print a table, or JSON lines."""
    parser = argparse.ArgumentParser(prog="python -m tests.speed", description=__doc__)
    parser.add_argument("sizes", nargs="*", default=["M"], type=size, help="S, M or L; default: M")
    parser.add_argument("--only", nargs="+", choices=MEASURES, metavar="MEASURE")
    parser.add_argument("--admins", type=float, default=0.0, help="portion of Admins, as 0.03")
    parser.add_argument("--repeats", type=int, default=7, help="runs of which the median counts")
    parser.add_argument("--json", action="store_true", help="one line of JSON for each figure")
    options = parser.parse_args()
    found = list(figures(options))
    if options.json:
        for figure in found:
            print(json.dumps(figure.to_dict()))
    else:
        print(markdown(found))


if __name__ == "__main__":
    main()
