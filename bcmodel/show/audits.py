"""Audits as text and as Markdown, with all findings or the first few of each code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from bcmodel.advise import Audit, Finding, Move
from bcmodel.advise.auditing import gravest_first
from bcmodel.show.sentences import escaped, listed
from bcmodel.vocab.findings import Severity

MOST_NAMED = 3
"""How many of the people who may do something are named."""


class Part(NamedTuple):
    """The findings of one code that are shown, and how many more there are."""

    told: list[Finding]
    more: int


def parts(findings: Iterable[Finding], most: int | None) -> Iterator[Part]:
    """Yield what is shown, gravest first, code by code: at most `most` of each, or all (None)."""
    for _, group in groupby(gravest_first(findings), attrgetter("code")):
        every = list(group)
        yield Part(every[:most], len(every[most:]) if most is not None else 0)


def told_of(audit: Audit, most: int | None) -> list[Finding]:
    """Return the findings of an audit that are shown: `most` of each code, or all (None)."""
    every = (*parts(audit.findings, most), *parts(audit.unsettled, most))
    return [finding for part in every for finding in part.told]


def tell_audit(audit: Audit, most: int | None = None) -> str:
    """
    Return an audit as text: each finding, the gravest first, what mends it, and how many there are.

    At most `most` findings of each code are shown, or all (None).
    """
    lines = list(_told(audit.findings, most))
    if audit.unsettled:
        lines += ["Unsettled: something unseen could undo these.", ""]
        lines += _told(audit.unsettled, most)
    return "\n".join([*lines, summary(audit)])


def _told(findings: Iterable[Finding], most: int | None) -> Iterator[str]:
    for part in parts(findings, most):
        for finding in part.told:
            yield f"{finding.severity} {finding.code}: {finding.sentence}"
            yield from (f"  {told_move(move)} ({move.do})" for move in finding.remedy)
            yield ""
        if part.more:
            yield from (f"... and {part.more} more {part.told[0].code}", "")


def told_move(move: Move) -> str:
    """Return who can give a command, and what it does."""
    if not move.actors:
        return f"nobody at present can {move.told}"
    more = len(move.actors[MOST_NAMED:])
    people = [*move.actors[:MOST_NAMED], *([f"{more} more"] if more else [])]
    return f"{listed(people, 'or')} can {move.told}"


def summary(audit: Audit) -> str:
    """Return how many findings there are, by severity."""
    if not audit.findings and not audit.unsettled:
        return "nothing found"
    grave = Counter(finding.severity for finding in audit.findings)
    counts = [f"{grave[one]} {one.lower()}" for one in Severity if one in grave]
    told = f"{len(audit.findings)} finding{'s' * (len(audit.findings) != 1)}"
    told += f": {', '.join(counts)}" if counts else ""
    return f"{told}; {len(audit.unsettled)} unsettled" if audit.unsettled else told


def audit_as_markdown(audit: Audit, most: int | None = None) -> str:
    """
    Return an audit as a Markdown page, the gravest findings first.

    At most `most` findings of each code are shown, or all (None).
    """
    lines = ["# Audit", "", f"At {audit.at:%Y-%m-%d %H:%M} UTC: {summary(audit)}."]
    for severity in Severity:
        found = [finding for finding in audit.findings if finding.severity is severity]
        lines += _section(severity.capitalize(), found, most)
    lines += _section("Unsettled", audit.unsettled, most)
    return "\n".join([*lines, ""])


def _section(title: str, findings: Iterable[Finding], most: int | None) -> Iterator[str]:
    for number, part in enumerate(parts(findings, most)):
        if number == 0:
            yield from ("", f"## {title}", "")
        for found in part.told:
            yield f"- **{found.code}** {escaped(found.sentence)}."
            for move in found.remedy:
                yield f"  - [ ] {escaped(told_move(move))}. Menu: {escaped(move.menu)}"
        if part.more:
            yield f"- ... and {part.more} more **{part.told[0].code}**"
