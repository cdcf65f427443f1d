"""People: what they are in a Business Center, how they go, and their own logins."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became, ceased
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, A_PERSON
from bcmodel.change.relations import is_bound
from bcmodel.facts.fields import identifier, optional_finance_role
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.authority import something_changes
from bcmodel.rules.conditions.seats import (
    an_admin_remains,
    an_admin_seat_is_free,
    has_a_seat,
    person_has_a_seat,
)
from bcmodel.view import View
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import FinanceRole, MemberEnd, Role, Status


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfMember(Command):
    """A command about one person in one Business Center."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    user: str = attrs.field(converter=identifier, metadata=A_PERSON)

    def member(self, view: View) -> f.Member | None:
        """Return the person's entry there."""
        return view.member(self.business_center, self.user)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfOneself(Command):
    """A command about the actor's own entry in one Business Center."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)

    def member(self, view: View) -> f.Member | None:
        """Return the actor's entry there."""
        return view.member(self.business_center, self.actor)


def gone_with(view: View, center: str, user: str) -> Iterator[Effect]:
    """Yield the end of everything that one Business Center assigned to a person."""
    for held in view.assignments_of(user):
        if held.business_center == center:
            yield ceased(Happening.ASSET_UNASSIGNED, held)
    for level in view.groups_assigned_to(user):
        if view.tables.groups[level.group].business_center == center:
            yield ceased(Happening.GROUP_UNASSIGNED, level)


CHANGING_ROLES = Needs("business_center.change_member_role", on="business_center")


@command(
    "remove {user} from {business_center}",
    "Users > Members > the person > Remove",
    formerly="Members > Delete",
    needs=Needs("business_center.remove_member", on="business_center"),
    sources=[s.REMOVE_USERS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RemoveMember(OfMember):
    """
    Remove a member, with everything assigned to them in this Business Center.

    What they have elsewhere stays.

    Refused: LAST_ADMIN; NOTHING_TO_DO for somebody who is not a member.
    """

    def conditions(self, demand: Demand) -> None:
        """Demand that an Admin remains."""
        demand(an_admin_remains, self.business_center, self.user)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End the membership as removed, and all that came with it."""
        member = self.member(setting.view)
        if is_bound(member):
            removed = attrs.evolve(member, status=Status.UNBOUND, ended=MemberEnd.REMOVED)
            yield became(Happening.MEMBER_REMOVED, removed)
            yield from gone_with(setting.view, self.business_center, self.user)


@command(
    "leave {business_center}",
    "Business Center settings > My information > Leave Business Center",
    needs=Needs("business_center.leave", on="business_center"),
    sources=[s.SETTINGS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Leave(OfOneself):
    """
    Leave a Business Center, and everything assigned there.

    Refused: LAST_ADMIN, make somebody else Admin first.
    """

    may_change_nothing = True

    def conditions(self, demand: Demand) -> None:
        """Demand that an Admin remains."""
        demand(an_admin_remains, self.business_center, self.actor)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End the membership as left, and all that came with it."""
        member = self.member(setting.view)
        if is_bound(member):
            left = attrs.evolve(member, status=Status.UNBOUND, ended=MemberEnd.LEFT)
            yield became(Happening.MEMBER_LEFT, left)
            yield from gone_with(setting.view, self.business_center, self.actor)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfSeat(OfMember):
    """A command that changes the entry of a member, or of somebody invited."""

    may_change_nothing = True

    @abstractmethod
    def changed(self, member: f.Member) -> f.Member:
        """Return the entry as it is to be."""

    def conditions(self, demand: Demand) -> None:
        """Demand a seat and, if there is one, what must be so of it."""
        demand(person_has_a_seat, self.business_center, self.user)
        member = self.member(demand.setting.view)
        if member is not None and has_a_seat(member):
            self.conditions_of_seat(demand)
            demand(something_changes, self.changed(member) != member)

    def conditions_of_seat(self, demand: Demand) -> None:
        """Demand what must be so of somebody who has a seat."""


@command(
    "make {user} {role} of {business_center}",
    "Users > Members > the person > Edit > Business Center role",
    formerly="Members > Edit role",
    needs=CHANGING_ROLES,
    sources=[s.ROLES, s.ADD_USERS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ChangeRole(OfSeat):
    """
    Make a member, or somebody invited, Admin or Standard.

    Refused: if the person has no seat there, for the reason why; LAST_ADMIN; ADMIN_LIMIT_REACHED;
    NOTHING_TO_DO if they are that already.
    """

    role: Role = attrs.field(converter=Role)

    def conditions_of_seat(self, demand: Demand) -> None:
        """Demand that an Admin remains, or a seat for another."""
        if self.role is not Role.ADMIN:
            demand(an_admin_remains, self.business_center, self.user)
        demand(an_admin_seat_is_free, self.business_center, self.user, self.role)

    def changed(self, member: f.Member) -> f.Member:
        """Return the entry with another role."""
        return attrs.evolve(member, role=self.role)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Give the entry another role."""
        member = self.member(setting.view)
        if member is not None:
            yield became(Happening.ROLE_CHANGED, self.changed(member))


@command(
    "set the finance role of {user} in {business_center} to {finance_role}",
    "Users > Members > the person > Edit > Finance role",
    needs=CHANGING_ROLES,
    sources=[s.ROLES, s.FINANCE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class SetFinanceRole(OfSeat):
    """
    Give a member, or somebody invited, a finance role; without `finance_role` it is taken away.

    Refused: if the person has no seat there, for the reason why; NOTHING_TO_DO if it is so already.
    """

    finance_role: FinanceRole | None = attrs.field(default=None, converter=optional_finance_role)

    def changed(self, member: f.Member) -> f.Member:
        """Return the entry with another finance role, or none."""
        return attrs.evolve(member, finance_role=self.finance_role)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Give the entry another finance role, or none."""
        member = self.member(setting.view)
        if member is not None:
            yield became(Happening.FINANCE_ROLE_SET, self.changed(member))


@command(
    "turn on 2-step verification", "Account > Security > 2-step verification", sources=[s.TWO_STEP]
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class EnableTwoStep(Command):
    """
    Turn on two-step verification for one's own login.

    Refused: NOTHING_TO_DO if it is on already.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Turn it on."""
        if setting.actor is not None:
            safer = attrs.evolve(setting.actor, two_step=True)
            yield became(Happening.TWO_STEP_ENABLED, safer)


@command("sign up for TikTok For Business", "TikTok For Business > Sign up", sources=[s.ABOUT])
@attrs.frozen(kw_only=True, eq=False, repr=False)
class SignUp(Command):
    """
    Sign up for TikTok For Business.

    Refused: NOTHING_TO_DO for somebody who has such a login.
    """

    waived = frozenset({Reason.NO_TFB_LOGIN})

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Make the login one for TikTok For Business."""
        if setting.actor is not None:
            known = attrs.evolve(setting.actor, tiktok_for_business=True)
            yield became(Happening.SIGNED_UP, known)
