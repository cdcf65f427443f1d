"""Invitations: how people are invited to a Business Center, and how they answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Needs, command
from bcmodel.change.commands.groups import assigned_at_one_level
from bcmodel.change.commands.people import OfMember, OfOneself, gone_with
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became
from bcmodel.change.grants import faults_of_level
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_GROUP, naming_besides
from bcmodel.change.relations import is_pending
from bcmodel.errors import Fault
from bcmodel.facts.fields import (
    identifiers,
    optional_finance_role,
    optional_level,
    optional_text,
)
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.authority import (
    actor_is_invited,
    center_takes_people_in,
    something_is_pending,
)
from bcmodel.rules.conditions.holding import center_holds_the_asset
from bcmodel.rules.conditions.seats import (
    a_seat_is_free,
    address_is_on_the_allowlist,
    an_admin_seat_is_free,
    invitation_has_not_expired,
    invitation_went_to_the_person,
    no_invitation_is_open,
    person_is_not_a_member_yet,
)
from bcmodel.view import View
from bcmodel.vocab.words import FinanceRole, Kind, Level, MemberEnd, Role, Status
from bcmodel.world import World

INVITING = Needs("business_center.invite_member", on="business_center")


@command(
    "invite {user} to {business_center} as {role}",
    "Users > Members > Add members",
    formerly="Members > Invite member",
    needs=INVITING,
    sources=[s.ADD_USERS, s.EMAIL_ALLOWLIST],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class InviteMember(OfMember):
    """
    Invite a person to a Business Center, with what they are to get once they accept.

    `email` is where the invitation goes (theirs, if left out). `ad_accounts` and `groups` are
    assigned beforehand, at `level`. The invitation expires after `invitation_lifetime`.

    Refused: ALREADY_A_MEMBER; INVITE_DUPLICATE_PENDING, cancel the open one first;
    MEMBER_LIMIT_REACHED, ADMIN_LIMIT_REACHED; EMAIL_DOMAIN_NOT_ALLOWED; for an ad account that
    the Business Center does not hold, for the reason why.
    """

    may_change_nothing = True

    email: str | None = attrs.field(default=None, converter=optional_text)
    role: Role = attrs.field(default=Role.STANDARD, converter=Role)
    finance_role: FinanceRole | None = attrs.field(default=None, converter=optional_finance_role)
    ad_accounts: tuple[str, ...] = attrs.field(
        default=(), converter=identifiers, metadata=naming_besides(Kind.AD_ACCOUNT)
    )
    level: Level | None = attrs.field(default=None, converter=optional_level)
    groups: tuple[str, ...] = attrs.field(default=(), converter=identifiers, metadata=A_GROUP)

    def faults(self, world: World) -> Iterator[Fault]:
        """Yield a level that ad accounts do not know, and each group of another Business Center."""
        yield from faults_of_level(self.level, Kind.AD_ACCOUNT)
        for name in self.groups:
            group = world.tables.groups.get(name)
            if group is not None and group.business_center != self.business_center:
                problem = f"`{name}` is a group of `{group.business_center}`"
                yield Fault("groups", problem, f"name a group of `{self.business_center}`")

    def conditions(self, demand: Demand) -> None:
        """Demand a free seat, an address that may have it, and accounts to hand on."""
        demand(person_is_not_a_member_yet, self.business_center, self.user)
        demand(no_invitation_is_open, self.business_center, self.user)
        demand(a_seat_is_free, self.business_center, self.user)
        demand(an_admin_seat_is_free, self.business_center, self.user, self.role)
        address = self._address(demand.setting.view)
        demand(address_is_on_the_allowlist, self.business_center, address, self.role)
        for account in self.ad_accounts:
            demand(center_holds_the_asset, self.business_center, account)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Make a pending entry, and the assignments that wait with it."""
        view = setting.view
        invited = f.Member(
            self.business_center,
            self.user,
            role=self.role,
            finance_role=self.finance_role,
            status=Status.PENDING,
            invited_email=self._address(view),
            expires_at=_end_of_invitation(setting),
        )
        yield became(Happening.MEMBER_INVITED, invited)
        for account in self.ad_accounts:
            new = f.Assignment(self.business_center, self.user, account, level=self.level)
            yield became(Happening.ASSET_ASSIGNED, new)
        for group in self.groups:
            yield from assigned_at_one_level(setting, group, self.user, self.level)

    def _address(self, view: View) -> str:
        return self.email or view.tables.users[self.user].email


@command(
    "send {user} the invitation to {business_center} again",
    "Users > Members > the person > Resend request",
    formerly="Members > Resend",
    needs=INVITING,
    sources=[s.ADD_USERS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ResendInvitation(OfMember):
    """
    Send an invitation again, so that its lifetime starts anew.

    Refused: NOTHING_PENDING; INVITE_EXPIRED, cancel it and invite anew.
    """

    may_change_nothing = True

    def conditions(self, demand: Demand) -> None:
        """Demand an invitation that still lives."""
        demand(something_is_pending, is_pending(self.member(demand.setting.view)))
        demand(invitation_has_not_expired, self.business_center, self.user)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Let the lifetime of the invitation start anew."""
        member = self.member(setting.view)
        if member is not None:
            renewed = attrs.evolve(member, expires_at=_end_of_invitation(setting))
            yield became(Happening.INVITATION_RENEWED, renewed)


def _end_of_invitation(setting: Setting) -> datetime | None:
    lifetime = setting.parameters.invitation_lifetime
    return None if lifetime is None else setting.view.now + lifetime


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AnswerToInvitation(OfOneself):
    """A command by which the invited person answers."""

    may_change_nothing = True

    def conditions(self, demand: Demand) -> None:
        """Demand an invitation that waits for the actor, from a Business Center in order."""
        member = self.member(demand.setting.view)
        demand(actor_is_invited, self.business_center)
        if member is not None:
            demand(something_is_pending, is_pending(member))
        demand(center_takes_people_in, self.business_center)


@command(
    "accept the invitation to {business_center}",
    "the invitation in one's mailbox > Accept invitation",
    sources=[s.ADD_USERS, s.DELVIA],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class AcceptInvitation(AnswerToInvitation):
    """
    Accept an invitation: the invited person becomes a member, with what was assigned beforehand.

    Refused: INVITEE_ONLY for anybody else; NOTHING_PENDING; BC_DENIED, BC_PUNISHED, BC_DELETED;
    INVITE_IDENTITY_MISMATCH, it went to another address; INVITE_EXPIRED.
    """

    def conditions(self, demand: Demand) -> None:
        """Demand also that it went to the actor's address, and has not expired."""
        super().conditions(demand)
        demand(invitation_went_to_the_person, self.business_center, self.actor)
        demand(invitation_has_not_expired, self.business_center, self.actor)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Bind the entry."""
        member = self.member(setting.view)
        if member is not None:
            bound = attrs.evolve(member, status=Status.BOUND)
            yield became(Happening.INVITATION_ACCEPTED, bound)


@command(
    "decline the invitation to {business_center}",
    "the invitation in one's mailbox > Decline",
    sources=[s.ADD_USERS, s.DELVIA],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class DeclineInvitation(AnswerToInvitation):
    """
    Turn down an invitation, expired or not; what was assigned beforehand goes.

    Refused: INVITEE_ONLY for anybody else; NOTHING_PENDING; BC_DENIED, BC_PUNISHED, BC_DELETED.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Reject the entry, and end what waited with it."""
        member = self.member(setting.view)
        if member is not None:
            rejected = attrs.evolve(member, status=Status.REJECTED)
            yield became(Happening.INVITATION_DECLINED, rejected)
            yield from gone_with(setting.view, self.business_center, self.actor)


@command(
    "cancel the invitation of {user} to {business_center}",
    "Users > Members > the person > Cancel request",
    formerly="Members > Delete",
    needs=INVITING,
    sources=[s.ADD_USERS, s.API_NOTES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class CancelInvitation(OfMember):
    """
    Take an invitation back, expired or not; what was assigned beforehand goes.

    Refused: NOTHING_TO_DO where no invitation is open.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End the entry as cancelled, and what waited with it."""
        member = self.member(setting.view)
        if is_pending(member):
            cancelled = attrs.evolve(member, status=Status.UNBOUND, ended=MemberEnd.CANCELLED)
            yield became(Happening.INVITATION_CANCELLED, cancelled)
            yield from gone_with(setting.view, self.business_center, self.user)
