"""Items point at what they are about: the place in a file, and the Business Center."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

import bcmodel as bc
from tests.captures import is_there
from tests.unit.exchange.snapshots.small import (
    ADMIN,
    AUTHOR,
    BOTH,
    LATER,
    PEOPLE,
    ROWS,
    SPARK,
    Answers,
    Record,
    Row,
    answer,
    asset,
    capture,
    files,
    only,
    told,
    values,
)


def without(*steps: str | int) -> Callable[[Record], object]:
    """Return what takes the value at some steps out of a record."""

    def take_out(record: Record) -> object:
        holder: Any = record
        for step in steps[:-1]:
            holder = holder[step]
        return holder.pop(steps[-1])

    return take_out


LIST = ("response", "data", "list")


@pytest.mark.parametrize(
    ("endpoint", "harm", "pointer"),
    [
        ("bc/member/get", without(*LIST, 0, "user_role"), f"{ROWS}/0"),
        ("bc/member/get", without("captured_at"), ""),
        ("bc/partner/get", without("response"), ""),
        ("bc/partner/get", without("response", "data"), "/response"),
        ("bc/partner/get", without(*LIST), "/response/data"),
        ("bc/asset/admin/get", without(*LIST, 0, "asset_id"), f"{ROWS}/0"),
        ("bc/asset/get", without(*LIST, 0, "asset_id"), f"{ROWS}/0"),
        ("bc/get", without(*LIST, 0, "bc_info", "status"), f"{ROWS}/0/bc_info"),
        ("bc/get", without(*LIST, 0, "bc_info"), f"{ROWS}/0"),
        ("tt_video/list", without(*LIST, 0, "auth_info"), f"{ROWS}/0"),
    ],
)
def test_what_is_missing_is_told_at_what_lacks_it(
    endpoint: str, harm: Callable[[Record], object], pointer: str
) -> None:
    """Every pointer leads to something that is in the file."""
    other = answer("bc/member/get", [], bc_id="2")
    spark: Answers = {("tt_video/list", "a"): [SPARK], ("identity/get", "a"): [AUTHOR]}
    saved = deepcopy(files({**BOTH, **spark}, other))
    name = next(name for name, record in saved.items() if record["endpoint"] == endpoint)
    harm(saved[name])
    snapshot = bc.read_snapshot(saved)
    found = {(item.path, item.pointer) for item in snapshot.gaps}
    assert (name, pointer) in found
    assert all(is_there(saved[path], where) for path, where in found if path)


def test_texts_say_null_as_the_files_do() -> None:
    """Neither texts nor readings are written as Python writes values."""
    lists: Answers = {
        **BOTH,
        ("bc/member/get",): [{**PEOPLE[0], "user_role": None}, PEOPLE[0], PEOPLE[1]],
        ("ADVERTISER",): [asset("a", relation_type=None)],
        ("bc/asset/get", "ADVERTISER", "mia"): [{**ADMIN, "advertiser_role": None}],
        ("bc/asset/get", "TT_ACCOUNT", "mia"): [{"asset_id": "t", "tt_account_roles": ["A", "B"]}],
        ("identity/get", "a"): [
            {"identity_id": "i", "identity_type": "BC_AUTH_TT", **how}
            for how in ({"is_gpppa": True}, {"is_gpppa": None})
        ],
    }
    snapshot = capture(lists)
    said = [item.text for item in snapshot.gaps]
    said += [str(reading.value) for item in snapshot.gaps for reading in item.readings]
    assert len(said) > 4
    assert [text for text in said if "None" in text or "('" in text] == []


def test_identities_that_differ_are_told_by_what_differs() -> None:
    """Each reading names the fields on which the rows do not agree."""
    identity: Row = {"identity_id": "i", "identity_type": "BC_AUTH_TT", "username": "@t"}
    identity |= {"identity_authorized_bc_id": "1", "can_push_video": True}
    other: Row = {**identity, "can_push_video": False}
    lists: Answers = {
        ("ADVERTISER",): [asset("a"), asset("b")],
        ("identity/get", "a"): [identity],
        ("identity/get", "b"): [other],
        ("TT_ACCOUNT",): [asset("t", asset_name="@t")],
    }
    assert values(only(capture(lists), "CLASH")) == {"can_push_video true", "can_push_video false"}


def test_a_filter_is_told_where_it_stands() -> None:
    """What was asked with a filter counts as missing, and the item names the file."""
    narrow = answer("bc/partner/get", [], bc_id="1", filtering={"name": "Two"})
    saved = files({}, narrow)
    whole = next(name for name, one in saved.items() if one["endpoint"] == "bc/partner/get")
    del saved[whole]
    gap = only(bc.read_snapshot(saved), "NOT_READ")
    assert (gap.endpoint, gap.business_center, gap.pointer) == ("bc/partner/get", "1", "/request")
    assert saved[gap.path] is narrow


def test_items_name_the_business_center_they_are_about() -> None:
    """Also where neither the question nor the row does."""
    about = answer("bc/get", [{"bc_info": {"bc_id": "1"}, "user_role": "STANDARD"}], LATER)
    lists: Answers = {**BOTH, ("tt_video/list", "a"): None, ("advertiser/info", "a"): None}
    snapshot = capture(lists, about)
    items = [*told(snapshot, "NOT_ADMIN"), *told(snapshot, "REFUSED")]
    assert [(item.endpoint, item.business_center) for item in items] == [
        ("bc/get", "1"),
        ("advertiser/info", "1"),
        ("tt_video/list", "1"),
    ]


def test_redaction_hides_what_is_no_word() -> None:
    """A name may stand where a word belongs, or where no field is known."""
    rows: list[Row] = [{**PEOPLE[0], "user_role": "Zoe Doe", "note": "Zoe Doe"}, PEOPLE[1]]
    account = asset("a", relation_status=["Zoe Doe"], asset_name=["Zoe Doe"])
    saved = files({("bc/member/get",): rows, ("ADVERTISER",): [account]})
    snapshot = bc.read_snapshot(saved, redact=True)
    assert {gap.pointer for gap in told(snapshot, "UNKNOWN_VALUE")} == {
        f"{ROWS}/0/{field}" for field in ("asset_name", "relation_status", "user_role")
    }
    assert "Zoe" not in repr([*snapshot.gaps, *snapshot.notes, *snapshot.world.facts()])
