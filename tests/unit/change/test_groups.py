"""Groups: ad accounts that a Business Center hands to its people together."""

from __future__ import annotations

import pytest

import bcmodel as bc
from bcmodel.change import Command
from bcmodel.change import commands as do
from tests.unit.change.doing import access_to, change, faults_of, happened, refused
from tests.unit.towns import DAY, NOON

LAUNCH = bc.AccountGroup("launch", "nova", ad_accounts=["adv-2"])
MIA_IN_LAUNCH = bc.GroupAssignment("launch", "mia", "OPERATOR")
VIEW = "ad_account.view_ads"


def create(*accounts: str, center: str = "nova", actor: str = "ada") -> do.CreateAccountGroup:
    """Return the creation of a group of ad accounts."""
    return do.CreateAccountGroup(
        actor=actor, business_center=center, id="new", ad_accounts=accounts
    )


def add(asset: str, actor: str = "ada") -> do.AddToGroup:
    """Return an addition to the group."""
    return do.AddToGroup(actor=actor, group="launch", asset=asset)


def take_out(asset: str) -> do.RemoveFromGroup:
    """Return a removal from the group."""
    return do.RemoveFromGroup(actor="ada", group="launch", asset=asset)


def assign(user: str, level: str | None = None) -> do.AssignGroup:
    """Return an assignment of the group."""
    return do.AssignGroup(actor="ada", group="launch", user=user, level=level)


# Creating


def test_a_group_is_created_with_its_accounts() -> None:
    """Owned or handed over, the Business Center has them; a name is kept as given."""
    named = do.CreateAccountGroup(actor="ada", business_center="nova", id="new", name="Spring")
    assert change(access_to(), named) == (set(), {bc.AccountGroup("new", "nova", name="Spring")})
    made = bc.AccountGroup("new", "nova", ad_accounts=["adv-1", "adv-2"])
    assert change(access_to(), create("adv-2", "adv-1")) == (set(), {made})


def test_a_group_is_made_of_what_is_held() -> None:
    """The reason why not is told for each account."""
    command = create("adv-1", "adv-leo", "adv-2")
    assert refused(access_to(), command) == ["ASSET_USER_OWNED"]
    ended = bc.Share("adv-1", "nova", status="UNBOUND", ended="REMOVED")
    assert refused(access_to(ended), command) == ["ASSET_REMOVED_FROM_BC", "ASSET_USER_OWNED"]


def test_groups_hold_ad_accounts_only() -> None:
    """Any other kind of asset is refused, not an error."""
    assert refused(access_to(), create("adv-2", "px-1")) == ["GROUP_TYPE_UNSUPPORTED"]
    assert refused(access_to(), add("cat-1")) == ["GROUP_TYPE_UNSUPPORTED"]
    assert refused(access_to(), take_out("shop-1")) == ["GROUP_TYPE_UNSUPPORTED"]


def test_enterprise_business_centers_have_no_groups() -> None:
    """The reason comes after those of the accounts."""
    large = bc.BusinessCenter("acme", organization="ENTERPRISE")
    access = access_to(large)
    command = create("adv-1", "adv-2", center="acme", actor="zoe")
    assert refused(access, command) == ["NOT_SHARED_WITH_PARTNER", "BC_TYPE_UNSUPPORTED"]
    assert refused(access, create("adv-1", center="acme", actor="zoe")) == ["BC_TYPE_UNSUPPORTED"]


def test_a_group_has_an_id_of_its_own() -> None:
    """Not that of another group, an asset or a Business Center; its accounts are there."""
    for taken in ("launch", "adv-1", "acme"):
        command = do.CreateAccountGroup(actor="ada", business_center="nova", id=taken)
        assert faults_of(access_to(), command) == ["create_account_group, id"]
    assert faults_of(access_to(), create("adv-9")) == ["create_account_group, ad_accounts"]


# Filling and emptying


def test_an_account_added_later_is_had_at_once() -> None:
    """Whoever is in the group has it, at their level there; once in, it is in."""
    access = access_to(bc.AdAccount("adv-3", owner="nova"))
    larger = bc.AccountGroup("launch", "nova", ad_accounts=["adv-2", "adv-3"])
    assert change(access, add("adv-3")) == ({LAUNCH}, {larger})
    assert not access.can("mia", VIEW, "adv-3")
    assert access.after(add("adv-3")).can("mia", VIEW, "adv-3")
    assert refused(access, add("adv-2")) == ["NOTHING_TO_DO"]


def test_what_is_not_held_is_not_added() -> None:
    """The Business Center of the group must have it."""
    assert refused(access_to(), add("adv-leo")) == ["ASSET_USER_OWNED"]


def test_an_account_taken_out_is_had_by_its_own_assignment_only() -> None:
    """What is no longer held can be taken out too; what is not in, cannot."""
    access = access_to()
    assert change(access, take_out("adv-2")) == ({LAUNCH}, {bc.AccountGroup("launch", "nova")})
    assert not access.after(take_out("adv-2")).can("mia", "ad_account.create_ads", "adv-2")
    assert access.after(take_out("adv-2")).can("mia", VIEW, "adv-2")
    stale = access_to(bc.AccountGroup("launch", "nova", ad_accounts=["adv-leo"]))
    assert happened(stale, take_out("adv-leo")) == ["removed_from_group"]
    assert refused(access, take_out("adv-1")) == ["NOTHING_TO_DO"]


# Assigning


def test_a_group_is_assigned_at_one_level() -> None:
    """Several levels of before give way to the new one."""
    more = bc.GroupAssignment("launch", "mia", "ADMIN")
    analyst = bc.GroupAssignment("launch", "mia", "ANALYST")
    access = access_to(more)
    assert change(access, assign("mia", "ANALYST")) == ({MIA_IN_LAUNCH, more}, {analyst})
    assert change(access, assign("mia", "ADMIN")) == ({MIA_IN_LAUNCH}, set())
    assert refused(access_to(), assign("mia", "Standard")) == ["NOTHING_TO_DO"]


def test_without_a_level_the_rulebook_says_which() -> None:
    """`group_default_level` is the level of what is assigned without one."""
    leo = bc.Member("nova", "leo")
    lowest = bc.GroupAssignment("launch", "leo", "ANALYST")
    assert change(access_to(leo), assign("leo")) == (set(), {lowest})
    higher = bc.GroupAssignment("launch", "leo", "OPERATOR")
    access = access_to(leo, group_default_level="OPERATOR")
    assert change(access, assign("leo")) == (set(), {higher})


def test_people_with_a_seat_are_assigned_groups() -> None:
    """Invited people too, even after the invitation expired; nobody else."""
    invited = bc.Member("nova", "leo", status="PENDING", expires_at=NOON - DAY)
    assert happened(access_to(invited), assign("leo")) == ["group_assigned"]
    assert refused(access_to(), assign("zoe")) == ["NOT_A_MEMBER"]
    left = bc.Member("nova", "leo", status="UNBOUND", ended="LEFT")
    assert refused(access_to(left), assign("leo")) == ["LEFT_BC"]


def test_a_group_level_is_one_of_ad_accounts() -> None:
    """Any other is an error, as is a group or a person that is not there."""
    assert faults_of(access_to(), assign("mia", "AD_PROMOTE")) == ["assign_group, level"]
    nobody = do.AssignGroup(actor="ada", group="lunch", user="nobody")
    assert faults_of(access_to(), nobody) == ["assign_group, group", "assign_group, user"]


def test_a_group_is_taken_at_all_levels() -> None:
    """What the person has otherwise stays; taken once, it is taken."""
    more = bc.GroupAssignment("launch", "mia", "ADMIN")
    access = access_to(more, bc.GroupAssignment("launch", "ada", "ADMIN"))
    take = do.UnassignGroup(actor="ada", group="launch", user="mia")
    assert change(access, take) == ({MIA_IN_LAUNCH, more}, set())
    assert refused(access.after(take), take) == ["NOTHING_TO_DO"]


def test_deleting_a_group_ends_only_access_through_it() -> None:
    """Levels in other groups, and assignments, stay."""
    other = (
        bc.AccountGroup("autumn", "nova", ad_accounts=["adv-1"]),
        bc.GroupAssignment("autumn", "mia", "ANALYST"),
    )
    ada = bc.GroupAssignment("launch", "ada", "ADMIN")
    access = access_to(*other, ada)
    delete = do.DeleteGroup(actor="ada", group="launch")
    assert change(access, delete) == ({LAUNCH, MIA_IN_LAUNCH, ada}, set())
    assert not access.after(delete).can("ada", VIEW, "adv-2")
    assert access.after(delete).can("mia", VIEW, "adv-2")


@pytest.mark.parametrize(
    "command",
    [
        add("adv-1"),
        take_out("adv-2"),
        assign("mia", "ADMIN"),
        do.UnassignGroup(actor="ada", group="launch", user="mia"),
        do.DeleteGroup(actor="ada", group="launch"),
        create("adv-2"),
    ],
    ids=lambda command: command.do,
)
def test_groups_are_for_admins(command: Command) -> None:
    """A member in the group governs it no more than a stranger does."""
    assert happened(access_to(), command)
    by_mia = type(command)(**{**command.said(), "actor": "mia"})  # type: ignore[arg-type]  # its own fields
    assert refused(access_to(), by_mia) == ["BC_ROLE_NOT_ADMIN"]
    by_zoe = type(command)(**{**command.said(), "actor": "zoe"})  # type: ignore[arg-type]  # its own fields
    assert refused(access_to(), by_zoe) == ["NOT_A_MEMBER", "BC_ROLE_NOT_ADMIN"]
