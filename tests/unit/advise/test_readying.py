"""Readiness: what holds, what lacks, and what to do before an agency can start."""

from __future__ import annotations

import pytest

import bcmodel as bc
from bcmodel import Kind
from tests.unit.advise.kits import ACCOUNT, CATALOG, LINK, PIXEL, PROFILE, town
from tests.unit.advise.kits import commands as named

PARTNERS = bc.Partnership("acme", "nova")
HANDED_OVER = (
    PARTNERS,
    bc.Share("adv-1", "nova", level="OPERATOR"),
    bc.Share("px-1", "nova"),
    bc.PixelLink("px-1", "adv-1"),
    bc.Share("tt-1", "nova", origin="LINK", scopes=["EXISTING_POSTS"]),
)
ASSIGNED = (
    bc.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
    bc.Assignment("nova", "mia", "tt-1"),
)


def states(ready: bc.Readiness) -> dict[str, str]:
    """Return whether each thing holds, by kind."""
    return {str(need.kind): need.state for need in ready.needs}


def need_of(ready: bc.Readiness, kind: str) -> bc.Need:
    """Return what is needed of a kind."""
    return next(need for need in ready.needs if need.kind is Kind(kind))


def test_an_agency_without_anything_lacks_everything_but_people() -> None:
    """What a Business Center lacks is told with reasons; its own Admin is there."""
    ready = bc.readiness(town(), "nova", "acme")
    assert states(ready) == {
        "ad_account": "lacks",
        "tiktok_account": "lacks",
        "pixel": "lacks",
        "business_center": "holds",
    }
    assert (ready.ready, ready.reachable, ready.client) == (False, True, "acme")
    assert need_of(ready, "ad_account").reasons == (
        bc.Reason.NOT_PARTNERS,
        bc.Reason.NOT_SHARED_WITH_PARTNER,
    )


def test_the_plan_of_an_agency_makes_it_ready() -> None:
    """Carried out by the named actors, the plan leaves nothing lacking, and assigns to nobody."""
    access = town()
    ready = bc.readiness(access, "nova", "acme", "cat-1", "shop-1")
    after = access.after_all(ready.plan.commands)
    assert bc.readiness(after, "nova", "acme", "cat-1", "shop-1").ready
    assert {"assign_asset", "invite_member"}.isdisjoint(named(ready.plan))
    assert set(ready.plan.by_actor) == {"ada", "sam", "zoe"}


def test_an_agency_that_holds_the_kit_is_ready() -> None:
    """Holding counts, whoever it is assigned to; what holds tells the facts that it rests on."""
    access = town(*HANDED_OVER)
    ready = bc.readiness(access, "nova", "acme")
    assert ready.ready
    assert len(ready.plan) == 0
    facts = need_of(ready, "ad_account").facts
    assert {PARTNERS, HANDED_OVER[1], ACCOUNT} <= facts
    assert facts <= set(access.world.facts())


@pytest.mark.parametrize(
    ("fact", "kind", "reason"),
    [
        (bc.Share("adv-1", "nova", level="ANALYST"), "ad_account", "PARTNER_SHARE_LEVEL_TOO_LOW"),
        (
            bc.Share("tt-1", "nova", origin="LINK", scopes=["LIVE"]),
            "tiktok_account",
            "TT_SCOPE_MISSING",
        ),
        (
            bc.AdAccount("adv-1", owner="acme", status="STATUS_LIMIT"),
            "ad_account",
            "AD_ACCOUNT_SUSPENDED",
        ),
    ],
)
def test_what_is_handed_over_too_little_lacks(fact: bc.Fact, kind: str, reason: str) -> None:
    """Less than the terms of a kit is not enough, and neither is an account that is stopped."""
    need = need_of(bc.readiness(town(*HANDED_OVER, fact), "nova", "acme"), kind)
    assert need.lacks
    assert bc.Reason(reason) in need.reasons


def test_a_pixel_is_needed_in_the_ad_account_only() -> None:
    """It is enough that the client linked it there; it need not be shared as well."""
    unshared = bc.Share("px-1", "nova", status="UNBOUND")
    assert bc.readiness(town(*HANDED_OVER, unshared), "nova", "acme").ready
    unlinked = [fact for fact in HANDED_OVER if not isinstance(fact, bc.PixelLink)]
    pixel = need_of(bc.readiness(town(*unlinked), "nova", "acme"), "pixel")
    assert pixel.lacks
    assert pixel.reasons == (bc.Reason.PIXEL_NOT_LINKED,)


def test_an_agency_needs_somebody_who_gives_access() -> None:
    """Without an Admin who has come in, nobody gives the people of an agency access."""
    waiting = bc.Member("nova", "ada", role="ADMIN", status="PENDING")
    ready = bc.readiness(town(*HANDED_OVER, waiting), "nova", "acme")
    need = need_of(ready, "business_center")
    assert need.lacks
    assert need.reasons == (bc.Reason.INVITE_PENDING,)
    assert named(ready.plan) == ["accept_invitation"]


def test_a_person_is_ready_who_can_do_it_all() -> None:
    """Of a person it counts what they can do, by whichever way."""
    assert bc.readiness(town(*HANDED_OVER, *ASSIGNED), "mia", "acme").ready
    held = bc.readiness(town(*HANDED_OVER), "mia", "acme", within="nova")
    assert states(held) == dict.fromkeys(("ad_account", "tiktok_account", "pixel"), "lacks")
    assert set(named(held.plan)) <= {"assign_asset", "link_to_ad_account"}


def test_a_person_may_be_asked_about_within_a_business_center() -> None:
    """The shortest way leads into the client's Business Center; within one's own it is longer."""
    access = town()
    anywhere = bc.readiness(access, "mia", "acme")
    inside = bc.readiness(access, "mia", "acme", within="nova")
    assert "invite_member" in named(anywhere.plan)
    assert "invite_member" not in named(inside.plan)
    for ready in (anywhere, inside):
        assert all(goal.is_reached for need in ready.needs for goal in need.goals)


def test_the_client_is_told_from_its_assets() -> None:
    """An asset names its owner, a profile the Business Center it is linked to; order is free."""
    for what in (["adv-1"], ["tt-1"], ["px-1", "adv-1"], ["cat-1", "acme"], ["acme", "cat-1"]):
        ready = bc.readiness(town(), "nova", *what)
        assert ready.client == "acme"
        assert [need.thing for need in ready.needs][:3] == ["adv-1", "tt-1", "px-1"]


def test_catalog_and_shop_are_asked_for_if_they_are_named() -> None:
    """What is not needed by everybody is left out unless it is named."""
    assert "catalog" not in states(bc.readiness(town(), "nova", "acme"))
    named_both = bc.readiness(town(), "nova", "acme", "shop-1", "cat-1")
    assert list(states(named_both))[3:5] == ["catalog", "shop"]


def test_a_pixel_still_in_the_ad_account_is_the_clients() -> None:
    """What was not transferred yet is found, moved into the Business Center and linked."""
    inside = bc.Pixel("px-2", ad_account="adv-1")
    access = town(inside, without=(PIXEL,))
    ready = bc.readiness(access, "mia", "acme")
    assert need_of(ready, "pixel").thing == "px-2"
    assert access.after_all(ready.plan.commands).can("mia", "ad_account.use_pixel", "adv-1", "px-2")


def test_an_ad_account_that_is_missing_is_created() -> None:
    """A client without an ad account makes one, under an id that nothing has yet."""
    access = town(without=(ACCOUNT,))
    ready = bc.readiness(access, "nova", "acme")
    account = need_of(ready, "ad_account")
    assert (account.is_missing, account.thing) == (True, "acme-ad-account")
    assert account.reasons == (bc.Reason.ASSET_NOT_FOUND,)
    assert named(ready.plan)[0] == "create_ad_account"
    assert ready.reachable
    after = access.after_all(ready.plan.commands)
    assert bc.readiness(after, "nova", "acme").ready


@pytest.mark.parametrize("who", ["nova", "mia"])
def test_a_profile_that_is_missing_is_told_as_such(who: str) -> None:
    """Its made-up id is not taken for a Spark Ads code."""
    ready = bc.readiness(town(without=(LINK, PROFILE)), who, "acme", within="nova")
    profile = need_of(ready, "tiktok_account")
    assert (profile.is_missing, profile.reasons) == (True, (bc.Reason.ASSET_NOT_FOUND,))


def test_what_no_command_makes_stays_missing() -> None:
    """A client without a pixel is told so; the rest is planned."""
    ready = bc.readiness(town(without=(PIXEL,)), "nova", "acme")
    pixel = need_of(ready, "pixel")
    assert (pixel.is_missing, pixel.is_reached, ready.reachable) == (True, False, False)
    assert pixel.to_dict()["asset"] is None
    assert all(need.is_reached for need in ready.needs if need is not pixel)


def test_an_unverified_client_creates_no_ad_account() -> None:
    """Where nobody may create it, an ad account that is missing is out of reach."""
    unverified = bc.BusinessCenter("acme", verification="NOT_SUBMITTED")
    ready = bc.readiness(town(unverified, without=(ACCOUNT,)), "nova", "acme")
    assert not need_of(ready, "ad_account").is_reached
    assert "create_ad_account" not in named(ready.plan)


def test_what_may_be_unseen_is_not_known() -> None:
    """Where the client's pixel may be out of sight, it does not lack: it is unknown."""
    ready = bc.readiness(town(bc.Unseen("pixel"), without=(PIXEL,)), "nova", "acme")
    assert need_of(ready, "pixel").state == "unknown"
    assert [need.kind for need in ready.unknown] == [Kind.PIXEL]
    assert need_of(ready, "pixel").to_dict()["to_be_known"]


def test_one_of_several_has_to_be_named() -> None:
    """Everything that is not clear is told at once, with what there is to choose from."""
    access = town(bc.AdAccount("adv-2", owner="acme"), bc.Pixel("px-2", owner="acme"))
    with pytest.raises(bc.InputError) as told:
        bc.readiness(access, "nova", "acme")
    assert [fault.problem for fault in told.value.faults] == [
        "`acme` has several ad accounts: `adv-1`, `adv-2`",
        "`acme` has several pixels: `px-1`, `px-2`",
    ]
    ready = bc.readiness(access, "nova", "acme", "adv-2", "px-1")
    assert [need.thing for need in ready.needs][:3] == ["adv-2", "tt-1", "px-1"]


@pytest.mark.parametrize(
    ("who", "what", "problem"),
    [
        ("nobody", ["acme"], "there is no Business Center or person `nobody`"),
        ("nova", [], "neither a client nor an asset is named"),
        ("nova", ["acmee"], "there is no Business Center or asset `acmee`"),
        ("nova", ["acme", "nova"], "`acme` and `nova` are both named"),
        ("nova", ["adv-1", "own"], "`adv-1` and `own` are both named"),
        ("nova", ["aud-1"], "`aud-1` is of a kind that readiness does not cover (audience)"),
        ("nova", ["own"], "it is not clear which TikTok account is meant"),
    ],
)
def test_what_cannot_be_asked_is_an_error(who: str, what: list[str], problem: str) -> None:
    """Ids of nobody and nothing, and what is named twice, are told with the next step."""
    more = (bc.Audience("aud-1", "adv-1"), bc.AdAccount("own", owner_user="sam"))
    with pytest.raises(bc.InputError) as told:
        bc.readiness(town(*more), who, *what)
    assert problem in [fault.problem for fault in told.value.faults]
    assert all(fault.next_step for fault in told.value.faults)


def test_everything_amiss_is_told_at_once() -> None:
    """What is wrong with who, what and within comes in one error."""
    with pytest.raises(bc.InputError) as told:
        bc.readiness(town(), "nobody", "acmee", within="nowhere")
    assert [fault.place for fault in told.value.faults] == ["who", "within", "what"]


def test_an_ad_account_is_not_created_for_nothing() -> None:
    """Where the agency could not use it whatever is done, no ad account is made."""
    refused = bc.BusinessCenter("nova", status="DENY")
    ready = bc.readiness(town(refused, without=(ACCOUNT,)), "nova", "acme")
    assert "create_ad_account" not in named(ready.plan)
    assert not ready.reachable


def test_within_is_a_business_center_that_a_person_works_in() -> None:
    """Nothing else can be within, and a Business Center works within itself."""
    for who, within in (("mia", "nowhere"), ("nova", "acme")):
        with pytest.raises(bc.InputError, match="within"):
            bc.readiness(town(), who, "acme", within=within)


def test_a_profile_that_is_not_linked_anywhere_is_named_by_itself() -> None:
    """A TikTok account is the client's by its link; one without a link has to be named."""
    access = town(without=(LINK,))
    assert need_of(bc.readiness(access, "nova", "acme"), "tiktok_account").is_missing
    ready = bc.readiness(access, "nova", "acme", PROFILE.id)
    assert need_of(ready, "tiktok_account").is_reached


def test_a_readiness_is_plain_data() -> None:
    """Everything in it is words, numbers, lists and tables."""
    ready = bc.readiness(town(*HANDED_OVER), "nova", "acme", CATALOG.id)
    told = [need.to_dict() for need in ready.needs]
    assert [row["state"] for row in told] == ["holds", "holds", "holds", "lacks", "holds"]
    assert told[3]["reasons"] == ["NOT_SHARED_WITH_PARTNER"]
    share = {"kind": "share", "asset": "adv-1", "to": "nova", "level": "OPERATOR"}
    facts = told[0]["facts"]
    assert isinstance(facts, list)
    assert share in facts
    data = ready.to_dict()
    assert data["needs"] == told
    assert (data["who"], data["ready"], data["reachable"]) == ("nova", False, True)
