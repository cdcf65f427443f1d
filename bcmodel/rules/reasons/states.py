"""The state an asset is in, whoever asks: reviews, bans, and what is not ready yet."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import nobody, platform
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import AdAccountStatus, IdentityStatus, Kind, TikTokStatus

MIA_CREATES_ADS = ("mia", "ad_account.create_ads", "adv-1")
MIA_PUBLISHES_ADS = ("mia", "ad_account.publish_ads", "adv-1")
MIA_USES_POSTS = ("mia", "tiktok_account.use_existing_posts", "tt-leo")
MIA_PROMOTES_THE_SHOP = ("mia", "shop.promote_in_ads", "shop-1")


def adv_1(status: AdAccountStatus) -> f.AdAccount:
    """Return the town's first ad account in another state."""
    return f.AdAccount("adv-1", owner="acme", billing_shared_with=["nova"], status=status)


def tt_leo(
    status: TikTokStatus = TikTokStatus.ACTIVE,
    identity: IdentityStatus = IdentityStatus.AVAILABLE,
) -> f.TikTokAccount:
    """Return the town's TikTok account in another state."""
    return f.TikTokAccount("tt-leo", owner_user="leo", status=status, identity_status=identity)


RELEASE_ACCOUNT = "set_ad_account_status"
RELEASE_TIKTOK = "set_tiktok_account_status"
SEE_TO_IT = Mend(
    Mender.ADMIN_THERE,
    "correct what was objected to on {account}, and submit it again",
    needs="ad_account.edit_settings",
    on="asset",
    kind=Kind.AD_ACCOUNT,
)

AD_ACCOUNT = (
    Telling(
        Reason.AD_ACCOUNT_IN_REVIEW,
        says="ad account {account} is still in review, so its ads cannot be published",
        meaning="Until the platform has reviewed an ad account, ads can be prepared in it but "
        "not published.",
        mends=(platform("finish the review of {account}", RELEASE_ACCOUNT),),
        standing=Standing.DOCUMENTED,
        sources=(s.ACCOUNT_REVIEW, s.API_NOTES),
        example=Example(MIA_PUBLISHES_ADS, but=(adv_1(AdAccountStatus.STATUS_PENDING_CONFIRM),)),
    ),
    Telling(
        Reason.AD_ACCOUNT_PENDING_VERIFICATION,
        says="ad account {account} still has to be verified, so its ads cannot be published",
        meaning="The platform waits for the verification of the ad account.",
        mends=(
            Mend(
                Mender.ADMIN_THERE,
                "submit the verification of {account}",
                needs="ad_account.edit_settings",
                on="asset",
            ),
            platform("finish the verification of {account}", RELEASE_ACCOUNT),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(MIA_PUBLISHES_ADS, but=(adv_1(AdAccountStatus.STATUS_PENDING_VERIFIED),)),
    ),
    Telling(
        Reason.AD_ACCOUNT_DISAPPROVED,
        says="ad account {account} failed its review, so its ads cannot be published",
        meaning="The platform objected to the ad account; nothing is published in it until that is "
        "corrected and reviewed again.",
        mends=(SEE_TO_IT, platform("approve {account}", RELEASE_ACCOUNT)),
        standing=Standing.DOCUMENTED,
        sources=(s.ACCOUNT_REVIEW, s.API_NOTES),
        example=Example(MIA_PUBLISHES_ADS, but=(adv_1(AdAccountStatus.STATUS_CONFIRM_FAIL),)),
    ),
    Telling(
        Reason.AD_ACCOUNT_CONTRACT_PENDING,
        says="the contract of ad account {account} is not in effect, so nothing can be published",
        meaning="The ad account waits for a contract to be signed or to begin.",
        mends=(platform("put the contract of {account} in effect", RELEASE_ACCOUNT),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(MIA_PUBLISHES_ADS, but=(adv_1(AdAccountStatus.STATUS_CONTRACT_PENDING),)),
    ),
    Telling(
        Reason.AD_ACCOUNT_SUSPENDED,
        says="ad account {account} is suspended",
        meaning="A suspended ad account can be looked at and its settings changed, but no work "
        "can be done in it.",
        mends=(platform("lift the suspension of {account} after an appeal", RELEASE_ACCOUNT),),
        standing=Standing.DOCUMENTED,
        sources=(s.SUSPENSION, s.API_NOTES),
        example=Example(MIA_CREATES_ADS, but=(adv_1(AdAccountStatus.STATUS_LIMIT),)),
    ),
    Telling(
        Reason.AD_ACCOUNT_CLOSED,
        says="ad account {account} is closed for good",
        meaning="A closed ad account shows its ads, reports and finance, and does nothing more.",
        mends=(nobody("open {account} again; it takes another ad account"),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(MIA_CREATES_ADS, but=(adv_1(AdAccountStatus.STATUS_DISABLE),)),
    ),
)
"""The ad account is in order."""

TIKTOK_ACCOUNT = (
    Telling(
        Reason.TT_BANNED,
        says="TikTok account {tiktok} is banned",
        meaning="A banned TikTok account can be disconnected, and nothing else.",
        mends=(platform("lift the ban of {tiktok} after its owner's appeal", RELEASE_TIKTOK),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=Example(MIA_USES_POSTS, but=(tt_leo(TikTokStatus.BANNED),)),
    ),
    Telling(
        Reason.TT_SUSPENDED,
        says="TikTok account {tiktok} is suspended",
        meaning="A suspended TikTok account can be disconnected, and nothing else, until the "
        "suspension ends.",
        mends=(platform("end the suspension of {tiktok}", RELEASE_TIKTOK),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=Example(MIA_USES_POSTS, but=(tt_leo(TikTokStatus.SUSPENDED),)),
    ),
    Telling(
        Reason.TT_FEATURE_RESTRICTED,
        says="this feature of TikTok account {tiktok} is restricted",
        meaning="The platform took single features, such as LIVE, from the TikTok account; the "
        "others work.",
        mends=(platform("give {tiktok} the feature back", RELEASE_TIKTOK),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=Example(
            ("mia", "tiktok_account.use_live", "tt-leo"),
            but=(
                f.TikTokAccount(
                    "tt-leo", owner_user="leo", status="RESTRICTED", restricted=["LIVE"]
                ),
            ),
        ),
    ),
    Telling(
        Reason.TT_ACCOUNT_PRIVATE,
        says="TikTok account {tiktok} is private, so it cannot be the identity of an ad",
        meaning="Ads are delivered under public accounts only.",
        mends=(Mend(Mender.OWNING_PERSON, "make {tiktok} public"),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(MIA_USES_POSTS, but=(tt_leo(identity=IdentityStatus.IS_PRIVATE_ACCOUNT),)),
    ),
    Telling(
        Reason.TT_NOT_BUSINESS_ACCOUNT,
        says="TikTok account {tiktok} is not a Business Account",
        meaning="This use takes a Business Account; the owner can switch to one in the app.",
        mends=(Mend(Mender.OWNING_PERSON, "switch {tiktok} to a Business Account"),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            MIA_USES_POSTS, but=(tt_leo(identity=IdentityStatus.NOT_BUSINESS_ACCOUNT),)
        ),
    ),
    Telling(
        Reason.TT_NO_VALID_BINDING,
        says="the platform finds no valid binding of TikTok account {tiktok}",
        meaning="The binding behind the account is broken; as an identity of ads it has to be "
        "bound anew.",
        mends=(Mend(Mender.OWNING_PERSON, "bind {tiktok} anew"),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            MIA_USES_POSTS, but=(tt_leo(identity=IdentityStatus.NO_VALID_BIND_ACCOUNT),)
        ),
    ),
    Telling(
        Reason.TT_GPPPA,
        says="TikTok account {tiktok} belongs to a government, politician or party",
        meaning="Accounts of governments, politicians and political parties are closed to Spark "
        "Ads.",
        mends=(nobody("open {tiktok} to Spark Ads; it takes another account"),),
        standing=Standing.DOCUMENTED,
        sources=(s.SPARK_ERRORS, s.API_NOTES),
        example=Example(
            ("mia", "ad_account.run_spark_ads", "adv-1"),
            using="tt-leo",
            but=(f.TikTokAccount("tt-leo", owner_user="leo", gpppa=True),),
        ),
    ),
)
"""The TikTok account is alive, and fit for ads."""

OTHERS = (
    Telling(
        Reason.SHOP_INACTIVE,
        says="shop {at_stake} is not active",
        meaning="Only an active shop can be promoted; a new one has to be set up first.",
        mends=(Mend(Mender.SELLER, "activate {at_stake} in Seller Center"),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            MIA_PROMOTES_THE_SHOP,
            but=(f.Shop("shop-1", owner="acme", seller="leo", status="INACTIVE"),),
        ),
    ),
    Telling(
        Reason.SHOP_SUSPENDED,
        says="shop {at_stake} is suspended",
        meaning="A suspended shop cannot be promoted until its seller's appeal succeeds.",
        mends=(Mend(Mender.SELLER, "appeal for {at_stake} in Seller Center"),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA, s.API_NOTES),
        example=Example(
            MIA_PROMOTES_THE_SHOP,
            but=(f.Shop("shop-1", owner="acme", seller="leo", status="SUSPENDED"),),
        ),
    ),
    Telling(
        Reason.CATALOG_NOT_AD_READY,
        says="catalog {at_stake} has too few products that can be advertised",
        meaning="A catalog is ready for ads once enough of its products are available and "
        "approved.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "add products to {at_stake}, or mend those that were turned down",
                needs="catalog.manage_products",
                on="used",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.CATALOG_ROLES, s.API_NOTES),
        example=Example(
            ("mia", "catalog.use_in_ads", "cat-1"),
            but=(f.Catalog("cat-1", owner="acme", ad_ready=False),),
        ),
    ),
)
"""Shops and catalogs are ready for ads."""

TELLINGS = (*AD_ACCOUNT, *TIKTOK_ACCOUNT, *OTHERS)
