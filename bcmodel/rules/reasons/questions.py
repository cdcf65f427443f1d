"""What is wrong with a question itself: somebody or something that is not there."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason

ADA_TAKES_THE_PIXEL_OVER = ("ada", "pixel.transfer_in", "px-new")
ADA_VIEWS_ADS = ("ada", "ad_account.view_ads", "adv-1")

TELLINGS = (
    Telling(
        Reason.USER_NOT_FOUND,
        says="nobody here is called {user}",
        meaning="The World has no such person; the id may be misspelt.",
        mends=(),
        standing=Standing.ASSUMED,
        sources=(s.OUR_INFERENCE,),
        example=Example(("kim", "business_center.view", "nova"), less=(f.User("kim"),)),
    ),
    Telling(
        Reason.ASSET_NOT_FOUND,
        says="there is nothing called {missing} here",
        meaning="The World has no such asset; the id may be misspelt.",
        mends=(),
        standing=Standing.ASSUMED,
        sources=(s.OUR_INFERENCE,),
        example=Example(ADA_TAKES_THE_PIXEL_OVER, less=(f.Pixel("px-new"),)),
    ),
    Telling(
        Reason.ACTION_NOT_APPLICABLE,
        says="{action} cannot be done with {things}",
        meaning="The action belongs to another kind of asset, or is done with another kind of "
        "thing.",
        mends=(),
        standing=Standing.ASSUMED,
        sources=(s.OUR_INFERENCE,),
        example=Example(
            ADA_TAKES_THE_PIXEL_OVER,
            but=(f.AdAccount("px-new", owner="nova"),),
            less=(f.Pixel("px-new"),),
        ),
    ),
    Telling(
        Reason.WRONG_BC_CONTEXT,
        says="{user} is in the wrong Business Center: this is open through {elsewhere}",
        meaning="The person has the access they want, but in another Business Center than the "
        "one they act in.",
        mends=(Mend(Mender.PERSON, "switch to {elsewhere}"),),
        standing=Standing.REPORTED,
        sources=(s.DELVIA, s.CREATIVEX),
        example=Example(ADA_VIEWS_ADS, within="acme", but=(f.Assignment("nova", "ada", "adv-1"),)),
    ),
)
