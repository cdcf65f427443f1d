"""The people, Business Centers and assets of random Worlds."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import bcmodel as bc
from bcmodel.testing.luck import Luck
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

T = TypeVar("T")

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
ENDS = (
    timedelta(days=1),
    timedelta(0),
    timedelta(days=-1),
    timedelta(microseconds=1),
    timedelta(days=40),
)
"""When things end: after, at and before the instant of the World."""
MOMENTS = tuple(NOW + ahead for ahead in ENDS)

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

SHAREABLE = (bc.AdAccount, bc.TikTokAccount, bc.Pixel, bc.Catalog, bc.Shop, bc.FormLibrary)
Shareable = bc.AdAccount | bc.TikTokAccount | bc.Pixel | bc.Catalog | bc.Shop | bc.FormLibrary


Bounds = tuple[int, int]
"""How many there are, at least and at most."""


class Draft:
    """
    A World in the making: its luck, its mood, and the facts so far.

    In a calm mood nearly everything is as usual, in a wild one much is not. So there are Worlds in
    which a lot is allowed, and Worlds in which every state meets every other.
    """

    def __init__(
        self,
        luck: Luck,
        mood: int = 30,
        people: Sequence[str] = PEOPLE,
        centers: Sequence[str] = CENTERS,
        at: datetime = NOW,
        kinds: Container[bc.Kind] = frozenset(bc.Kind),
    ) -> None:
        self.luck = luck
        self.mood = mood
        """How often, in per cent, something is not as usual."""
        self.people = people
        self.centers = centers
        self.at = at
        self.kinds = kinds
        """The kinds of which there may be facts."""
        self.moments = [at + ahead for ahead in ENDS]
        self.facts: list[bc.Fact] = []

    @classmethod
    def begun(
        cls,
        luck: Luck,
        at: datetime = NOW,
        *,
        people: Bounds = (1, 5),
        business_centers: Bounds = (1, 4),
        kinds: Container[bc.Kind] = frozenset(bc.Kind),
    ) -> Draft:
        """Begin a World: choose its mood, people and Business Centers."""
        mood = luck.one((3, 3, 10, 30))
        here = chosen(luck, PEOPLE, people)
        return cls(luck, mood, here, chosen(luck, CENTERS, business_centers), at, kinds)

    def odd(self, usual: T, others: Sequence[T]) -> T:
        """Choose the usual word, or another as often as the mood has it."""
        return self.luck.odd(usual, others, self.mood)

    def add(self, facts: Iterable[bc.Fact]) -> None:
        """Add those of the facts whose kinds may occur."""
        self.facts += (fact for fact in facts if fact.kind in self.kinds)

    def several(self, kind: bc.Kind, pool: Sequence[str], percent: int) -> list[str]:
        """Choose ids for things of a kind; none if the kind may not occur."""
        return self.luck.some(pool, percent) if kind in self.kinds else []

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


def chosen(luck: Luck, pool: Sequence[str], bounds: Bounds) -> list[str]:
    """Choose most names of a pool, at least one; a pool that is too small goes on with numbers."""
    least, most = max(1, bounds[0]), max(1, bounds[1])
    names = [*pool, *(f"{pool[0]}-{n}" for n in range(len(pool) + 1, most + 1))][:most]
    found = luck.some(names, 85)
    spare = [name for name in names if name not in found]
    return [*found, *spare[: max(0, least - len(found))]]


def user(draft: Draft, person: str) -> bc.User:
    """Make a person, who may be unable to log in."""
    luck, odd = draft.luck, draft.odd
    return bc.User(
        person,
        **({"email": f"{person}@Acme.example"} if luck.happens(20) else {}),
        name=draft.name(),
        tiktok_for_business=odd(True, [False]),
        login=odd(Login.ACTIVE, list(Login)),
        two_step=luck.happens(40),
        data_verified_until=luck.odd(None, draft.moments, 30),
    )


def center(draft: Draft, identity: str) -> bc.BusinessCenter:
    """Make a Business Center, in any state."""
    luck, odd = draft.luck, draft.odd
    return bc.BusinessCenter(
        identity,
        name=draft.name(),
        type=luck.odd(CenterType.NORMAL, list(CenterType), 40),
        organization=odd(Organization.STANDARD, [Organization.ENTERPRISE]),
        parent=odd(None, [other for other in draft.centers if other != identity] or [None]),
        status=odd(CenterStatus.ENABLE, list(CenterStatus)),
        verification=luck.odd(Verification.VERIFIED, list(Verification), 30),
        region=draft.region(),
        currency=odd(None, ["USD", "EUR"]),
        info_complete=not luck.happens(20),
        two_step_scope=luck.odd(TwoStepScope.NONE, list(TwoStepScope), 30),
        email_domains=odd((), [("acme.example",), ("acme.example", "nova.example")]),
        email_scope=odd(EmailScope.ALL, [EmailScope.ADMINS]),
    )


def ad_account(draft: Draft, identity: str) -> bc.AdAccount:
    """Make an ad account, of a Business Center or of a person."""
    luck, odd = draft.luck, draft.odd
    of_a_person = luck.happens(25)
    return bc.AdAccount(
        identity,
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


def tiktok_account(draft: Draft, identity: str) -> bc.TikTokAccount:
    """Make a TikTok account, of a person or of an organization."""
    luck, odd = draft.luck, draft.odd
    features = [scope for scope in bc.Scope if scope is not bc.Scope.POST]
    of_an_organization = luck.happens(35)
    return bc.TikTokAccount(
        identity,
        handle=odd(None, ["@Acme.Official"]),
        owner_user=None if of_an_organization else draft.person(),
        owner=draft.center() if of_an_organization else None,
        status=odd(TikTokStatus.ACTIVE, list(TikTokStatus)),
        restricted=luck.some(features, 50) if luck.happens(draft.mood * 2) else (),
        identity_status=odd(IdentityStatus.AVAILABLE, list(IdentityStatus)),
        gpppa=odd(False, [True]),
        region=draft.region(),
    )


def pixel(draft: Draft, identity: str, accounts: Sequence[str]) -> bc.Pixel:
    """Make a pixel, which may still be in the ad account that it was made in."""
    luck = draft.luck
    inside = luck.one(accounts) if accounts and luck.happens(45) else None
    owner = None if inside else draft.center()
    return bc.Pixel(identity, name=draft.name(), owner=owner, ad_account=inside)


def catalog(draft: Draft, identity: str, accounts: Sequence[str]) -> bc.Catalog:
    """Make a catalog, which may still be in the ad account that it was made in."""
    luck = draft.luck
    inside = luck.one(accounts) if accounts and luck.happens(25) else None
    return bc.Catalog(
        identity,
        name=draft.name(),
        owner=None if inside else draft.center(),
        ad_account=inside,
        ad_ready=draft.odd(True, [False]),
    )


def shop(draft: Draft, identity: str, accounts: Sequence[str]) -> bc.Shop:
    """Make a shop, in a Business Center or in none, with a seller or without."""
    luck, odd = draft.luck, draft.odd
    return bc.Shop(
        identity,
        name=draft.name(),
        owner=None if luck.happens(30) else draft.center(),
        seller=draft.person() if luck.happens(60) else None,
        status=odd(ShopStatus.ACTIVE, list(ShopStatus)),
        region=draft.region(),
        gmv_max_ad_account=odd(None, accounts or [None]),
    )


def form_library(draft: Draft, identity: str) -> bc.FormLibrary:
    """Make a form library."""
    return bc.FormLibrary(identity, draft.center(), name=draft.name())


def audience(draft: Draft, identity: str, accounts: Sequence[str]) -> bc.Audience:
    """Make an audience, in an ad account."""
    return bc.Audience(identity, draft.luck.one(accounts), name=draft.name())


def group(
    draft: Draft, identity: str, homes: Sequence[str], accounts: Sequence[str]
) -> bc.AccountGroup:
    """Make an account group."""
    luck = draft.luck
    return bc.AccountGroup(
        identity, luck.one(homes), name=draft.name(), ad_accounts=luck.some(accounts, 65)
    )


def post(draft: Draft, identity: str, accounts: Sequence[str]) -> bc.Post:
    """Make a post, which may build on others."""
    luck, odd = draft.luck, draft.odd
    return bc.Post(
        identity,
        luck.one(accounts),
        status=odd(PostStatus.AVAILABLE, list(PostStatus)),
        type=odd(PostType.VIDEO, list(PostType)),
        sources=luck.some([other for other in POSTS if other != identity], 15),
    )
