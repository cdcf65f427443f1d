"""Shares: what partners are given of an asset, more of it, and no longer."""

from __future__ import annotations

import attrs
import pytest

import bcmodel as bc
from bcmodel import commands as c
from bcmodel.change import Command
from tests.unit.change.doing import access_to, change, faults_of, refused

STRANGER = bc.BusinessCenter("orbit")
GIVEN = bc.Share("adv-1", "nova", level="OPERATOR")
ENDED = attrs.evolve(GIVEN, status="UNBOUND", ended="REMOVED")
LINK = bc.Share("tt-leo", "nova", origin="LINK", scopes=["EXISTING_POSTS", "SHARING"])
ORGANIZATION = bc.Share(
    "tt-acme", "nova", scopes=["EXISTING_POSTS", "LIVE"], mode="MANAGED", level="OPERATOR"
)

share = c.ShareAsset(actor="zoe", business_center="acme", asset="px-1", to="nova")
unshare = c.UnshareAsset(actor="zoe", business_center="acme", asset="adv-1", to="nova")
raised = c.ChangeShare(actor="zoe", business_center="acme", asset="adv-1", to="nova", level="ADMIN")


def altered(**said: object) -> c.ChangeShare:
    """Return the wish of Acme to change what Nova has of its organization account."""
    given = {"actor": "zoe", "business_center": "acme", "asset": "tt-acme", "to": "nova", **said}
    return c.ChangeShare(**given)  # type: ignore[arg-type]  # fields of it


# Sharing


@pytest.mark.parametrize("asset", ["px-1", "cat-1", "shop-1", "forms-1", "tt-acme"])
def test_an_owner_shares_with_a_partner(asset: str) -> None:
    """Every kind that can be shared; that the owner grants it needs no saying."""
    command = attrs.evolve(share, asset=asset)
    assert change(access_to(), command) == (set(), {bc.Share(asset, "nova")})


def test_a_share_is_as_the_command_says() -> None:
    """One that ended begins anew; nothing of it is left, and what is not said is the default."""
    command = attrs.evolve(share, asset="adv-1", level="ADMIN")
    assert change(access_to(ENDED), command) == ({ENDED}, {attrs.evolve(GIVEN, level="ADMIN")})
    plain = attrs.evolve(share, asset="adv-1")
    assert change(access_to(ENDED), plain) == ({ENDED}, {bc.Share("adv-1", "nova")})
    managed = attrs.evolve(
        share, asset="tt-acme", scopes=["LIVE"], mode="MANAGED", level="ADMIN", ads_only=True
    )
    made = bc.Share(
        "tt-acme", "nova", scopes=["LIVE"], mode="MANAGED", level="ADMIN", ads_only=True
    )
    assert change(access_to(), managed) == (set(), {made})


def test_what_stands_is_not_shared_again() -> None:
    """The same or something else: it is changed instead; a request approved is no obstacle."""
    same = attrs.evolve(share, asset="adv-1", level="OPERATOR")
    assert refused(access_to(), same) == ["ALREADY_SHARED"]
    assert refused(access_to(), attrs.evolve(same, level="ADMIN")) == ["ALREADY_SHARED"]
    approved = bc.Share("px-1", "nova", origin="REQUEST")
    assert change(access_to(approved), share) == (set(), {bc.Share("px-1", "nova")})


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("PENDING", "PARTNER_INVITE_PENDING"),
        ("REJECTED", "PARTNERSHIP_ENDED"),
        ("UNBOUND", "PARTNERSHIP_ENDED"),
    ],
)
def test_only_partners_are_given_anything(status: str, reason: str) -> None:
    """Nor is what they have raised; an end needs no partnership."""
    access = access_to(bc.Partnership("acme", "nova", status=status))
    assert refused(access, share) == [reason]
    assert refused(access, raised) == [reason]
    assert change(access, unshare)[0] == {GIVEN}
    to_stranger = attrs.evolve(share, to="orbit")
    assert refused(access_to(STRANGER), to_stranger) == ["NOT_PARTNERS"]


def test_an_invitation_that_counts_makes_a_partner() -> None:
    """Where acceptance is not required."""
    invited = bc.Partnership("acme", "nova", status="PENDING")
    access = access_to(invited, partner_acceptance_required=False)
    assert change(access, share) == (set(), {bc.Share("px-1", "nova")})


def test_a_linked_account_is_shared_on() -> None:
    """With the scope SHARING, and the share says by whom; other assets are not passed on."""
    onward = c.ShareAsset(actor="ada", business_center="nova", asset="tt-leo", to="acme")
    passed_on = bc.Share("tt-leo", "acme", granted_by="nova")
    assert change(access_to(LINK), onward) == (set(), {passed_on})
    without = attrs.evolve(LINK, scopes=["EXISTING_POSTS"])
    assert refused(access_to(without), onward) == ["TT_SHARING_SCOPE_MISSING"]
    with_orbit = bc.Partnership("nova", "orbit")
    resold = c.ShareAsset(actor="ada", business_center="nova", asset="adv-1", to="orbit")
    assert refused(access_to(STRANGER, with_orbit), resold) == ["RESHARE_FORBIDDEN"]


def test_what_cannot_be_shared_is_refused() -> None:
    """An audience goes by ad accounts; a pixel in an ad account and a person's account stay."""
    assert refused(access_to(), attrs.evolve(share, asset="aud-1")) == ["ACTION_NOT_APPLICABLE"]
    assert refused(access_to(), attrs.evolve(share, asset="px-raw")) == ["PIXEL_NOT_IN_BC"]
    assert refused(access_to(), attrs.evolve(share, asset="adv-leo")) == ["RESHARE_FORBIDDEN"]


def test_sharing_makes_sense() -> None:
    """Not with oneself or the owner, nothing unknown, at a level and scopes of the kind."""
    wrong = {
        "to": [
            attrs.evolve(share, to="acme"),
            attrs.evolve(share, to="nowhere"),
            c.ShareAsset(actor="ada", business_center="nova", asset="px-1", to="acme"),
        ],
        "asset": [attrs.evolve(share, asset="px-9")],
        "level": [attrs.evolve(share, level="ADMIN")],
        "scopes": [
            attrs.evolve(share, scopes=["LIVE"]),
            attrs.evolve(share, asset="tt-acme", scopes=["POST"]),
        ],
    }
    for field, commands in wrong.items():
        for command in commands:
            assert faults_of(access_to(), command) == [f"share_asset, {field}"]


# Changing


def test_a_share_is_raised_in_place() -> None:
    """What the command does not name stays as it is."""
    assert change(access_to(), raised) == ({GIVEN}, {attrs.evolve(GIVEN, level="ADMIN")})
    wider = altered(scopes=["EXISTING_POSTS", "LIVE", "NEW_VIDEOS"])
    after = attrs.evolve(ORGANIZATION, scopes=["EXISTING_POSTS", "LIVE", "NEW_VIDEOS"])
    assert change(access_to(ORGANIZATION), wider) == ({ORGANIZATION}, {after})
    narrow = bc.Share("tt-acme", "nova", ads_only=True)
    opened = altered(mode="MANAGED", ads_only=False)
    assert change(access_to(narrow), opened) == (
        {narrow},
        {bc.Share("tt-acme", "nova", mode="MANAGED")},
    )


@pytest.mark.parametrize(
    "command",
    [
        altered(level="ANALYST"),
        altered(scopes=["LIVE", "NEW_VIDEOS"]),
        altered(mode="DELIVERY"),
        altered(ads_only=True),
        altered(level="ADMIN", scopes=[]),
    ],
    ids=["level", "scope", "mode", "ads only", "one of two"],
)
def test_a_share_is_not_lowered_in_place(command: Command) -> None:
    """In no respect, unless the parameter allows it."""
    assert refused(access_to(ORGANIZATION), command) == ["DOWNGRADE_NEEDS_REMOVAL"]
    allowed = access_to(ORGANIZATION, partner_downgrade_in_place=True)
    assert change(allowed, command)[0] == {ORGANIZATION}


def test_a_share_that_stays_the_same_is_not_changed() -> None:
    """Told or left out, a default is the same; nor is there anything to change without a share."""
    same = attrs.evolve(raised, level="OPERATOR")
    assert refused(access_to(), same) == ["NOTHING_TO_DO"]
    assert refused(access_to(), attrs.evolve(raised, level=None)) == ["NOTHING_TO_DO"]
    plain = bc.Share("tt-acme", "nova")
    assert refused(access_to(plain), altered(scopes=["EXISTING_POSTS"], level="ANALYST")) == [
        "NOTHING_TO_DO"
    ]
    assert refused(access_to(ENDED), raised) == ["NOTHING_TO_DO"]
    requested = bc.Share("adv-2", "acme", origin="REQUEST")
    of_request = c.ChangeShare(
        actor="ada", business_center="nova", asset="adv-2", to="acme", level="ADMIN"
    )
    assert refused(access_to(requested), of_request) == ["NOTHING_TO_DO"]


def test_partners_do_not_change_what_they_have() -> None:
    """Their Admins are told so, for whichever side they act; their other people are no Admins."""
    own = attrs.evolve(raised, actor="ada", business_center="nova")
    assert refused(access_to(), own) == ["RESHARE_FORBIDDEN", "PARTNER_CANNOT_CHANGE_OWN"]
    for_acme = refused(access_to(), attrs.evolve(raised, actor="ada"))
    assert for_acme == ["NOT_A_MEMBER", "BC_ROLE_NOT_ADMIN", "PARTNER_CANNOT_CHANGE_OWN"]
    by_mia = refused(access_to(), attrs.evolve(raised, actor="mia"))
    assert "PARTNER_CANNOT_CHANGE_OWN" not in by_mia
    invited = access_to(bc.Member("nova", "ada", role="ADMIN", status="PENDING"))
    assert "PARTNER_CANNOT_CHANGE_OWN" not in refused(invited, attrs.evolve(raised, actor="ada"))


def test_who_runs_both_sides_changes_a_share_for_its_owner() -> None:
    """Acting for who received it, they are refused as any Admin there."""
    access = access_to(bc.Member("nova", "zoe", role="ADMIN"))
    assert change(access, raised)[0] == {GIVEN}
    own = attrs.evolve(raised, business_center="nova")
    assert "PARTNER_CANNOT_CHANGE_OWN" in refused(access, own)


def test_who_may_share_an_account_on_does_not_change_their_own() -> None:
    """A link with SHARING lets Nova share the account on, not raise what Acme gave it."""
    onward = attrs.evolve(LINK, asset="tt-acme")
    own = altered(actor="ada", business_center="nova", level="ADMIN")
    assert refused(access_to(ORGANIZATION, onward), own) == ["PARTNER_CANNOT_CHANGE_OWN"]


def test_changing_makes_sense() -> None:
    """An owner is not its own other side, and a kind has its levels and scopes."""
    of_owner = attrs.evolve(raised, to="acme")
    assert faults_of(access_to(), of_owner) == ["change_share, to"]
    assert faults_of(access_to(), attrs.evolve(raised, level="MANAGER")) == ["change_share, level"]
    assert faults_of(access_to(), altered(scopes=["POST"])) == ["change_share, scopes"]


# Ending


def test_a_share_is_ended() -> None:
    """As revoked; the partnership and other shares stay."""
    other = bc.Share("px-1", "nova")
    revoked = attrs.evolve(GIVEN, status="UNBOUND", ended="REVOKED")
    assert change(access_to(other), unshare) == ({GIVEN}, {revoked})


def test_only_ones_own_shares_are_ended() -> None:
    """Not what ended, was requested, or somebody else shared."""
    assert refused(access_to(ENDED), unshare) == ["NOTHING_TO_DO"]
    requested = bc.Share("adv-2", "acme", origin="REQUEST")
    of_request = c.UnshareAsset(actor="ada", business_center="nova", asset="adv-2", to="acme")
    assert refused(access_to(requested), of_request) == ["NOTHING_TO_DO"]
    passed_on = bc.Share("tt-leo", "orbit", granted_by="acme")
    by_nova = c.UnshareAsset(actor="ada", business_center="nova", asset="tt-leo", to="orbit")
    assert refused(access_to(STRANGER, LINK, passed_on), by_nova) == ["NOTHING_TO_DO"]
    assert faults_of(access_to(), attrs.evolve(unshare, to="acme")) == ["unshare_asset, to"]
