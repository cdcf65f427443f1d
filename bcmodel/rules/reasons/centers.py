"""The state a Business Center is in: review, sanctions, verification."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import nobody, platform
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason

ADA_CREATES_AN_AD_ACCOUNT = ("ada", "business_center.create_ad_account", "nova")
MIA_CREATES_ADS = ("mia", "ad_account.create_ads", "adv-1")

SUBMIT = Mend(
    Mender.ADMIN_HERE,
    "submit the verification of {center}",
    "submit_verification",
    "business_center.submit_verification",
    "center",
)
CORRECT_AND_SUBMIT = Mend(
    Mender.ADMIN_HERE,
    "correct the details and documents of {center}, and submit them again",
    "submit_verification",
    "business_center.submit_verification",
    "center",
)
FINISH_VERIFICATION = platform("finish the verification of {center}", "set_verification")
REINSTATE = platform("put {center} in order after an appeal", "set_business_center_status")

STATUS = (
    Telling(
        Reason.BC_IN_REVIEW,
        says="{center} is still in review, and no account can be created in it until that is over",
        meaning="A Business Center in review works, but no account can be created in it.",
        mends=(platform("finish the review of {center}", "set_business_center_status"),),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            ADA_CREATES_AN_AD_ACCOUNT, but=(f.BusinessCenter("nova", status="REVIEWING"),)
        ),
    ),
    Telling(
        Reason.BC_DENIED,
        says="{center} was not approved by the platform",
        meaning="The review of the Business Center failed; its members can still see it and leave "
        "it, and nothing else.",
        mends=(REINSTATE,),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(MIA_CREATES_ADS, but=(f.BusinessCenter("nova", status="DENY"),)),
    ),
    Telling(
        Reason.BC_PUNISHED,
        says="{center} was disabled by the platform",
        meaning="A sanction closed the Business Center; its members can still see it and leave it, "
        "and nothing else.",
        mends=(REINSTATE,),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(MIA_CREATES_ADS, but=(f.BusinessCenter("nova", status="PUNISH"),)),
        also=(
            Example(
                do={"do": "accept_invitation", "actor": "ivy", "business_center": "nova"},
                but=(f.BusinessCenter("nova", status="PUNISH"),),
            ),
        ),
    ),
    Telling(
        Reason.BC_DELETED,
        says="{center} was deleted",
        meaning="The Business Center is gone, and with it everything it gave.",
        mends=(nobody("bring {center} back; the assets have to be handed over to another one"),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA, s.API_NOTES),
        example=Example(
            ("mia", "business_center.view", "nova"),
            but=(f.BusinessCenter("nova", status="DELETED"),),
        ),
    ),
)
"""The Business Center is in order."""

VERIFICATION = (
    Telling(
        Reason.BC_NOT_VERIFIED,
        says="{center} has not been submitted for verification",
        meaning="Accounts can be created in a verified Business Center only.",
        mends=(SUBMIT, FINISH_VERIFICATION),
        standing=Standing.DOCUMENTED,
        sources=(s.ABOUT, s.ORGANIZATION_ACCOUNT),
        example=Example(
            ADA_CREATES_AN_AD_ACCOUNT,
            but=(f.BusinessCenter("nova", verification="NOT_SUBMITTED"),),
        ),
    ),
    Telling(
        Reason.BC_VERIFICATION_REVIEWING,
        says="the verification of {center} is still in review",
        meaning="The documents are with the platform; waiting, and one precise question, is all "
        "there is to do.",
        mends=(FINISH_VERIFICATION,),
        standing=Standing.REPORTED,
        sources=(s.DELVIA, s.API_NOTES),
        example=Example(
            ADA_CREATES_AN_AD_ACCOUNT, but=(f.BusinessCenter("nova", verification="REVIEWING"),)
        ),
    ),
    Telling(
        Reason.BC_VERIFICATION_FAILED,
        says="the verification of {center} failed",
        meaning="The details did not match the documents, or a document was unfit: blurry, "
        "cropped, lapsed, of the wrong type or region.",
        mends=(CORRECT_AND_SUBMIT, FINISH_VERIFICATION),
        standing=Standing.DOCUMENTED,
        sources=(s.VERIFICATION,),
        example=Example(
            ADA_CREATES_AN_AD_ACCOUNT, but=(f.BusinessCenter("nova", verification="FAILED"),)
        ),
    ),
    Telling(
        Reason.BC_VERIFICATION_EXPIRED,
        says="the verification of {center} has lapsed",
        meaning="A verification does not last for ever; it has to be renewed.",
        mends=(SUBMIT, FINISH_VERIFICATION),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            ADA_CREATES_AN_AD_ACCOUNT, but=(f.BusinessCenter("nova", verification="EXPIRED"),)
        ),
    ),
    Telling(
        Reason.BC_INFO_INCOMPLETE,
        says="the contact or billing information of {center} is not complete",
        meaning="An organization account is created from the Business Center's own information, "
        "so that has to be complete.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "fill in the contact and billing information of {center}",
                needs="business_center.edit_settings",
                on="center",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.ORGANIZATION_ACCOUNT,),
        example=Example(
            ("ada", "business_center.create_organization_account", "nova"),
            but=(f.BusinessCenter("nova", info_complete=False),),
        ),
    ),
)
"""The Business Center is verified, and its information complete."""

TELLINGS = (*STATUS, *VERIFICATION)
