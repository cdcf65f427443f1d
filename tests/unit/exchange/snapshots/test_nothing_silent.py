"""Nothing is silent: words that are not understood and differences are told in their place."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

import bcmodel as bc
from tests.unit.exchange.snapshots.small import (
    ADMIN,
    AUTHOR,
    BOTH,
    LATER,
    MIA,
    PEOPLE,
    ROWS,
    SPARK,
    Answers,
    Record,
    Row,
    answer,
    asset,
    capture,
    only,
    told,
    values,
)

TWO: Row = {"bc_id": "2", "bc_name": "Two"}


def about_one(at: str, **changes: object) -> Record:
    """Return what bc/get answers about Business Center 1."""
    info: Row = {"bc_id": "1", "status": "ENABLE", "type": "NORMAL"}
    info |= {"verification_status": "VERIFIED", "organization_type": "STANDARD", **changes}
    return answer("bc/get", [{"bc_info": info, "user_role": "ADMIN"}], at)


def test_a_name_that_differs_is_settled_and_told() -> None:
    """Of an ad account the newest name counts, on a tie that of advertiser/info."""
    account = asset("a", asset_name="Old")
    info: Row = {"advertiser_id": "a", "name": "New"}
    snapshot = capture({("ADVERTISER",): [account], ("advertiser/info", "a"): [info]})
    named = snapshot.world.tables.assets["a"]
    assert isinstance(named, bc.AdAccount)
    assert named.name == "New"
    assert values(only(snapshot, "CLASH_SETTLED")) == {"Old", "New"}
    assert snapshot.gaps == ()


def test_statuses_of_one_instant_and_source_settle_nothing() -> None:
    """One list that gives an ad account two statuses leaves it out."""
    rows = [asset("a"), asset("a", advertiser_status="STATUS_LIMIT")]
    snapshot = capture({("ADVERTISER",): rows})
    assert "a" not in snapshot.world.tables.assets
    assert values(only(snapshot, "CLASH")) == {"STATUS_ENABLE", "STATUS_LIMIT"}


@pytest.mark.parametrize(
    ("role", "code"), [("SUPERVISOR", "UNKNOWN_VALUE"), (None, "NULL_ROLE"), ("", "NULL_ROLE")]
)
@pytest.mark.parametrize("other", ["by person", "by asset"])
def test_a_role_that_the_other_reading_makes_up_for_is_told(
    role: str | None, code: str, other: str
) -> None:
    """The assignment is listed as the other reading has it, and the word is a gap."""
    unclear: Answers = {("bc/asset/get", "ADVERTISER", "mia"): [{**ADMIN, "advertiser_role": role}]}
    if other == "by person":
        unclear = {("bc/asset/member/get", "a"): [{**MIA, "advertiser_role": role}]}
    snapshot = capture({**BOTH, **unclear})
    held = snapshot.world.tables.assignments["mia"]["a"]
    assert isinstance(held, bc.Assignment)
    assert held.level == "ADMIN"
    gap = only(snapshot, code)
    assert (gap.pointer, gap.unseen) == (f"{ROWS}/0/advertiser_role", ())
    assert gap.endpoint == ("bc/asset/get" if other == "by asset" else "bc/asset/member/get")


def test_a_level_that_the_other_side_makes_up_for_is_told() -> None:
    """Whichever of two captured partners does not say at which level an asset is shared."""
    of_two = [
        answer("bc/member/get", [{**PEOPLE[0]}], bc_id="2"),
        answer("bc/partner/get", [{"bc_id": "1"}], bc_id="2"),
    ]
    levels: tuple[str | None, ...] = ("OPERATOR", None)
    for given, received in (levels, levels[::-1]):
        shared = answer(
            "bc/partner/asset/get",
            [{"asset_id": "a", "advertiser_role": received}],
            bc_id="2",
            partner_id="1",
            asset_type="ADVERTISER",
            share_type="SHARED",
        )
        here: Answers = {
            ("ADVERTISER",): [asset("a")],
            ("bc/partner/get",): [TWO],
            ("SHARING", "2", "ADVERTISER"): [{"asset_id": "a", "advertiser_role": given}],
            ("bc/asset/partner/get", "a"): [TWO],
        }
        snapshot = capture(here, *of_two, shared)
        (share,) = snapshot.world.tables.shares["a"]
        assert (share.to, share.level) == ("2", bc.Level.OPERATOR)
        assert only(snapshot, "NULL_ROLE").business_center == ("2" if received is None else "1")
        assert told(snapshot, "FLOOR") == []


@pytest.mark.parametrize(
    "asset_type", ["ADVERTISER", "CATALOG", "TIKTOK_SHOP", "PIXEL", "LEAD", "TT_ACCOUNT"]
)
@pytest.mark.parametrize(("word", "code"), [("OWNER_COUSIN", "UNKNOWN_VALUE"), (None, "NULL_ROLE")])
def test_a_kind_of_relation_that_is_not_understood_is_told(
    asset_type: str, word: str | None, code: str
) -> None:
    """Whatever it is of, and even where another source tells the owner."""
    info: Answers = {("advertiser/info", "a"): [{"advertiser_id": "a", "owner_bc_id": "1"}]}
    snapshot = capture({(asset_type,): [asset("a", relation_type=word)], **info})
    gap = only(snapshot, code)
    assert gap.pointer == f"{ROWS}/0/relation_type"
    assert (word or "null") in gap.text


def test_a_state_of_what_is_owned_is_told_if_it_is_not_understood() -> None:
    """No state at all is the usual one."""
    snapshot = capture({("PIXEL",): [asset("p", relation_status="FROZEN")]})
    assert only(snapshot, "UNKNOWN_VALUE").pointer == f"{ROWS}/0/relation_status"
    assert capture({("PIXEL",): [asset("p", relation_status=None)]}).gaps == ()


def test_a_role_is_told_where_it_stands() -> None:
    """The level of a TikTok account is of another answer than its scopes."""
    identity: Row = {"identity_id": "i", "identity_type": "BC_AUTH_TT", "username": "@t"}
    identity |= {"identity_authorized_bc_id": "1", "available_status": "AVAILABLE"}
    identity |= dict.fromkeys(("can_pull_video", "can_push_video", "can_use_live_ads"), True)
    identity |= dict.fromkeys(("can_manage_message", "ads_only_mode", "is_gpppa"), False)
    boss: Row = {**MIA, "business_account_roles": ["BUSINESS_ACCOUNT_BOSS"]}
    row = asset("t", asset_name="@t")
    snapshot = capture(
        {
            **BOTH,
            ("TT_ACCOUNT",): [row],
            ("MANAGED_BUSINESS_ACCOUNT",): [row],
            ("identity/get", "a"): [identity],
            ("bc/asset/get", "TT_ACCOUNT", "mia"): [
                {"asset_id": "t", "tt_account_roles": ["POST"]}
            ],
            ("bc/asset/member/get", "t"): [boss],
        }
    )
    gap = only(snapshot, "UNKNOWN_VALUE")
    assert gap.pointer == f"{ROWS}/0/business_account_roles"
    assert gap.endpoint == "bc/asset/member/get"
    assert [dict(p.where) for p in gap.unseen] == [
        {"business_center": "1", "user": "mia", "asset": "t"}
    ]


def test_of_a_business_center_the_newest_row_counts_and_others_are_told() -> None:
    """Who asks may differ without that, as several tokens answer."""
    newer = about_one(LATER, status="PUNISH")
    snapshot = capture({}, newer)
    assert snapshot.world.tables.centers["1"].status == "PUNISH"
    note = only(snapshot, "CLASH_SETTLED")
    assert values(note) == {"ENABLE", "PUNISH"}
    assert (note.pointer, note.business_center) == (f"{ROWS}/0/bc_info/status", "1")
    assert told(capture({}, about_one(LATER)), "CLASH_SETTLED") == []


@pytest.mark.parametrize(
    ("words", "code"),
    [(["AVAILABLE", "NOT_AVAILABLE"], "CLASH"), (["WAT"], "UNKNOWN_VALUE")],
)
def test_readiness_that_is_not_told_clearly_settles_nothing(words: list[str], code: str) -> None:
    """A catalog is left out whose rows differ on it, or say what nobody knows."""
    rows = [asset("c", ad_creation_eligible=word) for word in words]
    snapshot = capture({("CATALOG",): rows})
    assert "c" not in snapshot.world.tables.assets
    assert only(snapshot, code).pointer.endswith("/ad_creation_eligible")


def test_a_clash_about_the_owner_is_told_once() -> None:
    """What settles nothing is not told to be settled as well."""
    lists: Answers = {
        ("TT_ACCOUNT",): [asset("t")],
        ("MANAGED_BUSINESS_ACCOUNT",): [asset("t", relation_type="OWNER_INDIVIDUAL")],
    }
    snapshot = capture(lists)
    assert only(snapshot, "CLASH").readings
    assert told(snapshot, "CLASH_SETTLED") == []


@pytest.mark.parametrize(
    ("holder", "field", "word", "code"),
    [
        ("item_info", "item_type", "WAT", "UNKNOWN_VALUE"),
        ("item_info", "status", None, "NULL_ROLE"),
        ("auth_info", "ad_auth_status", None, "NULL_ROLE"),
        ("auth_info", "ad_auth_status", "WAT", "UNKNOWN_VALUE"),
        ("user_info", "identity_type", "WAT", "UNKNOWN_VALUE"),
    ],
)
def test_a_code_whose_words_are_not_understood_is_left_out(
    holder: str, field: str, word: str | None, code: str
) -> None:
    """Each such word is told where it stands, in the Business Center of the ad account."""
    row: dict[str, Any] = deepcopy(SPARK)
    row[holder][field] = word
    snapshot = capture({**BOTH, ("tt_video/list", "a"): [row], ("identity/get", "a"): [AUTHOR]})
    assert snapshot.world.tables.codes == {}
    gap = only(snapshot, code)
    assert (gap.pointer, gap.business_center) == (f"{ROWS}/0/{holder}/{field}", "1")


def test_a_code_of_which_two_ad_accounts_tell_differently_is_left_out() -> None:
    """Both readings are told; where they say the same, the code is applied to both."""
    other: dict[str, Any] = deepcopy(SPARK)
    answers: Answers = {
        ("ADVERTISER",): [asset("a"), asset("b")],
        ("identity/get", "a"): [AUTHOR],
        ("tt_video/list", "a"): [SPARK],
        ("tt_video/list", "b"): [other],
    }
    assert capture(answers).world.tables.codes["c"].applied_to == ("a", "b")
    other["auth_info"]["ad_auth_status"] = "EXPIRED"
    snapshot = capture(answers)
    assert snapshot.world.tables.codes == {}
    clash = only(snapshot, "CLASH")
    assert {"AUTHORIZED" in str(v) for v in values(clash)} == {True, False}
    assert {"EXPIRED" in str(v) for v in values(clash)} == {True, False}


@pytest.mark.parametrize(("field", "word"), [("is_gpppa", "no"), ("identity_type", "WAT")])
def test_what_is_not_understood_of_an_identity_is_told(field: str, word: str) -> None:
    """A flag that is a word, or a type that is not known, in an identity of whatever type."""
    rows: list[Row] = [{**AUTHOR, field: word}]
    gap = only(capture({**BOTH, ("identity/get", "a"): rows}), "UNKNOWN_VALUE")
    assert gap.pointer == f"/response/data/identity_list/0/{field}"


def test_a_row_of_another_type_than_was_asked_for_says_nothing() -> None:
    """It is told, and the list does not count as complete."""
    snapshot = capture({**BOTH, ("ADVERTISER",): [asset("a"), asset("b", asset_type="WAT")]})
    assert f"{ROWS}/1/asset_type" in {gap.pointer for gap in told(snapshot, "UNKNOWN_VALUE")}
    assert "b" not in snapshot.world.tables.assets


def test_fields_around_rows_are_told_if_they_are_not_known() -> None:
    """Of the envelope, of the data and of what counts the rows."""
    record = answer("bc/partner/get", [], bc_id="1")
    info = {"page": 1, "total_number": 0, "total_page": 0, "third": 3}
    data: Row = {"list": [], "second": 2, "page_info": info}
    record["response"] = {"code": 0, "first": 1, "data": data}
    snapshot = capture({("bc/partner/get",): None}, {**record, "captured_at": LATER})
    assert [note.pointer for note in told(snapshot, "UNKNOWN_FIELD")] == [
        "/response/data/page_info/third",
        "/response/data/second",
        "/response/first",
    ]


@pytest.mark.parametrize("held", ["MANAGER", ["MANAGER"], 7])
def test_a_finance_role_that_is_not_where_it_ought_to_be_is_open(held: object) -> None:
    """The member is not listed, so that nobody is denied what the role may allow."""
    snapshot = capture({("bc/member/get",): [{**PEOPLE[1], "ext_user_role": held}, PEOPLE[0]]})
    access = bc.Resolver(snapshot.world)
    assert access.decide("tom", "business_center.view_finance", "1").unknown
    assert only(snapshot, "UNKNOWN_VALUE").pointer == f"{ROWS}/0/ext_user_role"


@pytest.mark.parametrize("held", [None, {}, [], {"finance_role": None}])
def test_no_finance_role_is_none(held: object) -> None:
    """Nothing said, in whatever form, is no role."""
    snapshot = capture({("bc/member/get",): [{**PEOPLE[1], "ext_user_role": held}, PEOPLE[0]]})
    assert snapshot.world.tables.teams["1"]["tom"].finance_role is None
    assert snapshot.gaps == ()
