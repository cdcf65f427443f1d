"""Facts as type checkers see them: words as members or text in, members out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import assert_type

import bcmodel as bc
from bcmodel.vocab import words as w

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_words_are_given_as_text() -> None:
    """Every field that holds a word takes its text, and every list any collection of texts."""
    facts: list[bc.Fact] = [
        bc.User("mia", login="LOST", two_step=True, data_verified_until=NOON),
        bc.BusinessCenter(
            "nova",
            type="AGENCY",
            organization="ENTERPRISE",
            status="REVIEWING",
            verification="FAILED",
            two_step_scope="ALL",
            email_scope="ADMINS",
            email_domains=["nova.example"],
        ),
        bc.Member("nova", "mia", role="ADMIN", finance_role="MANAGER", status="PENDING"),
        bc.Member("nova", "mia", status="UNBOUND", ended="LEFT"),
        bc.AdAccount("a", owner="nova", status="STATUS_LIMIT", type="RESERVATION"),
        bc.AdAccount("a", owner_user="mia", close_blockers={"DELIVERING"}),
        bc.TikTokAccount("t", owner_user="mia", status="RESTRICTED", restricted=["LIVE"]),
        bc.TikTokAccount("t", owner="nova", identity_status="IS_PRIVATE_ACCOUNT", gpppa=True),
        bc.Pixel("p", owner="nova"),
        bc.Catalog("c", ad_account="a", ad_ready=False),
        bc.Shop("s", seller="mia", status="NEW_CREATE"),
        bc.FormLibrary("f", "nova"),
        bc.Audience("u", "a"),
        bc.AccountGroup("g", "nova", ad_accounts=("a",)),
        bc.Partnership("nova", "acme", status="PENDING", invited_by="nova"),
        bc.Share("a", "nova", level="OPERATOR"),
        bc.Share("t", "nova", origin="LINK", scopes=["LIVE"], mode="MANAGED", status="UNBOUND"),
        bc.Share("t", "nova", origin="LINK", status="UNBOUND", ended="REVOKED", expires_at=NOON),
        bc.Transfer("a", "nova", status="ACCEPTED"),
        bc.Assignment("nova", "mia", "t", level="ADMIN", scopes=frozenset({"POST"})),
        bc.GroupAssignment("g", "mia", "OPERATOR"),
        bc.TikTokLink("t", "a", "nova"),
        bc.PixelLink("p", "a"),
        bc.AudienceShare("u", "a"),
        bc.MediaAgency("a", "nova"),
        bc.Post("o", "t", status="PRIVATE", type="STORY", sources=["o-2"]),
        bc.SparkCode("k", "o", NOON, status="IN_USE", days=7, applied_to=["a"]),
        bc.SellerRole("s", "mia", "MAIN_ADMIN", status="PENDING", invited_at=NOON),
        bc.AppWorkspace("x", "lens", business_center="nova"),
        bc.AppConnection("x", "a", "nova"),
        bc.Unseen("share", where={"to": "nova"}),
    ]
    assert {fact.kind for fact in facts} == set(bc.Kind)


def test_words_are_given_as_members() -> None:
    """The same fields take the members themselves."""
    assert bc.Member(
        "nova", "mia", role=bc.Role.ADMIN, finance_role=w.FinanceRole.ANALYST
    ) == bc.Member("nova", "mia", role="ADMIN", finance_role="ANALYST")
    assert bc.Share(
        "t",
        "nova",
        origin=bc.Origin.LINK,
        status=bc.Status.PENDING,
        mode=bc.Mode.MANAGED,
        level=bc.Level.ADMIN,
        scopes=[bc.Scope.LIVE],
        ended=w.ShareEnd.REMOVED,
    ) == bc.Share(
        "t",
        "nova",
        origin="LINK",
        status="PENDING",
        mode="MANAGED",
        level="ADMIN",
        scopes=["LIVE"],
        ended="REMOVED",
    )
    assert bc.GroupAssignment("g", "mia", bc.Level.ADMIN).level is bc.Level.ADMIN
    assert bc.Unseen(bc.Kind.SHARE).of is bc.Kind.SHARE


def test_fields_hold_members() -> None:
    """Whatever was given, what is read is exact."""
    share = bc.Share("t", "nova", origin="LINK", level="ADMIN", scopes=["LIVE"], expires_at=NOON)
    assert assert_type(share.level, bc.Level | None) is bc.Level.ADMIN
    assert assert_type(share.origin, bc.Origin) is bc.Origin.LINK
    assert assert_type(share.status, bc.Status) is bc.Status.BOUND
    assert assert_type(share.mode, bc.Mode) is bc.Mode.DELIVERY
    assert assert_type(share.scopes, tuple[bc.Scope, ...]) == ("LIVE",)
    assert assert_type(share.expires_at, datetime | None) == NOON
    assert assert_type(share.ended, w.ShareEnd | None) is None
    assert assert_type(share.kind, bc.Kind) is bc.Kind.SHARE
    member = bc.Member("nova", "mia")
    assert assert_type(member.role, bc.Role) is bc.Role.STANDARD
    assert assert_type(member.finance_role, w.FinanceRole | None) is None
    assert assert_type(bc.User("mia").login, w.Login) is w.Login.ACTIVE
    account = bc.AdAccount("a", billing_shared_with=["acme"])
    assert assert_type(account.owner, str | None) is None
    assert assert_type(account.billing_shared_with, tuple[str, ...]) == ("acme",)


def test_a_word_is_read_from_text() -> None:
    """By calling its vocabulary."""
    assert assert_type(bc.Level("ADMIN"), bc.Level) is bc.Level.ADMIN
    assert assert_type(bc.Action("pixel.view"), bc.Action) is bc.Action.PIXEL_VIEW
    assert assert_type(bc.Action.PIXEL_VIEW.kind, bc.Kind) is bc.Kind.PIXEL
