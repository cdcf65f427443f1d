"""Happenings: what can happen in Business Center, and the line of the change log for it."""

from __future__ import annotations

import attrs

from bcmodel.vocab.words import Word


class Activity(Word):
    """The activity types of the platform's change log."""

    USER = "USER"
    ACCOUNT = "ACCOUNT"
    ASSET = "ASSET"
    BUSINESS = "BUSINESS"


class Happening(Word):
    """What happened, in the past tense."""

    # People.
    MEMBER_INVITED = "member_invited"
    INVITATION_RENEWED = "invitation_renewed"
    INVITATION_ACCEPTED = "invitation_accepted"
    INVITATION_DECLINED = "invitation_declined"
    INVITATION_CANCELLED = "invitation_cancelled"
    MEMBER_REMOVED = "member_removed"
    MEMBER_LEFT = "member_left"
    ROLE_CHANGED = "role_changed"
    FINANCE_ROLE_SET = "finance_role_set"
    TWO_STEP_ENABLED = "two_step_enabled"
    SIGNED_UP = "signed_up"

    # Business Centers.
    CENTER_CREATED = "center_created"
    CENTER_FOUNDED = "center_founded"
    VERIFICATION_SUBMITTED = "verification_submitted"
    VERIFICATION_SET = "verification_set"
    CENTER_STATUS_SET = "center_status_set"
    TWO_STEP_SCOPE_SET = "two_step_scope_set"
    EMAIL_DOMAINS_SET = "email_domains_set"

    # Partners, and what they share.
    PARTNER_INVITED = "partner_invited"
    PARTNERSHIP_ACCEPTED = "partnership_accepted"
    PARTNERSHIP_DECLINED = "partnership_declined"
    PARTNERSHIP_ENDED = "partnership_ended"
    ASSET_SHARED = "asset_shared"
    SHARE_CHANGED = "share_changed"
    SHARE_ENDED = "share_ended"
    AGENCY_NAMED = "agency_named"
    AGENCY_DROPPED = "agency_dropped"

    # Ad accounts.
    AD_ACCOUNT_CREATED = "ad_account_created"
    ACCESS_REQUESTED = "access_requested"
    REQUEST_APPROVED = "request_approved"
    REQUEST_REJECTED = "request_rejected"
    ACCESS_DROPPED = "access_dropped"
    TRANSFER_ASKED = "transfer_asked"
    TRANSFER_ACCEPTED = "transfer_accepted"
    TRANSFER_REJECTED = "transfer_rejected"
    OWNER_CHANGED = "owner_changed"
    SHARE_MERGED = "share_merged"
    AD_ACCOUNT_STATUS_SET = "ad_account_status_set"
    AD_ACCOUNT_CLOSED = "ad_account_closed"

    # TikTok accounts.
    TIKTOK_LINK_ASKED = "tiktok_link_asked"
    QR_CODE_RENEWED = "qr_code_renewed"
    TIKTOK_LINK_APPROVED = "tiktok_link_approved"
    TIKTOK_LINK_REJECTED = "tiktok_link_rejected"
    SCOPES_CHANGED = "scopes_changed"
    SCOPES_REQUESTED = "scopes_requested"
    SCOPES_APPROVED = "scopes_approved"
    TIKTOK_LINK_REVOKED = "tiktok_link_revoked"
    TIKTOK_ACCOUNT_DISCONNECTED = "tiktok_account_disconnected"
    LINKED_TO_AD_ACCOUNT = "linked_to_ad_account"
    UNLINKED_FROM_AD_ACCOUNT = "unlinked_from_ad_account"
    TIKTOK_STATUS_SET = "tiktok_status_set"

    # Assignments and groups.
    ASSET_ASSIGNED = "asset_assigned"
    ASSIGNMENT_CHANGED = "assignment_changed"
    ASSET_UNASSIGNED = "asset_unassigned"
    GROUP_CREATED = "group_created"
    ADDED_TO_GROUP = "added_to_group"
    REMOVED_FROM_GROUP = "removed_from_group"
    GROUP_DELETED = "group_deleted"
    GROUP_ASSIGNED = "group_assigned"
    GROUP_UNASSIGNED = "group_unassigned"

    # Other assets.
    PIXEL_TRANSFERRED = "pixel_transferred"
    PIXEL_LINKED = "pixel_linked"
    PIXEL_UNLINKED = "pixel_unlinked"
    CATALOG_CREATED = "catalog_created"
    SHOP_CLAIMED = "shop_claimed"
    AUDIENCE_SHARED = "audience_shared"
    AUDIENCE_UNSHARED = "audience_unshared"

    # Spark Ads codes, and apps.
    POST_AUTHORIZED = "post_authorized"
    CODE_APPLIED = "code_applied"
    CODE_EXTENDED = "code_extended"
    CODE_REVOKED = "code_revoked"
    APP_CONNECTED = "app_connected"
    APP_DISCONNECTED = "app_disconnected"
    WORKSPACE_TIED = "workspace_tied"


@attrs.frozen
class Line:
    """
    A line of the change log: the activity type, and what was done, in words over the fact's fields.

    Without an activity type, that of the asset is used: ACCOUNT for ad accounts and TikTok
    accounts, ASSET for all other kinds.
    """

    activity: Activity | None
    says: str


USER, ACCOUNT, ASSET, BUSINESS = Activity

LINES: dict[Happening, Line] = {
    Happening.MEMBER_INVITED: Line(USER, "invited {user} to {business_center} as {role}"),
    Happening.INVITATION_RENEWED: Line(
        USER, "sent {user} the invitation to {business_center} again"
    ),
    Happening.INVITATION_ACCEPTED: Line(USER, "joined {business_center} as {role}"),
    Happening.INVITATION_DECLINED: Line(USER, "declined the invitation to {business_center}"),
    Happening.INVITATION_CANCELLED: Line(
        USER, "cancelled the invitation of {user} to {business_center}"
    ),
    Happening.MEMBER_REMOVED: Line(USER, "removed {user} from {business_center}"),
    Happening.MEMBER_LEFT: Line(USER, "left {business_center}"),
    Happening.ROLE_CHANGED: Line(USER, "made {user} {role} of {business_center}"),
    Happening.FINANCE_ROLE_SET: Line(
        USER, "set the finance role of {user} in {business_center} to {finance_role}"
    ),
    Happening.TWO_STEP_ENABLED: Line(USER, "turned on 2-step verification"),
    Happening.SIGNED_UP: Line(USER, "signed up for TikTok For Business"),
    Happening.CENTER_CREATED: Line(BUSINESS, "created Business Center {id}"),
    Happening.CENTER_FOUNDED: Line(USER, "became the first {role} of {business_center}"),
    Happening.VERIFICATION_SUBMITTED: Line(BUSINESS, "submitted {id} for verification"),
    Happening.VERIFICATION_SET: Line(BUSINESS, "set the verification of {id} to {verification}"),
    Happening.CENTER_STATUS_SET: Line(BUSINESS, "set the status of {id} to {status}"),
    Happening.TWO_STEP_SCOPE_SET: Line(
        BUSINESS, "set who needs 2-step verification in {id} to {two_step_scope}"
    ),
    Happening.EMAIL_DOMAINS_SET: Line(
        BUSINESS, "set the email domains of {id} to {email_domains} for {email_scope}"
    ),
    Happening.PARTNER_INVITED: Line(BUSINESS, "asked for a partnership of {a} and {b}"),
    Happening.PARTNERSHIP_ACCEPTED: Line(BUSINESS, "accepted the partnership of {a} and {b}"),
    Happening.PARTNERSHIP_DECLINED: Line(BUSINESS, "declined the partnership of {a} and {b}"),
    Happening.PARTNERSHIP_ENDED: Line(BUSINESS, "ended the partnership of {a} and {b}"),
    Happening.ASSET_SHARED: Line(None, "shared {asset} with {to}{at_level}"),
    Happening.SHARE_CHANGED: Line(None, "changed what {to} has of {asset}{to_level}"),
    Happening.SHARE_ENDED: Line(None, "ended what {to} had of {asset}"),
    Happening.AGENCY_NAMED: Line(
        ACCOUNT, "named {business_center} the media agency of {ad_account}"
    ),
    Happening.AGENCY_DROPPED: Line(
        ACCOUNT, "removed {business_center} as the media agency of {ad_account}"
    ),
    Happening.AD_ACCOUNT_CREATED: Line(ACCOUNT, "created ad account {id}"),
    Happening.ACCESS_REQUESTED: Line(None, "requested {asset} for {to}{at_level}"),
    Happening.REQUEST_APPROVED: Line(None, "approved the request of {to} for {asset}{at_level}"),
    Happening.REQUEST_REJECTED: Line(None, "rejected the request of {to} for {asset}"),
    Happening.ACCESS_DROPPED: Line(None, "gave up what {to} had of {asset}"),
    Happening.TRANSFER_ASKED: Line(ACCOUNT, "asked for the transfer of {ad_account} to {to}"),
    Happening.TRANSFER_ACCEPTED: Line(ACCOUNT, "accepted the transfer of {ad_account} to {to}"),
    Happening.TRANSFER_REJECTED: Line(ACCOUNT, "turned down the transfer of {ad_account} to {to}"),
    Happening.OWNER_CHANGED: Line(ACCOUNT, "made {owner} the owner of {id}"),
    Happening.SHARE_MERGED: Line(None, "made the share of {asset} to {to} one of its owner"),
    Happening.AD_ACCOUNT_STATUS_SET: Line(ACCOUNT, "set the status of {id} to {status}"),
    Happening.AD_ACCOUNT_CLOSED: Line(ACCOUNT, "closed {id}"),
    Happening.TIKTOK_LINK_ASKED: Line(ACCOUNT, "made a QR code to link {asset} to {to}"),
    Happening.QR_CODE_RENEWED: Line(ACCOUNT, "made a new QR code to link {asset} to {to}"),
    Happening.TIKTOK_LINK_APPROVED: Line(ACCOUNT, "linked {asset} to {to}"),
    Happening.TIKTOK_LINK_REJECTED: Line(ACCOUNT, "refused to link {asset} to {to}"),
    Happening.SCOPES_CHANGED: Line(
        ACCOUNT, "changed the permissions of {to} on {asset} to {scopes}"
    ),
    Happening.SCOPES_REQUESTED: Line(ACCOUNT, "asked for {requested_scopes} on {asset} for {to}"),
    Happening.SCOPES_APPROVED: Line(
        ACCOUNT, "approved the permissions {scopes} of {to} on {asset}"
    ),
    Happening.TIKTOK_LINK_REVOKED: Line(ACCOUNT, "revoked the link of {asset} to {to}"),
    Happening.TIKTOK_ACCOUNT_DISCONNECTED: Line(ACCOUNT, "disconnected {asset} from {to}"),
    Happening.LINKED_TO_AD_ACCOUNT: Line(
        ACCOUNT, "linked {tiktok_account} to {ad_account} in {business_center}"
    ),
    Happening.UNLINKED_FROM_AD_ACCOUNT: Line(
        ACCOUNT, "unlinked {tiktok_account} from {ad_account} in {business_center}"
    ),
    Happening.TIKTOK_STATUS_SET: Line(ACCOUNT, "set the status of {id} to {status}"),
    Happening.ASSET_ASSIGNED: Line(
        None, "assigned {asset} to {user} in {business_center}{at_level}"
    ),
    Happening.ASSIGNMENT_CHANGED: Line(
        None, "changed what {user} has of {asset} in {business_center}{to_level}"
    ),
    Happening.ASSET_UNASSIGNED: Line(None, "took {asset} from {user} in {business_center}"),
    Happening.GROUP_CREATED: Line(ACCOUNT, "created group {id} in {business_center}"),
    Happening.ADDED_TO_GROUP: Line(ACCOUNT, "added an ad account to group {id}: {ad_accounts}"),
    Happening.REMOVED_FROM_GROUP: Line(
        ACCOUNT, "took an ad account out of group {id}: {ad_accounts}"
    ),
    Happening.GROUP_DELETED: Line(ACCOUNT, "deleted group {id}"),
    Happening.GROUP_ASSIGNED: Line(ACCOUNT, "assigned group {group} to {user}{at_level}"),
    Happening.GROUP_UNASSIGNED: Line(ACCOUNT, "took group {group} from {user}{at_level}"),
    Happening.PIXEL_TRANSFERRED: Line(ASSET, "moved pixel {id} into {owner}"),
    Happening.PIXEL_LINKED: Line(ASSET, "linked {pixel} to {ad_account}"),
    Happening.PIXEL_UNLINKED: Line(ASSET, "unlinked {pixel} from {ad_account}"),
    Happening.CATALOG_CREATED: Line(ASSET, "created catalog {id} in {owner}"),
    Happening.SHOP_CLAIMED: Line(ASSET, "claimed shop {id} for {owner}"),
    Happening.AUDIENCE_SHARED: Line(ASSET, "shared {audience} with {ad_account}"),
    Happening.AUDIENCE_UNSHARED: Line(ASSET, "ended the share of {audience} with {ad_account}"),
    Happening.POST_AUTHORIZED: Line(ASSET, "authorized {post} for {days} days with code {code}"),
    Happening.CODE_APPLIED: Line(ACCOUNT, "applied code {code} to {applied_to}"),
    Happening.CODE_EXTENDED: Line(ASSET, "extended code {code} by {days} days"),
    Happening.CODE_REVOKED: Line(ASSET, "revoked code {code}"),
    Happening.APP_CONNECTED: Line(ACCOUNT, "connected {ad_account} to app workspace {workspace}"),
    Happening.APP_DISCONNECTED: Line(
        ACCOUNT, "disconnected {ad_account} from app workspace {workspace}"
    ),
    Happening.WORKSPACE_TIED: Line(BUSINESS, "tied app workspace {id} to {business_center}"),
}
"""The line of the change log for each happening."""
