"""What the tests of goals and readiness share: an agency without anything, and its client."""

from __future__ import annotations

from datetime import UTC, datetime

import bcmodel as bc

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
AGENCY: tuple[bc.Fact, ...] = (
    bc.BusinessCenter("nova", name="Nova Media", type="AGENCY"),
    bc.User("ada", name="Ada Lindqvist"),
    bc.User("mia", name="Mia Torres"),
    bc.User("ben", name="Ben Okafor"),
    bc.Member("nova", "ada", role="ADMIN"),
    bc.Member("nova", "mia"),
    bc.Member("nova", "ben"),
)
CLIENT: tuple[bc.Fact, ...] = (
    bc.BusinessCenter("acme", name="Acme Outdoor"),
    bc.User("zoe", name="Zoe Park"),
    bc.Member("acme", "zoe", role="ADMIN"),
    bc.User("sam", name="Sam Reyes"),
)
ACCOUNT = bc.AdAccount("adv-1", owner="acme", name="Acme Europe")
PROFILE = bc.TikTokAccount("tt-1", owner_user="sam", handle="acme.outdoor")
LINK = bc.Share("tt-1", "acme", origin="LINK", scopes=["EXISTING_POSTS"])
PIXEL = bc.Pixel("px-1", owner="acme", name="Acme Web Shop")
CATALOG = bc.Catalog("cat-1", owner="acme", name="Winter Range")
SHOP = bc.Shop("shop-1", owner="acme", seller="zoe")
ASSETS: tuple[bc.Fact, ...] = (ACCOUNT, PROFILE, LINK, PIXEL, CATALOG, SHOP)


def town(*more: bc.Fact, without: tuple[bc.Fact, ...] = (), **parameters: object) -> bc.Resolver:
    """Return agency and client with more facts, which stand in for those of their key."""
    facts = {(fact.kind, fact.key): fact for fact in (*AGENCY, *CLIENT, *ASSETS, *more)}
    kept = [fact for fact in facts.values() if fact not in without]
    return bc.Resolver(bc.World.of(*kept, at=MONDAY), bc.STANDARD.with_parameters(**parameters))


def commands(steps: bc.JointPlan) -> list[str]:
    """Return the names of a plan's commands."""
    return [command.do for command in steps.commands]
