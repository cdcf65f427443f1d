"""Pairs: tiny worlds of an ad account and another thing, for what takes the two together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import NOW
from bcmodel.vocab.actions import JOINT, USING
from tests.laws.brute import Question
from tests.laws.tiny import members_of, people_of

OWNERS = ("nova", "nova", "acme")
LEVELS = ("OPERATOR", "ADMIN", "ANALYST")


def pair(luck: Luck, *, crowded: bool) -> bc.Resolver:
    """Choose a tiny World of an ad account and another thing."""
    boss = "zoe" if crowded else "ada"
    facts = [*people_of(luck, boss), *members_of(luck, boss), *_account(luck, boss)]
    facts += luck.one(OTHERS)(luck, boss)
    owned = [fact for fact in facts if getattr(fact, "owner", None)]
    for asset in owned:
        facts += _handed(luck, asset)
    return bc.Resolver(bc.World.of(*facts, at=NOW))


def _handed(luck: Luck, asset: bc.Fact) -> Iterator[bc.Fact]:
    """Choose whether the other side holds the asset too, and whether Mia is assigned it."""
    level = luck.one(LEVELS) if isinstance(asset, bc.AdAccount) else None
    where = owner = str(getattr(asset, "owner", None))
    name = str(getattr(asset, "id", None))
    if luck.happens(40):
        where = "acme" if owner == "nova" else "nova"
        yield bc.Share(name, where, level=level)
    if luck.happens(50):
        yield bc.Assignment(where, "mia", name, level=level)


def _account(luck: Luck, boss: str) -> Iterator[bc.Fact]:
    if luck.happens(85):
        yield bc.AdAccount("account", owner=luck.one(OWNERS))
    else:
        yield bc.AdAccount("account", owner_user=luck.one((boss, "mia")))


def _pixel(luck: Luck, boss: str) -> Iterator[bc.Fact]:  # noqa: ARG001 - all are made alike
    if luck.happens(30):
        yield bc.Pixel("thing", ad_account="account")
    else:
        yield bc.Pixel("thing", owner=luck.one(OWNERS))


def _catalog(luck: Luck, boss: str) -> Iterator[bc.Fact]:  # noqa: ARG001 - all are made alike
    yield bc.Catalog("thing", owner=luck.one(OWNERS))


def _shop(luck: Luck, boss: str) -> Iterator[bc.Fact]:
    yield bc.Shop("thing", owner=luck.one((*OWNERS, None)), seller=boss)


def _leads(luck: Luck, boss: str) -> Iterator[bc.Fact]:  # noqa: ARG001 - all are made alike
    yield bc.FormLibrary("thing", owner=luck.one(OWNERS))


def _tiktok_account(luck: Luck, boss: str) -> Iterator[bc.Fact]:
    if luck.happens(20):
        yield bc.TikTokAccount("thing", owner=luck.one(OWNERS))
        return
    yield bc.TikTokAccount("thing", owner_user=luck.one((boss, "mia")))
    if luck.happens(50):
        scopes = luck.one(((), ("LIVE",), ("EXISTING_POSTS", "SHARING")))
        yield bc.Share("thing", luck.one(OWNERS), origin="LINK", scopes=scopes)


def _audience(luck: Luck, boss: str) -> Iterator[bc.Fact]:  # noqa: ARG001 - all are made alike
    yield bc.AdAccount("source", owner=luck.one(OWNERS))
    yield bc.Audience("thing", luck.one(("source", "source", "account")))


def _code(luck: Luck, boss: str) -> Iterator[bc.Fact]:
    yield bc.TikTokAccount("creator", owner_user=boss)
    sources = luck.one(((), ("taken",)))
    yield bc.Post("taken", "creator")
    yield bc.Post("post", "creator", sources=sources)
    for post in luck.some(("taken",)):
        applied = luck.some(("account",))
        yield bc.SparkCode("old", post, issued_at=_issued(luck), applied_to=applied)
    applied = luck.some(("account",), 40)
    yield bc.SparkCode("thing", "post", issued_at=_issued(luck), applied_to=applied)


def _issued(luck: Luck) -> datetime:
    return NOW - timedelta(days=luck.one((1, 40)))


def _app(luck: Luck, boss: str) -> Iterator[bc.Fact]:  # noqa: ARG001 - all are made alike
    yield bc.AppWorkspace("thing", "app", business_center=luck.one((None, *OWNERS)))
    yield bc.AppWorkspace("other", "app")
    for workspace in luck.some(("thing", "other"), 30):
        yield bc.AppConnection(workspace, "account", "nova")


OTHERS: tuple[Callable[[Luck, str], Iterator[bc.Fact]], ...] = (
    _pixel,
    _catalog,
    _shop,
    _leads,
    _tiktok_account,
    _audience,
    _code,
    _app,
)


def denied_pairs(access: bc.Resolver) -> list[Question]:
    """Return what Mia cannot do with the two together, and with the other thing alone."""
    tables = access.world.tables
    thing = next(
        table["thing"]
        for table in (tables.assets, tables.codes, tables.workspaces)
        if "thing" in table
    )
    together = [("mia", action, "account", "thing") for action in using_a(thing.kind)]
    alone = [("mia", action, "thing") for action in bc.Action if is_done_on(action, thing.kind)]
    return [asked for asked in (*together, *alone) if access.decide(*asked).denied]


def using_a(kind: bc.Kind) -> list[bc.Action]:
    """Return the joint actions that are done with a kind of thing."""
    return [action for action in bc.Action if kind in USING.get(action, ())]


def is_done_on(action: bc.Action, kind: bc.Kind) -> bool:
    """Whether something is done on a kind of asset, and with nothing else."""
    return action not in JOINT and action.kind is kind
