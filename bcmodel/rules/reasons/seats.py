"""What stands between a person and a seat: limits, allowlists, invitations, the last Admin."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import (
    CANCEL_INVITATION,
    CANCEL_SOME_INVITATION,
    DEMOTE_AN_ADMIN,
    INVITE,
    MAKE_ANOTHER_ADMIN,
    REMOVE_A_MEMBER,
)
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason

ADA_INVITES_KIM = {
    "do": "invite_member",
    "actor": "ada",
    "business_center": "nova",
    "user": "kim",
}
IVY_ACCEPTS = {"do": "accept_invitation", "actor": "ivy", "business_center": "nova"}

LIMITS = (
    Telling(
        Reason.MEMBER_LIMIT_REACHED,
        says="{center} has no seat left for {user}; people who are invited take one too",
        meaning="A Business Center has 4,000 seats, and an invitation takes one as soon as it is "
        "made.",
        mends=(REMOVE_A_MEMBER, CANCEL_SOME_INVITATION),
        standing=Standing.DOCUMENTED,
        sources=(s.ADD_USERS,),
        example=Example(do=ADA_INVITES_KIM, book={"member_limit": 3}),
    ),
    Telling(
        Reason.ADMIN_LIMIT_REACHED,
        says="{center} has no room for {user} as another Admin; those invited as Admins count too",
        meaning="A Business Center has at most 20 Admins, counting those who are invited.",
        mends=(DEMOTE_AN_ADMIN,),
        standing=Standing.DOCUMENTED,
        sources=(s.ADD_USERS,),
        example=Example(
            do={
                "do": "change_role",
                "actor": "ada",
                "business_center": "nova",
                "user": "mia",
                "role": "ADMIN",
            },
            book={"admin_limit": 1},
        ),
    ),
    Telling(
        Reason.LAST_ADMIN,
        says="{user} is the last Admin of {center}",
        meaning="A Business Center keeps at least one Admin: without one, nobody could let anybody "
        "in.",
        mends=(MAKE_ANOTHER_ADMIN,),
        standing=Standing.ASSUMED,
        sources=(s.OUR_INFERENCE, s.DELVIA),
        example=Example(
            do={"do": "leave", "actor": "mia", "business_center": "nova"},
            but=(f.Member("nova", "mia", role="ADMIN"), f.Member("nova", "ada")),
        ),
    ),
)
"""How many people a Business Center has, and needs."""

INVITATIONS = (
    Telling(
        Reason.EMAIL_DOMAIN_NOT_ALLOWED,
        says="{center} only invites addresses of its own domains ({domains}), and {address} is not "
        "one of them",
        meaning="With an email allowlist, people - or only Admins - are invited at addresses of "
        "certain domains.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "invite {user} at an address of these domains",
                "invite_member",
                "business_center.invite_member",
                "center",
            ),
            Mend(
                Mender.ADMIN_HERE,
                "add the domain to the allowlist of {center}",
                "set_email_domains",
                "business_center.manage_security",
                "center",
                instead=True,
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.EMAIL_ALLOWLIST,),
        example=Example(
            do=ADA_INVITES_KIM, but=(f.BusinessCenter("nova", email_domains=["nova.example"]),)
        ),
    ),
    Telling(
        Reason.INVITE_DUPLICATE_PENDING,
        says="an earlier invitation of {user} to {center} was never answered, and is in the way",
        meaning="An entry that nobody answered, expired or not, has to go before the same person "
        "is invited anew.",
        mends=(CANCEL_INVITATION, INVITE),
        standing=Standing.REPORTED,
        sources=(s.DELVIA, s.API_NOTES),
        example=Example(do=ADA_INVITES_KIM, but=(f.Member("nova", "kim", status="PENDING"),)),
    ),
    Telling(
        Reason.INVITE_IDENTITY_MISMATCH,
        says="the invitation to {center} went to {address}, and {user} is signed in with another "
        "address",
        meaning="An invitation is bound to the address it went to; whoever is signed in with "
        "another one cannot accept it.",
        mends=(
            Mend(Mender.PERSON, "sign in with the account of that address, if it is theirs"),
            Mend(
                Mender.ADMIN_HERE,
                "cancel the invitation, and invite {user} at the address they sign in with",
                "cancel_invitation",
                "business_center.invite_member",
                "center",
                instead=True,
            ),
        ),
        standing=Standing.REPORTED,
        sources=(s.DELVIA,),
        example=Example(
            do=IVY_ACCEPTS,
            but=(f.Member("nova", "ivy", status="PENDING", invited_email="ivy@old.example"),),
        ),
    ),
    Telling(
        Reason.ALREADY_A_MEMBER,
        says="{user} is a member of {center} already",
        meaning="Members are not invited again; their role, and what is assigned to them, is "
        "changed instead.",
        mends=(
            Mend(
                Mender.ADMIN_HERE,
                "change the role of {user} in {center} instead",
                "change_role",
                "business_center.change_member_role",
                "center",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.ADD_USERS,),
        example=Example(do=ADA_INVITES_KIM, but=(f.Member("nova", "kim"),)),
    ),
)
"""Who can be invited, and who can accept."""

TELLINGS = (*LIMITS, *INVITATIONS)
