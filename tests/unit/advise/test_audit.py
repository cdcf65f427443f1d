"""Audits: what is found, in what order, and what mends it."""

from __future__ import annotations

from datetime import timedelta

import pytest

import bcmodel as bc
from bcmodel.advise.findings import FINDINGS
from tests.unit.advise.agency import access_to, found, mended, pairs
from tests.unit.towns import NOON


def test_every_code_is_looked_for() -> None:
    """Each of the codes has its look, its meaning and its sources."""
    assert set(FINDINGS) == set(bc.FindingCode)
    for code, kind in FINDINGS.items():
        assert kind.code is code
        assert kind.sources
        assert kind.meaning.endswith(".")


def test_findings_come_in_order() -> None:
    """Findings are told in the order of the codes, then of subjects, and name who and where."""
    access = access_to(bc.User("zoe"), bc.User("ada"), bc.BusinessCenter("luma"))
    audit = bc.audit(access, only=["TWO_STEP_OFF", "NO_ADMIN_LEFT"])
    assert [one.identity for one in audit.findings] == [
        ("NO_ADMIN_LEFT", "luma", ()),
        ("TWO_STEP_OFF", "ada", ("nova",)),
        ("TWO_STEP_OFF", "zoe", ("acme",)),
    ]
    assert audit.findings[1].severity is bc.Severity.HIGH
    assert audit.findings[1].facts[0] == bc.User("ada")


def test_only_and_ignore_choose_codes() -> None:
    """What is not wanted is not looked for; a code that there is not is bad input, all told."""
    access = access_to(bc.User("zoe"))
    assert pairs(bc.audit(access, only=["TWO_STEP_OFF"]).findings) == {("TWO_STEP_OFF", "zoe")}
    assert bc.audit(access, only="TWO_STEP_OFF", ignore=["TWO_STEP_OFF"]).findings == ()
    assert "TWO_STEP_OFF" not in bc.audit(access, ignore=["TWO_STEP_OFF"]).codes
    with pytest.raises(bc.InputError) as caught:
        bc.audit(access, only=["TWO_STEP"], ignore=["NOTHING"])
    assert [fault.place for fault in caught.value.faults] == ["only", "ignore"]


def test_progress_is_told() -> None:
    """Whoever shows progress hears of each code before it is looked for."""
    told: list[bc.FindingCode] = []
    bc.audit(access_to(), ignore=["SINGLE_ADMIN"], progress=told.append)
    assert told == list(bc.FindingCode)[1:]


@pytest.mark.parametrize(
    ("code", "subject", "facts"),
    [
        ("BC_NOT_VERIFIED", "nova", [bc.BusinessCenter("nova", verification="FAILED")]),
        ("TWO_STEP_OFF", "zoe", [bc.User("zoe")]),
        (
            "STALE_INVITE",
            "lea",
            [bc.Member("nova", "lea", status="PENDING", expires_at=NOON)],
        ),
        (
            "EMAIL_OUTSIDE_DOMAINS",
            "lea",
            [
                bc.BusinessCenter("nova", email_domains=["nova.example"]),
                *(
                    bc.User(name, two_step=True, email=f"{name}@nova.example")
                    for name in ("ada", "adi", "mia")
                ),
            ],
        ),
        (
            "MONEY_WITHOUT_FINANCE_ROLE",
            "lea",
            [
                bc.AdAccount("adv-2", owner="nova"),
                bc.Assignment("nova", "lea", "adv-2", level="ADMIN"),
            ],
        ),
        ("FINANCE_ROLE_UNUSED", "lea", [bc.Member("nova", "lea", finance_role="ANALYST")]),
        ("LEAVER_STILL_INSIDE", "mia", [bc.Member("acme", "mia", status="UNBOUND")]),
        ("PARTNER_AT_ADMIN_LEVEL", "adv-1", [bc.Share("adv-1", "nova", level="ADMIN")]),
        (
            "SHARE_UNUSED",
            "cat-1",
            [bc.Catalog("cat-1", owner="acme"), bc.Share("cat-1", "nova")],
        ),
        (
            "ASSIGNMENT_CAPPED",
            "adv-1",
            [bc.Assignment("nova", "mia", "adv-1", level="ADMIN")],
        ),
        ("ASSIGNMENT_DANGLING", "adv-1", [bc.Member("nova", "mia", status="UNBOUND")]),
        (
            "USER_OWNED_AD_ACCOUNT",
            "adv-lea",
            [
                bc.AdAccount("adv-lea", owner_user="lea"),
                bc.Share("adv-lea", "nova", origin="REQUEST"),
            ],
        ),
        (
            "AGENCY_KIT_INCOMPLETE",
            "adv-1",
            [bc.Pixel("px-1", owner="acme"), bc.PixelLink("px-1", "adv-1")],
        ),
        (
            "AGENCY_KIT_INCOMPLETE",
            "adv-1",
            [
                bc.TikTokAccount("tt-1", owner_user="lea"),
                bc.Share("tt-1", "acme", origin="LINK"),
                bc.TikTokLink("tt-1", "adv-1", "acme"),
            ],
        ),
        (
            "QR_EXPIRED",
            "tt-1",
            [
                bc.TikTokAccount("tt-1", owner_user="lea"),
                bc.Share("tt-1", "nova", origin="LINK", status="PENDING", expires_at=NOON),
            ],
        ),
        (
            "SHARING_SCOPE_MISSING",
            "tt-1",
            [
                bc.TikTokAccount("tt-1", owner_user="lea"),
                bc.Share("tt-1", "acme", origin="LINK"),
                bc.TikTokLink("tt-1", "adv-1", "acme"),
            ],
        ),
        (
            "SPARK_CODE_EXPIRING",
            "code-1",
            [
                bc.TikTokAccount("tt-1", owner_user="lea"),
                bc.Post("post-1", "tt-1"),
                bc.SparkCode(
                    "code-1",
                    "post-1",
                    NOON - timedelta(days=1),
                    days=7,
                    status="IN_USE",
                    applied_to=["adv-1"],
                ),
            ],
        ),
    ],
)
def test_a_remedy_makes_its_finding_vanish(code: str, subject: str, facts: list[bc.Fact]) -> None:
    """What the commands of a remedy lead to is free of the finding; before, it is there."""
    access = access_to(*facts)
    (finding,) = [f for f in bc.audit(access, only=[code]).findings if f.subject == subject]
    assert all(move.actors for move in finding.remedy)
    assert subject not in found(mended(access, finding), code)
    assert subject not in found(access_to(), code)


def test_partners_who_share_nothing_part() -> None:
    """Both sides are told, and each can end it."""
    access = access_to(bc.Share("adv-1", "nova", status="UNBOUND", ended="REVOKED"))
    for finding in bc.audit(access, only=["PARTNER_WITHOUT_SHARES"]).findings:
        assert finding.where == ({"acme": "nova", "nova": "acme"}[finding.subject],)
        assert found(mended(access, finding), "PARTNER_WITHOUT_SHARES") == set()
    assert found(access, "PARTNER_WITHOUT_SHARES") == {"acme", "nova"}


def test_partners_also_share_what_was_requested() -> None:
    """An approved request is a bound share like any other."""
    ended = bc.Share("adv-1", "nova", status="UNBOUND", ended="REVOKED")
    access = access_to(ended, bc.Share("adv-1", "nova", origin="REQUEST"))
    assert found(access, "PARTNER_WITHOUT_SHARES") == set()


def test_partners_need_not_accept_where_the_rulebook_says_so() -> None:
    """A partnership counts as it does for access."""
    facts = [bc.BusinessCenter("luma"), bc.Partnership("luma", "nova", status="PENDING")]
    assert found(access_to(*facts), "PARTNER_WITHOUT_SHARES") == set()
    access = access_to(*facts, partner_acceptance_required=False)
    assert found(access, "PARTNER_WITHOUT_SHARES") == {"luma", "nova"}


def test_a_share_is_lowered_in_place_where_the_rulebook_lets_it() -> None:
    """Otherwise it is ended and made anew."""
    share = bc.Share("adv-1", "nova", level="ADMIN")
    for in_place, wanted in ((True, ["change_share"]), (False, ["unshare_asset", "share_asset"])):
        access = access_to(share, partner_downgrade_in_place=in_place)
        (finding,) = bc.audit(access, only=["PARTNER_AT_ADMIN_LEVEL"]).findings
        assert [move.do for move in finding.remedy] == wanted
        assert found(mended(access, finding), "PARTNER_AT_ADMIN_LEVEL") == set()


def test_without_the_cap_nothing_is_capped() -> None:
    """Where members of partners are not capped by the share, no assignment is above it."""
    above = bc.Assignment("nova", "mia", "adv-1", level="ADMIN")
    assert found(access_to(above), "ASSIGNMENT_CAPPED") == {"adv-1"}
    access = access_to(above, partner_member_capped_by_share=False)
    assert found(access, "ASSIGNMENT_CAPPED") == set()


def test_a_group_gives_money_too() -> None:
    """Who manages finance by a group at level ADMIN is found, and the group is lowered."""
    access = access_to(
        bc.AdAccount("adv-2", owner="nova"),
        bc.AccountGroup("launch", "nova", ad_accounts=["adv-2"]),
        bc.GroupAssignment("launch", "lea", "ADMIN"),
    )
    every = bc.audit(access, only=["MONEY_WITHOUT_FINANCE_ROLE"]).findings
    (finding,) = [one for one in every if one.subject == "lea"]
    assert finding.where == ("nova", "adv-2")
    assert [move.do for move in finding.remedy] == ["assign_group"]
    assert "lea" not in found(mended(access, finding), "MONEY_WITHOUT_FINANCE_ROLE")


def test_a_leaver_who_governs_for_a_partner_is_put_out_by_the_owner() -> None:
    """An Admin of the partner reaches the asset without assignment; the share is ended."""
    access = access_to(bc.Member("acme", "ada", status="UNBOUND", ended="LEFT"))
    (finding,) = bc.audit(access, only=["LEAVER_STILL_INSIDE"]).findings
    assert (finding.subject, finding.where) == ("ada", ("acme", "adv-1"))
    assert [(move.do, move.actors) for move in finding.remedy] == [
        ("unshare_asset", ("yan", "zoe"))
    ]
    assert found(mended(access, finding), "LEAVER_STILL_INSIDE") == set()


def test_what_is_left_to_choose_has_givers_and_no_command() -> None:
    """Another Admin can be made by the one there is, out of whom they choose."""
    access = access_to(bc.Member("nova", "adi"))
    (finding,) = bc.audit(access, only=["SINGLE_ADMIN"]).findings
    (move,) = finding.remedy
    assert (move.do, move.actors, move.command) == ("change_role", ("ada",), None)
    assert move.told == "make somebody ADMIN of nova"
    assert move.to_dict() == {
        "do": "change_role",
        "business_center": "nova",
        "role": "ADMIN",
        "actors": ["ada"],
    }


def test_an_admin_who_is_alone_invites_another() -> None:
    """Where nobody else is a member, nobody can be made an Admin."""
    world = bc.World.of(
        *(bc.User("ada"), bc.User("leo"), bc.BusinessCenter("nova")),
        *(bc.Member("nova", "ada", role="ADMIN"), bc.Member("nova", "leo", status="UNBOUND")),
        at=NOON,
    )
    (finding,) = bc.audit(bc.Resolver(world), only=["SINGLE_ADMIN"]).findings
    (move,) = finding.remedy
    assert (move.do, move.actors, move.command) == ("invite_member", ("ada",), None)


def test_who_assigns_is_asked_inside_the_business_center() -> None:
    """The Admins of a partner hold the asset too, but assign it in their own place only."""
    access = access_to(bc.Assignment("acme", "yan", "adv-1"))
    (finding,) = bc.audit(access, only=["SINGLE_POINT_OF_ACCESS"]).findings
    assert [(move.do, move.actors) for move in finding.remedy] == [("assign_asset", ("yan", "zoe"))]


@pytest.mark.parametrize("scope", ["POST", "LIVE"])
def test_the_most_of_a_linked_tiktok_account_is_using_posts(scope: str) -> None:
    """Under DELIVERY existing posts are the most, and the owner always can."""
    access = access_to(
        bc.TikTokAccount("tt-1", owner_user="lea"),
        bc.Share("tt-1", "nova", origin="LINK", scopes=["EXISTING_POSTS", "LIVE"]),
        bc.Assignment("nova", "mia", "tt-1", scopes=[scope]),
    )
    assert found(access, "SINGLE_POINT_OF_ACCESS") == ({"tt-1"} if scope == "LIVE" else set())


def test_the_most_of_a_managed_tiktok_account_is_managing_it() -> None:
    """Whoever merely uses its posts is no second person."""
    access = access_to(
        bc.TikTokAccount("tt-1", owner_user="lea"),
        bc.Share("tt-1", "nova", origin="LINK", mode="MANAGED", level="ADMIN"),
        bc.Assignment("nova", "mia", "tt-1", level="OPERATOR"),
    )
    assert found(access, "SINGLE_POINT_OF_ACCESS") == {"tt-1"}


def test_a_baseline_leaves_what_is_new() -> None:
    """What another audit found is left out; what it left unsettled and now stands is new."""
    facts = [bc.Member("nova", "adi"), bc.User("zoe")]
    unsure = bc.audit(access_to(*facts, bc.Unseen("member")))
    later = bc.audit(access_to(*facts))
    known = [one.identity for one in unsure.findings]
    doubted = [one.identity for one in unsure.unsettled]
    fresh = later.beyond(known, doubted)
    assert pairs(fresh.findings) == {("SINGLE_ADMIN", "nova")} | pairs(
        one for one in later.findings if one.identity in doubted
    )
    assert later.beyond([one.identity for one in later.findings]).findings == ()
    assert unsure.beyond(known, doubted).unsettled == ()
