"""Ad accounts and TikTok accounts: how they are made, requested, linked, moved and closed."""

from __future__ import annotations

import bcmodel as bc
from bcmodel.vocab.words import AdAccountStatus, ShareEnd, TransferStatus
from tests.differential.oracle_steps import scopes_of
from tests.machines.naive_fields import BadInput
from tests.machines.naive_partners import end_onward, end_share
from tests.machines.naive_turn import BOUND, LINK, PENDING, REJECTED, REQUEST, Turn, changed, made

# Requests


def create_ad_account(c: Turn) -> None:
    """7: the currency of the Business Center; 7.1: the limit of owned accounts."""
    center, identity = c.center(), c.new_id()
    c.ask("business_center.create_ad_account", center.id)
    owned, limit = c.every(bc.AdAccount, owner=center.id), c.parameters.ad_account_limit
    c.unless(limit is None or len(owned) < limit, "AD_ACCOUNT_LIMIT_REACHED")
    currencies = {center.currency, c.maybe("currency")} - {None}
    c.unless(len(currencies) < 2, "CURRENCY_MISMATCH")
    given = c.given("name", "type", "region", "currency")
    c.put(made(bc.AdAccount, identity, owner=center.id, **given))


def _request(c: Turn, cls: type[bc.AdAccount | bc.Shop]) -> None:
    """7.1: over a PENDING one or one's own NOTHING_TO_DO, over a BOUND one ALREADY_SHARED."""
    center, asset = c.center(), c.thing("asset")
    c.ask("business_center.request_access", center.id)
    if not isinstance(asset, cls):
        c.refuse("ASSET_TYPE_NOT_REQUESTABLE")
        return
    found = c.one(bc.Share, asset=asset.id, to=center.id, origin=REQUEST)
    _ask_for_new(c, center, asset.owner, found)
    if asset.owner != center.id:
        c.put(
            made(
                bc.Share,
                asset.id,
                center.id,
                origin=REQUEST,
                status=PENDING,
                expires_at=c.until(c.parameters.access_request_lifetime),
                **c.given("level"),
            )
        )


def _ask_for_new(
    c: Turn, center: bc.BusinessCenter, owner: str | None, found: bc.Share | None
) -> None:
    c.unless(owner != center.id, "NOTHING_TO_DO")
    c.unless(found is None or found.status != PENDING, "NOTHING_TO_DO")
    c.unless(found is None or found.status != BOUND, "ALREADY_SHARED")


def request_ad_account(c: Turn) -> None:
    """7: ad accounts can be requested."""
    _request(c, bc.AdAccount)


def request_shop(c: Turn) -> None:
    """7: shops can be requested."""
    _request(c, bc.Shop)


def _answer_request(
    c: Turn, kinds: tuple[type[bc.Fact], ...], status: bc.Status, *, in_time: bool
) -> None:
    """7.1: an expired request is not approved, but can still be rejected."""
    asset, to = c.thing("asset"), c.center("to")
    if not isinstance(asset, kinds):
        c.not_applicable()
        return
    c.ask(f"{asset.kind}.approve_requests", c.text("asset"))
    found = c.one(bc.Share, asset=c.text("asset"), to=to.id, origin=REQUEST, status=PENDING)
    if found is None or (in_time and c.ended(found.expires_at)):
        c.refuse("NOTHING_PENDING")
        return
    c.put(changed(found, status=status))


def approve_request(c: Turn) -> None:
    """7: binds at the asked level."""
    _answer_request(c, (bc.AdAccount, bc.Shop), BOUND, in_time=True)


def approve_shop_request(c: Turn) -> None:
    """7: the same, of shops."""
    _answer_request(c, (bc.Shop,), BOUND, in_time=True)


def reject_request(c: Turn) -> None:
    """7: the owner refuses."""
    _answer_request(c, (bc.AdAccount, bc.Shop), REJECTED, in_time=False)


def remove_business_center(c: Turn) -> None:
    """7: the owner puts a Business Center out; what it holds ends REVOKED."""
    center, account = c.center(), c.fitting(bc.AdAccount, "asset")
    if account is None:
        return
    c.ask("ad_account.remove_business_center", account.id)
    c.act()
    for share in c.every(bc.Share, asset=account.id, to=center.id, status=BOUND):
        end_share(c, share, ShareEnd.REVOKED)


# Transfers and closing


def transfer_ad_account(c: Turn) -> None:
    """7: asks the owning person; automatic if the actor is that person."""
    center, account = c.center(), c.fitting(bc.AdAccount, "asset")
    if account is None:
        return
    c.ask("ad_account.transfer_in", account.id, within=center.id)
    if account.owner == center.id:
        c.refuse("NOTHING_TO_DO")
    elif account.owner_user == c.actor:
        _move(c, account, center.id)
    else:
        c.put(bc.Transfer(account.id, center.id))


def accept_transfer(c: Turn) -> None:
    """7.1: the owning person accepts; with bc_to_bc_transfer the owning Business Center's side."""
    c.sign_in()
    center, account = c.center(), c.fitting(bc.AdAccount, "asset")
    if account is None:
        return
    if account.owner is None:
        c.unless(account.owner_user == c.actor, "ACCOUNT_OWNER_ONLY")
    elif c.parameters.bc_to_bc_transfer:
        c.ask("ad_account.remove_business_center", account.id)
    else:
        c.refuse("TRANSFER_ALREADY_OWNED")
    if c.one(bc.Transfer, ad_account=account.id, to=center.id, status="PENDING") is None:
        c.refuse("NOTHING_PENDING")
        return
    _move(c, account, center.id)


def _move(c: Turn, account: bc.AdAccount, center: str) -> None:
    """7 and 7.1: the owner changes, its own share records go, other transfers are REJECTED."""
    between_centers = account.owner not in (None, center)
    c.put(changed(account, owner=center, owner_user=None))
    for share in c.every(bc.Share, asset=account.id):
        if share.to == center:
            c.drop(share)
        elif between_centers and share.status == BOUND:
            end_share(c, share, ShareEnd.TRANSFERRED)
    for other in c.every(bc.Transfer, ad_account=account.id, status="PENDING"):
        c.put(changed(other, status=TransferStatus.REJECTED))
    c.put(bc.Transfer(account.id, center, status=TransferStatus.ACCEPTED))


def close_ad_account(c: Turn) -> None:
    """7.1: STATUS_LIMIT and a PENDING transfer count as blockers too."""
    account = c.fitting(bc.AdAccount, "asset")
    if account is None:
        return
    c.ask("ad_account.close", account.id)
    blockers = {str(one) for one in account.close_blockers}
    if account.status == "STATUS_LIMIT":
        blockers.add("SUSPENDED")
    if c.every(bc.Transfer, ad_account=account.id, status="PENDING"):
        blockers.add("UNFINISHED_TRANSFER")
    c.refuse(*(f"CLOSE_BLOCKED_{one}" for one in sorted(blockers)))
    c.put(changed(account, status=AdAccountStatus.STATUS_DISABLE))


# Links of TikTok accounts


def _link_of(c: Turn, account: bc.TikTokAccount, center: str) -> bc.Share | None:
    return c.one(bc.Share, asset=account.id, to=center, origin=LINK)


def _ask_link_limits(c: Turn, account: bc.TikTokAccount, center: str) -> None:
    """7.1: the two limits count BOUND links."""
    everywhere = c.every(bc.Share, asset=account.id, origin=LINK, status=BOUND)
    of_accounts = [
        one
        for one in c.every(bc.Share, to=center, origin=LINK, status=BOUND)
        if isinstance(c.thing_of(one.asset), bc.TikTokAccount)
    ]
    most, most_here = c.parameters.bcs_per_tiktok_account, c.parameters.tiktok_accounts_per_bc
    c.unless(most is None or len(everywhere) < most, "TT_BC_LINK_LIMIT")
    c.unless(most_here is None or len(of_accounts) < most_here, "BC_TT_LINK_LIMIT")


def link_tiktok_account(c: Turn) -> None:
    """7: gives a QR code with expiry; 7.1: what was there before, and the limits."""
    center, account = c.center(), c.thing("asset")
    c.ask("business_center.request_access", center.id)
    if not isinstance(account, bc.TikTokAccount):
        c.refuse("ACTION_NOT_APPLICABLE")
        return
    _ask_for_new(c, center, account.owner, _link_of(c, account, center.id))
    _ask_link_limits(c, account, center.id)
    if account.owner != center.id:
        c.put(
            made(
                bc.Share,
                account.id,
                center.id,
                origin=LINK,
                status=PENDING,
                expires_at=c.until(c.parameters.qr_lifetime),
                **c.given("scopes", "mode", "level", "ads_only"),
            )
        )


def renew_qr(c: Turn) -> None:
    """7.1: an expired code can be renewed."""
    center, account = c.center(), c.thing("asset")
    c.never_nothing = True
    c.ask("business_center.request_access", center.id)
    if not isinstance(account, bc.TikTokAccount):
        c.refuse("ACTION_NOT_APPLICABLE")
        return
    link = _link_of(c, account, center.id)
    if link is None or link.status != PENDING:
        c.refuse("NOTHING_PENDING")
        return
    c.put(changed(link, expires_at=c.until(c.parameters.qr_lifetime)))


def _owned(c: Turn) -> bc.TikTokAccount | None:
    """7: only the owning person answers; an organization account has none."""
    c.sign_in()
    account = c.fitting(bc.TikTokAccount, "asset")
    if account is not None:
        c.unless(account.owner_user == c.actor, "ACCOUNT_OWNER_ONLY")
    return account


def approve_link(c: Turn) -> None:
    """7.1: in time, and within the limits."""
    to, account = c.center("to"), _owned(c)
    if account is None:
        return
    link = _link_of(c, account, to.id)
    _ask_link_limits(c, account, to.id)
    if link is None or link.status != PENDING:
        c.refuse("NOTHING_PENDING")
        return
    c.unless(not c.ended(link.expires_at), "TT_QR_EXPIRED")
    c.put(changed(link, status=BOUND))


def reject_link(c: Turn) -> None:
    """7.1: what has expired can still be rejected."""
    to, account = c.center("to"), _owned(c)
    if account is None:
        return
    link = _link_of(c, account, to.id)
    if link is None or link.status != PENDING:
        c.refuse("NOTHING_PENDING")
        return
    c.put(changed(link, status=REJECTED))


def edit_link_scopes(c: Turn) -> None:
    """7.1: scopes outside the wanted set end at once, new ones wait for the owner."""
    center, account = c.center(), c.fitting(bc.TikTokAccount, "asset")
    if account is None:
        return
    c.ask("tiktok_account.assign_members", account.id, within=center.id)
    link = _link_of(c, account, center.id)
    if link is None or link.status != BOUND:
        c.refuse("NOTHING_TO_DO")
        return
    wanted, present = set(c.several("scopes")), {str(one) for one in scopes_of(link)}
    if not wanted & present:
        raise BadInput("no present scope stays")
    asked = tuple(sorted(bc.Scope(one) for one in wanted - present))
    kept = tuple(sorted(bc.Scope(one) for one in wanted & present))
    scopes = link.scopes if present <= wanted else kept
    c.put(changed(link, scopes=scopes, requested_scopes=asked))


def approve_scopes(c: Turn) -> None:
    """7: the owner lets the scopes be that were asked for."""
    to, account = c.center("to"), _owned(c)
    if account is None:
        return
    link = _link_of(c, account, to.id)
    if link is None or link.status != BOUND or not link.requested_scopes:
        c.refuse("NOTHING_PENDING")
        return
    scopes = sorted(bc.Scope(one) for one in scopes_of(link) | set(link.requested_scopes))
    c.put(changed(link, scopes=scopes, requested_scopes=()))


def revoke_link(c: Turn) -> None:
    """7: the link ends REVOKED, and with it the shares made under its SHARING scope."""
    to, account = c.center("to"), _owned(c)
    if account is None:
        return
    link = _link_of(c, account, to.id)
    if link is None or link.status != BOUND:
        c.refuse("NOTHING_TO_DO")
        return
    end_share(c, link, ShareEnd.REVOKED)
    end_onward(c, account, to.id)


def disconnect_tiktok_account(c: Turn) -> None:
    """7.1: every BOUND share to the Business Center ends REMOVED, what it granted on REVOKED."""
    center, account = c.center(), c.fitting(bc.TikTokAccount, "asset")
    if account is None:
        return
    c.ask("tiktok_account.disconnect", account.id, within=center.id)
    c.act()
    if account.owner == center.id:
        return
    shares = c.every(bc.Share, asset=account.id, to=center.id, status=BOUND)
    for share in shares:
        end_share(c, share, ShareEnd.REMOVED)
    if shares:
        end_onward(c, account, center.id)


def link_to_ad_account(c: Turn) -> None:
    """7: asks tiktok_account.link_ad_account, and the Business Center holds both."""
    _tie(c, wanted=True)


def unlink_from_ad_account(c: Turn) -> None:
    """7.1: the same action, holding not asked."""
    _tie(c, wanted=False)


def _tie(c: Turn, *, wanted: bool) -> None:
    center, ad_account = c.center(), c.thing("ad_account")
    account = c.fitting(bc.TikTokAccount, "tiktok_account")
    if account is None:
        return
    c.ask("tiktok_account.link_ad_account", account.id, within=center.id)
    if not isinstance(ad_account, bc.AdAccount):
        c.refuse("ACTION_NOT_APPLICABLE")
        return
    link = bc.TikTokLink(account.id, ad_account.id, center.id)
    if wanted:
        c.refuse(*c.relation(center.id, account), *c.relation(center.id, ad_account))
        c.put(link)
    else:
        c.drop(link)
