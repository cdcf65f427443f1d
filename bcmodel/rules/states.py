"""State and time (T): what a thing's own state permits, whoever asks."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.levels import SHARE_SCOPE_NEEDED
from bcmodel.rules.rule import NOTHING, Grain, Path, Stops, reasons_in, rule, stop
from bcmodel.rules.sources import Standing
from bcmodel.rules.spark import SPARK_ADS
from bcmodel.view import View
from bcmodel.vocab.actions import (
    ACTIONS_OF,
    BIT,
    EVERY_ACTION,
    Action,
    ActionSet,
    action_set,
    with_what_builds_on,
    without,
)
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import (
    AdAccountStatus,
    CenterStatus,
    IdentityStatus,
    Kind,
    ShopStatus,
    TikTokStatus,
    Verification,
)

MAKING_ACCOUNTS = action_set(
    [
        Action.BUSINESS_CENTER_CREATE_AD_ACCOUNT,
        Action.BUSINESS_CENTER_CREATE_ORGANIZATION_ACCOUNT,
    ]
)
BEING_A_MEMBER = action_set([Action.BUSINESS_CENTER_VIEW, Action.BUSINESS_CENTER_LEAVE])

CENTER_STATUS = {
    CenterStatus.ENABLE: NOTHING,
    CenterStatus.REVIEWING: stop(Reason.BC_IN_REVIEW, MAKING_ACCOUNTS),
    CenterStatus.DENY: stop(Reason.BC_DENIED, without(EVERY_ACTION, BEING_A_MEMBER)),
    CenterStatus.PUNISH: stop(Reason.BC_PUNISHED, without(EVERY_ACTION, BEING_A_MEMBER)),
    CenterStatus.DELETED: stop(Reason.BC_DELETED, EVERY_ACTION),
}


@rule(
    "T101",
    "business-center-is-in-order",
    Grain.CENTER,
    gives=reasons_in(CENTER_STATUS),
    holds="{center} is in order",
    standing=Standing.DOCUMENTED,
    sources=[s.API_NOTES],
)
def business_center_is_in_order(view: View, path: Path) -> Stops:
    """A denied, punished or deleted Business Center opens nothing; one in review no new account."""
    return NOTHING if path.center is None else CENTER_STATUS[path.center.status]


VERIFICATION = {
    Verification.VERIFIED: NOTHING,
    Verification.NOT_SUBMITTED: stop(Reason.BC_NOT_VERIFIED, MAKING_ACCOUNTS),
    Verification.REVIEWING: stop(Reason.BC_VERIFICATION_REVIEWING, MAKING_ACCOUNTS),
    Verification.FAILED: stop(Reason.BC_VERIFICATION_FAILED, MAKING_ACCOUNTS),
    Verification.EXPIRED: stop(Reason.BC_VERIFICATION_EXPIRED, MAKING_ACCOUNTS),
}
MAKING_ORGANIZATION_ACCOUNTS = BIT[Action.BUSINESS_CENTER_CREATE_ORGANIZATION_ACCOUNT]
INFO_INCOMPLETE = stop(Reason.BC_INFO_INCOMPLETE, MAKING_ORGANIZATION_ACCOUNTS)


@rule(
    "T102",
    "business-center-is-verified",
    Grain.CENTER,
    gives=reasons_in(VERIFICATION),
    about=MAKING_ACCOUNTS,
    holds="{center} is verified",
    standing=Standing.DOCUMENTED,
    sources=[s.ABOUT, s.VERIFICATION, s.ORGANIZATION_ACCOUNT],
)
def business_center_is_verified(view: View, path: Path) -> Stops:
    """Accounts can be created in a verified Business Center only."""
    return NOTHING if path.center is None else VERIFICATION[path.center.verification]


@rule(
    "T103",
    "business-center-information-is-complete",
    Grain.CENTER,
    gives=[Reason.BC_INFO_INCOMPLETE],
    about=MAKING_ORGANIZATION_ACCOUNTS,
    holds="{center} has complete business information",
    standing=Standing.DOCUMENTED,
    sources=[s.ORGANIZATION_ACCOUNT],
)
def business_center_information_is_complete(view: View, path: Path) -> Stops:
    """An organization account needs complete contact and billing information."""
    return NOTHING if path.center is None or path.center.info_complete else INFO_INCOMPLETE


DOWNLOADING_DATA = BIT[Action.AD_ACCOUNT_DOWNLOAD_DATA]
DATA_VERIFICATION_REQUIRED = stop(Reason.DATA_VERIFICATION_REQUIRED, DOWNLOADING_DATA)


@rule(
    "T201",
    "data-verification-is-fresh",
    Grain.PERSON,
    gives=[Reason.DATA_VERIFICATION_REQUIRED],
    about=DOWNLOADING_DATA,
    holds="{user}'s data verification is fresh, or it is not known when it lapses",
    standing=Standing.DOCUMENTED,
    sources=[s.DATA_VERIFICATION],
)
def data_verification_is_fresh(view: View, path: Path) -> Stops:
    """Downloading data asks for an identity check, which lasts some days."""
    lapsed = view.reached(path.case.user.data_verified_until)
    return DATA_VERIFICATION_REQUIRED if lapsed else NOTHING


PUBLISHING = with_what_builds_on(BIT[Action.AD_ACCOUNT_PUBLISH_ADS])
WORKING = with_what_builds_on(
    action_set(
        [
            Action.AD_ACCOUNT_CREATE_ADS,
            Action.AD_ACCOUNT_PUBLISH_ADS,
            Action.AD_ACCOUNT_MANAGE_AUDIENCES,
            Action.AD_ACCOUNT_CONNECT_APP,
        ]
    )
)
LOOKING_BACK = action_set(
    [
        Action.AD_ACCOUNT_VIEW_ADS,
        Action.AD_ACCOUNT_VIEW_REPORTS,
        Action.AD_ACCOUNT_VIEW_FINANCE,
    ]
)
IN_REVIEW = stop(Reason.AD_ACCOUNT_IN_REVIEW, PUBLISHING)
DISAPPROVED = stop(Reason.AD_ACCOUNT_DISAPPROVED, PUBLISHING)
CLOSED_TO = without(with_what_builds_on(ACTIONS_OF[Kind.AD_ACCOUNT]), LOOKING_BACK)
CLOSED = stop(Reason.AD_ACCOUNT_CLOSED, CLOSED_TO)

AD_ACCOUNT_STATUS = {
    AdAccountStatus.STATUS_ENABLE: NOTHING,
    AdAccountStatus.STATUS_PENDING_CONFIRM: IN_REVIEW,
    AdAccountStatus.STATUS_PENDING_VERIFIED: stop(
        Reason.AD_ACCOUNT_PENDING_VERIFICATION, PUBLISHING
    ),
    AdAccountStatus.STATUS_PENDING_CONFIRM_MODIFY: IN_REVIEW,
    AdAccountStatus.STATUS_WAIT_FOR_BPM_AUDIT: IN_REVIEW,
    AdAccountStatus.STATUS_WAIT_FOR_PUBLIC_AUTH: IN_REVIEW,
    AdAccountStatus.STATUS_SELF_SERVICE_UNAUDITED: IN_REVIEW,
    AdAccountStatus.STATUS_CONFIRM_FAIL: DISAPPROVED,
    AdAccountStatus.STATUS_CONFIRM_MODIFY_FAIL: DISAPPROVED,
    AdAccountStatus.STATUS_CONFIRM_FAIL_END: DISAPPROVED,
    AdAccountStatus.STATUS_CONTRACT_PENDING: stop(Reason.AD_ACCOUNT_CONTRACT_PENDING, PUBLISHING),
    AdAccountStatus.STATUS_LIMIT: stop(Reason.AD_ACCOUNT_SUSPENDED, WORKING),
    AdAccountStatus.STATUS_DISABLE: CLOSED,
}


@rule(
    "T301",
    "ad-account-is-in-order",
    Grain.ASSET,
    gives=reasons_in(AD_ACCOUNT_STATUS),
    about=CLOSED_TO,
    holds="ad account {account} is in order",
    standing=Standing.DOCUMENTED,
    sources=[s.ACCOUNT_REVIEW, s.SUSPENSION, s.API_NOTES],
)
def ad_account_is_in_order(view: View, path: Path) -> Stops:
    """Review stops publishing, suspension stops work, and a closed account only shows its past."""
    account = path.asset
    return AD_ACCOUNT_STATUS[account.status] if isinstance(account, f.AdAccount) else NOTHING


ALL_BUT_DISCONNECTING = without(
    ActionSet(ACTIONS_OF[Kind.TIKTOK_ACCOUNT] | SPARK_ADS), BIT[Action.TIKTOK_ACCOUNT_DISCONNECT]
)
TIKTOK_STATUS = {
    TikTokStatus.ACTIVE: NOTHING,
    TikTokStatus.RESTRICTED: NOTHING,
    TikTokStatus.BANNED: stop(Reason.TT_BANNED, ALL_BUT_DISCONNECTING),
    TikTokStatus.SUSPENDED: stop(Reason.TT_SUSPENDED, ALL_BUT_DISCONNECTING),
}


def tiktok_account_at_stake(view: View, path: Path) -> f.TikTokAccount | None:
    """Return the TikTok account asked about: the asset, the used one, or that of a used code."""
    thing = path.case.using or path.case.asset
    if isinstance(thing, f.SparkCode):
        post = view.post(thing.post)
        return view.tiktok_account(post.tiktok_account) if post else None
    return thing if isinstance(thing, f.TikTokAccount) else None


@rule(
    "T401",
    "tiktok-account-is-alive",
    Grain.ASSET,
    gives=reasons_in(TIKTOK_STATUS),
    about=ALL_BUT_DISCONNECTING,
    holds="the TikTok account is neither banned nor suspended",
    standing=Standing.REPORTED,
    sources=[s.DELVIA],
)
def tiktok_account_is_alive(view: View, path: Path) -> Stops:
    """A banned or suspended TikTok account can only be disconnected."""
    account = tiktok_account_at_stake(view, path)
    return TIKTOK_STATUS[account.status] if account else NOTHING


FEATURES = ActionSet(sum(SHARE_SCOPE_NEEDED.values()))


@rule(
    "T402",
    "tiktok-feature-is-not-restricted",
    Grain.ASSET,
    gives=[Reason.TT_FEATURE_RESTRICTED],
    about=FEATURES,
    holds="the feature is not restricted on the TikTok account",
    standing=Standing.REPORTED,
    sources=[s.DELVIA],
)
def tiktok_feature_is_not_restricted(view: View, path: Path) -> Stops:
    """A restricted TikTok account lacks the restricted features, and nothing else."""
    account = path.case.using or path.case.asset
    if not isinstance(account, f.TikTokAccount) or account.status is not TikTokStatus.RESTRICTED:
        return NOTHING
    return tuple(
        (Reason.TT_FEATURE_RESTRICTED, SHARE_SCOPE_NEEDED[feature])
        for feature in account.restricted
        if feature in SHARE_SCOPE_NEEDED
    )


AS_AN_IDENTITY = action_set(
    [
        Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS,
        Action.TIKTOK_ACCOUNT_PUBLISH_AD_VIDEOS,
        Action.TIKTOK_ACCOUNT_PUBLISH_TO_PROFILE,
        Action.TIKTOK_ACCOUNT_USE_LIVE,
        Action.AD_ACCOUNT_RUN_SPARK_ADS,
    ]
)
IDENTITY = {
    IdentityStatus.AVAILABLE: NOTHING,
    IdentityStatus.IS_PRIVATE_ACCOUNT: stop(Reason.TT_ACCOUNT_PRIVATE, AS_AN_IDENTITY),
    IdentityStatus.NOT_BUSINESS_ACCOUNT: stop(Reason.TT_NOT_BUSINESS_ACCOUNT, AS_AN_IDENTITY),
    IdentityStatus.NO_VALID_BIND_ACCOUNT: stop(Reason.TT_NO_VALID_BINDING, AS_AN_IDENTITY),
    IdentityStatus.SCOPE_UNAVAILABLE: stop(Reason.TT_SCOPE_MISSING, AS_AN_IDENTITY),
}


@rule(
    "T403",
    "tiktok-account-is-an-ad-identity",
    Grain.ASSET,
    gives=reasons_in(IDENTITY),
    about=AS_AN_IDENTITY,
    holds="the TikTok account can be the identity of an ad",
    standing=Standing.DOCUMENTED,
    sources=[s.API_NOTES],
)
def tiktok_account_is_an_ad_identity(view: View, path: Path) -> Stops:
    """Delivering ads needs an account that the platform admits as an identity."""
    account = path.case.using or path.case.asset
    return IDENTITY[account.identity_status] if isinstance(account, f.TikTokAccount) else NOTHING


GPPPA = stop(Reason.TT_GPPPA, SPARK_ADS)


@rule(
    "T404",
    "tiktok-account-is-open-to-spark-ads",
    Grain.ASSET,
    gives=[Reason.TT_GPPPA],
    about=SPARK_ADS,
    holds="the TikTok account is open to Spark Ads",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def tiktok_account_is_open_to_spark_ads(view: View, path: Path) -> Stops:
    """Accounts of governments, politicians and parties cannot be promoted by Spark Ads."""
    account = tiktok_account_at_stake(view, path)
    return GPPPA if account and account.gpppa else NOTHING


PROMOTING_A_SHOP = action_set([Action.SHOP_PROMOTE_IN_ADS, Action.AD_ACCOUNT_PROMOTE_SHOP])
SHOP_INACTIVE = stop(Reason.SHOP_INACTIVE, PROMOTING_A_SHOP)
SHOP_STATUS = {
    ShopStatus.ACTIVE: NOTHING,
    ShopStatus.INACTIVE: SHOP_INACTIVE,
    ShopStatus.NEW_CREATE: SHOP_INACTIVE,
    ShopStatus.SUSPENDED: stop(Reason.SHOP_SUSPENDED, PROMOTING_A_SHOP),
}


@rule(
    "T501",
    "shop-is-active",
    Grain.ASSET,
    gives=reasons_in(SHOP_STATUS),
    about=PROMOTING_A_SHOP,
    holds="the shop is active",
    standing=Standing.DOCUMENTED,
    sources=[s.DELVIA, s.API_NOTES],
)
def shop_is_active(view: View, path: Path) -> Stops:
    """Only an active shop can be promoted."""
    shop = path.case.using or path.case.asset
    return SHOP_STATUS[shop.status] if isinstance(shop, f.Shop) else NOTHING


ADVERTISING_A_CATALOG = action_set([Action.CATALOG_USE_IN_ADS, Action.AD_ACCOUNT_USE_CATALOG])
NOT_AD_READY = stop(Reason.CATALOG_NOT_AD_READY, ADVERTISING_A_CATALOG)


@rule(
    "T502",
    "catalog-is-ready-for-ads",
    Grain.ASSET,
    gives=[Reason.CATALOG_NOT_AD_READY],
    about=ADVERTISING_A_CATALOG,
    holds="the catalog is ready for ads",
    standing=Standing.DOCUMENTED,
    sources=[s.CATALOG_ROLES],
)
def catalog_is_ready_for_ads(view: View, path: Path) -> Stops:
    """A catalog can be advertised once its products have passed review."""
    catalog = path.case.using or path.case.asset
    return NOT_AD_READY if isinstance(catalog, f.Catalog) and not catalog.ad_ready else NOTHING
