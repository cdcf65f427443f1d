"""
Drawings read again: strict grammars of the Mermaid and the DOT that are written.

They know only what Mermaid and Graphviz are given here, letter by letter, and take nothing else.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import networkx as nx

READERS: Any = nx
"""Where networkx has readers, without types: what they read here is a MultiDiGraph."""

ID = "[A-Za-z0-9][A-Za-z0-9_]*"


class Drawn(NamedTuple):
    """What is drawn: texts of boxes by id with their look, arrows, and lanes with their boxes."""

    boxes: dict[str, tuple[tuple[str, ...], str]]
    arrows: list[tuple[str, str, tuple[str, ...], str]]
    lanes: dict[str, tuple[str, list[str]]]


LABEL = r'"((?:[^"&<>#;`:*\\\n]|#\d+;|<br/>)+)"'
BOX = re.compile(rf"(?P<id>{ID})(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\({LABEL}\)):::(?P<look>[a-z]+)")
ARROW = re.compile(rf"({ID}) (-->|==>|-\.->)(?:\|{LABEL}\|)? ({ID})")
LANE = re.compile(rf"subgraph ({ID})\[{LABEL}\]")
CLASS = re.compile(
    r"classDef ([a-z]+) fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}"
    r"(?:,stroke-dasharray:4 3)?"
)
STYLE = re.compile(rf"style ({ID}) fill:none,stroke:#[0-9a-f]{{6}}")


def read_json(text: str) -> nx.MultiDiGraph[str]:
    """Return the graph in node-link data."""
    graph: nx.MultiDiGraph[str] = READERS.node_link_graph(json.loads(text), edges="edges")
    assert type(graph) is nx.MultiDiGraph
    return graph


def read_graphml(text: str) -> nx.MultiDiGraph[str]:
    """Return the graph in GraphML."""
    graph: nx.MultiDiGraph[str] = READERS.parse_graphml(text, force_multigraph=True)
    assert type(graph) is nx.MultiDiGraph
    return graph


def read_mermaid(text: str) -> Drawn:
    """Return what a flowchart shows; fails for a line that no rule knows."""
    first, *lines, last = text.split("\n")
    assert (first, last) == ("flowchart LR", "")
    drawn = Drawn({}, [], {})
    painted: set[str] = set()
    lane: list[str] | None = None
    for line in lines:
        told = line.removeprefix("  ").removeprefix("  " if lane is not None else "")
        if found := BOX.fullmatch(told):
            label = next(group for group in found.groups()[1:4] if group is not None)
            assert found["id"] not in drawn.boxes
            drawn.boxes[found["id"]] = (unescaped(label), found["look"])
            if lane is not None:
                lane.append(found["id"])
        elif found := LANE.fullmatch(told):
            assert lane is None
            lane = []
            drawn.lanes[found[1]] = (*unescaped(found[2]), lane)  # type: ignore[assignment]  # one
        elif told == "end":
            assert lane is not None
            lane = None
        elif found := ARROW.fullmatch(told):
            label = found[3]
            drawn.arrows.append((found[1], found[4], unescaped(label) if label else (), found[2]))
        elif found := CLASS.fullmatch(told):
            painted.add(found[1])
        else:
            found = STYLE.fullmatch(told)
            assert found, f"no line of a flowchart: {line!r}"
            assert found[1] in drawn.lanes
    assert painted == {look for _, look in drawn.boxes.values()}
    return drawn


def unescaped(label: str) -> tuple[str, ...]:
    """Return the lines of a label as they are read in the picture."""
    return tuple(
        re.sub(r"#(\d+);", lambda found: chr(int(found[1])), line) for line in label.split("<br/>")
    )


QUOTED = r'"((?:[^"\\&\x00-\x1f]|\\["\\n]|&amp;)*)"'
ATTRIBUTE = re.compile(rf"([a-z]+)={QUOTED}")
LISTED = re.compile(rf"\[((?:[a-z]+={QUOTED}(?:, )?)*)\];?$")
NODE = re.compile(rf'"({ID})" (\[.*\]);')
EDGE = re.compile(rf'"({ID})" -> "({ID})" (\[.*\]);')
CLUSTER = re.compile(rf'subgraph "cluster_({ID})" {{')
DEFAULTS = re.compile(r"(graph|node|edge) (\[.*\]);")
STROKES = {"": "-->", 'penwidth="2"': "==>", 'style="dashed"': "-.->"}


def read_dot(text: str) -> Drawn:
    """Return what a digraph shows, boxes with their colour; fails for an unknown line."""
    first, *lines, closing, last = text.split("\n")
    assert (first, closing, last) == ("digraph {", "}", "")
    drawn = Drawn({}, [], {})
    lane: list[str] | None = None
    for line in lines:
        told = line.removeprefix("  ").removeprefix("  " if lane is not None else "")
        if found := EDGE.fullmatch(told):
            drawn.arrows.append(_edge(found))
        elif found := NODE.fullmatch(told):
            values = attributes(found[2])
            assert found[1] not in drawn.boxes
            drawn.boxes[found[1]] = (values["label"], *values["fillcolor"])  # type: ignore[assignment]  # one
            if lane is not None:
                lane.append(found[1])
        elif found := CLUSTER.fullmatch(told):
            assert lane is None
            lane = []
            drawn.lanes[found[1]] = ("", lane)
        elif told == "}":
            assert lane is not None
            lane = None
        else:
            found = DEFAULTS.fullmatch(told)
            assert found, f"no line of a digraph: {line!r}"
            values = attributes(found[2])
            if lane is not None:
                name = list(drawn.lanes)[-1]
                drawn.lanes[name] = (*values["label"], lane)  # type: ignore[assignment]  # one
    return drawn


def _edge(found: re.Match[str]) -> tuple[str, str, tuple[str, ...], str]:
    values = attributes(found[3])
    lines = values.pop("label", ())
    drawn = ", ".join(f'{name}="{value}"' for name, (value,) in values.items())
    return found[1], found[2], lines, STROKES[drawn]


def attributes(listed: str) -> dict[str, tuple[str, ...]]:
    """Return a list of attributes, each value as lines of text."""
    assert LISTED.fullmatch(listed), f"no list of attributes: {listed!r}"
    return {name: unquoted(value) for name, value in ATTRIBUTE.findall(listed)}


def unquoted(value: str) -> tuple[str, ...]:
    """Return the lines of a quoted string as Graphviz reads it in a label."""
    letters: list[str] = LETTER.findall(value)
    read = "".join("\n" if letter == r"\n" else MEANT.get(letter, letter) for letter in letters)
    return tuple(read.split("\n"))


LETTER = re.compile(r"\\.|&amp;|.")
MEANT = {r"\"": '"', r"\\": "\\", "&amp;": "&"}
