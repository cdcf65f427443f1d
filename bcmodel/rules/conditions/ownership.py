"""Ownership (O): how an ad account or a shop finds its Business Center, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.condition import Setting, condition, reasons_against
from bcmodel.rules.ownership import no_business_center_owns_it_yet
from bcmodel.rules.rule import Case, Path
from bcmodel.rules.sources import Standing
from bcmodel.vocab.actions import BIT, Action
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import AdAccountStatus, CloseBlocker, TransferStatus


@condition(
    "O611",
    "business-center-has-room-for-an-ad-account",
    gives=[Reason.AD_ACCOUNT_LIMIT_REACHED],
    holds="{center} can own another ad account",
    standing=Standing.REPORTED,
    sources=[s.CENTER_FAQ],
)
def center_has_room_for_an_ad_account(setting: Setting, center: str) -> Iterator[Reason]:
    """A Business Center may own a limited number of ad accounts."""
    limit = setting.parameters.ad_account_limit
    if limit is not None and len(setting.view.ad_accounts_of(center)) >= limit:
        yield Reason.AD_ACCOUNT_LIMIT_REACHED


@condition(
    "O612",
    "currency-is-that-of-the-business-center",
    gives=[Reason.CURRENCY_MISMATCH],
    holds="the ad account has the currency of {center}, as far as both are known",
    standing=Standing.DOCUMENTED,
    sources=[s.API_NOTES],
)
def currency_is_that_of_the_center(
    setting: Setting, center: str, currency: str | None
) -> Iterator[Reason]:
    """An ad account is created in the currency of its Business Center."""
    here = setting.view.center(center)
    if here is not None and here.currency and currency and here.currency != currency:
        yield Reason.CURRENCY_MISMATCH


TRANSFERRING = BIT[Action.AD_ACCOUNT_TRANSFER_IN]


@condition(
    "O613",
    "ad-account-can-change-hands",
    gives=[Reason.TRANSFER_ALREADY_OWNED],
    holds="no Business Center owns {asset} yet",
    standing=Standing.DOCUMENTED,
    sources=[s.TRANSFER],
)
def ad_account_can_change_hands(setting: Setting, account: f.AdAccount) -> Iterator[Reason]:
    """What a Business Center owns cannot be handed to another."""
    if setting.actor is not None:
        path = Path.to(Case(setting.actor, account, setting.parameters))
        rule = no_business_center_owns_it_yet
        yield from reasons_against(TRANSFERRING, rule, setting.view, path)


@condition(
    "O614",
    "shop-is-in-no-other-business-center",
    gives=[Reason.TRANSFER_ALREADY_OWNED],
    holds="no other Business Center owns {asset}",
    standing=Standing.ASSUMED,
    sources=[s.CLAIM_SHOP],
)
def shop_is_in_no_other_center(setting: Setting, center: str, asset: str) -> Iterator[Reason]:
    """A shop is claimed once; another Business Center gets it shared, or requests it."""
    shop = setting.view.world.thing(asset)
    if isinstance(shop, f.Shop) and shop.owner not in (None, center):
        yield Reason.TRANSFER_ALREADY_OWNED


BLOCKED = {blocker: Reason(f"CLOSE_BLOCKED_{blocker}") for blocker in CloseBlocker}
"""The reason for each thing that keeps an ad account open."""


@condition(
    "O615",
    "ad-account-is-ready-to-be-closed",
    gives=list(BLOCKED.values()),
    holds="nothing keeps {asset} from being closed",
    standing=Standing.DOCUMENTED,
    sources=[s.API_NOTES],
)
def ad_account_is_ready_to_be_closed(setting: Setting, asset: str) -> Iterator[Reason]:
    """An ad account is closed once no ad runs, nothing is owed, and nothing else is unfinished."""
    account = setting.view.ad_account(asset)
    if account is None:
        return
    moves = setting.view.transfers(asset)
    found = set(account.close_blockers)
    if account.status is AdAccountStatus.STATUS_LIMIT:
        found.add(CloseBlocker.SUSPENDED)
    if any(move.status is TransferStatus.PENDING for move in moves):
        found.add(CloseBlocker.UNFINISHED_TRANSFER)
    yield from (BLOCKED[blocker] for blocker in CloseBlocker if blocker in found)
