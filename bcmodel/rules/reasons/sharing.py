"""How an asset gets into a Business Center that does not own it, and what it is held for."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import (
    ACCEPT_PARTNER,
    ACCEPT_PENDING_PARTNER,
    ADD_PARTNER,
    APPROVE_LINK,
    APPROVE_REQUEST,
    LINK,
    REQUEST,
    SHARE,
    only_where,
)
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.rules.town import LAST_WEEK
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind, Origin, ShareEnd, Status

MIA_CREATES_ADS = ("mia", "ad_account.create_ads", "adv-1")
MIA_CREATES_ADS_FOR_LEO = ("mia", "ad_account.create_ads", "adv-leo")
MIA_USES_POSTS = ("mia", "tiktok_account.use_existing_posts", "tt-leo")

RENEW_QR = Mend(
    Mender.ADMIN_HERE,
    "renew the QR code for {tiktok}",
    "renew_qr",
    "business_center.request_access",
    "center",
)
TAKE_IN = Mend(
    Mender.ADMIN_THERE,
    "transfer {asset} out of ad account {owner} into their Business Center",
    "transfer_pixel",
    "pixel.transfer_in",
    "asset",
    kind=Kind.PIXEL,
)
CLAIM = Mend(
    Mender.ADMIN_HERE,
    "claim {asset} for {center}",
    "claim_shop",
    "business_center.claim_shop",
    "center",
    instead=True,
)


def by_request(status: Status) -> f.Share:
    """Return Nova's request for Leo's ad account in another state."""
    return f.Share("adv-leo", "nova", origin="REQUEST", level="ADMIN", status=status)


def by_link(status: Status) -> f.Share:
    """Return the link of Leo's TikTok account to Nova in another state."""
    return f.Share("tt-leo", "nova", origin="LINK", status=status)


def ended(how: ShareEnd | None = None) -> f.Share:
    """Return the share of Acme's ad account with Nova, ended."""
    return f.Share("adv-1", "nova", level="ADMIN", status="UNBOUND", ended=how)


OUTSIDE = (
    Telling(
        Reason.ASSET_USER_OWNED,
        says="{asset} belongs to a person, {owner}, and was never handed over to {center}",
        meaning="The ad account is a person's own, and no Business Center has it until it asks "
        "and the person agrees.",
        mends=REQUEST,
        standing=Standing.DOCUMENTED,
        sources=(s.REQUEST_AD_ACCOUNT, s.CREATIVEX),
        example=Example(
            MIA_CREATES_ADS_FOR_LEO, less=(f.Share("adv-leo", "nova", origin="REQUEST"),)
        ),
    ),
    Telling(
        Reason.TT_ACCOUNT_NOT_LINKED,
        says="TikTok account {asset} was never linked to {center}",
        meaning="A TikTok account enters a Business Center by a link: the Business Center asks, "
        "the owner scans a QR code and approves.",
        mends=LINK,
        standing=Standing.DOCUMENTED,
        sources=(s.TIKTOK_DELIVERY,),
        example=Example(MIA_USES_POSTS, less=(f.Share("tt-leo", "nova", origin="LINK"),)),
    ),
    Telling(
        Reason.SHOP_NOT_IN_BC,
        says="shop {asset} is in no Business Center",
        meaning="A shop is promoted through a Business Center that claimed it, or that asked "
        "its seller for access.",
        mends=(*REQUEST, CLAIM),
        standing=Standing.DOCUMENTED,
        sources=(s.CLAIM_SHOP, s.REQUEST_SHOP),
        example=Example(
            ("mia", "shop.promote_in_ads", "shop-1"),
            but=(f.Shop("shop-1", seller="leo"),),
            less=(f.Share("shop-1", "nova"),),
        ),
    ),
    Telling(
        Reason.PIXEL_NOT_IN_BC,
        says="pixel {asset} is still in ad account {owner}, and in no Business Center",
        meaning="A pixel is used, shared and assigned through the Business Center it was "
        "transferred to.",
        mends=(TAKE_IN,),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            ("mia", "pixel.view", "px-1"),
            but=(f.Pixel("px-1", ad_account="adv-1"),),
            less=(f.Share("px-1", "nova"),),
        ),
    ),
    Telling(
        Reason.CATALOG_NOT_IN_BC,
        says="catalog {asset} is still in ad account {owner}, and in no Business Center",
        meaning="A catalog is used, shared and assigned through the Business Center that owns it.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "create a catalog in {center} in place of {asset}",
                "create_catalog",
                "business_center.create_catalog",
                "center",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.CATALOG_ROLES,),
        example=Example(
            ("mia", "catalog.view", "cat-1"),
            but=(f.Catalog("cat-1", ad_account="adv-1"),),
            less=(f.Share("cat-1", "nova"),),
        ),
    ),
)
"""The asset is in no Business Center at all."""

PARTNERS = (
    Telling(
        Reason.NOT_PARTNERS,
        says="{granter}, which would have to share {asset}, is not a partner of {center}",
        meaning="What belongs to another Business Center is shared between partners, and these "
        "two are not.",
        mends=(ADD_PARTNER, ACCEPT_PARTNER),
        standing=Standing.DOCUMENTED,
        sources=(s.PARTNERS,),
        example=Example(MIA_CREATES_ADS, less=(f.Partnership("acme", "nova"),)),
        also=(
            Example(
                do={
                    "do": "share_asset",
                    "actor": "ada",
                    "business_center": "nova",
                    "asset": "adv-2",
                    "to": "acme",
                },
                less=(f.Partnership("acme", "nova"),),
            ),
        ),
    ),
    Telling(
        Reason.PARTNER_INVITE_PENDING,
        says="the partnership of {granter} and {center} was proposed, but not accepted yet",
        meaning="What a partner shares counts once the other side has accepted the partnership.",
        mends=(ACCEPT_PENDING_PARTNER,),
        standing=Standing.REPORTED,
        sources=(s.LEADSIE,),
        example=Example(
            MIA_CREATES_ADS,
            but=(f.Partnership("acme", "nova", status="PENDING", invited_by="acme"),),
        ),
    ),
    Telling(
        Reason.PARTNERSHIP_ENDED,
        says="{granter} and {center} are no longer partners",
        meaning="The partnership was refused or ended, and with it every share between the two.",
        mends=(ADD_PARTNER, ACCEPT_PARTNER, SHARE),
        standing=Standing.DOCUMENTED,
        sources=(s.PARTNERS, s.DELVIA),
        example=Example(MIA_CREATES_ADS, but=(f.Partnership("acme", "nova", status="UNBOUND"),)),
    ),
    Telling(
        Reason.NOT_SHARED_WITH_PARTNER,
        says="{granter} has never shared {asset} with {center}",
        meaning="Being partners gives nothing by itself; each asset has to be shared.",
        mends=(SHARE,),
        standing=Standing.DOCUMENTED,
        sources=(s.PARTNERS, s.LEADSIE),
        example=Example(MIA_CREATES_ADS, less=(f.Share("adv-1", "nova"),)),
        also=(
            Example(
                do={
                    "do": "assign_asset",
                    "actor": "ada",
                    "business_center": "nova",
                    "user": "mia",
                    "asset": "adv-1",
                    "level": "OPERATOR",
                },
                less=(f.Share("adv-1", "nova"),),
            ),
        ),
    ),
    Telling(
        Reason.SHARE_REVOKED,
        says="{granter} has taken back the share of {asset} with {center}",
        meaning="The asset was shared once; the owner ended that, and what was assigned under it "
        "stopped counting.",
        mends=(SHARE,),
        standing=Standing.DOCUMENTED,
        sources=(s.TIKTOK_REVOKE, s.PARTNERS),
        example=Example(MIA_CREATES_ADS, but=(ended(ShareEnd.REVOKED),)),
    ),
)
"""The asset belongs to another Business Center, which shares with partners."""

REQUESTS = (
    Telling(
        Reason.ACCESS_REQUEST_PENDING,
        says="{center} asked for {asset}, but nobody has answered yet",
        meaning="A request for access gives nothing until the owner's side approves it.",
        mends=APPROVE_REQUEST,
        standing=Standing.DOCUMENTED,
        sources=(s.REQUEST_AD_ACCOUNT, s.REQUEST_SHOP),
        example=Example(MIA_CREATES_ADS_FOR_LEO, but=(by_request(Status.PENDING),)),
    ),
    Telling(
        Reason.ACCESS_REQUEST_REJECTED,
        says="the request of {center} for {asset} was turned down",
        meaning="The owner's side said no; it can be asked again.",
        mends=REQUEST,
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(MIA_CREATES_ADS_FOR_LEO, but=(by_request(Status.REJECTED),)),
    ),
    Telling(
        Reason.ACCESS_UNBOUND,
        says="the access of {center} to {asset} was granted once, and has ended",
        meaning="A request was approved and the access taken back later.",
        mends=REQUEST,
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(MIA_CREATES_ADS_FOR_LEO, but=(by_request(Status.UNBOUND),)),
    ),
    Telling(
        Reason.TT_LINK_PENDING,
        says="the owner of {tiktok} has not approved the link to {center} yet",
        meaning="A link waits for the owner to scan its QR code and approve.",
        mends=(APPROVE_LINK,),
        standing=Standing.DOCUMENTED,
        sources=(s.TIKTOK_DELIVERY,),
        example=Example(MIA_USES_POSTS, but=(by_link(Status.PENDING),)),
    ),
    Telling(
        Reason.TT_QR_EXPIRED,
        says="the QR code that would link {tiktok} to {center} has expired",
        meaning="A QR code can be scanned for a short while; after that the Business Center has "
        "to renew it.",
        mends=(RENEW_QR, APPROVE_LINK),
        standing=Standing.REPORTED,
        sources=(s.QR_GUIDE,),
        example=Example(
            MIA_USES_POSTS,
            but=(f.Share("tt-leo", "nova", origin="LINK", status="PENDING", expires_at=LAST_WEEK),),
        ),
        also=(
            Example(
                do={"do": "approve_link", "actor": "leo", "asset": "tt-leo", "to": "luma"},
                but=(
                    f.Share(
                        "tt-leo", "luma", origin="LINK", status="PENDING", expires_at=LAST_WEEK
                    ),
                ),
            ),
        ),
    ),
    Telling(
        Reason.TT_LINK_REJECTED,
        says="the owner of {tiktok} turned down the link to {center}",
        meaning="The owner saw the request and said no; it can be asked again.",
        mends=LINK,
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(MIA_USES_POSTS, but=(by_link(Status.REJECTED),)),
    ),
    Telling(
        Reason.TT_OWNER_REVOKED,
        says="the owner of {tiktok} ended its link to {center}",
        meaning="Owners can end a link in the app at any time; it has to be made anew.",
        mends=LINK,
        standing=Standing.REPORTED,
        sources=(s.QR_GUIDE, s.API_NOTES),
        example=Example(MIA_USES_POSTS, but=(by_link(Status.UNBOUND),)),
    ),
)
"""The asset is asked for: by request, or by a link."""

GONE = (
    Telling(
        Reason.ASSET_REMOVED_FROM_BC,
        says="{center} gave up {asset}: it was removed there",
        meaning="An Admin of the Business Center that held the asset removed it; it has to be "
        "handed over again, the way it came.",
        mends=(
            *only_where(Origin.PARTNER, SHARE),
            *only_where(Origin.REQUEST, *REQUEST),
            *only_where(Origin.LINK, *LINK),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.REQUEST_AD_ACCOUNT, s.TIKTOK_UNLINK),
        example=Example(MIA_CREATES_ADS, but=(ended(ShareEnd.REMOVED),)),
    ),
    Telling(
        Reason.ASSET_TRANSFERRED_AWAY,
        says="{asset} was transferred to another owner, which ended the access of {center}",
        meaning="The asset moved to another Business Center; that one can share it anew.",
        mends=(SHARE,),
        standing=Standing.DOCUMENTED,
        sources=(s.TRANSFER,),
        example=Example(MIA_CREATES_ADS, but=(ended(ShareEnd.TRANSFERRED),)),
    ),
)
"""The asset was there, and is gone."""

TELLINGS = (*OUTSIDE, *PARTNERS, *REQUESTS, *GONE)
