"""Other assets: pixels that move and are linked, catalogs, audiences that are shared."""

from __future__ import annotations

import bcmodel as bc
from bcmodel.change import commands as do
from tests.unit.change.doing import access_to, change, faults_of, happened, refused

# Pixels

RAW = bc.Pixel("px-raw", ad_account="adv-1")
SHARED = bc.Share("px-1", "nova")
ENDED = bc.Share("px-1", "nova", status="UNBOUND", ended="REVOKED")
LINK = bc.PixelLink("px-1", "adv-2")


def transfer(asset: str, center: str = "acme", actor: str = "zoe") -> do.TransferPixel:
    """Return the transfer of a pixel."""
    return do.TransferPixel(actor=actor, business_center=center, asset=asset)


def link(pixel: str, account: str, center: str = "nova", actor: str = "ada") -> do.LinkPixel:
    """Return the link of a pixel to an ad account."""
    return do.LinkPixel(actor=actor, business_center=center, pixel=pixel, ad_account=account)


def unlink(pixel: str, account: str, center: str = "nova", actor: str = "ada") -> do.UnlinkPixel:
    """Return the end of a link."""
    return do.UnlinkPixel(actor=actor, business_center=center, pixel=pixel, ad_account=account)


def test_a_pixel_moves_into_the_business_center() -> None:
    """It belongs there from then on, linked to the ad account it was made in."""
    gone, new = change(access_to(), transfer("px-raw"))
    assert gone == {RAW}
    assert new == {bc.Pixel("px-raw", owner="acme"), bc.PixelLink("px-raw", "adv-1")}


def test_a_pixel_linked_already_is_not_linked_twice() -> None:
    """The transfer alone happens."""
    access = access_to(bc.PixelLink("px-raw", "adv-1"))
    assert happened(access, transfer("px-raw")) == ["pixel_transferred"]


def test_a_pixel_moves_out_of_an_ad_account_that_is_controlled() -> None:
    """Held at ADMIN is enough, for anybody but an agency."""
    into_nova = transfer("px-raw", "nova", "ada")
    assert refused(access_to(), into_nova) == ["PIXEL_TRANSFER_NO_ADMIN_ACCESS"]
    admin = bc.Share("adv-1", "nova", level="ADMIN")
    assert happened(access_to(admin), into_nova) == ["pixel_transferred", "pixel_linked"]
    agency = bc.BusinessCenter("nova", type="AGENCY")
    assert refused(access_to(admin, agency), into_nova) == ["PIXEL_TRANSFER_WRONG_ORIGIN"]


def test_a_pixel_moves_once() -> None:
    """One that a Business Center owns stays there."""
    assert refused(access_to(), transfer("px-1", "nova", "ada")) == ["TRANSFER_ALREADY_OWNED"]
    assert "NOTHING_TO_DO" in refused(access_to(), transfer("px-1"))
    assert refused(access_to(), transfer("cat-raw")) == ["ACTION_NOT_APPLICABLE"]


def test_a_pixel_is_linked_where_both_are_held() -> None:
    """The reasons why not are told for both; linked once, it is linked."""
    access = access_to(SHARED)
    assert change(access, link("px-1", "adv-2")) == (set(), {LINK})
    assert refused(access, link("px-1", "adv-leo")) == ["ASSET_USER_OWNED"]
    neither = refused(access_to(ENDED), link("px-1", "adv-leo"))
    assert neither == ["SHARE_REVOKED", "ASSET_USER_OWNED"]
    assert refused(access_to(SHARED, LINK), link("px-1", "adv-2")) == ["NOTHING_TO_DO"]


def test_a_link_is_of_a_pixel_and_an_ad_account() -> None:
    """Other kinds are refused; what is not there is an error."""
    assert refused(access_to(), link("adv-1", "adv-2")) == ["ACTION_NOT_APPLICABLE"]
    assert refused(access_to(SHARED), link("px-1", "cat-1")) == ["ACTION_NOT_APPLICABLE"]
    assert faults_of(access_to(), link("px-9", "adv-9")) == [
        "link_pixel, pixel",
        "link_pixel, ad_account",
    ]


def test_a_link_ends_with_an_account_that_is_not_held() -> None:
    """Linking asks for both, unlinking for the pixel alone; what is not linked cannot be undone."""
    foreign = bc.PixelLink("px-1", "adv-leo")
    assert change(access_to(SHARED, foreign), unlink("px-1", "adv-leo")) == ({foreign}, set())
    assert refused(access_to(SHARED), unlink("px-1", "adv-2")) == ["NOTHING_TO_DO"]
    assert refused(access_to(SHARED, LINK), unlink("px-1", "adv-2", actor="mia")) == [
        "BC_ROLE_NOT_ADMIN"
    ]


def test_strangers_cut_no_links() -> None:
    """Who does not hold the pixel is told why; its owner can still unlink it."""
    assert refused(access_to(ENDED, LINK), unlink("px-1", "adv-2")) == ["SHARE_REVOKED"]
    theirs = unlink("px-1", "adv-2", "acme", "zoe")
    assert change(access_to(ENDED, LINK), theirs) == ({LINK}, set())


# Catalogs


def test_a_catalog_is_created() -> None:
    """The Business Center owns it; nobody is assigned to it."""
    create = do.CreateCatalog(actor="ada", business_center="nova", id="new", name="Shoes")
    assert change(access_to(), create) == (set(), {bc.Catalog("new", owner="nova", name="Shoes")})
    by_mia = do.CreateCatalog(actor="mia", business_center="nova", id="new")
    assert refused(access_to(), by_mia) == ["BC_ROLE_NOT_ADMIN"]
    taken = do.CreateCatalog(actor="ada", business_center="nova", id="px-1")
    assert faults_of(access_to(), taken) == ["create_catalog, id"]


def test_a_business_center_has_so_many_catalogs() -> None:
    """Those it owns count; those it was handed, or that are still in an ad account, do not."""
    create = do.CreateCatalog(actor="zoe", business_center="acme", id="new")
    theirs = (bc.Catalog("cat-2", owner="nova"), bc.Share("cat-2", "acme"))
    access = access_to(*theirs, catalogs_per_bc=2)
    assert happened(access, create) == ["catalog_created"]
    full = access_to(bc.Catalog("cat-3", owner="acme"), catalogs_per_bc=2)
    assert refused(full, create) == ["CATALOG_BC_LIMIT"]
    assert happened(access_to(catalogs_per_bc=None), create) == ["catalog_created"]


# Audiences

RECEIVED = bc.AudienceShare("aud-1", "adv-3")
ANOTHER = bc.AdAccount("adv-3", owner="acme")


def share(account: str, actor: str = "zoe", audience: str = "aud-1") -> do.ShareAudience:
    """Return the share of an audience with an ad account."""
    return do.ShareAudience(actor=actor, audience=audience, ad_account=account)


def unshare(account: str, actor: str = "zoe") -> do.UnshareAudience:
    """Return the end of a share."""
    return do.UnshareAudience(actor=actor, audience="aud-1", ad_account=account)


def test_an_audience_is_shared_inside_one_business_center() -> None:
    """With an account it owns, or was handed."""
    assert change(access_to(ANOTHER), share("adv-3")) == (set(), {RECEIVED})
    handed = bc.Share("adv-leo", "acme", origin="REQUEST")
    assert happened(access_to(handed), share("adv-leo")) == ["audience_shared"]


def test_an_audience_leaves_only_where_that_is_open() -> None:
    """The reason why the receiving account is not held is told, unless it does not matter."""
    assert refused(access_to(), share("adv-2")) == ["NOT_SHARED_WITH_PARTNER"]
    assert refused(access_to(), share("adv-leo")) == ["ASSET_USER_OWNED"]
    assert happened(access_to(audience_cross_bc=True), share("adv-2")) == ["audience_shared"]


def test_an_audience_is_shared_once() -> None:
    """Again is told apart from sharing it with its own account."""
    assert refused(access_to(ANOTHER, RECEIVED), share("adv-3")) == ["ALREADY_SHARED"]
    assert refused(access_to(), share("adv-1")) == ["NOTHING_TO_DO"]


def test_the_business_center_of_its_account_shares_an_audience() -> None:
    """No other does, and none where the account belongs to a person."""
    assert "RESHARE_FORBIDDEN" in refused(access_to(ANOTHER), share("adv-3", "ada"))
    hers = bc.Audience("aud-leo", "adv-leo")
    own = refused(access_to(hers), share("adv-2", "leo", "aud-leo"))
    assert own[0] == "AUDIENCE_OWNER_NOT_BC_OWNED"


def test_only_audiences_are_shared_so() -> None:
    """Other kinds are refused; what is not there is an error."""
    assert refused(access_to(), share("adv-2", audience="adv-1")) == ["ACTION_NOT_APPLICABLE"]
    assert refused(access_to(), share("px-1")) == ["ACTION_NOT_APPLICABLE"]
    assert faults_of(access_to(), share("adv-9", audience="aud-9")) == [
        "share_audience, audience",
        "share_audience, ad_account",
    ]


def test_sharing_stops_wherever_the_account_is() -> None:
    """The receiving account need not be held; what is not shared cannot stop."""
    away = bc.AudienceShare("aud-1", "adv-2")
    assert change(access_to(away), unshare("adv-2")) == ({away}, set())
    assert refused(access_to(), unshare("adv-2")) == ["NOTHING_TO_DO"]
    assert "RESHARE_FORBIDDEN" in refused(access_to(away), unshare("adv-2", "ada"))
