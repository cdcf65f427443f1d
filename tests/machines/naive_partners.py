"""Partners: partnerships, what is shared under them, and the label of a media agency."""

from __future__ import annotations

from itertools import product

import bcmodel as bc
from bcmodel.facts.record import Fact
from bcmodel.vocab.words import ShareEnd
from tests.differential.oracle_facts import LADDERS
from tests.differential.oracle_steps import scopes_of
from tests.machines.naive_fields import BadInput
from tests.machines.naive_turn import (
    BOUND,
    PARTNER,
    PENDING,
    REJECTED,
    UNBOUND,
    Turn,
    changed,
    made,
)

Shared = bc.AdAccount | bc.TikTokAccount | bc.Pixel | bc.Catalog | bc.Shop | bc.FormLibrary
SHARED = (bc.AdAccount, bc.TikTokAccount, bc.Pixel, bc.Catalog, bc.Shop, bc.FormLibrary)

# Partnerships


def _other_side(c: Turn) -> tuple[bc.BusinessCenter, bc.BusinessCenter]:
    """Return both sides; a Business Center is no side of its own (7.1)."""
    center, partner = c.center(), c.center("partner")
    if center == partner:
        raise BadInput(f"{center.id} is its own other side")
    return center, partner


def partnership(c: Turn, one: str, other: str) -> bc.Partnership | None:
    """Return the partnership of two Business Centers, whichever comes first."""
    return c.one(bc.Partnership, a=one, b=other) or c.one(bc.Partnership, a=other, b=one)


def _at_once(c: Turn) -> bool:
    return not c.parameters.partner_acceptance_required


def add_partner(c: Turn) -> None:
    """7: PENDING until accepted, BOUND at once if acceptance is not required."""
    center, partner = _other_side(c)
    c.ask("business_center.add_partner", center.id)
    found = partnership(c, center.id, partner.id)
    if found is not None and found.status == PENDING:
        c.refuse("ALREADY_PARTNERS" if _at_once(c) else "NOTHING_TO_DO")
    elif found is not None and found.status == BOUND:
        c.refuse("ALREADY_PARTNERS")
    status = BOUND if _at_once(c) else PENDING
    if c.refused:
        return
    c.put(bc.Partnership(center.id, partner.id, status=status, invited_by=center.id))


def _answer_partner(c: Turn, status: bc.Status) -> None:
    """7.1: accept and decline are the invited side's; without invited_by either's."""
    center, partner = _other_side(c)
    c.ask("business_center.add_partner", center.id)
    found = partnership(c, center.id, partner.id)
    if found is None or found.status != PENDING or found.invited_by == center.id:
        c.refuse("NOTHING_PENDING")
        return
    c.put(changed(found, status=status))


def accept_partner(c: Turn) -> None:
    """7.1: the invited side accepts."""
    _answer_partner(c, BOUND)


def decline_partner(c: Turn) -> None:
    """7.1: the invited side declines."""
    _answer_partner(c, REJECTED)


def remove_partner(c: Turn) -> None:
    """7: every share between the two ends at once; 7.1: what was requested or linked stays."""
    center, partner = _other_side(c)
    c.ask("business_center.remove_partner", center.id)
    found = partnership(c, center.id, partner.id)
    if found is None or c.partners(center.id, partner.id):
        c.refuse("NOTHING_TO_DO")
        return
    c.put(changed(found, status=UNBOUND))
    for one, other in ((center, partner), (partner, center)):
        for share in c.every(bc.Share, to=other.id, origin=PARTNER, status=BOUND):
            if granter(c, share) == one.id:
                end_share(c, share, ShareEnd.REVOKED)


# Shares


def granter(c: Turn, share: bc.Share) -> str | None:
    """RULEBOOK 2: granted_by; none is the owner."""
    owner: str | None = getattr(c.thing_of(share.asset), "owner", None)
    return share.granted_by or owner


def end_share(c: Turn, share: bc.Share, ended: ShareEnd) -> None:
    """Let a share be UNBOUND, and say how it ended."""
    c.put(changed(share, status=UNBOUND, ended=ended))


def end_onward(c: Turn, account: bc.TikTokAccount, center: str) -> None:
    """7: what a Business Center shared on under a link ends REVOKED with that link."""
    for share in c.every(bc.Share, asset=account.id, origin=PARTNER, status=BOUND):
        if share.granted_by == center and account.owner != center:
            end_share(c, share, ShareEnd.REVOKED)


def _shared(c: Turn) -> Shared | None:
    """Return the asset that is shared, or refuse one of a kind that never is."""
    found = c.thing("asset")
    if isinstance(found, SHARED):
        return found
    c.not_applicable()
    return None


def _ask_to_share(c: Turn, asset: Shared, center: str) -> bool:
    """7: share_asset, change_share, unshare_asset ask the asset's share_with_partner."""
    return c.ask(f"{asset.kind}.share_with_partner", asset.id, within=center)


def _granted(c: Turn, asset: Shared, center: str, to: str) -> bc.Share | None:
    """7.1: the BOUND share of origin PARTNER that `business_center` granted."""
    share = c.one(bc.Share, asset=asset.id, to=to, origin=PARTNER, status=BOUND)
    return share if share is not None and granter(c, share) == center else None


def share_asset(c: Turn) -> None:
    """7: over an ended share renews it, over a bound one ALREADY_SHARED; under a partnership."""
    center, to, asset = c.center(), c.center("to"), _shared(c)
    if center == to or (asset is not None and asset.owner == to.id):
        raise BadInput(f"{to.id} is its own other side")
    if asset is None:
        return
    _ask_to_share(c, asset, center.id)
    c.refuse(*c.partners(center.id, to.id))
    found = c.one(bc.Share, asset=asset.id, to=to.id, origin=PARTNER)
    if found is not None and found.status == BOUND:
        c.refuse("ALREADY_SHARED")
        return
    granted_by = None if asset.owner == center.id else center.id
    if asset.owner is not None or granted_by is not None:
        given = c.given("level", "scopes", "mode", "ads_only")
        c.put(made(bc.Share, asset.id, to.id, granted_by=granted_by, **given))


def change_share(c: Turn) -> None:
    """7: lowering in place may be refused; the receiving side changes nothing of its own."""
    center, to, asset = c.center(), c.center("to"), _shared(c)
    if asset is None:
        return
    if center == to and asset.owner == to.id:
        raise BadInput(f"{to.id} is its own other side")
    allowed = _ask_to_share(c, asset, center.id)
    entry = c.entry(to.id, c.actor)
    receives = entry is not None and entry.status == BOUND and entry.role == "ADMIN"
    c.unless(not receives or (allowed and center != to), "PARTNER_CANNOT_CHANGE_OWN")
    if center == to:
        return
    c.refuse(*c.partners(center.id, to.id))
    share = _granted(c, asset, center.id, to.id)
    if share is None:
        c.refuse("NOTHING_TO_DO")
        return
    after = changed(share, **c.given("level", "scopes", "mode", "ads_only"))
    if not c.parameters.partner_downgrade_in_place:
        c.unless(not _lowers(asset, share, after), "DOWNGRADE_NEEDS_REMOVAL")
    c.put(after)


def _lowers(asset: Fact, before: bc.Share, after: bc.Share) -> bool:
    """7.1: a lower level, a scope less, MANAGED to DELIVERY, ads_only set."""
    ladder = LADDERS.get(asset.kind, ("",))
    old, new = (ladder.index(one.level or ladder[0]) for one in (before, after))
    return (
        new < old
        or bool(scopes_of(before) - scopes_of(after))
        or (before.mode == "MANAGED" and after.mode == "DELIVERY")
        or (after.ads_only and not before.ads_only)
    )


def unshare_asset(c: Turn) -> None:
    """7: the share ends REVOKED; no partnership is needed."""
    center, to, asset = c.center(), c.center("to"), _shared(c)
    if center == to:
        raise BadInput(f"{to.id} is its own other side")
    if asset is None:
        return
    _ask_to_share(c, asset, center.id)
    share = _granted(c, asset, center.id, to.id)
    if share is None:
        c.refuse("NOTHING_TO_DO")
        return
    end_share(c, share, ShareEnd.REVOKED)


def drop_access(c: Turn) -> None:
    """7.1: every PARTNER and REQUEST share that is BOUND or PENDING ends REMOVED."""
    center, asset = c.center(), c.thing("asset")
    c.ask("business_center.request_access", center.id)
    if not isinstance(asset, SHARED):
        c.refuse("ACTION_NOT_APPLICABLE")
        return
    c.act()
    for origin, status in product((PARTNER, bc.Origin.REQUEST), (BOUND, PENDING)):
        for share in c.every(bc.Share, asset=asset.id, to=center.id, origin=origin, status=status):
            end_share(c, share, ShareEnd.REMOVED)


def set_media_agency(c: Turn) -> None:
    """7.1: one per ad account; AGENCY_CONFLICT over another that still holds the account."""
    agency, account = c.center(), c.fitting(bc.AdAccount, "ad_account")
    if account is None:
        return
    c.ask("ad_account.share_with_partner", account.id)
    for label in c.every(bc.MediaAgency, ad_account=account.id):
        if label.business_center != agency.id:
            c.unless(not c.holds(label.business_center, account), "AGENCY_CONFLICT")
            c.drop(label)
    c.put(bc.MediaAgency(account.id, agency.id))
