"""Vocabulary: how codes are read from files, and told where they are amiss."""

from __future__ import annotations

from collections.abc import Sequence

from bcmodel.exchange.rows import listed
from bcmodel.vocab.reasons import Reason


def read_reasons(values: object) -> tuple[Reason, ...]:
    """Return the reasons of a list, each once."""
    return tuple(dict.fromkeys(Reason(value) for value in listed(values)))  # type: ignore[arg-type]  # a Word refuses what it lacks


def told_codes(codes: Sequence[Reason]) -> str:
    """Return codes as the beginning of a sentence."""
    return f"{', '.join(codes)} {'is' if len(codes) == 1 else 'are'}"
