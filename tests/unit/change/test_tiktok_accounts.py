"""TikTok accounts: linked by a QR code, widened and narrowed, shared on, revoked, let go."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest

import bcmodel as bc
from bcmodel import commands as c
from bcmodel.change import Command
from tests.unit.change.doing import access_to, change, faults_of, happened, refused
from tests.unit.towns import DAY, NOON

HOUR = timedelta(hours=1)
LINK = bc.Share("tt-leo", "nova", origin="LINK", scopes=["EXISTING_POSTS", "LIVE", "SHARING"])
ASKED = bc.Share("tt-leo", "nova", origin="LINK", status="PENDING", expires_at=NOON + HOUR)
EXPIRED = attrs.evolve(ASKED, expires_at=NOON)
REJECTED = attrs.evolve(ASKED, status="REJECTED")
PASSED_ON = bc.Share("tt-leo", "acme", granted_by="nova", scopes=["EXISTING_POSTS"])
ENDED = attrs.evolve(LINK, status="UNBOUND", ended="REVOKED")

link = c.LinkTikTokAccount(actor="ada", business_center="nova", asset="tt-leo")
renew = c.RenewQr(actor="ada", business_center="nova", asset="tt-leo")
approve = c.ApproveLink(actor="leo", asset="tt-leo", to="nova")
reject = c.RejectLink(actor="leo", asset="tt-leo", to="nova")
revoke = c.RevokeLink(actor="leo", asset="tt-leo", to="nova")
disconnect = c.DisconnectTikTokAccount(actor="ada", business_center="nova", asset="tt-leo")
approve_scopes = c.ApproveScopes(actor="leo", asset="tt-leo", to="nova")
tie = c.LinkToAdAccount(
    actor="ada", business_center="nova", tiktok_account="tt-leo", ad_account="adv-1"
)
untie = c.UnlinkFromAdAccount(
    actor="ada", business_center="nova", tiktok_account="tt-leo", ad_account="adv-1"
)
suspend = c.SetTikTokAccountStatus(actor="platform", asset="tt-leo", status="SUSPENDED")


def edit(*scopes: str) -> c.EditLinkScopes:
    """Return Ada's wish for the whole set of scopes on Leo's account."""
    return c.EditLinkScopes(actor="ada", business_center="nova", asset="tt-leo", scopes=scopes)


# Asking for a link


def test_a_link_is_asked_for_by_a_qr_code() -> None:
    """It is pending, as the command says, and its code lives an hour; for ever without a limit."""
    wide = attrs.evolve(link, scopes=["LIVE"], mode="MANAGED", level="OPERATOR", ads_only=True)
    asked = attrs.evolve(ASKED, scopes=["LIVE"], mode="MANAGED", level="OPERATOR", ads_only=True)
    assert change(access_to(), wide) == (set(), {asked})
    for_ever = attrs.evolve(ASKED, expires_at=None)
    assert change(access_to(qr_lifetime=None), link) == (set(), {for_ever})
    assert happened(access_to(), link) == ["tiktok_link_asked"]


@pytest.mark.parametrize("before", [REJECTED, ENDED])
def test_a_link_that_ended_is_asked_for_anew(before: bc.Share) -> None:
    """Nothing of the old one is left."""
    assert change(access_to(before), link) == ({before}, {ASKED})


def test_a_link_is_asked_for_once() -> None:
    """Not while one is pending, expired or not; not where one stands."""
    assert refused(access_to(ASKED), link) == ["NOTHING_TO_DO"]
    assert refused(access_to(EXPIRED), link) == ["NOTHING_TO_DO"]
    assert refused(access_to(LINK), link) == ["ALREADY_SHARED"]


def test_an_account_of_ones_own_is_not_linked() -> None:
    """There is nothing to ask; for another Business Center there is, though nobody can answer."""
    own = c.LinkTikTokAccount(actor="zoe", business_center="acme", asset="tt-acme")
    assert refused(access_to(), own) == ["NOTHING_TO_DO"]
    other = attrs.evolve(link, asset="tt-acme")
    assert change(access_to(), other) == (set(), {attrs.evolve(ASKED, asset="tt-acme")})
    answer = c.ApproveLink(actor="zoe", asset="tt-acme", to="nova")
    assert refused(access_to().after(other), answer) == ["ACCOUNT_OWNER_ONLY"]


def test_a_share_by_a_partner_is_no_link() -> None:
    """Who holds the account otherwise can ask its owner all the same."""
    shared = bc.Share("tt-leo", "nova", granted_by="acme")
    assert change(access_to(shared), link) == (set(), {ASKED})


def test_only_admins_ask_for_links() -> None:
    """For their own Business Center."""
    assert refused(access_to(), attrs.evolve(link, actor="mia")) == ["BC_ROLE_NOT_ADMIN"]
    assert refused(access_to(ASKED), attrs.evolve(renew, actor="mia")) == ["BC_ROLE_NOT_ADMIN"]


def where_one_link_is_the_limit(*facts: bc.Fact) -> bc.Resolver:
    """Return a town where accounts and Business Centers can have one link each."""
    return access_to(*facts, bcs_per_tiktok_account=1, tiktok_accounts_per_bc=1)


@pytest.mark.parametrize(("command", "before"), [(link, ()), (approve, (ASKED,))])
def test_links_are_limited_on_both_sides(command: Command, before: tuple[bc.Share, ...]) -> None:
    """What stands is counted, not what is pending, nor shares of other kinds."""
    uncounted = (
        PASSED_ON,
        bc.Share("tt-acme", "nova", origin="LINK", status="PENDING"),
        bc.Share("adv-leo", "nova", origin="REQUEST"),
        bc.Share("shop-1", "nova", origin="LINK"),
    )
    assert len(happened(where_one_link_is_the_limit(*uncounted, *before), command)) == 1
    elsewhere = bc.Share("tt-leo", "acme", origin="LINK")
    narrow = where_one_link_is_the_limit(elsewhere, *before)
    assert refused(narrow, command) == ["TT_BC_LINK_LIMIT"]
    other = bc.Share("tt-acme", "nova", origin="LINK")
    narrow = where_one_link_is_the_limit(other, *before)
    assert refused(narrow, command) == ["BC_TT_LINK_LIMIT"]
    narrow = where_one_link_is_the_limit(elsewhere, other, *before)
    assert refused(narrow, command) == ["TT_BC_LINK_LIMIT", "BC_TT_LINK_LIMIT"]
    assert len(happened(access_to(elsewhere, other, *before), command)) == 1


def test_a_qr_code_is_renewed_while_its_link_is_pending() -> None:
    """Expired or not, which is never nothing; what is pending no more has no code."""
    assert change(access_to(EXPIRED), renew) == ({EXPIRED}, {ASKED})
    assert change(access_to(ASKED), renew) == (set(), set())
    for facts in ((), (LINK,), (REJECTED,)):
        assert refused(access_to(*facts), renew) == ["NOTHING_PENDING"]


# The owner's answer


def test_the_owner_approves_a_link() -> None:
    """It stands, as it was asked for."""
    asked = attrs.evolve(ASKED, scopes=["LIVE"], ads_only=True)
    bound = attrs.evolve(asked, status="BOUND")
    assert change(access_to(asked), approve) == ({asked}, {bound})
    assert happened(access_to(asked), approve) == ["tiktok_link_approved"]


def test_an_expired_code_is_not_approved_but_can_be_rejected() -> None:
    """What ends at an instant has ended at it."""
    assert refused(access_to(EXPIRED), approve) == ["TT_QR_EXPIRED"]
    rejected = attrs.evolve(EXPIRED, status="REJECTED")
    assert change(access_to(EXPIRED), reject) == ({EXPIRED}, {rejected})
    assert happened(access_to(ASKED), reject) == ["tiktok_link_rejected"]


@pytest.mark.parametrize("command", [approve, reject])
@pytest.mark.parametrize("facts", [(), (LINK,), (REJECTED,), (ENDED,)])
def test_only_what_is_pending_is_answered(command: Command, facts: tuple[bc.Share, ...]) -> None:
    """A link that stands, was rejected or ended waits for nothing."""
    assert refused(access_to(*facts), command) == ["NOTHING_PENDING"]


@pytest.mark.parametrize("command", [approve, reject, approve_scopes, revoke])
@pytest.mark.parametrize("person", ["ada", "zoe"])
def test_nobody_answers_in_the_owners_place(command: Command, person: str) -> None:
    """Whatever their role."""
    stands = isinstance(command, c.ApproveScopes | c.RevokeLink)
    link = attrs.evolve(LINK, requested_scopes=["DIRECT_MESSAGE"]) if stands else ASKED
    other = attrs.evolve(command, actor=person)
    assert refused(access_to(link), other) == ["ACCOUNT_OWNER_ONLY"]


def test_the_state_of_the_account_stops_no_answer() -> None:
    """No action of the account is asked."""
    banned = bc.TikTokAccount("tt-leo", owner_user="leo", status="BANNED")
    assert happened(access_to(ASKED, banned), approve) == ["tiktok_link_approved"]
    assert happened(access_to(LINK, banned), revoke) == ["tiktok_link_revoked"]


# Scopes


def test_fewer_scopes_take_effect_at_once() -> None:
    """Of what there is, what is not wanted ends."""
    narrower = attrs.evolve(LINK, scopes=["LIVE"])
    assert change(access_to(LINK), edit("LIVE")) == ({LINK}, {narrower})
    assert happened(access_to(LINK), edit("LIVE")) == ["scopes_changed"]


def test_more_scopes_wait_for_the_owner() -> None:
    """What is there stays, even where it is there without being said."""
    asking = attrs.evolve(LINK, requested_scopes=["DIRECT_MESSAGE"])
    wish = edit("EXISTING_POSTS", "LIVE", "SHARING", "DIRECT_MESSAGE")
    assert change(access_to(LINK), wish) == ({LINK}, {asking})
    assert happened(access_to(LINK), wish) == ["scopes_requested"]
    plain = bc.Share("tt-leo", "nova", origin="LINK")
    waiting = attrs.evolve(plain, requested_scopes=["LIVE"])
    assert change(access_to(plain), edit("EXISTING_POSTS", "LIVE")) == ({plain}, {waiting})
    wider = attrs.evolve(plain, scopes=["EXISTING_POSTS", "LIVE"])
    assert change(access_to(waiting), approve_scopes) == ({waiting}, {wider})
    assert happened(access_to(waiting), approve_scopes) == ["scopes_approved"]


def test_a_wish_can_give_up_and_ask_for_at_once() -> None:
    """Both are told, one after the other; what was asked for before is not told again."""
    after = attrs.evolve(LINK, scopes=["LIVE"], requested_scopes=["NEW_VIDEOS"])
    assert change(access_to(LINK), edit("LIVE", "NEW_VIDEOS")) == ({LINK}, {after})
    told = ["scopes_changed", "scopes_requested"]
    assert happened(access_to(LINK), edit("LIVE", "NEW_VIDEOS")) == told
    planned = access_to(LINK).plan(edit("LIVE", "NEW_VIDEOS"))
    assert isinstance(planned, bc.Planned)
    between = attrs.evolve(LINK, scopes=["LIVE"])
    assert [(one.before, one.after) for one in planned.events] == [
        (LINK, between),
        (between, after),
    ]
    waiting = attrs.evolve(LINK, requested_scopes=["NEW_VIDEOS"])
    assert happened(access_to(waiting), edit("LIVE", "NEW_VIDEOS")) == ["scopes_changed"]


def test_a_later_wish_takes_the_place_of_an_earlier_one() -> None:
    """Or takes it back."""
    waiting = attrs.evolve(LINK, requested_scopes=["DIRECT_MESSAGE"])
    present = [str(scope) for scope in LINK.scopes]
    other = attrs.evolve(LINK, requested_scopes=["NEW_VIDEOS"])
    assert change(access_to(waiting), edit(*present, "NEW_VIDEOS")) == ({waiting}, {other})
    assert change(access_to(waiting), edit(*present)) == ({waiting}, {LINK})
    assert refused(access_to(waiting), edit(*present, "DIRECT_MESSAGE")) == ["NOTHING_TO_DO"]
    assert refused(access_to(LINK), edit(*present)) == ["NOTHING_TO_DO"]


def test_scopes_are_those_of_a_link_that_stands() -> None:
    """A share by a partner has no owner to ask; without any the account is not held."""
    partners = bc.Share("tt-acme", "nova", scopes=["EXISTING_POSTS"])
    wish = attrs.evolve(edit("EXISTING_POSTS", "LIVE"), asset="tt-acme")
    assert refused(access_to(partners), wish) == ["NOTHING_TO_DO"]
    assert refused(access_to(ASKED), edit("LIVE")) == ["TT_LINK_PENDING", "NOTHING_TO_DO"]
    by_mia = attrs.evolve(edit("LIVE"), actor="mia")
    assert refused(access_to(LINK), by_mia) == ["BC_ROLE_NOT_ADMIN"]


def test_only_scopes_asked_for_on_a_link_that_stands_are_approved() -> None:
    """There is nothing to approve otherwise."""
    ended = attrs.evolve(ENDED, requested_scopes=["DIRECT_MESSAGE"])
    for facts in ((), (LINK,), (ended,)):
        assert refused(access_to(*facts), approve_scopes) == ["NOTHING_PENDING"]


# Ending


@pytest.mark.parametrize(("command", "how"), [(revoke, "REVOKED"), (disconnect, "REMOVED")])
def test_a_link_ends_with_what_was_shared_on_under_it(command: Command, how: str) -> None:
    """By its owner or by the Business Center; what others hold, and what is assigned, stays."""
    others = (
        bc.BusinessCenter("orbit"),
        bc.Share("tt-leo", "orbit", origin="LINK", granted_by="nova"),
        bc.Share("tt-leo", "orbit", granted_by="nova", status="UNBOUND", ended="REMOVED"),
        bc.Share("tt-acme", "orbit", granted_by="nova"),
        bc.Assignment("nova", "mia", "tt-leo"),
    )
    ended = attrs.evolve(LINK, status="UNBOUND", ended=how)
    gone, new = change(access_to(LINK, PASSED_ON, *others), command)
    assert gone == {LINK, PASSED_ON}
    assert new == {ended, attrs.evolve(PASSED_ON, status="UNBOUND", ended="REVOKED")}


def test_revoking_ends_the_link_alone() -> None:
    """A share by a partner is not the owner's; a link that does not stand has no end."""
    shared = bc.Share("tt-leo", "nova", granted_by="acme")
    gone, _ = change(access_to(LINK, shared), revoke)
    assert gone == {LINK}
    for facts in ((), (shared,), (ASKED,), (REJECTED,), (ENDED,)):
        assert refused(access_to(*facts), revoke) == ["NOTHING_TO_DO"]


def test_disconnecting_ends_every_share_to_the_business_center() -> None:
    """However it came to the account; a pending link stays, and who shared it keeps theirs."""
    acme = bc.Share("tt-leo", "acme", origin="LINK", scopes=["EXISTING_POSTS", "SHARING"])
    shared = bc.Share("tt-leo", "nova", granted_by="acme")
    assert change(access_to(acme, shared, ASKED), disconnect) == (
        {shared},
        {attrs.evolve(shared, status="UNBOUND", ended="REMOVED")},
    )
    gone, _ = change(access_to(acme, shared, LINK), disconnect)
    assert gone == {shared, LINK}


def test_disconnecting_takes_an_admin_of_who_holds_the_account() -> None:
    """A banned account can be let go, one of one's own cannot, one that is not held neither."""
    assert refused(access_to(LINK), attrs.evolve(disconnect, actor="mia")) == ["BC_ROLE_NOT_ADMIN"]
    assert refused(access_to(), disconnect) == ["TT_ACCOUNT_NOT_LINKED", "NOTHING_TO_DO"]
    own = c.DisconnectTikTokAccount(actor="zoe", business_center="acme", asset="tt-acme")
    passed_on = bc.Share("tt-acme", "nova", granted_by="acme")
    assert refused(access_to(passed_on), own) == ["NOTHING_TO_DO"]
    banned = bc.TikTokAccount("tt-leo", owner_user="leo", status="BANNED")
    assert happened(access_to(LINK, banned), disconnect) == ["tiktok_account_disconnected"]


# Ad accounts


def test_a_tiktok_account_is_linked_to_an_ad_account_where_both_are_held() -> None:
    """Once, by an Admin; who holds one of them only is told why."""
    made = bc.TikTokLink("tt-leo", "adv-1", "nova")
    assert change(access_to(LINK), tie) == (set(), {made})
    assert refused(access_to(LINK, made), tie) == ["NOTHING_TO_DO"]
    assert refused(access_to(LINK), attrs.evolve(tie, actor="mia")) == ["BC_ROLE_NOT_ADMIN"]
    assert refused(access_to(), tie) == ["TT_ACCOUNT_NOT_LINKED"]
    personal = attrs.evolve(tie, ad_account="adv-leo")
    assert refused(access_to(LINK), personal) == ["ASSET_USER_OWNED"]


def test_a_tiktok_account_is_unlinked_whether_or_not_the_ad_account_is_held() -> None:
    """By an Admin of the Business Center in which they are linked, which holds the account."""
    made = bc.TikTokLink("tt-leo", "adv-1", "nova")
    elsewhere = bc.TikTokLink("tt-leo", "adv-1", "acme")
    ended = bc.Share("adv-1", "nova", status="UNBOUND", ended="REVOKED")
    assert change(access_to(LINK, made, elsewhere, ended), untie) == ({made}, set())
    assert refused(access_to(LINK, elsewhere), untie) == ["NOTHING_TO_DO"]
    assert refused(access_to(made), untie) == ["TT_ACCOUNT_NOT_LINKED"]
    by_mia = attrs.evolve(untie, actor="mia")
    assert refused(access_to(LINK, made), by_mia) == ["BC_ROLE_NOT_ADMIN"]


# The platform


def test_the_platform_sets_the_state_of_an_account() -> None:
    """Features that are not named are not restricted."""
    limited = bc.TikTokAccount("tt-leo", owner_user="leo", status="RESTRICTED", restricted=["LIVE"])
    restrict = attrs.evolve(suspend, status="RESTRICTED", restricted=["LIVE"])
    sound = bc.TikTokAccount("tt-leo", owner_user="leo")
    suspended = attrs.evolve(sound, status="SUSPENDED")
    assert change(access_to(), restrict) == ({sound}, {limited})
    assert change(access_to(limited), suspend) == ({limited}, {suspended})
    assert refused(access_to(suspended), suspend) == ["NOTHING_TO_DO"]
    assert refused(access_to(), attrs.evolve(suspend, actor="leo")) == ["PLATFORM_ONLY"]


# What makes no sense


def test_other_assets_are_no_tiktok_accounts() -> None:
    """Refused, with whatever scopes; which side is of another kind makes no difference."""
    scoped = attrs.evolve(link, scopes=["LIVE"], level="ADMIN")
    for asked in (scoped, renew, edit("LIVE"), disconnect):
        other = attrs.evolve(asked, asset="cat-1")
        assert refused(access_to(LINK), other) == ["ACTION_NOT_APPLICABLE"]
    for answer in (approve, reject, revoke, approve_scopes):
        answered = attrs.evolve(answer, asset="cat-1")
        assert refused(access_to(LINK), answered) == ["ACTION_NOT_APPLICABLE"]
    swapped = attrs.evolve(tie, tiktok_account="adv-1", ad_account="tt-leo")
    assert refused(access_to(LINK), swapped) == ["ACTION_NOT_APPLICABLE"]
    assert refused(access_to(LINK), attrs.evolve(tie, ad_account="px-1")) == [
        "ACTION_NOT_APPLICABLE"
    ]


def test_links_have_levels_and_scopes_of_their_own() -> None:
    """Those of assignments and of other kinds are faults, all told together."""
    strange = attrs.evolve(link, level="AD_PROMOTE", scopes=["POST", "LIVE"])
    assert faults_of(access_to(), strange) == [
        "link_tiktok_account, level",
        "link_tiktok_account, scopes",
    ]
    assert faults_of(access_to(), edit("POST")) == ["edit_link_scopes, scopes"]


def test_one_present_scope_at_least_is_kept() -> None:
    """Who wants none of them disconnects; where no link stands there is none to keep."""
    assert faults_of(access_to(LINK), edit("NEW_VIDEOS")) == ["edit_link_scopes, scopes"]
    assert faults_of(access_to(LINK), edit()) == ["edit_link_scopes, scopes"]
    plain = bc.Share("tt-leo", "nova", origin="LINK")
    assert faults_of(access_to(plain), edit("LIVE")) == ["edit_link_scopes, scopes"]
    assert "NOTHING_TO_DO" in refused(access_to(ASKED), edit("LIVE"))


def test_what_is_not_there_cannot_be_named() -> None:
    """Accounts and Business Centers alike; the platform answers for nobody."""
    assert faults_of(access_to(), attrs.evolve(approve, asset="tt-x", to="nowhere")) == [
        "approve_link, asset",
        "approve_link, to",
    ]
    assert faults_of(access_to(), attrs.evolve(tie, ad_account="x")) == [
        "link_to_ad_account, ad_account"
    ]
    assert faults_of(access_to(), attrs.evolve(link, actor="platform")) == [
        "link_tiktok_account, actor"
    ]


def test_whoever_is_a_day_late_asks_for_a_new_code() -> None:
    """From asking to approving, with a code that lapsed in between."""
    waiting = access_to().after(link).at(NOON + DAY)
    assert refused(waiting, approve) == ["TT_QR_EXPIRED"]
    linked = waiting.after(renew).after(approve)
    assert linked.can("ada", "tiktok_account.assign_members", "tt-leo")
    assert not linked.after(revoke).can("ada", "tiktok_account.assign_members", "tt-leo")
