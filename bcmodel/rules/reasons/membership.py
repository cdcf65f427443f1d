"""Who the person is: the login, the invitation, the membership, the role."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import ACCEPT, CHANGE_ROLE, INVITE, nobody, platform
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.rules.town import LAST_WEEK
from bcmodel.vocab.reasons import Reason

MIA_CREATES_ADS = ("mia", "ad_account.create_ads", "adv-1")
SIGN_UP = Mend(Mender.PERSON, "sign up for TikTok For Business", "sign_up")

LOGIN = (
    Telling(
        Reason.NO_TFB_LOGIN,
        says="{user} has no TikTok For Business login",
        meaning="Roles and access are given to TikTok For Business users only; a TikTok account "
        "alone opens no Business Center.",
        mends=(SIGN_UP,),
        standing=Standing.DOCUMENTED,
        sources=(s.ABOUT,),
        example=Example(MIA_CREATES_ADS, but=(f.User("mia", tiktok_for_business=False),)),
    ),
    Telling(
        Reason.TFB_LOGIN_SUSPENDED,
        says="the TikTok For Business login of {user} is suspended",
        meaning="The platform suspends a login it takes for compromised, and everything behind "
        "it, until its investigation is over.",
        mends=(platform("lift the suspension, once {user} has completed its investigation"),),
        standing=Standing.DOCUMENTED,
        sources=(s.COMPROMISED,),
        example=Example(MIA_CREATES_ADS, but=(f.User("mia", login="SUSPENDED"),)),
    ),
    Telling(
        Reason.LOGIN_LOST,
        says="{user} has lost both the email and the phone of their login",
        meaning="Whoever loses the email and the phone of a login cannot sign in with it again.",
        mends=(nobody("bring this login back; a new one has to be invited in its place"),),
        standing=Standing.DOCUMENTED,
        sources=(s.ABOUT,),
        example=Example(MIA_CREATES_ADS, but=(f.User("mia", login="LOST"),)),
    ),
    Telling(
        Reason.TWO_STEP_REQUIRED,
        says="{center} asks for two-step verification, and {user} has not turned it on",
        meaning="A Business Center can ask its Admins, or everybody, for two-step verification; "
        "without it nothing inside opens.",
        mends=(Mend(Mender.PERSON, "turn on two-step verification", "enable_two_step"),),
        standing=Standing.DOCUMENTED,
        sources=(s.TWO_STEP,),
        example=Example(MIA_CREATES_ADS, but=(f.BusinessCenter("nova", two_step_scope="ALL"),)),
    ),
    Telling(
        Reason.DATA_VERIFICATION_REQUIRED,
        says="the identity check of {user} for downloading data has lapsed",
        meaning="Downloading data asks for an identity check, which lasts ten days.",
        mends=(Mend(Mender.PERSON, "pass the data verification again, by entering the code"),),
        standing=Standing.DOCUMENTED,
        sources=(s.DATA_VERIFICATION,),
        example=Example(
            ("mia", "ad_account.download_data", "adv-1"),
            but=(f.User("mia", data_verified_until=LAST_WEEK),),
        ),
    ),
)
"""The person can sign in."""

MEMBER = (
    Telling(
        Reason.NOT_A_MEMBER,
        says="{user} is not a member of {center}",
        meaning="The person has no entry in the Business Center, and was never invited to it.",
        mends=(INVITE, ACCEPT),
        standing=Standing.DOCUMENTED,
        sources=(s.ADD_USERS,),
        example=Example(MIA_CREATES_ADS, less=(f.Member("nova", "mia"),)),
        also=(
            Example(
                do={
                    "do": "assign_asset",
                    "actor": "ada",
                    "business_center": "nova",
                    "user": "mia",
                    "asset": "adv-2",
                },
                less=(f.Member("nova", "mia"),),
            ),
        ),
    ),
    Telling(
        Reason.INVITE_PENDING,
        says="{user} was invited to {center}, but has not accepted",
        meaning="An invitation gives nothing until it is accepted, whatever was assigned to it "
        "beforehand.",
        mends=(ACCEPT,),
        standing=Standing.DOCUMENTED,
        sources=(s.ADD_USERS, s.API),
        example=Example(MIA_CREATES_ADS, but=(f.Member("nova", "mia", status="PENDING"),)),
    ),
    Telling(
        Reason.INVITE_EXPIRED,
        says="the invitation of {user} to {center} has expired",
        meaning="An invitation can be accepted for some days; the stale entry has to go before "
        "the person can be invited again.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "cancel the expired invitation",
                "cancel_invitation",
                "business_center.invite_member",
                "center",
            ),
            INVITE,
            ACCEPT,
        ),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=Example(
            MIA_CREATES_ADS,
            but=(f.Member("nova", "mia", status="PENDING", expires_at=LAST_WEEK),),
        ),
        also=(
            Example(
                do={"do": "accept_invitation", "actor": "ivy", "business_center": "nova"},
                but=(f.Member("nova", "ivy", status="PENDING", expires_at=LAST_WEEK),),
            ),
        ),
    ),
    Telling(
        Reason.INVITE_REJECTED,
        says="{user} declined the invitation to {center}",
        meaning="The person was invited and said no.",
        mends=(INVITE, ACCEPT),
        standing=Standing.DOCUMENTED,
        sources=(s.API,),
        example=Example(MIA_CREATES_ADS, but=(f.Member("nova", "mia", status="REJECTED"),)),
    ),
    Telling(
        Reason.INVITE_CANCELLED,
        says="the invitation of {user} to {center} was withdrawn",
        meaning="An Admin took the invitation back before it was accepted.",
        mends=(INVITE, ACCEPT),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            MIA_CREATES_ADS, but=(f.Member("nova", "mia", status="UNBOUND", ended="CANCELLED"),)
        ),
    ),
    Telling(
        Reason.REMOVED_FROM_BC,
        says="{user} was removed from {center}",
        meaning="An Admin removed the person. Nobody can let themselves back in.",
        mends=(INVITE, ACCEPT),
        standing=Standing.DOCUMENTED,
        sources=(s.REMOVE_USERS, s.DELVIA),
        example=Example(
            MIA_CREATES_ADS, but=(f.Member("nova", "mia", status="UNBOUND", ended="REMOVED"),)
        ),
    ),
    Telling(
        Reason.LEFT_BC,
        says="{user} has left {center}",
        meaning="The person removed themselves from the Business Center.",
        mends=(INVITE, ACCEPT),
        standing=Standing.DOCUMENTED,
        sources=(s.SETTINGS,),
        example=Example(
            MIA_CREATES_ADS, but=(f.Member("nova", "mia", status="UNBOUND", ended="LEFT"),)
        ),
    ),
)
"""The person is a bound member."""

ROLE = (
    Telling(
        Reason.BC_ROLE_NOT_ADMIN,
        says="{user} is not an Admin of {center}, and this takes one",
        meaning="Admins govern a Business Center: its people, its partners, and who is given "
        "what. Standard members use what they were given.",
        mends=(CHANGE_ROLE,),
        standing=Standing.DOCUMENTED,
        sources=(s.ROLES,),
        example=Example(
            ("ada", "business_center.invite_member", "nova"), but=(f.Member("nova", "ada"),)
        ),
    ),
)
"""The person has the role for governing."""

TELLINGS = (*LOGIN, *MEMBER, *ROLE)
