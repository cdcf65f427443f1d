"""Goals: one plan for several questions, without repeated steps, by as few people as can be."""

from __future__ import annotations

import pytest

import bcmodel as bc
from bcmodel.advise.actors import fewest
from tests.unit.advise.kits import CATALOG, town
from tests.unit.advise.kits import commands as named

Asked = dict[str, str | None]


def within_nova(user: str, action: str, asset: str, using: str | None = None) -> Asked:
    """Return a goal that is to be reached inside the agency."""
    return {"user": user, "action": action, "asset": asset, "using": using, "within": "nova"}


def whole_kit(user: str) -> list[Asked]:
    """Return everything that somebody in the agency needs of the client."""
    return [
        within_nova(user, "ad_account.create_ads", "adv-1"),
        within_nova(user, "ad_account.publish_ads", "adv-1"),
        within_nova(user, "ad_account.run_spark_ads", "adv-1", "tt-1"),
        within_nova(user, "ad_account.use_pixel", "adv-1", "px-1"),
        within_nova(user, "ad_account.use_catalog", "adv-1", "cat-1"),
    ]


def test_partners_are_made_once_for_everything_that_is_shared() -> None:
    """A kit takes one partnership, one share for each thing, and one link of the profile."""
    plan = bc.plan_for(town(), whole_kit("mia"))
    assert plan.allowed
    assert sorted(named(plan)) == [
        "accept_partner",
        "add_partner",
        "approve_link",
        "assign_asset",
        "assign_asset",
        "link_pixel",
        "link_tiktok_account",
        "link_to_ad_account",
        "share_asset",
        "share_asset",
    ]


def test_what_serves_everybody_is_done_for_one() -> None:
    """A second person of a team adds only what is their own: two assignments."""
    one = bc.plan_for(town(), whole_kit("mia"))
    both = bc.plan_for(town(), [*whole_kit("mia"), *whole_kit("ben")])
    assert both.allowed
    assert len(both) == len(one) + 2
    assert named(both).count("assign_asset") == 4


def test_one_share_at_the_level_that_all_need() -> None:
    """Whichever goal is named first, the account is shared and assigned at the higher level."""
    low = within_nova("mia", "ad_account.view_reports", "adv-1")
    high = within_nova("mia", "ad_account.create_ads", "adv-1")
    access = town(bc.Partnership("acme", "nova"))
    for goals in ([low, high], [high, low]):
        plan = bc.plan_for(access, goals)
        assert named(plan) == ["share_asset", "assign_asset"]
        assert {getattr(command, "level", None) for command in plan.commands} == {"OPERATOR"}


def test_permissions_are_asked_for_at_once() -> None:
    """The owner of a profile is asked once, for all that several goals need."""
    goals = [
        ("mia", "tiktok_account.use_live", "tt-1"),
        ("mia", "tiktok_account.use_existing_posts", "tt-1"),
    ]
    plan = bc.plan_for(town(), [{**within_nova(*goal)} for goal in goals])
    assert named(plan) == ["link_tiktok_account", "approve_link", "assign_asset"]
    link, _, assignment = plan.commands
    assert isinstance(link, bc.commands.LinkTikTokAccount)
    assert set(link.scopes) == {"LIVE", "EXISTING_POSTS"}
    assert isinstance(assignment, bc.commands.AssignAsset)
    assert set(assignment.scopes) == {"LIVE", "POST"}


def test_an_invitation_brings_every_account_along() -> None:
    """Who is invited for two ad accounts gets both with the invitation."""
    access = town(bc.AdAccount("adv-2", owner="acme"), bc.User("kim"))
    asked = [("kim", "ad_account.view_ads", account) for account in ("adv-1", "adv-2")]
    plan = bc.plan_for(access, asked)
    assert named(plan) == ["invite_member", "accept_invitation"]
    invitation = plan.commands[0]
    assert isinstance(invitation, bc.commands.InviteMember)
    assert set(invitation.ad_accounts) == {"adv-1", "adv-2"}


def test_levels_are_not_raised_to_save_a_step() -> None:
    """An invitation has one level for all it brings: what needs less is assigned by itself."""
    access = town(bc.AdAccount("adv-2", owner="acme"), bc.User("kim"))
    asked = [("kim", "ad_account.view_ads", "adv-1"), ("kim", "ad_account.create_ads", "adv-2")]
    plan = bc.plan_for(access, asked)
    assert (plan.allowed, len(plan)) == (True, 3)
    after = access.after_all(plan.commands)
    assert not after.can("kim", "ad_account.create_ads", "adv-1")


def test_what_is_allowed_already_needs_no_step() -> None:
    """A goal that is reached before the plan stays in it, and has no part in its steps."""
    reached = ("zoe", "business_center.invite_member", "acme")
    plan = bc.plan_for(town(), [reached])
    assert (len(plan), plan.allowed) == (0, True)
    assert plan.goals[0].before.allowed
    assert len(bc.plan_for(town(), [])) == 0


def test_as_few_people_act_as_can_be() -> None:
    """Where several could take a step, somebody is chosen who acts anyway."""
    both = (bc.Member("nova", "zoe", role="ADMIN"), bc.Member("nova", "ben", role="ADMIN"))
    plan = bc.plan_for(town(*both, bc.Partnership("acme", "nova")), whole_kit("mia")[:2])
    assert list(plan.by_actor) == ["zoe"]
    assert plan.steps[-1].actors == ("ada", "ben", "zoe")


def test_steps_are_grouped_by_actor() -> None:
    """Everybody finds their own steps, in order; together they are the plan."""
    plan = bc.plan_for(town(), whole_kit("mia"))
    assert set(plan.by_actor) == {"ada", "sam", "zoe"}
    assert [step.command.do for step in plan.by_actor["sam"]] == ["approve_link"]
    assert {step for steps in plan.by_actor.values() for step in steps} == set(plan.steps)


def test_a_link_is_approved_while_its_code_is_good() -> None:
    """The owner scans the QR code right after it was made, and nobody acts in between."""
    names = named(bc.plan_for(town(), whole_kit("mia")))
    assert names.index("approve_link") == names.index("link_tiktok_account") + 1


def test_what_nobody_can_change_is_out_of_reach() -> None:
    """A suspended account is told with its reason; the other goals are reached all the same."""
    access = town(bc.AdAccount("adv-1", owner="acme", status="STATUS_LIMIT"))
    view = within_nova("mia", "ad_account.view_ads", "adv-1")
    plan = bc.plan_for(access, [*whole_kit("mia")[:1], view])
    assert not plan.allowed
    (missed,) = plan.out_of_reach
    assert missed.question.action == "ad_account.create_ads"
    assert bc.Reason.AD_ACCOUNT_SUSPENDED in missed.reasons
    assert [goal.question.action for goal in plan.reached] == ["ad_account.view_ads"]
    assert "out of reach: mia ad_account.create_ads adv-1 (AD_ACCOUNT_SUSPENDED" in str(plan)


def test_a_goal_does_not_take_another_one_away() -> None:
    """Who closes their own account keeps it, though it would have to move for somebody else."""
    access = town(bc.AdAccount("own", owner_user="sam"))
    kept, wanted = ("sam", "ad_account.close", "own"), ("zoe", "ad_account.close", "own")
    assert bc.plan_for(access, [wanted]).allowed
    plan = bc.plan_for(access, [wanted, kept])
    assert [goal.question.user for goal in plan.out_of_reach] == ["zoe"]
    assert len(plan) == 0


def test_what_hangs_on_the_unseen_tells_what_would_have_to_be_known() -> None:
    """An unknown goal has no steps; it says which facts would settle it."""
    unseen = bc.Unseen("assignment", where={"business_center": "nova"})
    access = town(
        bc.Partnership("acme", "nova"), bc.Share("adv-1", "nova", level="OPERATOR"), unseen
    )
    plan = bc.plan_for(access, whole_kit("mia")[:1])
    (goal,) = plan.out_of_reach
    assert goal.after.unknown
    assert [note["of"] for note in goal.to_be_known] == ["assignment"]
    assert str(plan) == "not known: mia ad_account.create_ads adv-1"


def test_goals_are_given_in_several_ways() -> None:
    """Tuples, mappings and questions ask the same."""
    first, second, third = (
        bc.plan_for(town(), [goal]).goals[0].question
        for goal in (
            ("mia", "ad_account.use_catalog", "adv-1", "cat-1", None, "nova"),
            within_nova("mia", "ad_account.use_catalog", "adv-1", "cat-1"),
            bc.plan_for(town(), whole_kit("mia")[-1:]).goals[0].question,
        )
    )
    assert first == second == third


def test_every_fault_of_every_goal_is_told_together() -> None:
    """What cannot be asked is told with the place of the goal, and nothing is planned."""
    wrong: list[tuple[str | None, ...] | Asked] = [
        ("mia", "ad_account.create_adds", "adv-1"),
        ("mia", "ad_account.create_ads"),
        {"user": "mia", "acton": "x", "action": "ad_account.create_ads", "asset": "adv-1"},
        {"user": "mia", "action": "ad_account.create_ads"},
        ("mia", "ad_account.use_catalog", "adv-1"),
        ("mia", "ad_account.create_ads", "adv-1", None, None, "nova", "more"),
    ]
    with pytest.raises(bc.InputError) as told:
        bc.plan_for(town(), wrong)
    places = [fault.place.partition(",")[0] for fault in told.value.faults]
    assert places == [f"goals[{number}]" for number in range(len(wrong))]
    assert "did you mean `ad_account.create_ads`?" in str(told.value)


def test_one_goal_is_given_in_a_list_too() -> None:
    """A goal by itself is no list of goals."""
    with pytest.raises(bc.InputError, match="`mia` is not a goal"):
        bc.plan_for(town(), ("mia", "ad_account.create_ads", "adv-1"))  # type: ignore[arg-type]  # that is the point


def test_a_plan_is_plain_data() -> None:
    """Goals, steps and who takes which are rows of words and numbers."""
    plan = bc.plan_for(town(bc.Partnership("acme", "nova")), whole_kit("mia")[:1])
    data = plan.to_dict()
    assert data["allowed"] is True
    assert data["goals"] == [
        {
            "user": "mia",
            "action": "ad_account.create_ads",
            "asset": "adv-1",
            "within": "nova",
            "before": "DENIED",
            "after": "ALLOWED",
            "reasons": [],
            "to_be_known": [],
        }
    ]
    assert data["by_actor"] == {"zoe": [1], "ada": [2]}
    assert repr(plan) == "<JointPlan: 2 steps, 1 of 1 goals reached>"


def test_the_fewest_people_are_found_among_many() -> None:
    """Of a hundred who could each do a part, the few who can do all are chosen."""
    sides = [[f"{side}-{number}" for number in range(100)] for side in ("a", "b", "c", "d")]
    steps = [[*side, "both-ab"] if at < 2 else side for at, side in enumerate(sides)]
    assert fewest(steps) == ("both-ab", "both-ab", "c-0", "d-0")


def test_a_catalog_that_is_not_ready_is_in_nobodys_hands() -> None:
    """What is out of reach does not keep the rest of a kit from being planned."""
    blank = bc.Catalog(CATALOG.id, owner="acme", ad_ready=False)
    plan = bc.plan_for(town(blank), whole_kit("mia"))
    (missed,) = plan.out_of_reach
    assert bc.Reason.CATALOG_NOT_AD_READY in missed.reasons
    assert len(plan.reached) == 4
