"""Authority (G): who may give a command that takes no action, and whether it has a point."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.condition import Setting, condition, reasons_against
from bcmodel.rules.rule import Case, Path
from bcmodel.rules.sources import Standing
from bcmodel.rules.states import business_center_is_in_order
from bcmodel.vocab.actions import BIT, Action
from bcmodel.vocab.reasons import Reason, RouteKind
from bcmodel.world.tables import person_behind


@condition(
    "G601",
    "platform-itself-acts",
    gives=[Reason.PLATFORM_ONLY],
    holds="the platform itself does it",
    standing=Standing.DOCUMENTED,
    sources=[s.VERIFICATION, s.SUSPENSION],
)
def the_platform_acts(setting: Setting) -> Iterator[Reason]:
    """Verification results and suspensions come from the platform, and from nobody else."""
    if setting.actor is not None:
        yield Reason.PLATFORM_ONLY


@condition(
    "G602",
    "person-owns-the-account",
    gives=[Reason.ACCOUNT_OWNER_ONLY],
    holds="{asset} belongs to {user}",
    standing=Standing.DOCUMENTED,
    sources=[s.TIKTOK_DELIVERY, s.TRANSFER],
)
def actor_owns_the_account(setting: Setting, account: f.Asset) -> Iterator[Reason]:
    """What an account's owner grants from their own app, nobody grants in their place."""
    owner = person_behind(account)
    if owner is None or setting.actor is None or setting.actor.id != owner:
        yield Reason.ACCOUNT_OWNER_ONLY


@condition(
    "G603",
    "person-is-invited",
    gives=[Reason.INVITEE_ONLY],
    holds="{user} was invited to {center}",
    standing=Standing.DOCUMENTED,
    sources=[s.ADD_USERS],
)
def actor_is_invited(setting: Setting, center: str) -> Iterator[Reason]:
    """An invitation is answered by the person it was made for."""
    if setting.actor is None or setting.view.member(center, setting.actor.id) is None:
        yield Reason.INVITEE_ONLY


@condition(
    "G604",
    "asset-is-of-the-right-kind",
    gives=[
        Reason.ACTION_NOT_APPLICABLE,
        Reason.ASSET_TYPE_NOT_REQUESTABLE,
        Reason.GROUP_TYPE_UNSUPPORTED,
    ],
    holds="the command is one for this kind of asset",
    standing=Standing.DOCUMENTED,
    sources=[s.REQUEST_AD_ACCOUNT, s.GROUPS],
)
def asset_is_of_the_right_kind(setting: Setting, otherwise: Reason) -> Iterator[Reason]:
    """Groups hold ad accounts only, and not every command is for every kind of asset."""
    yield otherwise


@condition(
    "G605",
    "something-changes",
    gives=[Reason.NOTHING_TO_DO],
    holds="something is different afterwards",
    standing=Standing.ASSUMED,
    sources=[s.OUR_INFERENCE],
)
def something_changes(setting: Setting, does: bool) -> Iterator[Reason]:  # noqa: FBT001 - found by planning
    """What is so already is not done again, and what does not stand is not changed or ended."""
    if not does:
        yield Reason.NOTHING_TO_DO


@condition(
    "G606",
    "something-awaits-an-answer",
    gives=[Reason.NOTHING_PENDING],
    holds="there is something to answer",
    standing=Standing.ASSUMED,
    sources=[s.OUR_INFERENCE],
)
def something_is_pending(setting: Setting, is_pending: bool) -> Iterator[Reason]:  # noqa: FBT001 - seen by the command
    """Only what is still pending can be accepted or turned down."""
    if not is_pending:
        yield Reason.NOTHING_PENDING


@condition(
    "G607",
    "business-center-takes-people-in",
    gives=[Reason.BC_DENIED, Reason.BC_PUNISHED, Reason.BC_DELETED],
    holds="{center} is in order",
    standing=Standing.DOCUMENTED,
    sources=[s.API_NOTES],
)
def center_takes_people_in(setting: Setting, center: str) -> Iterator[Reason]:
    """Nobody joins a denied, punished or deleted Business Center, nor turns it down."""
    found = setting.view.center(center)
    if found is not None and setting.actor is not None:
        case = Case(setting.actor, found, setting.parameters)
        path = Path(case, found, RouteKind.OWNER, found)
        yield from reasons_against(JOINING, business_center_is_in_order, setting.view, path)


JOINING = BIT[Action.BUSINESS_CENTER_INVITE_MEMBER]
"""Joining is stopped by what stops an invitation."""
