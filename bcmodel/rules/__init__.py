"""
Rules: how Business Center decides.

Read `standard.py` first: two tables, gates and ways, say what it takes. Each row names rules,
and each rule is one requirement, declared once, in the module of its letter:
membership (M), ownership (O), sharing (S), assignment (A), states (T), governance and money
(G, F), and in three modules what is done with a second thing (J).
"""

from bcmodel.rules.condition import Condition, Setting, condition
from bcmodel.rules.house import house_reason, house_rule
from bcmodel.rules.parameters import ParameterNote, Parameters
from bcmodel.rules.rule import Case, Grain, Path, Rule, Stops, rule, stop
from bcmodel.rules.rulebook import AnyRule, Plan, Rulebook, Way
from bcmodel.rules.sources import Source, Standing
from bcmodel.rules.standard import STANDARD

__all__ = [
    "STANDARD",
    "AnyRule",
    "Case",
    "Condition",
    "Grain",
    "ParameterNote",
    "Parameters",
    "Path",
    "Plan",
    "Rule",
    "Rulebook",
    "Setting",
    "Source",
    "Standing",
    "Stops",
    "Way",
    "condition",
    "house_reason",
    "house_rule",
    "rule",
    "stop",
]
