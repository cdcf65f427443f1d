"""Wording: decisions told as text and as plain data."""

from bcmodel.show.data import as_data
from bcmodel.show.text import explain, tell_unmet

__all__ = ["as_data", "explain", "tell_unmet"]
