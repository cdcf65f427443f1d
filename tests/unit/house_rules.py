"""Rules of a house, as a user of the package would declare them."""

from __future__ import annotations

from bcmodel import Reason
from bcmodel.facts import AdAccount
from bcmodel.rules import Grain, Path, Standing, Stops, rule, stop
from bcmodel.rules.rule import NOTHING
from bcmodel.view import View
from bcmodel.vocab.actions import EVERY_ACTION, action_set

PUBLISHING = action_set(["ad_account.publish_ads"])
REPORTS = action_set(["ad_account.view_reports"])
SATURDAY = 5


@rule(
    "Z901",
    "two-step-for-everybody",
    Grain.PERSON,
    gives=[Reason.TWO_STEP_REQUIRED],
    holds="The person uses two-step verification.",
    standing=Standing.ASSUMED,
    sources=[],
)
def two_step_for_everybody(view: View, path: Path) -> Stops:
    """In this house everybody uses two-step verification."""
    user = view.user(path.case.user.id)
    if user is None or user.two_step:
        return NOTHING
    return stop(Reason.TWO_STEP_REQUIRED, EVERY_ACTION)


@rule(
    "Z902",
    "no-publishing-on-weekends",
    Grain.ASSET,
    gives=[Reason.AD_ACCOUNT_IN_REVIEW],
    holds="It is a working day.",
    standing=Standing.ASSUMED,
    sources=[],
    about=PUBLISHING,
    reads_clock=True,
)
def no_publishing_on_weekends(view: View, path: Path) -> Stops:
    """In this house nothing goes live on a weekend."""
    if view.now.weekday() < SATURDAY or not isinstance(path.asset, AdAccount):
        return NOTHING
    return stop(Reason.AD_ACCOUNT_IN_REVIEW, PUBLISHING)


@rule(
    "Z903",
    "reports-stay-with-the-owner",
    Grain.ASSIGNMENT,
    gives=[Reason.NOT_A_MEMBER],
    holds="The person belongs to the Business Center that owns the account.",
    standing=Standing.ASSUMED,
    sources=[],
    about=REPORTS,
)
def reports_stay_with_the_owner(view: View, path: Path) -> Stops:
    """In this house only the owner's own people read reports."""
    owner = path.asset.owner if isinstance(path.asset, AdAccount) else None
    if owner is None or view.member(owner, path.case.user.id):
        return NOTHING
    return stop(Reason.NOT_A_MEMBER, REPORTS)
