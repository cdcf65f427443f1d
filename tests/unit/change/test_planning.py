"""Planning: who may give a command, what makes no sense, what it leads to, or why it is refused."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import pytest

import bcmodel as bc
from bcmodel.change import PLATFORM, Command, Planned, RefusedError, apply
from bcmodel.change import commands as do
from bcmodel.rules import Condition, Setting
from bcmodel.rules.conditions.seats import an_admin_remains
from tests.unit.change.doing import access_to, change, faults_of, refused
from tests.unit.towns import NOON

LOST = bc.User("ada", login="LOST")
REMOVE_MIA = do.RemoveMember(actor="ada", business_center="nova", user="mia")
MIA_LEAVES = do.Leave(actor="mia", business_center="nova")
ADA_LEAVES = do.Leave(actor="ada", business_center="nova")


def assign(actor: str = "ada", asset: str = "adv-2", level: str = "ADMIN") -> do.AssignAsset:
    """Return an assignment to Mia inside Nova."""
    return do.AssignAsset(actor=actor, business_center="nova", user="mia", asset=asset, level=level)


def refusal_of(access: bc.Resolver, command: Command) -> bc.Refusal:
    """Return the decision by which a command is refused."""
    outcome = access.plan(command)
    assert isinstance(outcome, bc.Refused)
    return outcome.decision


# Who gives a command


def test_the_platform_gives_its_own_commands() -> None:
    """It needs no login and no role; others are told that only the platform does it."""
    command = do.SetBusinessCenterStatus(actor=PLATFORM, business_center="nova", status="PUNISH")
    assert change(access_to(), command)[1] == {bc.BusinessCenter("nova", status="PUNISH")}
    assert refused(access_to(), attrs.evolve(command, actor="ada")) == ["PLATFORM_ONLY"]


def test_the_platform_gives_no_other_commands() -> None:
    """That is an error, told with all others."""
    command = assign(PLATFORM, "adv-9")
    assert faults_of(access_to(), command) == ["assign_asset, actor", "assign_asset, asset"]


def test_an_unknown_actor_is_the_only_reason() -> None:
    """Whatever else stands against the command."""
    for command in (assign("nobody", "adv-leo"), do.SignUp(actor="nobody")):
        assert refused(access_to(), command) == ["USER_NOT_FOUND"]
    refusal = refusal_of(access_to(), assign("nobody"))
    assert refusal.authority is None
    assert refusal.conditions == ()


def test_an_error_comes_before_an_unknown_actor() -> None:
    """What makes no sense is not judged at all."""
    assert faults_of(access_to(), assign("nobody", "adv-9")) == ["assign_asset, asset"]


def test_the_login_is_asked_of_everybody_and_first() -> None:
    """Before the action that is needed, and before the conditions of what needs none."""
    ada_again = do.RemoveMember(actor="ada", business_center="nova", user="ada")
    assert refused(access_to(LOST), ada_again) == ["LOGIN_LOST", "LAST_ADMIN"]
    verified = do.SetVerification(actor="ada", business_center="nova", verification="VERIFIED")
    assert refused(access_to(LOST), verified) == ["LOGIN_LOST", "PLATFORM_ONLY", "NOTHING_TO_DO"]


def test_signing_up_asks_for_no_business_login() -> None:
    """Every other command does, and signing up asks for the rest of the login."""
    nobody_yet = bc.User("mia", tiktok_for_business=False)
    access = access_to(nobody_yet)
    assert change(access, do.SignUp(actor="mia"))[1] == {bc.User("mia")}
    assert refused(access, do.EnableTwoStep(actor="mia")) == ["NO_TFB_LOGIN"]
    assert refused(access, MIA_LEAVES) == ["NO_TFB_LOGIN"]
    suspended = access_to(attrs.evolve(nobody_yet, login="SUSPENDED"))
    assert refused(suspended, do.SignUp(actor="mia")) == ["TFB_LOGIN_SUSPENDED"]


def test_a_command_is_given_for_one_side() -> None:
    """The action is asked within the Business Center that the command is given for."""
    command = do.AssignAsset(actor="zoe", business_center="nova", user="mia", asset="adv-1")
    assert refused(access_to(), command)[:2] == ["NOT_A_MEMBER", "BC_ROLE_NOT_ADMIN"]
    assert "WRONG_BC_CONTEXT" in refused(access_to(), command)


def test_who_might_be_allowed_is_refused() -> None:
    """Where nobody has seen whether the actor may, the verdict is unknown, and nothing happens."""
    unseen = bc.Unseen("member", where={"business_center": "nova", "user": "zoe"})
    access = access_to(unseen)
    refusal = refusal_of(access, assign("zoe"))
    assert refusal.unknown
    assert not refusal.denied
    with pytest.raises(RefusedError):
        access.after(assign("zoe"))
    last = do.RemoveMember(actor="zoe", business_center="nova", user="ada")
    assert refusal_of(access, last).denied, "what is refused in any case is no open question"


# What makes no sense


def test_everything_that_makes_no_sense_is_told_together() -> None:
    """Names of what is not there, with a hint, and what the command itself finds."""
    command = do.InviteMember(
        actor="ada",
        business_center="nva",
        user="nobody",
        ad_accounts=["adv-1", "adv-8", "adv-9"],
        level="MANAGER",
        groups=["lunch"],
    )
    with pytest.raises(bc.InputError) as caught:
        access_to().plan(command)
    assert [fault.place for fault in caught.value.faults] == [
        "invite_member, business_center",
        "invite_member, user",
        "invite_member, ad_accounts",
        "invite_member, ad_accounts",
        "invite_member, groups",
        "invite_member, level",
    ]
    assert "did you mean `nova`?" in str(caught.value)


def test_what_is_not_there_is_called_by_its_kind() -> None:
    """By the one that fits, or as an asset where several would."""
    command = do.AssignAsset(actor="ada", business_center="nva", user="nobody", asset="adv-9")
    with pytest.raises(bc.InputError) as caught:
        access_to().plan(command)
    assert [fault.problem.partition(" `")[0] for fault in caught.value.faults] == [
        "there is no business_center",
        "there is no user",
        "there is no asset",
    ]


def test_what_is_there_already_is_not_made() -> None:
    """The ids of assets, Business Centers and groups are one space."""
    for taken in ("adv-1", "aud-1", "acme", "launch"):
        command = do.CreateCatalog(actor="ada", business_center="nova", id=taken)
        assert faults_of(access_to(), command) == ["create_catalog, id"]


def test_an_asset_of_another_kind_is_refused() -> None:
    """It is there, so it is no error; what would have to be so of it is not judged."""
    pixel = do.CloseAdAccount(actor="zoe", asset="px-1")
    assert refused(access_to(), pixel) == ["ACTION_NOT_APPLICABLE"]
    by_stranger = do.LinkPixel(
        actor="zoe", business_center="nova", pixel="px-1", ad_account="cat-1"
    )
    assert refused(access_to(), by_stranger)[-1] == "ACTION_NOT_APPLICABLE"
    assert refused(access_to(), assign(asset="acme")) == ["ACTION_NOT_APPLICABLE"]


def test_the_login_is_asked_even_of_an_asset_of_another_kind() -> None:
    """Who cannot sign in is told so, also where the action is none for the asset."""
    pixel = do.CloseAdAccount(actor="ada", asset="px-1")
    assert sorted(refused(access_to(LOST), pixel)) == ["ACTION_NOT_APPLICABLE", "LOGIN_LOST"]


# What stands against it


def test_all_reasons_are_named() -> None:
    """Those against the actor, then each condition that is not met, then that nothing changes."""
    theirs = do.AddToGroup(actor="mia", group="launch", asset="adv-leo")
    assert refused(access_to(), theirs) == ["BC_ROLE_NOT_ADMIN", "ASSET_USER_OWNED"]
    again = do.AssignGroup(actor="mia", group="launch", user="mia", level="OPERATOR")
    assert refused(access_to(), again) == ["BC_ROLE_NOT_ADMIN", "NOTHING_TO_DO"]


def test_no_reason_is_named_twice() -> None:
    """Two accounts that are not held for one reason tell it once."""
    strangers = bc.AdAccount("adv-zoe", owner_user="zoe")
    command = do.CreateAccountGroup(
        actor="ada", business_center="nova", id="new", ad_accounts=["adv-leo", "adv-zoe"]
    )
    refusal = refusal_of(access_to(strangers), command)
    assert refusal.reasons == (bc.Reason.ASSET_USER_OWNED,)
    assert len(refusal.conditions) == 2


def test_what_changes_nothing_is_refused() -> None:
    """Unless it is a renewal."""
    again = assign("ada", "adv-1", "OPERATOR")
    assert refused(access_to(), again) == ["NOTHING_TO_DO"]
    pending = bc.Member("nova", "leo", status="PENDING")
    renewal = do.ResendInvitation(actor="ada", business_center="nova", user="leo")
    access = access_to(pending, invitation_lifetime=None)
    assert access.plan(renewal) == Planned(())
    assert access.after(renewal).world == access.world


def test_a_refusal_is_a_decision() -> None:
    """It knows its command, its rules and its grounds, and is neither true nor false."""
    refusal = refusal_of(access_to(), attrs.evolve(ADA_LEAVES, actor="ada"))
    assert isinstance(refusal, bc.Decision)
    assert refusal.command == ADA_LEAVES
    assert refusal.user == "ada"
    assert refusal.verdict == "DENIED"
    assert not refusal.allowed
    assert [rule.code for rule in refusal.deciding_rules] == ["G608"]
    assert [applied.rule for applied in refusal.conditions] == [an_admin_remains]
    with pytest.raises(bc.VerdictTruthError):
        bool(refusal)


def test_the_proof_of_a_refusal_holds_what_was_read() -> None:
    """The actor, and what the conditions found."""
    refusal = refusal_of(access_to(), ADA_LEAVES)
    (judged,) = [one for one in refusal.proof.conditions if one.rule is an_admin_remains]
    read = {fact for note in judged.notes for fact in note.found}
    assert read == {bc.Member("nova", "ada", role="ADMIN"), bc.Member("nova", "mia")}
    assert bc.User("ada") in refusal.proof.question


def test_the_proof_of_who_may_not_is_that_of_the_action_asked() -> None:
    """What the answer about the actor read; where no action is asked, the gates of signing in."""
    refusal = refusal_of(access_to(), attrs.evolve(REMOVE_MIA, actor="mia"))
    assert refusal.authority is not None
    assert bc.Member("nova", "mia") in refusal.authority.proof.facts
    assert refusal.proof.facts >= refusal.authority.proof.facts
    assert refusal.proof.routes == refusal.authority.proof.routes
    of_oneself = refusal_of(access_to(LOST), do.EnableTwoStep(actor="ada"))
    assert of_oneself.authority is None
    assert LOST in of_oneself.proof.question
    assert [gate.reasons for gate in of_oneself.proof.gates if gate.reasons] == [
        (bc.Reason.LOGIN_LOST,)
    ]


@pytest.mark.parametrize(
    "command",
    [
        assign(asset="aud-1"),
        assign(asset="adv-1", level="OPERATOR"),
        do.AddToGroup(actor="ada", group="launch", asset="px-1"),
        do.SetTwoStepScope(actor="ada", business_center="nova", two_step_scope="NONE"),
        ADA_LEAVES,
    ],
    ids=lambda command: command.told,
)
def test_the_proof_judges_what_the_refusal_says(command: Command) -> None:
    """Neither more nor less, also where nothing changes, or the asset is of another kind."""
    refusal = refusal_of(access_to(), command)
    unmet = [(one.rule, one.reasons) for one in refusal.proof.conditions if one.reasons]
    assert unmet == [(one.rule, one.reasons) for one in refusal.conditions]
    assert [reason for _, reasons in unmet for reason in reasons] == list(refusal.reasons)


def test_the_deciding_rules_of_who_may_not_are_those_of_the_action() -> None:
    """A Standard member is stopped by the rule that asks for the role."""
    refusal = refusal_of(access_to(), attrs.evolve(REMOVE_MIA, actor="mia"))
    assert [rule.name for rule in refusal.deciding_rules] == ["person-is-an-admin"]


# What it leads to


def test_a_plan_tells_what_will_happen() -> None:
    """Each event is complete: who, by what, when, and the fact before and after."""
    outcome = access_to().plan(assign())
    assert isinstance(outcome, Planned)
    (event,) = outcome.events
    assert event.happened == "asset_assigned"
    assert (event.actor, event.by, event.at) == ("ada", "assign_asset", NOON)
    assert event.before == bc.Assignment("nova", "mia", "adv-2", level="ANALYST")
    assert event.after == bc.Assignment("nova", "mia", "adv-2", level="ADMIN")
    assert event.fact is event.after


def test_planning_changes_nothing() -> None:
    """What will happen has happened only in the World that comes after."""
    access = access_to()
    before = set(access.world.facts())
    outcome = access.plan(REMOVE_MIA)
    assert isinstance(outcome, Planned)
    assert set(access.world.facts()) == before
    after = access.after(REMOVE_MIA)
    assert set(access.world.facts()) == before
    assert after.world == apply(access.world, outcome.events)
    assert after.world != access.world


def test_a_refused_command_leaves_no_trace() -> None:
    """It raises with the decision, and the World is as it was."""
    access = access_to()
    before = bc.World.of(*access.world.facts(), at=access.world.at)
    with pytest.raises(RefusedError, match=r"leave by ada is refused: LAST_ADMIN") as caught:
        access.after(ADA_LEAVES)
    assert caught.value.decision.reasons == (bc.Reason.LAST_ADMIN,)
    assert isinstance(caught.value, bc.BcmodelError)
    assert access.world == before


def test_commands_follow_one_another() -> None:
    """Each is judged in the World that the one before it left."""
    invite = do.InviteMember(actor="ada", business_center="nova", user="leo", role="ADMIN")
    accept = do.AcceptInvitation(actor="leo", business_center="nova")
    after = access_to().after_all([invite, accept, ADA_LEAVES])
    assert after.who_can("business_center.invite_member", "nova") == {"leo"}
    with pytest.raises(RefusedError) as caught:
        access_to().after_all([invite, ADA_LEAVES, accept])
    assert caught.value.decision.command == ADA_LEAVES


# Other rulebooks


def test_a_rulebook_without_a_condition_lets_pass() -> None:
    """What is not demanded stops nobody; the rest still does."""
    full = access_to(member_limit=2)
    invite = do.InviteMember(actor="ada", business_center="nova", user="leo")
    assert refused(full, invite) == ["MEMBER_LIMIT_REACHED"]
    open_house = bc.Resolver(full.world, full.rulebook.without("M603"))
    assert isinstance(open_house.plan(invite), Planned)
    assert refused(open_house, ADA_LEAVES) == ["LAST_ADMIN"]


def test_a_house_has_its_own_condition() -> None:
    """A condition in place of that of the same code is judged instead, with what the other asks."""

    def two_admins_remain(setting: Setting, center: str, user: str) -> Iterator[bc.Reason]:
        """A Business Center keeps two Admins."""
        team = setting.view.team(center).values()
        if sum(member.role == "ADMIN" and member.user != user for member in team) < 2:
            yield bc.Reason.LAST_ADMIN

    strict: Condition[str, str] = attrs.evolve(an_admin_remains, judge=two_admins_remain)
    access = access_to(bc.Member("nova", "leo", role="ADMIN"))
    assert isinstance(access.plan(ADA_LEAVES), Planned)
    house = bc.Resolver(access.world, access.rulebook.replace(strict))
    assert refused(house, ADA_LEAVES) == ["LAST_ADMIN"]
    assert refusal_of(house, ADA_LEAVES).deciding_rules == (strict,)
