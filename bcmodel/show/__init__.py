"""Wording: decisions told as text and as plain data."""

from bcmodel.show.data import as_data
from bcmodel.show.text import explain

__all__ = ["as_data", "explain"]
