"""Audits told: findings as text and as Markdown, in full or the first of each code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from bcmodel.advise import Audit, Finding, Move
from bcmodel.show.tables import escaped
from bcmodel.vocab.findings import Severity

A_FEW = 3
"""How many people are named; there may be more who could do the same."""


class Part(NamedTuple):
    """The findings of one code that are told, and how many there are besides."""

    told: list[Finding]
    more: int


def parts(findings: Iterable[Finding], most: int | None) -> Iterator[Part]:
    """Yield what is told of findings, code by code: at most so many of each; None, all."""
    for _, group in groupby(findings, attrgetter("code")):
        every = list(group)
        yield Part(every[:most], len(every[most:]) if most is not None else 0)


def told_of(audit: Audit, most: int | None) -> list[Finding]:
    """Return the findings of an audit that are told: at most so many of each code; None, all."""
    every = (*parts(audit.findings, most), *parts(audit.unsettled, most))
    return [finding for part in every for finding in part.told]


def tell_audit(audit: Audit, most: int | None = None) -> str:
    """
    Return an audit as text: each finding, what mends it, and how many there are.

    `most` of each code at most are told; None, all.
    """
    lines = list(_told(audit.findings, most))
    if audit.unsettled:
        lines += ["Unsettled: what is unseen could undo these.", ""]
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
    """Return who can give a command, and what is done by it."""
    if not move.actors:
        return f"nobody at present can {move.told}"
    named = list(move.actors[:A_FEW])
    more = len(move.actors) - len(named)
    *others, last = [*named, *([f"{more} more"] if more else [])]
    return f"{', '.join(others)} or {last} can {move.told}" if others else f"{last} can {move.told}"


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

    `most` of each code at most are told; None, all.
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
