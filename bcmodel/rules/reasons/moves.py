"""Moves that mend more than one thing: inviting, assigning, sharing, asking, making room."""

from __future__ import annotations

import attrs

from bcmodel.rules.reasons.telling import Mend, Mender
from bcmodel.vocab.words import Kind, Origin

GOVERNING = "business_center.edit_settings"
"""What any Admin may do, and nobody else."""

INVITE = Mend(
    Mender.ADMIN_HERE,
    "invite {user} to {center}",
    "invite_member",
    "business_center.invite_member",
    "center",
)
ACCEPT = Mend(Mender.PERSON, "accept the invitation to {center}", "accept_invitation")
CHANGE_ROLE = Mend(
    Mender.ADMIN_HERE,
    "make {user} an Admin of {center}, or do it in their place",
    "change_role",
    "business_center.change_member_role",
    "center",
)

CANCEL_INVITATION = Mend(
    Mender.ADMIN_HERE,
    "cancel the open invitation of {user}",
    "cancel_invitation",
    "business_center.invite_member",
    "center",
)
MAKE_ANOTHER_ADMIN = Mend(
    Mender.ADMIN_HERE,
    "make somebody else an Admin of {center} first",
    "change_role",
    "business_center.change_member_role",
    "center",
)
DEMOTE_AN_ADMIN = Mend(
    Mender.ADMIN_HERE,
    "make one of the Admins of {center} a Standard member first",
    "change_role",
    "business_center.change_member_role",
    "center",
)
REMOVE_A_MEMBER = Mend(
    Mender.ADMIN_HERE,
    "remove somebody from {center} who no longer needs it",
    "remove_member",
    "business_center.remove_member",
    "center",
)
CANCEL_SOME_INVITATION = Mend(
    Mender.ADMIN_HERE,
    "cancel an invitation that nobody answers",
    "cancel_invitation",
    "business_center.invite_member",
    "center",
    instead=True,
)

ASSIGN = Mend(
    Mender.ADMIN_HERE,
    "assign {asset} to {user}{at_level}",
    "assign_asset",
    "{kind}.assign_members",
    "asset",
)
ASSIGN_GROUP = Mend(
    Mender.ADMIN_HERE,
    "assign group {asset} to {user}",
    "assign_group",
    "account_group.manage",
    "asset",
    kind=Kind.ACCOUNT_GROUP,
)
RAISE = Mend(
    Mender.ADMIN_HERE,
    "give {user} {asset}{at_level}",
    "change_assignment",
    "{kind}.assign_members",
    "asset",
)

ADD_PARTNER = Mend(
    Mender.ADMIN_THERE,
    "add {center} as a partner of {granter}",
    "add_partner",
    "business_center.add_partner",
    "granter",
)
ACCEPT_PARTNER = Mend(
    Mender.ADMIN_HERE,
    "accept the partnership for {center}",
    "accept_partner",
    "business_center.add_partner",
    "center",
)
ACCEPT_PENDING_PARTNER = Mend(
    Mender.ADMIN_HERE,
    "accept the partnership of {granter} and {center}",
    "accept_partner",
    "business_center.add_partner",
    "invited",
)
SHARE = Mend(
    Mender.ADMIN_THERE,
    "share {asset} with {center}{at_level}",
    "share_asset",
    "{kind}.share_with_partner",
    "asset",
)
SHARE_LESS = Mend(
    Mender.ADMIN_THERE,
    "share {asset} with {center} again, this time with less",
    "share_asset",
    "{kind}.share_with_partner",
    "asset",
)
SHARE_MORE = Mend(
    Mender.ADMIN_THERE,
    "give {center} {asset}{at_level}",
    "change_share",
    "{kind}.share_with_partner",
    "asset",
    origin=Origin.PARTNER,
)

ASK_FOR_AD_ACCOUNT = Mend(
    Mender.ADMIN_HERE,
    "request access to {asset} for {center}{at_level}",
    "request_ad_account",
    "business_center.request_access",
    "center",
    kind=Kind.AD_ACCOUNT,
)
ASK_FOR_SHOP = Mend(
    Mender.ADMIN_HERE,
    "request access to {asset} for {center}{at_level}",
    "request_shop",
    "business_center.request_access",
    "center",
    kind=Kind.SHOP,
)
APPROVE_FOR_AD_ACCOUNT = Mend(
    Mender.ADMIN_THERE,
    "approve the request of {center} for {asset}",
    "approve_request",
    "ad_account.approve_requests",
    "asset",
    kind=Kind.AD_ACCOUNT,
)
APPROVE_FOR_SHOP = Mend(
    Mender.SELLER,
    "approve the request of {center} for {asset}",
    "approve_shop_request",
    "shop.approve_requests",
    "asset",
    kind=Kind.SHOP,
)
APPROVE_REQUEST = (APPROVE_FOR_AD_ACCOUNT, APPROVE_FOR_SHOP)
REQUEST = (ASK_FOR_AD_ACCOUNT, ASK_FOR_SHOP, *APPROVE_REQUEST)

ASK_FOR_LINK = Mend(
    Mender.ADMIN_HERE,
    "link {tiktok} to {center}{at_level}, which gives a QR code",
    "link_tiktok_account",
    "business_center.request_access",
    "center",
)
APPROVE_LINK = Mend(
    Mender.OWNING_PERSON, "scan the QR code and approve the link of {tiktok}", "approve_link"
)
LINK = (ASK_FOR_LINK, APPROVE_LINK)
DISCONNECT = Mend(
    Mender.ADMIN_HERE,
    "disconnect a TikTok account of {center} that is no longer used",
    "disconnect_tiktok_account",
    GOVERNING,
    "center",
)
EDIT_SCOPES = Mend(
    Mender.ADMIN_HERE,
    "ask its owner to hand {tiktok} over{at_level}",
    "edit_link_scopes",
    "tiktok_account.assign_members",
    "asset",
    origin=Origin.LINK,
)
APPROVE_SCOPES = Mend(
    Mender.OWNING_PERSON,
    "approve the wider permissions on {tiktok}",
    "approve_scopes",
    origin=Origin.LINK,
)
MORE_SCOPES = (SHARE_MORE, EDIT_SCOPES, APPROVE_SCOPES)


def nobody(advice: str) -> Mend:
    """Return what nobody can do, and what is left to do instead."""
    return Mend(Mender.NOBODY, advice)


def platform(advice: str, command: str = "") -> Mend:
    """Return a move that only the platform can make."""
    return Mend(Mender.PLATFORM, advice, command)


def only_where(origin: Origin, *moves: Mend) -> tuple[Mend, ...]:
    """Return moves for what was handed over in one way."""
    return tuple(attrs.evolve(move, origin=origin) for move in moves)
