"""Links of TikTok accounts: a Business Center asks by QR code, the owner answers and revokes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.commands.requests import REQUESTING
from bcmodel.change.commands.shares import ended
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, A_TIKTOK_ACCOUNT
from bcmodel.change.relations import is_bound, is_pending
from bcmodel.errors import Fault
from bcmodel.facts.fields import flag, identifier, optional_level, to_scopes
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.authority import actor_owns_the_account, something_is_pending
from bcmodel.rules.conditions.links import (
    account_has_a_link_to_spare,
    center_has_a_link_to_spare,
    qr_code_has_not_expired,
)
from bcmodel.rules.conditions.partners import asset_is_not_handed_over_yet
from bcmodel.rules.sharing import scopes_of
from bcmodel.view import View
from bcmodel.vocab.words import Level, Mode, Origin, Scope, ShareEnd, Status
from bcmodel.world import World
from bcmodel.world.checks import faults_of_grant


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ByCenter(Command):
    """A command of a Business Center about a TikTok account."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    asset: str = attrs.field(converter=identifier, metadata=A_TIKTOK_ACCOUNT)

    def link(self, view: View) -> f.Share | None:
        """Return the link of the account to the Business Center, whatever its state."""
        return view.share(self.asset, self.business_center, Origin.LINK)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ByOwner(Command):
    """A command of the person who owns a TikTok account, about a Business Center."""

    asset: str = attrs.field(converter=identifier, metadata=A_TIKTOK_ACCOUNT)
    to: str = attrs.field(converter=identifier, metadata=A_CENTER)

    def link(self, view: View) -> f.Share | None:
        """Return the link of the account to the Business Center, whatever its state."""
        return view.share(self.asset, self.to, Origin.LINK)

    def conditions(self, demand: Demand) -> None:
        """Demand the owner: nobody grants in their place."""
        account = demand.setting.view.tiktok_account(self.asset)
        if account is not None:
            demand(actor_owns_the_account, account)


def demand_room_for_a_link(demand: Demand, account: str, center: str) -> None:
    """Demand that both sides can have one more link."""
    demand(account_has_a_link_to_spare, account)
    demand(center_has_a_link_to_spare, center)


def end_of_what_was_shared_on(view: View, account: str, center: str) -> Iterator[Effect]:
    """Yield the end of every share of an account that a Business Center passed on."""
    for share in view.shares(account):
        if share.origin is Origin.PARTNER and share.granted_by == center and is_bound(share):
            yield became(Happening.SHARE_ENDED, ended(share, ShareEnd.REVOKED))


def _end_of_qr_code(setting: Setting) -> datetime | None:
    lifetime = setting.parameters.qr_lifetime
    return None if lifetime is None else setting.view.now + lifetime


@command(
    "ask for a link of {asset} to {business_center} by a QR code",
    "Accounts > TikTok accounts > Add a TikTok account > Link an existing TikTok account "
    "> Send a QR code",
    formerly="Accounts > TikTok accounts > Request access",
    needs=REQUESTING,
    sources=[s.TIKTOK_DELIVERY, s.QR_GUIDE, s.LEADSIE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class LinkTikTokAccount(ByCenter):
    """
    Ask the owner of a TikTok account to link it, by a QR code that expires after `qr_lifetime`.

    Left out, `scopes` are EXISTING_POSTS. After an end or a rejection a link is asked for anew, as
    this command has it.

    Refused: ALREADY_SHARED, the link stands; TT_BC_LINK_LIMIT, BC_TT_LINK_LIMIT; NOTHING_TO_DO
    while a link is pending, and for an account of one's own.
    """

    scopes: tuple[Scope, ...] = attrs.field(default=(), converter=to_scopes)
    mode: Mode = attrs.field(default=Mode.DELIVERY, converter=Mode)
    level: Level | None = attrs.field(default=None, converter=optional_level)
    ads_only: bool = attrs.field(default=False, converter=flag)

    def wanted(self) -> f.Share:
        """Return the link that is asked for."""
        return f.Share(
            self.asset,
            self.business_center,
            origin=Origin.LINK,
            status=Status.PENDING,
            level=self.level,
            scopes=self.scopes,
            mode=self.mode,
            ads_only=self.ads_only,
        )

    def faults(self, world: World) -> Iterator[Fault]:  # noqa: ARG002 - whatever the asset is
        """Yield a level or scope that a TikTok account does not know."""
        return _faults_of_linking(self.wanted())

    def conditions(self, demand: Demand) -> None:
        """Demand that no link stands, and room for one."""
        demand(asset_is_not_handed_over_yet, self.asset, self.business_center, Origin.LINK)
        demand_room_for_a_link(demand, self.asset, self.business_center)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Make a pending link, in place of one that ended."""
        account = setting.view.tiktok_account(self.asset)
        is_own = account is not None and account.owner == self.business_center
        if not is_own and not is_pending(self.link(setting.view)):
            asked = attrs.evolve(self.wanted(), expires_at=_end_of_qr_code(setting))
            yield became(Happening.TIKTOK_LINK_ASKED, asked)


def _faults_of_linking(link: f.Share) -> Iterator[Fault]:
    """Yield what a TikTok account does not know; another kind of asset is a reason to refuse."""
    for fault in faults_of_grant(link, f.TikTokAccount(link.asset)):
        yield Fault(fault.field, fault.problem, fault.next_step)


@command(
    "make a new QR code for the link of {asset} to {business_center}",
    "Accounts > TikTok accounts > the account > New QR code",
    formerly="Accounts > TikTok accounts > Request access, once more",
    needs=REQUESTING,
    sources=[s.QR_GUIDE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RenewQr(ByCenter):
    """
    Make a new QR code for a link that is pending, so that its lifetime starts anew.

    Refused: NOTHING_PENDING.
    """

    may_change_nothing = True

    def conditions(self, demand: Demand) -> None:
        """Demand a link that the owner did not answer."""
        demand(something_is_pending, is_pending(self.link(demand.setting.view)))

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Let the lifetime of the QR code start anew."""
        link = self.link(setting.view)
        if link is not None:
            renewed = attrs.evolve(link, expires_at=_end_of_qr_code(setting))
            yield became(Happening.QR_CODE_RENEWED, renewed)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AnswerToLink(ByOwner):
    """A command by which the owner answers a request for a link."""

    may_change_nothing = True

    def conditions(self, demand: Demand) -> None:
        """Demand the owner, and a link that waits for them."""
        super().conditions(demand)
        demand(something_is_pending, is_pending(self.link(demand.setting.view)))


@command(
    "approve the link of {asset} to {to}",
    "the QR code, scanned with the TikTok app > Approve",
    sources=[s.TIKTOK_DELIVERY, s.QR_GUIDE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ApproveLink(AnswerToLink):
    """
    Approve a link: from then on the Business Center holds the TikTok account, as far as it asked.

    Refused: ACCOUNT_OWNER_ONLY for anybody else; NOTHING_PENDING; TT_QR_EXPIRED, make a new code
    first; TT_BC_LINK_LIMIT, BC_TT_LINK_LIMIT.
    """

    def conditions(self, demand: Demand) -> None:
        """Demand also a QR code that can still be scanned, and room for the link."""
        super().conditions(demand)
        demand(qr_code_has_not_expired, self.asset, self.to)
        demand_room_for_a_link(demand, self.asset, self.to)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Bind the link."""
        link = self.link(setting.view)
        if link is not None:
            bound = attrs.evolve(link, status=Status.BOUND)
            yield became(Happening.TIKTOK_LINK_APPROVED, bound)


@command(
    "refuse to link {asset} to {to}",
    "the QR code, scanned with the TikTok app > Decline",
    sources=[s.TIKTOK_DELIVERY, s.OUR_INFERENCE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RejectLink(AnswerToLink):
    """
    Turn down a link, whether its QR code has expired or not.

    Refused: ACCOUNT_OWNER_ONLY for anybody else; NOTHING_PENDING.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Reject the link."""
        link = self.link(setting.view)
        if link is not None:
            rejected = attrs.evolve(link, status=Status.REJECTED)
            yield became(Happening.TIKTOK_LINK_REJECTED, rejected)


@command(
    "ask for {scopes} on {asset} for {business_center}",
    "Accounts > TikTok accounts > the account > Business Center permissions > Edit permissions",
    needs=Needs("tiktok_account.assign_members", on="asset", within="business_center"),
    sources=[s.LEADSIE, s.TIKTOK_DELIVERY],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class EditLinkScopes(ByCenter):
    """
    Ask for other permissions on a linked TikTok account: `scopes` is the whole set wanted.

    Permissions outside it end at once; new ones wait for the owner to approve them, in place of
    any asked for earlier.

    Refused: NOTHING_TO_DO where it is so already, or no link stands.
    """

    scopes: tuple[Scope, ...] = attrs.field(converter=to_scopes)

    def faults(self, world: World) -> Iterator[Fault]:
        """Yield each scope that no link can have, and a set that keeps none of the present ones."""
        wanted = f.Share(self.asset, self.business_center, origin=Origin.LINK, scopes=self.scopes)
        yield from _faults_of_linking(wanted)
        link = self.link(View(world, world.at))
        if is_bound(link):
            present = scopes_of(link)
            if not set(present) & set(self.scopes):
                told = ", ".join(f"`{scope}`" for scope in present)
                hint = "keep one at least, or disconnect the account"
                yield Fault("scopes", f"nothing is left of {told}", hint)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End what is no longer wanted, and ask for what is new."""
        link = self.link(setting.view)
        if not is_bound(link):
            return
        present, wanted = set(scopes_of(link)), set(self.scopes)
        new = wanted - present
        kept = attrs.evolve(
            link,
            scopes=link.scopes if present <= wanted else present & wanted,
            requested_scopes=link.requested_scopes if new else (),
        )
        if kept != link:
            yield became(Happening.SCOPES_CHANGED, kept)
        asked = attrs.evolve(kept, requested_scopes=new)
        if asked != kept:
            yield became(Happening.SCOPES_REQUESTED, asked)


@command(
    "approve the permissions asked for on {asset} by {to}",
    "TikTok app > the request for more permissions > Approve",
    sources=[s.LEADSIE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ApproveScopes(ByOwner):
    """
    Approve the permissions that a Business Center asked for on a linked TikTok account.

    Refused: ACCOUNT_OWNER_ONLY for anybody else; NOTHING_PENDING.
    """

    may_change_nothing = True

    def conditions(self, demand: Demand) -> None:
        """Demand the owner, and something that was asked for on a link that stands."""
        super().conditions(demand)
        link = self.link(demand.setting.view)
        demand(something_is_pending, is_bound(link) and bool(link.requested_scopes))

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Add what was asked for to what there is."""
        link = self.link(setting.view)
        if link is not None:
            scopes = (*scopes_of(link), *link.requested_scopes)
            wider = attrs.evolve(link, scopes=scopes, requested_scopes=())
            yield became(Happening.SCOPES_APPROVED, wider)


@command(
    "revoke the link of {asset} to {to}",
    "TikTok app > Settings > Privacy > Authorised Apps > the Business Center > Remove access",
    sources=[s.QR_GUIDE, s.LEADSIE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RevokeLink(ByOwner):
    """
    Revoke a link, and with it what was shared on under it.

    Assignments stay as they are, but no longer give anything.

    Refused: ACCOUNT_OWNER_ONLY for anybody else; NOTHING_TO_DO where no link stands.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End the link, and what was shared on under it."""
        link = self.link(setting.view)
        if is_bound(link):
            yield became(Happening.TIKTOK_LINK_REVOKED, ended(link, ShareEnd.REVOKED))
            yield from end_of_what_was_shared_on(setting.view, self.asset, self.to)
