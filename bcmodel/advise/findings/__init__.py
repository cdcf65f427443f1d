"""
Findings: everything that can be amiss in a World, each thing declared once.

One module for each concern: Business Centers (centers), people, money, what partners were given
(shares), TikTok accounts and their codes (links), assignments, and who can use what (reach).
"""

from bcmodel.advise.findings import (
    assignments,
    centers,
    links,
    money,
    people,
    reach,
    shares,
)
from bcmodel.advise.findings.finding import FINDINGS, Finding, FindingKind
from bcmodel.advise.findings.moves import Move
from bcmodel.advise.findings.survey import Survey

CONCERNS = (centers, people, money, shares, links, assignments, reach)
"""The modules that declare findings."""

__all__ = ["CONCERNS", "FINDINGS", "Finding", "FindingKind", "Move", "Survey"]
