"""Links (S): what linking a TikTok account to a Business Center takes, beyond its owner's word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.condition import Setting, condition
from bcmodel.rules.sharing import state_of
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Origin, Status


@condition(
    "S631",
    "qr-code-has-not-expired",
    gives=[Reason.TT_QR_EXPIRED],
    holds="the QR code that links {asset} to {center} has not expired",
    standing=Standing.REPORTED,
    sources=[s.QR_GUIDE],
)
def qr_code_has_not_expired(setting: Setting, account: str, center: str) -> Iterator[Reason]:
    """A QR code can be scanned for a limited time; then a new one is made."""
    link = setting.view.share(account, center, Origin.LINK)
    if link is not None:
        told = (reason for reason, _ in state_of(setting.view, link))
        yield from (reason for reason in told if reason is Reason.TT_QR_EXPIRED)


@condition(
    "S632",
    "tiktok-account-has-a-link-to-spare",
    gives=[Reason.TT_BC_LINK_LIMIT],
    holds="{asset} can be linked to another Business Center",
    standing=Standing.DOCUMENTED,
    sources=[s.TIKTOK_DELIVERY],
)
def account_has_a_link_to_spare(setting: Setting, account: str) -> Iterator[Reason]:
    """A TikTok account joins a limited number of Business Centers; pending links do not count."""
    limit = setting.parameters.bcs_per_tiktok_account
    if limit is not None and len(_bound_links(setting.view.shares(account))) >= limit:
        yield Reason.TT_BC_LINK_LIMIT


@condition(
    "S633",
    "business-center-has-a-link-to-spare",
    gives=[Reason.BC_TT_LINK_LIMIT],
    holds="{center} can have another TikTok account",
    standing=Standing.DOCUMENTED,
    sources=[s.TIKTOK_DELIVERY],
)
def center_has_a_link_to_spare(setting: Setting, center: str) -> Iterator[Reason]:
    """A Business Center links a limited number of TikTok accounts; pending links do not count."""
    limit, view = setting.parameters.tiktok_accounts_per_bc, setting.view
    if limit is None:
        return
    links = _bound_links(view.received(center))
    if sum(view.tiktok_account(link.asset) is not None for link in links) >= limit:
        yield Reason.BC_TT_LINK_LIMIT


def _bound_links(shares: Iterable[f.Share]) -> list[f.Share]:
    links = (share for share in shares if share.origin is Origin.LINK)
    return [link for link in links if link.status is Status.BOUND]
