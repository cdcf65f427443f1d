"""Why a command comes to nothing: who may give it, whether it has a point, what it is about."""

from __future__ import annotations

from attrs import evolve

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import (
    ASK_FOR_AD_ACCOUNT,
    ASK_FOR_LINK,
    ASK_FOR_SHOP,
    INVITE,
    SHARE,
    nobody,
    platform,
)
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind

IVY_ACCEPTS = {"do": "accept_invitation", "actor": "ivy", "business_center": "nova"}

GIVER = (
    Telling(
        Reason.PLATFORM_ONLY,
        says="only the platform decides this, and {user} is not the platform",
        meaning="Verification results, and the status of Business Centers and of accounts, come "
        "from the platform and from nobody else.",
        mends=(platform("set this, after its own review or an appeal"),),
        standing=Standing.DOCUMENTED,
        sources=(s.VERIFICATION, s.SUSPENSION),
        example=Example(
            do={
                "do": "set_verification",
                "actor": "ada",
                "business_center": "nova",
                "verification": "FAILED",
            },
            unlike={"actor": "platform"},
        ),
    ),
    Telling(
        Reason.ACCOUNT_OWNER_ONLY,
        says="{asset} does not belong to {user}, and this takes the person it belongs to",
        meaning="What an account's owner grants from their own app, nobody grants in their "
        "place; an organization account has no such person.",
        mends=(Mend(Mender.OWNING_PERSON, "do it in {user}'s place"),),
        standing=Standing.DOCUMENTED,
        sources=(s.TIKTOK_DELIVERY, s.TRANSFER),
        example=Example(
            do={"do": "extend_code", "actor": "leo", "code": "spark-1", "days": 60},
            but=(f.TikTokAccount("tt-leo", owner_user="kim"),),
        ),
    ),
    Telling(
        Reason.INVITEE_ONLY,
        says="{user} was never invited to {center}",
        meaning="An invitation is answered by the person it was made for, and by nobody in their "
        "place.",
        mends=(INVITE,),
        standing=Standing.DOCUMENTED,
        sources=(s.ADD_USERS,),
        example=Example(do=IVY_ACCEPTS, less=(f.Member("nova", "ivy"),)),
    ),
)
"""Somebody may give the command, without needing an action."""

POINT = (
    Telling(
        Reason.NOTHING_TO_DO,
        says="nothing would change: it is so already, or there is nothing to change or end",
        meaning="What is so already is not done again, and what does not stand is neither changed "
        "nor ended.",
        mends=(),
        standing=Standing.ASSUMED,
        sources=(s.OUR_INFERENCE,),
        example=Example(
            do={"do": "enable_two_step", "actor": "mia"}, but=(f.User("mia", two_step=True),)
        ),
    ),
    Telling(
        Reason.NOTHING_PENDING,
        says="nothing is pending here for {user}: it was answered or taken back, it ran out, or "
        "this side was never asked",
        meaning="Invitations, requests, links and transfers are answered and renewed while they "
        "wait, by the side that was asked.",
        mends=(nobody("answer what does not wait; it has to be asked for anew"),),
        standing=Standing.ASSUMED,
        sources=(s.OUR_INFERENCE,),
        example=Example(do=IVY_ACCEPTS, but=(f.Member("nova", "ivy"),)),
    ),
)
"""There is something to change, or to answer."""

KIND_OF_ASSET = (
    Telling(
        Reason.ASSET_TYPE_NOT_REQUESTABLE,
        says="{asset} is of a kind that cannot be requested like this",
        meaning="Ad accounts, TikTok accounts and shops are asked for; pixels, catalogs and "
        "everything else are given by their owner.",
        mends=(
            ASK_FOR_AD_ACCOUNT,
            ASK_FOR_SHOP,
            evolve(ASK_FOR_LINK, kind=Kind.TIKTOK_ACCOUNT),
            *(evolve(SHARE, kind=kind) for kind in (Kind.PIXEL, Kind.CATALOG, Kind.FORM_LIBRARY)),
        ),
        standing=Standing.REPORTED,
        sources=(s.LEADSIE, s.REQUEST_SHOP),
        example=Example(
            do={
                "do": "request_ad_account",
                "actor": "ada",
                "business_center": "nova",
                "asset": "forms-1",
            },
            unlike={"asset": "adv-1"},
        ),
    ),
    Telling(
        Reason.GROUP_TYPE_UNSUPPORTED,
        says="{asset} is not an ad account, and groups hold nothing else",
        meaning="Account groups hold ad accounts only; anything else is assigned one by one.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "assign {asset} by itself to whoever is to have it",
                "assign_asset",
                "{kind}.assign_members",
                "asset",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.GROUPS, s.API),
        example=Example(
            do={"do": "add_to_group", "actor": "ada", "group": "launch", "asset": "px-1"},
            unlike={"asset": "adv-1"},
        ),
    ),
)
"""The command is one for this kind of asset."""

TELLINGS = (*GIVER, *POINT, *KIND_OF_ASSET)
