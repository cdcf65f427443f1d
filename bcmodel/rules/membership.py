"""Membership (M): who the person is, and whether they belong to the Business Center."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.rule import NOTHING, Grain, Path, Stops, reasons_in, rule, stop
from bcmodel.rules.sources import Standing
from bcmodel.view import View
from bcmodel.vocab.actions import EVERY_ACTION
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Login, MemberEnd, Role, Status, TwoStepScope

NO_LOGIN = stop(Reason.NO_TFB_LOGIN, EVERY_ACTION)
LOGIN = {
    Login.ACTIVE: NOTHING,
    Login.SUSPENDED: stop(Reason.TFB_LOGIN_SUSPENDED, EVERY_ACTION),
    Login.LOST: stop(Reason.LOGIN_LOST, EVERY_ACTION),
}
NOT_A_MEMBER = stop(Reason.NOT_A_MEMBER, EVERY_ACTION)
INVITE_PENDING = stop(Reason.INVITE_PENDING, EVERY_ACTION)
INVITE_EXPIRED = stop(Reason.INVITE_EXPIRED, EVERY_ACTION)
INVITE_REJECTED = stop(Reason.INVITE_REJECTED, EVERY_ACTION)
ENDED = {
    None: stop(Reason.REMOVED_FROM_BC, EVERY_ACTION),
    MemberEnd.REMOVED: stop(Reason.REMOVED_FROM_BC, EVERY_ACTION),
    MemberEnd.LEFT: stop(Reason.LEFT_BC, EVERY_ACTION),
    MemberEnd.CANCELLED: stop(Reason.INVITE_CANCELLED, EVERY_ACTION),
}
TWO_STEP_REQUIRED = stop(Reason.TWO_STEP_REQUIRED, EVERY_ACTION)


@rule(
    "M101",
    "person-has-a-business-login",
    Grain.PERSON,
    gives=[Reason.NO_TFB_LOGIN],
    holds="{user} has a TikTok For Business login",
    standing=Standing.DOCUMENTED,
    sources=[s.ABOUT],
)
def person_has_a_business_login(view: View, path: Path) -> Stops:
    """Only TikTok For Business users can be given roles and access."""
    return NOTHING if path.case.user.tiktok_for_business else NO_LOGIN


@rule(
    "M102",
    "person-can-sign-in",
    Grain.PERSON,
    gives=reasons_in(LOGIN),
    holds="{user} can sign in",
    standing=Standing.DOCUMENTED,
    sources=[s.ABOUT, s.COMPROMISED],
)
def person_can_sign_in(view: View, path: Path) -> Stops:
    """A suspended login stops everything, and a lost one cannot be recovered."""
    return LOGIN[path.case.user.login]


@rule(
    "M201",
    "person-is-a-bound-member",
    Grain.MEMBERSHIP,
    gives=[
        Reason.NOT_A_MEMBER,
        Reason.INVITE_PENDING,
        Reason.INVITE_EXPIRED,
        Reason.INVITE_REJECTED,
        *reasons_in(ENDED),
    ],
    is_anchor=True,
    holds="{user} is a bound member of {center}",
    standing=Standing.DOCUMENTED,
    sources=[s.ADD_USERS, s.REMOVE_USERS, s.SETTINGS, s.API],
)
def person_is_a_bound_member(view: View, path: Path) -> Stops:
    """An invitation gives nothing until it is accepted, and a past membership gives nothing."""
    if path.center is None:
        return NOTHING
    member = view.member(path.center.id, path.case.user.id)
    if member is None:
        return NOT_A_MEMBER
    if member.status is Status.BOUND:
        return NOTHING
    if member.status is Status.PENDING:
        return INVITE_EXPIRED if view.reached(member.expires_at) else INVITE_PENDING
    return INVITE_REJECTED if member.status is Status.REJECTED else ENDED[member.ended]


@rule(
    "M202",
    "person-uses-two-step-verification",
    Grain.MEMBERSHIP,
    gives=[Reason.TWO_STEP_REQUIRED],
    holds="{user} uses two-step verification, or {center} does not ask for it",
    standing=Standing.DOCUMENTED,
    sources=[s.TWO_STEP],
)
def person_uses_two_step_verification(view: View, path: Path) -> Stops:
    """A Business Center can ask its Admins, or everybody, for two-step verification."""
    center, user = path.center, path.case.user
    if user.two_step or center is None or center.two_step_scope is TwoStepScope.NONE:
        return NOTHING
    if center.two_step_scope is TwoStepScope.ALL:
        return TWO_STEP_REQUIRED
    member = view.member(center.id, user.id)
    return TWO_STEP_REQUIRED if member and member.role is Role.ADMIN else NOTHING


def is_bound_admin(member: f.Member | None) -> bool:
    """Whether an entry is that of a bound Admin."""
    return member is not None and member.role is Role.ADMIN and member.status is Status.BOUND
