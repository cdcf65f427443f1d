"""Holding: what an asset is to a Business Center, as the rules see it and the platform tells it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from bcmodel import facts as f
from bcmodel.rules import STANDARD
from bcmodel.rules.ceilings import scopes_handed_over, share_reaches_the_profile
from bcmodel.rules.rule import Case, Path
from bcmodel.rules.sharing import granter_of, owner_of, ways_of_holding
from bcmodel.testing.recording.wire import ASSET_TYPES, MANAGED_BUSINESS_ACCOUNT, Shareable
from bcmodel.view import View
from bcmodel.vocab.levels import LADDERS, default_level
from bcmodel.vocab.words import Level, Mode, Origin, Scope, Status

STANDING = (Status.BOUND, Status.PENDING, Status.REJECTED, Status.UNBOUND)
"""The states of a relation: of several records, the one whose state comes first counts."""


@attrs.frozen(eq=False)
class Holding:
    """An asset in the inventory of a Business Center: how it came there, and on what terms."""

    asset: Shareable
    relation_type: str
    status: Status
    ways: Sequence[Path]
    """The ways in which it is held: none if it was asked for, was refused, or has ended."""
    records: Sequence[f.Share]
    """Every record of a share of it with the Business Center."""
    view: View

    @property
    def is_owned(self) -> bool:
        """Whether the Business Center owns it."""
        return self.relation_type == "OWNER_BC"

    @property
    def level(self) -> Level | None:
        """The level at which it was handed over: an asset has one, the highest there is."""
        ladder, usual = LADDERS[self.asset.kind], default_level(self.asset.kind)
        levels = [way.share.level or usual for way in self.ways if way.share]
        return max(filter(None, levels), key=ladder.index, default=None)

    @property
    def is_managed(self) -> bool:
        """Whether a TikTok account is held to be managed; an organization's own always is."""
        held = [way.share for way in self.ways if way.share]
        return self.is_owned or any(share.mode is Mode.MANAGED for share in held or self.records)

    @property
    def scopes(self) -> frozenset[Scope]:
        """What a TikTok account was handed over for."""
        return frozenset[Scope]().union(*(scopes_handed_over(self.view, w) for w in self.ways))

    @property
    def is_ads_only(self) -> bool:
        """Whether new videos of a TikTok account can be ads alone, whichever way it is held."""
        posting = [w for w in self.ways if Scope.NEW_VIDEOS in scopes_handed_over(self.view, w)]
        return all(share_reaches_the_profile.judge(self.view, way) for way in posting or self.ways)

    def is_granted_by(self, partner: str) -> bool:
        """Whether a partner shared it."""
        return any(granter_of(way) == partner for way in self.ways)

    def comes_under(self, asset_type: str) -> bool:
        """Whether it is listed under a type; managed TikTok accounts come under a second one."""
        if self.asset.kind is not ASSET_TYPES[asset_type]:
            return False
        return asset_type != MANAGED_BUSINESS_ACCOUNT or self.is_managed


def holding(
    view: View, asker: f.User, asset: Shareable, center: f.BusinessCenter
) -> Holding | None:
    """Return what an asset is to a Business Center; None where the two never met."""
    ways = list(ways_of_holding(view, Case(asker, asset, STANDARD.parameters), asset, center))
    records = view.shares_to(asset.id, center.id)
    states = {_state(view, asset, share) for share in records}
    status = Status.BOUND if ways else next((s for s in STANDING if s in states), None)
    if status is None:
        return None
    return Holding(asset, _relation_type(asset, center), status, ways, records, view)


def _state(view: View, asset: Shareable, share: f.Share) -> Status | None:
    """Return the state of a record that is no way of holding: its own, or that of its end."""
    if share.status is not Status.BOUND:
        return share.status
    partner = share.granted_by or owner_of(asset) if share.origin is Origin.PARTNER else None
    partnership = view.partnership(partner, share.to) if partner else None
    has_ended = partnership and partnership.status in (Status.REJECTED, Status.UNBOUND)
    return Status.UNBOUND if has_ended else None


def _relation_type(asset: Shareable, center: f.BusinessCenter) -> str:
    owner = owner_of(asset)
    if owner is None:
        return "OWNER_INDIVIDUAL"
    return "OWNER_BC" if owner == center.id else "OWNER_PARTNER"
