"""Wording: decisions told as text and as plain data, and the rulebook as a reference."""

from bcmodel.show.data import as_data
from bcmodel.show.refusals import explain_refusal, refusal_as_data
from bcmodel.show.rules import rule_table, tell_reason, tell_rule
from bcmodel.show.text import explain, tell_unmet

__all__ = [
    "as_data",
    "explain",
    "explain_refusal",
    "refusal_as_data",
    "rule_table",
    "tell_reason",
    "tell_rule",
    "tell_unmet",
]
