"""Snapshots: saved API responses made a World, with what could not be learned from them."""

from bcmodel.exchange.snapshots.reading import Snapshot, read_snapshot

__all__ = ["Snapshot", "read_snapshot"]
