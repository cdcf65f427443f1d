"""The look-ups of a World: every table that answers "which facts concern this?" in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TypeVar

import attrs

from bcmodel import facts as f
from bcmodel.vocab.words import Kind

F = TypeVar("F", bound=f.Fact)


class Buckets(dict[type[f.Fact], list[f.Fact]]):
    """Facts by their class; `distinct` are classes known to have no two facts of one key."""

    def __init__(self) -> None:
        super().__init__()
        self.distinct: set[type[f.Fact]] = set()


Held = f.Assignment | tuple[f.Assignment, ...]
"""One assignment of an asset to a person, or several when several Business Centers made one."""


@attrs.define(eq=False, repr=False)
class Tables:
    """Facts by what one looks them up with; the order within a row is alphabetical."""

    users: dict[str, f.User]
    centers: dict[str, f.BusinessCenter]
    """In alphabetical order: routes are looked for in each of them."""
    assets: dict[str, f.Asset]
    groups: dict[str, f.AccountGroup]
    posts: dict[str, f.Post]
    codes: dict[str, f.SparkCode]
    workspaces: dict[str, f.AppWorkspace]

    members: dict[str, dict[str, f.Member]]
    """Person to Business Center to entry."""
    teams: dict[str, dict[str, f.Member]]
    """Business Center to person to entry."""
    partnerships: dict[f.Key, f.Partnership]
    """Alphabetical pair of Business Centers to partnership."""
    shares: dict[str, tuple[f.Share, ...]]
    """Asset to what was handed to any Business Center."""
    received: dict[str, tuple[f.Share, ...]]
    """Business Center to what was handed to it."""
    assignments: dict[str, dict[str, Held]]
    """Person to asset to assignment."""
    assignees: dict[str, tuple[str, ...]]
    """Asset to people it is assigned to, in any Business Center."""
    group_assignments: dict[str, dict[str, tuple[f.GroupAssignment, ...]]]
    """Person to group to levels."""
    group_people: dict[str, tuple[str, ...]]
    """Group to people it is assigned to."""
    groups_with: dict[str, tuple[f.AccountGroup, ...]]
    """Ad account to groups that contain it."""
    groups_of: dict[str, tuple[f.AccountGroup, ...]]
    """Business Center to its groups."""

    owned: dict[str, tuple[str, ...]]
    """Business Center to assets it owns."""
    personal: dict[str, tuple[str, ...]]
    """Person to assets they own, shops they sell in."""
    billed: dict[str, tuple[str, ...]]
    """Business Center to ad accounts whose billing is shared with it."""

    transfers: dict[f.Key, f.Transfer]
    tiktok_links: dict[f.Key, f.TikTokLink]
    pixel_links: dict[f.Key, f.PixelLink]
    audience_shares: dict[str, tuple[f.AudienceShare, ...]]
    """Audience to ad accounts that received it."""
    audiences_at: dict[str, tuple[str, ...]]
    """Ad account to audiences it owns or received."""
    agencies: dict[f.Key, f.MediaAgency]
    codes_for: dict[str, tuple[f.SparkCode, ...]]
    """Post to codes issued for it."""
    seller_roles: dict[str, tuple[f.SellerRole, ...]]
    """Shop to roles in its Seller Center."""
    shops_of: dict[str, tuple[str, ...]]
    """Person to shops in whose Seller Center they have a role."""
    connections: dict[str, tuple[f.AppConnection, ...]]
    """Ad account to app workspaces connected to it."""
    unseen: dict[Kind, tuple[f.Unseen, ...]]
    """Kind of fact to patterns of what was not seen."""


def tabulate(buckets: Buckets) -> Tables:
    """Return the look-ups over facts that are known to be sound."""

    def all_of(kind: type[F]) -> list[F]:
        return buckets.get(kind, [])  # type: ignore[return-value]  # buckets are keyed by class

    members, shares, links = all_of(f.Member), all_of(f.Share), all_of(f.AudienceShare)
    assignments, group_assignments = all_of(f.Assignment), all_of(f.GroupAssignment)
    assets: list[f.Asset] = [asset for kind in ASSET_CLASSES for asset in all_of(kind)]
    groups, audiences, roles = all_of(f.AccountGroup), all_of(f.Audience), all_of(f.SellerRole)
    return Tables(
        users=_by_id(all_of(f.User)),
        centers=_by_id(sorted(all_of(f.BusinessCenter), key=attrgetter("id"))),
        assets=_by_id(assets),
        groups=_by_id(groups),
        posts=_by_id(all_of(f.Post)),
        codes=_by_id(all_of(f.SparkCode)),
        workspaces=_by_id(all_of(f.AppWorkspace)),
        members=_nested(members, "user", "business_center"),
        teams=_nested(members, "business_center", "user"),
        partnerships=_by_key(all_of(f.Partnership)),
        shares=_grouped((share.asset, share) for share in shares),
        received=_grouped((share.to, share) for share in shares),
        assignments=_by_person(assignments),
        assignees=_rows((held.asset, held.user) for held in assignments),
        group_assignments=_by_group(group_assignments),
        group_people=_rows((held.group, held.user) for held in group_assignments),
        groups_with=_grouped((account, g) for g in groups for account in g.ad_accounts),
        groups_of=_grouped((g.business_center, g) for g in groups),
        owned=_rows((o, a.id) for a in assets if (o := getattr(a, "owner", None))),
        personal=_rows((o, a.id) for a in assets if (o := person_behind(a))),
        billed=_rows((b, a.id) for a in all_of(f.AdAccount) for b in a.billing_shared_with),
        transfers=_by_key(all_of(f.Transfer)),
        tiktok_links=_by_key(all_of(f.TikTokLink)),
        pixel_links=_by_key(all_of(f.PixelLink)),
        audience_shares=_grouped((link.audience, link) for link in links),
        audiences_at=_rows(
            [(a.ad_account, a.id) for a in audiences]
            + [(link.ad_account, link.audience) for link in links]
        ),
        agencies=_by_key(all_of(f.MediaAgency)),
        codes_for=_grouped((code.post, code) for code in all_of(f.SparkCode)),
        seller_roles=_grouped((role.shop, role) for role in roles),
        shops_of=_rows((role.user, role.shop) for role in roles),
        connections=_grouped((c.ad_account, c) for c in all_of(f.AppConnection)),
        unseen=_grouped((pattern.of, pattern) for pattern in all_of(f.Unseen)),
    )


ASSET_CLASSES: tuple[type[f.Asset], ...] = (
    f.AdAccount,
    f.TikTokAccount,
    f.Pixel,
    f.Catalog,
    f.Shop,
    f.FormLibrary,
    f.Audience,
)


def keys_of(fact_class: type[f.Fact], facts: Iterable[f.Fact]) -> Iterable[object]:
    """Return what identifies each fact of one class, fast where no fact has a say in it."""
    if fact_class.key is not f.Fact.key:
        return [fact.key for fact in facts]
    return map(attrgetter(*fact_class.key_fields()), facts)


def person_behind(asset: f.Asset) -> str | None:
    """Return the person an asset belongs to: its owner, or the seller of a shop."""
    if isinstance(asset, f.Shop):
        return asset.seller
    return getattr(asset, "owner_user", None)


def assignments_in(held: Held) -> tuple[f.Assignment, ...]:
    """Return the assignments of one cell, one for each Business Center."""
    return held if isinstance(held, tuple) else (held,)


def every_fact(tables: Tables) -> Iterator[f.Fact]:
    """Yield all facts, kind by kind."""
    yield from tables.users.values()
    yield from tables.centers.values()
    yield from _inner(tables.members)
    yield from tables.assets.values()
    yield from tables.groups.values()
    yield from tables.partnerships.values()
    yield from _flat(tables.shares)
    yield from tables.transfers.values()
    for row in tables.assignments.values():
        for held in row.values():
            yield from assignments_in(held)
    for levels in tables.group_assignments.values():
        yield from _flat(levels)
    yield from tables.tiktok_links.values()
    yield from tables.pixel_links.values()
    yield from _flat(tables.audience_shares)
    yield from tables.agencies.values()
    yield from tables.posts.values()
    yield from tables.codes.values()
    yield from _flat(tables.seller_roles)
    yield from tables.workspaces.values()
    yield from _flat(tables.connections)
    yield from _flat(tables.unseen)


def _by_id(facts: Iterable[F]) -> dict[str, F]:
    return {fact.id: fact for fact in facts}  # type: ignore[attr-defined]  # these kinds have ids


def _by_key(facts: Iterable[F]) -> dict[f.Key, F]:
    return {fact.key: fact for fact in facts}


def _nested(facts: Iterable[F], outer: str, inner: str) -> dict[str, dict[str, F]]:
    table: dict[str, dict[str, F]] = {}
    read: Callable[[F], tuple[str, str]] = attrgetter(outer, inner)
    for fact in facts:
        row, column = read(fact)
        table.setdefault(row, {})[column] = fact
    for key, facts_by_column in table.items():
        if len(facts_by_column) > 1:
            table[key] = dict(sorted(facts_by_column.items()))
    return table


K = TypeVar("K", bound=str)
V = TypeVar("V")


def _rows(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    rows: dict[K, list[V]] = {}
    for key, value in pairs:
        row = rows.get(key)
        if row is None:
            rows[key] = [value]
        else:
            row.append(value)
    return {key: tuple(row) for key, row in rows.items()}


def _grouped(pairs: Iterable[tuple[K, F]]) -> dict[K, tuple[F, ...]]:
    rows = _rows(pairs)
    for key, row in rows.items():
        if len(row) > 1:
            rows[key] = tuple(sorted(row, key=_in_order))
    return rows


_in_order: Callable[[f.Fact], tuple[str, ...]] = attrgetter("order")


def _by_person(assignments: Iterable[f.Assignment]) -> dict[str, dict[str, Held]]:
    table: dict[str, dict[str, Held]] = {}
    for assignment in assignments:
        row = table.get(assignment.user)
        if row is None:
            table[assignment.user] = {assignment.asset: assignment}
            continue
        others = row.get(assignment.asset)
        if others is None:
            row[assignment.asset] = assignment
        else:
            several = (*assignments_in(others), assignment)
            row[assignment.asset] = tuple(sorted(several, key=_in_order))
    return table


def _by_group(
    assignments: Iterable[f.GroupAssignment],
) -> dict[str, dict[str, tuple[f.GroupAssignment, ...]]]:
    table: dict[str, dict[str, tuple[f.GroupAssignment, ...]]] = {}
    for user, held in _grouped((a.user, a) for a in assignments).items():
        table[user] = _grouped((a.group, a) for a in held)
    return table


def _inner(table: dict[str, dict[str, F]]) -> Iterator[F]:
    for row in table.values():
        yield from row.values()


def _flat(table: dict[K, tuple[F, ...]]) -> Iterator[F]:
    for row in table.values():
        yield from row
