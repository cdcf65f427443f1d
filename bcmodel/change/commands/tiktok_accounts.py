"""TikTok accounts: how they are disconnected, linked to ad accounts, and restricted or restored."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.commands.shares import ended
from bcmodel.change.commands.tiktok_links import ByCenter, end_of_what_was_shared_on
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became, ceased
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, A_TIKTOK_ACCOUNT, AN_AD_ACCOUNT
from bcmodel.change.relations import is_bound
from bcmodel.facts.fields import identifier, to_scopes
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.holding import center_holds_the_asset
from bcmodel.vocab.words import Scope, ShareEnd, TikTokStatus

LINKING = Needs("tiktok_account.link_ad_account", on="tiktok_account", within="business_center")


@command(
    "disconnect {asset} from {business_center}",
    "Accounts > TikTok accounts > the account > Options > Disconnect",
    needs=Needs("tiktok_account.disconnect", on="asset", within="business_center"),
    sources=[s.QR_GUIDE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class DisconnectTikTokAccount(ByCenter):
    """
    Disconnect a TikTok account from a Business Center, however it came by it.

    What the Business Center shared on of it ends too. A banned or suspended account can be
    disconnected as well.

    Refused: NOTHING_TO_DO for an account of one's own.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End every share of the account to the Business Center, and what it shared on."""
        view, center = setting.view, self.business_center
        held = [share for share in view.shares_to(self.asset, center) if is_bound(share)]
        for share in held:
            let_go = ended(share, ShareEnd.REMOVED)
            yield became(Happening.TIKTOK_ACCOUNT_DISCONNECTED, let_go)
        if held:
            yield from end_of_what_was_shared_on(view, self.asset, center)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfTwoAccounts(Command):
    """A command about a TikTok account and an ad account in one Business Center."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    tiktok_account: str = attrs.field(converter=identifier, metadata=A_TIKTOK_ACCOUNT)
    ad_account: str = attrs.field(converter=identifier, metadata=AN_AD_ACCOUNT)

    def link(self) -> f.TikTokLink:
        """Return the link of the two."""
        return f.TikTokLink(self.tiktok_account, self.ad_account, self.business_center)


@command(
    "link {tiktok_account} to {ad_account} in {business_center}",
    "Accounts > TikTok accounts > the account > Ad accounts > Link",
    needs=LINKING,
    sources=[s.TIKTOK_TO_AD_ACCOUNT, s.API_NOTES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class LinkToAdAccount(OfTwoAccounts):
    """
    Link a TikTok account to an ad account, so that its posts can be used in ads there.

    Refused: if the Business Center does not hold the TikTok account or the ad account, for the
    reason why; NOTHING_TO_DO if they are linked already.
    """

    def conditions(self, demand: Demand) -> None:
        """Demand that the Business Center holds both."""
        demand(center_holds_the_asset, self.business_center, self.tiktok_account)
        demand(center_holds_the_asset, self.business_center, self.ad_account)

    def effects(self, setting: Setting) -> Iterator[Effect]:  # noqa: ARG002 - it reads nothing
        """Make the link."""
        yield became(Happening.LINKED_TO_AD_ACCOUNT, self.link())


@command(
    "unlink {tiktok_account} from {ad_account} in {business_center}",
    "Accounts > TikTok accounts > the account > Ad accounts > Unlink",
    needs=LINKING,
    sources=[s.TIKTOK_UNLINK],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class UnlinkFromAdAccount(OfTwoAccounts):
    """
    Unlink a TikTok account from an ad account; people assigned both can still use them together.

    The Business Center need not hold the ad account any longer.

    Refused: NOTHING_TO_DO where they are not linked.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:  # noqa: ARG002 - it reads nothing
        """End the link."""
        yield ceased(Happening.UNLINKED_FROM_AD_ACCOUNT, self.link())


@command(
    "set the status of {asset} to {status}",
    "none: the platform does it",
    sources=[s.DELVIA],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class SetTikTokAccountStatus(Command):
    """
    Ban, suspend, restrict or restore a TikTok account; `restricted` are the features it loses.

    Left out, no feature is restricted.

    Refused: PLATFORM_ONLY for anybody else; NOTHING_TO_DO where it is so already.
    """

    is_the_platforms = True

    asset: str = attrs.field(converter=identifier, metadata=A_TIKTOK_ACCOUNT)
    status: TikTokStatus = attrs.field(converter=TikTokStatus)
    restricted: tuple[Scope, ...] = attrs.field(default=(), converter=to_scopes)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Give the account another status."""
        account = setting.view.tiktok_account(self.asset)
        if account is not None:
            changed = attrs.evolve(account, status=self.status, restricted=self.restricted)
            yield became(Happening.TIKTOK_STATUS_SET, changed)
