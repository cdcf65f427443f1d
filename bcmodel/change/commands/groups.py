"""Groups: ad accounts that a Business Center hands to its people together."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became, ceased
from bcmodel.change.grants import faults_of_level
from bcmodel.change.happening import Happening
from bcmodel.change.naming import (
    A_CENTER,
    A_GROUP,
    A_PERSON,
    AN_AD_ACCOUNT,
    making,
    naming_besides,
)
from bcmodel.errors import Fault
from bcmodel.facts.fields import identifier, identifiers, optional_level, optional_text
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.groups import center_can_have_groups
from bcmodel.rules.conditions.holding import center_holds_the_asset
from bcmodel.rules.conditions.seats import person_has_a_seat
from bcmodel.view import View
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind, Level
from bcmodel.world import World

MANAGING = Needs("account_group.manage", on="group")


@command(
    "create account group {id} in {business_center}",
    "Accounts > Account groups > Create",
    formerly="Assets > Asset Group > Create",
    needs=Needs("business_center.create_account_group", on="business_center"),
    sources=[s.GROUPS, s.ROLES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class CreateAccountGroup(Command):
    """
    Create a group of ad accounts, empty or with the first of them; nobody is assigned to it yet.

    Refused: for each ad account that the Business Center does not hold, for the reason why;
    BC_TYPE_UNSUPPORTED in an Enterprise Business Center; GROUP_TYPE_UNSUPPORTED for any other kind
    of asset.
    """

    wrong_kind = Reason.GROUP_TYPE_UNSUPPORTED

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    id: str = attrs.field(converter=identifier, metadata=making(Kind.ACCOUNT_GROUP))
    name: str | None = attrs.field(default=None, converter=optional_text)
    ad_accounts: tuple[str, ...] = attrs.field(
        default=(), converter=identifiers, metadata=naming_besides(Kind.AD_ACCOUNT)
    )

    def conditions(self, demand: Demand) -> None:
        """Demand ad accounts that are held, in a Business Center that can have groups."""
        for account in self.ad_accounts:
            demand(center_holds_the_asset, self.business_center, account)
        demand(center_can_have_groups, self.business_center)

    def effects(self, setting: Setting) -> Iterator[Effect]:  # noqa: ARG002 - it reads nothing
        """Make the group."""
        group = f.AccountGroup(
            self.id, self.business_center, name=self.name, ad_accounts=self.ad_accounts
        )
        yield became(Happening.GROUP_CREATED, group)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfGroup(Command):
    """A command about one account group."""

    group: str = attrs.field(converter=identifier, metadata=A_GROUP)

    def grouped(self, view: View) -> f.AccountGroup:
        """Return the group."""
        return view.tables.groups[self.group]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfAccountInGroup(OfGroup):
    """A command about one ad account and one account group."""

    wrong_kind = Reason.GROUP_TYPE_UNSUPPORTED

    asset: str = attrs.field(converter=identifier, metadata=AN_AD_ACCOUNT)


@command(
    "add {asset} to group {group}",
    "Accounts > Account groups > the group > Ad accounts > Add",
    formerly="Assets > Asset Group > the group > Ad Accounts > Add",
    needs=MANAGING,
    sources=[s.GROUPS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class AddToGroup(OfAccountInGroup):
    """
    Add an ad account to a group: whoever is assigned the group has it from now on.

    Refused: if the Business Center of the group does not hold the ad account, for the reason why;
    GROUP_TYPE_UNSUPPORTED for any other kind of asset; NOTHING_TO_DO if it is in the group.
    """

    def conditions(self, demand: Demand) -> None:
        """Demand an ad account that is held."""
        center = self.grouped(demand.setting.view).business_center
        demand(center_holds_the_asset, center, self.asset)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Add the ad account to those of the group."""
        group = self.grouped(setting.view)
        larger = attrs.evolve(group, ad_accounts=(*group.ad_accounts, self.asset))
        yield became(Happening.ADDED_TO_GROUP, larger)


@command(
    "take {asset} out of group {group}",
    "Accounts > Account groups > the group > Ad accounts > Remove",
    formerly="Assets > Asset Group > the group > Ad Accounts > Delete",
    needs=MANAGING,
    sources=[s.GROUPS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RemoveFromGroup(OfAccountInGroup):
    """
    Take an ad account out of a group; what people have of it in other ways stays.

    Refused: GROUP_TYPE_UNSUPPORTED for any other kind of asset; NOTHING_TO_DO if it is not in the
    group.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Take the ad account from those of the group."""
        group = self.grouped(setting.view)
        left = [account for account in group.ad_accounts if account != self.asset]
        yield became(Happening.REMOVED_FROM_GROUP, attrs.evolve(group, ad_accounts=left))


@command(
    "assign group {group} to {user}{at_level}",
    "Users > Members > the person > Add accounts > Assign access by group",
    formerly="Assets > Asset Group > the group > Members > Add",
    needs=MANAGING,
    sources=[s.ASSIGN_GROUP, s.GROUPS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class AssignGroup(OfGroup):
    """
    Assign a group to a member, or to somebody invited, at one level for all its ad accounts.

    The level takes the place of those that the person has in the group; what they have of an ad
    account in other ways stays, and the highest counts. Left out, it is `group_default_level`.

    Refused: if the person has no seat there, for the reason why; NOTHING_TO_DO if it is so already.
    """

    user: str = attrs.field(converter=identifier, metadata=A_PERSON)
    level: Level | None = attrs.field(default=None, converter=optional_level)

    def faults(self, world: World) -> Iterator[Fault]:  # noqa: ARG002 - groups hold ad accounts only
        """Yield a level that ad accounts do not know."""
        return faults_of_level(self.level, Kind.AD_ACCOUNT)

    def conditions(self, demand: Demand) -> None:
        """Demand a person with a seat."""
        center = self.grouped(demand.setting.view).business_center
        demand(person_has_a_seat, center, self.user)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Give the person this one level in the group."""
        return assigned_at_one_level(setting, self.group, self.user, self.level)


def assigned_at_one_level(
    setting: Setting, group: str, user: str, level: Level | None
) -> Iterator[Effect]:
    """Yield what it takes for a person to have one level in a group, and no other."""
    wanted = f.GroupAssignment(group, user, level or setting.parameters.group_default_level)
    yield became(Happening.GROUP_ASSIGNED, wanted)
    for held in setting.view.group_levels(group, user):
        if held != wanted:
            yield ceased(Happening.GROUP_UNASSIGNED, held)


@command(
    "take group {group} from {user}",
    "Accounts > Account groups > the group > Members > the person > Remove",
    formerly="Assets > Asset Group > the group > Members > the person > Delete",
    needs=MANAGING,
    sources=[s.GROUPS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class UnassignGroup(OfGroup):
    """
    Take a group from a person, at whatever levels they have it; everything else stays.

    Refused: NOTHING_TO_DO where it is not assigned.
    """

    user: str = attrs.field(converter=identifier, metadata=A_PERSON)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End every level that the person has in the group."""
        for held in setting.view.group_levels(self.group, self.user):
            yield ceased(Happening.GROUP_UNASSIGNED, held)


@command(
    "delete group {group}",
    "Accounts > Account groups > the group > Remove",
    formerly="Assets > Asset Group > the group > Delete",
    needs=MANAGING,
    sources=[s.GROUPS, s.API_NOTES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class DeleteGroup(OfGroup):
    """Delete a group, and all access through it; people and ad accounts stay as they are."""

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End the group, and every level in it."""
        yield ceased(Happening.GROUP_DELETED, self.grouped(setting.view))
        for held in setting.view.people_in_group(self.group):
            yield ceased(Happening.GROUP_UNASSIGNED, held)
