"""What a share, a link or a request leaves out, and what only an owner may do."""

from __future__ import annotations

from attrs import evolve

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import MORE_SCOPES, SHARE_MORE, nobody
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.rules.town import EVERY_SCOPE
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import IdentityStatus, Kind, Mode, Origin, Scope

ASK_FOR_MORE = Mend(
    Mender.ADMIN_THERE,
    "give {center} {asset}{at_level}, in answer to a new request",
    "approve_request",
    "ad_account.approve_requests",
    "asset",
    kind=Kind.AD_ACCOUNT,
    origin=Origin.REQUEST,
)
LINK_WIDER = Mend(
    Mender.ADMIN_HERE,
    "disconnect {tiktok} and link it to {center} anew{at_level}",
    "link_tiktok_account",
    "business_center.request_access",
    "center",
    origin=Origin.LINK,
)
APPROVE_WIDER = Mend(
    Mender.OWNING_PERSON, "approve the new link of {tiktok}", "approve_link", origin=Origin.LINK
)
LINK_FOR_PROFILE = evolve(
    LINK_WIDER, advice="disconnect {tiktok} and link it to {center} anew, not for ads only"
)
REACH_THE_PROFILE = evolve(
    SHARE_MORE, advice="let the share of {asset} with {center} reach the profile"
)
ASK_FOR_SHARING = Mend(
    Mender.ADMIN_HERE,
    "ask for the permission SHARING on {tiktok}",
    "edit_link_scopes",
    "tiktok_account.assign_members",
    "asset",
)
APPROVE_SHARING = Mend(
    Mender.OWNING_PERSON, "approve the permission SHARING on {tiktok}", "approve_scopes"
)
OWNER_SHARES = Mend(
    Mender.ADMIN_THERE,
    "share {asset} directly with whoever is to have it",
    "share_asset",
    "{kind}.share_with_partner",
    "asset",
)


def linked(*scopes: Scope, mode: Mode = Mode.MANAGED, ads_only: bool = False) -> f.Share:
    """Return the link of Leo's TikTok account to Nova, made for something else."""
    return f.Share(
        "tt-leo",
        "nova",
        origin="LINK",
        scopes=scopes or EVERY_SCOPE,
        mode=mode,
        level="ADMIN" if mode is Mode.MANAGED else None,
        ads_only=ads_only,
    )


CEILING = (
    Telling(
        Reason.PARTNER_SHARE_LEVEL_TOO_LOW,
        says="{center} holds {asset} at {has} only, and this takes {needs}",
        meaning="A Business Center cannot hand its members more than it was given: the level of "
        "the share is the ceiling, whatever was assigned below it.",
        mends=(SHARE_MORE, ASK_FOR_MORE, LINK_WIDER, APPROVE_WIDER),
        standing=Standing.ASSUMED,
        sources=(s.PARTNER_LEVELS, s.LEADSIE),
        example=Example(
            ("mia", "ad_account.create_ads", "adv-1"),
            but=(f.Share("adv-1", "nova", level="ANALYST"),),
        ),
    ),
    Telling(
        Reason.TT_SCOPE_MISSING,
        says="the permission {needs} was not handed over along with {tiktok}",
        meaning="A TikTok account is handed over permission by permission - existing posts, new "
        "videos, LIVE, messages, sharing - and this one is not among them.",
        mends=MORE_SCOPES,
        standing=Standing.DOCUMENTED,
        sources=(s.TIKTOK_DELIVERY, s.LEADSIE, s.API_NOTES),
        example=Example(
            ("mia", "tiktok_account.use_live", "tt-leo"), but=(linked(Scope.EXISTING_POSTS),)
        ),
        also=(
            Example(
                ("mia", "tiktok_account.use_existing_posts", "tt-leo"),
                but=(
                    f.TikTokAccount(
                        "tt-leo",
                        owner_user="leo",
                        identity_status=IdentityStatus.SCOPE_UNAVAILABLE,
                    ),
                ),
            ),
        ),
    ),
    Telling(
        Reason.TT_ADS_ONLY_MODE,
        says="{center} may show videos of {asset} as ads only, not publish them on its profile",
        meaning="In ads-only mode a video appears as an ad, and never on the profile.",
        mends=(REACH_THE_PROFILE, LINK_FOR_PROFILE, APPROVE_WIDER),
        standing=Standing.DOCUMENTED,
        sources=(s.TIKTOK_DELIVERY, s.API_NOTES),
        example=Example(
            ("mia", "tiktok_account.publish_to_profile", "tt-leo"), but=(linked(ads_only=True),)
        ),
    ),
    Telling(
        Reason.TT_NOT_MANAGED,
        says="{center} holds {asset} to deliver ads with it, not to manage it",
        meaning="Insights, posts, profile and settings of a TikTok account open to a Business "
        "Center that holds it in mode MANAGED.",
        mends=(SHARE_MORE, LINK_WIDER, APPROVE_WIDER),
        standing=Standing.DOCUMENTED,
        sources=(s.TIKTOK_DELIVERY, s.API_NOTES),
        example=Example(
            ("mia", "tiktok_account.view_insights", "tt-leo"),
            but=(linked(mode=Mode.DELIVERY),),
        ),
    ),
    Telling(
        Reason.TT_SHARING_SCOPE_MISSING,
        says="{center} may not share {asset} on: its link lacks the permission to",
        meaning="A linked TikTok account can be shared on to partners once its owner granted "
        "the scope SHARING.",
        mends=(ASK_FOR_SHARING, APPROVE_SHARING),
        standing=Standing.REPORTED,
        sources=(s.LEADSIE,),
        example=Example(
            ("ada", "tiktok_account.share_with_partner", "tt-leo"),
            but=(linked(Scope.EXISTING_POSTS, Scope.LIVE),),
        ),
    ),
)
"""The share covers the action."""

OWNERS = (
    Telling(
        Reason.RESHARE_FORBIDDEN,
        says="{asset} belongs to {owner}, and what belongs to others cannot be shared on",
        meaning="A Business Center shares what it owns. What it holds by a share, even at Admin "
        "level, it cannot pass on.",
        mends=(OWNER_SHARES,),
        standing=Standing.DOCUMENTED,
        sources=(s.SHARE_CATALOG, s.SHARE_AUDIENCE, s.API_NOTES),
        example=Example(
            ("ada", "ad_account.share_with_partner", "adv-2"),
            but=(f.AdAccount("adv-2", owner="acme"),),
        ),
        also=(
            Example(
                ("mia", "ad_account.create_ads", "adv-1"),
                but=(
                    f.BusinessCenter("blue"),
                    f.Partnership("blue", "nova"),
                    f.Share("adv-1", "nova", level="ADMIN", granted_by="blue"),
                ),
            ),
        ),
    ),
    Telling(
        Reason.AD_OWNER_ONLY,
        says="only its owner may {doing}",
        meaning="Only its owner closes an ad account, or removes Business Centers from it; Admin "
        "level on it is not enough.",
        mends=(
            Mend(
                Mender.ADMIN_THERE,
                "do it for the owner",
                needs="ad_account.remove_business_center",
                on="asset",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.REMOVE_AD_ACCOUNT,),
        example=Example(
            ("ada", "ad_account.close", "adv-2"), but=(f.AdAccount("adv-2", owner="acme"),)
        ),
    ),
    Telling(
        Reason.PIXEL_DELETE_FORBIDDEN,
        says="only the Business Center that owns pixel {asset} may delete it",
        meaning="Whoever received a pixel may use it, but not delete it.",
        mends=(Mend(Mender.ADMIN_THERE, "delete {asset}", needs="pixel.delete", on="asset"),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            ("zoe", "pixel.delete", "px-1"),
            but=(f.Pixel("px-1", owner="nova"),),
            less=(f.Share("px-1", "nova"),),
        ),
    ),
    Telling(
        Reason.CATALOG_OWNER_ONLY,
        says="only the Business Center that owns catalog {asset} may delete it",
        meaning="Whoever received a catalog may use it, even manage it, but not delete it.",
        mends=(Mend(Mender.ADMIN_THERE, "delete {asset}", needs="catalog.delete", on="asset"),),
        standing=Standing.DOCUMENTED,
        sources=(s.SHARE_CATALOG, s.CATALOG_ROLES),
        example=Example(
            ("zoe", "catalog.delete", "cat-1"),
            but=(f.Catalog("cat-1", owner="nova"),),
            less=(f.Share("cat-1", "nova"),),
        ),
    ),
)
"""What a share never gives, at whatever level."""

TRANSFERS = (
    Telling(
        Reason.TRANSFER_ALREADY_OWNED,
        says="{asset} belongs to {owner} already",
        meaning="What a Business Center owns cannot be transferred into another one.",
        mends=(nobody("transfer {asset} away from {owner}; ask for access to it instead"),),
        standing=Standing.DOCUMENTED,
        sources=(s.TRANSFER,),
        example=Example(
            ("ada", "ad_account.transfer_in", "adv-leo"),
            but=(f.AdAccount("adv-leo", owner="acme"),),
        ),
        also=(
            Example(
                do={
                    "do": "accept_transfer",
                    "actor": "leo",
                    "business_center": "luma",
                    "asset": "adv-leo",
                },
                but=(f.AdAccount("adv-leo", owner="acme"),),
            ),
            Example(
                do={
                    "do": "claim_shop",
                    "actor": "zoe",
                    "business_center": "acme",
                    "asset": "shop-1",
                },
                but=(f.Shop("shop-1", owner="luma", seller="leo"),),
            ),
        ),
    ),
    Telling(
        Reason.PIXEL_TRANSFER_NO_ADMIN_ACCESS,
        says="{center} does not hold ad account {owner}, which {asset} is in, at Admin level",
        meaning="A pixel is transferred out of an ad account that the Business Center owns, or "
        "holds at Admin level.",
        mends=(
            Mend(
                Mender.ADMIN_THERE,
                "give {center} ad account {owner} at level ADMIN",
                "change_share",
                "ad_account.share_with_partner",
                "owner",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            ("ada", "pixel.transfer_in", "px-new"),
            but=(f.Share("adv-1", "nova", level="OPERATOR"),),
        ),
    ),
    Telling(
        Reason.PIXEL_TRANSFER_WRONG_ORIGIN,
        says="{center} is an agency, and does not own ad account {owner}, which {asset} is in",
        meaning="An agency's Business Center takes over pixels of its own ad accounts only.",
        mends=(
            nobody("move {asset} to {center}; its owner can take it in and share it as a partner"),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            ("ada", "pixel.transfer_in", "px-new"),
            but=(f.BusinessCenter("nova", type="AGENCY"),),
        ),
    ),
)
"""How an asset finds a new owner."""

TELLINGS = (*CEILING, *OWNERS, *TRANSFERS)
