"""`bcmodel rules`: the rulebook as a reference."""

from __future__ import annotations

import argparse

from bcmodel.cli.command import GOOD, Command
from bcmodel.cli.printing import print_json, print_markdown
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.rules import STANDARD, AnyRule
from bcmodel.vocab.reasons import Reason


def _rules(options: argparse.Namespace) -> int:
    found = _find(options.code.upper()) if options.code is not None else None
    if options.json:
        every = [_rule_in_short(rule) for rule in STANDARD.every_rule]
        print_json(_in_full(found) if found is not None else every)
        return GOOD
    from bcmodel import show

    if found is None:
        print_markdown(show.rule_table(STANDARD))
    elif not isinstance(found, Reason):
        print_markdown(show.tell_rule(found))
    else:
        print_markdown(show.tell_reason(found))
    return GOOD


def _find(code: str) -> AnyRule | Reason:
    """Return the rule or reason with this code; raises `InputError` where there is neither."""
    known: dict[str, AnyRule | Reason] = {rule.code: rule for rule in STANDARD.every_rule}
    known.update({str(reason): reason for reason in Reason})
    if code not in known:
        near = nearest(code, known)
        hint = near if near.startswith("did") else "`bcmodel rules` lists them all"
        raise InputError([Fault("rules", f"there is no rule or reason `{code}`", hint)])
    return known[code]


def _rule_in_short(rule: AnyRule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "standing": rule.standing,
        "reasons": rule.gives,
    }


def _in_full(found: AnyRule | Reason) -> dict[str, object]:
    if not isinstance(found, Reason):
        return _rule_in_short(found) | {
            "meaning": found.meaning,
            "holds": found.holds,
            "since": found.since,
            "sources": [str(source) for source in found.sources],
        }
    from bcmodel.rules.reasons import TELLINGS

    telling = TELLINGS[found]
    mends = [
        {"who": mend.who, "advice": mend.advice, "command": mend.command} for mend in telling.mends
    ]
    return {
        "reason": found,
        "meaning": telling.meaning,
        "standing": telling.standing,
        "mends": mends,
        "rules": [rule.code for rule in STANDARD.giving(found)],
        "sources": [str(source) for source in telling.sources],
    }


COMMANDS = (
    Command(
        "rules", _rules, "Show the rulebook, or one rule or reason in full", "0 told", ("[CODE]",)
    ),
)
