"""What a complete capture settles: the questions that its import answers with yes or no."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import bcmodel as bc
from bcmodel.rules.levels import LEVEL_NEEDED
from bcmodel.testing.making.questions import Asked
from bcmodel.testing.recording.granting import Granted, granted
from bcmodel.testing.recording.holding import Holding
from bcmodel.testing.recording.token import Platform, Token
from bcmodel.vocab.actions import ACTIONS_OF, JOINT, members
from bcmodel.vocab.levels import LADDERS
from tests.laws.capturing import may
from tests.presuming import Presuming

OF_SELLERS = {
    bc.Action.SHOP_OPERATE,
    bc.Action.SHOP_MANAGE_STAFF,
    bc.Action.SHOP_APPROVE_REQUESTS,
}
JOINTLY = {
    bc.Kind.PIXEL: bc.Action.AD_ACCOUNT_USE_PIXEL,
    bc.Kind.CATALOG: bc.Action.AD_ACCOUNT_USE_CATALOG,
}
WITHOUT_TERMS = (bc.Kind.PIXEL, bc.Kind.SHOP, bc.Kind.FORM_LIBRARY)
"""Kinds of asset of which any way of holding gives as much as the next."""
LISTED = (bc.Status.BOUND, bc.Status.PENDING, bc.Status.REJECTED)
LEVEL_FOR = {
    action: level
    for levels in LEVEL_NEEDED.values()
    for level, actions in levels.items()
    for action in members(actions)
}
SCOPES_FOR = {
    bc.Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS: ("EXISTING_POSTS", "POST"),
    bc.Action.TIKTOK_ACCOUNT_PUBLISH_AD_VIDEOS: ("NEW_VIDEOS", "POST"),
    bc.Action.TIKTOK_ACCOUNT_PUBLISH_TO_PROFILE: ("NEW_VIDEOS", "POST"),
    bc.Action.TIKTOK_ACCOUNT_USE_LIVE: ("LIVE", "LIVE"),
    bc.Action.TIKTOK_ACCOUNT_MANAGE_MESSAGES: ("DIRECT_MESSAGE", "DIRECT_MESSAGE"),
}
"""The scope of a share and of an assignment that each action needs."""


class Promises:
    """What is promised about one Business Center of a complete capture."""

    def __init__(self, presuming: Presuming, center: str) -> None:
        world = presuming.world
        self.presuming = presuming
        self.center = center
        self.token = Token(world, world.tables.centers[center], Platform())
        self.truth = bc.Resolver(presuming.worlds()[0])
        self.others = [
            Token(world, world.tables.centers[other], Platform())
            for other in presuming.capture.centers
            if other != center
        ]

    @cached_property
    def people(self) -> dict[str, bc.Member]:
        """Who has an entry here that the platform lists, by the id they are known by."""
        entries = self.token.people(*LISTED)
        return {self.presuming.person(self.center, user.id): entry for user, entry in entries}

    def questions(self) -> Iterator[Asked]:
        """Yield every question that is settled."""
        for user in self.people:
            yield from self._about_the_center(user)
            for one in self.token.holdings:
                for asked in [*self._on(user, one), *self._joint(user, one)]:
                    if self._is_settled(asked):
                        yield asked
                    if may(self.truth, asked) or self._is_owned_alone(asked):
                        yield asked._replace(within=None)

    def _about_the_center(self, user: str) -> Iterator[Asked]:
        for action in members(ACTIONS_OF[bc.Kind.BUSINESS_CENTER]):
            yield Asked(user, action, self.center)
        for group in self.presuming.world.tables.groups_of.get(self.center, ()):
            for action in members(ACTIONS_OF[bc.Kind.ACCOUNT_GROUP]):
                yield Asked(user, action, group.id)

    def _on(self, user: str, one: Holding) -> Iterator[Asked]:
        """Yield what is settled of a person on an asset, inside the Business Center."""
        actions = members(ACTIONS_OF[one.asset.kind]) if one.ways else ()
        for action in (a for a in actions if a not in JOINT and a not in OF_SELLERS):
            if self._is_known(one) or self._is_settled_on_a_floor(user, action, one):
                yield Asked(user, action, one.asset.id, within=self.center)

    def _is_known(self, one: Holding) -> bool:
        """Whether the terms are known on which an asset is held."""
        if one.asset.kind is bc.Kind.TIKTOK_ACCOUNT:
            return one.is_owned and self._is_matched(one)
        if one.asset.kind in WITHOUT_TERMS:
            return True
        return one.is_owned or _is_shared_with_its_level(one)

    def _is_settled_on_a_floor(self, user: str, action: bc.Action, one: Holding) -> bool:
        """Whether a question is settled of an asset held on terms that are not known in full."""
        is_account = one.asset.kind is bc.Kind.TIKTOK_ACCOUNT
        if is_account and not self._is_matched(one):
            return False
        entry = self.people[user]
        if entry.status is not bc.Status.BOUND:
            return True
        grant = granted(self.token, entry.user, one.asset)
        if is_account:
            return _by_scopes(action, one, grant)
        return _by_level(action, one, grant, is_admin=entry.role is bc.Role.ADMIN)

    def _is_matched(self, one: Holding) -> bool:
        """
        Whether an identity tells of a TikTok account what it may be used for here.

        Its owner, where that is recorded, must be told as well; else the account is not listed.
        """
        owner = getattr(one.asset, "owner", None)
        needed = {self.center, owner} & {self.center, *self.presuming.capture.centers}
        return all((center, one.asset.id) in self.presuming.matched for center in needed)

    def _joint(self, user: str, one: Holding) -> Iterator[Asked]:
        """Yield what is settled of a person who uses something in an ad account."""
        if not (isinstance(one.asset, bc.AdAccount) and one.ways and self._is_known(one)):
            return
        for other in self.token.holdings:
            action = JOINTLY.get(other.asset.kind)
            if action and other.ways and self._is_known(other):
                yield Asked(user, action, one.asset.id, other.asset.id, None, self.center)
        for code in self.codes:
            spark = bc.Action.AD_ACCOUNT_RUN_SPARK_ADS
            yield Asked(user, spark, one.asset.id, code, None, self.center)

    @cached_property
    def codes(self) -> set[str]:
        """The codes applied here, where every ad account that is listed tells its codes."""
        told = self.presuming.capture.records
        read = {
            record["request"]["advertiser_id"]
            for record in told
            if record["endpoint"] == "tt_video/list"
        }
        rows = self.presuming.rows("bc/asset/admin/get", asset_type="ADVERTISER")
        if not {row["asset_id"] for row in rows} <= read:
            return set()
        here = {one.asset.id for one in self.token.held_as("ADVERTISER")}
        return {
            code.code
            for code in self.presuming.world.tables.codes.values()
            if here & {*code.applied_to} and code.status != "DELETED"
        }

    def _is_settled(self, asked: Asked) -> bool:
        """Whether nothing that another recorded Business Center holds leaves a denial open."""
        if may(self.truth, asked):
            return True
        named = {asked.asset, asked.using}
        held = (one for token in self.others for one in token.holdings if one.asset.id in named)
        return all(one.is_owned or _is_shared_with_its_level(one) for one in held)

    def _is_owned_alone(self, asked: Asked) -> bool:
        """Whether an ad account or catalog belongs to the Business Center, and nobody holds it."""
        asset = self.presuming.world.tables.assets.get(asked.asset)
        if not isinstance(asset, bc.AdAccount | bc.Catalog) or asked.using:
            return False
        shares = self.presuming.world.tables.shares.get(asset.id, ())
        return asset.owner == self.center and not shares


def _is_shared_with_its_level(one: Holding) -> bool:
    """Whether a partner shares an asset in the list that tells its level."""
    asset = one.asset
    if not isinstance(asset, bc.AdAccount | bc.Catalog) or asset.owner is None:
        return False
    return one.is_granted_by(asset.owner)


def _by_level(action: bc.Action, one: Holding, grant: Granted | None, *, is_admin: bool) -> bool:
    """
    Whether it is settled what a person may do with an asset at the lowest level at least.

    Assigning members is open to Admins; to others at the level ADMIN, which may be handed over.
    """
    level = LEVEL_FOR.get(action)
    if level is None or (is_admin and action is bc.Action.AD_ACCOUNT_ASSIGN_MEMBERS):
        return action.value.endswith(".assign_members")
    ladder = LADDERS[one.asset.kind]
    is_too_low = grant is None or ladder.index(grant.level or ladder[0]) < ladder.index(level)
    return level is ladder[0] or is_too_low


def _by_scopes(action: bc.Action, one: Holding, grant: Granted | None) -> bool:
    """Whether it is settled what a person may do with a TikTok account of these scopes."""
    if action not in SCOPES_FOR:
        return action in LEVEL_FOR and grant is None
    handed_over, assigned = SCOPES_FOR[action]
    is_assigned = grant is not None and assigned in (grant.scopes or ["POST"])
    is_profile = action is bc.Action.TIKTOK_ACCOUNT_PUBLISH_TO_PROFILE
    is_open = handed_over in one.scopes and not (is_profile and one.is_ads_only)
    if action in LEVEL_FOR:  # by a level too, which is not told
        return grant is None or (is_assigned and is_open)
    return not is_assigned or is_open
