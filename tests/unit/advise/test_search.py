"""The search for plans: how far it goes, and when it gives up."""

from __future__ import annotations

import bcmodel as bc
from bcmodel.advise.search import Search
from bcmodel.testing.making.assets import NOW
from tests.unit.advise.test_remedies import MEMBER, PEOPLE, SIDES

PIXEL = bc.Pixel("px-1", owner="acme")
LIVE = bc.TikTokAccount("tt-1", owner_user="zoe")


def search(action: str, asset: str) -> Search:
    """Return a search for what makes Mia able to do something within Nova."""
    access = bc.Resolver(bc.World.of(*PEOPLE, *SIDES, MEMBER, PIXEL, LIVE, at=NOW))
    return Search(access.decide("mia", action, asset, within="nova"))


def test_long_plans_are_looked_for_with_patience() -> None:
    """A plan of four commands is found with patience, and given up without."""
    patient, hasty = (search("pixel.manage", "px-1") for _ in range(2))
    assert {len(plan) for plan in patient.shortest()} == {4}
    hasty.patience = 0
    assert hasty.shortest() == []


def test_short_plans_take_no_patience() -> None:
    """A plan of three commands is found however impatient the search is."""
    hasty = search("tiktok_account.use_live", "tt-1")
    hasty.patience = 0
    assert {len(plan) for plan in hasty.shortest()} == {3}
