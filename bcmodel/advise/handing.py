"""Handing over: the next command on each way by which a Business Center can get an asset."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.advise.proposal import ANYBODY, Enough, Proposal
from bcmodel.change import commands as c
from bcmodel.facts import Asset
from bcmodel.rules import Parameters
from bcmodel.rules.sharing import can_be_shared, owner_of, scopes_of
from bcmodel.view import View
from bcmodel.vocab.levels import rank
from bcmodel.vocab.words import Mode, Origin, Scope, Status, TransferStatus


@attrs.frozen
class Handover:
    """An asset, the Business Center that is to get it, and how much of it is to be handed over."""

    view: View
    parameters: Parameters
    asset: Asset
    center: str
    enough: Enough

    def share(self, origin: Origin) -> f.Share | None:
        """Return the share of one origin, in whatever state it is."""
        return self.view.share(self.asset.id, self.center, origin)

    def wants(self, share: f.Share) -> bool:
        """Whether a share gives less than is to be handed over, or in another mode."""
        return bool(self.is_too_low(share) or self.missing(share) or self.is_of_wrong_mode(share))

    def is_too_low(self, share: f.Share) -> bool:
        """Whether the level of a share is below what is to be handed over."""
        kind = self.asset.kind
        return rank(kind, share.level) < rank(kind, self.enough.level)

    def missing(self, share: f.Share) -> set[Scope]:
        """Return the scopes that a share lacks."""
        return set(self.enough.share_scopes) - set(scopes_of(share))

    def is_of_wrong_mode(self, share: f.Share) -> bool:
        """Whether a share of a TikTok account has to be MANAGED, or to include the profile."""
        needs_profile = Scope.NEW_VIDEOS in self.enough.share_scopes and share.ads_only
        is_managed = share.mode is Mode.MANAGED
        return (self.enough.mode is Mode.MANAGED and not is_managed) or needs_profile


def ways_in(handover: Handover) -> Iterator[Proposal]:
    """Yield the next command on each way by which a Business Center can get an asset."""
    owner = owner_of(handover.asset)
    if owner == handover.center:
        return
    if can_be_shared(handover.asset):
        for granter in _granters(handover):
            yield from _by_partner(handover, granter)
    if isinstance(handover.asset, f.AdAccount | f.Shop):
        yield from _by_request(handover)
    if isinstance(handover.asset, f.TikTokAccount) and handover.asset.owner_user:
        yield from _by_link(handover)
    yield from by_ownership(handover.view, handover.asset, handover.center)


def _granters(handover: Handover) -> Iterator[str]:
    """Yield who could share the asset: its owner, or the holders of a TikTok account by link."""
    owner = owner_of(handover.asset)
    if owner is not None:
        yield owner
    elif isinstance(handover.asset, f.TikTokAccount):
        for share in handover.view.shares(handover.asset.id):
            if share.origin is Origin.LINK and share.status is Status.BOUND:
                yield share.to


def _by_partner(handover: Handover, granter: str) -> Iterator[Proposal]:
    """Yield what comes next where a partner shares: be partners, then share."""
    center = handover.center
    if granter == center:
        return
    partners = handover.view.partnership(granter, center)
    waits = partners is not None and partners.status is Status.PENDING
    if partners is not None and (partners.status is Status.BOUND or (waits and _at_once(handover))):
        yield from _sharing(handover, granter)
    elif partners is not None and waits:
        for side, other in ((granter, center), (center, granter)):
            if partners.invited_by != side:
                yield _any(c.AcceptPartner(actor=ANYBODY, business_center=side, partner=other))
    else:
        yield _any(c.AddPartner(actor=ANYBODY, business_center=granter, partner=center))
        if _at_once(handover):
            yield _any(c.AddPartner(actor=ANYBODY, business_center=center, partner=granter))


def _at_once(handover: Handover) -> bool:
    return not handover.parameters.partner_acceptance_required


def _sharing(handover: Handover, granter: str) -> Iterator[Proposal]:
    """Yield what makes a partner share the asset, or more of it."""
    enough, share = handover.enough, handover.share(Origin.PARTNER)
    if share is None or share.status is not Status.BOUND:
        yield _any(
            c.ShareAsset(
                actor=ANYBODY,
                business_center=granter,
                asset=handover.asset.id,
                to=handover.center,
                level=enough.level,
                scopes=enough.share_scopes,
                mode=enough.mode,
            )
        )
    elif handover.wants(share):
        yield _any(_wider(handover, granter, share))


def _wider(handover: Handover, granter: str, share: f.Share) -> c.ChangeShare:
    """Return the change that makes a share enough; what it gives already stays."""
    enough = handover.enough
    raised = handover.is_too_low(share)
    managed = enough.mode is Mode.MANAGED and share.mode is not Mode.MANAGED
    missing = handover.missing(share)
    return c.ChangeShare(
        actor=ANYBODY,
        business_center=granter,
        asset=handover.asset.id,
        to=handover.center,
        level=enough.level if raised else None,
        scopes=(*scopes_of(share), *missing) if missing else None,
        mode=Mode.MANAGED if managed else None,
        ads_only=False if share.ads_only and handover.is_of_wrong_mode(share) else None,
    )


def _by_request(handover: Handover) -> Iterator[Proposal]:
    """Yield what comes next where the Business Center asks for access."""
    request, center, asset = handover.share(Origin.REQUEST), handover.center, handover.asset.id
    is_shop = isinstance(handover.asset, f.Shop)
    if request is None or request.status not in {Status.PENDING, Status.BOUND}:
        ask = c.RequestShop if is_shop else c.RequestAdAccount
        level = handover.enough.level
        yield _any(ask(actor=ANYBODY, business_center=center, asset=asset, level=level))
    elif handover.wants(request) or _has_expired(handover, request):
        yield _any(c.DropAccess(actor=ANYBODY, business_center=center, asset=asset))
        if request.status is Status.PENDING:
            yield _any(c.RejectRequest(actor=ANYBODY, asset=asset, to=center))
    elif request.status is Status.PENDING:
        approve = c.ApproveShopRequest if is_shop else c.ApproveRequest
        yield _any(approve(actor=ANYBODY, asset=asset, to=center))


def _has_expired(handover: Handover, share: f.Share) -> bool:
    return share.status is Status.PENDING and handover.view.reached(share.expires_at)


def _by_link(handover: Handover) -> Iterator[Proposal]:
    """Yield what comes next where the owner of a TikTok account links it."""
    link, enough = handover.share(Origin.LINK), handover.enough
    center, asset = handover.center, handover.asset.id
    if link is None or link.status not in {Status.PENDING, Status.BOUND}:
        yield _any(
            c.LinkTikTokAccount(
                actor=ANYBODY,
                business_center=center,
                asset=asset,
                scopes=enough.share_scopes,
                mode=enough.mode,
                level=enough.level,
            )
        )
    elif link.status is Status.PENDING:
        yield from _of_pending_link(handover, link)
    elif handover.missing(link):
        wanted = (*scopes_of(link), *handover.missing(link))
        edit = c.EditLinkScopes(actor=ANYBODY, business_center=center, asset=asset, scopes=wanted)
        yield _any(edit)
        if link.requested_scopes:
            yield _any(c.ApproveScopes(actor=ANYBODY, asset=asset, to=center))
    elif handover.wants(link):
        gone = c.DisconnectTikTokAccount(actor=ANYBODY, business_center=center, asset=asset)
        yield _any(gone)


def _of_pending_link(handover: Handover, link: f.Share) -> Iterator[Proposal]:
    """Yield what answers a pending link, or clears it away for one that is enough."""
    center, asset = handover.center, handover.asset.id
    if _has_expired(handover, link):
        yield _any(c.RenewQr(actor=ANYBODY, business_center=center, asset=asset))
    else:
        yield _any(c.ApproveLink(actor=ANYBODY, asset=asset, to=center))
    if handover.wants(link):
        yield _any(c.RejectLink(actor=ANYBODY, asset=asset, to=center))


def by_ownership(view: View, asset: Asset, center: str) -> Iterator[Proposal]:
    """Yield what comes next where a Business Center becomes the owner of an asset."""
    if owner_of(asset) is not None:
        return
    match asset:
        case f.AdAccount():
            yield from _by_transfer(view, asset, center)
        case f.Shop():
            yield _any(c.ClaimShop(actor=ANYBODY, business_center=center, asset=asset.id))
        case f.Pixel(ad_account=str(account)):
            for side in dict.fromkeys((center, owner_of(view.tables.assets[account]))):
                if side is not None:
                    moved = c.TransferPixel(actor=ANYBODY, business_center=side, asset=asset.id)
                    yield _any(moved)
        case _:
            pass


def _by_transfer(view: View, account: f.AdAccount, center: str) -> Iterator[Proposal]:
    """Yield what transfers a person's ad account: at once, or asked for and accepted."""
    transfer, person = view.transfer(account.id, center), account.owner_user
    if person is None:
        return
    move = c.TransferAdAccount(actor=person, business_center=center, asset=account.id)
    yield Proposal(move, is_personal=True)
    if transfer is not None and transfer.status is TransferStatus.PENDING:
        accepted = c.AcceptTransfer(actor=person, business_center=center, asset=account.id)
        yield Proposal(accepted, is_personal=True)
    else:
        yield _any(attrs.evolve(move, actor=ANYBODY))


def _any(command: c.Command) -> Proposal:
    return Proposal(command)
