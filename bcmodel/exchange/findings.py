"""Questions of a file about its audit: the tables finding and no_finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from bcmodel.exchange.results import Result
from bcmodel.exchange.rows import form_of
from bcmodel.facts.fields import optional_identifier
from bcmodel.resolve import Resolver
from bcmodel.vocab.findings import FindingCode

if TYPE_CHECKING:
    from bcmodel.advise import Finding


@attrs.frozen(kw_only=True)
class AskedFinding:
    """A finding that an audit is asked about: its code, and its subject if only one is meant."""

    code: FindingCode = attrs.field(converter=FindingCode)
    subject: str | None = attrs.field(default=None, converter=optional_identifier)

    def found(self, access: Resolver) -> list[Finding]:
        """Return the findings of this kind that an audit is certain of."""
        from bcmodel.advise import audit

        every = audit(access, only=[self.code]).findings
        return [found for found in every if self.subject in (None, found.subject)]

    def __str__(self) -> str:
        return f"{self.code}{' ' + self.subject if self.subject else ''}"


@attrs.frozen(kw_only=True)
class MustBeFound(AskedFinding):
    """Something that an audit must find."""

    def ask(self, access: Resolver, index: int, place: str) -> Result:
        """Return whether it is found."""
        if self.found(access):
            return Result(index, place, str(self), "found", "found")
        return Result(index, place, str(self), "found", "not found", problem="it is not found")


@attrs.frozen(kw_only=True)
class MustNotBeFound(AskedFinding):
    """Something that an audit must not find; an unsettled finding does not count as found."""

    def ask(self, access: Resolver, index: int, place: str) -> Result:
        """Return whether it is not found."""
        found = self.found(access)
        if not found:
            return Result(index, place, str(self), "not found", "not found")
        problem = "; ".join(one.sentence for one in found)
        return Result(index, place, str(self), "not found", "found", problem=problem)


FINDING = form_of(MustBeFound, "[[finding]]")
NO_FINDING = form_of(MustNotBeFound, "[[no_finding]]")
