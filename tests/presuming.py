"""
The World as a capture lets one presume it, written from the page on snapshots.

What no endpoint publishes takes the value that an import takes: logins, two-step, the people
behind addresses, private owners, the state of what is not matched. All else stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

import bcmodel as bc
from tests.captures import Capture, Row, rows_of

Entry = tuple[str, str]
"""A Business Center, and a person with an entry in it."""

OWNERS_ALONE = frozenset(
    {
        bc.Action.AD_ACCOUNT_SHARE_WITH_PARTNER,
        bc.Action.AD_ACCOUNT_CLOSE,
        bc.Action.AD_ACCOUNT_REMOVE_BUSINESS_CENTER,
        bc.Action.SHOP_MANAGE_STAFF,
    }
)
"""The actions whose answers lean on it that nobody listed owns what belongs to a person."""


AUTHOR = "somebody who posts"
"""The owner of every account behind a code for a post, of whom nothing is told."""


class Presuming:
    """What a capture does not tell, with the value that is presumed of it."""

    def __init__(self, capture: Capture) -> None:
        self.capture = capture
        self.world = capture.world
        self.told = {row["bc_info"]["bc_id"] for row in self.rows("bc/get")}
        self.catalogs = {
            row["asset_id"] for row in self.rows("bc/asset/admin/get", asset_type="CATALOG")
        }
        self.matched = set(self._matched())
        self.renamed = dict(self._renamed())
        groups = self.world.tables.groups
        self.home_of_group = {name: group.business_center for name, group in groups.items()}

    def rows(self, endpoint: str, **asked: str) -> Iterator[Row]:
        """Yield the rows of the answers of an endpoint to queries that say so."""
        for record in self.capture.records:
            if record["endpoint"] == endpoint and asked.items() <= record["request"].items():
                yield from rows_of(record)

    def worlds(self) -> tuple[bc.World, bc.World]:
        """Return the World as presumed: with the people who own things, and with strangers."""
        facts = [one for fact in self.world.facts() for one in self._presumed(fact)]
        facts.append(bc.User(AUTHOR))
        facts += [bc.User(name) for name in {*self.renamed.values()} - {*self.world.tables.users}]
        strangers = [one for fact in facts for one in _owned_by_strangers(fact)]
        at = self.world.at
        return bc.World.of(*facts, at=at), bc.World.of(*strangers, at=at)

    def _presumed(self, fact: bc.Fact) -> Iterator[bc.Fact]:
        """Yield a fact about somebody or something with what is presumed of it."""
        match fact:
            case bc.User():
                yield bc.User(fact.id, email=fact.email, name=fact.name)
            case bc.BusinessCenter():
                yield self._center(fact)
            case bc.AdAccount():
                yield attrs.evolve(fact, billing_shared_with=(), close_blockers=())
            case bc.TikTokAccount():
                yield self._account(fact)
                yield bc.TikTokAccount(behind(fact.id), owner_user=AUTHOR, gpppa=fact.gpppa)
            case bc.Catalog():
                is_told = fact.id in self.catalogs
                yield fact if is_told else attrs.evolve(fact, ad_ready=True)
            case bc.Shop():
                yield attrs.evolve(fact, status="ACTIVE", gmv_max_ad_account=None)
            case bc.Post():
                kind = "VIDEO" if fact.type == "STORY" else fact.type
                account = behind(fact.tiktok_account)
                yield attrs.evolve(fact, tiktok_account=account, type=kind, sources=())
            case bc.SparkCode():
                yield attrs.evolve(fact, region=None)
            case _:
                yield self._granted(fact)

    def _granted(self, fact: bc.Fact) -> bc.Fact:
        """Return a grant, made to whom the person is known as."""
        match fact:
            case bc.Member():
                ended = "REMOVED" if fact.status is bc.Status.UNBOUND else None
                person = self.person(fact.business_center, fact.user)
                return attrs.evolve(fact, user=person, ended=ended, expires_at=None)
            case bc.Assignment():
                return attrs.evolve(fact, user=self.person(fact.business_center, fact.user))
            case bc.GroupAssignment():
                home = self.home_of_group[fact.group]
                return attrs.evolve(fact, user=self.person(home, fact.user))
            case _:
                return fact

    def _center(self, center: bc.BusinessCenter) -> bc.BusinessCenter:
        """Return a Business Center with the state that bc/get told of it, if it did."""
        if center.id not in self.told:
            return bc.BusinessCenter(center.id, name=center.name)
        usual: dict[str, Any] = {"two_step_scope": "NONE", "email_domains": (), "parent": None}
        return attrs.evolve(center, info_complete=True, **usual)

    def _account(self, account: bc.TikTokAccount) -> bc.TikTokAccount:
        usual = attrs.evolve(account, status="ACTIVE", restricted=())
        if any(account.id == matched for _, matched in self.matched):
            return usual
        return attrs.evolve(usual, identity_status="AVAILABLE", gpppa=False)

    def person(self, center: str, user: str) -> str:
        """Return the id by which a person is known in a Business Center."""
        return self.renamed.get((center, user), user)

    def _renamed(self) -> Iterator[tuple[Entry, str]]:
        """Yield the entries of which an address alone is told, and whom that stands for."""
        people = [*self.rows("bc/member/get"), *self.rows("bc/asset/member/get")]
        ids = {p["user_email"].lower(): p["user_id"] for p in people if p["user_id"]}
        told = {(p["user_email"], p["relation_status"]) for p in self.rows("bc/member/get")}
        for fact in self.world.facts():
            if isinstance(fact, bc.Member) and fact.status is not bc.Status.BOUND:
                user = self.world.tables.users[fact.user]
                email = fact.invited_email or user.email
                known = ids.get(email.lower(), email.lower())
                if (email, fact.status) in told and known != fact.user:
                    yield (fact.business_center, fact.user), known

    def _matched(self) -> Iterator[tuple[str, str]]:
        """Yield, by Business Center, the TikTok accounts that are named like just one identity."""
        for center in self.capture.centers:
            identities = {
                row["identity_id"]: {row["username"], row["display_name"]} - {None}
                for row in self.rows("identity/get", identity_authorized_bc_id=center)
            }
            accounts = {
                row["asset_id"]: {row["asset_name"], row.get("tt_asset_handle")} - {None}
                for asset_type in ("TT_ACCOUNT", "MANAGED_BUSINESS_ACCOUNT")
                for row in self.rows("bc/asset/admin/get", bc_id=center, asset_type=asset_type)
            }
            pairs = [
                (identity, account)
                for identity, names in identities.items()
                for account, others in accounts.items()
                if names & others
            ]
            for side in (0, 1):
                fits = Counter(pair[side] for pair in pairs)
                pairs = [pair for pair in pairs if fits[pair[side]] == 1]
            yield from ((center, account) for _, account in pairs)


def behind(account: str) -> str:
    """Return the account behind the codes for an account's posts, of which little is told."""
    return f"behind {account}"


def stranger(asset: bc.Fact) -> str:
    """Return the person who stands for the unknown owner of an asset."""
    return f"owner-of:{asset.key[0]}"


def _owned_by_strangers(fact: bc.Fact) -> Iterator[bc.Fact]:
    """Yield a fact without the person who owns what it is about, but with a stand-in."""
    if isinstance(fact, bc.Shop):
        yield attrs.evolve(fact, seller=None)
    elif isinstance(fact, bc.AdAccount | bc.TikTokAccount) and fact.owner_user:
        yield attrs.evolve(fact, owner_user=stranger(fact))
        yield bc.User(stranger(fact))
    else:
        yield fact
