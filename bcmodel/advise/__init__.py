"""Advise: what to change, what a change comes to, what people hold beyond what they need."""

from bcmodel.advise.auditing import Audit, audit
from bcmodel.advise.differing import By, Diff, Rerouted, diff, impact
from bcmodel.advise.exceeding import Excess, excess
from bcmodel.advise.findings import Finding, Move
from bcmodel.advise.remedy import Remedy, Step, remedies

__all__ = [
    "Audit",
    "By",
    "Diff",
    "Excess",
    "Finding",
    "Move",
    "Remedy",
    "Rerouted",
    "Step",
    "audit",
    "diff",
    "excess",
    "impact",
    "remedies",
]
