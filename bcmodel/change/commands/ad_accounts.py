"""Ad accounts: how they begin, whose they become, and how they end."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.commands.shares import ended
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became, ceased
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, AN_AD_ACCOUNT, making
from bcmodel.change.relations import is_bound
from bcmodel.facts.fields import identifier, optional_text
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.authority import (
    actor_owns_the_account,
    something_is_pending,
)
from bcmodel.rules.conditions.ownership import (
    ad_account_can_change_hands,
    ad_account_is_ready_to_be_closed,
    center_has_room_for_an_ad_account,
    currency_is_that_of_the_center,
)
from bcmodel.view import View
from bcmodel.vocab.words import (
    AdAccountStatus,
    AdAccountType,
    Kind,
    ShareEnd,
    TransferStatus,
)

PUTTING_OUT = Needs("ad_account.remove_business_center", on="asset")


@command(
    "create ad account {id} in {business_center}",
    "Accounts > Advertiser accounts > Add advertiser account > Create",
    needs=Needs("business_center.create_ad_account", on="business_center"),
    sources=[s.MANAGE_AD_ACCOUNTS, s.ABOUT, s.CENTER_FAQ],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class CreateAdAccount(Command):
    """
    Create an ad account that belongs to a Business Center; nobody is assigned to it yet.

    Refused: CURRENCY_MISMATCH with the Business Center's currency; AD_ACCOUNT_LIMIT_REACHED.
    """

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    id: str = attrs.field(converter=identifier, metadata=making(Kind.AD_ACCOUNT))
    name: str | None = attrs.field(default=None, converter=optional_text)
    type: AdAccountType = attrs.field(default=AdAccountType.AUCTION, converter=AdAccountType)
    region: str | None = attrs.field(default=None, converter=optional_text)
    currency: str | None = attrs.field(default=None, converter=optional_text)

    def conditions(self, demand: Demand) -> None:
        """Demand the currency of the Business Center, and room for another account."""
        demand(currency_is_that_of_the_center, self.business_center, self.currency)
        demand(center_has_room_for_an_ad_account, self.business_center)

    def effects(self, setting: Setting) -> Iterator[Effect]:  # noqa: ARG002 - it is new
        """Make the account, approved."""
        made = f.AdAccount(
            self.id,
            name=self.name,
            owner=self.business_center,
            type=self.type,
            region=self.region,
            currency=self.currency,
        )
        yield became(Happening.AD_ACCOUNT_CREATED, made)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfAdAccount(Command):
    """A command about one ad account."""

    asset: str = attrs.field(converter=identifier, metadata=AN_AD_ACCOUNT)

    def account(self, view: View) -> f.AdAccount | None:
        """Return the ad account."""
        return view.ad_account(self.asset)


@command(
    "remove {business_center} from {asset}",
    "Ads Manager > Account info > Permission management > Remove permission",
    needs=PUTTING_OUT,
    sources=[s.REMOVE_AD_ACCOUNT],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RemoveBusinessCenter(OfAdAccount):
    """
    End, as the owner of an ad account, whatever another Business Center holds of it.

    Refused: NOTHING_TO_DO where it holds nothing.
    """

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End every standing share to it as revoked."""
        for share in setting.view.shares_to(self.asset, self.business_center):
            if is_bound(share):
                yield became(Happening.SHARE_ENDED, ended(share, ShareEnd.REVOKED))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfTransfer(OfAdAccount):
    """A command about an ad account on its way into a Business Center."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)

    def moved(self, view: View, account: f.AdAccount) -> Iterator[Effect]:
        """Yield everything that changes when the Business Center becomes the owner."""
        center = self.business_center
        owned = attrs.evolve(account, owner=center, owner_user=None)
        arrived = f.Transfer(account.id, center, status=TransferStatus.ACCEPTED)
        yield became(Happening.TRANSFER_ACCEPTED, arrived)
        yield became(Happening.OWNER_CHANGED, owned)
        yield from merged(view, account.id, center)
        if account.owner not in (None, center):
            yield from _left_behind(view, account.id, center)
        for transfer in view.transfers(account.id):
            if transfer.to != center and transfer.status is TransferStatus.PENDING:
                rejected = attrs.evolve(transfer, status=TransferStatus.REJECTED)
                yield became(Happening.TRANSFER_REJECTED, rejected)


def merged(view: View, asset: str, center: str) -> Iterator[Effect]:
    """Yield the end of every record of an asset handed to the Business Center that now owns it."""
    for share in view.shares_to(asset, center):
        yield ceased(Happening.SHARE_MERGED, share)


def _left_behind(view: View, asset: str, center: str) -> Iterator[Effect]:
    """Yield the end of what a Business Center shared before the asset went to another."""
    for share in view.shares(asset):
        if share.to != center and is_bound(share):
            yield became(Happening.SHARE_ENDED, ended(share, ShareEnd.TRANSFERRED))


@command(
    "transfer {asset} into {business_center}",
    "Accounts > Advertiser accounts > Add advertiser account > Transfer",
    needs=Needs("ad_account.transfer_in", on="asset", within="business_center"),
    sources=[s.TRANSFER],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class TransferAdAccount(OfTransfer):
    """
    Ask the owner of an ad account to hand it over; if the owner asks, it moves at once.

    Refused: NOTHING_TO_DO while a transfer waits, and for an account that is there already.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Move the account, or make a transfer that waits."""
        account = self.account(setting.view)
        if account is None or account.owner == self.business_center:
            return
        if account.owner_user == self.actor:
            yield from self.moved(setting.view, account)
        else:
            asked = f.Transfer(self.asset, self.business_center)
            yield became(Happening.TRANSFER_ASKED, asked)


@command(
    "accept the transfer of {asset} into {business_center}",
    "Ads Manager > Notifications > the transfer > Accept",
    sources=[s.TRANSFER],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class AcceptTransfer(OfTransfer):
    """
    Hand an ad account over to the Business Center that asked for it; this cannot be undone.

    Shares with others stay, and other transfers that wait are turned down. It takes the owning
    person. With `bc_to_bc_transfer` a Business Center can hand over too, by whoever may remove
    others from the account; its shares then end.

    Refused: ACCOUNT_OWNER_ONLY for anybody but the owning person; TRANSFER_ALREADY_OWNED;
    NOTHING_PENDING.
    """

    may_change_nothing = True

    def needed(self, setting: Setting) -> Needs | None:
        """Return what it takes: an action only where a Business Center hands over."""
        account = self.account(setting.view)
        is_owned = account is not None and account.owner is not None
        return PUTTING_OUT if is_owned and setting.parameters.bc_to_bc_transfer else None

    def conditions(self, demand: Demand) -> None:
        """Demand an owner who may hand it over, and a transfer that waits."""
        view = demand.setting.view
        account = self.account(view)
        if account is None:
            return
        if account.owner is None:
            demand(actor_owns_the_account, account)
        demand(ad_account_can_change_hands, account)
        transfer = view.transfer(self.asset, self.business_center)
        waits = transfer is not None and transfer.status is TransferStatus.PENDING
        demand(something_is_pending, waits)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Move the account."""
        account = self.account(setting.view)
        if account is not None:
            yield from self.moved(setting.view, account)


@command(
    "set the status of {asset} to {status}",
    "none: the platform does it",
    sources=[s.ACCOUNT_REVIEW, s.SUSPENSION],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class SetAdAccountStatus(OfAdAccount):
    """
    Set the status of an ad account: approve, review, suspend or close it.

    Refused: PLATFORM_ONLY for anybody else; NOTHING_TO_DO if it is so already.
    """

    is_the_platforms = True

    status: AdAccountStatus = attrs.field(converter=AdAccountStatus)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Set the status."""
        account = self.account(setting.view)
        if account is not None:
            judged = attrs.evolve(account, status=self.status)
            yield became(Happening.AD_ACCOUNT_STATUS_SET, judged)


@command(
    "close {asset}",
    "Accounts > Advertiser accounts > the account > Close account",
    needs=Needs("ad_account.close", on="asset"),
    sources=[s.API_NOTES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class CloseAdAccount(OfAdAccount):
    """
    Close an ad account for good; from then on, only its past can be looked at.

    Refused: CLOSE_BLOCKED_DELIVERING, CLOSE_BLOCKED_UNPAID_BILL, CLOSE_BLOCKED_SUSPENDED,
    CLOSE_BLOCKED_UNFINISHED_TRANSFER, CLOSE_BLOCKED_AUTOPAY_UNBILLED; NOTHING_TO_DO if it is
    closed already.
    """

    def conditions(self, demand: Demand) -> None:
        """Demand that nothing keeps it open."""
        demand(ad_account_is_ready_to_be_closed, self.asset)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Close it."""
        account = self.account(setting.view)
        if account is not None:
            closed = attrs.evolve(account, status=AdAccountStatus.STATUS_DISABLE)
            yield became(Happening.AD_ACCOUNT_CLOSED, closed)
