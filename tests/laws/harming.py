"""Random damage to a capture, of the kind that hides something and never says what is not so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import cast

import attrs
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing.recording import Platform, Record, record
from tests.captures import Capture, capture_of, rows_of
from tests.luck import Luck

Harm = Callable[[Luck, list[Record]], None]

DECIDING = frozenset(
    {
        *("user_role", "relation_type", "advertiser_role", "catalog_role", "store_role"),
        *("tt_account_roles", "business_account_roles", "asset_roles", "ad_auth_status"),
        *("can_pull_video", "can_push_video", "can_use_live_ads", "can_manage_message"),
        *("ads_only_mode", "advertiser_status"),
    }
)
"""Fields whose words decide access: without one, or with one that nobody knows, it is open."""


def harmed(luck: Luck, capture: Capture) -> Capture:
    """
    Return a capture of the same World to which several things happened.

    A Business Center whose members are told nowhere is one of those outside it.
    """
    world = _ordinary(capture.world)
    platform = Platform(page_size=luck.one((1000, 2)), groups_in_lists=luck.happens(30))
    records = deepcopy(record(world, *capture.centers, platform=platform))
    for _ in range(luck.one((1, 2, 4, 8))):
        luck.one(HARMS)(luck, records)
    told = {
        saved["request"]["bc_id"]
        for saved in records
        if saved["endpoint"] == "bc/member/get" and saved["response"]["code"] == 0
    }
    return Capture(world, tuple(c for c in capture.centers if c in told), records)


def _ordinary(world: bc.World) -> bc.World:
    """Return a World in which no state is out of the ordinary that a lost answer would tell."""
    usual: list[bc.Fact] = []
    for fact in world.facts():
        if isinstance(fact, bc.BusinessCenter):
            usual.append(bc.BusinessCenter(fact.id, name=fact.name, organization=fact.organization))
        elif isinstance(fact, bc.TikTokAccount):
            usual.append(attrs.evolve(fact, identity_status="AVAILABLE", gpppa=False))
        elif isinstance(fact, bc.Catalog):
            usual.append(attrs.evolve(fact, ad_ready=True))
    return world.changed(usual)


def _lose(luck: Luck, records: list[Record]) -> None:
    """Lose an answer, or a page of it."""
    records.remove(luck.one(records))


def _lose_all(luck: Luck, records: list[Record]) -> None:
    """Never have asked an endpoint anything, but who the members are."""
    endpoint = luck.one(records)["endpoint"]
    if endpoint != "bc/member/get":
        records[:] = [saved for saved in records if saved["endpoint"] != endpoint]


def _refuse(luck: Luck, records: list[Record]) -> None:
    """Let the platform refuse an answer."""
    response = luck.one(records)["response"]
    response["code"], response["message"], response["data"] = 40001, "no permission", {}


def _lose_row(luck: Luck, records: list[Record]) -> None:
    """Lose a row of a page that counts its rows."""
    rows = luck.one([*_filled(records)])
    rows.remove(luck.one(rows))


def _filled(records: Sequence[Record]) -> Iterator[list[dict[str, object]]]:
    for saved in records:
        rows = cast("list[dict[str, object]]", rows_of(saved))
        if rows and "page_info" in saved["response"]["data"]:
            yield rows


def _unsay(luck: Luck, records: list[Record]) -> None:
    """Say nothing in a field that decides access."""
    _say(luck, records, None)


def _puzzle(luck: Luck, records: list[Record]) -> None:
    """Say what nobody knows the meaning of."""
    _say(luck, records, "MYSTERY")


def _say(luck: Luck, records: list[Record], word: str | None) -> None:
    row = luck.one(luck.one([*_filled(records)]))
    fields = sorted(row.keys() & DECIDING)
    said = [field for field in fields if row[field] is not None]
    if said:
        field = luck.one(said)
        row[field] = [word] if word and isinstance(row[field], list) else word


HARMS: tuple[Harm, ...] = (_lose, _lose_all, _refuse, _lose_row, _unsay, _puzzle)


@st.composite
def harmed_captures(draw: st.DrawFn) -> Capture:
    """Captures to which something happened."""
    luck = Luck.drawn(draw)
    return harmed(luck, capture_of(luck))
