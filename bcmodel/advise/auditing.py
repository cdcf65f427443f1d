"""Audit: everything that is amiss in a World, and everything that may be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime

import attrs

from bcmodel.advise.findings import FINDINGS, Finding, Survey
from bcmodel.advise.findings.finding import Identity
from bcmodel.errors import Fault, InputError
from bcmodel.facts.plain import plain
from bcmodel.resolve import Resolver
from bcmodel.vocab.findings import FindingCode, Severity

CODES = {code: n for n, code in enumerate(FindingCode)}


@attrs.frozen(repr=False)
class Audit:
    """
    The result of an audit.

    `findings` hold whatever may be unseen; `unsettled` are those that something unseen could undo.
    To go through an audit is to go through its findings.
    """

    at: datetime
    rulebook: str
    findings: tuple[Finding, ...]
    unsettled: tuple[Finding, ...]

    @property
    def codes(self) -> tuple[FindingCode, ...]:
        """The codes of what was found for certain, none twice."""
        return tuple(dict.fromkeys(finding.code for finding in self.findings))

    def beyond(self, found: Collection[Identity], unsettled: Collection[Identity] = ()) -> Audit:
        """Return what an earlier audit did not report, given what it found and left unsettled."""
        known = {*found, *unsettled}
        return attrs.evolve(
            self,
            findings=tuple(one for one in self.findings if one.identity not in found),
            unsettled=tuple(one for one in self.unsettled if one.identity not in known),
        )

    def to_dict(self) -> dict[str, object]:
        """Return the audit as plain data, in the shape of `bcmodel audit --json`."""
        return {
            "at": plain(self.at),
            "rulebook": self.rulebook,
            "findings": [finding.to_dict() for finding in self.findings],
            "unsettled": [finding.to_dict() for finding in self.unsettled],
        }

    def records(self) -> list[dict[str, object]]:
        """
        Return the findings as flat rows, the gravest first: `pandas.DataFrame(records)`.

        The unsettled ones come last. Facts are left out; `to_dict` has them.
        """
        parts = ((gravest_first(self.findings), True), (gravest_first(self.unsettled), False))
        return [
            {**one.to_record(), "is_settled": is_settled}
            for part, is_settled in parts
            for one in part
        ]

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.findings import audit_as_html

        return audit_as_html(self)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __repr__(self) -> str:
        return f"<Audit: {len(self.findings)} findings, {len(self.unsettled)} unsettled>"


def audit(
    access: Resolver,
    only: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    *,
    progress: Callable[[FindingCode], object] | None = None,
) -> Audit:
    """
    Return everything that is amiss in a World, in the order of the codes and subjects.

    `only` and `ignore` are codes of findings; `progress` is called with each code before it is
    looked for. Raises `InputError` for codes that do not exist.

    >>> from bcmodel.rules.town import town
    >>> [found.sentence for found in audit(Resolver(town()), only=["SINGLE_ADMIN"])][0]
    'zoe is the only Admin of acme; two are advised'
    """
    survey = Survey(access)
    settled: list[Finding] = []
    unsettled: list[Finding] = []
    for code in chosen(only, ignore):
        if progress is not None:
            progress(code)
        for finding, is_settled in FINDINGS[code].found(survey):
            (settled if is_settled else unsettled).append(finding)
    return Audit(access.world.at, access.rulebook.version, _sorted(settled), _sorted(unsettled))


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of their severity, otherwise as they were."""
    order = list(Severity)
    return sorted(findings, key=lambda one: order.index(one.severity))


def chosen(
    only: Iterable[str] | None = None, ignore: Iterable[str] | None = None
) -> tuple[FindingCode, ...]:
    """Return the codes to look for; raises `InputError` with every code that does not exist."""
    wanted, unwanted = _codes("only", only), _codes("ignore", ignore)
    faults = [*wanted[1], *unwanted[1]]
    if faults:
        raise InputError(faults)
    every = FindingCode if only is None else wanted[0]
    return tuple(code for code in FindingCode if code in every and code not in unwanted[0])


def _codes(place: str, given: Iterable[str] | None) -> tuple[list[FindingCode], list[Fault]]:
    codes: list[FindingCode] = []
    faults: list[Fault] = []
    for code in (given,) if isinstance(given, str) else given or ():
        try:
            codes.append(FindingCode(code))
        except InputError as error:
            faults += [fault.within(place) for fault in error.faults]
    return codes, faults


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: (CODES[one.code], one.subject, one.where)))
