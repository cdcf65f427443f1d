"""Show: decisions, plans, audits and rules in words, as plain data, as HTML and as pictures."""

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
