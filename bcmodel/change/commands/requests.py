"""Requests: how a Business Center asks for what is not its own, and gives up what it was given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.commands.shares import ended
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became
from bcmodel.change.grants import faults_of_level
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, AN_AD_ACCOUNT, AN_ASSET, naming
from bcmodel.change.relations import is_pending
from bcmodel.errors import Fault
from bcmodel.facts.fields import identifier, optional_level
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.authority import something_is_pending
from bcmodel.rules.conditions.partners import asset_is_not_handed_over_yet
from bcmodel.rules.sharing import owner_of
from bcmodel.view import View
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind, Level, Origin, ShareEnd, Status
from bcmodel.world import World

REQUESTING = Needs("business_center.request_access", on="business_center")
APPROVING = Needs("{kind}.approve_requests", on="asset")
NOT_ENDED = (Status.BOUND, Status.PENDING)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RequestAccess(Command):
    """A command by which a Business Center asks for an asset that is not its own."""

    wrong_kind = Reason.ASSET_TYPE_NOT_REQUESTABLE
    requested: ClassVar[Kind]
    """The kind of asset that is asked for."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    asset: str = attrs.field(converter=identifier)
    level: Level | None = attrs.field(default=None, converter=optional_level)

    def faults(self, world: World) -> Iterator[Fault]:
        """Yield a level that the asset does not have; one of another kind is refused anyway."""
        thing = world.thing(self.asset)
        if thing is not None and thing.kind is self.requested:
            yield from faults_of_level(self.level, self.requested)

    def conditions(self, demand: Demand) -> None:
        """Demand that no approved request for it still stands."""
        demand(asset_is_not_handed_over_yet, self.asset, self.business_center, Origin.REQUEST)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Make a pending request, in place of one that was rejected or ended."""
        view, center = setting.view, self.business_center
        thing = view.world.thing(self.asset)
        before = view.share(self.asset, center, Origin.REQUEST)
        if thing is not None and owner_of(thing) != center and not is_pending(before):
            asked = f.Share(
                self.asset,
                center,
                origin=Origin.REQUEST,
                status=Status.PENDING,
                level=self.level,
                expires_at=_end_of_request(setting),
            )
            yield became(Happening.ACCESS_REQUESTED, asked)


def _end_of_request(setting: Setting) -> datetime | None:
    lifetime = setting.parameters.access_request_lifetime
    return None if lifetime is None else setting.view.now + lifetime


@command(
    "request access to {asset} for {business_center}{at_level}",
    "Accounts > Advertiser accounts > Add advertiser account > Request access",
    needs=REQUESTING,
    sources=[s.REQUEST_AD_ACCOUNT, s.LEADSIE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RequestAdAccount(RequestAccess):
    """
    Ask for access to an ad account, at a level; no partnership is needed.

    A request can be approved for `access_request_lifetime`. After a rejection or an end it is made
    anew, as this command has it.

    Refused: ASSET_TYPE_NOT_REQUESTABLE; ALREADY_SHARED, a request was approved and still stands;
    NOTHING_TO_DO while one waits, and for an account of one's own.
    """

    requested = Kind.AD_ACCOUNT

    asset: str = attrs.field(converter=identifier, metadata=AN_AD_ACCOUNT)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AnswerToRequest(Command):
    """A command by which the owner's side answers a request for access."""

    may_change_nothing = True

    asset: str = attrs.field(converter=identifier, metadata=naming(Kind.AD_ACCOUNT, Kind.SHOP))
    to: str = attrs.field(converter=identifier, metadata=A_CENTER)

    def request(self, view: View) -> f.Share | None:
        """Return the request, whatever became of it."""
        return view.share(self.asset, self.to, Origin.REQUEST)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Approval(AnswerToRequest):
    """A command that approves a request."""

    def conditions(self, demand: Demand) -> None:
        """Demand a request that waits, and has not expired."""
        view = demand.setting.view
        request = self.request(view)
        is_live = is_pending(request) and not view.reached(request.expires_at)
        demand(something_is_pending, is_live)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Bind the request, at the level that was asked for."""
        request = self.request(setting.view)
        if request is not None:
            bound = attrs.evolve(request, status=Status.BOUND)
            yield became(Happening.REQUEST_APPROVED, bound)


@command(
    "approve the request of {to} for {asset}",
    "Ads Manager > Notifications > Business Center > the request > Approve",
    needs=APPROVING,
    sources=[s.REQUEST_AD_ACCOUNT, s.LEADSIE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ApproveRequest(Approval):
    """
    Approve a request for access to an ad account or a shop, at the level that was asked for.

    The Business Center that asked then assigns it to its own people.

    Refused: NOTHING_PENDING, also once the request expired.
    """


@command(
    "reject the request of {to} for {asset}",
    "Ads Manager > Notifications > Business Center > the request > Decline",
    needs=APPROVING,
    sources=[s.REQUEST_AD_ACCOUNT, s.LEADSIE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RejectRequest(AnswerToRequest):
    """
    Turn down a request for access to an ad account or a shop, expired or not.

    Refused: NOTHING_PENDING.
    """

    def conditions(self, demand: Demand) -> None:
        """Demand a request that nobody answered."""
        demand(something_is_pending, is_pending(self.request(demand.setting.view)))

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Reject the request."""
        request = self.request(setting.view)
        if request is not None:
            rejected = attrs.evolve(request, status=Status.REJECTED)
            yield became(Happening.REQUEST_REJECTED, rejected)


@command(
    "give up what {business_center} has of {asset}",
    "Accounts > Advertiser accounts > the account > the bin icon > Confirm",
    needs=REQUESTING,
    sources=[s.REQUEST_AD_ACCOUNT],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class DropAccess(Command):
    """
    Give up what a Business Center has of an asset by a share or a request, approved or pending.

    A linked TikTok account is disconnected instead.

    Refused: NOTHING_TO_DO where there is nothing to give up.
    """

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    asset: str = attrs.field(converter=identifier, metadata=AN_ASSET)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End what was shared or requested, as removed."""
        for share in setting.view.shares_to(self.asset, self.business_center):
            if share.origin is not Origin.LINK and share.status in NOT_ENDED:
                yield became(Happening.ACCESS_DROPPED, ended(share, ShareEnd.REMOVED))
