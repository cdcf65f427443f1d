"""Where rules come from, and how firm that ground is."""

from __future__ import annotations

import attrs

from bcmodel.vocab.words import Word


class Standing(Word):
    """How firm a rule's ground is, firmest first."""

    DOCUMENTED = "documented"
    REPORTED = "reported"
    ASSUMED = "assumed"


@attrs.frozen
class Source:
    """A page that states a fact about the platform; without an address, an inference of ours."""

    title: str
    address: str = ""

    def __str__(self) -> str:
        return f"{self.title} ({self.address})" if self.address else self.title

    def __lt__(self, other: Source) -> bool:
        return str(self) < str(other)


def _help(title: str, page: str) -> Source:
    return Source(title, f"https://ads.tiktok.com/help/article/{page}")


ABOUT = _help("About TikTok Business Center", "tiktok-business-center")
ROLES = _help(
    "Business Center roles and permissions", "about-business-center-roles-and-permissions"
)
ROLES_FAQ = _help("Roles and permissions FAQ", "roles-permissions-faq")
LEVELS = _help("Assets and asset-level permissions", "about-assets-and-asset-level-permissions")
ADD_USERS = _help("Add users to Business Center", "add-users-tiktok-business-center")
REMOVE_USERS = _help(
    "Remove members in Business Center",
    "how-to-remove-members-from-your-ad-account-in-business-center",
)
SETTINGS = _help(
    "Manage Business Center settings", "manage-settings-tiktok-business-center-account"
)
EMAIL_ALLOWLIST = _help("About the email allowlist", "about-email-allowlist")
SET_ALLOWLIST = _help("Create an email allowlist", "how-to-create-an-email-allowlist")
TWO_STEP = _help(
    "2-step verification status", "view-2-step-verification-status-in-your-business-center"
)
DATA_VERIFICATION = _help("Data security verification", "data-security-verification")
COMPROMISED = Source("Compromised accounts", "https://ads.tiktok.com/help/article?aid=10011434")
PARTNERS = Source("About partners", "https://ads.tiktok.com/help/article?aid=13989")
PARTNER_LEVELS = _help(
    "Change a partner's permissions",
    "change-the-permissions-for-your-tiktok-business-center-partner",
)
MEDIA_AGENCY = _help(
    "Form media agency partnerships", "how-to-form-media-agency-partnerships-in-bc"
)
MANAGE_AD_ACCOUNTS = _help("Manage ad accounts", "manage-ad-accounts-business-center")
REQUEST_AD_ACCOUNT = _help(
    "Request access to ad accounts", "request-access-to-ad-accounts-in-business-center"
)
REMOVE_AD_ACCOUNT = _help(
    "Remove ad accounts in Business Center", "remove-ad-accounts-in-business-center"
)
TRANSFER = _help("Transfer ad accounts", "transfer-ad-accounts-in-business-center")
CENTER_FAQ = _help("Business Center FAQs", "business-center-faqs")
ACCOUNT_REVIEW = _help("Account review checklist", "account-review-checklist")
SUSPENSION = _help("Account suspension FAQ", "account-suspension-faq")
PAYMENTS = _help(
    "Manage payments in an agency Business Center", "manage-payment-agency-business-center"
)
FINANCE = _help("About finance in Business Center", "about-finance-tiktok-business-center")
ORGANIZATION_ACCOUNT = _help(
    "Create an organization account", "how-to-create-an-organization-account-in-business-center"
)
VERIFICATION = _help(
    "Common rejection reasons for verification",
    "list-of-common-rejection-reasons-and-suggestions-for-verification-failures",
)
SUBMIT_VERIFICATION = _help("About business verification", "about-business-verification")
TIKTOK_DELIVERY = _help(
    "Request ad delivery permissions of a TikTok account",
    "how-to-request-tiktok-account-ad-delivery-permissions-in-business-center",
)
TIKTOK_REVOKE = _help(
    "Revoke TikTok account access from a partner",
    "how-to-revoke-tiktok-account-access-from-a-partner",
)
TIKTOK_TO_AD_ACCOUNT = _help(
    "Link TikTok accounts as ad delivery assets in Ads Manager",
    "how-to-link-tiktok-accounts-as-ad-delivery-assets-in-ads-manager",
)
TIKTOK_UNLINK = _help(
    "Unlink a TikTok account from ad accounts",
    "how-to-unlink-a-tiktok-account-for-ad-delivery-from-ad-accounts-in-tiktok",
)
SPARK_ERRORS = Source(
    "Spark Ads code error notifications",
    "https://ads.us.tiktok.com/help/article/"
    "about-spark-ads-code-error-notifications-in-tiktok-ads-manager",
)
CATALOG_ROLES = _help("Catalog roles and permissions", "about-catalog-roles-and-permissions")
SHARE_CATALOG = _help("Share a catalog", "how-to-share-a-catalog")
PIXEL_SHARING = Source(
    "Pixel sharing in Business Center", "https://ads.tiktok.com/help/article?aid=10006315"
)
SHARE_AUDIENCE = Source("Share audiences", "https://ads.tiktok.com/help/article?aid=9602")
AUDIENCES_HERE = _help(
    "Audience sharing under Business Center", "audience-sharing-under-business-center"
)
GROUPS = _help("Asset groups", "asset-group")
ASSIGN_GROUP = _help(
    "Assign a member access to an account group",
    "how-to-assign-a-member-access-to-an-account-group",
)
CLAIM_SHOP = _help("Add a TikTok Shop from Business Center", "add-tiktok-shop-from-business-center")
SHARE_SHOP = _help(
    "Share a shop with members or partners",
    "add-new-members-or-partners-to-your-tiktok-shop-in-business-center",
)
REQUEST_SHOP = Source(
    "Request access to a shop", "https://ads.tiktok.com/help/article?aid=10012166"
)
SELLER_STAFF = Source(
    "Seller Center staff invitations",
    "https://seller-vn.tiktok.com/university/essay?knowledge_id=6837778147460865",
)
SELLER_PERMISSIONS = Source(
    "Seller Center permissions",
    "https://seller-th.tiktok.com/university/essay?knowledge_id=6837799362610946",
)
API = Source(
    "TikTok Business API v1.3 schemas", "https://github.com/tiktok/tiktok-business-api-sdk"
)
API_NOTES = Source("Business API reference, Go mirror", "https://github.com/bububa/tiktok-business")
DELVIA = Source("Delvia troubleshooting guide", "https://delvia.org/tiktok/troubleshooting")
LEADSIE = Source(
    "Leadsie access guide",
    "https://www.leadsie.com/blog/how-to-give-and-request-access-to-a-tiktok-account-and-tiktok-ads",
)
CREATIVEX = Source(
    "CreativeX: why a TikTok account cannot connect",
    "https://support.creativex.com/hc/en-us/articles/35959126111771",
)
QR_GUIDE = Source(
    "Linking a TikTok account by QR code", "https://xyzlab.com/tiktok-ads/link-tiktok-account/"
)
OUR_INFERENCE = Source("inferred from the facts cited by neighbouring rules")
