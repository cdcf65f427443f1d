"""Assignment: what a Business Center gives its people of the assets that it holds."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became, ceased
from bcmodel.change.grants import faults_of_granting
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, A_PERSON, AN_ASSET
from bcmodel.errors import Fault
from bcmodel.facts.fields import identifier, optional_level, optional_scopes, to_scopes
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.holding import (
    catalog_has_room,
    center_holds_the_asset,
    reasons_not_to_hold,
    transfer_was_accepted,
)
from bcmodel.rules.conditions.seats import person_has_a_seat
from bcmodel.view import View
from bcmodel.vocab.levels import DEFAULT_ASSIGNMENT_SCOPES, default_level
from bcmodel.vocab.words import Level, Scope
from bcmodel.world import World

ASSIGNING = Needs("{kind}.assign_members", on="asset", within="business_center")
GOVERNING = Needs("business_center.edit_settings", on="business_center")
"""What any Admin may do, and nobody else."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfAssignment(Command):
    """A command about one asset in the hands of one person, inside one Business Center."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    user: str = attrs.field(converter=identifier, metadata=A_PERSON)
    asset: str = attrs.field(converter=identifier, metadata=AN_ASSET)

    def assignment(self, view: View) -> f.Assignment | None:
        """Return the assignment there is."""
        return view.assignment(self.business_center, self.user, self.asset)


@command(
    "assign {asset} to {user} in {business_center}{at_level}",
    "Assets > the asset > Assign members",
    formerly="Assets > the asset > Add people",
    needs=ASSIGNING,
    sources=[s.ROLES, s.LEVELS, s.CATALOG_ROLES, s.TRANSFER],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class AssignAsset(OfAssignment):
    """
    Assign an asset to a member, or to somebody invited, in place of any earlier assignment.

    Left out, `level` and `scopes` are the lowest that the kind of asset knows.

    Refused: if the person has no seat there, or the Business Center does not hold the asset, for
    the reason why; TRANSFER_NOT_ACCEPTED; CATALOG_USER_LIMIT; NOTHING_TO_DO if it is so already.
    """

    level: Level | None = attrs.field(default=None, converter=optional_level)
    scopes: tuple[Scope, ...] = attrs.field(default=(), converter=to_scopes)

    def wanted(self) -> f.Assignment:
        """Return the assignment as it is to be."""
        return f.Assignment(
            self.business_center, self.user, self.asset, level=self.level, scopes=self.scopes
        )

    def faults(self, world: World) -> Iterator[Fault]:
        """Yield a level or scope that the kind of asset does not know."""
        return faults_of_granting(self.wanted(), world)

    def conditions(self, demand: Demand) -> None:
        """Demand a person with a seat, and an asset that is held."""
        demand(person_has_a_seat, self.business_center, self.user)
        demand(center_holds_the_asset, self.business_center, self.asset)
        demand(transfer_was_accepted, self.business_center, self.asset)
        demand(catalog_has_room, self.user, self.asset)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Make the assignment, in place of any that is there."""
        before, after = self.assignment(setting.view), self.wanted()
        if not gives_the_same(setting.view, before, after):
            yield became(Happening.ASSET_ASSIGNED, after)


def gives_the_same(view: View, before: f.Assignment | None, after: f.Assignment) -> bool:
    """Whether two assignments of an asset come to the same, with defaults written out or not."""
    if before is None:
        return False
    lowest = default_level(view.tables.assets[after.asset].kind)
    return (before.level or lowest) == (after.level or lowest) and (
        before.scopes or DEFAULT_ASSIGNMENT_SCOPES
    ) == (after.scopes or DEFAULT_ASSIGNMENT_SCOPES)


@command(
    "change what {user} has of {asset} in {business_center}{to_level}",
    "Assets > the asset > Members > the person > Edit permission",
    formerly="Assets > the asset > People > Edit role",
    needs=ASSIGNING,
    sources=[s.LEVELS, s.ROLES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ChangeAssignment(OfAssignment):
    """
    Change the level or the scopes of an assignment; what is left out stays as it is.

    Refused: NOTHING_TO_DO if it is so already, or nothing is assigned.
    """

    level: Level | None = attrs.field(default=None, converter=optional_level)
    scopes: tuple[Scope, ...] | None = attrs.field(default=None, converter=optional_scopes)

    def faults(self, world: World) -> Iterator[Fault]:
        """Yield a level or scope that the kind of asset does not know."""
        wanted = f.Assignment(
            self.business_center, self.user, self.asset, level=self.level, scopes=self.scopes or ()
        )
        return faults_of_granting(wanted, world)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Change what the command names, and leave the rest."""
        before = self.assignment(setting.view)
        if before is None:
            return
        scopes = before.scopes if self.scopes is None else self.scopes
        after = attrs.evolve(before, level=self.level or before.level, scopes=scopes)
        if not gives_the_same(setting.view, before, after):
            yield became(Happening.ASSIGNMENT_CHANGED, after)


@command(
    "take {asset} from {user} in {business_center}",
    "Assets > the asset > Members > the person > Remove",
    formerly="Assets > the asset > People > Delete",
    needs=ASSIGNING,
    sources=[s.ROLES, s.REMOVE_USERS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class UnassignAsset(OfAssignment):
    """
    Take one asset from a person; everything else they have stays.

    Where the Business Center no longer holds the asset, the role ADMIN is enough.

    Refused: NOTHING_TO_DO where nothing is assigned.
    """

    def needed(self, setting: Setting) -> Needs:
        """Return what it takes: less, where the asset is no longer held."""
        is_an_asset = self.asset in setting.view.tables.assets
        if is_an_asset and reasons_not_to_hold(setting, self.business_center, self.asset):
            return GOVERNING
        return ASSIGNING

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End the assignment."""
        before = self.assignment(setting.view)
        if before is not None:
            yield ceased(Happening.ASSET_UNASSIGNED, before)
