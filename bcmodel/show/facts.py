"""Facts in words and as plain data: their kind, and the fields that say something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import attrs

from bcmodel.facts import Fact


def fact_as_data(fact: Fact) -> dict[str, object]:
    """Return a fact as plain data: its kind, and the fields that differ from their defaults."""
    told: dict[str, object] = {"kind": str(fact.kind)}
    for field in type(fact).fields():
        value = getattr(fact, field.name)
        if value != _default(field, fact):
            told[field.name] = plain(value)
    return told


def _default(field: attrs.Attribute[object], fact: Fact) -> object:
    default = field.default
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return default.factory(fact)
    return default


def plain(value: object) -> object:
    """Return a value in the form it has in files: words, numbers, lists and tables."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def tell_fact(fact: Fact) -> str:
    """Return a fact in a line: its kind, what identifies it, and what else it says."""
    rest = ", ".join(_spoken(fact))
    return f"{fact.label}: {rest}" if rest else fact.label


def _spoken(fact: Fact) -> Iterator[str]:
    named = {"kind", *type(fact).key_fields()}
    for name, value in fact_as_data(fact).items():
        if name not in named:
            told = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield f"{name} {told}"
