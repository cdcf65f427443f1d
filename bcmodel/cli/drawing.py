"""`bcmodel graph`: what a file says is true, as a graph."""

from __future__ import annotations

import argparse
from pathlib import Path

from bcmodel.cli.command import GOOD, Command
from bcmodel.exchange import load


def _graph(options: argparse.Namespace) -> int:
    from bcmodel.exchange.graphs import around, graph, graph_as_text

    drawn = graph(load(options.file).access.world)
    if options.around is not None:
        drawn = around(drawn, options.around, options.hops)
    text = graph_as_text(drawn, "json" if options.json else options.format)
    if options.output is None:
        print(text, end="")
    else:
        Path(options.output).write_text(text, encoding="utf-8", newline="\n")
    return GOOD


COMMANDS = (
    Command(
        "graph",
        _graph,
        "Draw who has what: people, Business Centers, assets, and what was granted",
        "0 drawn",
        ("FILE", "--format", "--around", "--hops", "-o"),
    ),
)
