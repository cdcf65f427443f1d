"""Two captured Business Centers: what one tells, the other may not have read."""

from __future__ import annotations

import pytest

import bcmodel as bc
from tests.unit.exchange.snapshots.small import Answers, Row, answer, asset, capture, codes, unseen

TWO: Row = {"bc_id": "2", "bc_name": "Two"}
ONE: Row = {"bc_id": "1", "bc_name": "One"}
ZED: Row = {"user_id": "zed", "user_role": "ADMIN", "relation_status": "BOUND"}
SHARED: Row = {"asset_id": "x", "advertiser_role": "OPERATOR"}
MINE = {"business_center": "1", "asset": "x"}
ACCOUNT, SHARING = {"asset_type": "ADVERTISER"}, {"share_type": "SHARING"}
OF_TWO = (
    answer("bc/member/get", [ZED], bc_id="2"),
    answer("bc/partner/get", [ONE], bc_id="2"),
    answer("bc/asset/admin/get", [asset("x")], bc_id="2", **ACCOUNT),
    answer("bc/partner/asset/get", [SHARED], bc_id="2", partner_id="1", **ACCOUNT, **SHARING),
    answer("bc/asset/partner/get", [ONE], bc_id="2", asset_id="x", **ACCOUNT),
)
"""A capture of Business Center 2, which shares an ad account with Business Center 1."""
PARTNERS: Answers = {
    ("bc/partner/get",): [TWO],
    ("SHARED", "2", "ADVERTISER"): [SHARED],
    ("bc/asset/get", "ADVERTISER", "mia"): [SHARED],
}
"""What Business Center 1 is told: the account is in no list of its own, but in that of 2."""


def decided(snapshot: bc.Snapshot, user: str) -> bc.Decision:
    """Return whether somebody may create ads in the account, in Business Center 1."""
    return bc.Resolver(snapshot.world).decide(user, "ad_account.create_ads", "x", within="1")


def test_what_a_partner_shares_is_in_the_inventory() -> None:
    """With every list read, the assignment is listed and nothing is open."""
    on_asset = answer("bc/asset/member/get", [], bc_id="1", asset_id="x", **ACCOUNT)
    on_asset["response"] = {
        "code": 0,
        "data": {"list": [{"user_id": "mia", "advertiser_role": "OPERATOR"}]},
    }
    snapshot = capture(PARTNERS, *OF_TWO, on_asset)
    assert decided(snapshot, "mia").allowed
    assert decided(snapshot, "tom").denied
    assert MINE not in unseen(snapshot, "assignment")


@pytest.mark.parametrize(
    "unread",
    [
        {("SHARED", "2", "ADVERTISER"): None},
        {("bc/partner/get",): None},
    ],
    ids=["what the partner shares", "the partners"],
)
def test_a_list_that_was_not_read_may_hold_what_another_shares(unread: Answers) -> None:
    """Nobody is denied an account that a list of what is shared may name: the inventory is open."""
    snapshot = capture({**PARTNERS, **unread}, *OF_TWO)
    assert snapshot.world.tables.shares["x"][0].to == "1"
    assert decided(snapshot, "mia").unknown
    assert decided(snapshot, "tom").unknown
    assert MINE in unseen(snapshot, "assignment")
    (gap,) = [gap for gap in snapshot.gaps if gap.code == "REFUSED"]
    assert MINE in [dict(pattern.where) for pattern in gap.unseen]


def test_what_is_shared_is_open_while_neither_side_was_read() -> None:
    """The share itself stays open too, if its owner does not tell everybody that it shares with."""
    unread: Answers = {("SHARED", "2", "ADVERTISER"): None}
    snapshot = capture({**PARTNERS, **unread}, *OF_TWO[:3])
    assert unseen(snapshot, "share") == [{"asset": "x", "to": "1"}, {"asset": "x"}]
    assert decided(snapshot, "mia").unknown


def test_a_row_about_what_another_lists_is_open() -> None:
    """What is assigned in a Business Center that says not to have it is not denied."""
    told: Answers = {("bc/partner/get",): [TWO], ("bc/asset/get", "ADVERTISER", "mia"): [SHARED]}
    snapshot = capture(told, *OF_TWO)
    assert decided(snapshot, "mia").unknown
    (gap,) = [gap for gap in snapshot.gaps if gap.code == "UNLISTED_ASSET"]
    assert [dict(pattern.where) for pattern in gap.unseen] == [MINE]


def test_an_unread_list_of_what_is_shared_names_no_owner() -> None:
    """An owner is in its own list: an account with another owner may still have a stand-in."""
    held = asset("y", relation_type="OWNER_PARTNER", owner_bc_name="Three")
    unread: Answers = {("ADVERTISER",): [held], ("SHARED", "2", "ADVERTISER"): None}
    snapshot = capture({**PARTNERS, **unread}, *OF_TWO)
    account = snapshot.world.tables.assets["y"]
    assert isinstance(account, bc.AdAccount)
    assert account.owner == "name:Three"
    assert "OWNER_UNKNOWN" in codes(snapshot.gaps)
