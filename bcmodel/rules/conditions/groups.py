"""Groups (A): which Business Centers have account groups."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel.rules import sources as s
from bcmodel.rules.condition import Setting, condition
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Organization


@condition(
    "A611",
    "business-center-can-have-groups",
    gives=[Reason.BC_TYPE_UNSUPPORTED],
    holds="{center} can have account groups",
    standing=Standing.DOCUMENTED,
    sources=[s.GROUPS],
)
def center_can_have_groups(setting: Setting, center: str) -> Iterator[Reason]:
    """Account groups are for Standard Business Centers; Enterprise ones have none."""
    found = setting.view.center(center)
    if found is not None and found.organization is Organization.ENTERPRISE:
        yield Reason.BC_TYPE_UNSUPPORTED
