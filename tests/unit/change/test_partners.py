"""Partners: invited, accepted, parted with, and named media agency."""

from __future__ import annotations

import attrs
import pytest

import bcmodel as bc
from bcmodel import commands as c
from tests.unit.change.doing import access_to, change, faults_of, happened, refused

Answer = c.AcceptPartner | c.DeclinePartner
Partnering = Answer | c.AddPartner | c.RemovePartner
BOUND = bc.Partnership("acme", "nova")
BY_NOVA = bc.Partnership("acme", "nova", status="PENDING", invited_by="nova")
BY_ACME = attrs.evolve(BY_NOVA, invited_by="acme")
BY_NOBODY = attrs.evolve(BY_NOVA, invited_by=None)
REJECTED = attrs.evolve(BY_ACME, status="REJECTED")
PARTED = attrs.evolve(BY_ACME, status="UNBOUND")
STRANGER = bc.BusinessCenter("orbit")

add = c.AddPartner(actor="ada", business_center="nova", partner="acme")
accept = c.AcceptPartner(actor="ada", business_center="nova", partner="acme")
decline = c.DeclinePartner(actor="ada", business_center="nova", partner="acme")
remove = c.RemovePartner(actor="ada", business_center="nova", partner="acme")


# Becoming partners


def test_a_partner_is_invited() -> None:
    """The other side is to answer; without `partner_acceptance_required` both are bound at once."""
    to_orbit = attrs.evolve(add, partner="orbit")
    asked = bc.Partnership("nova", "orbit", status="PENDING", invited_by="nova")
    assert change(access_to(STRANGER), to_orbit) == (set(), {asked})
    at_once = access_to(STRANGER, partner_acceptance_required=False)
    assert change(at_once, to_orbit) == (set(), {attrs.evolve(asked, status="BOUND")})


@pytest.mark.parametrize("before", [REJECTED, PARTED])
def test_a_partner_is_invited_anew(before: bc.Partnership) -> None:
    """After a refusal or an end, now by the side that gives the command."""
    assert change(access_to(before), add) == ({before}, {BY_NOVA})


@pytest.mark.parametrize("before", [BY_NOVA, BY_ACME, BY_NOBODY])
def test_an_invitation_that_waits_is_not_repeated(before: bc.Partnership) -> None:
    """Nor is one of the other side met by another: the invited side accepts."""
    assert refused(access_to(before), add) == ["NOTHING_TO_DO"]


def test_partners_are_not_added_again() -> None:
    """An invitation that counts without an answer makes partners, too."""
    assert refused(access_to(), add) == ["ALREADY_PARTNERS"]
    counting = access_to(BY_ACME, partner_acceptance_required=False)
    assert refused(counting, add) == ["ALREADY_PARTNERS"]


@pytest.mark.parametrize("before", [BY_ACME, BY_NOBODY])
def test_the_invited_side_answers(before: bc.Partnership) -> None:
    """It accepts or declines; where nobody knows who invited, either side may."""
    accepted, declined = (attrs.evolve(before, status=word) for word in ("BOUND", "REJECTED"))
    assert change(access_to(before), accept) == ({before}, {accepted})
    assert change(access_to(before), decline) == ({before}, {declined})


@pytest.mark.parametrize("before", [BY_NOVA, BOUND, REJECTED, PARTED])
@pytest.mark.parametrize("answer", [accept, decline], ids=["accept", "decline"])
def test_there_is_nothing_to_answer(before: bc.Partnership, answer: Answer) -> None:
    """The side that invited waits, and what was answered or ended is not answered again."""
    assert refused(access_to(before), answer) == ["NOTHING_PENDING"]


def test_strangers_answer_nothing() -> None:
    """Without a partnership of any state nothing is pending, and nothing to be ended."""
    access = access_to(STRANGER)
    answer = c.AcceptPartner(actor="ada", business_center="nova", partner="orbit")
    part = c.RemovePartner(actor="ada", business_center="nova", partner="orbit")
    assert refused(access, answer) == ["NOTHING_PENDING"]
    assert refused(access, part) == ["NOTHING_TO_DO"]


@pytest.mark.parametrize("command", [add, accept, decline, remove], ids=lambda each: each.do)
def test_only_admins_have_to_do_with_partners(command: Partnering) -> None:
    """Whoever else tries is told so, beside what is in the way."""
    tried = attrs.evolve(command, actor="mia")
    assert refused(access_to(), tried)[0] == "BC_ROLE_NOT_ADMIN"
    of_others = attrs.evolve(command, actor="zoe")
    assert refused(access_to(), of_others)[0] == "NOT_A_MEMBER"


@pytest.mark.parametrize("command", [add, accept, decline, remove], ids=lambda each: each.do)
def test_nobody_is_their_own_partner(command: Partnering) -> None:
    """To name oneself, or a Business Center that is not there, makes no sense."""
    oneself = attrs.evolve(command, partner="nova")
    assert faults_of(access_to(), oneself) == [f"{command.do}, partner"]
    nobody = attrs.evolve(command, partner="nowhere")
    assert faults_of(access_to(), nobody) == [f"{command.do}, partner"]


# Parting


def test_parting_ends_what_either_side_shared() -> None:
    """In both directions, by whomever it was granted under the partnership, and for good."""
    given = bc.Share("adv-1", "nova", level="OPERATOR")
    back = bc.Share("adv-2", "acme")
    on = bc.Share("tt-leo", "acme", granted_by="nova")
    link = bc.Share("tt-leo", "nova", origin="LINK", scopes=["SHARING"])
    gone, new = change(access_to(given, back, on, link), remove)
    assert gone == {BOUND, given, back, on}
    ended = {attrs.evolve(one, status="UNBOUND", ended="REVOKED") for one in (given, back, on)}
    assert new == {attrs.evolve(BOUND, status="UNBOUND"), *ended}


def test_parting_leaves_what_others_gave() -> None:
    """What was requested and approved or linked, shared by third parties, or ended before."""
    kept = [
        bc.Share("adv-1", "nova", status="UNBOUND", ended="REMOVED"),
        bc.Share("adv-2", "acme", origin="REQUEST"),
        bc.Share("tt-leo", "acme", origin="LINK"),
        bc.AdAccount("adv-orbit", owner="orbit"),
        bc.Share("adv-orbit", "acme"),
        bc.Share("adv-orbit", "nova"),
    ]
    gone, _ = change(access_to(STRANGER, *kept), remove)
    assert gone == {BOUND}


def test_either_side_parts() -> None:
    """Only from partners, or from who counts as one."""
    by_zoe = c.RemovePartner(actor="zoe", business_center="acme", partner="nova")
    assert happened(access_to(), by_zoe) == ["partnership_ended", "share_ended"]
    for before in (BY_NOVA, REJECTED, PARTED):
        assert refused(access_to(before), remove) == ["NOTHING_TO_DO"]
    counting = access_to(BY_ACME, partner_acceptance_required=False)
    assert happened(counting, remove) == ["partnership_ended", "share_ended"]


# The label of a media agency


def name(agency: str, account: str = "adv-1", actor: str = "zoe") -> c.SetMediaAgency:
    """Return the wish to label an ad account with an agency."""
    return c.SetMediaAgency(actor=actor, ad_account=account, business_center=agency)


def test_an_agency_is_named() -> None:
    """Nothing need be shared with it; a person names one for an account of their own."""
    assert change(access_to(STRANGER), name("orbit")) == (set(), {bc.MediaAgency("adv-1", "orbit")})
    by_leo = name("nova", "adv-leo", "leo")
    assert change(access_to(), by_leo) == (set(), {bc.MediaAgency("adv-leo", "nova")})
    assert refused(access_to(bc.MediaAgency("adv-1", "nova")), name("nova")) == ["NOTHING_TO_DO"]


def test_an_agency_at_work_keeps_its_label() -> None:
    """Until it no longer holds the account; then another takes its place."""
    label = bc.MediaAgency("adv-1", "nova")
    access = access_to(STRANGER, label)
    assert refused(access, name("orbit")) == ["AGENCY_CONFLICT"]
    unshare = c.UnshareAsset(actor="zoe", business_center="acme", asset="adv-1", to="nova")
    assert change(access.after(unshare), name("orbit")) == (
        {label},
        {bc.MediaAgency("adv-1", "orbit")},
    )


def test_only_the_owner_names_an_agency() -> None:
    """Of an ad account: of nothing else."""
    assert refused(access_to(), name("nova", actor="ada")) == ["RESHARE_FORBIDDEN"]
    assert refused(access_to(), name("nova", "px-1")) == ["ACTION_NOT_APPLICABLE"]
    assert faults_of(access_to(), name("nowhere")) == ["set_media_agency, business_center"]
