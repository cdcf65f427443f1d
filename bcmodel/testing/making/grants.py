"""The grants of random Worlds: who belongs where, and what was handed to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product

import bcmodel as bc
from bcmodel.testing.making.assets import REGIONS, Draft, Shareable
from bcmodel.vocab.levels import ASSIGNMENT_SCOPES, LADDERS, SHARE_SCOPES
from bcmodel.vocab.words import (
    CodeStatus,
    FinanceRole,
    MemberEnd,
    SellerStatus,
    ShareEnd,
    TransferStatus,
)

CODES = ("code-1", "code-2", "code-3", "code-4")
APPS = ("app-1", "app-2")
WORKSPACES = ("ws-1", "ws-2", "ws-3")
SELLER_ROLES = ("MAIN_ADMIN", "ADVERTISING_MANAGER", "CUSTOMER_SERVICE")
DAYS = (7, 30, 60, 365)
ISSUED = (timedelta(days=1), *(timedelta(days=days) for days in DAYS), timedelta(0))
"""How long ago codes were issued, so that some end at the very instant."""
INVITED = (
    timedelta(hours=1),
    None,
    timedelta(hours=120),
    timedelta(hours=119),
    timedelta(days=30),
)
"""How long ago somebody was invited to Seller Center, where that is known."""
OF_SHARES = tuple(sorted(SHARE_SCOPES))
OF_ASSIGNMENTS = tuple(sorted(ASSIGNMENT_SCOPES))
LIKELY: dict[bc.Kind, dict[bc.Origin, int]] = {
    bc.Kind.AD_ACCOUNT: {bc.Origin.PARTNER: 45, bc.Origin.REQUEST: 30, bc.Origin.LINK: 3},
    bc.Kind.TIKTOK_ACCOUNT: {bc.Origin.LINK: 50, bc.Origin.PARTNER: 45, bc.Origin.REQUEST: 4},
    bc.Kind.SHOP: {bc.Origin.PARTNER: 40, bc.Origin.REQUEST: 30, bc.Origin.LINK: 3},
}
"""How often, in per cent, an asset is handed over in each way."""
BY_PARTNERS: dict[bc.Origin, int] = {bc.Origin.PARTNER: 45, bc.Origin.REQUEST: 4}
"""The same, for the other kinds of asset."""


def members(draft: Draft) -> Iterator[bc.Member]:
    """Yield entries of people in Business Centers, in every state."""
    for center, person in product(draft.centers, draft.people):
        if draft.luck.happens(50):
            yield member(draft, center, person)


def member(draft: Draft, center: str, person: str) -> bc.Member:
    """Make an entry of a person in a Business Center."""
    luck, odd = draft.luck, draft.odd
    status = odd(bc.Status.BOUND, list(bc.Status))
    ended = luck.one([None, *MemberEnd]) if status is bc.Status.UNBOUND else None
    return bc.Member(
        center,
        person,
        role=bc.Role.ADMIN if luck.happens(40) else bc.Role.STANDARD,
        finance_role=luck.odd(None, list(FinanceRole), 40),
        status=status,
        ended=ended,
        invited_email=odd(None, [f"{person}@acme.example"]),
        expires_at=luck.odd(None, draft.moments, 70) if status is bc.Status.PENDING else None,
    )


def partnerships(draft: Draft) -> Iterator[bc.Partnership]:
    """Yield partnerships between most Business Centers."""
    for pair in combinations(draft.centers, 2):
        if draft.luck.happens(75):
            yield partnership(draft, pair)


def partnership(draft: Draft, pair: tuple[str, str]) -> bc.Partnership:
    """Make a partnership, with either side first."""
    a, b = reversed(pair) if draft.luck.happens(50) else pair
    status = draft.odd(bc.Status.BOUND, list(bc.Status))
    return bc.Partnership(a, b, status=status, invited_by=draft.odd(None, pair))


def shares(draft: Draft, assets: Sequence[Shareable]) -> Iterator[bc.Share]:
    """Yield shares, requests and links of assets to Business Centers that do not own them."""
    for asset in assets:
        owner = getattr(asset, "owner", None)
        if owner is None and isinstance(asset, bc.Pixel | bc.Catalog):
            continue
        linked: list[str] = []
        likely = LIKELY.get(asset.kind, BY_PARTNERS)
        for origin, to in product(likely, [c for c in draft.centers if c != owner]):
            if not draft.luck.happens(likely[origin]):
                continue
            granted_by = granter(draft, asset, linked) if origin is bc.Origin.PARTNER else None
            if owner or granted_by or origin is not bc.Origin.PARTNER:
                yield share(draft, asset, to, origin, granted_by)
            if origin is bc.Origin.LINK:
                linked.append(to)


def granter(draft: Draft, asset: Shareable, linked: Sequence[str]) -> str | None:
    """Choose who shared: the owner, named or not, one it is linked to, rarely another."""
    owner = getattr(asset, "owner", None)
    if linked and (owner is None or draft.luck.happens(40)):
        return draft.odd(draft.luck.one(linked), draft.centers)
    usual = [None, None, None, owner] if owner else [None]
    return draft.odd(draft.luck.one(usual), draft.centers)


def share(
    draft: Draft, asset: Shareable, to: str, origin: bc.Origin, granted_by: str | None
) -> bc.Share:
    """Make one share, in any state that its origin allows."""
    luck, odd = draft.luck, draft.odd
    partner, tiktok = origin is bc.Origin.PARTNER, asset.kind is bc.Kind.TIKTOK_ACCOUNT
    known = [bc.Status.BOUND, bc.Status.UNBOUND] if partner else list(bc.Status)
    status = odd(bc.Status.BOUND, known)
    return bc.Share(
        asset.id,
        to,
        granted_by=granted_by,
        origin=origin,
        status=status,
        level=luck.one([None, *LADDERS[asset.kind], *LADDERS[asset.kind][1:]]),
        scopes=luck.some(OF_SHARES, 55) if tiktok else (),
        mode=bc.Mode.MANAGED if tiktok and luck.happens(50) else bc.Mode.DELIVERY,
        ads_only=tiktok and luck.happens(30),
        requested_scopes=luck.some(OF_SHARES, 40) if tiktok and luck.happens(20) else (),
        expires_at=luck.odd(None, draft.moments, 70) if status is bc.Status.PENDING else None,
        ended=luck.one([None, *ShareEnd]) if status is bc.Status.UNBOUND else None,
    )


def assignments(
    draft: Draft,
    assets: Sequence[Shareable],
    entries: Sequence[bc.Member],
    records: Sequence[bc.Share],
) -> Iterator[bc.Assignment]:
    """Yield assignments, mostly to members where the asset is held, a few astray."""
    luck, seen = draft.luck, set[tuple[str, str, str]]()
    for asset in assets:
        held = {getattr(asset, "owner", None)} | {r.to for r in records if r.asset == asset.id}
        likely = [(e.business_center, e.user) for e in entries if e.business_center in held]
        chosen = luck.some(likely, 60)
        if luck.happens(15):
            chosen.append((draft.center(), draft.person()))
        for center, person in chosen:
            if (center, person, asset.id) not in seen:
                seen.add((center, person, asset.id))
                yield assignment(draft, asset, center, person)


def assignment(draft: Draft, asset: Shareable, center: str, person: str) -> bc.Assignment:
    """Make an assignment of an asset, at any level of its ladder."""
    luck, ladder = draft.luck, LADDERS[asset.kind]
    return bc.Assignment(
        center,
        person,
        asset.id,
        level=luck.one([None, *ladder, *ladder[1:]]),
        scopes=luck.some(OF_ASSIGNMENTS, 55) if asset.kind is bc.Kind.TIKTOK_ACCOUNT else (),
    )


def group_assignments(
    draft: Draft, groups: Sequence[bc.AccountGroup]
) -> Iterator[bc.GroupAssignment]:
    """Yield groups assigned to people, at one level or several."""
    ladder = LADDERS[bc.Kind.AD_ACCOUNT]
    for group, person in product(groups, draft.people):
        if draft.luck.happens(35):
            level = draft.luck.one(ladder)
            yield bc.GroupAssignment(group.id, person, level)
            if draft.luck.happens(15):
                other = ladder[(ladder.index(level) + 1) % 3]
                yield bc.GroupAssignment(group.id, person, other)


def links(draft: Draft, assets: Sequence[bc.Fact]) -> Iterator[bc.Fact]:
    """Yield links between assets, and labels of media agencies."""
    luck = draft.luck
    accounts = [asset for asset in assets if isinstance(asset, bc.AdAccount)]
    for account in accounts:
        for asset in assets:
            if isinstance(asset, bc.TikTokAccount):
                for center in luck.some(draft.centers, 35):
                    yield bc.TikTokLink(asset.id, account.id, center)
            elif isinstance(asset, bc.Pixel) and luck.happens(50):
                yield bc.PixelLink(asset.id, account.id)
            elif isinstance(asset, bc.Audience) and luck.happens(40):
                yield bc.AudienceShare(asset.id, account.id)
        if luck.happens(15):
            yield bc.MediaAgency(account.id, draft.center())
        if luck.happens(15):
            yield transfer(draft, account.id)


def transfer(draft: Draft, account: str) -> bc.Transfer:
    """Ask for an ad account to be moved into a Business Center."""
    return bc.Transfer(account, draft.center(), status=draft.luck.one(list(TransferStatus)))


def codes(
    draft: Draft, posts: Sequence[bc.Post], accounts: Sequence[str]
) -> Iterator[bc.SparkCode]:
    """Spark Ads codes, alive and not; sources of posts are mostly covered."""
    for code in draft.several(bc.Kind.SPARK_CODE, CODES, 60) if posts else []:
        sources = [source for post in posts for source in post.sources]
        listed = [post.id for post in posts]
        among = [*listed, *(source for source in sources if source in listed)]
        yield spark_code(draft, code, among, accounts)


def spark_code(
    draft: Draft, code: str, posts: Sequence[str], accounts: Sequence[str]
) -> bc.SparkCode:
    """Make a Spark Ads code for one of the posts."""
    luck = draft.luck
    return bc.SparkCode(
        code,
        luck.one(posts),
        issued_at=draft.at - luck.odd(ISSUED[0], ISSUED, 40),
        status=luck.odd(CodeStatus.IN_USE, list(CodeStatus), 15 + draft.mood),
        days=luck.one(DAYS),
        region=luck.odd(None, REGIONS, 40),
        applied_to=luck.some(accounts, 75),
    )


def seller_roles(draft: Draft, shops: Sequence[bc.Shop]) -> Iterator[bc.SellerRole]:
    """Yield roles in Seller Center, held and offered."""
    luck = draft.luck
    for shop, person in product(shops, draft.people):
        for role in luck.some(SELLER_ROLES, 20):
            yield seller_role(draft, shop.id, person, role)


def seller_role(draft: Draft, shop: str, person: str, role: str) -> bc.SellerRole:
    """Make a role in Seller Center, held or offered."""
    pending = draft.luck.happens(50)
    status = SellerStatus.PENDING if pending else SellerStatus.ACTIVE
    ago = draft.luck.one(INVITED)
    invited_at = None if ago is None else draft.at - ago
    return bc.SellerRole(shop, person, role, status=status, invited_at=invited_at)


def apps(draft: Draft, accounts: Sequence[str]) -> Iterator[bc.Fact]:
    """Yield workspaces of two apps, and what is connected to them."""
    luck = draft.luck
    for workspace in draft.several(bc.Kind.APP_WORKSPACE, WORKSPACES, 60):
        yield app_workspace(draft, workspace)
        for account in luck.some(accounts, 20):
            yield bc.AppConnection(workspace, account, draft.center())


def app_workspace(draft: Draft, identity: str) -> bc.AppWorkspace:
    """Make a workspace of one of two apps."""
    home = draft.luck.odd(None, draft.centers, 45)
    return bc.AppWorkspace(identity, draft.luck.one(APPS), business_center=home)
