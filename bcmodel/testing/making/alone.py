"""Single random facts: of any kind, about things that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import bcmodel as bc
from bcmodel.testing.making import assets, grants
from bcmodel.testing.making.assets import SHAREABLE, Draft, Shareable
from bcmodel.testing.making.unseen import MISSING, empty_pattern
from bcmodel.vocab.levels import LADDERS

IN_NO_AD_ACCOUNT = 60
"""How often, in per cent, a single fact names no ad account where it could."""


class There:
    """The things that a fact can be about."""

    def __init__(self, draft: Draft, facts: Iterable[bc.Fact]) -> None:
        self.draft = draft
        self.luck = draft.luck
        self.facts = list(facts)
        self.assets: list[Shareable] = [one for one in self.facts if isinstance(one, SHAREABLE)]

    def ids(self, kind: bc.Kind) -> list[str]:
        """Return the ids of all things of a kind, or a new one where there are none."""
        found = [str(fact.order[0]) for fact in self.facts if fact.kind is kind]
        return found or [f"{kind}-new"]

    def one(self, kind: bc.Kind) -> str:
        """Choose the id of a thing of a kind."""
        return self.luck.one(self.ids(kind))

    def accounts(self) -> list[str]:
        """Return the ids of ad accounts, or often none."""
        return [] if self.luck.happens(IN_NO_AD_ACCOUNT) else self.ids(bc.Kind.AD_ACCOUNT)

    def pair(self) -> tuple[str, str]:
        """Choose two Business Centers."""
        first = self.draft.center()
        return first, self.luck.one([c for c in self.draft.centers if c != first] or [MISSING])


def usually_there() -> Iterator[bc.Fact]:
    """Yield what single facts are about where there is no World: the usual ids, all by default."""
    home, person = assets.CENTERS[0], assets.PEOPLE[0]
    yield from map(bc.User, assets.PEOPLE)
    yield from map(bc.BusinessCenter, assets.CENTERS)
    yield from (bc.AdAccount(one, owner=home) for one in assets.AD_ACCOUNTS)
    yield from (bc.TikTokAccount(one, owner_user=person) for one in assets.TIKTOK_ACCOUNTS)
    yield from (bc.Pixel(one, owner=home) for one in assets.PIXELS)
    yield from (bc.Catalog(one, owner=home) for one in assets.CATALOGS)
    yield from (bc.Shop(one, owner=home) for one in assets.SHOPS)
    yield from (bc.FormLibrary(one, home) for one in assets.LIBRARIES)
    yield from (bc.Audience(one, assets.AD_ACCOUNTS[0]) for one in assets.AUDIENCES)
    yield from (bc.AccountGroup(one, home) for one in assets.GROUPS)
    yield from (bc.Post(one, assets.TIKTOK_ACCOUNTS[0]) for one in assets.POSTS)
    yield from (bc.SparkCode(one, assets.POSTS[0], assets.NOW) for one in grants.CODES)
    yield from (bc.AppWorkspace(one, grants.APPS[0]) for one in grants.WORKSPACES)


def _share(there: There) -> bc.Share:
    draft, luck = there.draft, there.luck
    asset = luck.one(there.assets)
    owner: str | None = getattr(asset, "owner", None)
    origin = luck.one(list(grants.LIKELY.get(asset.kind, grants.BY_PARTNERS)))
    to = luck.one([c for c in draft.centers if c != owner] or list(draft.centers))
    by = grants.granter(draft, asset, ()) if origin is bc.Origin.PARTNER else None
    if origin is bc.Origin.PARTNER and by is None and owner is None:
        by = draft.center()
    return grants.share(draft, asset, to, origin, by)


def _group_assignment(there: There) -> bc.GroupAssignment:
    level = there.luck.one(LADDERS[bc.Kind.AD_ACCOUNT])
    return bc.GroupAssignment(there.one(K.ACCOUNT_GROUP), there.draft.person(), level)


K = bc.Kind
ALONE: dict[bc.Kind, Callable[[There], bc.Fact]] = {
    K.USER: lambda t: assets.user(t.draft, t.one(K.USER)),
    K.BUSINESS_CENTER: lambda t: assets.center(t.draft, t.one(K.BUSINESS_CENTER)),
    K.MEMBER: lambda t: grants.member(t.draft, t.draft.center(), t.draft.person()),
    K.AD_ACCOUNT: lambda t: assets.ad_account(t.draft, t.one(K.AD_ACCOUNT)),
    K.TIKTOK_ACCOUNT: lambda t: assets.tiktok_account(t.draft, t.one(K.TIKTOK_ACCOUNT)),
    K.PIXEL: lambda t: assets.pixel(t.draft, t.one(K.PIXEL), t.accounts()),
    K.CATALOG: lambda t: assets.catalog(t.draft, t.one(K.CATALOG), t.accounts()),
    K.SHOP: lambda t: assets.shop(t.draft, t.one(K.SHOP), t.accounts()),
    K.FORM_LIBRARY: lambda t: assets.form_library(t.draft, t.one(K.FORM_LIBRARY)),
    K.AUDIENCE: lambda t: assets.audience(t.draft, t.one(K.AUDIENCE), t.ids(K.AD_ACCOUNT)),
    K.ACCOUNT_GROUP: lambda t: assets.group(
        t.draft, t.one(K.ACCOUNT_GROUP), t.draft.centers, t.ids(K.AD_ACCOUNT)
    ),
    K.PARTNERSHIP: lambda t: grants.partnership(t.draft, t.pair()),
    K.SHARE: _share,
    K.TRANSFER: lambda t: grants.transfer(t.draft, t.one(K.AD_ACCOUNT)),
    K.ASSIGNMENT: lambda t: grants.assignment(
        t.draft, t.luck.one(t.assets), t.draft.center(), t.draft.person()
    ),
    K.GROUP_ASSIGNMENT: _group_assignment,
    K.TIKTOK_LINK: lambda t: bc.TikTokLink(
        t.one(K.TIKTOK_ACCOUNT), t.one(K.AD_ACCOUNT), t.draft.center()
    ),
    K.PIXEL_LINK: lambda t: bc.PixelLink(t.one(K.PIXEL), t.one(K.AD_ACCOUNT)),
    K.AUDIENCE_SHARE: lambda t: bc.AudienceShare(t.one(K.AUDIENCE), t.one(K.AD_ACCOUNT)),
    K.MEDIA_AGENCY: lambda t: bc.MediaAgency(t.one(K.AD_ACCOUNT), t.draft.center()),
    K.POST: lambda t: assets.post(t.draft, t.one(K.POST), t.ids(K.TIKTOK_ACCOUNT)),
    K.SPARK_CODE: lambda t: grants.spark_code(
        t.draft, t.one(K.SPARK_CODE), t.ids(K.POST), t.ids(K.AD_ACCOUNT)
    ),
    K.SELLER_ROLE: lambda t: grants.seller_role(
        t.draft, t.one(K.SHOP), t.draft.person(), t.luck.one(grants.SELLER_ROLES)
    ),
    K.APP_WORKSPACE: lambda t: grants.app_workspace(t.draft, t.one(K.APP_WORKSPACE)),
    K.APP_CONNECTION: lambda t: bc.AppConnection(
        t.one(K.APP_WORKSPACE), t.one(K.AD_ACCOUNT), t.draft.center()
    ),
    K.UNSEEN: lambda t: empty_pattern(t.luck, t.facts),
}
"""How a single fact of each kind is made."""
