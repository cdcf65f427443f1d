"""Seats (M): who is invited to a Business Center, who joins, and who has to stay."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.condition import Setting, condition, reasons_against
from bcmodel.rules.membership import is_bound_admin, person_is_a_bound_member
from bcmodel.rules.rule import Case, Path
from bcmodel.rules.sources import Standing
from bcmodel.vocab.actions import EVERY_ACTION
from bcmodel.vocab.reasons import Reason, RouteKind
from bcmodel.vocab.words import EmailScope, Role, Status

TAKEN = (Status.PENDING, Status.BOUND)
"""An invitation takes a seat as soon as it is made."""


def has_a_seat(member: f.Member | None) -> bool:
    """Whether an entry takes a seat: of a member, or of somebody invited."""
    return member is not None and member.status in TAKEN


def others_with_a_seat(setting: Setting, center: str, user: str) -> Iterator[f.Member]:
    """Yield everybody else who is, or is invited to be, a member of a Business Center."""
    team = setting.view.team(center).values()
    return (member for member in team if has_a_seat(member) and member.user != user)


@condition(
    "M601",
    "person-is-not-a-member-yet",
    gives=[Reason.ALREADY_A_MEMBER],
    holds="{user} is not a member of {center} yet",
    standing=Standing.DOCUMENTED,
    sources=[s.ADD_USERS],
)
def person_is_not_a_member_yet(setting: Setting, center: str, user: str) -> Iterator[Reason]:
    """Members are not invited again; what they have is changed instead."""
    member = setting.view.member(center, user)
    if member is not None and member.status is Status.BOUND:
        yield Reason.ALREADY_A_MEMBER


@condition(
    "M602",
    "no-invitation-is-open",
    gives=[Reason.INVITE_DUPLICATE_PENDING],
    holds="no invitation of {user} to {center} is still open",
    standing=Standing.REPORTED,
    sources=[s.DELVIA],
)
def no_invitation_is_open(setting: Setting, center: str, user: str) -> Iterator[Reason]:
    """An invitation that lingers, expired or not, stands in the way of a new one."""
    member = setting.view.member(center, user)
    if member is not None and member.status is Status.PENDING:
        yield Reason.INVITE_DUPLICATE_PENDING


@condition(
    "M603",
    "seat-is-free",
    gives=[Reason.MEMBER_LIMIT_REACHED],
    holds="{center} has a seat for {user}",
    standing=Standing.DOCUMENTED,
    sources=[s.ADD_USERS],
)
def a_seat_is_free(setting: Setting, center: str, user: str) -> Iterator[Reason]:
    """A Business Center has a limited number of members, invited ones among them."""
    limit = setting.parameters.member_limit
    if limit is not None and not has_a_seat(setting.view.member(center, user)):
        others = sum(1 for _ in others_with_a_seat(setting, center, user))
        if others >= limit:
            yield Reason.MEMBER_LIMIT_REACHED


@condition(
    "M604",
    "admin-seat-is-free",
    gives=[Reason.ADMIN_LIMIT_REACHED],
    holds="{center} can have {user} as another Admin",
    standing=Standing.DOCUMENTED,
    sources=[s.ADD_USERS],
)
def an_admin_seat_is_free(setting: Setting, center: str, user: str, role: Role) -> Iterator[Reason]:
    """A Business Center has a limited number of Admins, invited ones among them."""
    limit = setting.parameters.admin_limit
    member = setting.view.member(center, user)
    is_one = member is not None and has_a_seat(member) and member.role is Role.ADMIN
    if role is Role.ADMIN and limit is not None and not is_one:
        others = others_with_a_seat(setting, center, user)
        if sum(other.role is Role.ADMIN for other in others) >= limit:
            yield Reason.ADMIN_LIMIT_REACHED


@condition(
    "M605",
    "address-is-on-the-allowlist",
    gives=[Reason.EMAIL_DOMAIN_NOT_ALLOWED],
    holds="{center} takes in people with the address that is invited",
    standing=Standing.DOCUMENTED,
    sources=[s.EMAIL_ALLOWLIST],
)
def address_is_on_the_allowlist(
    setting: Setting, center: str, email: str, role: Role
) -> Iterator[Reason]:
    """A Business Center can let in only people, or only Admins, with addresses of its domains."""
    here = setting.view.center(center)
    if here is None or not here.email_domains:
        return
    binds = here.email_scope is EmailScope.ALL or role is Role.ADMIN
    domain = email.rpartition("@")[2].lower()
    if binds and domain not in {allowed.lower().lstrip("@") for allowed in here.email_domains}:
        yield Reason.EMAIL_DOMAIN_NOT_ALLOWED


@condition(
    "M606",
    "invitation-has-not-expired",
    gives=[Reason.INVITE_EXPIRED],
    holds="the invitation of {user} to {center} has not expired",
    standing=Standing.REPORTED,
    sources=[s.DELVIA],
)
def invitation_has_not_expired(setting: Setting, center: str, user: str) -> Iterator[Reason]:
    """An invitation can be accepted, or sent again, for a limited time only."""
    member = setting.view.member(center, user)
    if member is None or member.status is not Status.PENDING:
        return
    if setting.view.reached(member.expires_at):
        yield Reason.INVITE_EXPIRED


@condition(
    "M607",
    "invitation-went-to-the-person",
    gives=[Reason.INVITE_IDENTITY_MISMATCH],
    holds="the invitation went to the address that {user} signs in with",
    standing=Standing.REPORTED,
    sources=[s.DELVIA],
)
def invitation_went_to_the_person(setting: Setting, center: str, user: str) -> Iterator[Reason]:
    """An invitation is bound to its address: signed in with another, one cannot accept it."""
    member, person = setting.view.member(center, user), setting.view.user(user)
    if member is None or person is None or member.status is not Status.PENDING:
        return
    if member.invited_email is not None and member.invited_email.lower() != person.email.lower():
        yield Reason.INVITE_IDENTITY_MISMATCH


@condition(
    "M608",
    "person-has-a-seat",
    gives=[
        Reason.NOT_A_MEMBER,
        Reason.INVITE_REJECTED,
        Reason.INVITE_CANCELLED,
        Reason.REMOVED_FROM_BC,
        Reason.LEFT_BC,
    ],
    holds="{user} is a member of {center}, or invited to be",
    standing=Standing.DOCUMENTED,
    sources=[s.ADD_USERS],
)
def person_has_a_seat(setting: Setting, center: str, user: str) -> Iterator[Reason]:
    """Roles and assets are given to members, and beforehand to those who are invited."""
    view = setting.view
    here, person = view.center(center), view.user(user)
    if here is None or person is None or has_a_seat(view.member(center, user)):
        return
    path = Path(Case(person, here, setting.parameters), here, RouteKind.OWNER, here)
    yield from reasons_against(EVERY_ACTION, person_is_a_bound_member, view, path)


@condition(
    "G608",
    "admin-remains",
    gives=[Reason.LAST_ADMIN],
    holds="{center} has an Admin besides {user}",
    standing=Standing.ASSUMED,
    sources=[s.OUR_INFERENCE],
)
def an_admin_remains(setting: Setting, center: str, user: str) -> Iterator[Reason]:
    """The last Admin of a Business Center stays an Admin: nobody else could let another in."""
    team = setting.view.team(center)
    admins = {member.user for member in team.values() if is_bound_admin(member)}
    if admins == {user}:
        yield Reason.LAST_ADMIN
