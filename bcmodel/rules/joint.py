"""Joint actions (J): what doing something on an ad account asks of the thing it is done with."""

from __future__ import annotations

from collections.abc import Sequence

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.rules import sources as s
from bcmodel.rules.ceilings import scopes_handed_over
from bcmodel.rules.rule import NOTHING, Ask, FoundRoute, Grain, Path, Stops, rule, stop
from bcmodel.rules.sharing import never_held, ways_of_holding
from bcmodel.rules.sources import Standing
from bcmodel.rules.spark import SPARK_ADS
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, Action, ActionSet
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Scope

USE_PIXEL = BIT[Action.AD_ACCOUNT_USE_PIXEL]
USE_CATALOG = BIT[Action.AD_ACCOUNT_USE_CATALOG]
USE_AUDIENCE = BIT[Action.AD_ACCOUNT_USE_AUDIENCE]
PROMOTE_SHOP = BIT[Action.AD_ACCOUNT_PROMOTE_SHOP]

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
    """Whether a TikTok account is linked to the ad account in a Business Center that holds it."""
    center = path.center
    if center is None:
        return False

    def has_link(view: View) -> bool:
        return view.tiktok_link(account.id, path.asset.id, center.id) is not None

    def has_posts(view: View) -> bool:
        ways = list(ways_of_holding(view, path.case, account, center))
        return any(Scope.EXISTING_POSTS in scopes_handed_over(view, way) for way in ways)

    return view.all_hold([has_link, has_posts])


def asking(path: Path) -> Ask:
    """Return how to ask about the used thing."""
    if path.case.ask is None:
        message = "a joint action is judged with a question at hand"
        raise LookupError(message)
    return path.case.ask


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
    """Promoting a shop takes access to the shop as well: whatever stops that stops this."""
    shop = path.case.using
    if not isinstance(shop, f.Shop):
        return NOTHING
    routes = asking(path)(view, Action.SHOP_PROMOTE_IN_ADS, shop)
    if routes and routes[0].is_open:
        return NOTHING
    return on_the_way(routes, shop, PROMOTE_SHOP)


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
    """Whoever received an audience may use and drop it, but not change it."""
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
    is_anchor=True,
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
