"""Formats: a graph as text - Mermaid and DOT for the eye, GraphML and JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from bcmodel.errors import Fault, InputError, nearest
from bcmodel.exchange.graphs.diagram import Diagram
from bcmodel.exchange.graphs.dot import to_dot
from bcmodel.exchange.graphs.mermaid import to_mermaid
from bcmodel.exchange.graphs.picture import diagram_of

if TYPE_CHECKING:
    from networkx import MultiDiGraph

T = TypeVar("T")
PICTURE_FORMATS: dict[str, Callable[[Diagram], str]] = {"mermaid": to_mermaid, "dot": to_dot}
"""How a diagram is drawn."""
NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no way to say; a carriage return would come back as a line break."""


def graph_as_text(graph: MultiDiGraph[str], format: str) -> str:
    """
    Return a graph in one of the `GRAPH_FORMATS`, ending with a line break.

    Raises `InputError` for an unknown format, and for GraphML of what XML cannot hold.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import NOON
    >>> print(graph_as_text(bc.graph(bc.World.of(bc.User("mia"), at=NOON)), "mermaid"))
    flowchart LR
      user_mia(["mia"]):::person
      classDef person fill:#dbeafe,stroke:#2563eb,color:#172554
    <BLANKLINE>
    """
    return _known(format, GRAPH_FORMATS)(graph)


def diagram_as_text(diagram: Diagram, format: str) -> str:
    """Return a diagram in one of the `PICTURE_FORMATS`; raises `InputError` for any other."""
    return _known(format, PICTURE_FORMATS)(diagram)


def _known(format: str, formats: Mapping[str, T]) -> T:
    if format not in formats:
        raise InputError([Fault("format", f"`{format}` is unknown", nearest(format, formats))])
    return formats[format]


def to_json(graph: MultiDiGraph[str]) -> str:
    """
    Return a graph as JSON, in the node-link form that networkx and many others read.

    `networkx.node_link_graph(json.loads(text), edges="edges")` gives it back.
    """
    document = {
        "directed": True,
        "multigraph": True,
        "graph": graph.graph,
        "nodes": [{"id": node, **told} for node, told in graph.nodes(data=True)],
        "edges": [
            {"source": source, "target": target, "key": key, **told}
            for source, target, key, told in graph.edges(keys=True, data=True)
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def to_graphml(graph: MultiDiGraph[str]) -> str:
    """
    Return a graph as GraphML; `networkx.parse_graphml(text, force_multigraph=True)` gives it back.

    Raises `InputError` for text with characters that XML cannot hold.
    """
    import networkx as nx

    strange = sorted({letter for text in _texts_in(graph) for letter in NOT_IN_XML.findall(text)})
    if strange:
        problem = f"GraphML cannot hold {', '.join(map(ascii, strange))}"
        raise InputError([Fault("format", problem, "take `json`")])
    written = BytesIO()
    nx.write_graphml_xml(graph, written)
    return written.getvalue().decode("utf-8") + "\n"


def _texts_in(graph: MultiDiGraph[str]) -> Iterator[str]:
    yield from graph
    for _, told in graph.nodes(data=True):
        yield from (value for value in told.values() if isinstance(value, str))
    for _, _, told in graph.edges(data=True):
        yield from (value for value in told.values() if isinstance(value, str))


GRAPH_FORMATS: dict[str, Callable[[MultiDiGraph[str]], str]] = {
    "mermaid": lambda graph: to_mermaid(diagram_of(graph)),
    "dot": lambda graph: to_dot(diagram_of(graph)),
    "graphml": to_graphml,
    "json": to_json,
}
"""How a graph is written in each format."""
