"""Survey: a World as audits read it, keeping what several looks ask for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import attrs

from bcmodel import facts as f
from bcmodel.advise.actors import STAND_IN
from bcmodel.noting import NotingView
from bcmodel.resolve import Resolver
from bcmodel.rules import Case, Path, Setting
from bcmodel.rules.conditions.partners import granter_behind, reasons_not_to_be_partners
from bcmodel.rules.sharing import owner_of, paths_through, relation_stands, ways_of_holding
from bcmodel.rules.unseen import unseen_paths_through
from bcmodel.view import View
from bcmodel.vocab.levels import LADDERS, rank
from bcmodel.vocab.words import Kind, Level, Origin, Status
from bcmodel.world.references import SHAREABLE
from bcmodel.world.tables import assignments_in


@attrs.frozen
class Holding:
    """
    How a Business Center holds an asset: by which ways; without any, it does not.

    There `may_be_more` ways where something unseen could open another.
    """

    ways: tuple[Path, ...]
    may_be_more: bool

    @property
    def shares(self) -> tuple[f.Share, ...]:
        """The shares by which it is held, unless it is owned."""
        return tuple(path.share for path in self.ways if path.share)

    @property
    def is_owned(self) -> bool:
        """Whether the Business Center owns the asset."""
        return any(path.origin is None for path in self.ways)


@attrs.frozen
class PartnerShare:
    """A bound share that counts, its asset, and the Business Center that granted it."""

    share: f.Share
    asset: f.Asset
    granter: str

    @property
    def level(self) -> Level | None:
        """The level that it hands over, the lowest where it names none; None without a ladder."""
        ladder = LADDERS[self.asset.kind]
        return ladder[rank(self.asset.kind, self.share.level)] if ladder else None


class Survey:
    """A World as audits read it."""

    def __init__(self, access: Resolver) -> None:
        self.access = access
        self.world = access.world
        self.tables = access.world.tables
        self.view = View(access.world, access.world.at)
        self.parameters = access.rulebook.parameters
        self.setting = Setting(self.view, self.parameters, STAND_IN)
        self._holdings: dict[tuple[str, str], Holding] = {}

    def may_hide(self, kind: Kind, **known: str) -> bool:
        """Whether there may be an unseen fact of this kind with these values in its fields."""
        return self.world.may_hide(kind, known)

    def holding(self, asset: str, center: str) -> Holding:
        """Return how a Business Center holds an asset."""
        known = self._holdings.get((asset, center))
        if known is None:
            thing, here = self.tables.assets[asset], self.tables.centers[center]
            case = Case(STAND_IN, thing, self.parameters)
            ways = tuple(ways_of_holding(self.view, case, thing, here))
            known = Holding(ways, self._may_hold_otherwise(case, thing, here))
            self._holdings[asset, center] = known
        return known

    def _may_hold_otherwise(self, case: Case, asset: f.Asset, here: f.BusinessCenter) -> bool:
        if not self.tables.unseen or owner_of(asset) == here.id:
            return False
        listed = (p for p in paths_through(self.view, case, asset, here) if p.share is not None)
        unseen = unseen_paths_through(self.view, case, asset, here)
        return any(self._is_in_doubt(path) for path in listed) or any(
            not self._is_ruled_out(path) for path in unseen
        )

    def _is_in_doubt(self, path: Path) -> bool:
        """Whether a way that does not count might do so because of something unseen."""
        return not relation_stands(self.view, path) and not self._is_ruled_out(path)

    def _is_ruled_out(self, path: Path) -> bool:
        """Whether a way cannot count, whatever may be unseen."""
        noting = NotingView(self.world, self.world.at)
        return not relation_stands(noting, path) and not noting.leaves_open(stopped=True)

    @cached_property
    def partner_shares(self) -> tuple[PartnerShare, ...]:
        """Every bound share with a partner that counts."""
        return tuple(self._partner_shares())

    def _partner_shares(self) -> Iterator[PartnerShare]:
        for asset, shares in sorted(self.tables.shares.items()):
            for share in shares:
                if share.origin is not Origin.PARTNER or share.status is not Status.BOUND:
                    continue
                granter = granter_behind(self.view, share)
                if granter and share in self.holding(asset, share.to).shares:
                    yield PartnerShare(share, self.tables.assets[asset], granter)

    def are_partners(self, one: str, other: str) -> bool:
        """Whether two Business Centers count as partners."""
        return not reasons_not_to_be_partners(self.setting, one, other)

    def may_share_unseen(self, granter: str, to: str) -> bool:
        """Whether one Business Center may share something with another by an unseen share."""
        if not self.tables.unseen:
            return False
        hides_assets = any(self.may_hide(kind) for kind in SHAREABLE)
        if hides_assets and self.may_hide(Kind.SHARE, to=to):
            return True
        return any(self.holding(asset, to).may_be_more for asset in self._shared_by(granter))

    def _shared_by(self, granter: str) -> Iterator[str]:
        """Yield what a Business Center could share: what it owns, and any TikTok account."""
        yield from self.tables.owned.get(granter, ())
        for asset in self.tables.assets.values():
            if isinstance(asset, f.TikTokAccount) and asset.owner != granter:
                yield asset.id

    def assignments(self) -> Iterator[f.Assignment]:
        """Yield every assignment, by person and asset."""
        for _, row in sorted(self.tables.assignments.items()):
            for _, held in sorted(row.items()):
                yield from assignments_in(held)
