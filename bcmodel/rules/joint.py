"""Joint actions (J): what doing something on an ad account asks of the thing it is done with."""

from __future__ import annotations

from collections.abc import Sequence

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.rules import sources as s
from bcmodel.rules.rule import NOTHING, Ask, FoundRoute, Grain, Path, Stops, rule, stop
from bcmodel.rules.sharing import never_held, owner_of, scopes_handed_over, ways_of_holding
from bcmodel.rules.sources import Standing
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, Action, ActionSet
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import CodeStatus, PostStatus, PostType, Scope

SPARK_ADS = BIT[Action.AD_ACCOUNT_RUN_SPARK_ADS]
USE_PIXEL = BIT[Action.AD_ACCOUNT_USE_PIXEL]
USE_CATALOG = BIT[Action.AD_ACCOUNT_USE_CATALOG]
USE_AUDIENCE = BIT[Action.AD_ACCOUNT_USE_AUDIENCE]
PROMOTE_SHOP = BIT[Action.AD_ACCOUNT_PROMOTE_SHOP]
CONNECT_APP = BIT[Action.AD_ACCOUNT_CONNECT_APP]

NOT_LINKED = (Reason.TT_NOT_LINKED_TO_AD_ACCOUNT, SPARK_ADS)


@rule(
    "J101",
    "tiktok-account-can-be-used-in-the-ad-account",
    Grain.USED_THING,
    gives=[Reason.TT_NOT_LINKED_TO_AD_ACCOUNT],
    about=SPARK_ADS,
    holds="{using} can be used in {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.TIKTOK_UNLINK, s.TIKTOK_DELIVERY],
)
def tiktok_account_can_be_used_in_the_ad_account(view: View, path: Path) -> Stops:
    """Spark Ads take a person who may use the account's posts, or a link to the ad account."""
    account = path.case.using
    if not isinstance(account, f.TikTokAccount) or is_linked(view, path, account):
        return NOTHING
    routes = asking(path)(view, Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS, account)
    if routes and routes[0].is_open:
        return NOTHING
    return (*on_the_way(routes, account, SPARK_ADS), NOT_LINKED)


def on_the_way(routes: Sequence[FoundRoute], thing: Thing, actions: ActionSet) -> Stops:
    """Return what is unmet on the way to the used thing, or that there is no way at all."""
    if not routes:
        return tuple((reason, actions) for reason, _ in never_held(thing))
    return tuple((reason, actions) for reason in routes[0].reasons)


def is_linked(view: View, path: Path, account: f.TikTokAccount) -> bool:
    """Whether a TikTok account is linked to the ad account where the path leads through."""
    if path.center is None or not view.tiktok_link(account.id, path.asset.id, path.center.id):
        return False
    return any(
        Scope.EXISTING_POSTS in scopes_handed_over(view, way)
        for way in list(ways_of_holding(view, path.case, account, path.center))
    )


def asking(path: Path) -> Ask:
    """Return how to ask about the used thing."""
    if path.case.ask is None:
        message = "a joint action is judged with a question at hand"
        raise LookupError(message)
    return path.case.ask


@rule(
    "J201",
    "spark-code-was-not-deleted",
    Grain.USED_THING,
    gives=[Reason.SPARK_CODE_DELETED],
    about=SPARK_ADS,
    holds="code {using} was not deleted",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_code_was_not_deleted(view: View, path: Path) -> Stops:
    """A revoked code authorises nothing any more."""
    code = path.case.using
    is_deleted = isinstance(code, f.SparkCode) and code.status is CodeStatus.DELETED
    return stop(Reason.SPARK_CODE_DELETED, SPARK_ADS) if is_deleted else NOTHING


def has_expired(view: View, code: f.SparkCode) -> bool:
    """Whether a code has run out."""
    return code.status is CodeStatus.EXPIRED or view.reached(code.ends_at)


@rule(
    "J202",
    "spark-code-is-live",
    Grain.USED_THING,
    gives=[Reason.SPARK_CODE_EXPIRED],
    about=SPARK_ADS,
    holds="code {using} has not expired",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_code_is_live(view: View, path: Path) -> Stops:
    """A code runs for the days it was issued for."""
    code = path.case.using
    ended = isinstance(code, f.SparkCode) and has_expired(view, code)
    return stop(Reason.SPARK_CODE_EXPIRED, SPARK_ADS) if ended else NOTHING


@rule(
    "J203",
    "spark-code-is-applied-to-the-ad-account",
    Grain.USED_THING,
    gives=[Reason.SPARK_CODE_NOT_APPLIED],
    about=SPARK_ADS,
    holds="code {using} is applied to {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_code_is_applied_to_the_ad_account(view: View, path: Path) -> Stops:
    """A code is entered in the ad account that promotes the post."""
    code = path.case.using
    applied = not isinstance(code, f.SparkCode) or path.asset.id in code.applied_to
    return NOTHING if applied else stop(Reason.SPARK_CODE_NOT_APPLIED, SPARK_ADS)


@rule(
    "J204",
    "spark-code-is-for-the-post",
    Grain.USED_THING,
    gives=[Reason.SPARK_WRONG_POST],
    about=SPARK_ADS,
    holds="code {using} is for the post in question",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_code_is_for_the_post(view: View, path: Path) -> Stops:
    """A code authorises one post."""
    code, post = path.case.using, path.case.post
    wrong = isinstance(code, f.SparkCode) and post is not None and post != code.post
    return stop(Reason.SPARK_WRONG_POST, SPARK_ADS) if wrong else NOTHING


@rule(
    "J205",
    "spark-code-is-of-the-region",
    Grain.USED_THING,
    gives=[Reason.SPARK_REGION_MISMATCH],
    about=SPARK_ADS,
    holds="code {using} is of the region of {asset}, as far as both are known",
    standing=Standing.REPORTED,
    sources=[s.DELVIA],
)
def spark_code_is_of_the_region(view: View, path: Path) -> Stops:
    """A code works in ad accounts of its own region."""
    code, account = path.case.using, path.asset
    if not isinstance(code, f.SparkCode) or not isinstance(account, f.AdAccount):
        return NOTHING
    differs = code.region and account.region and code.region != account.region
    return stop(Reason.SPARK_REGION_MISMATCH, SPARK_ADS) if differs else NOTHING


@rule(
    "J206",
    "spark-post-can-be-promoted",
    Grain.USED_THING,
    gives=[Reason.SPARK_POST_UNAVAILABLE, Reason.SPARK_POST_TYPE_UNSUPPORTED],
    about=SPARK_ADS,
    holds="the post of {using} is public and of a kind that can be promoted",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_post_can_be_promoted(view: View, path: Path) -> Stops:
    """Deleted, private and violating posts cannot be promoted, nor can stories."""
    code = path.case.using
    post = view.post(code.post) if isinstance(code, f.SparkCode) else None
    if post is None:
        return NOTHING
    gone = stop(Reason.SPARK_POST_UNAVAILABLE, SPARK_ADS)
    story = stop(Reason.SPARK_POST_TYPE_UNSUPPORTED, SPARK_ADS)
    return (gone if post.status is not PostStatus.AVAILABLE else NOTHING) + (
        story if post.type is PostType.STORY else NOTHING
    )


@rule(
    "J207",
    "spark-source-posts-are-covered",
    Grain.USED_THING,
    gives=[Reason.SPARK_SOURCE_CODE_MISSING],
    about=SPARK_ADS,
    holds="every post that the post of {using} builds on has a live code in {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_source_posts_are_covered(view: View, path: Path) -> Stops:
    """A duet or stitch also needs codes for the posts it is made of."""
    code = path.case.using
    post = view.post(code.post) if isinstance(code, f.SparkCode) else None
    if post is None:
        return NOTHING
    for source in post.sources:
        if not any(covers(view, other, path.asset.id) for other in view.codes_for(source)):
            return stop(Reason.SPARK_SOURCE_CODE_MISSING, SPARK_ADS)
    return NOTHING


def covers(view: View, code: f.SparkCode, account: str) -> bool:
    """Whether a code is live and applied to an ad account."""
    is_live = code.status is not CodeStatus.DELETED and not has_expired(view, code)
    return is_live and account in code.applied_to


@rule(
    "J301",
    "pixel-is-linked-to-the-ad-account",
    Grain.USED_THING,
    gives=[Reason.PIXEL_NOT_LINKED],
    about=USE_PIXEL,
    holds="pixel {using} is linked to {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.API_NOTES],
)
def pixel_is_linked_to_the_ad_account(view: View, path: Path) -> Stops:
    """Ads track with pixels that are linked to their ad account."""
    pixel = path.case.using
    if not isinstance(pixel, f.Pixel) or view.pixel_link(pixel.id, path.asset.id):
        return NOTHING
    return stop(Reason.PIXEL_NOT_LINKED, USE_PIXEL)


OTHER_CENTER = stop(Reason.CATALOG_OTHER_BC, USE_CATALOG)


@rule(
    "J302",
    "catalog-comes-through-the-same-business-center",
    Grain.USED_THING,
    gives=[Reason.CATALOG_OTHER_BC],
    about=USE_CATALOG,
    holds="catalog {using} is open through {center} too",
    standing=Standing.DOCUMENTED,
    sources=[s.CATALOG_ROLES],
)
def catalog_comes_through_the_same_business_center(view: View, path: Path) -> Stops:
    """A catalog is used in ad accounts of the Business Center through which it is held."""
    catalog = path.case.using
    if not isinstance(catalog, f.Catalog):
        return NOTHING
    if path.center is None:
        return OTHER_CENTER
    ask = asking(path)
    here = ask(view, Action.CATALOG_USE_IN_ADS, catalog, within=path.center.id)
    if here and here[0].is_open:
        return NOTHING
    anywhere = ask(view, Action.CATALOG_USE_IN_ADS, catalog, decisive=False)
    if anywhere and anywhere[0].is_open:
        return OTHER_CENTER
    return on_the_way(here, catalog, USE_CATALOG)


@rule(
    "J303",
    "audience-reaches-the-ad-account",
    Grain.USED_THING,
    gives=[Reason.AUDIENCE_NOT_SHARED],
    about=USE_AUDIENCE,
    holds="audience {using} belongs to {asset}, or was shared with it",
    standing=Standing.DOCUMENTED,
    sources=[s.SHARE_AUDIENCE],
)
def audience_reaches_the_ad_account(view: View, path: Path) -> Stops:
    """An audience is used in the ad account that owns it and in those that received it."""
    audience = path.case.using
    if not isinstance(audience, f.Audience) or audience.ad_account == path.asset.id:
        return NOTHING
    received = view.audience_share(audience.id, path.asset.id)
    return NOTHING if received else stop(Reason.AUDIENCE_NOT_SHARED, USE_AUDIENCE)


@rule(
    "J304",
    "shop-can-be-promoted-by-the-person",
    Grain.USED_THING,
    gives=[],
    about=PROMOTE_SHOP,
    holds="{user} may promote shop {using}",
    standing=Standing.DOCUMENTED,
    sources=[s.REQUEST_SHOP, s.CLAIM_SHOP],
)
def shop_can_be_promoted_by_the_person(view: View, path: Path) -> Stops:
    """Promoting a shop takes the shop too: what stops that is what stops this."""
    shop = path.case.using
    if not isinstance(shop, f.Shop):
        return NOTHING
    routes = asking(path)(view, Action.SHOP_PROMOTE_IN_ADS, shop)
    if routes and routes[0].is_open:
        return NOTHING
    return on_the_way(routes, shop, PROMOTE_SHOP)


@rule(
    "J401",
    "ad-account-is-in-a-business-center",
    Grain.USED_THING,
    gives=[Reason.APP_USER_OWNED_UNSUPPORTED],
    about=CONNECT_APP,
    holds="{asset} belongs to a Business Center",
    standing=Standing.REPORTED,
    sources=[s.CREATIVEX],
)
def ad_account_is_in_a_business_center(view: View, path: Path) -> Stops:
    """Apps take ad accounts of Business Centers only."""
    owned = owner_of(path.asset) is not None
    return NOTHING if owned else stop(Reason.APP_USER_OWNED_UNSUPPORTED, CONNECT_APP)


@rule(
    "J402",
    "app-is-not-connected-yet",
    Grain.USED_THING,
    gives=[Reason.APP_ALREADY_CONNECTED, Reason.APP_CONNECTED_ELSEWHERE],
    about=CONNECT_APP,
    holds="{asset} is not connected to this app yet",
    standing=Standing.REPORTED,
    sources=[s.CREATIVEX],
)
def app_is_not_connected_yet(view: View, path: Path) -> Stops:
    """An ad account is connected to one workspace of an app, once."""
    workspace = path.case.using
    if not isinstance(workspace, f.AppWorkspace):
        return NOTHING
    connected = [c.workspace for c in view.connections(path.asset.id)]
    others = [view.workspace(other) for other in connected if other != workspace.id]
    same = stop(Reason.APP_ALREADY_CONNECTED, CONNECT_APP)
    other = stop(Reason.APP_CONNECTED_ELSEWHERE, CONNECT_APP)
    return (same if workspace.id in connected else NOTHING) + (
        other if any(o and o.app == workspace.app for o in others) else NOTHING
    )


@rule(
    "J403",
    "app-workspace-is-of-the-business-center",
    Grain.USED_THING,
    gives=[Reason.APP_WRONG_BC],
    about=CONNECT_APP,
    holds="workspace {using} goes with {center}",
    standing=Standing.REPORTED,
    sources=[s.CREATIVEX],
)
def app_workspace_is_of_the_business_center(view: View, path: Path) -> Stops:
    """A workspace keeps to the Business Center that first gave it access."""
    workspace = path.case.using
    if not isinstance(workspace, f.AppWorkspace) or workspace.business_center is None:
        return NOTHING
    here = path.center is not None and workspace.business_center == path.center.id
    return NOTHING if here else stop(Reason.APP_WRONG_BC, CONNECT_APP)


RECIPIENT = stop(Reason.AUDIENCE_RECIPIENT_READ_ONLY, BIT[Action.AUDIENCE_EDIT])


@rule(
    "J501",
    "ad-account-owns-the-audience",
    Grain.USED_THING,
    gives=[Reason.AUDIENCE_RECIPIENT_READ_ONLY],
    about=BIT[Action.AUDIENCE_EDIT],
    holds="{account} owns audience {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.SHARE_AUDIENCE],
)
def ad_account_owns_the_audience(view: View, path: Path) -> Stops:
    """Who received an audience may use and drop it, but not change it."""
    audience = path.case.asset
    received = isinstance(audience, f.Audience) and audience.ad_account != path.asset.id
    return RECIPIENT if received else NOTHING


NO_OWNING_CENTER = stop(Reason.AUDIENCE_OWNER_NOT_BC_OWNED, BIT[Action.AUDIENCE_SHARE])


@rule(
    "J502",
    "audience-lives-in-a-business-center",
    Grain.ASSET,
    gives=[Reason.AUDIENCE_OWNER_NOT_BC_OWNED],
    about=BIT[Action.AUDIENCE_SHARE],
    holds="the ad account of audience {asset} belongs to a Business Center",
    standing=Standing.DOCUMENTED,
    sources=[s.SHARE_AUDIENCE],
)
def audience_lives_in_a_business_center(view: View, path: Path) -> Stops:
    """Audiences are shared between ad accounts of Business Centers."""
    audience = path.case.asset
    if not isinstance(audience, f.Audience):
        return NOTHING
    account = view.ad_account(audience.ad_account)
    return NO_OWNING_CENTER if account is None or account.owner is None else NOTHING
