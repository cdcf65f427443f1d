"""Reference: whatever has a name of its own in bcmodel, in full: as a page, and as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bcmodel.advise.findings import FINDINGS, FindingKind
from bcmodel.change import Command
from bcmodel.change.commands import COMMANDS
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.rules import STANDARD, AnyRule, Parameters, Source
from bcmodel.rules.reasons import TELLINGS
from bcmodel.show.pages import (
    mended_by,
    paragraphs_of,
    parameter_as_data,
    refused_for,
    tell_command,
    tell_finding,
    tell_parameter,
)
from bcmodel.show.rules import tell_reason, tell_rule
from bcmodel.vocab.findings import FindingCode
from bcmodel.vocab.reasons import Reason


class Page(NamedTuple):
    """What a name stands for, in full: in Markdown, and as plain data."""

    text: str
    data: dict[str, object]


def pages_of(name: str) -> list[Page]:
    """Return what a name stands for; raises `InputError` where that is nothing."""
    code, word = name.upper(), name.lower()
    known = {rule.code: rule for rule in STANDARD.every_rule}
    pages: list[Page] = []
    if code in known:
        pages.append(_of_rule(known[code]))
    if code in Reason.__members__:
        pages.append(_of_reason(Reason(code)))
    if code in FINDINGS:
        pages.append(_of_finding(FINDINGS[FindingCode(code)]))
    if word in COMMANDS:
        pages.append(_of_command(COMMANDS[word]))
    if word in Parameters.notes():
        pages.append(_of_parameter(word))
    if not pages:
        names = [*known, *Reason, *FINDINGS, *COMMANDS, *Parameters.notes()]
        hint = nearest(name, names, "`bcmodel rules` lists the rules")
        raise InputError([Fault("rules", f"`{name}` is {NOTHING_KNOWN}", hint)])
    return pages


NOTHING_KNOWN = "no rule, reason, finding, command or parameter"


def rule_in_short(rule: AnyRule) -> dict[str, object]:
    """Return a rule as plain data, as it stands in a list of all."""
    return {
        "code": rule.code,
        "name": rule.name,
        "standing": rule.standing,
        "reasons": rule.gives,
    }


def _of_rule(rule: AnyRule) -> Page:
    data: dict[str, object] = {
        **rule_in_short(rule),
        "meaning": rule.meaning,
        "holds": rule.holds,
        "since": rule.since,
        "sources": _told(rule.sources),
    }
    return Page(tell_rule(rule), data)


def _of_reason(reason: Reason) -> Page:
    telling = TELLINGS[reason]
    mends = [
        {"who": mend.who, "advice": mend.advice, "command": mend.command} for mend in telling.mends
    ]
    data: dict[str, object] = {
        "reason": reason,
        "meaning": telling.meaning,
        "standing": telling.standing,
        "mends": mends,
        "rules": [rule.code for rule in STANDARD.giving(reason)],
        "sources": _told(telling.sources),
    }
    return Page(tell_reason(reason), data)


def _of_finding(kind: FindingKind) -> Page:
    data: dict[str, object] = {
        "finding": kind.code,
        "meaning": kind.meaning,
        "severity": kind.severity,
        "sources": _told(kind.sources),
    }
    return Page(tell_finding(kind), data)


def _of_command(command: type[Command]) -> Page:
    needs = command.needs
    data: dict[str, object] = {
        "command": command.do,
        "meaning": paragraphs_of(command)[0],
        "fields": [field.name for field in command.fields()],
        "needs": {"action": needs.action, "on": needs.on} if needs is not None else None,
        "menu": str(command.menu),
        "reasons": refused_for(command),
        "mends": mended_by(command),
        "sources": _told(command.sources),
    }
    return Page(tell_command(command), data)


def _of_parameter(name: str) -> Page:
    note = Parameters.notes()[name]
    data: dict[str, object] = {
        "parameter": name,
        "meaning": note.decides,
        "default": parameter_as_data(getattr(STANDARD.parameters, name)),
        "standing": note.standing,
        "sources": _told(note.sources),
    }
    return Page(tell_parameter(name), data)


def _told(sources: Iterable[Source]) -> list[str]:
    return [str(source) for source in sources]
