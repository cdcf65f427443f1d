"""Advice: what to look at when something is allowed and still does not work."""

from __future__ import annotations

from bcmodel.rules import sources as s
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason

MIA_CREATES_ADS = Example(("mia", "ad_account.create_ads", "adv-1"))

TELLINGS = (
    Telling(
        Reason.STALE_SESSION,
        says="reload the page, or sign out and in: what was granted just now may not show yet",
        meaning="Access that was just granted can be hidden by an old session.",
        mends=(Mend(Mender.PERSON, "sign out and in again"),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=MIA_CREATES_ADS,
    ),
    Telling(
        Reason.WRONG_LOGIN,
        says="see whether {user} is signed in with the account that has the access",
        meaning="People with several logins are easily signed in with one that has no access.",
        mends=(Mend(Mender.PERSON, "sign in with the account that has the access"),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=MIA_CREATES_ADS,
    ),
    Telling(
        Reason.BC_NOT_LOADING,
        says="see whether the page loads at all: browser, region, status of the platform",
        meaning="A Business Center that does not load is not a matter of access; the cache of "
        "Ads Manager can be reset by adding `&reset_cache=1` to its address.",
        mends=(Mend(Mender.PERSON, "try another browser, or reset the cache"),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=MIA_CREATES_ADS,
    ),
    Telling(
        Reason.INVITE_NOT_RECEIVED,
        says="if an invitation does not arrive, look in spam and in other inboxes, then resend it",
        meaning="Invitations are filtered, delayed, or sent to an address that nobody reads.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "send the invitation again",
                "resend_invitation",
                "business_center.invite_member",
                "center",
            ),
        ),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=Example(("ada", "business_center.invite_member", "nova")),
    ),
    Telling(
        Reason.SELLER_CENTER_LOGIN,
        says="Seller Center has a login of its own: check it, and the address of the region",
        meaning="Seller Center is entered with credentials of its own, at an address for each "
        "region; signing in to Business Center does not help.",
        mends=(Mend(Mender.PERSON, "reset the Seller Center login"),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=Example(("mia", "shop.operate", "shop-1")),
    ),
)
