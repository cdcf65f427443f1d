"""`bcmodel import`: makes a scenario file of saved API responses, and reports the gaps."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bcmodel.cli.command import GOOD, SOME_FAIL, Command
from bcmodel.cli.printing import counted, print_json
from bcmodel.cli.progress import Tell, progress
from bcmodel.exchange import dump, dumps
from bcmodel.exchange.formats import format_of

if TYPE_CHECKING:
    from bcmodel.exchange.snapshots import Snapshot

HUNDREDTHS = 100
"""How many steps the progress of reading is shown in."""


def _import(options: argparse.Namespace) -> int:
    from bcmodel.exchange.snapshots import read_snapshot

    if options.output is not None:
        format_of(options.output)  # a bad suffix is not to be found after an hour of reading
    with progress() as stretch:
        snapshot = read_snapshot(
            options.dir,
            known=options.known,
            redact=options.redact,
            progress=_in_bytes(stretch),
        )
    _write(snapshot, options)
    _tell(snapshot, "" if options.json else " (`--json` prints them all)")
    if options.json:
        print_json(_as_data(snapshot, options.output))
    return SOME_FAIL if options.strict and snapshot.gaps else GOOD


def _in_bytes(stretch: Callable[[int], Tell]) -> Callable[[int, int], None]:
    """Return a function that takes the bytes read and the bytes in all, and shows hundredths."""
    tell, told = stretch(HUNDREDTHS), 0

    def tell_bytes(done: int, total: int) -> None:
        nonlocal told
        while told * total < done * HUNDREDTHS:
            tell("reading")
            told += 1

    return tell_bytes


def _write(snapshot: Snapshot, options: argparse.Namespace) -> None:
    """Write the scenario file; without a path print it, unless JSON is to be printed."""
    title = _title(options)
    if options.output is not None:
        dump(snapshot.world, options.output, title=title)
    elif not options.json:
        print(dumps(snapshot.world, title=title), end="")


def _title(options: argparse.Namespace) -> str:
    """Return where the World is from; if redacted, without the folder, which may name a client."""
    if options.redact:
        return "Imported from saved responses, with pseudonyms"
    return f"Imported from {Path(options.dir).resolve().name}"


def _as_data(snapshot: Snapshot, world: str | None) -> dict[str, object]:
    return {
        "world": world,
        "facts": Counter(str(fact.kind) for fact in snapshot.world.facts()),
        "gaps": [gap.to_dict() for gap in snapshot.gaps],
        "notes": [note.to_dict() for note in snapshot.notes],
    }


def _tell(snapshot: Snapshot, hint: str) -> None:
    """Report the gaps of the World on standard error, and how many notes there are."""
    for gap in snapshot.gaps:
        print(gap, file=sys.stderr)
    told = f"{counted(len(snapshot.gaps), 'gap')}, {counted(len(snapshot.notes), 'note')}"
    print(f"bcmodel: {told}{hint}", file=sys.stderr)


COMMANDS = (
    Command(
        "import",
        _import,
        "Make a scenario file of saved API responses, and report what they leave open",
        "0 imported, 1 gaps with --strict",
        ("DIR", "-o", "--known", "--redact", "--strict"),
    ),
)
