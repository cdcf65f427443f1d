"""The people, Business Centers and assets of random worlds: who and what there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import bcmodel as bc
from bcmodel.vocab.words import (
    AdAccountStatus,
    AdAccountType,
    CenterStatus,
    CenterType,
    CloseBlocker,
    EmailScope,
    IdentityStatus,
    Login,
    Organization,
    PostStatus,
    PostType,
    ShopStatus,
    TikTokStatus,
    TwoStepScope,
    Verification,
)
from tests.luck import Luck

T = TypeVar("T")

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
MOMENTS = (
    NOW + timedelta(days=1),
    NOW,
    NOW - timedelta(days=1),
    NOW + timedelta(microseconds=1),
    NOW + timedelta(days=40),
)
"""When things end: after, at and before the instant of the World."""

PEOPLE = ("ada", "ben", "cleo", "dan", "eve")
CENTERS = ("acme", "nova", "orbit", "prism")
AD_ACCOUNTS = ("adv-1", "adv-2", "adv-3")
TIKTOK_ACCOUNTS = ("tt-1", "tt-2")
PIXELS = ("px-1", "px-2")
CATALOGS = ("cat-1", "cat-2")
SHOPS = ("shop-1", "shop-2")
LIBRARIES = ("form-1", "form-2")
AUDIENCES = ("aud-1", "aud-2")
GROUPS = ("grp-1", "grp-2")
POSTS = ("post-1", "post-2", "post-3")
REGIONS = ("US", "DE")
NAMES = ("Ümläut & <Söhne>", '"quoted" \\ name')

Shareable = bc.AdAccount | bc.TikTokAccount | bc.Pixel | bc.Catalog | bc.Shop | bc.FormLibrary


class Draft:
    """
    A World in the making: its luck, its mood, and the facts so far.

    In a calm mood nearly everything is as usual, in a wild one much is not: so there are worlds
    in which a lot is allowed, and worlds in which every state meets every other.
    """

    def __init__(self, luck: Luck) -> None:
        self.luck = luck
        self.mood = luck.one((3, 3, 10, 30))
        self.facts: list[bc.Fact] = []
        self.people = luck.some(PEOPLE, 85) or [PEOPLE[0]]
        self.centers = luck.some(CENTERS, 85) or [CENTERS[0]]

    def odd(self, usual: T, others: Sequence[T]) -> T:
        """Choose the usual word, or another, as the mood is."""
        return self.luck.odd(usual, others, self.mood)

    def add(self, facts: Iterable[bc.Fact]) -> None:
        """Add facts to the World."""
        self.facts += facts

    def center(self) -> str:
        """Choose a Business Center."""
        return self.luck.one(self.centers)

    def person(self) -> str:
        """Choose a person."""
        return self.luck.one(self.people)

    def name(self) -> str | None:
        """Choose a name, mostly none."""
        return self.odd(None, NAMES)

    def region(self) -> str | None:
        """Choose a region, often none."""
        return self.luck.odd(None, REGIONS, 40)


def people(draft: Draft) -> list[bc.User]:
    """People, some of whom cannot sign in."""
    luck, odd = draft.luck, draft.odd
    return [
        bc.User(
            person,
            **({"email": f"{person}@Acme.example"} if luck.happens(20) else {}),
            name=draft.name(),
            tiktok_for_business=odd(True, [False]),
            login=odd(Login.ACTIVE, list(Login)),
            two_step=luck.happens(40),
            data_verified_until=luck.odd(None, MOMENTS, 30),
        )
        for person in draft.people
    ]


def centers(draft: Draft) -> list[bc.BusinessCenter]:
    """Business Centers in every state."""
    odd = draft.odd
    return [
        bc.BusinessCenter(
            center,
            name=draft.name(),
            type=draft.luck.odd(CenterType.NORMAL, list(CenterType), 40),
            organization=odd(Organization.STANDARD, [Organization.ENTERPRISE]),
            parent=odd(None, [other for other in draft.centers if other != center] or [None]),
            status=odd(CenterStatus.ENABLE, list(CenterStatus)),
            verification=draft.luck.odd(Verification.VERIFIED, list(Verification), 30),
            region=draft.region(),
            currency=odd(None, ["USD", "EUR"]),
            info_complete=not draft.luck.happens(20),
            two_step_scope=draft.luck.odd(TwoStepScope.NONE, list(TwoStepScope), 30),
            email_domains=odd((), [("acme.example",), ("acme.example", "nova.example")]),
            email_scope=odd(EmailScope.ALL, [EmailScope.ADMINS]),
        )
        for center in draft.centers
    ]


def ad_accounts(draft: Draft) -> list[bc.AdAccount]:
    """Ad accounts, of Business Centers and of people."""
    luck, odd, found = draft.luck, draft.odd, list[bc.AdAccount]()
    for account in luck.some(AD_ACCOUNTS, 80):
        of_a_person = luck.happens(25)
        found.append(
            bc.AdAccount(
                account,
                name=draft.name(),
                owner=None if of_a_person else draft.center(),
                owner_user=draft.person() if of_a_person else None,
                status=luck.odd(AdAccountStatus.STATUS_ENABLE, list(AdAccountStatus), 25),
                type=odd(AdAccountType.AUCTION, [AdAccountType.RESERVATION]),
                region=draft.region(),
                currency=odd(None, ["USD", "EUR"]),
                billing_shared_with=luck.some(draft.centers, 20),
                close_blockers=luck.some(list(CloseBlocker), draft.mood),
            )
        )
    return found


def tiktok_accounts(draft: Draft) -> list[bc.TikTokAccount]:
    """TikTok accounts, of people and of organizations."""
    luck, odd, found = draft.luck, draft.odd, list[bc.TikTokAccount]()
    features = [scope for scope in bc.Scope if scope is not bc.Scope.POST]
    for account in luck.some(TIKTOK_ACCOUNTS, 75):
        of_an_organization = luck.happens(35)
        found.append(
            bc.TikTokAccount(
                account,
                handle=odd(None, ["@Acme.Official"]),
                owner_user=None if of_an_organization else draft.person(),
                owner=draft.center() if of_an_organization else None,
                status=odd(TikTokStatus.ACTIVE, list(TikTokStatus)),
                restricted=luck.some(features, 50) if luck.happens(draft.mood * 2) else (),
                identity_status=odd(IdentityStatus.AVAILABLE, list(IdentityStatus)),
                gpppa=odd(False, [True]),
                region=draft.region(),
            )
        )
    return found


def pixels(draft: Draft, accounts: Sequence[str]) -> list[bc.Pixel]:
    """Pixels, some still in the ad account they were made in."""
    luck, found = draft.luck, list[bc.Pixel]()
    for pixel in luck.some(PIXELS, 65):
        inside = luck.one(accounts) if accounts and luck.happens(45) else None
        owner = None if inside else draft.center()
        found.append(bc.Pixel(pixel, name=draft.name(), owner=owner, ad_account=inside))
    return found


def catalogs(draft: Draft, accounts: Sequence[str]) -> list[bc.Catalog]:
    """Catalogs, some still in the ad account they were made in."""
    luck, found = draft.luck, list[bc.Catalog]()
    for catalog in luck.some(CATALOGS, 65):
        inside = luck.one(accounts) if accounts and luck.happens(25) else None
        found.append(
            bc.Catalog(
                catalog,
                name=draft.name(),
                owner=None if inside else draft.center(),
                ad_account=inside,
                ad_ready=draft.odd(True, [False]),
            )
        )
    return found


def shops(draft: Draft, accounts: Sequence[str]) -> list[bc.Shop]:
    """Shops, some in no Business Center, some without a seller."""
    luck, odd = draft.luck, draft.odd
    return [
        bc.Shop(
            shop,
            name=draft.name(),
            owner=None if luck.happens(30) else draft.center(),
            seller=draft.person() if luck.happens(60) else None,
            status=odd(ShopStatus.ACTIVE, list(ShopStatus)),
            region=draft.region(),
            gmv_max_ad_account=odd(None, accounts or [None]),
        )
        for shop in luck.some(SHOPS, 65)
    ]


def libraries(draft: Draft) -> list[bc.FormLibrary]:
    """Form libraries."""
    chosen = draft.luck.some(LIBRARIES, 45)
    return [bc.FormLibrary(library, draft.center(), name=draft.name()) for library in chosen]


def audiences(draft: Draft, accounts: Sequence[str]) -> list[bc.Audience]:
    """Audiences, each in an ad account."""
    chosen = draft.luck.some(AUDIENCES, 65) if accounts else []
    return [
        bc.Audience(audience, draft.luck.one(accounts), name=draft.name()) for audience in chosen
    ]


def groups(
    draft: Draft, homes: Sequence[bc.BusinessCenter], accounts: Sequence[str]
) -> list[bc.AccountGroup]:
    """Account groups, in Business Centers that can have them."""
    open_to = [home.id for home in homes if home.organization is not Organization.ENTERPRISE]
    chosen = draft.luck.some(GROUPS, 65) if open_to else []
    return [
        bc.AccountGroup(
            group,
            draft.luck.one(open_to),
            name=draft.name(),
            ad_accounts=draft.luck.some(accounts, 65),
        )
        for group in chosen
    ]


def posts(draft: Draft, accounts: Sequence[str]) -> list[bc.Post]:
    """Posts on TikTok accounts; some build on others."""
    luck, odd = draft.luck, draft.odd
    return [
        bc.Post(
            post,
            luck.one(accounts),
            status=odd(PostStatus.AVAILABLE, list(PostStatus)),
            type=odd(PostType.VIDEO, list(PostType)),
            sources=luck.some([other for other in POSTS if other != post], 15),
        )
        for post in (luck.some(POSTS, 70) if accounts else [])
    ]
