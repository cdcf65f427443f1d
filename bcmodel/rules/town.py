"""
Town: a small World in which nearly everything is allowed, for examples to spoil.

Nova is an agency: Ada is its Admin, Mia does the work. Acme is its client, with Zoe as Admin. Leo
is a creator with a TikTok account, an ad account of his own, and a shop. Kim belongs nowhere. Ivy
runs Luma, a brand without partners; Nova has invited her, and she has not answered.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from bcmodel import facts as f
from bcmodel.vocab.words import Scope
from bcmodel.world import World

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
"""The instant of the town."""
LAST_WEEK = datetime(2026, 11, 14, 12, tzinfo=UTC)
EVERY_SCOPE = (
    Scope.EXISTING_POSTS,
    Scope.NEW_VIDEOS,
    Scope.LIVE,
    Scope.DIRECT_MESSAGE,
    Scope.SHARING,
)


def people() -> tuple[f.Fact, ...]:
    """Return who there is, and where they belong."""
    return (
        *(f.User(name) for name in ("ada", "mia", "zoe", "leo", "kim", "ivy")),
        f.BusinessCenter("nova"),
        f.BusinessCenter("acme"),
        f.BusinessCenter("luma"),
        f.Partnership("acme", "nova"),
        f.Member("nova", "ada", role="ADMIN"),
        f.Member("nova", "mia", finance_role="MANAGER"),
        f.Member("nova", "ivy", status="PENDING"),
        f.Member("acme", "zoe", role="ADMIN"),
        f.Member("luma", "ivy", role="ADMIN"),
    )


def assets() -> tuple[f.Fact, ...]:
    """Return what there is to work on, and what belongs together."""
    return (
        f.AdAccount("adv-1", owner="acme", billing_shared_with=["nova"]),
        f.AdAccount("adv-2", owner="nova"),
        f.AdAccount("adv-leo", owner_user="leo"),
        f.TikTokAccount("tt-leo", owner_user="leo"),
        f.Pixel("px-1", owner="acme"),
        f.Pixel("px-new", ad_account="adv-1"),
        f.Catalog("cat-1", owner="acme"),
        f.Shop("shop-1", owner="acme", seller="leo"),
        f.FormLibrary("forms-1", "acme"),
        f.Audience("aud-1", "adv-1"),
        f.AccountGroup("launch", "nova", ad_accounts=["adv-2"]),
        f.Post("post-1", "tt-leo"),
        f.Post("duet-1", "tt-leo", sources=["post-1"]),
        f.AppWorkspace("lens-1", "lens", business_center="nova"),
        f.PixelLink("px-1", "adv-1"),
        f.AudienceShare("aud-1", "adv-2"),
        f.SparkCode("spark-1", "post-1", LAST_WEEK, status="IN_USE", applied_to=["adv-1"]),
        f.SparkCode("spark-2", "duet-1", LAST_WEEK, status="IN_USE", applied_to=["adv-1"]),
        f.SparkCode("spark-3", "post-1", LAST_WEEK),
    )


def handed_over() -> tuple[f.Fact, ...]:
    """Return what Nova holds of others: of its partner by shares, of Leo by request and link."""
    return (
        f.Share("adv-1", "nova", level="ADMIN"),
        f.Share("px-1", "nova"),
        f.Share("cat-1", "nova", level="ADMIN"),
        f.Share("shop-1", "nova"),
        f.Share("forms-1", "nova"),
        f.Share("adv-leo", "nova", origin="REQUEST", level="ADMIN"),
        f.Share("tt-leo", "nova", origin="LINK", scopes=EVERY_SCOPE, mode="MANAGED", level="ADMIN"),
    )


def assigned() -> tuple[f.Fact, ...]:
    """Return what Mia was given: inside Nova, and in the shop's Seller Center."""
    talking = (Scope.POST, Scope.LIVE, Scope.DIRECT_MESSAGE)
    return (
        f.Assignment("nova", "mia", "adv-1", level="ADMIN"),
        f.Assignment("nova", "mia", "adv-leo", level="ADMIN"),
        f.Assignment("nova", "mia", "tt-leo", level="ADMIN", scopes=talking),
        f.Assignment("nova", "mia", "px-1"),
        f.Assignment("nova", "mia", "cat-1", level="ADMIN"),
        f.Assignment("nova", "mia", "shop-1"),
        f.Assignment("nova", "mia", "forms-1"),
        f.GroupAssignment("launch", "mia", "OPERATOR"),
        f.SellerRole("shop-1", "mia", "MAIN_ADMIN"),
    )


@cache
def town() -> World:
    """Return the town."""
    return World.of(*people(), *assets(), *handed_over(), *assigned(), at=NOON)
