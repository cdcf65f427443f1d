"""What a finding is: something amiss in a World, with the facts that show it and what mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import attrs

from bcmodel.advise.findings.moves import Move, Outline, moves
from bcmodel.advise.findings.survey import Survey
from bcmodel.facts import Fact
from bcmodel.facts.plain import fact_as_data
from bcmodel.resolve import Resolver
from bcmodel.rules import Source
from bcmodel.vocab.findings import FindingCode, Severity

Identity = tuple[str, str, tuple[str, ...]]
"""By what a finding is known again: code, subject, and where."""


@attrs.frozen
class Found:
    """
    One thing that a look came upon.

    `where` are the other ids that it takes to know it again: the Business Center, the partner.
    What something unseen could undo `is_unsettled`.
    """

    subject: str
    where: tuple[str, ...]
    sentence: str
    facts: tuple[Fact, ...]
    remedy: tuple[Outline, ...] = ()
    is_unsettled: bool = False


@attrs.frozen(repr=False)
class Finding:
    """
    Something amiss: whose or what it is (`subject`), how grave, and the facts that show it.

    `where` are the other ids that it takes to know it again. What mends it is in `remedy`, worked
    out when first asked for.
    """

    code: FindingCode
    subject: str
    where: tuple[str, ...]
    severity: Severity
    sentence: str
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    _outlines: tuple[Outline, ...] = attrs.field(alias="outlines", eq=False)
    _access: Resolver = attrs.field(alias="access", eq=False)

    @property
    def identity(self) -> Identity:
        """By what it is known again in another audit."""
        return (str(self.code), self.subject, self.where)

    @cached_property
    def remedy(self) -> tuple[Move, ...]:
        """The commands that mend it, in order, each with everybody who may give it then."""
        return tuple(moves(self._access, self._outlines))

    def to_dict(self) -> dict[str, object]:
        """Return the finding as plain data."""
        return {
            "code": str(self.code),
            "subject": self.subject,
            "where": list(self.where),
            "severity": str(self.severity),
            "text": self.sentence,
            "facts": [fact_as_data(fact) for fact in self.facts],
            "remedy": [move.to_dict() for move in self.remedy],
            "sources": [str(source) for source in self.sources],
        }

    def to_record(self) -> dict[str, str]:
        """
        Return the finding as one flat row, with spaces between ids and `; ` between sentences.

        `actors` are those who may give each command of the `remedy` when its turn comes.
        """
        return {
            "code": str(self.code),
            "severity": str(self.severity),
            "subject": self.subject,
            "where": " ".join(self.where),
            "text": self.sentence,
            "remedy": "; ".join(move.told for move in self.remedy),
            "actors": "; ".join(" ".join(move.actors) for move in self.remedy),
            "sources": "; ".join(str(source) for source in self.sources),
        }

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.findings import finding_as_html

        return finding_as_html(self)

    def __repr__(self) -> str:
        where = f" ({', '.join(self.where)})" if self.where else ""
        return f"<Finding {self.severity} {self.code} {self.subject}{where}>"


Look = Callable[[Survey], Iterator[Found]]


@attrs.frozen(eq=False)
class FindingKind:
    """One thing to look for: what it is, how grave, where that comes from."""

    code: FindingCode
    severity: Severity
    sources: tuple[Source, ...]
    look: Look

    @property
    def meaning(self) -> str:
        """What is amiss where it is found, in a sentence."""
        return " ".join((self.look.__doc__ or "").split())

    def found(self, survey: Survey) -> Iterator[tuple[Finding, bool]]:
        """Yield what is found, each with whether it is settled."""
        for each in self.look(survey):
            finding = Finding(
                code=self.code,
                subject=each.subject,
                where=each.where,
                severity=self.severity,
                sentence=each.sentence,
                facts=each.facts,
                sources=self.sources,
                outlines=each.remedy,
                access=survey.access,
            )
            yield finding, not each.is_unsettled


FINDINGS: dict[FindingCode, FindingKind] = {}
"""Everything that is looked for, by code."""


def finding(
    code: FindingCode, severity: Severity, *, sources: Sequence[Source]
) -> Callable[[Look], FindingKind]:
    """Declare the decorated function as a thing to look for; its docstring is what it means."""

    def declare(look: Look) -> FindingKind:
        FINDINGS[code] = FindingKind(code, severity, tuple(sources), look)
        return FINDINGS[code]

    return declare
