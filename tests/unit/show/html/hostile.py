"""Hostile: a small World whose names and ids do their worst."""

from __future__ import annotations

from functools import cache

import bcmodel as bc
from bcmodel.rules.town import NOON
from bcmodel.show.html.page import Shown

SCRIPT = "<script>window.ran = true</script>"
LEAVING = (
    "\"' onfocus=window.ran=true autofocus x='</style></div><img src=x onerror=window.ran=true>"
)
BACKWARDS = "\u202egnp.exe \u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627"
EMOJI = "👩‍👩‍👧‍👦 " * 12
LONG = "W" * 300
CONTROL = "a\x00b\x07c\u2028d"
NAMES = (SCRIPT, LEAVING, BACKWARDS, EMOJI, LONG, CONTROL)


@cache
def world() -> bc.World:
    """Return a World in which everybody and everything is called badly."""
    people = [bc.User(f"u{n}{name}", name=name) for n, name in enumerate(NAMES)]
    first, *others = (person.id for person in people)
    accounts = [bc.AdAccount(f"a{n}{name}", owner=LONG, name=name) for n, name in enumerate(NAMES)]
    return bc.World.of(
        *people,
        *accounts,
        bc.BusinessCenter(LONG, name=SCRIPT),
        bc.BusinessCenter(SCRIPT, name=BACKWARDS),
        bc.Partnership(LONG, SCRIPT),
        bc.Member(LONG, first, role="ADMIN"),
        *(bc.Member(SCRIPT, other) for other in others),
        *(bc.Share(account.id, SCRIPT, level="ADMIN") for account in accounts),
        *(bc.Assignment(SCRIPT, others[0], account.id, level="ANALYST") for account in accounts),
        at=NOON,
    )


@cache
def shown() -> dict[str, Shown]:
    """Return values that tell of it."""
    access = bc.Resolver(world())
    first, second, *_ = sorted(world().tables.users)
    account = min(world().tables.assets)
    denied = access.decide(second, "ad_account.create_ads", account)
    plans = bc.remedies(access, denied)
    leaving = bc.commands.Leave(actor=first, business_center=LONG)
    ended = bc.commands.RemovePartner(actor=first, business_center=LONG, partner=SCRIPT)
    return {
        "world": world(),
        "matrix": access,
        "decision": denied,
        "allowed": access.decide(second, "ad_account.view_ads", account),
        "nobody": access.decide(SCRIPT, "ad_account.view_ads", account),
        "refusal": access.plan(leaving),
        "planned": access.plan(ended),
        "diff": bc.diff(access, access.after(ended)),
        "remedies": plans,
        "audit": bc.audit(access),
        "finding": bc.audit(access).findings[0],
        "history": bc.History(access).then_all([leaving, ended]),
    }
