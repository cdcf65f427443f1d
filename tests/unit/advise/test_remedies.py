"""Remedies: what to do, by whom, in which order, and what comes first."""

from __future__ import annotations

from datetime import timedelta

import pytest

import bcmodel as bc
from bcmodel.testing.making.assets import NOW

PEOPLE = (bc.User("ada"), bc.User("mia"), bc.User("zoe"))
SIDES = (
    bc.BusinessCenter("nova"),
    bc.BusinessCenter("acme"),
    bc.Member("nova", "ada", role="ADMIN"),
    bc.Member("acme", "zoe", role="ADMIN"),
)
MEMBER = bc.Member("nova", "mia")
PARTNERS = bc.Partnership("acme", "nova")
ACCOUNT = bc.AdAccount("adv-1", owner="acme")
OWN = bc.AdAccount("adv-1", owner="nova")
CREATES_ADS = ("mia", "ad_account.create_ads", "adv-1")


def mended(*facts: bc.Fact, asked: tuple[str, ...] = CREATES_ADS) -> tuple[bc.Remedy, ...]:
    """Return the remedies of a denial in a World of two Business Centers and more."""
    access = bc.Resolver(bc.World.of(*PEOPLE, *SIDES, *facts, at=NOW))
    user, action, asset, *using = asked
    return bc.remedies(access, access.decide(user, action, asset, *using))


def commands(remedy: bc.Remedy) -> list[str]:
    """Return the names of a remedy's commands."""
    return [command.do for command in remedy.commands]


def test_what_is_not_assigned_is_assigned_at_the_lowest_level() -> None:
    """An Admin assigns the ad account at the level that is enough, and no higher."""
    (remedy,) = mended(MEMBER, OWN)
    assert remedy.commands == (
        bc.commands.AssignAsset(
            actor="ada", business_center="nova", user="mia", asset="adv-1", level="OPERATOR"
        ),
    )
    assert remedy.actors == (("ada",),)


def test_what_is_assigned_too_low_is_raised() -> None:
    """A level that is too low is changed in place."""
    first, *_ = mended(MEMBER, OWN, bc.Assignment("nova", "mia", "adv-1", level="ANALYST"))
    assert commands(first) == ["change_assignment"]


def test_the_owner_shares_before_the_partner_assigns() -> None:
    """What belongs to a partner is shared first, and assigned then, each by its own side."""
    found = mended(MEMBER, PARTNERS, ACCOUNT)
    shared = next(remedy for remedy in found if "share_asset" in commands(remedy))
    assert commands(shared) == ["share_asset", "assign_asset"]
    assert [step.actor for step in shared.steps] == ["zoe", "ada"]


def test_partners_are_added_and_accepted_before_anything_is_shared() -> None:
    """Where a pixel has to come from a stranger, partnership comes before the share."""
    pixel = bc.Pixel("px-1", owner="acme")
    asked = ("mia", "pixel.manage", "px-1")
    access = bc.Resolver(bc.World.of(*PEOPLE, *SIDES, MEMBER, pixel, at=NOW))
    (remedy,) = bc.remedies(access, access.decide(*asked, within="nova"))
    assert commands(remedy) == ["add_partner", "accept_partner", "share_asset", "assign_asset"]
    assert [step.actor for step in remedy.steps] == ["zoe", "ada", "zoe", "ada"]


def test_an_invitation_brings_what_it_can() -> None:
    """Who is no member is invited with the ad account, and accepts: nothing is left to assign."""
    (remedy,) = mended(OWN)
    assert commands(remedy) == ["invite_member", "accept_invitation"]
    invitation = remedy.commands[0]
    assert isinstance(invitation, bc.commands.InviteMember)
    assert (invitation.ad_accounts, invitation.level) == (("adv-1",), bc.Level.OPERATOR)
    assert invitation.role is bc.Role.STANDARD
    assert "with adv-1 at level OPERATOR" in remedy.text


def test_what_only_an_admin_does_takes_the_role() -> None:
    """A member is made Admin for what assignments do not give."""
    (remedy,) = mended(MEMBER, asked=("mia", "business_center.invite_member", "nova"))
    assert commands(remedy) == ["change_role"]


def test_an_assignment_comes_before_the_role() -> None:
    """Where a level is enough, it is named before making somebody Admin."""
    found = mended(MEMBER, OWN, asked=("mia", "ad_account.assign_members", "adv-1"))
    assert [commands(remedy) for remedy in found] == [["assign_asset"], ["change_role"]]


def test_money_takes_the_lowest_finance_role() -> None:
    """Who is to see money becomes an Analyst, who is to move it a Manager."""
    for asked, role in (("view_finance", "ANALYST"), ("manage_finance", "MANAGER")):
        (remedy,) = mended(MEMBER, asked=("mia", f"business_center.{asked}", "nova"))
        (command,) = remedy.commands
        assert isinstance(command, bc.commands.SetFinanceRole)
        assert command.finance_role == role


def test_everybody_who_may_take_a_step_is_named() -> None:
    """All Admins who could assign are among the actors; the first of them is chosen."""
    more = (bc.User("ben"), bc.Member("nova", "ben", role="ADMIN"))
    first, *_ = mended(*more, MEMBER, OWN)
    assert first.actors == (("ada", "ben"),)
    assert first.people == {"ada", "ben"}
    assert first.text == "ada or ben can assign adv-1 to mia in nova at level OPERATOR"


def test_as_few_people_as_can_be_are_bothered() -> None:
    """Who can take both steps is chosen for both."""
    both = bc.Member("acme", "ada", role="ADMIN")
    found = mended(both, MEMBER, PARTNERS, ACCOUNT)
    shared = next(remedy for remedy in found if "share_asset" in commands(remedy))
    assert {step.actor for step in shared.steps} == {"ada"}
    assert shared.actors[0] == ("ada", "zoe")


def test_an_admin_is_helped_who_is_to_help() -> None:
    """Where the only Admin lacks two-step verification, turning it on comes first."""
    strict = bc.BusinessCenter("lumo", two_step_scope="ADMINS")
    only = (strict, bc.Member("lumo", "zoe", role="ADMIN"), bc.Member("lumo", "mia"))
    asked = ("mia", "pixel.view", "px-1")
    (remedy,) = mended(*only, bc.Pixel("px-1", owner="lumo"), asked=asked)
    assert commands(remedy) == ["enable_two_step", "assign_asset"]
    assert [step.actor for step in remedy.steps] == ["zoe", "zoe"]


def test_an_expired_invitation_is_cancelled_and_made_anew() -> None:
    """An expired invitation cannot be sent again; it is taken back and made anew."""
    expired = bc.Member("nova", "mia", status="PENDING", expires_at=NOW - timedelta(hours=1))
    (remedy,) = mended(expired, asked=("mia", "business_center.view", "nova"))
    assert commands(remedy) == ["cancel_invitation", "invite_member", "accept_invitation"]


def test_a_tiktok_account_is_linked_by_its_owner() -> None:
    """A QR code is asked for with the scope that is needed, approved, and assigned."""
    live = bc.TikTokAccount("tt-1", owner_user="zoe")
    (remedy,) = mended(MEMBER, live, asked=("mia", "tiktok_account.use_live", "tt-1"))
    assert commands(remedy) == ["link_tiktok_account", "approve_link", "assign_asset"]
    asked = remedy.commands[0]
    assert isinstance(asked, bc.commands.LinkTikTokAccount)
    assert asked.scopes == (bc.Scope.LIVE,)
    assert [step.actor for step in remedy.steps] == ["ada", "zoe", "ada"]


def test_a_joint_action_is_mended_on_both_sides() -> None:
    """The ad account is assigned, and the pixel is linked to it."""
    pixel = bc.Pixel("px-1", owner="nova")
    asked = ("mia", "ad_account.use_pixel", "adv-1", "px-1")
    first, *_ = mended(MEMBER, OWN, pixel, asked=asked)
    assert commands(first) == ["assign_asset", "link_pixel"]


def test_a_closed_account_is_assigned_by_a_group() -> None:
    """An account that is closed is assigned to nobody any more, but a group still brings it."""
    closed = bc.AdAccount("adv-1", owner="nova", status="STATUS_DISABLE")
    first, *_ = mended(MEMBER, closed, asked=("mia", "ad_account.view_ads", "adv-1"))
    assert commands(first) == ["create_account_group", "assign_group"]


@pytest.mark.parametrize("held", ["ANALYST", "OPERATOR"])
def test_a_closed_account_joins_a_group_that_is_held_as_high_as_needed(held: str) -> None:
    """A group of the person brings the account where its level is enough, just so or amply."""
    closed = bc.AdAccount("adv-1", owner="nova", status="STATUS_DISABLE")
    group = (bc.AccountGroup("launch", "nova"), bc.GroupAssignment("launch", "mia", level=held))
    first, *_ = mended(MEMBER, closed, *group, asked=("mia", "ad_account.view_ads", "adv-1"))
    assert commands(first) == ["add_to_group"]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(
            [MEMBER, bc.AdAccount("adv-1", owner="nova", status="STATUS_LIMIT")], id="suspended"
        ),
        pytest.param([bc.AdAccount("adv-1", owner="lumo"), bc.BusinessCenter("lumo")], id="nobody"),
    ],
)
def test_what_is_in_nobodys_hands_has_no_remedy(facts: list[bc.Fact]) -> None:
    """What only the platform clears has none, and neither what nobody can give."""
    assert mended(*facts) == ()


def test_no_more_are_returned_than_asked_for() -> None:
    """The limit cuts the list; the best stays."""
    access = bc.Resolver(bc.World.of(*PEOPLE, *SIDES, MEMBER, PARTNERS, ACCOUNT, at=NOW))
    denied = access.decide(*CREATES_ADS)
    every = bc.remedies(access, denied, limit=9)
    assert len(every) > 1
    assert bc.remedies(access, denied, limit=1) == every[:1]


def test_a_question_within_a_business_center_stays_there() -> None:
    """What is asked within a Business Center is mended there."""
    access = bc.Resolver(bc.World.of(*PEOPLE, *SIDES, MEMBER, PARTNERS, ACCOUNT, at=NOW))
    for remedy in bc.remedies(access, access.decide(*CREATES_ADS, within="nova")):
        assert access.after_all(remedy.commands).decide(*CREATES_ADS, within="nova").allowed
        assert "invite_member" not in commands(remedy)


def test_a_remedy_is_plain_data() -> None:
    """The commands are rows as scenario files have them, beside their actors."""
    (remedy,) = mended(MEMBER, OWN)
    row = {
        "do": "assign_asset",
        "actor": "ada",
        "business_center": "nova",
        "user": "mia",
        "asset": "adv-1",
        "level": "OPERATOR",
    }
    assert remedy.to_dict() == {"commands": [row], "actors": [["ada"]], "text": remedy.text}
    access = bc.Resolver(bc.World.of(*PEOPLE, *SIDES, MEMBER, OWN, at=NOW))
    assert access.decide(*CREATES_ADS).to_dict()["remedies"] == [remedy.to_dict()]


def test_every_route_is_told_if_asked_for() -> None:
    """The best plan of each route is told, though it is longer; the shortest stay without."""
    access = bc.Resolver(bc.World.of(*PEOPLE, *SIDES, MEMBER, ACCOUNT, at=NOW))
    denied = access.decide(*CREATES_ADS)
    assert [commands(remedy) for remedy in bc.remedies(access, denied)] == [
        ["invite_member", "accept_invitation"],
    ]
    every = bc.remedies(access, denied, every_route=True)
    assert [commands(remedy) for remedy in every] == [
        ["invite_member", "accept_invitation"],
        ["request_ad_account", "approve_request", "assign_asset"],
        ["add_partner", "accept_partner", "share_asset", "assign_asset"],
    ]
    for remedy in every:
        assert access.after_all(remedy.commands).decide(*CREATES_ADS).allowed


def test_a_shop_that_nobody_has_is_claimed_into_a_business_center_of_ones_own() -> None:
    """Anybody can found a Business Center, and claim for it a shop that none owns."""
    shop = bc.Shop("shop-1", seller="zoe")
    asked = ("mia", "shop.assign_members", "shop-1")
    assert ["create_business_center", "claim_shop"] in map(
        commands, mended(MEMBER, shop, asked=asked)
    )


def test_who_is_no_member_is_invited_to_transfer_a_pixel() -> None:
    """A pixel in an ad account is transferred by an Admin of where that account is."""
    pixel = bc.Pixel("px-1", ad_account="adv-1")
    (remedy,) = mended(OWN, pixel, asked=("mia", "pixel.transfer_in", "px-1"))
    assert commands(remedy) == ["invite_member", "accept_invitation"]


def test_an_unowned_pixel_comes_where_its_ad_account_is() -> None:
    """A pixel that nobody owns is moved to the owner of its ad account, and people come to it."""
    pixel = bc.Pixel("px-1", ad_account="adv-1")
    found = mended(MEMBER, ACCOUNT, pixel, asked=("mia", "pixel.view", "px-1"))
    wanted = {"transfer_pixel", "invite_member", "accept_invitation", "assign_asset"}
    assert wanted in [set(commands(remedy)) for remedy in found]
    assert {len(remedy.commands) for remedy in found} == {4}


def test_one_is_invited_anew_where_groups_are_unsupported() -> None:
    """A closed ad account of an Enterprise Business Center comes by an invitation alone."""
    corp = bc.BusinessCenter("corp", organization="ENTERPRISE")
    closed = bc.AdAccount("adv-1", owner="corp", status="STATUS_DISABLE")
    facts = (corp, bc.Member("corp", "zoe", role="ADMIN"), closed)
    asked = ("mia", "ad_account.view_ads", "adv-1")
    (member,) = mended(*facts, bc.Member("corp", "mia"), asked=asked)
    assert commands(member) == ["remove_member", "invite_member", "accept_invitation"]
    (invited,) = mended(*facts, bc.Member("corp", "mia", status="PENDING"), asked=asked)
    assert commands(invited) == ["cancel_invitation", "invite_member", "accept_invitation"]


def test_an_audience_is_shared_with_an_account_that_one_manages() -> None:
    """Who manages audiences in another ad account can apply it there once it is shared."""
    more = (
        bc.AdAccount("adv-2", owner="nova"),
        bc.Assignment("nova", "mia", "adv-2", level="OPERATOR"),
        bc.Audience("aud-1", "adv-1"),
    )
    found = mended(MEMBER, OWN, *more, asked=("mia", "audience.apply", "aud-1"))
    assert [commands(remedy) for remedy in found] == [["share_audience"], ["assign_asset"]]


def test_a_role_is_enough_where_admins_need_no_assignment() -> None:
    """By a parameter Admins count as assigned: then it is enough to invite somebody as Admin."""
    book = bc.STANDARD.with_parameters(admin_must_be_assigned=False)
    world = bc.World.of(*PEOPLE, *SIDES, bc.Catalog("cat-1", owner="nova"), at=NOW)
    access = bc.Resolver(world, book)
    (remedy,) = bc.remedies(access, access.decide("mia", "catalog.view", "cat-1"))
    assert commands(remedy) == ["invite_member", "accept_invitation"]


def test_a_helper_is_helped_on_each_route() -> None:
    """What makes the only Admin able to help is tried for every route, not only for the first."""
    sides = [bc.BusinessCenter(name, two_step_scope="ADMINS") for name in ("nova", "acme")]
    bosses = [bc.Member(side.id, "zoe", role="ADMIN") for side in sides]
    access = bc.Resolver(bc.World.of(*PEOPLE, *sides, *bosses, MEMBER, ACCOUNT, at=NOW))
    (remedy,) = bc.remedies(access, access.decide(*CREATES_ADS))
    assert commands(remedy) == ["enable_two_step", "invite_member", "accept_invitation"]


def test_steps_of_several_people_are_in_the_order_of_the_way() -> None:
    """A link that is asked for is approved next, before anything else is handed over."""
    account = bc.TikTokAccount("tt-1", owner_user="zoe")
    asked = ("mia", "ad_account.run_spark_ads", "adv-1", "tt-1")
    access = bc.Resolver(bc.World.of(*PEOPLE, *SIDES, MEMBER, PARTNERS, ACCOUNT, account, at=NOW))
    steps = [command.do for command in bc.plan_for(access, [asked]).commands]
    assert steps[:3] == ["link_tiktok_account", "approve_link", "share_asset"]
    assert sorted(steps[3:]) == ["assign_asset", "link_to_ad_account"]


@pytest.mark.parametrize("limit", ["catalogs_per_user", "catalog_users"])
def test_what_would_exceed_a_limit_has_no_remedy(limit: str) -> None:
    """No command raises how many catalogs one person has, or how many people have one."""
    asked = ("mia", "catalog.view", "cat-1")
    facts = (*PEOPLE, *SIDES, MEMBER, bc.Catalog("cat-1", owner="nova"))
    world = bc.World.of(*facts, at=NOW)
    for allowed, found in ((1, [["assign_asset"]]), (0, [])):
        access = bc.Resolver(world, bc.STANDARD.with_parameters(**{limit: allowed}))
        mends = bc.remedies(access, access.decide(*asked))
        assert [commands(remedy) for remedy in mends] == found


def test_a_step_that_leaves_the_rest_unseen_is_no_remedy() -> None:
    """Assigning clears what is known; whether another app is connected is not, so nothing helps."""
    asked = ("mia", "ad_account.connect_app", "adv-1", "ws-1")
    workspace = bc.AppWorkspace("ws-1", "app-1")
    assert mended(MEMBER, OWN, workspace, asked=asked)
    assert not mended(MEMBER, OWN, workspace, bc.Unseen("app_connection"), asked=asked)


def test_a_refusal_for_want_of_authority_has_the_remedies_of_that_answer() -> None:
    """What its giver lacks can be given; what stands in the way besides is another matter."""
    access = bc.Resolver(bc.World.of(*PEOPLE, *SIDES, MEMBER, OWN, at=NOW))
    giving = bc.commands.AssignAsset(
        actor="mia", business_center="nova", user="mia", asset="adv-1", level="OPERATOR"
    )
    refused = access.plan(giving)
    assert isinstance(refused, bc.Refused)
    found = bc.remedies(access, refused.decision)
    assert ["change_role"] in [commands(remedy) for remedy in found]
    for remedy in found:
        assert isinstance(access.after_all(remedy.commands).plan(giving), bc.Planned)
    alone = access.plan(bc.commands.Leave(actor="ada", business_center="nova"))
    assert isinstance(alone, bc.Refused)
    with pytest.raises(bc.InputError, match="allowance"):
        bc.remedies(access, alone.decision)
