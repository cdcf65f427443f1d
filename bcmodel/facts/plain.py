"""Plain data: facts and their values as words, numbers, lists and tables."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from bcmodel.facts.grants import Unseen
from bcmodel.facts.record import Fact


def fact_as_data(fact: Fact) -> dict[str, object]:
    """
    Return a fact as plain data: its kind, and the fields that differ from their defaults.

    >>> from bcmodel.facts import Assignment
    >>> fact_as_data(Assignment("nova", "mia", "px-1"))
    {'kind': 'assignment', 'business_center': 'nova', 'user': 'mia', 'asset': 'px-1'}
    """
    told: dict[str, object] = {"kind": str(fact.kind)}
    told.update((field, plain(value)) for field, value in fact.said().items())
    if isinstance(fact, Unseen) and fact.where:
        told["where"] = {field: plain(value) for field, value in fact.where}
    return told


def plain(value: object) -> object:
    """Return a value in the form it has in files: words, numbers, lists and tables."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime):
        return plain_instant(value)
    if isinstance(value, tuple):
        return [plain(item) for item in cast("tuple[object, ...]", value)]
    return value


def plain_instant(value: datetime) -> str:
    """Return an instant as files write it."""
    return value.isoformat().replace("+00:00", "Z")
