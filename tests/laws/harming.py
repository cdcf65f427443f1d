"""Random damage to a capture, of the kind that hides something and never says what is not so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import cast

import attrs
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.recording import Platform, Record, record
from bcmodel.testing.recording.token import admins_of
from tests.captures import Capture, capture_of, rows_of, world_of

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
    platform = Platform(
        page_size=luck.one((1000, 2)),
        lists_partner_assets=luck.happens(50),
        groups_in_lists=luck.happens(30),
    )
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


def _lose_of_one(luck: Luck, records: list[Record]) -> None:
    """Never have asked an endpoint anything about one Business Center, or about one type there."""
    endpoint = luck.one(sorted({saved["endpoint"] for saved in records} - {"bc/member/get"}))
    asked = [saved["request"] for saved in records if saved["endpoint"] == endpoint]
    names = luck.one((("bc_id",), ("bc_id", "asset_type"), ("bc_id", "share_type")))
    lost = luck.one([[request.get(name) for name in names] for request in asked])
    records[:] = [
        saved
        for saved in records
        if saved["endpoint"] != endpoint or [saved["request"].get(n) for n in names] != lost
    ]


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


def _leave_out(luck: Luck, records: list[Record]) -> None:
    """Leave out a field that decides access."""
    row = luck.one(luck.one([*_filled(records)]))
    fields = sorted(row.keys() & DECIDING)
    if fields:
        del row[luck.one(fields)]


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


HARMS: tuple[Harm, ...] = (
    _lose,
    _lose_all,
    _lose_of_one,
    _refuse,
    _lose_row,
    _unsay,
    _leave_out,
    _puzzle,
)


def without_a_list(seed: int) -> Capture:
    """
    Return a capture by everybody who can, in which one has not read what partners share with it.

    The platform names that in no other list, and the partners say what they share. It takes a
    seed as Worlds that Hypothesis draws are mostly too plain for anything to be shared there.
    """
    luck = Luck.of(seed)
    world = _ordinary(world_of(luck))
    able = [center for center in sorted(world.tables.centers) if admins_of(world, center)]
    records = record(world, *able, platform=Platform(lists_partner_assets=False))
    unread = {"bc_id": luck.one(able), **luck.one(({}, {"share_type": "SHARED"}))}
    lost = ("bc/partner/get", "bc/partner/asset/get")[len(unread) - 1 :]
    kept = [
        saved
        for saved in records
        if saved["endpoint"] not in lost or not unread.items() <= saved["request"].items()
    ]
    return Capture(world, tuple(able), kept)


@st.composite
def harmed_captures(draw: st.DrawFn) -> Capture:
    """Captures to which something happened."""
    luck = Luck.drawn(draw)
    return harmed(luck, capture_of(luck))
