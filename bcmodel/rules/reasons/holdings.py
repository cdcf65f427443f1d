"""What a Business Center cannot do with its ad accounts, groups and catalogs, or with codes."""

from __future__ import annotations

from attrs import evolve

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import GOVERNING, nobody, platform
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.rules.town import LAST_WEEK
from bcmodel.vocab.reasons import Reason

ADA_CREATES_AN_AD_ACCOUNT = {
    "do": "create_ad_account",
    "actor": "ada",
    "business_center": "nova",
    "id": "adv-9",
    "currency": "EUR",
}
ADA_CLOSES = {"do": "close_ad_account", "actor": "ada", "asset": "adv-2"}
ADV_2 = f.AdAccount("adv-2", owner="nova")
"""Nova's own ad account in the town."""

TRANSFER = (
    Telling(
        Reason.TRANSFER_NOT_ACCEPTED,
        says="the transfer of {asset} into {center} was not accepted yet",
        meaning="An ad account on its way into a Business Center can be assigned there once its "
        "owner has accepted.",
        mends=(Mend(Mender.OWNING_PERSON, "accept the transfer", "accept_transfer"),),
        standing=Standing.DOCUMENTED,
        sources=(s.TRANSFER,),
        example=Example(
            do={
                "do": "assign_asset",
                "actor": "ada",
                "business_center": "nova",
                "user": "mia",
                "asset": "adv-leo",
                "level": "OPERATOR",
            },
            but=(f.Transfer("adv-leo", "nova"),),
            less=(f.Share("adv-leo", "nova", origin="REQUEST"),),
        ),
    ),
)
"""An ad account that is on its way."""

BEGINNING = (
    Telling(
        Reason.AD_ACCOUNT_LIMIT_REACHED,
        says="{center} owns as many ad accounts as it may",
        meaning="How many ad accounts a Business Center may own is agreed with the platform.",
        mends=(platform("raise the limit, through the sales representative"),),
        standing=Standing.REPORTED,
        sources=(s.CENTER_FAQ,),
        example=Example(do=ADA_CREATES_AN_AD_ACCOUNT, book={"ad_account_limit": 1}),
    ),
    Telling(
        Reason.CURRENCY_MISMATCH,
        says="{center} works in {currency}, and its ad accounts have the same currency",
        meaning="An ad account is created in the currency of its Business Center, which cannot be "
        "edited later.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "create the ad account in {currency}",
                "create_ad_account",
                "business_center.create_ad_account",
                "center",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            do=ADA_CREATES_AN_AD_ACCOUNT, but=(f.BusinessCenter("nova", currency="USD"),)
        ),
    ),
)
"""An ad account is created."""

STOP_DELIVERY = Mend(
    Mender.ADMIN_HERE,
    "stop the ads of {asset}, and wait three days",
    needs="ad_account.publish_ads",
    on="asset",
)
PAY = Mend(
    Mender.ADMIN_HERE,
    "pay what {asset} owes",
    needs="ad_account.manage_finance",
    on="asset",
)

ENDING = (
    Telling(
        Reason.CLOSE_BLOCKED_DELIVERING,
        says="ads of {asset} were live in the last three days",
        meaning="An ad account is closed once none of its ads has run for three days.",
        mends=(STOP_DELIVERY,),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(do=ADA_CLOSES, but=(evolve(ADV_2, close_blockers=["DELIVERING"]),)),
    ),
    Telling(
        Reason.CLOSE_BLOCKED_UNPAID_BILL,
        says="{asset} has an unpaid bill",
        meaning="An ad account is closed once its bills are paid.",
        mends=(PAY,),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(do=ADA_CLOSES, but=(evolve(ADV_2, close_blockers=["UNPAID_BILL"]),)),
    ),
    Telling(
        Reason.CLOSE_BLOCKED_SUSPENDED,
        says="{asset} is suspended, and cannot be closed until that is over",
        meaning="A suspended ad account is not closed until the suspension is over.",
        mends=(platform("lift the suspension after an appeal", "set_ad_account_status"),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES, s.SUSPENSION),
        example=Example(do=ADA_CLOSES, but=(evolve(ADV_2, status="STATUS_LIMIT"),)),
    ),
    Telling(
        Reason.CLOSE_BLOCKED_UNFINISHED_TRANSFER,
        says="a transfer of {asset} is not finished",
        meaning="An ad account on its way to another owner is closed after it has arrived, or was "
        "turned down.",
        mends=(nobody("close it while it is being transferred; that has to end first"),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(do=ADA_CLOSES, but=(f.Transfer("adv-2", "acme"),)),
    ),
    Telling(
        Reason.CLOSE_BLOCKED_AUTOPAY_UNBILLED,
        says="{asset} has spent money by automatic payment that was not billed yet",
        meaning="With automatic payment an ad account is closed once the last bill was made and "
        "paid.",
        mends=(PAY,),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(do=ADA_CLOSES, but=(evolve(ADV_2, close_blockers=["AUTOPAY_UNBILLED"]),)),
    ),
)
"""An ad account is closed."""

GATHERED = (
    Telling(
        Reason.BC_TYPE_UNSUPPORTED,
        says="{center} is an Enterprise Business Center, which has no account groups",
        meaning="Account groups exist in Standard Business Centers only.",
        mends=(nobody("make groups in {center}; a Standard Business Center can"),),
        standing=Standing.DOCUMENTED,
        sources=(s.GROUPS,),
        example=Example(
            do={
                "do": "create_account_group",
                "actor": "ivy",
                "business_center": "luma",
                "id": "spring",
            },
            but=(f.BusinessCenter("luma", organization="ENTERPRISE"),),
        ),
    ),
    Telling(
        Reason.CATALOG_USER_LIMIT,
        says="catalog {asset} has as many people as it can have, or {user} as many catalogs",
        meaning="A catalog is assigned to at most 100 people, and a person has at most 100 "
        "catalogs.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "take {asset} from somebody, or another catalog from {user}",
                "unassign_asset",
                "catalog.assign_members",
                "asset",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.CATALOG_ROLES,),
        example=Example(
            do={
                "do": "assign_asset",
                "actor": "ada",
                "business_center": "nova",
                "user": "ada",
                "asset": "cat-1",
            },
            book={"catalog_users": 1},
        ),
    ),
    Telling(
        Reason.CATALOG_BC_LIMIT,
        says="{center} has as many catalogs as it can have",
        meaning="A Business Center has at most 2,000 catalogs.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "delete a catalog of {center} that is no longer used",
                needs=GOVERNING,
                on="center",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.CATALOG_ROLES,),
        example=Example(
            do={
                "do": "create_catalog",
                "actor": "zoe",
                "business_center": "acme",
                "id": "cat-9",
            },
            book={"catalogs_per_bc": 1},
        ),
    ),
    Telling(
        Reason.SPARK_IN_USE_CANNOT_DISABLE,
        says="code {using} is in use, and cannot be revoked before it ends",
        meaning="A post that is advertised with stays authorised until its code ends.",
        mends=(nobody("revoke it now; it ends by itself unless it is extended"),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            do={"do": "revoke_code", "actor": "leo", "code": "spark-3"},
            but=(
                f.SparkCode("spark-3", "post-1", LAST_WEEK, status="IN_USE", applied_to=["adv-1"]),
            ),
        ),
    ),
)
"""Groups, catalogs and codes."""

TELLINGS = (*TRANSFER, *BEGINNING, *ENDING, *GATHERED)
