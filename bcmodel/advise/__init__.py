"""Advise: what to change, what a change would do, and what people can do beyond their needs."""

from bcmodel.advise.auditing import Audit, audit
from bcmodel.advise.differing import Diff, Rerouted, diff, impact
from bcmodel.advise.exceeding import Excess, excess
from bcmodel.advise.findings import Finding, Move
from bcmodel.advise.goals import Goal, JointPlan, plan_for
from bcmodel.advise.needs import Need, Readiness
from bcmodel.advise.opening import By
from bcmodel.advise.outlook import Outlook
from bcmodel.advise.readying import readiness
from bcmodel.advise.remedy import Remedies, Remedy, Step, remedies

__all__ = [
    "Audit",
    "By",
    "Diff",
    "Excess",
    "Finding",
    "Goal",
    "JointPlan",
    "Move",
    "Need",
    "Outlook",
    "Readiness",
    "Remedies",
    "Remedy",
    "Rerouted",
    "Step",
    "audit",
    "diff",
    "excess",
    "impact",
    "plan_for",
    "readiness",
    "remedies",
]
