"""Graphs: a World as a networkx graph and in pictures, and what its access hangs on."""

from bcmodel.exchange.graphs.building import around, facts_in, graph
from bcmodel.exchange.graphs.formats import GRAPH_FORMATS, diagram_as_text, graph_as_text

__all__ = [
    "GRAPH_FORMATS",
    "around",
    "diagram_as_text",
    "facts_in",
    "graph",
    "graph_as_text",
]
