"""Requests: made, answered, given up; and shops, requested or claimed."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest

import bcmodel as bc
from bcmodel import commands as c
from tests.unit.change.doing import access_to, change, faults_of, happened, refused
from tests.unit.towns import DAY, NOON

Answer = c.ApproveRequest | c.RejectRequest
ASKED = bc.Share("adv-leo", "nova", origin="REQUEST", status="PENDING", level="OPERATOR")
APPROVED = attrs.evolve(ASKED, status="BOUND")
REJECTED = attrs.evolve(ASKED, status="REJECTED")
DROPPED = attrs.evolve(ASKED, status="UNBOUND", ended="REMOVED")
OF_SHOP = attrs.evolve(ASKED, asset="shop-1", level="MANAGER")
LOOSE_SHOP = bc.Shop("shop-1", seller="leo")

request = c.RequestAdAccount(actor="ada", business_center="nova", asset="adv-leo")
request_shop = c.RequestShop(actor="ada", business_center="nova", asset="shop-1")
approve = c.ApproveRequest(actor="leo", asset="adv-leo", to="nova")
reject = c.RejectRequest(actor="leo", asset="adv-leo", to="nova")
approve_shop = c.ApproveShopRequest(actor="leo", asset="shop-1", to="nova")
drop = c.DropAccess(actor="ada", business_center="nova", asset="adv-1")
claim = c.ClaimShop(actor="ada", business_center="nova", asset="shop-1")


# Asking


def test_access_is_asked_for() -> None:
    """At a level or the lowest; it can be answered for ever, or for as long as the parameter."""
    leveled = attrs.evolve(request, level="OPERATOR")
    assert change(access_to(), leveled) == (set(), {ASKED})
    ending = attrs.evolve(ASKED, level=None, expires_at=NOON + DAY)
    assert change(access_to(access_request_lifetime=DAY), request) == (set(), {ending})
    of_shop = attrs.evolve(request_shop, level="MANAGER")
    assert change(access_to(), of_shop) == (set(), {OF_SHOP})


def test_access_is_asked_for_without_a_partnership() -> None:
    """Of partners, too, beside what they share."""
    of_partner = attrs.evolve(request, asset="adv-1")
    made = bc.Share("adv-1", "nova", origin="REQUEST", status="PENDING")
    assert change(access_to(), of_partner) == (set(), {made})
    parted = access_to(bc.Partnership("acme", "nova", status="UNBOUND"))
    assert change(parted, of_partner) == (set(), {made})


@pytest.mark.parametrize("before", [REJECTED, DROPPED])
def test_access_is_asked_for_anew(before: bc.Share) -> None:
    """After a rejection or an end; nothing of the old request is left."""
    anew = attrs.evolve(ASKED, level=None)
    assert change(access_to(before), request) == ({before}, {anew})


def test_access_is_asked_for_once() -> None:
    """Not while a request waits, expired or not, nor of what is one's own, nor once approved."""
    assert refused(access_to(ASKED), request) == ["NOTHING_TO_DO"]
    expired = attrs.evolve(ASKED, expires_at=NOON - DAY)
    assert refused(access_to(expired), request) == ["NOTHING_TO_DO"]
    assert refused(access_to(), attrs.evolve(request, asset="adv-2")) == ["NOTHING_TO_DO"]
    assert refused(access_to(APPROVED), request) == ["ALREADY_SHARED"]


@pytest.mark.parametrize("asset", ["px-1", "cat-1", "tt-leo", "forms-1", "aud-1", "shop-1"])
def test_only_some_kinds_are_asked_for(asset: str) -> None:
    """Each by its own command; a level is never that of the other kind."""
    command = attrs.evolve(request, asset=asset, level="OPERATOR")
    assert refused(access_to(), command) == ["ASSET_TYPE_NOT_REQUESTABLE"]
    by_mia = attrs.evolve(command, actor="mia")
    assert refused(access_to(), by_mia) == ["BC_ROLE_NOT_ADMIN", "ASSET_TYPE_NOT_REQUESTABLE"]


def test_a_shop_is_asked_for_by_a_command_of_its_own() -> None:
    """An ad account is no shop, whatever the level."""
    for level in (None, "MANAGER", "OPERATOR"):
        command = attrs.evolve(request_shop, asset="adv-leo", level=level)
        assert refused(access_to(), command) == ["ASSET_TYPE_NOT_REQUESTABLE"]


def test_asking_makes_sense() -> None:
    """Of what is there, at a level that its kind knows."""
    level = attrs.evolve(request, level="MANAGER")
    assert faults_of(access_to(), level) == ["request_ad_account, level"]
    level_of_shop = attrs.evolve(request_shop, level="ADMIN")
    assert faults_of(access_to(), level_of_shop) == ["request_shop, level"]
    assert faults_of(access_to(), attrs.evolve(request, asset="adv-9")) == [
        "request_ad_account, asset"
    ]


# Answering


def test_a_request_is_answered() -> None:
    """Approved at the level that was asked for, or rejected."""
    assert change(access_to(ASKED), approve) == ({ASKED}, {APPROVED})
    assert change(access_to(ASKED), reject) == ({ASKED}, {REJECTED})


@pytest.mark.parametrize(
    ("passed", "answers"),
    [(timedelta(hours=23), ["request_approved"]), (DAY, None), (2 * DAY, None)],
)
def test_an_expired_request_is_not_approved(passed: timedelta, answers: list[str] | None) -> None:
    """From its end on; it can still be rejected."""
    ending = attrs.evolve(ASKED, expires_at=NOON + DAY)
    access = access_to(ending, at=NOON + passed)
    if answers:
        assert happened(access, approve) == answers
    else:
        assert refused(access, approve) == ["NOTHING_PENDING"]
    assert happened(access, reject) == ["request_rejected"]


@pytest.mark.parametrize("before", [APPROVED, REJECTED, DROPPED])
@pytest.mark.parametrize("answer", [approve, reject], ids=lambda each: each.do)
def test_what_was_answered_or_ended_is_not_answered(before: bc.Share, answer: Answer) -> None:
    """Nor what was never asked, or goes by another way."""
    assert refused(access_to(before), answer) == ["NOTHING_PENDING"]
    assert refused(access_to(), answer) == ["NOTHING_PENDING"]
    shared = attrs.evolve(answer, actor="zoe", asset="adv-1")
    assert refused(access_to(), shared) == ["NOTHING_PENDING"]


def test_the_owners_side_answers() -> None:
    """The owning person; for a Business Center its Admins, and who is Admin of the account."""
    by_ada = refused(access_to(ASKED), attrs.evolve(approve, actor="ada"))
    assert by_ada == ["ACCESS_REQUEST_PENDING", "ASSET_NOT_ASSIGNED"]
    asked = bc.Share("adv-2", "acme", origin="REQUEST", status="PENDING")
    at_admin = bc.Assignment("nova", "mia", "adv-2", level="ADMIN")
    for answer in (approve, reject):
        of_nova = attrs.evolve(answer, asset="adv-2", to="acme")
        assert happened(access_to(asked), attrs.evolve(of_nova, actor="ada"))
        assert happened(access_to(asked, at_admin), attrs.evolve(of_nova, actor="mia"))
        by_mia = attrs.evolve(of_nova, actor="mia")
        assert refused(access_to(asked), by_mia) == ["ASSET_LEVEL_TOO_LOW"]


def test_a_shops_side_answers_in_seller_center() -> None:
    """The seller, or who manages its advertising; by either command."""
    bound = attrs.evolve(OF_SHOP, status="BOUND")
    assert change(access_to(OF_SHOP), approve_shop) == ({OF_SHOP}, {bound})
    by_either = attrs.evolve(approve, asset="shop-1")
    assert change(access_to(OF_SHOP), by_either) == ({OF_SHOP}, {bound})
    staff = bc.SellerRole("shop-1", "mia", "ADVERTISING_MANAGER")
    by_mia = attrs.evolve(approve_shop, actor="mia")
    assert happened(access_to(OF_SHOP, staff), by_mia) == ["request_approved"]
    assert refused(access_to(OF_SHOP), by_mia) == ["SELLER_OWNER_ONLY"]
    rejection = attrs.evolve(reject, asset="shop-1")
    assert happened(access_to(OF_SHOP), rejection) == ["request_rejected"]


def test_other_kinds_have_no_requests() -> None:
    """Nothing to approve about a pixel, nor about an ad account in Seller Center."""
    for answer in (approve, reject):
        of_pixel = attrs.evolve(answer, asset="px-1")
        assert refused(access_to(), of_pixel) == ["ACTION_NOT_APPLICABLE"]
    of_account = attrs.evolve(approve_shop, asset="adv-leo")
    assert refused(access_to(ASKED), of_account) == ["ACTION_NOT_APPLICABLE"]


# Giving up


def test_what_was_given_is_given_up() -> None:
    """What was shared, approved or is asked for, all at once, as removed; a link is not."""
    shared = bc.Share("adv-1", "nova", level="OPERATOR")
    waiting = bc.Share("adv-1", "nova", origin="REQUEST", status="PENDING")
    gone, new = change(access_to(waiting), drop)
    assert gone == {shared, waiting}
    ended = {attrs.evolve(one, status="UNBOUND", ended="REMOVED") for one in (shared, waiting)}
    assert new == ended
    of_leo = attrs.evolve(drop, asset="adv-leo")
    assert change(access_to(APPROVED), of_leo) == ({APPROVED}, {DROPPED})


def test_there_is_nothing_to_give_up() -> None:
    """Of what is one's own, never was given, or ended; a linked account is disconnected."""
    for asset in ("adv-2", "px-1", "adv-leo"):
        assert refused(access_to(), attrs.evolve(drop, asset=asset)) == ["NOTHING_TO_DO"]
    of_leo = attrs.evolve(drop, asset="adv-leo")
    for ended in (REJECTED, DROPPED):
        assert refused(access_to(ended), of_leo) == ["NOTHING_TO_DO"]
    linked = bc.Share("tt-leo", "nova", origin="LINK")
    assert refused(access_to(linked), attrs.evolve(drop, asset="tt-leo")) == ["NOTHING_TO_DO"]
    assert refused(access_to(), attrs.evolve(drop, actor="mia")) == ["BC_ROLE_NOT_ADMIN"]
    assert refused(access_to(), attrs.evolve(drop, asset="aud-1")) == ["ACTION_NOT_APPLICABLE"]


# Claiming a shop


def test_a_shop_is_claimed() -> None:
    """It becomes the Business Center's own; what that had of it goes, what others have stays."""
    approved = bc.Share("shop-1", "nova", origin="REQUEST")
    of_acme = bc.Share("shop-1", "acme", origin="REQUEST")
    gone, new = change(access_to(LOOSE_SHOP, approved, of_acme), claim)
    assert gone == {LOOSE_SHOP, approved}
    assert new == {bc.Shop("shop-1", owner="nova", seller="leo")}


def test_a_shop_is_claimed_once() -> None:
    """Not when another owns it, nor one's own; and nothing but a shop, by nobody but Admins."""
    assert refused(access_to(), claim) == ["TRANSFER_ALREADY_OWNED"]
    moving = access_to(bc_to_bc_transfer=True)
    assert refused(moving, claim) == ["TRANSFER_ALREADY_OWNED"]
    own = c.ClaimShop(actor="zoe", business_center="acme", asset="shop-1")
    assert refused(access_to(), own) == ["NOTHING_TO_DO"]
    assert refused(access_to(), attrs.evolve(claim, asset="adv-1")) == ["ACTION_NOT_APPLICABLE"]
    by_mia = attrs.evolve(claim, actor="mia")
    assert refused(access_to(LOOSE_SHOP), by_mia) == ["BC_ROLE_NOT_ADMIN"]
