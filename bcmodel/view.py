"""
View: reading a World.

Rules read facts only through a View. This one is silent, and answers as fast as a dict; the one in
`noting.py` answers the same and takes notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Concatenate, ParamSpec, TypeVar

import attrs

from bcmodel import facts as f
from bcmodel.vocab.words import Kind, Origin
from bcmodel.world import World
from bcmodel.world.tables import assignments_in

A = ParamSpec("A")
P = TypeVar("P")
R = TypeVar("R")
T = TypeVar("T")

NOBODY: Mapping[str, f.Member] = MappingProxyType({})
_ORIGINS = list(Origin)


def _order_of_origin(share: f.Share) -> int:
    return _ORIGINS.index(share.origin)


@attrs.frozen
class Lookup:
    """What a method of `View` looks up: the kind of fact, and the starred fields it fixes."""

    kind: Kind
    fields: tuple[str, ...]
    of_many: bool = False
    relies_on_absence: bool = False


LOOKUPS: dict[str, Lookup] = {}
"""What each reading looks up."""


def _looks_up(
    kind: Kind, *fields: str, **manner: bool
) -> Callable[[Callable[Concatenate[View, A], R]], Callable[Concatenate[View, A], R]]:
    """Declare what a reading looks up, so that a `NotingView` can note it."""

    def register(
        reading: Callable[Concatenate[View, A], R],
    ) -> Callable[Concatenate[View, A], R]:
        LOOKUPS[reading.__name__] = Lookup(kind, fields, **manner)
        return reading

    return register


class View:
    """A World read at an instant, without a trace."""

    __slots__ = ("now", "tables", "world")

    def __init__(self, world: World, now: datetime) -> None:
        self.world = world
        self.tables = world.tables
        self.now = now

    def passes(self, demand: Callable[[View, P], object], path: P) -> bool:
        """Whether a demand that another rule builds on stops nothing."""
        return not demand(self, path)

    def all_hold(self, conditions: Iterable[Callable[[View], bool]]) -> bool:
        """Whether all of several conditions of one rule hold."""
        return all(condition(self) for condition in conditions)

    def reached(self, moment: datetime | None) -> bool:
        """Whether something that ends at this moment has ended; without a moment it never does."""
        return moment is not None and self.now >= moment

    @_looks_up(Kind.USER, "id")
    def user(self, user: str) -> f.User | None:
        """Return the person with this id."""
        return self.tables.users.get(user)

    @_looks_up(Kind.BUSINESS_CENTER, "id")
    def center(self, center: str) -> f.BusinessCenter | None:
        """Return the Business Center with this id."""
        return self.tables.centers.get(center)

    @_looks_up(Kind.AD_ACCOUNT, "id")
    def ad_account(self, account: str) -> f.AdAccount | None:
        """Return the ad account with this id."""
        found = self.tables.assets.get(account)
        return found if isinstance(found, f.AdAccount) else None

    @_looks_up(Kind.TIKTOK_ACCOUNT, "id")
    def tiktok_account(self, account: str) -> f.TikTokAccount | None:
        """Return the TikTok account with this id."""
        found = self.tables.assets.get(account)
        return found if isinstance(found, f.TikTokAccount) else None

    @_looks_up(Kind.MEMBER, "business_center", "user")
    def member(self, center: str, user: str) -> f.Member | None:
        """Return a person's entry in a Business Center, whatever its state."""
        row = self.tables.members.get(user)
        return row.get(center) if row else None

    @_looks_up(Kind.MEMBER, "user", of_many=True)
    def memberships(self, user: str) -> Mapping[str, f.Member]:
        """Return a person's entries by Business Center."""
        return self.tables.members.get(user, NOBODY)

    @_looks_up(Kind.MEMBER, "business_center", of_many=True)
    def team(self, center: str) -> Mapping[str, f.Member]:
        """Return a Business Center's entries by person, past ones too."""
        return self.tables.teams.get(center, NOBODY)

    @_looks_up(Kind.PARTNERSHIP, "a", "b")
    def partnership(self, a: str, b: str) -> f.Partnership | None:
        """Return what two Business Centers are to each other."""
        return self.tables.partnerships.get((a, b) if a < b else (b, a))

    @_looks_up(Kind.SHARE, "asset", of_many=True)
    def shares(self, asset: str) -> tuple[f.Share, ...]:
        """Return every record of an asset handed to a Business Center."""
        return self.tables.shares.get(asset, ())

    def shares_to(self, asset: str, to: str) -> tuple[f.Share, ...]:
        """Return the records of an asset handed to one Business Center, in order of origin."""
        shares = self.tables.shares.get(asset)
        if not shares:
            return ()
        here = [share for share in shares if share.to == to]
        return tuple(sorted(here, key=_order_of_origin)) if len(here) > 1 else tuple(here)

    @_looks_up(Kind.SHARE, "asset", "to", "origin")
    def share(self, asset: str, to: str, origin: Origin) -> f.Share | None:
        """Return the record of an asset handed to a Business Center in one way."""
        for share in self.tables.shares.get(asset, ()):
            if share.to == to and share.origin is origin:
                return share
        return None

    @_looks_up(Kind.SHARE, "to", of_many=True)
    def received(self, center: str) -> tuple[f.Share, ...]:
        """Return every record of an asset handed to a Business Center."""
        return self.tables.received.get(center, ())

    @_looks_up(Kind.AD_ACCOUNT, "owner", of_many=True)
    def ad_accounts_of(self, center: str) -> tuple[f.AdAccount, ...]:
        """Return the ad accounts that a Business Center owns."""
        return self._owned(center, f.AdAccount)

    @_looks_up(Kind.CATALOG, "owner", of_many=True)
    def catalogs_of(self, center: str) -> tuple[f.Catalog, ...]:
        """Return the catalogs that a Business Center owns."""
        return self._owned(center, f.Catalog)

    def _owned(self, center: str, asset_class: type[T]) -> tuple[T, ...]:
        assets = (self.tables.assets[asset] for asset in self.tables.owned.get(center, ()))
        return tuple(asset for asset in assets if isinstance(asset, asset_class))

    @_looks_up(Kind.TRANSFER, "ad_account", of_many=True)
    def transfers(self, ad_account: str) -> tuple[f.Transfer, ...]:
        """Return what became of every attempt to move an ad account into a Business Center."""
        return self.tables.transfers.get(ad_account, ())

    @_looks_up(Kind.TRANSFER, "ad_account", "to")
    def transfer(self, ad_account: str, to: str) -> f.Transfer | None:
        """Return what became of moving an ad account into one Business Center."""
        return next((t for t in self.tables.transfers.get(ad_account, ()) if t.to == to), None)

    @_looks_up(Kind.MEDIA_AGENCY, "ad_account", of_many=True)
    def agencies(self, ad_account: str) -> tuple[f.MediaAgency, ...]:
        """Return the agencies that an ad account is labelled with."""
        return self.tables.agencies.get(ad_account, ())

    @_looks_up(Kind.ASSIGNMENT, "business_center", "user", "asset")
    def assignment(self, center: str, user: str, asset: str) -> f.Assignment | None:
        """Return what a Business Center assigned to a person on an asset."""
        row = self.tables.assignments.get(user)
        held = row.get(asset) if row else None
        if held is None:
            return None
        for assignment in held if isinstance(held, tuple) else (held,):
            if assignment.business_center == center:
                return assignment
        return None

    @_looks_up(Kind.ASSIGNMENT, "asset", of_many=True)
    def assignments_on(self, asset: str) -> tuple[f.Assignment, ...]:
        """Return what is assigned of an asset, to anybody in any Business Center."""
        assignments = self.tables.assignments
        people = dict.fromkeys(self.tables.assignees.get(asset, ()))
        return tuple(a for user in people for a in assignments_in(assignments[user][asset]))

    @_looks_up(Kind.ASSIGNMENT, "user", of_many=True)
    def assignments_of(self, user: str) -> tuple[f.Assignment, ...]:
        """Return everything assigned to a person, in any Business Center."""
        row = self.tables.assignments.get(user)
        return tuple(a for held in row.values() for a in assignments_in(held)) if row else ()

    @_looks_up(Kind.GROUP_ASSIGNMENT, "user", of_many=True)
    def groups_assigned_to(self, user: str) -> tuple[f.GroupAssignment, ...]:
        """Return every level at which any group is assigned to a person."""
        row = self.tables.group_assignments.get(user)
        return tuple(held for levels in row.values() for held in levels) if row else ()

    @_looks_up(Kind.GROUP_ASSIGNMENT, "group", of_many=True)
    def people_in_group(self, group: str) -> tuple[f.GroupAssignment, ...]:
        """Return every level at which a group is assigned to anybody."""
        levels = self.tables.group_assignments
        people = dict.fromkeys(self.tables.group_people.get(group, ()))
        return tuple(held for user in people for held in levels[user][group])

    @_looks_up(Kind.GROUP_ASSIGNMENT, "group", "user", of_many=True)
    def group_levels(self, group: str, user: str) -> tuple[f.GroupAssignment, ...]:
        """Return the levels at which a group is assigned to a person."""
        row = self.tables.group_assignments.get(user)
        return row.get(group, ()) if row else ()

    def levels_by_group(
        self, center: str, account: str, user: str
    ) -> tuple[f.GroupAssignment, ...]:
        """Return the levels on an ad account that a Business Center's groups give a person."""
        groups = self.tables.groups_with.get(account)
        if not groups:
            return ()
        return tuple(
            held
            for group in groups
            if group.business_center == center
            for held in self.group_levels(group.id, user)
        )

    @_looks_up(Kind.TIKTOK_LINK, "tiktok_account", "ad_account", "business_center")
    def tiktok_link(self, account: str, ad_account: str, center: str) -> f.TikTokLink | None:
        """Return the link of a TikTok account to an ad account in a Business Center."""
        return self.tables.tiktok_links.get((account, ad_account, center))

    @_looks_up(Kind.PIXEL_LINK, "pixel", "ad_account")
    def pixel_link(self, pixel: str, ad_account: str) -> f.PixelLink | None:
        """Return the link of a pixel to an ad account."""
        return self.tables.pixel_links.get((pixel, ad_account))

    @_looks_up(Kind.AUDIENCE_SHARE, "audience", of_many=True)
    def audience_shares(self, audience: str) -> tuple[f.AudienceShare, ...]:
        """Return the records of an audience given to ad accounts."""
        return self.tables.audience_shares.get(audience, ())

    @_looks_up(Kind.AUDIENCE_SHARE, "audience", "ad_account")
    def audience_share(self, audience: str, ad_account: str) -> f.AudienceShare | None:
        """Return the record of an audience given to one ad account."""
        shares = self.tables.audience_shares.get(audience, ())
        return next((share for share in shares if share.ad_account == ad_account), None)

    @_looks_up(Kind.POST, "id")
    def post(self, post: str) -> f.Post | None:
        """Return the post with this id."""
        return self.tables.posts.get(post)

    @_looks_up(Kind.SPARK_CODE, "post", of_many=True)
    def codes_for(self, post: str) -> tuple[f.SparkCode, ...]:
        """Return the Spark Ads codes issued for a post."""
        return self.tables.codes_for.get(post, ())

    @_looks_up(Kind.SELLER_ROLE, "shop", "user", of_many=True)
    def seller_roles(self, shop: str, user: str) -> tuple[f.SellerRole, ...]:
        """Return a person's roles in a shop's Seller Center."""
        return tuple(r for r in self.tables.seller_roles.get(shop, ()) if r.user == user)

    @_looks_up(Kind.SELLER_ROLE, "shop", "user", "role")
    def seller_role(self, shop: str, user: str, role: str) -> f.SellerRole | None:
        """Return one role of a person in a shop's Seller Center."""
        roles = self.tables.seller_roles.get(shop, ())
        return next((r for r in roles if r.user == user and r.role == role), None)

    @_looks_up(Kind.APP_WORKSPACE, "id")
    def workspace(self, workspace: str) -> f.AppWorkspace | None:
        """Return the app workspace with this id."""
        return self.tables.workspaces.get(workspace)

    @_looks_up(Kind.APP_CONNECTION, "ad_account", of_many=True, relies_on_absence=True)
    def connections(self, ad_account: str) -> tuple[f.AppConnection, ...]:
        """Return the app workspaces an ad account is connected to."""
        return self.tables.connections.get(ad_account, ())
