"""What goes wrong when two things are used together: Spark Ads, pixels, catalogs, audiences."""

from __future__ import annotations

from attrs import evolve

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import nobody
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.rules.town import LAST_WEEK
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind

MIA_RUNS_SPARK_ADS = ("mia", "ad_account.run_spark_ads", "adv-1")

NEW_CODE = Mend(Mender.OWNING_PERSON, "issue a new code for the post", "authorize_post")
EXTEND = Mend(Mender.OWNING_PERSON, "extend code {using}", "extend_code")
ENTER = Mend(
    Mender.ADMIN_HERE,
    "enter code {using} in {asset}",
    "apply_code",
    "ad_account.publish_ads",
    "asset",
    kind=Kind.AD_ACCOUNT,
)

ENTER_NEW = evolve(ENTER, advice="enter the new code in {asset}")

MIA_APPLIES = {"do": "apply_code", "actor": "mia", "code": "spark-3", "ad_account": "adv-1"}

SPARK_1 = f.SparkCode("spark-1", "post-1", LAST_WEEK, status="IN_USE", applied_to=["adv-1"])
"""The town's first code."""
SPARK_3 = f.SparkCode("spark-3", "post-1", LAST_WEEK)
"""One that nobody uses."""


SPARK_CODES = (
    Telling(
        Reason.SPARK_CODE_INVALID,
        says="there is no Spark Ads code {using}",
        meaning="The code was mistyped, or never issued.",
        mends=(Mend(Mender.PERSON, "check the code, or ask the post's owner for a new one"),),
        standing=Standing.DOCUMENTED,
        sources=(s.SPARK_ERRORS,),
        example=Example(MIA_RUNS_SPARK_ADS, using="spark-1", less=(SPARK_1,)),
        also=(Example(do=MIA_APPLIES, less=(SPARK_3,)),),
    ),
    Telling(
        Reason.SPARK_CODE_DELETED,
        says="code {using} was revoked",
        meaning="The owner of the post took the code back; it no longer authorises anything.",
        mends=(NEW_CODE, ENTER_NEW),
        standing=Standing.DOCUMENTED,
        sources=(s.SPARK_ERRORS,),
        example=Example(
            MIA_RUNS_SPARK_ADS, using="spark-1", but=(evolve(SPARK_1, status="DELETED"),)
        ),
        also=(Example(do=MIA_APPLIES, but=(evolve(SPARK_3, status="DELETED"),)),),
    ),
    Telling(
        Reason.SPARK_CODE_EXPIRED,
        says="code {using} has expired",
        meaning="A code runs for the days it was issued for; its owner can extend it.",
        mends=(EXTEND, evolve(NEW_CODE, instead=True)),
        standing=Standing.DOCUMENTED,
        sources=(s.SPARK_ERRORS,),
        example=Example(MIA_RUNS_SPARK_ADS, using="spark-1", but=(evolve(SPARK_1, days=7),)),
        also=(
            Example(do=MIA_APPLIES, but=(evolve(SPARK_3, days=7),)),
            Example(
                do={"do": "extend_code", "actor": "leo", "code": "spark-1", "days": 60},
                book={"spark_extend_after_expiry": False},
                but=(evolve(SPARK_1, days=7),),
            ),
        ),
    ),
    Telling(
        Reason.SPARK_CODE_NOT_APPLIED,
        says="code {using} was not entered in {asset}",
        meaning="A code works in the ad accounts it was applied to.",
        mends=(ENTER,),
        standing=Standing.DOCUMENTED,
        sources=(s.SPARK_ERRORS, s.API_NOTES),
        example=Example(
            MIA_RUNS_SPARK_ADS,
            using="spark-1",
            but=(evolve(SPARK_1, status="NOT_USED", applied_to=[]),),
        ),
    ),
    Telling(
        Reason.SPARK_WRONG_POST,
        says="code {using} is not for {post}",
        meaning="A code authorises one post, and this is another.",
        mends=(NEW_CODE, ENTER_NEW),
        standing=Standing.REPORTED,
        sources=(s.DELVIA, s.SPARK_ERRORS),
        example=Example(
            MIA_RUNS_SPARK_ADS,
            using="spark-1",
            post="post-1",
            but=(
                f.Post("post-2", "tt-leo"),
                f.SparkCode("spark-1", "post-2", LAST_WEEK, applied_to=["adv-1"]),
            ),
            less=(SPARK_1,),
        ),
    ),
    Telling(
        Reason.SPARK_REGION_MISMATCH,
        says="code {using} is for another region than that of {asset}",
        meaning="A code works in ad accounts of its own region.",
        mends=(nobody("change the region of either; the post and the ad account have to match"),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=Example(
            MIA_RUNS_SPARK_ADS,
            using="spark-1",
            but=(
                evolve(SPARK_1, region="US"),
                f.AdAccount("adv-1", owner="acme", billing_shared_with=["nova"], region="GB"),
            ),
        ),
    ),
    Telling(
        Reason.SPARK_POST_UNAVAILABLE,
        says="the post of code {using} is deleted, private or in violation",
        meaning="What cannot be seen on TikTok cannot be promoted.",
        mends=(Mend(Mender.OWNING_PERSON, "make the post public, or offer another one"),),
        standing=Standing.DOCUMENTED,
        sources=(s.SPARK_ERRORS,),
        example=Example(
            MIA_RUNS_SPARK_ADS,
            using="spark-1",
            but=(f.Post("post-1", "tt-leo", status="PRIVATE"),),
        ),
    ),
    Telling(
        Reason.SPARK_POST_TYPE_UNSUPPORTED,
        says="the post of code {using} is a story, which cannot be promoted",
        meaning="Videos and carousels can be promoted, stories cannot.",
        mends=(Mend(Mender.OWNING_PERSON, "offer a video or a carousel instead"),),
        standing=Standing.DOCUMENTED,
        sources=(s.SPARK_ERRORS,),
        example=Example(
            MIA_RUNS_SPARK_ADS, using="spark-1", but=(f.Post("post-1", "tt-leo", type="STORY"),)
        ),
    ),
    Telling(
        Reason.SPARK_SOURCE_CODE_MISSING,
        says="the post of code {using} builds on another one, for which {asset} has no live code",
        meaning="A duet, stitch or mention also needs codes for the posts it is made of.",
        mends=(
            Mend(
                Mender.OWNING_PERSON,
                "have the post it builds on authorised as well",
                "authorize_post",
            ),
            ENTER_NEW,
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.SPARK_ERRORS, s.API_NOTES),
        example=Example(MIA_RUNS_SPARK_ADS, using="spark-2", less=(SPARK_1,)),
    ),
)
"""Spark Ads by a code."""

TOGETHER = (
    Telling(
        Reason.TT_NOT_LINKED_TO_AD_ACCOUNT,
        says="{using} is not linked to {asset} in {center} either, which would do instead",
        meaning="Spark Ads take one of two things: a person who may use the account's posts, or "
        "a link of the TikTok account to the ad account.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "link {using} to {asset}",
                "link_to_ad_account",
                "tiktok_account.link_ad_account",
                "used",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.TIKTOK_UNLINK, s.TIKTOK_DELIVERY),
        example=Example(
            MIA_RUNS_SPARK_ADS, using="tt-leo", less=(f.Assignment("nova", "mia", "tt-leo"),)
        ),
    ),
    Telling(
        Reason.PIXEL_NOT_LINKED,
        says="pixel {using} is not linked to {asset}",
        meaning="Ads track with the pixels that are linked to their ad account.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "link {using} to {asset}",
                "link_pixel",
                "pixel.link_ad_account",
                "used",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            ("mia", "ad_account.use_pixel", "adv-1"),
            using="px-1",
            less=(f.PixelLink("px-1", "adv-1"),),
        ),
    ),
    Telling(
        Reason.CATALOG_OTHER_BC,
        says="catalog {using} is open to {user}, but not through {center}, as {asset} is",
        meaning="A catalog and an ad account work together inside one Business Center.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "have {using} handed over to {center}, and assign it to {user} there",
                needs="business_center.request_access",
                on="center",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.CATALOG_ROLES,),
        example=Example(
            ("mia", "ad_account.use_catalog", "adv-2"),
            using="cat-1",
            but=(f.Member("acme", "mia"), f.Assignment("acme", "mia", "cat-1")),
            less=(f.Share("cat-1", "nova"),),
        ),
    ),
    Telling(
        Reason.AUDIENCE_NOT_SHARED,
        says="audience {using} belongs to another ad account, and was not shared with {asset}",
        meaning="An audience is used in the ad account it was made in, and in those that "
        "received it.",
        mends=(
            Mend(
                Mender.ADMIN_THERE,
                "share audience {using} with {asset}",
                "share_audience",
                "audience.share",
                "used",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.SHARE_AUDIENCE,),
        example=Example(
            ("mia", "ad_account.use_audience", "adv-2"),
            using="aud-1",
            less=(f.AudienceShare("aud-1", "adv-2"),),
        ),
    ),
    Telling(
        Reason.AUDIENCE_RECIPIENT_READ_ONLY,
        says="ad account {account} only received audience {asset}, and cannot change it",
        meaning="Whoever received an audience may use it and drop it, but not edit it.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "assign {owner}, which owns {asset}, to {user}",
                "assign_asset",
                "ad_account.assign_members",
                "owner",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.SHARE_AUDIENCE,),
        example=Example(
            ("mia", "audience.edit", "aud-1"), less=(f.Assignment("nova", "mia", "adv-1"),)
        ),
    ),
    Telling(
        Reason.AUDIENCE_OWNER_NOT_BC_OWNED,
        says="the ad account of audience {asset} belongs to a person, not to a Business Center",
        meaning="Audiences are shared between ad accounts of Business Centers.",
        mends=(
            Mend(
                Mender.OWNING_PERSON,
                "let a Business Center take the ad account over",
                "accept_transfer",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.SHARE_AUDIENCE,),
        example=Example(
            ("zoe", "audience.share", "aud-1"),
            but=(f.AdAccount("adv-1", owner_user="leo"),),
            less=(f.Share("adv-1", "nova"),),
        ),
    ),
)
"""Two things that have to belong together."""

TELLINGS = (*SPARK_CODES, *TOGETHER)
