"""Findings about who can use an asset: nobody, or only one person; and who owns ad accounts."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.advise.findings.finding import Found, finding
from bcmodel.advise.findings.moves import Outline, outline
from bcmodel.advise.findings.survey import Survey
from bcmodel.advise.findings.unseen import may_be_allowed
from bcmodel.rules import sources as s
from bcmodel.rules.sharing import owner_of
from bcmodel.vocab.actions import Action
from bcmodel.vocab.findings import FindingCode, Severity
from bcmodel.vocab.words import Kind, Mode, Status, TransferStatus

USES: dict[Kind, tuple[Action, ...]] = {
    Kind.AD_ACCOUNT: (
        Action.AD_ACCOUNT_VIEW_ADS,
        Action.AD_ACCOUNT_VIEW_REPORTS,
        Action.AD_ACCOUNT_DOWNLOAD_DATA,
        Action.AD_ACCOUNT_CREATE_ADS,
        Action.AD_ACCOUNT_MANAGE_AUDIENCES,
        Action.AD_ACCOUNT_PUBLISH_ADS,
        Action.AD_ACCOUNT_EDIT_SETTINGS,
    ),
    Kind.TIKTOK_ACCOUNT: (
        Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS,
        Action.TIKTOK_ACCOUNT_PUBLISH_AD_VIDEOS,
        Action.TIKTOK_ACCOUNT_PUBLISH_TO_PROFILE,
        Action.TIKTOK_ACCOUNT_USE_LIVE,
        Action.TIKTOK_ACCOUNT_MANAGE_MESSAGES,
        Action.TIKTOK_ACCOUNT_VIEW_INSIGHTS,
        Action.TIKTOK_ACCOUNT_MANAGE_POSTS,
        Action.TIKTOK_ACCOUNT_EDIT_PROFILE,
        Action.TIKTOK_ACCOUNT_MANAGE_ACCOUNT,
    ),
    Kind.PIXEL: (Action.PIXEL_VIEW, Action.PIXEL_MANAGE),
    Kind.CATALOG: (
        Action.CATALOG_VIEW,
        Action.CATALOG_USE_IN_ADS,
        Action.CATALOG_CREATE_PRODUCT_SETS,
        Action.CATALOG_LINK_EVENT_SOURCE,
        Action.CATALOG_MANAGE_PRODUCTS,
    ),
    Kind.SHOP: (Action.SHOP_PROMOTE_IN_ADS,),
    Kind.FORM_LIBRARY: (Action.FORM_LIBRARY_DOWNLOAD_LEADS, Action.FORM_LIBRARY_MANAGE),
}
"""The use actions of assets, the highest last; audiences are used by way of ad accounts."""

HIGHEST = {
    Action.AD_ACCOUNT_EDIT_SETTINGS: "edit the settings of",
    Action.TIKTOK_ACCOUNT_MANAGE_ACCOUNT: "manage",
    Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS: "advertise with the posts of",
    Action.PIXEL_MANAGE: "manage",
    Action.CATALOG_MANAGE_PRODUCTS: "manage the products of",
    Action.SHOP_PROMOTE_IN_ADS: "promote",
    Action.FORM_LIBRARY_MANAGE: "manage the forms of",
}
"""The most that can be done with each kind of asset, in words."""


def usable(survey: Survey) -> Iterator[f.Asset]:
    """Yield every asset with use actions of its own."""
    for _, asset in sorted(survey.tables.assets.items()):
        if asset.kind in USES:
            yield asset


@finding(FindingCode.ASSET_UNREACHABLE, Severity.MEDIUM, sources=[s.LEVELS, s.ROLES])
def asset_unreachable(survey: Survey) -> Iterator[Found]:
    """Nobody can use an asset."""
    who_can = survey.access.who_can
    for asset in usable(survey):
        actions = USES[asset.kind]
        if not any(who_can(action, asset.id) for action in actions):
            yield Found(
                asset.id,
                (),
                f"nobody can use {asset.id}",
                (asset,),
                tuple(_assigning(survey, asset)),
                may_be_allowed(survey, asset, actions, frozenset()),
            )


def _assigning(survey: Survey, asset: f.Asset) -> Iterator[Outline]:
    """Yield what assigns the asset to somebody, in the Business Center that owns or will own it."""
    owner = owner_of(asset)
    if isinstance(asset, f.Pixel) and asset.ad_account is not None:
        owner = owner_of(survey.tables.assets[asset.ad_account])
        if owner is not None:
            yield outline("transfer_pixel", business_center=owner, asset=asset.id)
    if owner is not None:
        yield outline("assign_asset", business_center=owner, asset=asset.id).left_open()


@finding(FindingCode.SINGLE_POINT_OF_ACCESS, Severity.LOW, sources=[s.LEVELS, s.ROLES])
def single_point_of_access(survey: Survey) -> Iterator[Found]:
    """Only one person can do the most that can be done with an asset."""
    for asset in usable(survey):
        highest = highest_use(survey, asset)
        people = survey.access.who_can(highest, asset.id)
        if len(people) == 1:
            (name,) = people
            yield Found(
                asset.id,
                (),
                f"{name} is the only one who can {HIGHEST[highest]} {asset.id}",
                (asset, survey.tables.users[name]),
                tuple(_assigning(survey, asset)),
                any(
                    survey.access.who_can(action, asset.id) != people
                    or may_be_allowed(survey, asset, [action], people)
                    for action in _may_be_highest(survey, asset)
                ),
            )


def highest_use(survey: Survey, asset: f.Asset) -> Action:
    """Return the highest use action of an asset; less for a TikTok account that nobody manages."""
    if isinstance(asset, f.TikTokAccount) and not is_managed(survey, asset):
        return Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS
    return USES[asset.kind][-1]


def is_managed(survey: Survey, account: f.TikTokAccount) -> bool:
    """Whether a Business Center holds a TikTok account in mode MANAGED, or owns it."""
    shares = survey.view.shares(account.id)
    return account.owner is not None or any(
        share.mode is Mode.MANAGED and share.status is Status.BOUND for share in shares
    )


def _may_be_highest(survey: Survey, asset: f.Asset) -> Iterator[Action]:
    """Yield the highest use action, and the one it would be if an unseen share were MANAGED."""
    yield highest_use(survey, asset)
    is_unmanaged = isinstance(asset, f.TikTokAccount) and not is_managed(survey, asset)
    if is_unmanaged and survey.may_hide(Kind.SHARE, asset=asset.id):
        yield USES[asset.kind][-1]


@finding(
    FindingCode.USER_OWNED_AD_ACCOUNT, Severity.MEDIUM, sources=[s.TRANSFER, s.MANAGE_AD_ACCOUNTS]
)
def user_owned_ad_account(survey: Survey) -> Iterator[Found]:
    """An ad account belongs to a person, and goes when the person goes."""
    for asset in usable(survey):
        if isinstance(asset, f.AdAccount) and asset.owner_user is not None:
            yield Found(
                asset.id,
                (),
                f"{asset.id} belongs to {asset.owner_user}, not to a Business Center",
                (asset,),
                tuple(_moving(survey, asset)),
            )


def _moving(survey: Survey, account: f.AdAccount) -> Iterator[Outline]:
    """Yield what moves an ad account to the Business Center that awaits it, or holds it already."""
    transfers = survey.view.transfers(account.id)
    waiting = [t.to for t in transfers if t.status is TransferStatus.PENDING]
    shares = survey.view.shares(account.id)
    held = [share.to for share in shares if share.status is Status.BOUND]
    places = waiting[:1] or list(dict.fromkeys(held))
    to = places[0] if len(places) == 1 else None
    steps = [outline("accept_transfer", business_center=to, asset=account.id)]
    steps[0] = steps[0].given_by(account.owner_user)
    if not waiting:
        steps.insert(0, outline("transfer_ad_account", business_center=to, asset=account.id))
    yield from (step if to is not None else step.left_open() for step in steps)
