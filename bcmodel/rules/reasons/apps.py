"""What keeps an ad account out of a third-party app."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import RAISE, nobody
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason

MIA_CONNECTS_THE_APP = ("mia", "ad_account.connect_app", "adv-1")

TELLINGS = (
    Telling(
        Reason.APP_NOT_OWNER_OR_ADMIN,
        says="{user} has {has} on {asset}, and an app is connected at {needs}",
        meaning="An app is connected by the owner of the ad account, or by somebody at Admin "
        "level on it.",
        mends=(RAISE,),
        standing=Standing.REPORTED,
        sources=(s.CREATIVEX,),
        example=Example(
            MIA_CONNECTS_THE_APP,
            using="lens-1",
            but=(f.Assignment("nova", "mia", "adv-1", level="OPERATOR"),),
        ),
    ),
    Telling(
        Reason.APP_USER_OWNED_UNSUPPORTED,
        says="{asset} belongs to a person, and apps take ad accounts of Business Centers only",
        meaning="An ad account outside every Business Center cannot be connected to an app.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "transfer {asset} into {center}",
                "transfer_ad_account",
                "ad_account.transfer_in",
                "asset",
            ),
            Mend(Mender.OWNING_PERSON, "accept the transfer", "accept_transfer"),
        ),
        standing=Standing.REPORTED,
        sources=(s.CREATIVEX,),
        example=Example(
            MIA_CONNECTS_THE_APP,
            using="lens-1",
            but=(
                f.AdAccount("adv-1", owner_user="leo"),
                f.Share("adv-1", "nova", origin="REQUEST", level="ADMIN"),
            ),
            less=(f.Share("adv-1", "nova"),),
        ),
    ),
    Telling(
        Reason.APP_ALREADY_CONNECTED,
        says="{asset} is connected to {using} already",
        meaning="An ad account is connected to a workspace once; nothing is left to do.",
        mends=(nobody("connect it twice; use the connection there is"),),
        standing=Standing.REPORTED,
        sources=(s.CREATIVEX,),
        example=Example(
            MIA_CONNECTS_THE_APP,
            using="lens-1",
            but=(f.AppConnection("lens-1", "adv-1", "nova"),),
        ),
    ),
    Telling(
        Reason.APP_CONNECTED_ELSEWHERE,
        says="{asset} is connected to another workspace of the same app",
        meaning="An ad account goes with one workspace of an app; the other one has to let it go.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "disconnect {asset} from the other workspace",
                "disconnect_app",
                "ad_account.edit_settings",
                "asset",
            ),
        ),
        standing=Standing.REPORTED,
        sources=(s.CREATIVEX,),
        example=Example(
            MIA_CONNECTS_THE_APP,
            using="lens-1",
            but=(f.AppWorkspace("lens-2", "lens"), f.AppConnection("lens-2", "adv-1", "nova")),
        ),
    ),
    Telling(
        Reason.APP_WRONG_BC,
        says="workspace {using} is tied to a Business Center other than {center}",
        meaning="A workspace keeps to the Business Center that first gave it access.",
        mends=(Mend(Mender.PERSON, "connect through the Business Center of the workspace"),),
        standing=Standing.REPORTED,
        sources=(s.CREATIVEX,),
        example=Example(
            MIA_CONNECTS_THE_APP,
            using="lens-1",
            but=(f.AppWorkspace("lens-1", "lens", business_center="acme"),),
        ),
    ),
)
