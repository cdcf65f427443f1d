"""Finding: something amiss in a World, with the facts that show it and what mends it."""

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
"""What tells findings apart from one audit to the next: code, subject, and where."""


@attrs.frozen
class Found:
    """
    One thing that a look has found.

    `where` are the other ids that tell it from others of its subject: the Business Center, the
    partner. It `is_unsettled` where something unseen could undo it.
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
    Something amiss: with what or whom (`subject`), how grave it is, and the facts that show it.

    `where` are the other ids that tell it from others of its subject. `remedy`, the commands that
    mend it, is worked out when first asked for.
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
        """What it is recognised by in another audit."""
        return (str(self.code), self.subject, self.where)

    @cached_property
    def remedy(self) -> tuple[Move, ...]:
        """The commands that mend it, in order, each with everybody who may give it by then."""
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

        `actors` are, for each command of the `remedy`, those who may give it when its turn comes.
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
"""Goes through a World and yields what is amiss in it."""


@attrs.frozen(eq=False)
class FindingKind:
    """One thing to look for: its code, how grave it is, its sources, and how it is found."""

    code: FindingCode
    severity: Severity
    sources: tuple[Source, ...]
    look: Look

    @property
    def meaning(self) -> str:
        """What is amiss where it is found, in a sentence: the docstring of the look."""
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
