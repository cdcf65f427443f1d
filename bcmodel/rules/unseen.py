"""Unseen: what may be there although it is not listed, taken at the most that it could be."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.rules.rule import Case, Path
from bcmodel.rules.sharing import KIND_BY_ORIGIN, can_be_shared, owner_of, paths_through
from bcmodel.view import View
from bcmodel.vocab.levels import LADDERS, SHARE_SCOPES
from bcmodel.vocab.words import Kind, Mode, Origin


def unseen_paths_through(
    view: View, case: Case, asset: Thing, center: f.BusinessCenter
) -> Iterator[Path]:
    """Yield the ways that a share not seen could open beside those of `paths_through`."""
    if owner_of(asset) == center.id or not can_be_shared(asset):
        return
    told = {path.origin for path in paths_through(view, case, asset, center) if path.share}
    for origin in Origin:
        known = {"asset": asset.id, "to": center.id, "origin": origin}
        if origin not in told and view.world.may_hide(Kind.SHARE, known):
            for granter in granters(view, asset, center) if origin is Origin.PARTNER else [None]:
                share = at_best(asset, center, origin, granter)
                kind = KIND_BY_ORIGIN[origin]
                yield Path(case, asset, kind, center, origin, share, is_unseen=True)


def granters(view: View, asset: Thing, center: f.BusinessCenter) -> list[str]:
    """Return who could share it with a Business Center: its owner; a TikTok account, anybody."""
    if isinstance(asset, f.TikTokAccount):
        return [name for name in view.tables.centers if name != center.id]
    owner = owner_of(asset)
    return [owner] if owner else []


def at_best(asset: Thing, center: f.BusinessCenter, origin: Origin, granter: str | None) -> f.Share:
    """Return the most that an unseen share could hand over."""
    is_tiktok = isinstance(asset, f.TikTokAccount)
    return f.Share(
        asset.id,
        center.id,
        origin=origin,
        granted_by=granter,
        level=next(reversed(LADDERS.get(asset.kind, ())), None),
        scopes=SHARE_SCOPES if is_tiktok else (),
        mode=Mode.MANAGED if is_tiktok else Mode.DELIVERY,
    )


NAMING_AN_ACCOUNT = frozenset({"id", "asset", "ad_account"})


def unseen_accounts(view: View, user: str) -> Iterator[f.AdAccount]:
    """Yield ad accounts that may exist unseen: the person's own, and each Business Center's."""
    named = {
        value
        for patterns in view.tables.unseen.values()
        for pattern in patterns
        for field, value in pattern.where
        if field in NAMING_AN_ACCOUNT and isinstance(value, str)
    }
    for name in ("an unseen ad account", *sorted(named - view.tables.assets.keys())):
        if view.world.may_hide(Kind.AD_ACCOUNT, {"id": name}):
            yield f.AdAccount(name, owner_user=user)
            yield from (f.AdAccount(name, owner=center) for center in view.tables.centers)
