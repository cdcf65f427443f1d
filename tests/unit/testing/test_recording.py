"""The synthetic recorder answers as the platform does: its endpoints, its words, its pages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path

import attrs
import pytest

import bcmodel as bc
from bcmodel.rules.town import NOON, town
from bcmodel.testing.recording import Platform, Record, record, save
from tests.captures import Capture, Row, asked_in, random_capture, rows_of

SEEDS = range(150)

ASSET = {"asset_type", "asset_id", "asset_name", "owner_bc_name", "ad_creation_eligible"} | {
    "advertiser_account_type",
    "advertiser_role",
    "catalog_role",
    "store_role",
    "tt_account_roles",
    "business_account_roles",
}
OF_MANAGED = {
    "is_business_verified",
    "operating_region_code",
    "tt_asset_handle",
    "tt_asset_profile_image",
}
PERSON = {"user_id", "user_name", "user_email"}
IDENTITY = {
    "identity_id",
    "identity_type",
    "identity_authorized_bc_id",
    "display_name",
    "username",
    "available_status",
    "can_push_video",
    "can_pull_video",
    "can_use_live_ads",
    "can_manage_message",
    "ads_only_mode",
    "is_gpppa",
}
FIELDS: dict[str, set[str]] = {
    "bc/get": {"bc_info", "user_role", "ext_user_role"},
    "bc/member/get": PERSON | {"user_role", "relation_status", "ext_user_role"},
    "bc/asset/get": ASSET,
    "bc/asset/admin/get": ASSET
    | {"relation_type", "relation_status", "advertiser_status", "pixel_code"},
    "advertiser/info": {
        *("advertiser_id", "name", "status", "role", "owner_bc_id", "currency", "country")
    },
    "bc/asset/member/get": PERSON | {"advertiser_role", "catalog_role", "business_account_roles"},
    "bc/asset_group/list": {"asset_group_id", "asset_group_name"},
    "bc/partner/get": {"bc_id", "bc_name"},
    "bc/partner/asset/get": {
        *("asset_id", "asset_type", "asset_name", "advertiser_role", "catalog_role"),
        "advertiser_account_type",
    },
    "bc/asset/partner/get": {"bc_id", "bc_name"},
    "bc/asset/advertiser/assigned": {"advertiser_id", "advertiser_name"},
    "bc/pixel/link/get": {"advertiser_id"},
    "identity/get": IDENTITY,
    "tt_video/list": {"item_info", "auth_info", "user_info"},
    "changelog/get": set(),
}
"""The fields of a row, by endpoint, as the reference to the API lists them."""
WORDS: dict[str, set[object]] = {
    "relation_type": {"OWNER_BC", "OWNER_PARTNER", "OWNER_INDIVIDUAL"},
    "advertiser_role": {None, "ADMIN", "OPERATOR", "ANALYST"},
    "catalog_role": {None, "ADMIN", "AD_PROMOTE"},
    "store_role": {None, "AD_PROMOTION", "MANAGER"},
    "user_role": {"ADMIN", "STANDARD"},
    "ad_creation_eligible": {None, "AVAILABLE", "NOT_AVAILABLE"},
}
"""What a field can say, where that is a closed list."""
NULLS_ARE_DROPPED = {"bc/get", "bc/asset_group/list", "bc/asset_group/get"}
OF_THE_TOKEN = {"bc/get", "user/info"}
"""Endpoints that answer of whoever asks."""
LARGEST_PAGE = {"bc/member/get": 20, "bc/asset/member/get": 20, "identity/get": 100}


@cache
def captures() -> tuple[Capture, ...]:
    """Return captures of random worlds."""
    return tuple(random_capture(seed) for seed in SEEDS)


def data_of(saved: Record) -> Row:
    """Return what a record answers."""
    return saved["response"]["data"]


def answers(records: Sequence[Record]) -> dict[str, list[Record]]:
    """Return the pages of each question: endpoint and query but for the page."""
    found: dict[str, list[Record]] = {}
    for saved in records:
        asked = {k: v for k, v in saved["request"].items() if k != "page"}
        found.setdefault(json.dumps([saved["endpoint"], asked]), []).append(saved)
    return found


def rows_to(world: bc.World, endpoint: str, **asked: object) -> list[Row]:
    """Return the rows that answer a query about Nova."""
    return [
        row
        for saved in record(world, "nova")
        if saved["endpoint"] == endpoint and asked.items() <= saved["request"].items()
        for row in rows_of(saved)
    ]


def changed(*facts: bc.Fact) -> bc.World:
    """Return the town with some facts in place of others."""
    return town().changed(facts)


def test_every_row_has_the_documented_fields() -> None:
    """A row has all fields of its endpoint, or of those that drop nulls some of them."""
    for saved in (saved for capture in captures() for saved in capture.records):
        endpoint = saved["endpoint"]
        for row in rows_of(saved) if endpoint in FIELDS else ():
            listed = FIELDS[endpoint]
            if row.get("asset_type") == "MANAGED_BUSINESS_ACCOUNT":
                listed = listed | OF_MANAGED
            assert set(row) <= listed if endpoint in NULLS_ARE_DROPPED else set(row) == listed
            if endpoint in NULLS_ARE_DROPPED:
                assert None not in row.values()


def test_words_are_the_platforms() -> None:
    """Roles and relations are told in the words of the API alone."""
    told: dict[str, set[object]] = {field: set() for field in WORDS}
    for saved in (saved for capture in captures() for saved in capture.records):
        for row in rows_of(saved):
            for field in row.keys() & WORDS.keys():
                told[field].add(row[field])
    assert told == WORDS


def test_pages_add_up() -> None:
    """The pages of an answer are all there, of their size, and as many rows as they say."""
    several = 0
    for pages in (p for c in captures() for p in answers(c.records).values()):
        if pages[0]["endpoint"] in OF_THE_TOKEN:
            continue
        if "page_info" not in data_of(pages[0]):
            assert len(pages) == 1
            continue
        infos: list[Row] = [data_of(page)["page_info"] for page in pages]
        last, total, size = (infos[0][of] for of in ("total_page", "total_number", "page_size"))
        assert [info["page"] for info in infos] == list(range(1, max(last, 1) + 1))
        assert {(i["total_page"], i["total_number"], i["page_size"]) for i in infos} == {
            (last, total, size)
        }
        assert sum(len(rows_of(page)) for page in pages) == total
        assert all(len(rows_of(page)) == size for page in pages[:-1])
        assert size <= LARGEST_PAGE.get(pages[0]["endpoint"], 50)
        several += last > 1
    assert several > 100


def test_every_endpoint_of_the_recipe_is_asked() -> None:
    """Nothing that a complete capture needs is missing, and nothing else is asked."""
    asked = {saved["endpoint"] for capture in captures() for saved in capture.records}
    assert asked == {*FIELDS, "user/info", "bc/asset_group/get"}


def test_no_question_is_asked_twice() -> None:
    """Each page is there once, but for what every token answers of itself."""
    for capture in captures():
        asked = Counter(
            json.dumps([saved["endpoint"], saved["request"]])
            for saved in capture.records
            if saved["endpoint"] not in OF_THE_TOKEN
        )
        assert set(asked.values()) <= {1}


def test_a_capture_stands_at_the_instant_of_its_world() -> None:
    """Every record says when it was made, and succeeded."""
    for saved in record(town()):
        assert saved["captured_at"] == "2026-11-21T12:00:00Z"
        assert saved["response"]["code"] == 0


def test_lists_and_objects_are_sent_as_text() -> None:
    """A query holds nothing but text and numbers, as in an address."""
    for saved in record(town()):
        assert {type(value) for value in saved["request"].values()} <= {str, int}


def test_each_record_is_a_file(tmp_path: Path) -> None:
    """What is saved can be read again, in the order in which it was asked."""
    records = record(town(), "nova", "acme")
    paths = save(records, tmp_path / "capture")
    assert [json.loads(path.read_text("utf-8")) for path in paths] == records
    assert sorted(path.name for path in tmp_path.rglob("*.json")) == [p.name for p in paths]


def test_who_cannot_be_recorded_is_named() -> None:
    """Business Centers without an Admin, deleted or not there are told all at once."""
    deleted = changed(attrs.evolve(town().tables.centers["acme"], status="DELETED"))
    with pytest.raises(bc.InputError) as caught:
        record(deleted, "nova", "acme", "elsewhere")
    assert [fault.problem for fault in caught.value.faults] == [
        "`acme` is deleted, or has no bound Admin whose token could read it",
        "there is no Business Center `elsewhere`",
    ]


def test_without_names_all_are_recorded_that_can_be() -> None:
    """Naming none means all that have an Admin."""
    assert record(town()) == record(town(), "acme", "luma", "nova")
    headless = changed(bc.Member("luma", "ivy"))
    assert record(headless) == record(headless, "acme", "nova")


def test_an_invitee_is_known_by_the_address_alone() -> None:
    """Who has not joined has no id yet, whoever it is."""
    invited = bc.Member("nova", "ivy", status="PENDING", invited_email="Ivy@Luma.example")
    (row,) = [r for r in rows_to(changed(invited), "bc/member/get") if not r["user_id"]]
    assert (row["user_email"], row["relation_status"]) == ("Ivy@Luma.example", "PENDING")


def test_a_role_is_what_assignment_and_groups_unite_to() -> None:
    """A group never lowers what is assigned, nor the other way round."""
    for direct, expected in {"ANALYST": "OPERATOR", "ADMIN": "ADMIN"}.items():
        world = changed(bc.Assignment("nova", "mia", "adv-2", level=direct))
        rows = rows_to(world, "bc/asset/member/get", asset_id="adv-2")
        assert [(row["user_id"], row["advertiser_role"]) for row in rows] == [("mia", expected)]


def test_a_level_that_is_not_said_is_the_lowest() -> None:
    """The platform always tells a level, and scopes: those that an assignment has unsaid."""
    world = changed(bc.Assignment("nova", "mia", "adv-1"), bc.Assignment("nova", "mia", "tt-leo"))
    asked = {"filtering": '{"user_id": "mia"}'}
    (ads,) = [r for r in rows_to(world, "bc/asset/get", **asked) if r["asset_id"] == "adv-1"]
    (posting,) = [r for r in rows_to(world, "bc/asset/get", **asked) if r["asset_id"] == "tt-leo"]
    (managing,) = rows_to(world, "bc/asset/member/get", asset_id="tt-leo")
    assert ads["advertiser_role"] == "ANALYST"
    assert posting["tt_account_roles"] == ["POST"]
    assert managing["business_account_roles"] == ["BUSINESS_ACCOUNT_ANALYST"]


@pytest.mark.parametrize(
    ("share", "relation"),
    [
        (bc.Share("adv-leo", "nova", origin="REQUEST"), ("OWNER_INDIVIDUAL", "BOUND")),
        (
            bc.Share("adv-leo", "nova", origin="REQUEST", status="PENDING"),
            ("OWNER_INDIVIDUAL", "PENDING"),
        ),
        (bc.Share("adv-1", "nova"), ("OWNER_PARTNER", "BOUND")),
        (bc.Share("adv-1", "nova", status="UNBOUND"), ("OWNER_PARTNER", "UNBOUND")),
    ],
)
def test_the_relation_of_an_asset(share: bc.Share, relation: tuple[str, str]) -> None:
    """The inventory says whose an asset is and how the Business Center stands to it."""
    rows = rows_to(changed(share), "bc/asset/admin/get", asset_type="ADVERTISER")
    told = {row["asset_id"]: (row["relation_type"], row["relation_status"]) for row in rows}
    assert told[share.asset] == relation
    assert told["adv-2"] == ("OWNER_BC", "BOUND")


def test_what_a_partner_shares_ends_with_the_partnership() -> None:
    """Former partners are no longer listed, and what they shared is unbound."""
    world = changed(bc.Partnership("acme", "nova", status="UNBOUND"))
    assert rows_to(world, "bc/partner/get") == []
    rows = rows_to(world, "bc/asset/admin/get", asset_type="CATALOG")
    assert [row["relation_status"] for row in rows] == ["UNBOUND"]


def shares_told(capture: Capture, share_type: str) -> dict[tuple[str, str, str], str]:
    """Return giver, receiver, asset and level of what passes between those who were recorded."""
    told: dict[tuple[str, str, str], str] = {}
    for saved in capture.records:
        asked = asked_in(saved)
        if saved["endpoint"] == "bc/partner/asset/get" and asked["share_type"] == share_type:
            here, there = asked["bc_id"], asked["partner_id"]
            pair = (there, here) if share_type == "SHARED" else (here, there)
            for row in rows_of(saved) if there in capture.centers else ():
                level = row["advertiser_role"] or row["catalog_role"]
                told[(*pair, row["asset_id"])] = level
    return told


def test_shares_are_told_from_both_sides() -> None:
    """What one partner lists as shared with it the other lists as shared by it."""
    found = 0
    for capture in captures():
        received, given = (shares_told(capture, side) for side in ("SHARED", "SHARING"))
        assert received == given
        found += len(given)
    assert found > 20


def test_of_two_ways_of_holding_the_higher_level_is_told() -> None:
    """An asset that was shared and requested has one role: what may be done with it at all."""
    twice = [bc.Share("adv-1", "nova"), bc.Share("adv-1", "nova", origin="REQUEST", level="ADMIN")]
    (row,) = rows_to(
        changed(*twice), "bc/partner/asset/get", share_type="SHARED", asset_type="ADVERTISER"
    )
    assert row["advertiser_role"] == "ADMIN"


def test_an_identity_tells_the_scopes_that_reach_here() -> None:
    """Along a chain of two the scopes in common count, and being for ads only of either."""
    shared_on = bc.Share(
        "tt-leo", "acme", granted_by="nova", scopes=["EXISTING_POSTS", "LIVE"], ads_only=True
    )
    link = attrs.evolve(
        town().tables.shares["tt-leo"][0], scopes=["EXISTING_POSTS", "NEW_VIDEOS", "SHARING"]
    )
    rows = {
        row["identity_authorized_bc_id"]: row
        for saved in record(changed(shared_on, link), "nova", "acme")
        for row in (rows_of(saved) if saved["endpoint"] == "identity/get" else ())
        if row["identity_type"] == "BC_AUTH_TT"
    }
    flags = ("can_pull_video", "can_push_video", "can_use_live_ads", "ads_only_mode")
    assert [rows["nova"][flag] for flag in flags] == [True, True, False, False]
    assert [rows["acme"][flag] for flag in flags] == [True, False, False, True]


def test_a_code_ends_as_a_whole_second() -> None:
    """The clock of the API has no fractions: what lives for a part of a second lives for it."""
    issued = NOON - timedelta(days=7) + timedelta(microseconds=1)
    code = bc.SparkCode("spark-1", "post-1", issued, days=7, status="IN_USE", applied_to=["adv-1"])
    rows = rows_to(changed(code), "tt_video/list", advertiser_id="adv-1")
    (told,) = [row for row in rows if row["item_info"]["auth_code"] == "spark-1"]
    assert told["auth_info"]["auth_end_time"] == "2026-11-21 12:00:01"
    assert told["auth_info"]["ad_auth_status"] == "AUTHORIZED"


def platform_rows(platform: Platform, endpoint: str, **asked: str) -> Iterator[Row]:
    """Yield the rows about Nova, of a platform with other habits."""
    ended = bc.Member("nova", "kim", status="UNBOUND", ended="LEFT")
    asked_for = bc.Share("forms-1", "nova", status="UNBOUND")
    for saved in record(changed(ended, asked_for), "nova", platform=platform):
        if saved["endpoint"] == endpoint and asked.items() <= saved["request"].items():
            yield from rows_of(saved)


def test_habits_of_the_platform() -> None:
    """Where the documents disagree, either answer can be had."""
    former = Platform(lists_former_members=True)
    assert "kim" not in {r["user_id"] for r in platform_rows(Platform(), "bc/member/get")}
    assert "kim" in {r["user_id"] for r in platform_rows(former, "bc/member/get")}
    inventory = {"endpoint": "bc/asset/admin/get", "asset_type": "ADVERTISER"}
    told = {row["asset_id"] for row in platform_rows(Platform(), **inventory)}
    untold = Platform(lists_partner_assets=False)
    assert told - {row["asset_id"] for row in platform_rows(untold, **inventory)} == {"adv-1"}
    reticent = Platform(tells_every_relation=False)
    leads = {"endpoint": "bc/asset/admin/get", "asset_type": "LEAD"}
    assert [row["relation_status"] for row in platform_rows(Platform(), **leads)] == ["UNBOUND"]
    assert list(platform_rows(reticent, **leads)) == []
    catalogs = platform_rows(reticent, "bc/asset/admin/get", asset_type="CATALOG")
    assert [row["relation_status"] for row in catalogs] == [None]
