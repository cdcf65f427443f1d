"""Small towns for unit tests: an agency, its client, a person of their own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

import bcmodel as bc

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
"""A Friday."""
DAY = timedelta(days=1)

PEOPLE: tuple[bc.Fact, ...] = (
    bc.User("ada"),
    bc.User("mia"),
    bc.User("zoe"),
    bc.User("leo"),
    bc.BusinessCenter("nova"),
    bc.BusinessCenter("acme"),
    bc.Member("nova", "ada", role="ADMIN"),
    bc.Member("nova", "mia"),
    bc.Member("acme", "zoe", role="ADMIN"),
)
ASSETS: tuple[bc.Fact, ...] = (
    bc.AdAccount("adv-1", owner="acme"),
    bc.AdAccount("adv-2", owner="nova"),
    bc.AdAccount("adv-leo", owner_user="leo"),
    bc.TikTokAccount("tt-leo", owner_user="leo"),
    bc.TikTokAccount("tt-acme", owner="acme"),
    bc.Pixel("px-1", owner="acme"),
    bc.Pixel("px-raw", ad_account="adv-1"),
    bc.Catalog("cat-1", owner="acme"),
    bc.Catalog("cat-raw", ad_account="adv-1"),
    bc.Shop("shop-1", owner="acme", seller="leo"),
    bc.FormLibrary("forms-1", "acme"),
    bc.Audience("aud-1", "adv-1"),
    bc.AccountGroup("launch", "nova", ad_accounts=["adv-2"]),
    bc.Post("post-1", "tt-leo"),
    bc.SparkCode("code-1", "post-1", NOON),
    bc.AppWorkspace("lens-1", "lens"),
)
GRANTS: tuple[bc.Fact, ...] = (
    bc.Partnership("acme", "nova"),
    bc.Share("adv-1", "nova", level="OPERATOR"),
    bc.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
    bc.Assignment("nova", "mia", "adv-2", level="ANALYST"),
    bc.GroupAssignment("launch", "mia", "OPERATOR"),
)


def town(*more: bc.Fact, at: datetime = NOON) -> bc.World:
    """Return a town of people, Business Centers and assets; who holds what is up to the test."""
    return bc.World.of(*PEOPLE, *ASSETS, *more, at=at)


def busy_town(*more: bc.Fact, at: datetime = NOON) -> bc.World:
    """Return the town with Mia at work on a client's account and on one of her own agency."""
    return town(*GRANTS, *more, at=at)


def faults_of(*more: bc.Fact) -> list[str]:
    """Return the places of the faults that the facts bring into the town."""
    with pytest.raises(bc.InputError) as caught:
        town(*more)
    return [fault.place for fault in caught.value.faults]
