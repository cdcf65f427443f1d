"""Facts that cannot be true together: everything that keeps them from being a World."""

from __future__ import annotations

import pytest

import bcmodel as bc
from tests.unit.towns import NOON, busy_town, faults_of

DANGLING: list[tuple[bc.Fact, str]] = [
    (bc.BusinessCenter("x", parent="nobody"), "business_center `x`, parent"),
    (bc.Member("nobody", "leo"), "member `nobody`, `leo`, business_center"),
    (bc.Member("nova", "nobody"), "member `nova`, `nobody`, user"),
    (bc.AdAccount("x", owner="nobody"), "ad_account `x`, owner"),
    (bc.AdAccount("x", owner_user="nobody"), "ad_account `x`, owner_user"),
    (
        bc.AdAccount("x", owner="nova", billing_shared_with=["acme", "nobody"]),
        "ad_account `x`, billing_shared_with",
    ),
    (bc.TikTokAccount("x", owner="nobody"), "tiktok_account `x`, owner"),
    (bc.TikTokAccount("x", owner_user="nobody"), "tiktok_account `x`, owner_user"),
    (bc.Pixel("x", owner="nobody"), "pixel `x`, owner"),
    (bc.Pixel("x", ad_account="nobody"), "pixel `x`, ad_account"),
    (bc.Catalog("x", owner="nobody"), "catalog `x`, owner"),
    (bc.Catalog("x", ad_account="nobody"), "catalog `x`, ad_account"),
    (bc.Shop("x", owner="nobody"), "shop `x`, owner"),
    (bc.Shop("x", seller="nobody"), "shop `x`, seller"),
    (bc.Shop("x", gmv_max_ad_account="nobody"), "shop `x`, gmv_max_ad_account"),
    (bc.FormLibrary("x", "nobody"), "form_library `x`, `nobody`, owner"),
    (bc.Audience("x", "nobody"), "audience `x`, `nobody`, ad_account"),
    (bc.AccountGroup("x", "nobody"), "account_group `x`, `nobody`, business_center"),
    (
        bc.AccountGroup("x", "nova", ad_accounts=["adv-2", "nobody"]),
        "account_group `x`, `nova`, ad_accounts",
    ),
    (bc.Partnership("nobody", "nova"), "partnership `nobody`, `nova`, a"),
    (bc.Partnership("acme", "nobody"), "partnership `acme`, `nobody`, b"),
    (
        bc.Partnership("acme", "nova", invited_by="nobody"),
        "partnership `acme`, `nova`, invited_by",
    ),
    (bc.Share("nobody", "nova"), "share `nobody`, `nova`, `PARTNER`, asset"),
    (bc.Share("adv-1", "nobody"), "share `adv-1`, `nobody`, `PARTNER`, to"),
    (
        bc.Share("adv-1", "nova", granted_by="nobody"),
        "share `adv-1`, `nova`, `PARTNER`, granted_by",
    ),
    (bc.Transfer("nobody", "nova"), "transfer `nobody`, `nova`, ad_account"),
    (bc.Transfer("adv-leo", "nobody"), "transfer `adv-leo`, `nobody`, to"),
    (
        bc.Assignment("nobody", "mia", "adv-2"),
        "assignment `nobody`, `mia`, `adv-2`, business_center",
    ),
    (bc.Assignment("nova", "nobody", "adv-2"), "assignment `nova`, `nobody`, `adv-2`, user"),
    (bc.Assignment("nova", "mia", "nobody"), "assignment `nova`, `mia`, `nobody`, asset"),
    (
        bc.GroupAssignment("nobody", "mia", "ADMIN"),
        "group_assignment `nobody`, `mia`, `ADMIN`, group",
    ),
    (
        bc.GroupAssignment("launch", "nobody", "ADMIN"),
        "group_assignment `launch`, `nobody`, `ADMIN`, user",
    ),
    (
        bc.TikTokLink("nobody", "adv-1", "nova"),
        "tiktok_link `nobody`, `adv-1`, `nova`, tiktok_account",
    ),
    (
        bc.TikTokLink("tt-leo", "nobody", "nova"),
        "tiktok_link `tt-leo`, `nobody`, `nova`, ad_account",
    ),
    (
        bc.TikTokLink("tt-leo", "adv-1", "nobody"),
        "tiktok_link `tt-leo`, `adv-1`, `nobody`, business_center",
    ),
    (bc.PixelLink("nobody", "adv-1"), "pixel_link `nobody`, `adv-1`, pixel"),
    (bc.PixelLink("px-1", "nobody"), "pixel_link `px-1`, `nobody`, ad_account"),
    (bc.AudienceShare("nobody", "adv-2"), "audience_share `nobody`, `adv-2`, audience"),
    (bc.AudienceShare("aud-1", "nobody"), "audience_share `aud-1`, `nobody`, ad_account"),
    (bc.MediaAgency("nobody", "nova"), "media_agency `nobody`, `nova`, ad_account"),
    (bc.MediaAgency("adv-1", "nobody"), "media_agency `adv-1`, `nobody`, business_center"),
    (bc.Post("x", "nobody"), "post `x`, `nobody`, tiktok_account"),
    (bc.SparkCode("x", "nobody", NOON), f"spark_code `x`, `nobody`, `{NOON}`, post"),
    (
        bc.SparkCode("x", "post-1", NOON, applied_to=["adv-1", "nobody"]),
        f"spark_code `x`, `post-1`, `{NOON}`, applied_to",
    ),
    (bc.SellerRole("nobody", "mia", "STAFF"), "seller_role `nobody`, `mia`, `STAFF`, shop"),
    (bc.SellerRole("shop-1", "nobody", "STAFF"), "seller_role `shop-1`, `nobody`, `STAFF`, user"),
    (
        bc.AppWorkspace("x", "lens", business_center="nobody"),
        "app_workspace `x`, `lens`, business_center",
    ),
    (
        bc.AppConnection("nobody", "adv-2", "nova"),
        "app_connection `nobody`, `adv-2`, `nova`, workspace",
    ),
    (
        bc.AppConnection("lens-1", "nobody", "nova"),
        "app_connection `lens-1`, `nobody`, `nova`, ad_account",
    ),
    (
        bc.AppConnection("lens-1", "adv-2", "nobody"),
        "app_connection `lens-1`, `adv-2`, `nobody`, business_center",
    ),
]

CLASHES: list[tuple[bc.Fact, bc.Fact]] = [
    (bc.User("x"), bc.User("x", two_step=True)),
    (bc.BusinessCenter("x"), bc.BusinessCenter("x", type="AGENCY")),
    (bc.Member("nova", "leo"), bc.Member("nova", "leo", role="ADMIN")),
    (bc.AdAccount("x", owner="nova"), bc.AdAccount("x", owner="acme")),
    (bc.FormLibrary("x", "nova"), bc.FormLibrary("x", "acme")),
    (bc.Audience("x", "adv-1"), bc.Audience("x", "adv-2")),
    (bc.AccountGroup("x", "nova"), bc.AccountGroup("x", "acme")),
    (bc.Post("x", "tt-leo"), bc.Post("x", "tt-acme")),
    (bc.SparkCode("x", "post-1", NOON), bc.SparkCode("x", "post-1", NOON.replace(hour=1))),
    (bc.AppWorkspace("x", "lens"), bc.AppWorkspace("x", "prism")),
    (bc.Partnership("acme", "nova"), bc.Partnership("nova", "acme", status="PENDING")),
    (bc.Share("adv-1", "nova"), bc.Share("adv-1", "nova", status="UNBOUND")),
    (bc.Transfer("adv-leo", "nova"), bc.Transfer("adv-leo", "nova", status="REJECTED")),
    (bc.Assignment("nova", "mia", "adv-2"), bc.Assignment("nova", "mia", "adv-2", level="ADMIN")),
    (
        bc.SellerRole("shop-1", "mia", "STAFF"),
        bc.SellerRole("shop-1", "mia", "STAFF", status="PENDING"),
    ),
]

IMPOSSIBLE: list[tuple[bc.Fact, str]] = [
    (bc.AdAccount("x"), "ad_account `x`"),
    (bc.AdAccount("x", owner="nova", owner_user="leo"), "ad_account `x`"),
    (bc.TikTokAccount("x"), "tiktok_account `x`"),
    (bc.TikTokAccount("x", owner="nova", owner_user="leo"), "tiktok_account `x`"),
    (bc.Pixel("x"), "pixel `x`"),
    (bc.Pixel("x", owner="nova", ad_account="adv-1"), "pixel `x`"),
    (bc.Catalog("x"), "catalog `x`"),
    (bc.Catalog("x", owner="nova", ad_account="adv-1"), "catalog `x`"),
    (bc.Member("nova", "leo", ended="LEFT"), "member `nova`, `leo`, ended"),
    (bc.Member("nova", "leo", status="PENDING", ended="CANCELLED"), "member `nova`, `leo`, ended"),
    (
        bc.Share("adv-1", "nova", status="PENDING"),
        "share `adv-1`, `nova`, `PARTNER`, status",
    ),
    (
        bc.Share("adv-1", "nova", status="REJECTED"),
        "share `adv-1`, `nova`, `PARTNER`, status",
    ),
    (bc.Share("adv-leo", "nova"), "share `adv-leo`, `nova`, `PARTNER`"),
    (bc.Share("tt-leo", "nova"), "share `tt-leo`, `nova`, `PARTNER`"),
    (bc.Share("adv-1", "acme"), "share `adv-1`, `acme`, `PARTNER`"),
    (bc.Share("tt-acme", "acme", origin="LINK"), "share `tt-acme`, `acme`, `LINK`"),
    (bc.Share("px-raw", "nova"), "share `px-raw`, `nova`, `PARTNER`"),
    (bc.Share("cat-raw", "nova", origin="REQUEST"), "share `cat-raw`, `nova`, `REQUEST`"),
    (bc.Share("adv-1", "nova", level="MANAGER"), "share `adv-1`, `nova`, `PARTNER`, level"),
    (bc.Share("cat-1", "nova", level="OPERATOR"), "share `cat-1`, `nova`, `PARTNER`, level"),
    (bc.Share("shop-1", "nova", level="ADMIN"), "share `shop-1`, `nova`, `PARTNER`, level"),
    (bc.Share("forms-1", "nova", level="ANALYST"), "share `forms-1`, `nova`, `PARTNER`, level"),
    (bc.Share("px-1", "nova", level="ADMIN"), "share `px-1`, `nova`, `PARTNER`, level"),
    (bc.Share("tt-acme", "nova", level="MANAGER"), "share `tt-acme`, `nova`, `PARTNER`, level"),
    (bc.Share("tt-acme", "nova", scopes=["POST"]), "share `tt-acme`, `nova`, `PARTNER`, scopes"),
    (bc.Share("adv-1", "nova", scopes=["LIVE"]), "share `adv-1`, `nova`, `PARTNER`, scopes"),
    (
        bc.Share("tt-leo", "nova", origin="LINK", requested_scopes=["POST"]),
        "share `tt-leo`, `nova`, `LINK`, requested_scopes",
    ),
    (
        bc.Share("shop-1", "nova", requested_scopes=["LIVE"]),
        "share `shop-1`, `nova`, `PARTNER`, requested_scopes",
    ),
    (
        bc.Assignment("nova", "mia", "adv-2", level="AD_PROMOTE"),
        "assignment `nova`, `mia`, `adv-2`, level",
    ),
    (
        bc.Assignment("nova", "mia", "px-1", level="ADMIN"),
        "assignment `nova`, `mia`, `px-1`, level",
    ),
    (
        bc.Assignment("nova", "mia", "tt-leo", scopes=["EXISTING_POSTS"]),
        "assignment `nova`, `mia`, `tt-leo`, scopes",
    ),
    (
        bc.Assignment("nova", "mia", "adv-2", scopes=["POST"]),
        "assignment `nova`, `mia`, `adv-2`, scopes",
    ),
    (
        bc.GroupAssignment("launch", "mia", "MANAGER"),
        "group_assignment `launch`, `mia`, `MANAGER`, level",
    ),
    (bc.Unseen("share", where={"receiver": "nova"}), "unseen `share`, where"),
    (bc.Unseen("share", where={"origin": "PARTNR"}), "unseen `share`, where, origin"),
]

POSSIBLE: list[bc.Fact] = [
    bc.Shop("x"),
    bc.Member("nova", "leo", status="UNBOUND"),
    bc.Member("nova", "leo", status="UNBOUND", ended="LEFT"),
    bc.Share("adv-leo", "nova", origin="REQUEST", status="PENDING"),
    bc.Share("tt-leo", "nova", origin="LINK", status="REJECTED"),
    bc.Share("tt-leo", "acme", granted_by="nova"),
    bc.Share("tt-acme", "nova", scopes=["SHARING", "DIRECT_MESSAGE"], level="OPERATOR"),
    bc.Share("tt-leo", "nova", origin="LINK", requested_scopes=["NEW_VIDEOS"]),
    bc.Assignment("nova", "mia", "tt-leo", scopes=["POST", "LIVE"], level="ADMIN"),
    bc.Assignment("nova", "mia", "px-1"),
    bc.Unseen("share", where={"to": "nova", "status": "BOUND"}),
]
"""Facts on the right side of the line."""


def told(value: object) -> str:
    """Name a case by the place of its fault."""
    return value.replace("`", "") if isinstance(value, str) else ""


@pytest.mark.parametrize(("fact", "place"), DANGLING, ids=told)
def test_a_reference_to_what_is_not_there_is_a_fault(fact: bc.Fact, place: str) -> None:
    """It names the fact and the field."""
    assert faults_of(fact) == [place]


@pytest.mark.parametrize(("fact", "place"), IMPOSSIBLE, ids=told)
def test_a_fact_that_cannot_be_is_a_fault(fact: bc.Fact, place: str) -> None:
    """Owners, states, shares, levels, scopes and patterns that contradict what else is known."""
    assert faults_of(fact) == [place]


@pytest.mark.parametrize("fact", POSSIBLE, ids=lambda fact: str(fact.label).replace("`", ""))
def test_a_fact_that_can_be_is_none(fact: bc.Fact) -> None:
    """The same fields with what they do admit."""
    assert fact in set(busy_town(fact).facts())


@pytest.mark.parametrize(("one", "other"), CLASHES, ids=lambda fact: str(fact.kind))
def test_two_different_facts_under_one_key_are_a_fault(one: bc.Fact, other: bc.Fact) -> None:
    """Whichever comes first; an id is a key by itself, whatever else a fact must say."""
    assert faults_of(one, other) == [one.label]
    assert faults_of(other, one) == [other.label]


@pytest.mark.parametrize(
    ("fact", "place"),
    [
        (bc.Pixel("adv-1", owner="nova"), "pixel `adv-1`"),
        (bc.Audience("cat-1", "adv-1"), "audience `cat-1`, `adv-1`"),
        (bc.Shop("nova"), "shop `nova`"),
    ],
)
def test_an_id_belongs_to_one_asset(fact: bc.Fact, place: str) -> None:
    """A question names its asset by id alone, so no two kinds of asset share one."""
    assert faults_of(fact) == [place]


def test_a_person_may_have_the_id_of_an_asset() -> None:
    """People and assets are never mistaken for each other."""
    assert bc.User("adv-1") in set(busy_town(bc.User("adv-1")).facts())


@pytest.mark.parametrize(
    ("fact", "place"),
    [
        (bc.AudienceShare("adv-1", "adv-2"), "audience_share `adv-1`, `adv-2`, audience"),
        (bc.PixelLink("px-1", "cat-1"), "pixel_link `px-1`, `cat-1`, ad_account"),
        (bc.Assignment("nova", "mia", "aud-1"), "assignment `nova`, `mia`, `aud-1`, asset"),
        (bc.Share("aud-1", "nova"), "share `aud-1`, `nova`, `PARTNER`, asset"),
    ],
)
def test_a_reference_to_another_kind_is_a_fault(fact: bc.Fact, place: str) -> None:
    """An audience follows its ad account: it is neither shared nor assigned as assets are."""
    assert faults_of(fact) == [place]


def test_an_enterprise_center_has_no_account_groups() -> None:
    """Groups do not exist there."""
    center = bc.BusinessCenter("giant", organization="ENTERPRISE")
    group = bc.AccountGroup("x", "giant")
    assert faults_of(center, group) == ["account_group `x`, `giant`"]


def test_all_faults_are_told_at_once() -> None:
    """Of all facts, each with its place, whatever their order."""
    bad = (
        bc.AdAccount("x"),
        bc.Member("nova", "nobody"),
        bc.Member("nova", "leo", ended="LEFT"),
        bc.Share("adv-1", "acme", status="PENDING", level="MANAGER", scopes=["LIVE"]),
        bc.Unseen("share", where={"receiver": "nova"}),
        bc.User("ada", two_step=True),
    )
    share = "share `adv-1`, `acme`, `PARTNER`"
    places = {
        "ad_account `x`",
        "member `nova`, `nobody`, user",
        "member `nova`, `leo`, ended",
        share,
        f"{share}, status",
        f"{share}, level",
        f"{share}, scopes",
        "unseen `share`, where",
        "user `ada`",
    }
    assert set(faults_of(*bad)) == places
    assert len(faults_of(*reversed(bad))) == len(places)


def test_what_a_kind_of_asset_has_none_of_is_to_be_left_out() -> None:
    """No other word would fit in its place; where some would, the nearest is named."""
    with pytest.raises(bc.InputError) as caught:
        busy_town(
            bc.Assignment("nova", "mia", "px-1", level="ADMIN", scopes=["POST"]),
            bc.Assignment("nova", "mia", "tt-leo", scopes=["NEW_VIDEOS"]),
        )
    hints = {fault.place: fault.next_step for fault in caught.value.faults}
    of_pixel, of_account = (f"assignment `nova`, `mia`, `{asset}`" for asset in ("px-1", "tt-leo"))
    assert hints.pop(f"{of_account}, scopes").startswith("use one of")
    assert hints == {f"{of_pixel}, level": "leave it out", f"{of_pixel}, scopes": "leave it out"}


def test_a_misspelt_id_is_told_with_the_nearest_one() -> None:
    """The next step names it."""
    with pytest.raises(bc.InputError) as caught:
        busy_town(bc.Assignment("nvoa", "mia", "adv-2"))
    assert [fault.next_step for fault in caught.value.faults] == ["did you mean `nova`?"]


@pytest.mark.parametrize("at", [NOON.replace(tzinfo=None), "now", None])
def test_an_instant_without_a_zone_is_a_fault_among_the_others(at: object) -> None:
    """It is told together with what is wrong with the facts."""
    given = {"at": at}
    with pytest.raises(bc.InputError) as caught:
        bc.World.of(bc.AdAccount("x"), **given)  # type: ignore[arg-type]  # what is tested
    assert [fault.place for fault in caught.value.faults] == ["at", "ad_account `x`"]


def test_what_is_no_fact_is_told_as_a_fault() -> None:
    """A list of facts, say, where facts were meant."""
    given: list[object] = [[bc.User("x")]]
    with pytest.raises(bc.InputError) as caught:
        bc.World.of(*given, at=NOON)  # type: ignore[arg-type]  # what is tested
    assert [fault.place for fault in caught.value.faults] == ["World.of"]
