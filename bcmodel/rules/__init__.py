"""
Rules: how Business Center decides.

Start with `standard.py`: two tables, gates and ways. An action is allowed when every gate lets it
through, and every step of one way. Gates and steps are rules, and each rule is one requirement,
declared once, in the module of its letter:

- M: `membership`, who the person is and whether they belong to the Business Center;
- O: `ownership`, what only the owner may do, and how an asset finds a new owner;
- S: `sharing`, how a Business Center holds what it does not own, and `ceilings`, for what;
- A: `assignment`, what the person was given there;
- T: `states`, what a thing's own state permits;
- G, F: `governance`, what takes a role in the Business Center, and money;
- J: `joint`, `spark` and `apps`, what is done with a second thing.

`levels` says which level or scope each action needs, `families` which actions each way is about,
`leads` where to look for a way, and `unseen` what may be there without being listed. `parameters`
are the contested points; `house` is for rules of your own. In `conditions` is what commands demand
besides an action, in `reasons` every reason in words, with what mends it and an example in `town`.
What a rule, a condition, a rulebook and a source are is in the modules of those names.
"""

from bcmodel.rules.condition import Condition, Setting, condition
from bcmodel.rules.house import house_reason, house_rule
from bcmodel.rules.parameters import ParameterNote, Parameters
from bcmodel.rules.rule import Case, Grain, Path, Rule, Stops, rule, stop
from bcmodel.rules.rulebook import ActionRules, AnyRule, Rulebook, Way
from bcmodel.rules.sources import Source, Standing
from bcmodel.rules.standard import STANDARD

__all__ = [
    "STANDARD",
    "ActionRules",
    "AnyRule",
    "Case",
    "Condition",
    "Grain",
    "ParameterNote",
    "Parameters",
    "Path",
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
