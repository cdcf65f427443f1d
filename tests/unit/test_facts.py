"""Facts: their fields and defaults, and what makes two of them one."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone

import attrs
import pytest

import bcmodel as bc
from bcmodel.facts import FACT_CLASSES
from bcmodel.vocab.words import EmailScope
from tests.unit.towns import NOON

FIELDS: dict[str, tuple[bc.Fact, dict[str, object]]] = {
    "user": (
        bc.User("x"),
        {
            "id": "x",
            "email": "x@example.invalid",
            "name": None,
            "tiktok_for_business": True,
            "login": "ACTIVE",
            "two_step": False,
            "data_verified_until": None,
        },
    ),
    "business_center": (
        bc.BusinessCenter("x"),
        {
            "id": "x",
            "name": None,
            "type": "NORMAL",
            "organization": "STANDARD",
            "parent": None,
            "status": "ENABLE",
            "verification": "VERIFIED",
            "region": None,
            "currency": None,
            "info_complete": True,
            "two_step_scope": "NONE",
            "email_domains": (),
            "email_scope": "ALL",
        },
    ),
    "member": (
        bc.Member("x", "y"),
        {
            "business_center": "x",
            "user": "y",
            "role": "STANDARD",
            "finance_role": None,
            "status": "BOUND",
            "ended": None,
            "invited_email": None,
            "expires_at": None,
        },
    ),
    "ad_account": (
        bc.AdAccount("x"),
        {
            "id": "x",
            "name": None,
            "owner": None,
            "owner_user": None,
            "status": "STATUS_ENABLE",
            "type": "AUCTION",
            "region": None,
            "currency": None,
            "billing_shared_with": (),
            "close_blockers": (),
        },
    ),
    "tiktok_account": (
        bc.TikTokAccount("x"),
        {
            "id": "x",
            "handle": None,
            "owner_user": None,
            "owner": None,
            "status": "ACTIVE",
            "restricted": (),
            "identity_status": "AVAILABLE",
            "gpppa": False,
            "region": None,
        },
    ),
    "pixel": (bc.Pixel("x"), {"id": "x", "name": None, "owner": None, "ad_account": None}),
    "catalog": (
        bc.Catalog("x"),
        {"id": "x", "name": None, "owner": None, "ad_account": None, "ad_ready": True},
    ),
    "shop": (
        bc.Shop("x"),
        {
            "id": "x",
            "name": None,
            "owner": None,
            "seller": None,
            "status": "ACTIVE",
            "region": None,
            "gmv_max_ad_account": None,
        },
    ),
    "form_library": (bc.FormLibrary("x", "y"), {"id": "x", "owner": "y", "name": None}),
    "audience": (bc.Audience("x", "y"), {"id": "x", "ad_account": "y", "name": None}),
    "account_group": (
        bc.AccountGroup("x", "y"),
        {"id": "x", "business_center": "y", "name": None, "ad_accounts": ()},
    ),
    "partnership": (
        bc.Partnership("x", "y"),
        {"a": "x", "b": "y", "status": "BOUND", "invited_by": None},
    ),
    "share": (
        bc.Share("x", "y"),
        {
            "asset": "x",
            "to": "y",
            "granted_by": None,
            "origin": "PARTNER",
            "status": "BOUND",
            "level": None,
            "scopes": (),
            "mode": "DELIVERY",
            "ads_only": False,
            "requested_scopes": (),
            "expires_at": None,
            "ended": None,
        },
    ),
    "transfer": (bc.Transfer("x", "y"), {"ad_account": "x", "to": "y", "status": "PENDING"}),
    "assignment": (
        bc.Assignment("x", "y", "z"),
        {"business_center": "x", "user": "y", "asset": "z", "level": None, "scopes": ()},
    ),
    "group_assignment": (
        bc.GroupAssignment("x", "y", "ADMIN"),
        {"group": "x", "user": "y", "level": "ADMIN"},
    ),
    "tiktok_link": (
        bc.TikTokLink("x", "y", "z"),
        {"tiktok_account": "x", "ad_account": "y", "business_center": "z"},
    ),
    "pixel_link": (bc.PixelLink("x", "y"), {"pixel": "x", "ad_account": "y"}),
    "audience_share": (bc.AudienceShare("x", "y"), {"audience": "x", "ad_account": "y"}),
    "media_agency": (bc.MediaAgency("x", "y"), {"ad_account": "x", "business_center": "y"}),
    "post": (
        bc.Post("x", "y"),
        {"id": "x", "tiktok_account": "y", "status": "AVAILABLE", "type": "VIDEO", "sources": ()},
    ),
    "spark_code": (
        bc.SparkCode("x", "y", NOON),
        {
            "code": "x",
            "post": "y",
            "issued_at": NOON,
            "status": "NOT_USED",
            "days": 30,
            "region": None,
            "applied_to": (),
        },
    ),
    "seller_role": (
        bc.SellerRole("x", "y", "STAFF"),
        {"shop": "x", "user": "y", "role": "STAFF", "status": "ACTIVE", "invited_at": None},
    ),
    "app_workspace": (
        bc.AppWorkspace("x", "y"),
        {"id": "x", "app": "y", "business_center": None},
    ),
    "app_connection": (
        bc.AppConnection("x", "y", "z"),
        {"workspace": "x", "ad_account": "y", "business_center": "z"},
    ),
    "unseen": (bc.Unseen("share"), {"of": "share", "where": ()}),
}
"""Each kind with its starred fields alone, and what every field then says."""

KEYS: list[tuple[bc.Fact, tuple[object, ...]]] = [
    (bc.User("x", name="Ada"), ("x",)),
    (bc.Member("x", "y", role="ADMIN"), ("x", "y")),
    (bc.Partnership("y", "x"), ("x", "y")),
    (bc.Share("x", "y", origin="LINK", mode="MANAGED"), ("x", "y", "LINK")),
    (bc.Assignment("x", "y", "z", level="ADMIN"), ("x", "y", "z")),
    (bc.GroupAssignment("x", "y", "ADMIN"), ("x", "y", "ADMIN")),
    (bc.TikTokLink("x", "y", "z"), ("x", "y", "z")),
    (bc.SellerRole("x", "y", "STAFF", status="PENDING"), ("x", "y", "STAFF")),
    (bc.Unseen("share", where={"to": "x"}), ("share", (("to", "x"),))),
]


def test_every_kind_of_fact_is_in_the_table() -> None:
    """The kinds are those of the rulebook, each with its class under the name of its words."""
    assert list(FACT_CLASSES) == list(FIELDS)
    assert {fact.kind: type(fact) for fact, _ in FIELDS.values()} == FACT_CLASSES
    named = {kind: kind.replace("tiktok", "tik_tok").title().replace("_", "") for kind in FIELDS}
    assert {kind: type(fact).__name__ for kind, (fact, _) in FIELDS.items()} == named


@pytest.mark.parametrize("kind", FIELDS)
def test_a_fact_has_the_fields_and_defaults_of_the_rulebook(kind: str) -> None:
    """No field more or less, and each absent one says what the rulebook's table says."""
    fact, expected = FIELDS[kind]
    assert {field.name: getattr(fact, field.name) for field in fact.fields()} == expected


@pytest.mark.parametrize("kind", FIELDS)
def test_a_fact_is_a_value(kind: str) -> None:
    """Two facts that say the same are one, and neither can be changed."""
    fact, expected = FIELDS[kind]
    same = attrs.evolve(fact)  # type: ignore[misc]  # every fact is an attrs class
    assert same == fact
    assert hash(same) == hash(fact)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(fact, next(iter(expected)), "other")


@pytest.mark.parametrize(("fact", "key"), KEYS, ids=lambda value: getattr(value, "kind", ""))
def test_a_fact_is_identified_by_its_starred_fields(fact: bc.Fact, key: tuple[object, ...]) -> None:
    """A partnership by the unordered pair, a share by its origin too, a pattern by all it says."""
    assert fact.key == key


def test_words_are_taken_as_members_or_as_text() -> None:
    """Either way the field holds the member."""
    by_text = bc.Share("x", "y", level="OPERATOR", origin="LINK", scopes=["LIVE"])
    by_member = bc.Share(
        "x", "y", level=bc.Level.OPERATOR, origin=bc.Origin.LINK, scopes=[bc.Scope.LIVE]
    )
    assert by_text == by_member
    assert by_text.level is bc.Level.OPERATOR
    assert by_text.origin is bc.Origin.LINK
    assert by_text.scopes[0] is bc.Scope.LIVE
    assert bc.BusinessCenter("x", email_scope="ADMINS").email_scope is EmailScope.ADMINS


def test_older_labels_are_read() -> None:
    """`Member`, `Standard` and `Financial Analyst` are labels that people know."""
    assert bc.Member("x", "y", role="Member").role is bc.Role.STANDARD
    assert bc.Member("x", "y", finance_role="Financial Analyst").finance_role == "ANALYST"
    assert bc.Assignment("x", "y", "z", level="Standard").level is bc.Level.OPERATOR
    assert bc.GroupAssignment("x", "y", "Standard").level is bc.Level.OPERATOR


def test_order_and_repeats_in_a_list_mean_nothing() -> None:
    """Lists are sets: of scopes, ids and blockers alike."""
    assert bc.Share("x", "y", scopes=["LIVE", "SHARING", "LIVE"]) == bc.Share(
        "x", "y", scopes=("SHARING", "LIVE")
    )
    assert bc.AccountGroup("x", "y", ad_accounts=["b", "a", "b"]).ad_accounts == ("a", "b")
    assert bc.AdAccount("x", close_blockers={"UNPAID_BILL", "DELIVERING"}) == bc.AdAccount(
        "x", close_blockers=["DELIVERING", "UNPAID_BILL"]
    )


def test_a_pattern_is_the_same_in_whatever_order_its_fields_come() -> None:
    """Fields by name; a list among its values is a set as everywhere."""
    one = bc.Unseen("share", where={"to": "x", "scopes": ["LIVE", "SHARING"]})
    other = bc.Unseen("share", where={"scopes": ["SHARING", "LIVE"], "to": "x"})
    assert one == other
    assert hash(one) == hash(other)


def test_a_label_names_a_fact_as_messages_do() -> None:
    """Kind and starred fields."""
    assert bc.Assignment("nova", "mia", "adv-1").label == "assignment `nova`, `mia`, `adv-1`"
    assert bc.Share("adv-1", "nova").label == "share `adv-1`, `nova`, `PARTNER`"


def test_an_email_that_is_given_is_kept() -> None:
    """Only an absent one is made up from the id."""
    assert bc.User("x", email="ada@nova.example").email == "ada@nova.example"


def test_times_are_told_in_utc() -> None:
    """One instant is one value, wherever it was read off the clock."""
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))
    member = bc.Member("x", "y", status="PENDING", expires_at=tokyo)
    assert member == bc.Member("x", "y", status="PENDING", expires_at=NOON)
    assert member.expires_at is not None
    assert member.expires_at.tzinfo is UTC


@pytest.mark.parametrize("days", [7, 30, 60, 365])
def test_a_code_ends_when_its_days_are_over(days: int) -> None:
    """A code lives for one of the periods on offer, counted from its issue."""
    code = bc.SparkCode("x", "y", NOON, days=days)
    assert code.ends_at == NOON + timedelta(days=days)
    assert type(code.days) is int
