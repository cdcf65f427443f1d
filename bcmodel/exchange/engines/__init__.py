"""Engines: a World for an engine that a team already runs, with the same answers."""

from bcmodel.exchange.engines.changes import TupleChanges, event_tuples, tuple_changes
from bcmodel.exchange.engines.export import Engine, EngineExport, to_engine

__all__ = [
    "Engine",
    "EngineExport",
    "TupleChanges",
    "event_tuples",
    "to_engine",
    "tuple_changes",
]
