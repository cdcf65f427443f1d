"""Sharing (S1): how a Business Center holds an asset that it does not own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.rules import sources as s
from bcmodel.rules.rule import NOTHING, Case, Grain, Path, Rule, Stops, reasons_in, rule, stop
from bcmodel.rules.sources import Standing
from bcmodel.view import View
from bcmodel.vocab.actions import EVERY_ACTION
from bcmodel.vocab.levels import DEFAULT_SHARE_SCOPES
from bcmodel.vocab.reasons import Reason, RouteKind
from bcmodel.vocab.words import Kind, Level, Origin, Scope, ShareEnd, Status


def owner_of(asset: Thing) -> str | None:
    """Return the Business Center that owns an asset, if one does."""
    owner: str | None = getattr(asset, "owner", None)
    return owner


def can_be_shared(asset: Thing) -> bool:
    """Whether an asset can be shared: a pixel or catalog still in an ad account cannot."""
    return owner_of(asset) is not None or not isinstance(asset, f.Pixel | f.Catalog)


def paths_through(view: View, case: Case, asset: Thing, center: f.BusinessCenter) -> list[Path]:
    """Return the ways to an asset through one Business Center: as its owner, or by each share."""
    owner = owner_of(asset)
    if owner == center.id:
        return [Path(case, asset, RouteKind.OWNER, center)]
    shares = view.shares_to(asset.id, center.id)
    if shares:
        return [
            Path(case, asset, KIND_BY_ORIGIN[share.origin], center, share.origin, share)
            for share in shares
        ]
    if owner:
        return [Path(case, asset, RouteKind.PARTNER, center, Origin.PARTNER)]
    origin = Origin.LINK if isinstance(asset, f.TikTokAccount) else Origin.REQUEST
    return [Path(case, asset, RouteKind.REQUEST, center, origin)]


KIND_BY_ORIGIN = {
    Origin.PARTNER: RouteKind.PARTNER,
    Origin.REQUEST: RouteKind.REQUEST,
    Origin.LINK: RouteKind.REQUEST,
}

PARTNERSHIP = {
    Status.BOUND: NOTHING,
    Status.PENDING: stop(Reason.PARTNER_INVITE_PENDING, EVERY_ACTION),
    Status.REJECTED: stop(Reason.PARTNERSHIP_ENDED, EVERY_ACTION),
    Status.UNBOUND: stop(Reason.PARTNERSHIP_ENDED, EVERY_ACTION),
}
NOT_PARTNERS = stop(Reason.NOT_PARTNERS, EVERY_ACTION)


@rule(
    "S101",
    "partnership-stands",
    Grain.HOLDING,
    gives=[Reason.NOT_PARTNERS, *reasons_in(PARTNERSHIP)],
    holds="{center} and {granter} are partners",
    standing=Standing.DOCUMENTED,
    sources=[s.PARTNERS, s.LEADSIE],
)
def partnership_stands(view: View, path: Path) -> Stops:
    """What a partner shares counts while the two Business Centers are partners."""
    granter = granter_of(path)
    if granter is None or path.center is None:
        return NOTHING
    partnership = view.partnership(granter, path.center.id)
    if partnership is None:
        return NOT_PARTNERS
    if (
        partnership.status is Status.PENDING
        and not path.case.parameters.partner_acceptance_required
    ):
        return NOTHING
    return PARTNERSHIP[partnership.status]


def granter_of(path: Path) -> str | None:
    """Return the Business Center that shared, or would have to share, the asset with a partner."""
    if path.origin is not Origin.PARTNER:
        return None
    if path.share and path.share.granted_by:
        return path.share.granted_by
    return owner_of(path.asset)


MAY_NOT_SHARE = stop(Reason.RESHARE_FORBIDDEN, EVERY_ACTION)
LINK_WITHOUT_SHARING = stop(Reason.TT_SHARING_SCOPE_MISSING, EVERY_ACTION)
WHEN_A_LINK_IS_NOT_BOUND = (
    Reason.TT_LINK_PENDING,
    Reason.TT_QR_EXPIRED,
    Reason.TT_LINK_REJECTED,
    Reason.TT_OWNER_REVOKED,
    Reason.ASSET_REMOVED_FROM_BC,
    Reason.ASSET_TRANSFERRED_AWAY,
)


@rule(
    "S102",
    "granter-may-share",
    Grain.HOLDING,
    gives=[
        Reason.RESHARE_FORBIDDEN,
        Reason.TT_SHARING_SCOPE_MISSING,
        *WHEN_A_LINK_IS_NOT_BOUND,
    ],
    holds="{granter} may share {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.LEADSIE, s.API_NOTES],
)
def granter_may_share(view: View, path: Path) -> Stops:
    """Only owners share, but a TikTok account linked with the scope SHARING may be shared on."""
    share = path.share
    if share is None or share.origin is not Origin.PARTNER:
        return NOTHING
    if share.granted_by is None or share.granted_by == owner_of(path.asset):
        return NOTHING
    link = link_behind(view, path)
    if link is None:
        return MAY_NOT_SHARE
    if link.status is not Status.BOUND:
        return state_of(view, link)
    return NOTHING if Scope.SHARING in scopes_of(link) else LINK_WITHOUT_SHARING


def link_behind(view: View, path: Path) -> f.Share | None:
    """Return the link by which the granter of a shared TikTok account holds it."""
    share = path.share
    if share is None or share.granted_by is None or not isinstance(path.asset, f.TikTokAccount):
        return None
    if share.granted_by == path.asset.owner or share.origin is not Origin.PARTNER:
        return None
    return view.share(share.asset, share.granted_by, Origin.LINK)


def scopes_of(share: f.Share) -> tuple[Scope, ...]:
    """Return the scopes that a share names, or the default where it names none."""
    return share.scopes or DEFAULT_SHARE_SCOPES


NEVER_SHARED = stop(Reason.NOT_SHARED_WITH_PARTNER, EVERY_ACTION)
NEVER_HELD: dict[Kind, Stops] = {
    Kind.AD_ACCOUNT: stop(Reason.ASSET_USER_OWNED, EVERY_ACTION),
    Kind.TIKTOK_ACCOUNT: stop(Reason.TT_ACCOUNT_NOT_LINKED, EVERY_ACTION),
    Kind.SHOP: stop(Reason.SHOP_NOT_IN_BC, EVERY_ACTION),
    Kind.PIXEL: stop(Reason.PIXEL_NOT_IN_BC, EVERY_ACTION),
    Kind.CATALOG: stop(Reason.CATALOG_NOT_IN_BC, EVERY_ACTION),
}
REMOVED = stop(Reason.ASSET_REMOVED_FROM_BC, EVERY_ACTION)
TRANSFERRED = stop(Reason.ASSET_TRANSFERRED_AWAY, EVERY_ACTION)
QR_EXPIRED = stop(Reason.TT_QR_EXPIRED, EVERY_ACTION)
STATE = {
    (Origin.PARTNER, Status.UNBOUND): stop(Reason.SHARE_REVOKED, EVERY_ACTION),
    (Origin.REQUEST, Status.PENDING): stop(Reason.ACCESS_REQUEST_PENDING, EVERY_ACTION),
    (Origin.REQUEST, Status.REJECTED): stop(Reason.ACCESS_REQUEST_REJECTED, EVERY_ACTION),
    (Origin.REQUEST, Status.UNBOUND): stop(Reason.ACCESS_UNBOUND, EVERY_ACTION),
    (Origin.LINK, Status.PENDING): stop(Reason.TT_LINK_PENDING, EVERY_ACTION),
    (Origin.LINK, Status.REJECTED): stop(Reason.TT_LINK_REJECTED, EVERY_ACTION),
    (Origin.LINK, Status.UNBOUND): stop(Reason.TT_OWNER_REVOKED, EVERY_ACTION),
}


@rule(
    "S103",
    "asset-was-handed-over",
    Grain.HOLDING,
    gives=[
        Reason.NOT_SHARED_WITH_PARTNER,
        *reasons_in(NEVER_HELD),
        *reasons_in(STATE),
        Reason.TT_QR_EXPIRED,
        Reason.ASSET_REMOVED_FROM_BC,
        Reason.ASSET_TRANSFERRED_AWAY,
    ],
    is_anchor=True,
    holds="{asset} was handed over to {center}",
    standing=Standing.DOCUMENTED,
    sources=[s.PARTNERS, s.REQUEST_AD_ACCOUNT, s.TIKTOK_DELIVERY, s.REQUEST_SHOP, s.API_NOTES],
)
def asset_was_handed_over(view: View, path: Path) -> Stops:
    """Without owning it, a Business Center needs a share, an approved request or a link."""
    if path.origin is None or path.center is None:
        return NOTHING
    if path.share is not None:
        return state_of(view, path.share)
    if can_be_shared(path.asset):  # looked up for the note: a record may be there unseen
        view.share(path.asset.id, path.center.id, path.origin)
    return NEVER_SHARED if path.origin is Origin.PARTNER else never_held(path.asset)


def never_held(asset: Thing) -> Stops:
    """Return what stops everybody from an unowned asset that was never handed over."""
    return NEVER_HELD.get(asset.kind, NEVER_SHARED)


def state_of(view: View, share: f.Share) -> Stops:
    """Return what the state of a share, request or link stops."""
    if share.status is Status.BOUND:
        return NOTHING
    if share.status is Status.UNBOUND and share.ended is ShareEnd.REMOVED:
        return REMOVED
    if share.status is Status.UNBOUND and share.ended is ShareEnd.TRANSFERRED:
        return TRANSFERRED
    if share.origin is Origin.LINK and share.status is Status.PENDING:
        return QR_EXPIRED if view.reached(share.expires_at) else STATE[Origin.LINK, Status.PENDING]
    return STATE[share.origin, share.status]


RELATION = (partnership_stands, granter_may_share, asset_was_handed_over)
"""The requirements by which a Business Center holds an asset."""


def is_held(view: View, path: Path) -> bool:
    """Whether the Business Center of a path holds the asset this way: it owns it, or may use it."""
    if path.is_held is None:
        path.is_held = path.origin is None or all(
            view.passes(demand.judge, path) for demand in RELATION
        )
    return path.is_held


def ways_of_holding(
    view: View, case: Case, asset: Thing, center: f.BusinessCenter
) -> Iterator[Path]:
    """
    Yield the ways in which a Business Center holds an asset, as its owner or by a share.

    What is held opens something, so a way that may only be there unseen is left out.
    """
    for path in paths_through(view, case, asset, center):
        if path.origin is None or path.share is not None:
            path.is_held = relation_stands(view, path)
            if path.is_held:
                yield path


def relation_stands(view: View, path: Path) -> bool:
    """Whether a path meets every requirement of holding; one that certainly fails settles it."""
    return view.all_hold(partial(_is_met, demand, path) for demand in RELATION)


def _is_met(demand: Rule, path: Path, view: View) -> bool:
    return not demand.judge(view, path)


def holds_at_admin_level(
    view: View, case: Case, account: f.AdAccount, center: f.BusinessCenter
) -> bool:
    """Whether a Business Center holds an ad account of others at the level ADMIN."""
    paths = list(ways_of_holding(view, case, account, center))
    return any(path.share is not None and path.share.level is Level.ADMIN for path in paths)
