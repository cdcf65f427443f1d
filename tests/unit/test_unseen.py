"""What is unseen leaves an answer open only where it could change it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

import bcmodel as bc

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)

AT_WORK = (
    bc.User("mia"),
    bc.User("leo"),
    bc.BusinessCenter("nova"),
    bc.BusinessCenter("acme"),
    bc.Member("nova", "mia", role="ADMIN"),
    bc.Partnership("nova", "acme"),
)
ADVERTISING = (
    *AT_WORK,
    bc.AdAccount("adv-1", owner="nova"),
    bc.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
    bc.TikTokAccount("tt-1", owner_user="leo"),
)
LINKED = bc.TikTokLink("tt-1", "adv-1", "nova")
LIVE_ALONE = bc.Share("tt-1", "nova", origin="REQUEST", scopes=["LIVE"])
POSTS = bc.Share("tt-1", "nova", origin="LINK", scopes=["EXISTING_POSTS"])


def verdict(question: tuple[str, ...], *facts: bc.Fact) -> str:
    """Return the verdict on a question about a World of these facts."""
    access = bc.Resolver(bc.World.of(*facts, at=NOW))
    return access.decide(*question).verdict


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((bc.Unseen("tiktok_link"),), "DENIED"),
        ((LIVE_ALONE, bc.Unseen("tiktok_link")), "DENIED"),
        ((LINKED, LIVE_ALONE, bc.Unseen("share", where={"origin": "REQUEST"})), "DENIED"),
        ((LINKED, LIVE_ALONE, bc.Unseen("share", where={"to": "nova"})), "UNKNOWN"),
        ((LINKED, bc.Unseen("share", where={"to": "acme"})), "DENIED"),
        ((bc.Unseen("share"), bc.Unseen("tiktok_link")), "UNKNOWN"),
        ((POSTS, bc.Unseen("tiktok_link", where={"ad_account": "adv-1"})), "UNKNOWN"),
        ((POSTS, bc.Unseen("tiktok_link", where={"ad_account": "adv-2"})), "DENIED"),
        ((POSTS, LINKED, bc.Unseen("share")), "ALLOWED"),
    ],
)
def test_spark_ads_take_a_link_and_a_holder_of_the_account(
    facts: tuple[bc.Fact, ...], expected: str
) -> None:
    """An unseen link opens nothing where the account is certainly not held, and the reverse."""
    question = ("mia", "ad_account.run_spark_ads", "adv-1", "tt-1")
    assert verdict(question, *ADVERTISING, *facts) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((bc.Unseen("spark_code", where={"post": "left"}),), "DENIED"),
        ((bc.Unseen("spark_code", where={"post": "right"}),), "DENIED"),
        ((bc.Unseen("spark_code"),), "UNKNOWN"),
        ((bc.SparkCode("c-l", "left", NOW, applied_to=["adv-1"]),), "DENIED"),
        (
            (
                bc.SparkCode("c-l", "left", NOW, applied_to=["adv-1"]),
                bc.Unseen("spark_code", where={"post": "right"}),
            ),
            "UNKNOWN",
        ),
    ],
)
def test_every_source_of_a_post_takes_a_code(facts: tuple[bc.Fact, ...], expected: str) -> None:
    """One source that certainly has no code settles it, whatever is unseen of the other."""
    duet = (
        bc.Post("left", "tt-1"),
        bc.Post("right", "tt-1"),
        bc.Post("duet", "tt-1", sources=["left", "right"]),
        bc.SparkCode("code", "duet", NOW, applied_to=["adv-1"]),
    )
    question = ("mia", "ad_account.run_spark_ads", "adv-1", "code")
    assert verdict(question, *ADVERTISING, *duet, *facts) == expected


BY_REQUEST = bc.Unseen("share", where={"asset": "adv-2", "to": "nova", "origin": "REQUEST"})
BY_SHARE = bc.Unseen("share", where={"asset": "adv-2", "to": "nova", "origin": "PARTNER"})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((bc.Share("adv-2", "nova", level="OPERATOR"), BY_SHARE), "DENIED"),
        ((bc.Share("adv-2", "nova", level="OPERATOR"), BY_REQUEST), "UNKNOWN"),
        ((BY_SHARE,), "UNKNOWN"),
        (
            (
                bc.BusinessCenter("orbit"),
                bc.Share("adv-2", "nova", level="ADMIN", granted_by="orbit"),
                bc.Unseen("partnership"),
            ),
            "DENIED",
        ),
        (
            (
                bc.BusinessCenter("orbit"),
                bc.AdAccount("adv-3", owner="orbit"),
                bc.Share("adv-2", "nova", level="ADMIN"),
                bc.Unseen("partnership"),
            ),
            "ALLOWED",
        ),
    ],
)
def test_a_pixel_comes_from_an_ad_account_held_at_admin_level(
    facts: tuple[bc.Fact, ...], expected: str
) -> None:
    """A share that is listed is settled; an unseen one of the same key cannot be there."""
    pixel = (bc.AdAccount("adv-2", owner="acme"), bc.Pixel("px-1", ad_account="adv-2"))
    assert verdict(("mia", "pixel.transfer_in", "px-1"), *AT_WORK, *pixel, *facts) == expected


@pytest.mark.parametrize(
    ("lifetime", "reason"),
    [(timedelta(0), "SELLER_INVITE_EXPIRED"), (timedelta(days=91), "SELLER_INVITE_PENDING")],
)
def test_a_lifetime_of_nothing_ends_at_once(lifetime: timedelta, reason: str) -> None:
    """Everything that ends at an instant has ended at it."""
    invited = bc.SellerRole(
        "shop-1", "mia", "STAFF", status="PENDING", invited_at=NOW - timedelta(days=90)
    )
    world = bc.World.of(bc.User("mia"), bc.Shop("shop-1"), invited, at=NOW)
    book = bc.STANDARD.with_parameters(seller_invite_lifetime=lifetime)
    assert bc.Resolver(world, book).decide("mia", "shop.operate", "shop-1").reasons == (reason,)


def test_a_proof_holds_the_ways_that_only_the_unseen_could_open() -> None:
    """The ad account that may have received an audience is cited, with how it is held."""
    world = bc.World.of(
        *(bc.User("mia"), bc.BusinessCenter("acme"), bc.BusinessCenter("nova")),
        *(bc.AdAccount("adv-1", owner="acme"), bc.Audience("aud-1", "adv-1")),
        bc.Member("nova", "mia"),
        bc.AdAccount("adv-2", owner="acme"),
        bc.Share("adv-2", "nova", origin="REQUEST", level="OPERATOR"),
        bc.Assignment("nova", "mia", "adv-2", level="OPERATOR"),
        bc.Unseen("audience_share", where={"audience": "aud-1"}),
        at=NOW,
    )
    question = ("mia", "audience.apply", "aud-1")
    decision = bc.Resolver(world).decide(*question)
    assert decision.unknown
    unseen = [fact for fact in world.facts() if isinstance(fact, bc.Unseen)]
    cut = bc.Resolver(world.restricted_to([*decision.proof.facts, *unseen]))
    assert cut.decide(*question).unknown
