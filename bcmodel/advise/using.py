"""Using: what could clear the way for the thing that a joint action uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bcmodel import facts as f
from bcmodel.advise.handing import Handover, by_ownership, ways_in
from bcmodel.advise.proposal import ANYBODY, Enough, Proposal, unused_id
from bcmodel.advise.wanting import OWNING, Wanting
from bcmodel.change import commands as c
from bcmodel.resolve import Answer
from bcmodel.rules.sharing import owner_of
from bcmodel.vocab.actions import Action
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import CodeStatus, Scope

Propose = Callable[[Answer], Iterator[Proposal]]
"""Proposes what could clear the way of another question."""


def used_thing(wanting: Wanting, propose: Propose) -> Iterator[Proposal]:
    """Yield what could clear the way for the thing that a joint action uses."""
    using = wanting.route.path.case.using
    match using:
        case f.TikTokAccount():
            ask = Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS
            yield from propose(wanting.access.decide(wanting.user, ask, using.id))
            yield from _linking(wanting, using)
        case f.Catalog() if wanting.center is not None:
            ask, within = Action.CATALOG_USE_IN_ADS, wanting.center
            yield from propose(wanting.access.decide(wanting.user, ask, using.id, within=within))
        case f.Shop():
            ask = Action.SHOP_PROMOTE_IN_ADS
            yield from propose(wanting.access.decide(wanting.user, ask, using.id))
        case f.Pixel():
            yield from _pixel(wanting, using)
        case f.Audience():
            given = c.ShareAudience(actor=ANYBODY, audience=using.id, ad_account=wanting.thing.id)
            yield Proposal(given)
        case f.AppWorkspace():
            yield from _app(wanting, using)
        case _:
            pass


def _linking(wanting: Wanting, account: f.TikTokAccount) -> Iterator[Proposal]:
    """Yield what links a TikTok account to the ad account in the Business Center of the route."""
    center, ad_account = wanting.center, wanting.thing.id
    if center is None:
        return
    if wanting.view.tiktok_link(account.id, ad_account, center) is None:
        yield Proposal(
            c.LinkToAdAccount(
                actor=ANYBODY,
                business_center=center,
                tiktok_account=account.id,
                ad_account=ad_account,
            )
        )
    posts = Enough(share_scopes=(Scope.EXISTING_POSTS,))
    yield from ways_in(Handover(wanting.view, wanting.parameters, account, center, posts))


def _pixel(wanting: Wanting, pixel: f.Pixel) -> Iterator[Proposal]:
    """Yield what links a pixel to the ad account, in whichever Business Center holds both."""
    view, account = wanting.view, wanting.thing
    receivers = [share.to for share in view.shares(pixel.id)]
    centers = (wanting.center, owner_of(pixel), owner_of(account), *receivers)
    for center in dict.fromkeys(centers):
        if center is not None:
            yield from by_ownership(view, pixel, center)
            linked = c.LinkPixel(
                actor=ANYBODY, business_center=center, pixel=pixel.id, ad_account=account.id
            )
            yield Proposal(linked)


def _app(wanting: Wanting, workspace: f.AppWorkspace) -> Iterator[Proposal]:
    """Yield what frees an ad account of other connections, or gives it an owner."""
    view, account = wanting.view, wanting.thing
    if wanting.reasons & OWNING and wanting.center and isinstance(account, f.AdAccount):
        yield from by_ownership(view, account, wanting.center)
    for connection in view.connections(account.id):
        other = view.workspace(connection.workspace)
        if other is not None and (other.app == workspace.app or other.id == workspace.id):
            freed = c.DisconnectApp(actor=ANYBODY, workspace=other.id, ad_account=account.id)
            yield Proposal(freed)


def spark_code(wanting: Wanting, reason: Reason) -> Iterator[Proposal]:
    """Yield what makes a Spark Ads code usable in the ad account."""
    code = wanting.route.path.case.using
    if not isinstance(code, f.SparkCode):
        return
    account = wanting.thing.id
    if reason is Reason.SPARK_CODE_EXPIRED:
        yield Proposal(c.ExtendCode(actor=ANYBODY, code=code.code, days=7))
    elif reason is Reason.SPARK_CODE_NOT_APPLIED:
        yield Proposal(c.ApplyCode(actor=ANYBODY, code=code.code, ad_account=account))
    elif reason is Reason.SPARK_SOURCE_CODE_MISSING:
        post = wanting.view.post(code.post)
        for source in post.sources if post else ():
            yield from _source(wanting, source, account)


def _source(wanting: Wanting, post: str, account: str) -> Iterator[Proposal]:
    """Yield what gets a code for a post that another post duets, stitches or mentions."""
    codes = [code for code in wanting.view.codes_for(post) if code.status is not CodeStatus.DELETED]
    for code in codes:
        if account not in code.applied_to:
            yield Proposal(c.ApplyCode(actor=ANYBODY, code=code.code, ad_account=account))
        yield Proposal(c.ExtendCode(actor=ANYBODY, code=code.code, days=7))
    if not codes and wanting.view.post(post) is not None:
        new = unused_id(wanting.access.world, f"{post}-code")
        yield Proposal(c.AuthorizePost(actor=ANYBODY, post=post, code=new, days=7))
