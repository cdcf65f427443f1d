"""Who may use what: two readings that agree, differ, or are not there; groups; links; codes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import bcmodel as bc
from tests.unit.exchange.snapshots.small import (
    ADMIN,
    AUTHOR,
    BOTH,
    MIA,
    PEOPLE,
    SPARK,
    TYPES,
    Answers,
    Row,
    answer,
    asset,
    capture,
    codes,
    unseen,
)

OF_PERSON, OF_ASSET = ("bc/asset/get", "ADVERTISER", "mia"), ("bc/asset/member/get", "a")
PAIR = {"business_center": "1", "user": "mia", "asset": "a"}


def level_of(snapshot: bc.Snapshot) -> object:
    """Return the level that Mia has directly on the ad account; nothing where she has none."""
    held = snapshot.world.tables.assignments.get("mia", {}).get("a")
    return getattr(held, "level", None)


def test_readings_that_agree_give_the_assignment() -> None:
    """A complete capture that agrees has no gap."""
    snapshot = capture(BOTH)
    assert level_of(snapshot) == "ADMIN"
    assert snapshot.gaps == ()
    assert unseen(snapshot, "assignment") == []


@pytest.mark.parametrize("role", ["ANALYST", None])
def test_one_reading_that_is_not_there_is_made_up_for(role: str | None) -> None:
    """Refused, or without the role, it leaves the word to the other."""
    rows = [{**MIA, "advertiser_role": role}] if role is None else None
    assert level_of(capture({**BOTH, OF_ASSET: rows})) == "ADMIN"


@pytest.mark.parametrize(
    "changes",
    [{OF_ASSET: [{**MIA, "advertiser_role": "ANALYST"}]}, {OF_ASSET: []}, {OF_PERSON: []}],
    ids=["level", "only by person", "only by asset"],
)
def test_readings_that_differ_settle_nothing(changes: Answers) -> None:
    """The assignment is left open, and the gap names both readings and the pattern."""
    snapshot = capture({**BOTH, **changes})
    assert level_of(snapshot) is None
    (gap,) = snapshot.gaps
    assert gap.code == "CLASH"
    assert len(gap.readings) == 2
    assert [dict(pattern.where) for pattern in gap.unseen] == [PAIR]


@pytest.mark.parametrize(("role", "code"), [(None, "NULL_ROLE"), ("OWNER", "UNKNOWN_VALUE")])
def test_a_role_that_is_not_told_settles_nothing(role: str | None, code: str) -> None:
    """Neither reading says which level it is."""
    told: Answers = {
        OF_PERSON: [{"asset_id": "a", "advertiser_role": role}],
        OF_ASSET: [{**MIA, "advertiser_role": role}],
    }
    snapshot = capture({**BOTH, **told})
    assert (level_of(snapshot), codes(snapshot.gaps)) == (None, {code})
    assert unseen(snapshot, "assignment") == [PAIR]


def test_what_no_reading_tells_is_open_for_one_asset() -> None:
    """The pattern names the person too where others were read."""
    refused: Answers = {("PIXEL",): [asset("p")], ("bc/asset/get", "PIXEL", "mia"): None}
    snapshot = capture({**BOTH, **refused})
    assert unseen(snapshot, "assignment") == [{**PAIR, "asset": "p"}]
    (gap,) = [gap for gap in snapshot.gaps if gap.code == "REFUSED"]
    assert {**PAIR, "asset": "p"} in [dict(pattern.where) for pattern in gap.unseen]


def test_an_asset_of_which_nothing_is_read_is_open_to_all() -> None:
    """One pattern stands for everybody."""
    types = ("bc/asset/get", "PIXEL")
    refused: Answers = {("PIXEL",): [asset("p")], (*types, "mia"): None, (*types, "tom"): None}
    assert unseen(capture({**BOTH, **refused}), "assignment") == [
        {"business_center": "1", "asset": "p"}
    ]


def test_a_person_of_whom_nothing_is_read_is_open_everywhere() -> None:
    """One pattern stands for every asset."""
    refused: Answers = {("bc/asset/get", asset_type, "mia"): None for asset_type in TYPES}
    snapshot = capture({("PIXEL",): [asset("p")], **refused})
    assert unseen(snapshot, "assignment") == [{"business_center": "1", "user": "mia"}]


def test_where_nothing_is_read_of_anybody_each_is_open_everywhere() -> None:
    """That covers every asset: no pattern of an asset comes on top."""
    refused: Answers = {
        ("bc/asset/get", asset_type, person): None
        for asset_type in TYPES
        for person in ("mia", "tom")
    }
    snapshot = capture({("PIXEL",): [asset("p")], **refused})
    assert unseen(snapshot, "assignment") == [
        {"business_center": "1", "user": "mia"},
        {"business_center": "1", "user": "tom"},
    ]


def test_a_group_explains_a_level() -> None:
    """What a listed group gives is no direct assignment, and a note says so."""
    group = {"bc_id": "1", "asset_group_id": "g"}
    members: list[Row] = [
        {"member_id": "mia", "asset_roles": {"ADVERTISER": "ADVERTISER_ROLE_ADMIN"}}
    ]
    contents = answer("bc/asset_group/get", [{"asset_id": "a"}], **group, query_entity="ASSET")
    people = answer("bc/asset_group/get", members, **group, query_entity="MEMBER")
    listed: Answers = {("bc/asset_group/list",): [{"asset_group_id": "g"}]}
    snapshot = capture({**BOTH, **listed}, contents, people)
    assert level_of(snapshot) is None
    assert "VIA_GROUP" in codes(snapshot.notes)
    assert bc.Resolver(snapshot.world).can("mia", "ad_account.edit_settings", "a")
    without = capture({**BOTH, **listed}, contents)
    assert level_of(without) == "ADMIN"
    assert unseen(without, "account_group") == [{"business_center": "1"}]


def test_what_no_record_answers_is_told_once_for_each_type() -> None:
    """One item per endpoint, Business Center and asset type counts what is missing."""
    records = [answer("bc/member/get", PEOPLE, bc_id="1")]
    snapshot = bc.read_snapshot({"one.json": records})
    missing = [g for g in snapshot.gaps if g.endpoint == "bc/asset/get" and "PIXEL" in g.text]
    assert [(gap.code, gap.business_center) for gap in missing] == [("NOT_READ", "1")]
    assert "2 times" in missing[0].text


def test_a_pixel_is_linked_to_what_its_code_names() -> None:
    """An ad account that is nowhere listed is told."""
    rows: list[Row] = [{"advertiser_id": "a"}, {"advertiser_id": "x"}]
    snapshot = capture({**BOTH, ("PIXEL",): [asset("p")], ("linked", "p"): rows})
    assert set(snapshot.world.tables.pixel_links) == {("p", "a")}
    assert codes(snapshot.gaps) == {"UNLISTED_ASSET"}


def test_a_code_is_listed_with_its_end() -> None:
    """Its days are the fewest allowed that cover its span, counted back from its end."""
    told: Answers = {("tt_video/list", "a"): [SPARK], ("identity/get", "a"): [AUTHOR]}
    code = capture({**BOTH, **told}).world.tables.codes["c"]
    assert (code.days, code.applied_to) == (30, ("a",))
    assert code.ends_at == datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize("changes", [{("tt_video/list", "b"): None}, {("identity/get", "a"): []}])
def test_a_code_that_is_not_told_in_full_is_left_out(changes: Answers) -> None:
    """Every ad account must tell its codes, and an identity who posted."""
    told: Answers = {
        **BOTH,
        ("ADVERTISER",): [asset("a"), asset("b")],
        ("tt_video/list", "a"): [SPARK],
        ("identity/get", "a"): [AUTHOR],
    }
    assert "c" in capture(told).world.tables.codes
    assert "c" not in capture({**told, **changes}).world.tables.codes


def test_an_answer_without_a_filter_is_about_the_person_of_the_token() -> None:
    """It is used if user/info says who that is, and told if not."""
    own = answer("bc/asset/get", [ADMIN], bc_id="1", asset_type="ADVERTISER")
    person = answer("user/info", None)
    person["response"] = {"code": 0, "message": "OK", "data": {"core_user_id": "mia"}}
    told: Answers = {("ADVERTISER",): [asset("a")], OF_PERSON: None, OF_ASSET: None}
    assert level_of(capture(told, own, person)) == "ADMIN"
    without = capture(told, own)
    assert level_of(without) is None
    assert "UNLISTED_USER" in codes(without.gaps)


def test_what_waits_for_an_invitee_is_listed() -> None:
    """Asked for by address, it counts although asking for the ad account shows members alone."""
    eve: Row = {"user_email": "Eve@x.test", "user_role": "STANDARD", "relation_status": "PENDING"}
    waiting = answer(
        "bc/asset/get",
        [ADMIN],
        bc_id="1",
        asset_type="ADVERTISER",
        filtering={"user_email": "Eve@x.test"},
    )
    told: Answers = {**BOTH, ("bc/member/get",): [*PEOPLE, eve]}
    assert codes(capture(told).gaps) == {"NOT_READ"}
    snapshot = capture(told, waiting)
    held = snapshot.world.tables.assignments["eve@x.test"]["a"]
    assert isinstance(held, bc.Assignment)
    assert held.level == "ADMIN"
    assert snapshot.gaps == ()
