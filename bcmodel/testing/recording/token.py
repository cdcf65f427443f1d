"""Tokens: who makes a capture, and what the documentation leaves open about answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from bcmodel import facts as f
from bcmodel.testing.recording.holding import Holding, holding
from bcmodel.testing.recording.records import (
    Frame,
    Record,
    Request,
    Row,
    all_pages,
    in_list,
    one_page,
)
from bcmodel.view import View
from bcmodel.vocab.words import CenterStatus, Role, Status
from bcmodel.world import World

LARGEST_PAGE = {"bc/member/get": 20, "bc/asset/member/get": 20, "identity/get": 100}
"""The largest page that an endpoint takes, where it is not the usual one."""
USUAL_LARGEST_PAGE = 50


@attrs.frozen(kw_only=True)
class Platform:
    """
    What the documentation leaves open, or contradicts itself about: each field is one choice.

    >>> Platform(page_size=2).lists_former_members
    False
    """

    page_size: int = 1000
    """Rows to a page, or fewer where an endpoint does not give that many."""
    lists_former_members: bool = False
    """Whether bc/member/get has people whose membership has ended."""
    lists_partner_assets: bool = True
    """Whether bc/asset/admin/get has what partners shared; it has been seen without."""
    tells_every_relation: bool = True
    """
    Whether bc/asset/admin/get has the `relation_status` of every type of asset.

    It is documented for some. If not for all, the others list only what is bound, without it.
    """
    groups_in_lists: bool = False
    """Whether bc/asset_group/get gives a list of one group, not the group itself."""


class Token:
    """An Admin's token: a World, a Business Center, and the person who granted it."""

    def __init__(self, world: World, center: f.BusinessCenter, platform: Platform) -> None:
        self.world = world
        self.tables = world.tables
        self.view = View(world, world.at)
        self.center = center
        self.platform = platform
        self.person = self.tables.users[admins_of(world, center.id)[0]]

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Everything that the Business Center holds, asked for or lost, in order of ids."""
        assets = self.tables.assets
        things = (assets[name] for name in sorted(assets))
        found = (self.holding_of(asset, self.center) for asset in things)
        return tuple(one for one in found if one)

    def holding_of(self, asset: f.Asset, center: f.BusinessCenter) -> Holding | None:
        """Return what an asset is to a Business Center, if anything."""
        if isinstance(asset, f.Audience):
            return None
        return holding(self.view, self.person, asset, center)

    def held_as(self, asset_type: str) -> list[Holding]:
        """Return what the Business Center holds of an asset type."""
        return [one for one in self.holdings if one.ways and one.comes_under(asset_type)]

    def people(self, *statuses: Status) -> list[tuple[f.User, f.Member]]:
        """Return the people with an entry of one of these states, in order of their ids."""
        team = self.tables.teams.get(self.center.id, {})
        return [
            (self.tables.users[user], team[user])
            for user in sorted(team)
            if team[user].status in statuses
        ]

    def answer(
        self, endpoint: str, request: Request, rows: Sequence[Row], frame: Frame = in_list
    ) -> Iterator[Record]:
        """Yield an answer about the Business Center, page by page."""
        largest = LARGEST_PAGE.get(endpoint, USUAL_LARGEST_PAGE)
        size = min(self.platform.page_size, largest)
        yield from all_pages(endpoint, _sent(request), self.world.at, rows, size, frame)

    def answer_at_once(self, endpoint: str, request: Request, data: Row) -> Iterator[Record]:
        """Yield an answer that comes without pages."""
        yield one_page(endpoint, _sent(request), self.world.at, data)


def _sent(request: Mapping[str, object]) -> Request:
    """Return a query as it is sent: its lists and objects are JSON text."""
    return {
        name: json.dumps(value) if isinstance(value, list | dict) else value
        for name, value in request.items()
    }


def admins_of(world: World, center: str) -> list[str]:
    """Return who could grant a token for a Business Center; nobody where it is deleted."""
    home = world.tables.centers.get(center)
    if home is None or home.status is CenterStatus.DELETED:
        return []
    team = world.tables.teams.get(center, {})
    return sorted(
        user
        for user, entry in team.items()
        if entry.role is Role.ADMIN and entry.status is Status.BOUND
    )
