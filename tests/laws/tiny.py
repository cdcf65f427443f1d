"""Tiny worlds: two Business Centers, three people and one thing, in every state they can have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import NOW
from bcmodel.vocab.actions import JOINT
from bcmodel.vocab.levels import LADDERS
from tests.laws.brute import Question

YESTERDAY = NOW - timedelta(days=1)
STANDING = ("BOUND", "BOUND", "PENDING", "UNBOUND")


def tiny(luck: Luck, *, crowded: bool) -> bc.Resolver:
    """
    Choose a tiny World.

    It is `crowded` where Acme and Nova have an Admin each; else Ada is the Admin of both, and
    there are few enough commands to try many of them one after another.
    """
    boss = "zoe" if crowded else "ada"
    facts = [*people_of(luck, boss), *members_of(luck, boss)]
    asset, more = luck.one(ASSETS)(luck, boss)
    facts += [asset, *more, *_holding(luck, asset)]
    if luck.happens(40):
        level = luck.one(LADDERS[asset.kind] or (None,))
        facts.append(bc.Assignment(luck.one(("nova", "acme")), "mia", "thing", level=level))
    return bc.Resolver(bc.World.of(*facts, at=NOW))


def people_of(luck: Luck, boss: str) -> Iterator[bc.Fact]:
    """Choose Ada, Mia, perhaps another Admin, and their two Business Centers."""
    yield bc.User("ada", two_step=luck.happens(50))
    if boss != "ada":
        yield bc.User(boss)
    yield bc.User(
        "mia", tiktok_for_business=luck.happens(80), two_step=luck.happens(50), email="mia@acme.com"
    )
    yield bc.BusinessCenter(
        "nova",
        two_step_scope=luck.one(("NONE", "NONE", "ADMINS", "ALL")),
        email_domains=luck.one(((), (), ("nova.com",))),
    )
    organization = luck.one(("STANDARD", "STANDARD", "ENTERPRISE"))
    yield bc.BusinessCenter("acme", organization=organization)


def members_of(luck: Luck, boss: str) -> Iterator[bc.Fact]:
    """Choose who is a member of what, and what the two are to each other."""
    status = luck.one(("BOUND", "BOUND", "BOUND", "PENDING"))
    yield bc.Member("nova", "ada", role="ADMIN", status=status)
    if luck.happens(90):
        yield bc.Member("acme", boss, role="ADMIN")
    if luck.happens(60):
        status = luck.one((*STANDING, "REJECTED"))
        expires = luck.one((None, YESTERDAY)) if status == "PENDING" else None
        role = luck.one(("STANDARD", "STANDARD", "ADMIN"))
        yield bc.Member("nova", "mia", role=role, status=status, expires_at=expires)
    elif luck.happens(40):
        yield bc.Member("acme", "mia")
    if luck.happens(60):
        inviting = luck.one(("acme", "nova", None))
        yield bc.Partnership("acme", "nova", status=luck.one(STANDING), invited_by=inviting)


Asset = bc.AdAccount | bc.TikTokAccount | bc.Pixel | bc.Catalog | bc.Shop
Made = tuple[Asset, tuple[bc.Fact, ...]]


def _ad_account(luck: Luck, boss: str) -> Made:
    owner = luck.one(("acme", "acme", "nova", None))
    if owner is None:
        return bc.AdAccount("thing", owner_user=luck.one((boss, "mia"))), ()
    status = luck.one(("STATUS_ENABLE", "STATUS_ENABLE", "STATUS_DISABLE"))
    account = bc.AdAccount("thing", owner=owner, status=status)
    if not luck.happens(40):
        return account, ()
    group = bc.AccountGroup("group", "nova", ad_accounts=luck.one(((), ("thing",))))
    return account, (group, *_in_group(luck))


def _in_group(luck: Luck) -> list[bc.GroupAssignment]:
    levels = luck.some(("ANALYST", "OPERATOR"), 30)[:1]
    return [bc.GroupAssignment("group", "mia", level) for level in levels]


def _tiktok_account(luck: Luck, boss: str) -> Made:
    if luck.happens(25):
        return bc.TikTokAccount("thing", owner=luck.one(("acme", "nova"))), ()
    return bc.TikTokAccount("thing", owner_user=luck.one((boss, "mia"))), ()


def _pixel(luck: Luck, boss: str) -> Made:  # noqa: ARG001 - all are made alike
    account = bc.AdAccount("account", owner=luck.one(("acme", "nova")))
    if luck.happens(40):
        return bc.Pixel("thing", ad_account="account"), (account,)
    return bc.Pixel("thing", owner=luck.one(("acme", "nova"))), (account,)


def _catalog(luck: Luck, boss: str) -> Made:  # noqa: ARG001 - all are made alike
    return bc.Catalog("thing", owner=luck.one(("acme", "nova"))), ()


def _shop(luck: Luck, boss: str) -> Made:
    return bc.Shop("thing", owner=luck.one(("acme", "nova", None)), seller=boss), ()


ASSETS: tuple[Callable[[Luck, str], Made], ...] = (
    _ad_account,
    _ad_account,
    _ad_account,
    _tiktok_account,
    _tiktok_account,
    _pixel,
    _catalog,
    _shop,
)


def _holding(luck: Luck, asset: Asset) -> Iterator[bc.Fact]:
    """Choose whether, and how, the asset was handed over to who does not own it."""
    owner: str | None = getattr(asset, "owner", None)
    if not luck.happens(50) or (isinstance(asset, bc.Pixel) and owner is None):
        return
    to = "acme" if owner == "nova" else "nova"
    level = luck.one(LADDERS[asset.kind] or (None,))
    if owner is not None:
        status = luck.one(("BOUND", "BOUND", "UNBOUND"))
        yield bc.Share("thing", to, status=status, level=level)
    elif isinstance(asset, bc.TikTokAccount):
        scopes = luck.one(((), ("LIVE",), ("SHARING",)))
        status = luck.one((*STANDING, "REJECTED"))
        expires = luck.one((None, YESTERDAY)) if status == "PENDING" else None
        yield bc.Share("thing", to, origin="LINK", status=status, scopes=scopes, expires_at=expires)
    else:
        status = luck.one((*STANDING, "REJECTED"))
        yield bc.Share("thing", to, origin="REQUEST", status=status, level=level)


def denied(access: bc.Resolver) -> list[Question]:
    """Return what Mia cannot do in a tiny World."""
    world = access.world
    things = [thing for name in ("thing", "account", "nova") if (thing := world.thing(name))]
    return [
        ("mia", action, thing.id)
        for thing in things
        for action in bc.Action
        if action not in JOINT
        and action.kind is thing.kind
        and not access.can("mia", action, thing.id)
    ]
