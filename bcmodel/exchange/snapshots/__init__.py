"""Snapshots: a World from saved API responses, and what could not be learned from them."""

from bcmodel.exchange.snapshots.reading import Snapshot, read_snapshot

__all__ = ["Snapshot", "read_snapshot"]
