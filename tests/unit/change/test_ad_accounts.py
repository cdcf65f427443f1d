"""Ad accounts: created, taken back, handed over, judged by the platform, and closed."""

from __future__ import annotations

import attrs
import pytest

import bcmodel as bc
from bcmodel import commands as c
from bcmodel.vocab.words import CloseBlocker
from tests.unit.change.doing import access_to, change, faults_of, happened, refused

OF_LEO = bc.AdAccount("adv-leo", owner_user="leo")
OF_NOVA = bc.AdAccount("adv-leo", owner="nova")
WAITING = bc.Transfer("adv-leo", "nova")
ARRIVED = attrs.evolve(WAITING, status="ACCEPTED")
TURNED_DOWN = attrs.evolve(WAITING, status="REJECTED")
FROM_ACME = bc.Transfer("adv-1", "nova")
GIVEN = bc.Share("adv-1", "nova", level="OPERATOR")

create = c.CreateAdAccount(actor="ada", business_center="nova", id="adv-3")
put_out = c.RemoveBusinessCenter(actor="zoe", asset="adv-1", business_center="nova")
transfer = c.TransferAdAccount(actor="ada", business_center="nova", asset="adv-leo")
accept = c.AcceptTransfer(actor="leo", business_center="nova", asset="adv-leo")
suspend = c.SetAdAccountStatus(actor="platform", asset="adv-1", status="STATUS_LIMIT")
close = c.CloseAdAccount(actor="zoe", asset="adv-1")


# Creating


def test_an_ad_account_is_created() -> None:
    """It belongs to the Business Center and is approved, as the command says; nobody has it yet."""
    assert change(access_to(), create) == (set(), {bc.AdAccount("adv-3", owner="nova")})
    command = attrs.evolve(create, name="Three", type="RESERVATION", region="DE", currency="EUR")
    made = bc.AdAccount(
        "adv-3", name="Three", owner="nova", type="RESERVATION", region="DE", currency="EUR"
    )
    assert change(access_to(), command) == (set(), {made})


def test_owned_accounts_are_counted() -> None:
    """Nova owns one; what it was given does not count."""
    assert refused(access_to(ad_account_limit=1), create) == ["AD_ACCOUNT_LIMIT_REACHED"]
    assert happened(access_to(ad_account_limit=2), create) == ["ad_account_created"]


def test_an_account_has_the_currency_of_its_business_center() -> None:
    """As far as both are known."""
    in_dollars = access_to(bc.BusinessCenter("nova", currency="USD"))
    in_euro = attrs.evolve(create, currency="EUR")
    assert refused(in_dollars, in_euro) == ["CURRENCY_MISMATCH"]
    assert happened(in_dollars, attrs.evolve(create, currency="USD"))
    assert happened(in_dollars, create)
    assert happened(access_to(), in_euro)


def test_only_admins_of_verified_business_centers_create_accounts() -> None:
    """What is in the way besides is told along."""
    by_mia = attrs.evolve(create, actor="mia")
    assert refused(access_to(), by_mia) == ["BC_ROLE_NOT_ADMIN"]
    access = access_to(bc.BusinessCenter("nova", verification="FAILED"), ad_account_limit=1)
    assert refused(access, create) == ["BC_VERIFICATION_FAILED", "AD_ACCOUNT_LIMIT_REACHED"]
    for taken in ("px-1", "nova", "launch"):
        assert faults_of(access_to(), attrs.evolve(create, id=taken)) == ["create_ad_account, id"]


# Taking back


def test_an_owner_puts_a_business_center_out() -> None:
    """Whatever it holds ends, shared or approved; a request that waits is still to be answered."""
    approved = bc.Share("adv-1", "nova", origin="REQUEST")
    gone, new = change(access_to(approved), put_out)
    assert gone == {GIVEN, approved}
    ended = {attrs.evolve(one, status="UNBOUND", ended="REVOKED") for one in (GIVEN, approved)}
    assert new == ended
    waiting = attrs.evolve(approved, status="PENDING")
    assert change(access_to(waiting), put_out)[0] == {GIVEN}


def test_the_owning_person_puts_a_business_center_out() -> None:
    """Of their own account; an approved request ends as revoked."""
    approved = bc.Share("adv-leo", "nova", origin="REQUEST")
    by_leo = c.RemoveBusinessCenter(actor="leo", asset="adv-leo", business_center="nova")
    revoked = attrs.evolve(approved, status="UNBOUND", ended="REVOKED")
    assert change(access_to(approved), by_leo) == ({approved}, {revoked})
    assert refused(access_to(revoked), by_leo) == ["NOTHING_TO_DO"]


def test_only_the_owner_puts_anybody_out() -> None:
    """Who holds an account puts out nobody; and only ad accounts are taken back like this."""
    assert refused(access_to(), attrs.evolve(put_out, actor="ada")) == ["AD_OWNER_ONLY"]
    assert refused(access_to(), attrs.evolve(put_out, asset="px-1")) == ["ACTION_NOT_APPLICABLE"]
    nobody = attrs.evolve(put_out, business_center="nowhere")
    assert faults_of(access_to(), nobody) == ["remove_business_center, business_center"]


# Handing over


def test_a_transfer_is_asked_for() -> None:
    """It waits for the owning person; after an answer it is asked for anew."""
    assert change(access_to(), transfer) == (set(), {WAITING})
    assert change(access_to(TURNED_DOWN), transfer) == ({TURNED_DOWN}, {WAITING})
    assert refused(access_to(WAITING), transfer) == ["NOTHING_TO_DO"]


def test_ones_own_account_moves_at_once() -> None:
    """If the owning person asks as an Admin of the Business Center; else that is missing."""
    by_leo = attrs.evolve(transfer, actor="leo")
    access = access_to(bc.Member("nova", "leo", role="ADMIN"))
    assert change(access, by_leo) == ({OF_LEO}, {OF_NOVA, ARRIVED})
    assert refused(access_to(bc.Member("nova", "leo")), by_leo) == ["BC_ROLE_NOT_ADMIN"]


def test_a_transfer_is_accepted() -> None:
    """The account is the Business Center's; what that held of it goes, what others hold stays."""
    approved = bc.Share("adv-leo", "nova", origin="REQUEST", level="ADMIN")
    rejected = bc.Share("adv-leo", "acme", origin="REQUEST")
    gone, new = change(access_to(WAITING, approved, rejected), accept)
    assert gone == {OF_LEO, WAITING, approved}
    assert new == {OF_NOVA, ARRIVED}


def test_a_transfer_turns_others_down() -> None:
    """Those that wait; what was answered before stays as it is."""
    orbit = bc.BusinessCenter("orbit")
    other = bc.Transfer("adv-leo", "acme")
    past = bc.Transfer("adv-leo", "orbit", status="REJECTED")
    gone, new = change(access_to(orbit, WAITING, other, past), accept)
    assert gone == {OF_LEO, WAITING, other}
    assert new == {OF_NOVA, ARRIVED, attrs.evolve(other, status="REJECTED")}


def test_the_owning_person_hands_over() -> None:
    """Nobody else, and only what was asked for."""
    by_ada = attrs.evolve(accept, actor="ada")
    assert refused(access_to(WAITING), by_ada) == ["ACCOUNT_OWNER_ONLY"]
    assert refused(access_to(), by_ada) == ["ACCOUNT_OWNER_ONLY", "NOTHING_PENDING"]
    assert refused(access_to(), accept) == ["NOTHING_PENDING"]
    assert refused(access_to(TURNED_DOWN), accept) == ["NOTHING_PENDING"]
    lost = access_to(WAITING, bc.User("leo", login="LOST"))
    assert refused(lost, accept) == ["LOGIN_LOST"]


def test_what_a_business_center_owns_stays() -> None:
    """It can neither be asked for nor handed over, unless the parameter allows it."""
    ask = attrs.evolve(transfer, asset="adv-1")
    assert refused(access_to(), ask) == ["TRANSFER_ALREADY_OWNED"]
    give = attrs.evolve(accept, actor="zoe", asset="adv-1")
    assert refused(access_to(FROM_ACME), give) == ["TRANSFER_ALREADY_OWNED"]
    own = attrs.evolve(transfer, asset="adv-2")
    assert refused(access_to(), own) == ["TRANSFER_ALREADY_OWNED", "NOTHING_TO_DO"]
    assert refused(access_to(bc_to_bc_transfer=True), own) == ["NOTHING_TO_DO"]


def test_a_business_center_hands_over_where_that_is_allowed() -> None:
    """Its Admin accepts; what it shared with others ends as transferred."""
    orbit = bc.BusinessCenter("orbit")
    others = bc.Share("adv-1", "orbit", origin="REQUEST")
    past = bc.Share("adv-1", "orbit", status="UNBOUND", ended="REVOKED")
    access = access_to(orbit, others, past, FROM_ACME, bc_to_bc_transfer=True)
    give = attrs.evolve(accept, actor="zoe", asset="adv-1")
    gone, new = change(access, give)
    assert gone == {bc.AdAccount("adv-1", owner="acme"), FROM_ACME, GIVEN, others}
    assert new == {
        bc.AdAccount("adv-1", owner="nova"),
        attrs.evolve(FROM_ACME, status="ACCEPTED"),
        attrs.evolve(others, status="UNBOUND", ended="TRANSFERRED"),
    }
    assert refused(access, attrs.evolve(give, actor="ada")) == ["AD_OWNER_ONLY"]


def test_only_ad_accounts_are_handed_over() -> None:
    """Other assets have moves of their own, or none."""
    for command in (transfer, accept):
        other = attrs.evolve(command, asset="px-1")
        assert refused(access_to(), other) == ["ACTION_NOT_APPLICABLE"]
        nothing = attrs.evolve(command, asset="adv-9")
        assert faults_of(access_to(), nothing) == [f"{command.do}, asset"]


# Judged and closed


def test_the_platform_sets_a_status() -> None:
    """Nobody else does, and the same again is nothing to do."""
    before, after = access_to(), bc.AdAccount("adv-1", owner="acme", status="STATUS_LIMIT")
    assert change(before, suspend) == ({bc.AdAccount("adv-1", owner="acme")}, {after})
    assert refused(access_to(after), suspend) == ["NOTHING_TO_DO"]
    assert refused(before, attrs.evolve(suspend, actor="zoe")) == ["PLATFORM_ONLY"]
    assert refused(before, attrs.evolve(suspend, asset="px-1")) == ["ACTION_NOT_APPLICABLE"]


def test_an_owner_closes_an_account() -> None:
    """For good: the same again is nothing to do, and no longer possible."""
    closed = bc.AdAccount("adv-1", owner="acme", status="STATUS_DISABLE")
    assert change(access_to(), close) == ({bc.AdAccount("adv-1", owner="acme")}, {closed})
    assert refused(access_to(closed), close) == ["AD_ACCOUNT_CLOSED", "NOTHING_TO_DO"]
    assert refused(access_to(), attrs.evolve(close, actor="ada")) == ["AD_OWNER_ONLY"]
    by_leo = c.CloseAdAccount(actor="leo", asset="adv-leo")
    assert happened(access_to(), by_leo) == ["ad_account_closed"]


@pytest.mark.parametrize("blocker", CloseBlocker)
def test_what_keeps_an_account_open_is_told(blocker: str) -> None:
    """Each by its own name."""
    access = access_to(bc.AdAccount("adv-1", owner="acme", close_blockers=[blocker]))
    assert refused(access, close) == [f"CLOSE_BLOCKED_{blocker}"]


def test_a_suspension_and_a_transfer_keep_an_account_open() -> None:
    """Without being named among its blockers; everything in the way is told together."""
    suspended = bc.AdAccount("adv-1", owner="acme", status="STATUS_LIMIT")
    assert refused(access_to(suspended), close) == ["CLOSE_BLOCKED_SUSPENDED"]
    assert refused(access_to(FROM_ACME), close) == ["CLOSE_BLOCKED_UNFINISHED_TRANSFER"]
    turned_down = attrs.evolve(FROM_ACME, status="REJECTED")
    assert happened(access_to(turned_down), close) == ["ad_account_closed"]
    owing = attrs.evolve(suspended, close_blockers=["AUTOPAY_UNBILLED", "DELIVERING", "SUSPENDED"])
    assert refused(access_to(owing, FROM_ACME), close) == [
        "CLOSE_BLOCKED_DELIVERING",
        "CLOSE_BLOCKED_SUSPENDED",
        "CLOSE_BLOCKED_UNFINISHED_TRANSFER",
        "CLOSE_BLOCKED_AUTOPAY_UNBILLED",
    ]
