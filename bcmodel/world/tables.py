"""The look-ups of a World: every table that answers "which facts concern this?" in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, TypeVar

import attrs

from bcmodel import facts as f
from bcmodel.vocab.words import Kind
from bcmodel.world.cells import By, ByEach, Ids, One, OneOrSeveral, Several, key_of

F = TypeVar("F", bound=f.Fact)


class Buckets(dict[type[f.Fact], list[f.Fact]]):
    """Facts by their class; `distinct` are classes known to have no two facts of one key."""

    def __init__(self) -> None:
        super().__init__()
        self.distinct: set[type[f.Fact]] = set()


Identity = tuple[str, object]
"""A table, and what identifies a fact there."""
Assigned = f.Assignment | tuple[f.Assignment, ...]
"""One assignment of an asset to a person, or several when several Business Centers made one."""


@attrs.define(eq=False, repr=False)
class Tables:
    """Facts by what they are looked up with; the order within a row is alphabetical."""

    users: Mapping[str, f.User]
    centers: Mapping[str, f.BusinessCenter]
    """In alphabetical order: routes are looked for in each of them."""
    assets: Mapping[str, f.Asset]
    groups: Mapping[str, f.AccountGroup]
    posts: Mapping[str, f.Post]
    codes: Mapping[str, f.SparkCode]
    workspaces: Mapping[str, f.AppWorkspace]

    members: Mapping[str, Mapping[str, f.Member]]
    """Person to Business Center to entry."""
    teams: Mapping[str, Mapping[str, f.Member]]
    """Business Center to person to entry."""
    partnerships: Mapping[f.Key, f.Partnership]
    """Alphabetical pair of Business Centers to partnership."""
    shares: Mapping[str, tuple[f.Share, ...]]
    """Asset to what was handed to any Business Center."""
    received: Mapping[str, tuple[f.Share, ...]]
    """Business Center to what was handed to it."""
    assignments: Mapping[str, Mapping[str, Assigned]]
    """Person to asset to assignment."""
    assignees: Mapping[str, tuple[str, ...]]
    """Asset to people it is assigned to, in any Business Center."""
    group_assignments: Mapping[str, Mapping[str, tuple[f.GroupAssignment, ...]]]
    """Person to group to levels."""
    group_people: Mapping[str, tuple[str, ...]]
    """Group to people it is assigned to."""
    groups_with: Mapping[str, tuple[f.AccountGroup, ...]]
    """Ad account to groups that contain it."""
    groups_of: Mapping[str, tuple[f.AccountGroup, ...]]
    """Business Center to its groups."""

    owned: Mapping[str, tuple[str, ...]]
    """Business Center to assets it owns."""
    personal: Mapping[str, tuple[str, ...]]
    """Person to assets they own, shops they sell in."""
    billed: Mapping[str, tuple[str, ...]]
    """Business Center to ad accounts whose billing is shared with it."""
    pixels_in: Mapping[str, tuple[str, ...]]
    """Ad account to pixels made in it."""

    transfers: Mapping[str, tuple[f.Transfer, ...]]
    """Ad account to attempts to move it into a Business Center."""
    tiktok_links: Mapping[f.Key, f.TikTokLink]
    pixel_links: Mapping[f.Key, f.PixelLink]
    audience_shares: Mapping[str, tuple[f.AudienceShare, ...]]
    """Audience to ad accounts that received it."""
    audiences_at: Mapping[str, tuple[str, ...]]
    """Ad account to audiences it owns or received."""
    agencies: Mapping[str, tuple[f.MediaAgency, ...]]
    """Ad account to agencies it is labelled with."""
    codes_for: Mapping[str, tuple[f.SparkCode, ...]]
    """Post to codes issued for it."""
    seller_roles: Mapping[str, tuple[f.SellerRole, ...]]
    """Shop to roles in its Seller Center."""
    shops_of: Mapping[str, tuple[str, ...]]
    """Person to shops in whose Seller Center they have a role."""
    connections: Mapping[str, tuple[f.AppConnection, ...]]
    """Ad account to app workspaces connected to it."""
    unseen: Mapping[Kind, tuple[f.Unseen, ...]]
    """Kind of fact to patterns of what was not seen."""


ASSET_CLASSES: tuple[type[f.Asset], ...] = (
    f.AdAccount,
    f.TikTokAccount,
    f.Pixel,
    f.Catalog,
    f.Shop,
    f.FormLibrary,
    f.Audience,
)


OWNABLE = tuple(cls for cls in ASSET_CLASSES if cls is not f.Audience)
PERSONAL = (f.AdAccount, f.TikTokAccount, f.Shop)


def person_behind(asset: f.Fact) -> str | None:
    """Return the person an asset belongs to: its owner, or the seller of a shop."""
    return asset.seller if isinstance(asset, f.Shop) else getattr(asset, "owner_user", None)


def _audience(fact: f.Fact) -> str:
    return fact.audience if isinstance(fact, f.AudienceShare) else fact.id  # type: ignore[attr-defined]  # else it is the audience


@attrs.frozen
class Layout:
    """How a table is laid out: its keys, what is in its cells, and which facts are in it."""

    by: By[Any]
    classes: tuple[type[f.Fact], ...]

    @classmethod
    def of(cls, by: By[Any], *classes: type[f.Fact]) -> Layout:
        """Return the layout of a table of facts of some classes."""
        return cls(by, classes)

    def among(self, buckets: Buckets) -> list[f.Fact]:
        """Return those of the facts that are in this table."""
        if len(self.classes) == 1:
            return buckets.get(self.classes[0], [])
        found = [bucket for cls in self.classes if (bucket := buckets.get(cls))]
        return found[0] if len(found) == 1 else [fact for bucket in found for fact in bucket]


HOMES: dict[str, Layout] = {
    "users": Layout.of(By("id", One()), f.User),
    "centers": Layout.of(By("id", One(), is_ordered=True), f.BusinessCenter),
    "members": Layout.of(
        By("user", By("business_center", One(), is_ordered=True)),
        f.Member,
    ),
    "assets": Layout.of(By("id", One()), *ASSET_CLASSES),
    "groups": Layout.of(By("id", One()), f.AccountGroup),
    "partnerships": Layout.of(By("key", One()), f.Partnership),
    "shares": Layout.of(By("asset", Several()), f.Share),
    "transfers": Layout.of(By("ad_account", Several()), f.Transfer),
    "assignments": Layout.of(By("user", By("asset", OneOrSeveral())), f.Assignment),
    "group_assignments": Layout.of(By("user", By("group", Several())), f.GroupAssignment),
    "tiktok_links": Layout.of(
        By(attrgetter("tiktok_account", "ad_account", "business_center"), One()), f.TikTokLink
    ),
    "pixel_links": Layout.of(By(attrgetter("pixel", "ad_account"), One()), f.PixelLink),
    "audience_shares": Layout.of(By("audience", Several()), f.AudienceShare),
    "agencies": Layout.of(By("ad_account", Several()), f.MediaAgency),
    "posts": Layout.of(By("id", One()), f.Post),
    "codes": Layout.of(By("id", One()), f.SparkCode),
    "seller_roles": Layout.of(By("shop", Several()), f.SellerRole),
    "workspaces": Layout.of(By("id", One()), f.AppWorkspace),
    "connections": Layout.of(By("ad_account", Several()), f.AppConnection),
    "unseen": Layout.of(By("of", Several()), f.Unseen),
}
"""The tables in which each fact is exactly once, and from which it is found again."""

LAYOUTS: dict[str, Layout] = {
    **HOMES,
    "teams": Layout.of(By("business_center", By("user", One(), is_ordered=True)), f.Member),
    "received": Layout.of(By("to", Several()), f.Share),
    "assignees": Layout.of(By("asset", Ids("user")), f.Assignment),
    "group_people": Layout.of(By("group", Ids("user")), f.GroupAssignment),
    "groups_with": Layout.of(ByEach("ad_accounts", Several()), f.AccountGroup),
    "groups_of": Layout.of(By("business_center", Several()), f.AccountGroup),
    "owned": Layout.of(By("owner", Ids("id"), may_lack=True), *OWNABLE),
    "personal": Layout.of(By(person_behind, Ids("id"), may_lack=True), *PERSONAL),
    "billed": Layout.of(ByEach("billing_shared_with", Ids("id")), f.AdAccount),
    "pixels_in": Layout.of(By("ad_account", Ids("id"), may_lack=True), f.Pixel),
    "audiences_at": Layout.of(By("ad_account", Ids(_audience)), f.Audience, f.AudienceShare),
    "codes_for": Layout.of(By("post", Several()), f.SparkCode),
    "shops_of": Layout.of(By("user", Ids("shop")), f.SellerRole),
}
"""The layout of every table, by its name among the `Tables`."""

_HOME: dict[type[f.Fact], str] = {cls: name for name, home in HOMES.items() for cls in home.classes}
_CONCERNED: dict[type[f.Fact], tuple[str, ...]] = {
    cls: tuple(name for name, layout in LAYOUTS.items() if cls in layout.classes) for cls in _HOME
}
_ALL: Callable[[Tables], tuple[Any, ...]] = attrgetter(*attrs.fields_dict(Tables))


def tabulate(buckets: Buckets) -> Tables:
    """Return the look-ups over facts that are known to be sound."""
    made: dict[str, Any] = {}
    for name, layout in LAYOUTS.items():
        facts = layout.among(buckets)
        made[name] = layout.by.made(facts) if facts else {}
    return Tables(**made)


def every_fact(tables: Tables) -> Iterator[f.Fact]:
    """Yield all facts, kind by kind."""
    for name, home in HOMES.items():
        yield from home.by.facts(getattr(tables, name))


def facts_of(tables: Tables, fact_class: type[f.Fact]) -> Iterable[f.Fact]:
    """Return the facts of a kind that has a table of its own."""
    name = _HOME[fact_class]
    return HOMES[name].by.facts(getattr(tables, name))


def identity_of(fact: f.Fact) -> Identity:
    """Return what a fact has in common with the one that takes its place, and with no other."""
    return _HOME[type(fact)], key_of(fact)


def counterpart(tables: Tables, fact: f.Fact) -> f.Fact | None:
    """Return the fact with the identity of another, if there is one."""
    name = _HOME[type(fact)]
    return HOMES[name].by.find(getattr(tables, name), fact)


def changed(tables: Tables, became: Iterable[f.Fact], ceased: Iterable[f.Fact]) -> Tables:
    """Return the look-ups with some new facts, each in place of the one of its identity."""
    new = {identity_of(fact): fact for fact in became}
    named = {**{identity_of(fact): fact for fact in ceased}, **new}
    edits: dict[str, tuple[list[f.Fact], list[f.Fact]]] = {}
    for identity, fact in named.items():
        pair = counterpart(tables, fact), new.get(identity)
        for n, one in enumerate(pair if pair[0] != pair[1] else ()):
            if one is not None:
                for name in _CONCERNED[type(one)]:
                    edits.setdefault(name, ([], []))[n].append(one)
    following = Tables(*_ALL(tables))
    for name, (less, more) in edits.items():
        setattr(following, name, LAYOUTS[name].by.next(getattr(tables, name), less, more))
    return following


def keys_of(fact_class: type[f.Fact], facts: Iterable[f.Fact]) -> Iterable[object]:
    """Return what identifies each fact of one class, in one pass where its fields say it."""
    if fact_class.key is not f.Fact.key:
        return [fact.key for fact in facts]
    return map(attrgetter(*fact_class.key_fields()), facts)


def assignments_in(held: Assigned) -> tuple[f.Assignment, ...]:
    """Return the assignments of one cell, one for each Business Center."""
    return held if isinstance(held, tuple) else (held,)
