"""Findings: what is amiss, how grave it is, what shows it, and what mends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcmodel.advise import Audit, Finding, Move
from bcmodel.show.audits import parts, summary
from bcmodel.show.html.elements import Element, Part, bdi, div, h2, h3, li, ol, p, span, ul
from bcmodel.show.html.page import shown
from bcmodel.show.html.parts import badge, chip, fold, instant, plain_list, shown_by
from bcmodel.show.html.remedies import people
from bcmodel.vocab.findings import Severity

MOST_SHOWN = 3
"""How many findings of one code are shown."""
LOOKS = {Severity.HIGH: "bad", Severity.MEDIUM: "open", Severity.LOW: "accent"}
"""The colour of each severity."""


def finding_as_html(finding: Finding) -> str:
    """Return a finding as HTML."""
    head = div("head", _severity(finding), h2("", bdi("", finding.sentence)))
    return shown(
        f"Finding: {finding.sentence}", head, p("", chip(finding.code)), *_besides(finding)
    )


def audit_as_html(audit: Audit) -> str:
    """
    Return an audit as HTML, the gravest findings first, those not settled last.

    >>> from bcmodel.advise import audit
    >>> from bcmodel.resolve import Resolver
    >>> from bcmodel.rules.town import town
    >>> print(audit_as_html(audit(Resolver(town()), only=["SINGLE_ADMIN"])))
    <style>...
    ...zoe is the only Admin of acme; two are advised...
    """
    told = summary(audit)
    found = {grave: [one for one in audit.findings if one.severity is grave] for grave in Severity}
    gravest = next((some[0] for some in found.values() if some), None)
    return shown(
        f"Audit: {told}",
        div("head", badge("accent", "AUDIT"), h2("", told)),
        *(_section(grave.capitalize(), some, gravest) for grave, some in found.items()),
        _section("Unsettled: something unseen could undo these", audit.unsettled),
        div("foot", "Rulebook ", audit.rulebook, ", ", instant(audit.at)),
    )


def _section(
    title: str, findings: Iterable[Finding], unfolded: Finding | None = None
) -> Iterator[Part]:
    """Yield the findings of one severity, a few of each code."""
    items: list[Part] = []
    for part in parts(findings, MOST_SHOWN):
        items += [li("", _folded(one, is_open=one is unfolded)) for one in part.told]
        if part.more:
            items.append(li("note", f"and {part.more:,} more ", chip(part.told[0].code)))
    if items:
        yield (h3("", title), plain_list(items))


def _folded(finding: Finding, *, is_open: bool) -> Element:
    title = (_severity(finding), " ", bdi("", finding.sentence), " ", chip(finding.code))
    return fold(title, *_besides(finding), is_open=is_open)


def _severity(finding: Finding) -> Element:
    return span(f"chip {LOOKS[finding.severity]}", finding.severity)


def _besides(finding: Finding) -> Iterator[Part]:
    """Yield what mends a finding, the facts that show it, and its sources."""
    if finding.remedy:
        yield ol("steps", *map(_move, finding.remedy))
    yield shown_by(finding.facts)
    if finding.sources:
        told = ul("", *(li("", str(source)) for source in finding.sources))
        yield fold("where this comes from", told, look="small")


def _move(move: Move) -> Element:
    what = (people(move.actors), " can ", bdi("", move.told))
    return li("", div("", *what), div("note", move.menu, " ", chip(move.do)))
