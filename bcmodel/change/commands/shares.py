"""Shares: how a Business Center shares an asset with a partner, changes that, and ends it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became
from bcmodel.change.grants import faults_of_granting
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, AN_ASSET
from bcmodel.errors import Fault
from bcmodel.facts.fields import flag, identifier, optional_level, optional_scopes, to_scopes
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.authority import something_changes
from bcmodel.rules.conditions.partners import (
    asset_is_not_handed_over_yet,
    partner_does_not_change_its_own,
    share_granted,
    share_is_not_lowered,
    sides_are_partners,
)
from bcmodel.rules.sharing import owner_of, scopes_of
from bcmodel.view import View
from bcmodel.vocab.levels import rank
from bcmodel.vocab.words import Level, Mode, Origin, Scope, ShareEnd, Status
from bcmodel.world import World

SHARING = Needs("{kind}.share_with_partner", on="asset", within="business_center")


def optional_mode(value: str | None) -> Mode | None:
    """Accept what a TikTok account is shared for, or nothing."""
    return None if value is None else Mode(value)


def optional_flag(value: bool | None) -> bool | None:  # noqa: FBT001 - the value of a field
    """Accept true or false, or nothing."""
    return None if value is None else flag(value)


def ended(share: f.Share, how: ShareEnd) -> f.Share:
    """Return a share as it is once it ended."""
    return attrs.evolve(share, status=Status.UNBOUND, ended=how)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfShare(Command):
    """A command of one Business Center about an asset that it shares with another."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    asset: str = attrs.field(converter=identifier, metadata=AN_ASSET)
    to: str = attrs.field(converter=identifier, metadata=A_CENTER)

    def granted(self, view: View) -> f.Share | None:
        """Return the standing share that the acting side granted."""
        return share_granted(view, self.asset, self.business_center, self.to)

    def faults(self, world: World) -> Iterator[Fault]:  # noqa: ARG002 - others ask the owner too
        """Yield a Business Center named as its own other side."""
        if self.to == self.business_center:
            yield Fault("to", f"`{self.to}` is the acting side", "name another Business Center")


@command(
    "share {asset} with {to}{at_level}",
    "Accounts or Assets > the asset > Partners > Share with partners",
    needs=SHARING,
    sources=[s.PARTNERS, s.SHARE_CATALOG, s.SHARE_SHOP, s.LEADSIE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ShareAsset(OfShare):
    """
    Share an asset with a partner; a share that ended is made anew, as this command has it.

    Left out, `level` and `scopes` are the lowest that the kind of asset knows. A TikTok account
    linked with the scope SHARING may be shared on.

    Refused: ALREADY_SHARED, change the share instead; if the two are not partners, for the reason
    why.
    """

    may_change_nothing = True

    level: Level | None = attrs.field(default=None, converter=optional_level)
    scopes: tuple[Scope, ...] = attrs.field(default=(), converter=to_scopes)
    mode: Mode = attrs.field(default=Mode.DELIVERY, converter=Mode)
    ads_only: bool = attrs.field(default=False, converter=flag)

    def wanted(self, world: World) -> f.Share:
        """Return the share as it is to be; what an owner shares needs no granter."""
        thing = world.thing(self.asset)
        is_its_own = thing is not None and owner_of(thing) == self.business_center
        return f.Share(
            self.asset,
            self.to,
            granted_by=None if is_its_own else self.business_center,
            level=self.level,
            scopes=self.scopes,
            mode=self.mode,
            ads_only=self.ads_only,
        )

    def faults(self, world: World) -> Iterator[Fault]:
        """Yield also a receiver that owns the asset, and what its kind does not know."""
        yield from super().faults(world)
        thing = world.thing(self.asset)
        if thing is not None and owner_of(thing) == self.to != self.business_center:
            yield Fault("to", f"`{self.to}` owns the asset", "name another Business Center")
        yield from faults_of_granting(self.wanted(world), world)

    def conditions(self, demand: Demand) -> None:
        """Demand that the other side does not have it yet, and is a partner."""
        demand(asset_is_not_handed_over_yet, self.asset, self.to, Origin.PARTNER)
        demand(sides_are_partners, self.business_center, self.to)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Make the share, in place of one that ended."""
        yield became(Happening.ASSET_SHARED, self.wanted(setting.view.world))


@command(
    "change what {to} has of {asset}{to_level}",
    "Partners > the partner > the asset > Edit permissions",
    needs=SHARING,
    sources=[s.PARTNER_LEVELS, s.LEADSIE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ChangeShare(OfShare):
    """
    Change the level, scopes or mode of a share; what is left out stays as it is.

    Refused: PARTNER_CANNOT_CHANGE_OWN for Admins of the receiving side; if the two are not
    partners, for the reason why; DOWNGRADE_NEEDS_REMOVAL, end the share and make it anew;
    NOTHING_TO_DO if it is so already, or nothing is shared.
    """

    may_change_nothing = True

    level: Level | None = attrs.field(default=None, converter=optional_level)
    scopes: tuple[Scope, ...] | None = attrs.field(default=None, converter=optional_scopes)
    mode: Mode | None = attrs.field(default=None, converter=optional_mode)
    ads_only: bool | None = attrs.field(default=None, converter=optional_flag)

    @property
    def is_of_the_receiver(self) -> bool:
        """Whether the side that received the share acts."""
        return self.business_center == self.to

    def faults(self, world: World) -> Iterator[Fault]:
        """Yield an owner named as its own other side, and what the kind does not know."""
        thing = world.thing(self.asset)
        if self.is_of_the_receiver and thing is not None and owner_of(thing) == self.to:
            yield Fault("to", f"`{self.to}` owns the asset", "name another Business Center")
        named = f.Share(self.asset, self.to, level=self.level, scopes=self.scopes or ())
        yield from faults_of_granting(named, world)

    def conditions(self, demand: Demand) -> None:
        """Demand that the side that shared it acts, and raises what a partner has."""
        if self.is_of_the_receiver or not demand.is_authorised:
            demand(partner_does_not_change_its_own, self.to)
        if self.is_of_the_receiver:
            return
        demand(sides_are_partners, self.business_center, self.to)
        view = demand.setting.view
        before, after = self.granted(view), self.changed(view)
        if before is not None and after is not None:
            demand(share_is_not_lowered, before, after)
        demand(something_changes, after is not None)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Change what the command names."""
        after = self.changed(setting.view)
        if after is not None:
            yield became(Happening.SHARE_CHANGED, after)

    def changed(self, view: View) -> f.Share | None:
        """Return what becomes of the share; None where it stays the same."""
        before = self.granted(view)
        if before is None:
            return None
        after = attrs.evolve(
            before,
            level=self.level or before.level,
            scopes=before.scopes if self.scopes is None else self.scopes,
            mode=self.mode or before.mode,
            ads_only=before.ads_only if self.ads_only is None else self.ads_only,
        )
        return None if gives_the_same(view, before, after) else after


def gives_the_same(view: View, before: f.Share, after: f.Share) -> bool:
    """Whether two shares of an asset come to the same, with defaults written out or not."""
    kind = view.tables.assets[after.asset].kind

    def given(share: f.Share) -> tuple[object, ...]:
        return rank(kind, share.level), scopes_of(share), share.mode, share.ads_only

    return given(before) == given(after)


@command(
    "end what {to} has of {asset}",
    "Partners > the partner > the asset > Remove",
    needs=SHARING,
    sources=[s.PARTNERS, s.TIKTOK_REVOKE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class UnshareAsset(OfShare):
    """
    End the share of one asset; the partnership stays, and so does what was requested or linked.

    Refused: NOTHING_TO_DO where the acting side shares nothing of it.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End the share as revoked."""
        share = self.granted(setting.view)
        if share is not None:
            yield became(Happening.SHARE_ENDED, ended(share, ShareEnd.REVOKED))
