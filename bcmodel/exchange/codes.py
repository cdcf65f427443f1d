"""Codes: how the reasons that a file expects are read, and named in messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bcmodel.exchange.rows import Row, is_list, listed
from bcmodel.rules import Rulebook
from bcmodel.vocab.reasons import Reason


def read_reasons(values: object) -> tuple[Reason, ...]:
    """Return the reasons of a list, each once; those of a house have to be reasons already."""
    return tuple(dict.fromkeys(map(_reason, listed(values))))


def _reason(value: object) -> Reason:
    return value if isinstance(value, Reason) else Reason(value)  # type: ignore[arg-type]  # a Word refuses what it lacks


def reasons_of_the_house(rulebook: Rulebook) -> dict[str, Reason]:
    """Return the reasons of house rules, which are no words of the vocabulary, by code."""
    given = (reason for rule in rulebook.every_rule for reason in rule.gives)
    return {str(reason): reason for reason in given if reason not in Reason.__members__}


def with_reasons(house: Mapping[str, Reason], row: Row) -> Row:
    """Return a row that expects reasons, with those of a house in place of their codes."""
    codes = row.get("reasons")
    if not house or not is_list(codes):
        return row
    return {**row, "reasons": [house.get(str(code), code) for code in codes]}


def told_codes(codes: Sequence[Reason]) -> str:
    """Return codes as the beginning of a sentence."""
    return f"{', '.join(codes)} {'is' if len(codes) == 1 else 'are'}"
