"""Audits told: findings as text and as Markdown, and the table of who can do what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcmodel.advise import Audit, Finding, Move
from bcmodel.resolve import Resolver
from bcmodel.vocab.findings import Severity

A_FEW = 3
"""How many people are named; there may be more who could do the same."""
HEAD = ("user", "asset", "kind", "actions")


def tell_audit(audit: Audit) -> str:
    """Return an audit as text: each finding, what mends it, and how many there are."""
    lines = [line for finding in audit.findings for line in _told(finding)]
    if audit.unsettled:
        lines += ["Unsettled: what is unseen could undo these.", ""]
        lines += [line for finding in audit.unsettled for line in _told(finding)]
    return "\n".join([*lines, summary(audit)])


def _told(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity} {finding.code}: {finding.sentence}"
    yield from (f"  {told_move(move)} ({move.do})" for move in finding.remedy)
    yield ""


def told_move(move: Move) -> str:
    """Return who can give a command, and what is done by it."""
    if not move.actors:
        return f"nobody at present can {move.told}"
    named = list(move.actors[:A_FEW])
    more = len(move.actors) - len(named)
    *most, last = [*named, *([f"{more} more"] if more else [])]
    return f"{', '.join(most)} or {last} can {move.told}" if most else f"{last} can {move.told}"


def summary(audit: Audit) -> str:
    """Return how many findings there are, by severity."""
    if not audit.findings and not audit.unsettled:
        return "nothing found"
    grave = [finding.severity for finding in audit.findings]
    counts = [f"{grave.count(one)} {one.lower()}" for one in Severity if one in grave]
    told = f"{len(grave)} finding{'s' * (len(grave) != 1)}"
    told += f": {', '.join(counts)}" if counts else ""
    return f"{told}; {len(audit.unsettled)} unsettled" if audit.unsettled else told


def audit_as_markdown(audit: Audit) -> str:
    """Return an audit as a Markdown page, the gravest findings first."""
    lines = ["# Audit", "", f"At {audit.at:%Y-%m-%d %H:%M} UTC: {summary(audit)}."]
    for severity in Severity:
        lines += _section(severity.capitalize(), audit.findings, severity)
    lines += _section("Unsettled", audit.unsettled)
    return "\n".join([*lines, ""])


def _section(
    title: str, findings: Iterable[Finding], severity: Severity | None = None
) -> Iterator[str]:
    chosen = [found for found in findings if severity in (None, found.severity)]
    if chosen:
        yield from ("", f"## {title}", "")
    for found in chosen:
        yield f"- **{found.code}** {_escaped(found.sentence)}."
        for move in found.remedy:
            yield f"  - [ ] {_escaped(told_move(move))}. Menu: {_escaped(move.menu)}"


def matrix(access: Resolver) -> Iterator[tuple[str, str, str, str]]:
    """Yield who can do what: a row for each person and asset, its actions with spaces between."""
    for user in sorted(access.world.tables.users):
        for asset, actions in sorted(access.what_can(user).items()):
            thing = access.world.thing(asset)
            yield user, asset, str(thing.kind) if thing else "", " ".join(sorted(actions))


def matrix_as_csv(access: Resolver) -> str:
    """Return who can do what as comma-separated values, with a head."""
    import csv
    import io

    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows([HEAD, *matrix(access)])
    return written.getvalue()


def matrix_as_markdown(access: Resolver) -> str:
    """Return who can do what as a Markdown table."""
    lines = [HEAD, tuple("---" for _ in HEAD), *matrix(access)]
    return "".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in lines)


def _escaped(text: str) -> str:
    """Return text that Markdown leaves as it is, in tables too."""
    for sign in "\\`*_<|[":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", " ")
