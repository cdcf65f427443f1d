"""Assignment: what of the assets that a Business Center holds its people get."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import bcmodel as bc
from bcmodel.change import Command
from bcmodel.change import commands as do
from tests.unit.change.doing import access_to, change, faults_of, happened, refused
from tests.unit.towns import DAY, NOON

ENDED = bc.Share("adv-1", "nova", level="OPERATOR", status="UNBOUND", ended="REVOKED")
ON_ITS_WAY = bc.Transfer("adv-leo", "nova")
LINKED = bc.Share("tt-leo", "nova", origin="LINK", mode="MANAGED", level="ADMIN")


def assign(asset: str, user: str = "mia", actor: str = "ada", **said: object) -> do.AssignAsset:
    """Return an assignment inside Nova."""
    return do.AssignAsset(actor=actor, business_center="nova", user=user, asset=asset, **said)  # type: ignore[arg-type]  # fields of it


def adjust(asset: str, user: str = "mia", **said: object) -> do.ChangeAssignment:
    """Return a change by Ada of what somebody has in Nova."""
    return do.ChangeAssignment(actor="ada", business_center="nova", user=user, asset=asset, **said)  # type: ignore[arg-type]  # fields of it


def unassign(asset: str, actor: str = "ada") -> do.UnassignAsset:
    """Return the end of what Mia has in Nova."""
    return do.UnassignAsset(actor=actor, business_center="nova", user="mia", asset=asset)


# Assigning


def test_an_asset_is_assigned() -> None:
    """The assignment says what the command says; it opens what its level covers."""
    access = access_to(bc.Member("nova", "leo"))
    command = assign("adv-2", "leo", level="OPERATOR")
    assert change(access, command) == (
        set(),
        {bc.Assignment("nova", "leo", "adv-2", level="OPERATOR")},
    )
    assert access.after(command).can("leo", "ad_account.create_ads", "adv-2")


def test_an_assignment_replaces_the_one_there_is() -> None:
    """Fields left out take their defaults, whatever they were; the same again is nothing."""
    access = access_to()
    gone, new = change(access, assign("adv-1"))
    assert gone == {bc.Assignment("nova", "mia", "adv-1", level="OPERATOR")}
    assert new == {bc.Assignment("nova", "mia", "adv-1")}
    assert refused(access, assign("adv-1", level="Standard")) == ["NOTHING_TO_DO"]
    assert refused(access, assign("adv-2")) == ["NOTHING_TO_DO"]


def test_people_with_a_seat_are_assigned_assets() -> None:
    """The invited, expired or not, beforehand; the gone and strangers not at all."""
    invited = bc.Member("nova", "leo", status="PENDING", expires_at=NOON - DAY)
    assert happened(access_to(invited), assign("adv-2", "leo")) == ["asset_assigned"]
    left = bc.Member("nova", "leo", status="UNBOUND", ended="LEFT")
    assert refused(access_to(left), assign("adv-2", "leo")) == ["LEFT_BC"]
    assert refused(access_to(), assign("adv-2", "leo")) == ["NOT_A_MEMBER"]


def test_what_is_held_is_assigned() -> None:
    """What was never handed over, or no longer is, nobody gets."""
    assert "ASSET_USER_OWNED" in refused(access_to(), assign("adv-leo"))
    assert "SHARE_REVOKED" in refused(access_to(ENDED), assign("adv-1", level="ADMIN"))


def test_an_account_on_its_way_cannot_be_assigned() -> None:
    """Only where nothing else holds it does the waiting transfer stand in the way."""
    assert refused(access_to(ON_ITS_WAY), assign("adv-leo"))[-1] == "TRANSFER_NOT_ACCEPTED"
    requested = bc.Share("adv-leo", "nova", origin="REQUEST")
    access = access_to(ON_ITS_WAY, requested)
    assert happened(access, assign("adv-leo")) == ["asset_assigned"]


def test_a_catalog_has_so_many_people() -> None:
    """Counted over all Business Centers; who has it already takes no second place."""
    held = (bc.Catalog("cat-2", owner="nova"), bc.Assignment("acme", "zoe", "cat-2"))
    access = access_to(*held, catalog_users=1)
    assert refused(access, assign("cat-2")) == ["CATALOG_USER_LIMIT"]
    mine = bc.Assignment("nova", "mia", "cat-2")
    crowded = access_to(*held, mine, catalog_users=1, catalogs_per_user=1)
    assert happened(crowded, assign("cat-2", level="ADMIN")) == ["asset_assigned"]


def test_a_person_has_so_many_catalogs() -> None:
    """Other assets do not count."""
    catalogs = (bc.Catalog("cat-2", owner="nova"), bc.Catalog("cat-3", owner="nova"))
    access = access_to(*catalogs, bc.Assignment("nova", "mia", "cat-3"), catalogs_per_user=1)
    assert refused(access, assign("cat-2")) == ["CATALOG_USER_LIMIT"]
    assert happened(access, assign("cat-2", "ada")) == ["asset_assigned"]


def test_who_has_the_account_as_admin_assigns_it() -> None:
    """An assignment at ADMIN lets its holder assign; a lower one does not."""
    command = assign("adv-2", "leo", actor="mia")
    leo = bc.Member("nova", "leo")
    assert refused(access_to(leo), command) == ["ASSET_LEVEL_TOO_LOW"]
    access = access_to(leo, bc.Assignment("nova", "mia", "adv-2", level="ADMIN"))
    assert happened(access, command) == ["asset_assigned"]


def test_audiences_are_not_assigned() -> None:
    """They follow their ad account."""
    assert refused(access_to(), assign("aud-1")) == ["ACTION_NOT_APPLICABLE"]


@pytest.mark.parametrize("command", [assign, adjust])
def test_an_assignment_that_makes_no_sense(command: Callable[..., Command]) -> None:
    """A level or a scope that the kind of asset does not know; people and assets not there."""
    access = access_to()
    told = faults_of(access, command("px-1", level="ADMIN", scopes=["LIVE"]))
    assert [place.partition(", ")[2] for place in told] == ["level", "scopes"]
    told = faults_of(access, command("adv-9", "nobody"))
    assert [place.partition(", ")[2] for place in told] == ["user", "asset"]


# Changing


def test_what_a_change_leaves_out_stays() -> None:
    """Level and scopes are changed one by one."""
    before = bc.Assignment("nova", "mia", "tt-leo", level="OPERATOR", scopes=["POST", "LIVE"])
    access = access_to(LINKED, before)
    gone, new = change(access, adjust("tt-leo", level="ADMIN"))
    assert gone == {before}
    assert new == {bc.Assignment("nova", "mia", "tt-leo", level="ADMIN", scopes=["POST", "LIVE"])}
    _, new = change(access, adjust("tt-leo", scopes=["POST"]))
    assert new == {bc.Assignment("nova", "mia", "tt-leo", level="OPERATOR", scopes=["POST"])}


def test_a_change_of_nothing() -> None:
    """Nothing is assigned, or it is so already; a default told is no change."""
    bare = access_to(LINKED, bc.Assignment("nova", "mia", "tt-leo"))
    assert refused(bare, adjust("tt-leo", level="ANALYST", scopes=["POST"])) == ["NOTHING_TO_DO"]
    assert refused(bare, adjust("adv-1")) == ["NOTHING_TO_DO"]
    assert refused(bare, adjust("adv-2", "ada", level="ADMIN")) == ["NOTHING_TO_DO"]


def test_a_change_asks_for_an_asset_that_is_held() -> None:
    """What was taken back cannot be given at another level."""
    assert refused(access_to(ENDED), adjust("adv-1", level="ADMIN")) == ["SHARE_REVOKED"]


# Unassigning


def test_one_asset_is_taken() -> None:
    """Everything else stays, also what a group gives of the same account."""
    access = access_to()
    gone, new = change(access, unassign("adv-2"))
    assert gone == {bc.Assignment("nova", "mia", "adv-2", level="ANALYST")}
    assert new == set()
    assert access.after(unassign("adv-2")).can("mia", "ad_account.create_ads", "adv-2")


def test_nothing_is_taken_twice() -> None:
    """Where nothing is assigned there is nothing to do."""
    assert refused(access_to(bc.Share("px-1", "nova")), unassign("px-1")) == ["NOTHING_TO_DO"]


def test_what_is_held_no_longer_can_still_be_taken() -> None:
    """Any Admin there is enough, and nobody else."""
    assert happened(access_to(ENDED), unassign("adv-1")) == ["asset_unassigned"]
    assert refused(access_to(ENDED), unassign("adv-1", "mia")) == ["BC_ROLE_NOT_ADMIN"]
    assert "NOT_A_MEMBER" in refused(access_to(ENDED), unassign("adv-1", "zoe"))
