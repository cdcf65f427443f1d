"""Who owns an asset of the inventory, and on what terms it is held and handed on."""

from __future__ import annotations

import pytest

import bcmodel as bc
from tests.unit.exchange.snapshots.small import (
    LATER,
    Answers,
    Row,
    answer,
    asset,
    capture,
    codes,
    unseen,
)

P: Row = {"bc_id": "2", "bc_name": "Two"}
HELD = asset("a", relation_type="OWNER_PARTNER", owner_bc_name="Two")
INFO: Row = {"advertiser_id": "a", "owner_bc_id": "3"}
SHARED: Row = {"asset_id": "a", "advertiser_role": "OPERATOR"}


@pytest.mark.parametrize(
    ("told", "owner"),
    [
        ({("ADVERTISER",): [asset("a")]}, "1"),
        (
            {
                ("ADVERTISER",): [HELD],
                ("bc/partner/get",): [P],
                ("SHARED", "2", "ADVERTISER"): [SHARED],
            },
            "2",
        ),
        ({("ADVERTISER",): [HELD], ("advertiser/info", "a"): [INFO]}, "3"),
        ({("ADVERTISER",): [HELD], ("bc/partner/get",): [P]}, "2"),
        ({("ADVERTISER",): [HELD]}, "name:Two"),
        ({("ADVERTISER",): [HELD], ("bc/partner/get",): [P, {**P, "bc_id": "4"}]}, "name:Two"),
        ({("ADVERTISER",): [{**HELD, "owner_bc_name": None}]}, "owner-of:a"),
    ],
    ids=["itself", "sharer", "info", "name", "stand-in", "two of a name", "nameless"],
)
def test_the_owner_is_named_by_the_first_source(told: Answers, owner: str) -> None:
    """A sharing partner, then advertiser/info, then a partner's name, then a stand-in."""
    snapshot = capture(told)
    account = snapshot.world.tables.assets["a"]
    assert isinstance(account, bc.AdAccount)
    assert account.owner == owner
    assert ("OWNER_UNKNOWN" in codes(snapshot.gaps)) is (":" in owner)


def test_what_a_person_owns_has_a_stand_in() -> None:
    """An ad account of a person belongs to somebody of whom nothing is told."""
    told = asset("a", relation_type="OWNER_INDIVIDUAL")
    account = capture({("ADVERTISER",): [told]}).world.tables.assets["a"]
    assert isinstance(account, bc.AdAccount)
    assert (account.owner, account.owner_user) == (None, "owner-of:a")


def test_sources_that_differ_leave_an_asset_out() -> None:
    """What the inventory owns cannot belong to another."""
    snapshot = capture({("ADVERTISER",): [asset("a")], ("advertiser/info", "a"): [INFO]})
    assert "a" not in snapshot.world.tables.assets
    (gap,) = [gap for gap in snapshot.gaps if gap.code == "CLASH"]
    assert {reading.value for reading in gap.readings} == {"1: OWNER_BC", "owner_bc_id: 3"}


def test_a_list_that_was_not_read_may_hold_the_owner() -> None:
    """No stand-in is listed while a captured Business Center may own the asset."""
    snapshot = capture({("ADVERTISER",): [HELD]}, answer("bc/member/get", [], bc_id="3"))
    assert "a" not in snapshot.world.tables.assets
    assert "OWNER_UNKNOWN" in codes(snapshot.gaps)


@pytest.mark.parametrize(
    ("relation", "status", "origin"),
    [
        ("OWNER_PARTNER", "UNBOUND", "PARTNER"),
        ("OWNER_PARTNER", "PENDING", "REQUEST"),
        ("OWNER_PARTNER", "REJECT", "REQUEST"),
        ("OWNER_INDIVIDUAL", "UNBOUND", "REQUEST"),
    ],
)
def test_a_relation_that_is_not_bound_keeps_its_state(
    relation: str, status: str, origin: str
) -> None:
    """It opens nothing, and others may hold the asset in the same way."""
    row = asset("a", relation_type=relation, relation_status=status, owner_bc_name="Two")
    snapshot = capture({("ADVERTISER",): [row], ("bc/partner/get",): [P]})
    (share,) = snapshot.world.tables.shares["a"]
    assert share.status == status.replace("REJECT", "REJECTED")
    assert share.origin == origin
    assert unseen(snapshot, "share") == [{"asset": "a", "origin": origin}]


def test_terms_that_are_not_published_are_a_floor() -> None:
    """What is held without its terms is held at the lowest level at least, which is a gap."""
    snapshot = capture({("ADVERTISER",): [HELD], ("bc/partner/get",): [P]})
    (share,) = snapshot.world.tables.shares["a"]
    assert (share.origin, share.level) == (bc.Origin.REQUEST, bc.Level.ANALYST)
    assert unseen(snapshot, "share") == [{"asset": "a"}]
    assert "FLOOR" in codes(snapshot.gaps)


def test_what_an_owner_shares_is_closed() -> None:
    """Every list read, the shares of what it owns are known, and no pattern leaves them open."""
    told: Answers = {
        ("ADVERTISER",): [asset("a")],
        ("bc/partner/get",): [P],
        ("SHARING", "2", "ADVERTISER"): [SHARED],
        ("bc/asset/partner/get", "a"): [P],
    }
    snapshot = capture(told)
    (share,) = snapshot.world.tables.shares["a"]
    assert (share.to, share.level) == ("2", bc.Level.OPERATOR)
    assert unseen(snapshot, "share") == []
    refused = capture({**told, ("SHARING", "2", "CATALOG"): None})
    assert unseen(refused, "share") == []
    refused = capture({**told, ("bc/asset/partner/get", "a"): None})
    assert unseen(refused, "share") == [{"asset": "a"}]


def test_a_holder_that_is_not_shared_with_is_a_clash() -> None:
    """The check of an asset names everybody who holds it."""
    told: Answers = {
        ("ADVERTISER",): [asset("a")],
        ("bc/partner/get",): [P],
        ("SHARING", "2", "ADVERTISER"): [SHARED],
    }
    snapshot = capture(told)
    assert "a" not in snapshot.world.tables.shares
    assert unseen(snapshot, "share") == [{"asset": "a", "to": "2"}]
    assert codes(snapshot.gaps) == {"CLASH"}


IDENTITY: Row = {
    "identity_id": "i",
    "identity_type": "BC_AUTH_TT",
    "identity_authorized_bc_id": "1",
    "username": "@zoe",
    "available_status": "AVAILABLE",
    "can_pull_video": True,
    "can_push_video": False,
    "can_use_live_ads": True,
    "can_manage_message": False,
    "ads_only_mode": False,
    "is_gpppa": True,
}
ZOE = asset("t", relation_type="OWNER_INDIVIDUAL", asset_name="@zoe")


def test_a_business_center_is_no_partner_of_its_own() -> None:
    """Where it lists itself, nothing is missing that it would have shared with itself."""
    held: Answers = {("ADVERTISER",): [asset("a")]}
    plain = capture(held)
    itself = answer("bc/partner/get", [{"bc_id": "1", "bc_name": "One"}], LATER, bc_id="1")
    snapshot = capture(held, itself)
    assert (set(snapshot.world.facts()), snapshot.gaps) == (set(plain.world.facts()), ())


def test_an_identity_tells_what_an_account_is_open_to() -> None:
    """It is matched by its name; its scopes are a floor of what the account was handed over for."""
    told: Answers = {
        ("ADVERTISER",): [asset("a")],
        ("identity/get", "a"): [IDENTITY],
        ("TT_ACCOUNT",): [ZOE],
    }
    snapshot = capture(told)
    (share,) = snapshot.world.tables.shares["t"]
    assert share.scopes == (bc.Scope.EXISTING_POSTS, bc.Scope.LIVE)
    account = snapshot.world.tables.assets["t"]
    assert isinstance(account, bc.TikTokAccount)
    assert account.gpppa


def test_who_manages_an_account_is_settled_by_asking_for_the_account() -> None:
    """What people have of accounts for delivery says nothing of one that is managed alone."""
    manages: Row = {"user_id": "mia", "business_account_roles": ["BUSINESS_ACCOUNT_ADMIN"]}
    told: Answers = {
        ("ADVERTISER",): [asset("a")],
        ("identity/get", "a"): [IDENTITY],
        ("MANAGED_BUSINESS_ACCOUNT",): [ZOE],
        ("bc/asset/member/get", "t"): [manages],
    }
    snapshot = capture(told)
    held = snapshot.world.tables.assignments["mia"]["t"]
    assert isinstance(held, bc.Assignment)
    assert held.level == "ADMIN"
    assert unseen(snapshot, "assignment") == []
    refused = capture({**told, ("bc/asset/member/get", "t"): None})
    assert unseen(refused, "assignment") == [{"business_center": "1", "asset": "t"}]


@pytest.mark.parametrize(
    "rows",
    [
        [{**IDENTITY, "can_use_live_ads": None}],
        [IDENTITY, {**IDENTITY, "identity_id": "j"}],
        [{**IDENTITY, "identity_authorized_bc_id": "2"}],
    ],
    ids=["a flag missing", "two of a name", "of another"],
)
def test_an_account_without_one_whole_identity_is_unmatched(rows: list[Row]) -> None:
    """Nothing is said then of what it is open to; one that is owned is not listed."""
    told: Answers = {("ADVERTISER",): [asset("a")], ("identity/get", "a"): rows}
    held = capture({**told, ("TT_ACCOUNT",): [ZOE]})
    assert "t" not in held.world.tables.shares
    assert "IDENTITY_UNMATCHED" in codes(held.gaps)
    owned = capture({**told, ("TT_ACCOUNT",): [asset("t", asset_name="@zoe")]})
    assert "t" not in owned.world.tables.assets
