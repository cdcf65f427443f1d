"""Near: which parts of an export depend on some facts; it may name too many, never too few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcmodel import facts as f
from bcmodel.resolve import Resolver
from bcmodel.resolve.reverse import who_can
from bcmodel.resolve.touched import Touched
from bcmodel.vocab.actions import ACTIONS_OF
from bcmodel.vocab.words import Kind
from bcmodel.world.tables import Tables, counterpart

FOR_EVERYBODY = (f.Unseen, f.AppWorkspace)
"""Facts on which the answers about two things may depend for anybody."""


class Near:
    """The parts of an export that may differ between a World and the one that a change makes."""

    def __init__(self, changed: Iterable[f.Fact], before: Resolver, after: Resolver) -> None:
        self.worlds = (before, after)
        facts = list(changed)
        touched = Touched(facts, before.world.tables, after.world.tables)
        self.people = touched.people
        self.things = set(touched.things)
        """Assets, Business Centers and groups."""
        self.assignments = [fact for fact in facts if isinstance(fact, f.Assignment)]
        self.together = touched.people | touched.cells.keys()
        """People whose answers about two things at once may differ."""
        self.accounts: set[str] = set()
        """Ad accounts at which different things may meet."""
        for access in self.worlds:
            for fact in facts:
                version = counterpart(access.world.tables, fact)
                if version is not None:
                    self._add(version, access.world.tables)
        for access in self.worlds:
            self._spread(access.world.tables)
        for access in self.worlds:
            self._gather(access, facts)

    def _add(self, fact: f.Fact, tables: Tables) -> None:
        match fact:
            case f.GroupAssignment():
                self.things.add(fact.group)
            case f.SellerRole():
                self.things.add(fact.shop)
            case f.TikTokLink() | f.PixelLink() | f.AppConnection():
                self.accounts.add(fact.ad_account)
            case f.SparkCode():
                self.accounts.update(fact.applied_to)
            case f.Post():
                self.accounts.update(_with_codes(tables))
            case f.BusinessCenter():
                self.things.update(_ownerless(tables))
            case _:
                pass

    def _spread(self, tables: Tables) -> None:
        """Add what depends on a touched thing: made in it, lent to it, linked to it."""
        for name in list(self.things):
            asset = tables.assets.get(name)
            if isinstance(asset, f.AdAccount):
                self.accounts.add(name)
                self.things.update(tables.pixels_in.get(name, ()))
                self.things.update(tables.audiences_at.get(name, ()))
            elif isinstance(asset, f.TikTokAccount):
                self.accounts.update(_with_codes(tables))
                links = tables.tiktok_links.values()
                self.accounts.update(one.ad_account for one in links if one.tiktok_account == name)
            elif isinstance(asset, f.Audience):
                received = tables.audience_shares.get(name, ())
                self.accounts.update((asset.ad_account, *(one.ad_account for one in received)))

    def _gather(self, access: Resolver, facts: list[f.Fact]) -> None:
        """Add everybody who may work on one of the ad accounts, or everybody there is."""
        by_role = not access.rulebook.parameters.admin_must_be_assigned
        if by_role or any(isinstance(fact, FOR_EVERYBODY) for fact in facts):
            self.together.update(access.world.tables.users)
        for account in self.accounts:
            self.together |= who_can(access.index, ACTIONS_OF[Kind.AD_ACCOUNT], account)


def _with_codes(tables: Tables) -> Iterator[str]:
    """Yield the ad accounts that Spark Ads codes are applied to."""
    return (account for code in tables.codes.values() for account in code.applied_to)


def _ownerless(tables: Tables) -> Iterator[str]:
    """Yield the assets that any Business Center might receive."""
    movable = (f.AdAccount, f.Pixel)
    found = (asset for asset in tables.assets.values() if isinstance(asset, movable))
    return (asset.id for asset in found if asset.owner is None)
