"""Findings about TikTok accounts: links that expired or fall short, and codes about to end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bcmodel import facts as f
from bcmodel.advise.findings.finding import Found, finding
from bcmodel.advise.findings.moves import Outline, outline
from bcmodel.advise.findings.survey import Survey
from bcmodel.rules import sources as s
from bcmodel.rules.sharing import scopes_of
from bcmodel.rules.spark import covers
from bcmodel.vocab.findings import FindingCode, Severity
from bcmodel.vocab.words import Origin, Scope, Status


def links(survey: Survey, status: Status) -> Iterator[f.Share]:
    """Yield the links of TikTok accounts to Business Centers that are in one state."""
    for _, shares in sorted(survey.tables.shares.items()):
        for share in shares:
            if share.origin is Origin.LINK and share.status is status:
                yield share


@finding(FindingCode.QR_EXPIRED, Severity.LOW, sources=[s.QR_GUIDE, s.TIKTOK_DELIVERY])
def qr_expired(survey: Survey) -> Iterator[Found]:
    """The QR code by which a TikTok account was to be linked has expired."""
    for link in links(survey, Status.PENDING):
        if survey.view.reached(link.expires_at):
            yield Found(
                link.asset,
                (link.to,),
                f"the QR code to link {link.asset} to {link.to} has expired",
                (link,),
                (outline("renew_qr", business_center=link.to, asset=link.asset),),
            )


@finding(FindingCode.SHARING_SCOPE_MISSING, Severity.LOW, sources=[s.LEADSIE, s.TIKTOK_DELIVERY])
def sharing_scope_missing(survey: Survey) -> Iterator[Found]:
    """A partner was given an ad account, but its linked TikTok account cannot be shared on."""
    accounts: dict[str, set[str]] = {}
    for tiktok in survey.tables.tiktok_links.values():
        accounts.setdefault(tiktok.tiktok_account, set()).add(tiktok.ad_account)
    for link in links(survey, Status.BOUND):
        linked = accounts.get(link.asset)
        if Scope.SHARING in scopes_of(link) or not linked:
            continue
        given = [
            one.share
            for one in survey.partner_shares
            if one.granter == link.to and one.asset.id in linked
        ]
        if given:
            partners = ", ".join(sorted({share.to for share in given}))
            yield Found(
                link.asset,
                (link.to,),
                f"{link.to} shares an ad account of {link.asset} with {partners}, but cannot share "
                f"{link.asset} on: its link lacks SHARING",
                (link, *given),
                tuple(letting_share(survey, link.asset, link.to)),
            )


def letting_share(survey: Survey, account: str, center: str) -> Iterator[Outline]:
    """Yield what lets a Business Center share a linked TikTok account on, if it may not yet."""
    link = survey.view.share(account, center, Origin.LINK)
    if link is None or link.status is not Status.BOUND or Scope.SHARING in scopes_of(link):
        return
    owner = survey.view.tiktok_account(account)
    by = owner.owner_user if owner else None
    if Scope.SHARING not in link.requested_scopes:
        wanted = tuple(map(str, (*scopes_of(link), *link.requested_scopes, Scope.SHARING)))
        yield outline("edit_link_scopes", business_center=center, asset=account, scopes=wanted)
    yield outline("approve_scopes", asset=account, to=center).given_by(by)


SOON = timedelta(days=7)
EXTENSION = 30
"""For how many days a code is extended at least; seven days would be found again at once."""


@finding(FindingCode.SPARK_CODE_EXPIRING, Severity.MEDIUM, sources=[s.SPARK_ERRORS])
def spark_code_expiring(survey: Survey) -> Iterator[Found]:
    """A code that ads run on ends within seven days, and the ads with it."""
    for _, code in sorted(survey.tables.codes.items()):
        is_live = any(covers(survey.view, code, account) for account in code.applied_to)
        if is_live and code.ends_at <= survey.world.at + SOON:
            post = survey.tables.posts[code.post]
            account = survey.view.tiktok_account(post.tiktok_account)
            days = max(code.days, EXTENSION)
            by = account.owner_user if account else None
            yield Found(
                code.id,
                (),
                f"code {code.id}, applied to {', '.join(code.applied_to)}, ends on "
                f"{code.ends_at:%Y-%m-%d at %H:%M} UTC",
                (code, post),
                (outline("extend_code", code=code.id, days=days).given_by(by),),
            )
