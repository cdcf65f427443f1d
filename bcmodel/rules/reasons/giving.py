"""What stands in the way of handing things over: to partners, agencies, and by links."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import DISCONNECT, SHARE_LESS, nobody, only_where
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Origin

IVY_ASKS_FOR_A_LINK = {
    "do": "link_tiktok_account",
    "actor": "ivy",
    "business_center": "luma",
    "asset": "tt-leo",
}
ZOE_GIVES_LESS_OF_THE_SHOP = {
    "do": "change_share",
    "actor": "zoe",
    "business_center": "acme",
    "asset": "shop-1",
    "to": "nova",
    "level": "AD_PROMOTION",
}
ZOE_SHARES_THE_AUDIENCE = {
    "do": "share_audience",
    "actor": "zoe",
    "audience": "aud-1",
    "ad_account": "adv-leo",
}
MORE = {"level": "MANAGER"}

INSTEAD = (
    *only_where(
        Origin.PARTNER,
        Mend(
            Mender.ADMIN_THERE,
            "change what {center} has of {asset} instead",
            "change_share",
            "{kind}.share_with_partner",
            "asset",
        ),
    ),
    *only_where(
        Origin.REQUEST,
        Mend(
            Mender.ADMIN_HERE,
            "give up what {center} has of {asset}, and request it anew",
            "drop_access",
            "business_center.request_access",
            "center",
        ),
    ),
    *only_where(
        Origin.LINK,
        Mend(
            Mender.ADMIN_HERE,
            "ask for other permissions on {asset} instead",
            "edit_link_scopes",
            "tiktok_account.assign_members",
            "asset",
        ),
    ),
)
"""What is done where something was handed over already."""

SHARES = (
    Telling(
        Reason.ALREADY_PARTNERS,
        says="{center} and {partner} are partners already",
        meaning="Partners are not added again; each asset is shared with them.",
        mends=(nobody("add a partner twice; share what {partner} is to have"),),
        standing=Standing.ASSUMED,
        sources=(s.OUR_INFERENCE,),
        example=Example(
            do={"do": "add_partner", "actor": "ada", "business_center": "nova", "partner": "luma"},
            but=(f.Partnership("nova", "luma"),),
        ),
    ),
    Telling(
        Reason.ALREADY_SHARED,
        says="{receiver} has {asset} already",
        meaning="What was handed over and still stands is changed, not given or asked for again.",
        mends=INSTEAD,
        standing=Standing.ASSUMED,
        sources=(s.OUR_INFERENCE,),
        example=Example(
            do={
                "do": "share_asset",
                "actor": "ada",
                "business_center": "nova",
                "asset": "adv-2",
                "to": "acme",
            },
            but=(f.Share("adv-2", "acme"),),
        ),
        also=(
            Example(do=IVY_ASKS_FOR_A_LINK, but=(f.Share("tt-leo", "luma", origin="LINK"),)),
            Example(
                do=ZOE_SHARES_THE_AUDIENCE,
                but=(
                    f.Share("adv-leo", "acme", origin="REQUEST"),
                    f.AudienceShare("aud-1", "adv-leo"),
                ),
            ),
        ),
    ),
    Telling(
        Reason.DOWNGRADE_NEEDS_REMOVAL,
        says="{center} would have less of {asset} than now, which takes ending the share first",
        meaning="What a partner has is raised in place; to lower it, the share is ended and made "
        "anew.",
        mends=(
            Mend(
                Mender.ADMIN_THERE,
                "end the share of {asset} with {center}",
                "unshare_asset",
                "{kind}.share_with_partner",
                "asset",
            ),
            SHARE_LESS,
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.PARTNER_LEVELS,),
        example=Example(
            do=ZOE_GIVES_LESS_OF_THE_SHOP,
            unlike=MORE,
            but=(f.Share("shop-1", "nova", level="MANAGER"),),
        ),
    ),
    Telling(
        Reason.PARTNER_CANNOT_CHANGE_OWN,
        says="{user} is an Admin of {center}, which received {asset} and cannot change its own "
        "share",
        meaning="What a partner has is changed by whoever shared it; its own Admins cannot.",
        mends=(
            Mend(
                Mender.ADMIN_THERE,
                "change what {center} has of {asset}",
                "change_share",
                "{kind}.share_with_partner",
                "asset",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.PARTNER_LEVELS, s.LEADSIE),
        example=Example(
            do={**ZOE_GIVES_LESS_OF_THE_SHOP, **MORE, "actor": "ada"}, unlike={"actor": "zoe"}
        ),
        also=(
            Example(
                do={
                    **ZOE_GIVES_LESS_OF_THE_SHOP,
                    **MORE,
                    "actor": "mia",
                    "business_center": "nova",
                },
                but=(f.Member("nova", "mia", role="ADMIN"),),
            ),
        ),
    ),
    Telling(
        Reason.AGENCY_CONFLICT,
        says="{agency} is the media agency of {asset}, and still holds it",
        meaning="An ad account has one media agency at a time; another one can be named once the "
        "first no longer holds the account.",
        mends=(
            Mend(
                Mender.ADMIN_THERE,
                "remove {agency} from {asset}",
                "remove_business_center",
                "ad_account.remove_business_center",
                "asset",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.MEDIA_AGENCY,),
        example=Example(
            do={
                "do": "set_media_agency",
                "actor": "zoe",
                "ad_account": "adv-1",
                "business_center": "nova",
            },
            but=(
                f.Partnership("acme", "luma"),
                f.Share("adv-1", "luma", level="OPERATOR"),
                f.MediaAgency("adv-1", "luma"),
            ),
        ),
    ),
)
"""What partners share."""

LINKS = (
    Telling(
        Reason.TT_BC_LINK_LIMIT,
        says="{asset} is linked to as many Business Centers as it can be",
        meaning="A TikTok account is linked to 800 Business Centers at most; what is still "
        "pending does not count.",
        mends=(Mend(Mender.OWNING_PERSON, "revoke a link that is no longer used", "revoke_link"),),
        standing=Standing.DOCUMENTED,
        sources=(s.TIKTOK_DELIVERY,),
        example=Example(do=IVY_ASKS_FOR_A_LINK, book={"bcs_per_tiktok_account": 1}),
    ),
    Telling(
        Reason.BC_TT_LINK_LIMIT,
        says="{center} has as many TikTok accounts as it can have",
        meaning="A Business Center has 800 linked TikTok accounts at most; what is still pending "
        "does not count.",
        mends=(DISCONNECT,),
        standing=Standing.DOCUMENTED,
        sources=(s.TIKTOK_DELIVERY,),
        example=Example(
            do=IVY_ASKS_FOR_A_LINK,
            book={"tiktok_accounts_per_bc": 1},
            but=(
                f.TikTokAccount("tt-ivy", owner_user="ivy"),
                f.Share("tt-ivy", "luma", origin="LINK"),
            ),
        ),
    ),
)
"""How many links there can be."""

TELLINGS = (*SHARES, *LINKS)
