"""People: invitations and their answers, seats, roles, and how people go."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import bcmodel as bc
from bcmodel.change import Command
from bcmodel.change import commands as do
from tests.unit.change.doing import access_to, change, faults_of, happened, refused
from tests.unit.towns import DAY, NOON

LEO_AT_WORK = "leo@nova.example"


def invite(user: str = "leo", actor: str = "ada", **said: object) -> do.InviteMember:
    """Return an invitation to Nova."""
    return do.InviteMember(actor=actor, business_center="nova", user=user, **said)  # type: ignore[arg-type]  # fields of it


def pending(user: str, expires_at: datetime | None = None, **said: str) -> bc.Member:
    """Return an open invitation to Nova."""
    return bc.Member("nova", user, status="PENDING", expires_at=expires_at, **said)


def of(command: type[Command], user: str, **said: str) -> Command:
    """Return a command by Ada about a person in Nova."""
    return command(actor="ada", business_center="nova", user=user, **said)  # type: ignore[call-arg]  # fields of it


def by(command: type[Command], actor: str, center: str = "nova") -> Command:
    """Return a command about the actor's own entry."""
    return command(actor=actor, business_center=center)  # type: ignore[call-arg]  # field of it


# Inviting


def test_an_invitation_waits_for_a_week() -> None:
    """Who is invited has a pending entry, sent to their own address, as Standard."""
    new = bc.Member(
        "nova",
        "leo",
        status="PENDING",
        invited_email="leo@example.invalid",
        expires_at=NOON + 7 * DAY,
    )
    assert change(access_to(), invite()) == (set(), {new})


def test_an_invitation_says_what_somebody_is_to_be() -> None:
    """Role, finance role and address are those of the command; a lifetime may be unlimited."""
    new = bc.Member(
        "nova",
        "leo",
        role="ADMIN",
        finance_role="ANALYST",
        status="PENDING",
        invited_email=LEO_AT_WORK,
    )
    access = access_to(invitation_lifetime=None)
    command = invite(role="ADMIN", finance_role="ANALYST", email=LEO_AT_WORK)
    assert change(access, command) == (set(), {new})


def test_an_invitation_assigns_beforehand() -> None:
    """Accounts and groups are assigned at the level of the command, or at their defaults."""
    access = access_to(group_default_level="OPERATOR")
    _, new = change(access, invite(ad_accounts=["adv-1"], groups=["launch"], level="ADMIN"))
    assert bc.Assignment("nova", "leo", "adv-1", level="ADMIN") in new
    assert bc.GroupAssignment("launch", "leo", "ADMIN") in new
    _, new = change(access, invite(ad_accounts=["adv-1"], groups=["launch"]))
    assert bc.Assignment("nova", "leo", "adv-1") in new
    assert bc.GroupAssignment("launch", "leo", "OPERATOR") in new


def test_a_preassigned_group_has_one_level() -> None:
    """As `assign_group` does, an invitation replaces levels that were left in the group."""
    left = bc.GroupAssignment("launch", "leo", "ADMIN")
    gone, new = change(access_to(left), invite(groups=["launch"], level="ANALYST"))
    assert gone == {left}
    assert bc.GroupAssignment("launch", "leo", "ANALYST") in new


def test_who_is_in_or_invited_is_not_invited() -> None:
    """A member is no newcomer; an open invitation, expired or not, is cancelled first."""
    assert refused(access_to(), invite("mia")) == ["ALREADY_A_MEMBER"]
    access = access_to(pending("leo", NOON - DAY))
    assert refused(access, invite()) == ["INVITE_DUPLICATE_PENDING"]


def test_who_was_in_can_be_invited_anew() -> None:
    """A past entry is replaced by what the invitation says."""
    past = bc.Member("nova", "leo", role="ADMIN", status="UNBOUND", ended="LEFT")
    gone, new = change(access_to(past), invite())
    assert gone == {past}
    assert [fact.role for fact in new if isinstance(fact, bc.Member)] == ["STANDARD"]


def test_seats_are_counted() -> None:
    """Pending entries take seats, past ones do not; Admins are counted apart, too."""
    past = bc.Member("nova", "zoe", role="ADMIN", status="UNBOUND", ended="LEFT")
    assert happened(access_to(past, member_limit=3, admin_limit=2), invite(role="ADMIN"))
    full = access_to(pending("zoe", role="ADMIN"), member_limit=3, admin_limit=2)
    assert refused(full, invite()) == ["MEMBER_LIMIT_REACHED"]
    assert refused(full, invite(role="ADMIN")) == ["MEMBER_LIMIT_REACHED", "ADMIN_LIMIT_REACHED"]


def test_the_allowlist_binds_the_address() -> None:
    """Compared without case, it binds everybody, or only who is to be Admin."""
    domains = ["Nova.example"]
    for_all = access_to(bc.BusinessCenter("nova", email_domains=domains))
    assert refused(for_all, invite()) == ["EMAIL_DOMAIN_NOT_ALLOWED"]
    assert happened(for_all, invite(email="leo@NOVA.example"))
    for_admins = access_to(bc.BusinessCenter("nova", email_domains=domains, email_scope="ADMINS"))
    assert happened(for_admins, invite())
    assert refused(for_admins, invite(role="ADMIN")) == ["EMAIL_DOMAIN_NOT_ALLOWED"]


def test_preassigned_accounts_are_held() -> None:
    """What Nova does not hold, or is no ad account, nobody gets with an invitation."""
    assert refused(access_to(), invite(ad_accounts=["adv-leo"])) == ["ASSET_USER_OWNED"]
    assert refused(access_to(), invite(ad_accounts=["tt-leo"])) == ["ACTION_NOT_APPLICABLE"]


def test_an_invitation_that_makes_no_sense() -> None:
    """Unknown accounts and people, groups of others, a level that ad accounts do not know."""
    access = access_to(bc.AccountGroup("theirs", "acme"))
    command = invite("nobody", ad_accounts=["adv-9"], groups=["theirs"], level="MANAGER")
    assert faults_of(access, command) == [
        "invite_member, user",
        "invite_member, ad_accounts",
        "invite_member, level",
        "invite_member, groups",
    ]


# Renewing and cancelling


def test_resending_gives_the_whole_lifetime_anew() -> None:
    """Even where nothing changes by it, an invitation can be sent again."""
    access = access_to(pending("leo", NOON + DAY))
    again = of(do.ResendInvitation, "leo")
    assert change(access, again) == (
        {pending("leo", NOON + DAY)},
        {pending("leo", NOON + 7 * DAY)},
    )
    assert happened(access.after(again), again) == []


def test_only_a_living_invitation_is_sent_again() -> None:
    """What has expired is cancelled and made anew, and members need none."""
    access = access_to(pending("leo", NOON))
    assert refused(access, of(do.ResendInvitation, "leo")) == ["INVITE_EXPIRED"]
    assert refused(access, of(do.ResendInvitation, "mia")) == ["NOTHING_PENDING"]
    assert refused(access, of(do.ResendInvitation, "zoe")) == ["NOTHING_PENDING"]


def test_cancelling_takes_everything_back() -> None:
    """The entry ends as cancelled, expired or not, with what was assigned beforehand."""
    waiting = {
        bc.Assignment("nova", "leo", "adv-1"),
        bc.GroupAssignment("launch", "leo", "ADMIN"),
    }
    access = access_to(pending("leo", NOON - DAY), *waiting)
    gone, new = change(access, of(do.CancelInvitation, "leo"))
    assert gone == {pending("leo", NOON - DAY), *waiting}
    ended = bc.Member("nova", "leo", status="UNBOUND", ended="CANCELLED", expires_at=NOON - DAY)
    assert new == {ended}
    assert refused(access_to(), of(do.CancelInvitation, "mia")) == ["NOTHING_TO_DO"]
    assert refused(access_to(), of(do.CancelInvitation, "leo")) == ["NOTHING_TO_DO"]


# Answering


def test_the_invited_person_accepts() -> None:
    """The entry is bound, and what was assigned beforehand counts."""
    access = access_to(pending("leo"), bc.Assignment("nova", "leo", "adv-1"))
    accept = by(do.AcceptInvitation, "leo")
    assert change(access, accept) == ({pending("leo")}, {bc.Member("nova", "leo")})
    assert not access.can("leo", "ad_account.view_ads", "adv-1")
    assert access.after(accept).can("leo", "ad_account.view_ads", "adv-1")


def test_declining_takes_everything_back() -> None:
    """The entry is rejected, expired or not, and what was assigned beforehand goes."""
    waiting = bc.Assignment("nova", "leo", "adv-1")
    elsewhere = bc.Assignment("acme", "leo", "adv-1")
    access = access_to(pending("leo", NOON), waiting, elsewhere)
    gone, new = change(access, by(do.DeclineInvitation, "leo"))
    assert gone == {pending("leo", NOON), waiting}
    assert new == {bc.Member("nova", "leo", status="REJECTED", expires_at=NOON)}


@pytest.mark.parametrize("answer", [do.AcceptInvitation, do.DeclineInvitation])
def test_only_an_open_invitation_is_answered(answer: type[Command]) -> None:
    """Nobody answers for another, or twice; in a denied Business Center nobody answers at all."""
    access = access_to(pending("leo"))
    assert refused(access, by(answer, "zoe")) == ["INVITEE_ONLY"]
    assert refused(access, by(answer, "mia")) == ["NOTHING_PENDING"]
    denied = access_to(pending("leo"), bc.BusinessCenter("nova", status="DENY"))
    assert refused(denied, by(answer, "leo")) == ["BC_DENIED"]
    reviewed = access_to(pending("leo"), bc.BusinessCenter("nova", status="REVIEWING"))
    assert happened(reviewed, by(answer, "leo"))


def test_an_answer_asks_for_the_login_and_not_for_two_steps() -> None:
    """Whoever can sign in can answer, even where members need two steps."""
    strict = bc.BusinessCenter("nova", two_step_scope="ALL")
    assert happened(access_to(strict, pending("leo")), by(do.AcceptInvitation, "leo"))
    locked = access_to(bc.User("leo", login="LOST"), pending("leo"))
    assert refused(locked, by(do.AcceptInvitation, "leo")) == ["LOGIN_LOST"]


def test_an_invitation_is_for_one_address_and_a_time() -> None:
    """Sent elsewhere, or expired at this very instant, it cannot be accepted."""
    access = access_to(pending("leo", NOON, invited_email=LEO_AT_WORK))
    accept = by(do.AcceptInvitation, "leo")
    assert refused(access, accept) == ["INVITE_IDENTITY_MISMATCH", "INVITE_EXPIRED"]
    assert happened(access.at(NOON - timedelta(seconds=1)), by(do.DeclineInvitation, "leo"))


# Going


def test_who_is_removed_leaves_everything_there_behind() -> None:
    """Assignments and groups of that Business Center end; elsewhere all stays."""
    access = access_to(
        bc.Member("acme", "mia"),
        bc.Assignment("acme", "mia", "adv-1"),
        bc.AccountGroup("theirs", "acme"),
        bc.GroupAssignment("theirs", "mia", "ADMIN"),
    )
    gone, new = change(access, of(do.RemoveMember, "mia"))
    assert gone == {
        bc.Member("nova", "mia"),
        bc.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
        bc.Assignment("nova", "mia", "adv-2", level="ANALYST"),
        bc.GroupAssignment("launch", "mia", "OPERATOR"),
    }
    assert new == {bc.Member("nova", "mia", status="UNBOUND", ended="REMOVED")}


def test_only_members_are_removed() -> None:
    """An invitation is cancelled, not removed; who is not there cannot be."""
    access = access_to(pending("leo"))
    assert refused(access, of(do.RemoveMember, "leo")) == ["NOTHING_TO_DO"]
    assert refused(access, of(do.RemoveMember, "zoe")) == ["NOTHING_TO_DO"]


def test_who_leaves_has_left() -> None:
    """Leaving ends the same as being removed, and asks for nobody's leave."""
    gone, new = change(access_to(), by(do.Leave, "mia"))
    assert len(gone) == 4
    assert new == {bc.Member("nova", "mia", status="UNBOUND", ended="LEFT")}
    assert refused(access_to(), by(do.Leave, "zoe")) == ["NOT_A_MEMBER"]


def test_the_last_admin_stays() -> None:
    """Neither removed, nor leaving, nor made Standard; a pending Admin is none yet."""
    access = access_to(pending("leo", role="ADMIN"))
    assert refused(access, of(do.RemoveMember, "ada")) == ["LAST_ADMIN"]
    assert refused(access, by(do.Leave, "ada")) == ["LAST_ADMIN"]
    assert refused(access, of(do.ChangeRole, "ada", role="STANDARD")) == ["LAST_ADMIN"]
    two = access_to(bc.Member("nova", "leo", role="ADMIN"))
    assert happened(two, of(do.RemoveMember, "ada"))
    assert happened(two, of(do.ChangeRole, "ada", role="STANDARD"))


# Roles


def test_a_role_changes_and_nothing_else() -> None:
    """Members and invited people are made Admin or Standard, old label included."""
    access = access_to(bc.Member("nova", "leo", finance_role="ANALYST", status="PENDING"))
    gone, new = change(access, of(do.ChangeRole, "leo", role="ADMIN"))
    assert gone == {bc.Member("nova", "leo", finance_role="ANALYST", status="PENDING")}
    assert new == {bc.Member("nova", "leo", role="ADMIN", finance_role="ANALYST", status="PENDING")}
    assert refused(access, of(do.ChangeRole, "mia", role="Member")) == ["NOTHING_TO_DO"]


def test_admins_are_few() -> None:
    """Another Admin takes another seat of theirs; who has one needs no second."""
    access = access_to(admin_limit=1)
    assert refused(access, of(do.ChangeRole, "mia", role="ADMIN")) == ["ADMIN_LIMIT_REACHED"]
    assert refused(access, of(do.ChangeRole, "ada", role="ADMIN")) == ["NOTHING_TO_DO"]


@pytest.mark.parametrize(
    ("past", "reason"),
    [
        (bc.Member("nova", "leo", status="REJECTED"), "INVITE_REJECTED"),
        (bc.Member("nova", "leo", status="UNBOUND", ended="CANCELLED"), "INVITE_CANCELLED"),
        (bc.Member("nova", "leo", status="UNBOUND", ended="REMOVED"), "REMOVED_FROM_BC"),
        (bc.Member("nova", "leo", status="UNBOUND", ended="LEFT"), "LEFT_BC"),
        (bc.Member("acme", "leo"), "NOT_A_MEMBER"),
    ],
)
def test_roles_are_for_who_has_a_seat(past: bc.Member, reason: str) -> None:
    """Of who is gone, or never came, nothing else is asked; an expired invitation has its seat."""
    access = access_to(past, admin_limit=1)
    for role in ("ADMIN", "STANDARD"):
        assert refused(access, of(do.ChangeRole, "leo", role=role)) == [reason]
    assert refused(access, of(do.SetFinanceRole, "leo")) == [reason]
    assert refused(access, of(do.SetFinanceRole, "leo", finance_role="MANAGER")) == [reason]
    expired = access_to(pending("leo", NOON - DAY))
    assert happened(expired, of(do.SetFinanceRole, "leo", finance_role="MANAGER"))


def test_a_finance_role_comes_and_goes() -> None:
    """Without a word it is taken away."""
    given = of(do.SetFinanceRole, "mia", finance_role="MANAGER")
    taken = of(do.SetFinanceRole, "mia")
    access = access_to()
    assert change(access, given)[1] == {bc.Member("nova", "mia", finance_role="MANAGER")}
    assert change(access.after(given), taken)[1] == {bc.Member("nova", "mia")}
    assert refused(access, taken) == ["NOTHING_TO_DO"]


# Logins


def test_two_step_is_turned_on_once() -> None:
    """Everybody turns it on for themselves."""
    command = do.EnableTwoStep(actor="mia")
    assert change(access_to(), command) == ({bc.User("mia")}, {bc.User("mia", two_step=True)})
    assert refused(access_to().after(command), command) == ["NOTHING_TO_DO"]


def test_signing_up_takes_no_business_login_yet() -> None:
    """Who has none can sign up for it, and for nothing else; who cannot sign in, for nothing."""
    new = bc.User("mia", tiktok_for_business=False)
    access = access_to(new)
    assert refused(access, do.EnableTwoStep(actor="mia")) == ["NO_TFB_LOGIN"]
    assert change(access, do.SignUp(actor="mia")) == ({new}, {bc.User("mia")})
    assert refused(access_to(), do.SignUp(actor="mia")) == ["NOTHING_TO_DO"]
    lost = access_to(bc.User("mia", tiktok_for_business=False, login="LOST"))
    assert refused(lost, do.SignUp(actor="mia")) == ["LOGIN_LOST"]
