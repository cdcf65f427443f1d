"""A naive oracle of RULEBOOK 1 to 6 and 8: slow, obvious, and straight from the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.differential.oracle_facts import (
    AUDIENCE,
    CENTER,
    GROUP,
    JOINT,
    OWNER_ONLY,
    SELLER,
    TRANSFER_IN,
    WAYS,
    Fact,
    Need,
    Truth,
    World,
    all3,
    any3,
    asset_gates,
    banned_gates,
    field,
    kind_of,
    login_gates,
    need,
    truth_of,
    unmet,
)
from tests.differential.oracle_routes import (
    Route,
    asset_routes,
    audience_routes,
    center_routes,
    group_routes,
    in_order,
    open3,
    seller_routes,
)
from tests.differential.oracle_steps import absent_reason, effective_scopes, grips

ACTIONS = {*WAYS, *OWNER_ONLY, *TRANSFER_IN, *SELLER, *AUDIENCE, *GROUP, *CENTER, *JOINT}
ASKED = (
    "business_center",
    "ad_account",
    "tiktok_account",
    "pixel",
    "catalog",
    "shop",
    "form_library",
    "audience",
    "account_group",
)
USED = (*ASKED, "app_workspace", "spark_code")


@dataclass(frozen=True)
class OracleRoute:
    """One route and its unmet requirements."""

    kind: str
    business_center: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """The verdict, the reasons, the routes and the unmet gates."""

    verdict: str
    reasons: tuple[str, ...]
    routes: tuple[OracleRoute, ...] = ()
    gates: tuple[str, ...] = ()


def verdict_of(truth: Truth) -> str:
    """RULEBOOK 1."""
    return "UNKNOWN" if truth is None else "ALLOWED" if truth else "DENIED"


# Joint actions (5.3)


def live(w: World, code: Fact) -> bool:
    """4: a spark code neither DELETED nor EXPIRED nor past its days."""
    over = w.ended(code.issued_at + timedelta(days=code.days))
    return code.status not in ("DELETED", "EXPIRED") and not over


def code_gates(w: World, account: Fact, code: Fact, asked: str | None) -> list[Need]:
    """4 "Using a spark code" and 5.3: the account's state, then the code's, in that order."""
    post = w.one("post", id=code.post)
    owner = w.one("tiktok_account", id=post.tiktok_account)
    over = w.ended(code.issued_at + timedelta(days=code.days))
    known = code.region is not None and account.region is not None
    sources: list[Truth] = []
    for source in post.sources:
        codes = w.many("spark_code", post=source)
        covered = any(live(w, one) and account.id in one.applied_to for one in codes)
        sources.append(True if covered else w.may("spark_code", post=source))
    return [
        *banned_gates(owner),
        need(not owner.gpppa, "TT_GPPPA"),
        need(code.status != "DELETED", "SPARK_CODE_DELETED"),
        need(code.status != "EXPIRED" and not over, "SPARK_CODE_EXPIRED"),
        need(account.id in code.applied_to, "SPARK_CODE_NOT_APPLIED"),
        need(asked is None or asked == code.post, "SPARK_WRONG_POST"),
        need(not known or code.region == account.region, "SPARK_REGION_MISMATCH"),
        need(post.status == "AVAILABLE", "SPARK_POST_UNAVAILABLE"),
        need(post.type != "STORY", "SPARK_POST_TYPE_UNSUPPORTED"),
        need(all3(sources), "SPARK_SOURCE_CODE_MISSING"),
    ]


def first_reasons(w: World, user: Fact, action: str, asset: Fact, routes: list[Route]) -> list[str]:
    """The reasons of the first route; without one, the relation reason (5.2)."""
    listed = in_order(w, user, action, routes)
    return list(listed[0].reasons if listed else absent_reason(asset))


def holds_posts(w: World, account: Fact, center: str) -> Truth:
    """5.3: the Business Center owns it or has a BOUND share of it with EXISTING_POSTS."""
    truths: list[Truth] = []
    for grip in grips(w, account, w.one("business_center", id=center)):
        if grip.share is None:
            truths.append(grip.truth)
        else:
            scopes = effective_scopes(w, account, grip.share)
            truths.append(all3([grip.truth, "EXISTING_POSTS" in scopes]))
    return any3(truths)


def spark_needs(w: World, user: Fact, route: Route, account: Fact, used: Fact) -> list[Need]:
    """5.3 TikTok account: allowed to use its posts, or linked in the route's Business Center."""
    if kind_of(used) == "spark_code":
        return []
    action = "tiktok_account.use_existing_posts"
    routes = asset_routes(w, user, action, used, None)
    linked: Truth = False
    if route.business_center is not None:
        link = w.there(
            "tiktok_link",
            tiktok_account=used.id,
            ad_account=account.id,
            business_center=route.business_center,
        )
        linked = all3([link, holds_posts(w, used, route.business_center)])
    told = first_reasons(w, user, action, used, routes)
    return [need(any3([open3(routes), linked]), *told, "TT_NOT_LINKED_TO_AD_ACCOUNT")]


def catalog_needs(w: World, user: Fact, route: Route, used: Fact) -> list[Need]:
    """5.3 catalog: through the same Business Center that gives the ad account."""
    action = "catalog.use_in_ads"
    if route.business_center is None:
        return [need(False, "CATALOG_OTHER_BC")]
    here = asset_routes(w, user, action, used, route.business_center)
    anywhere = asset_routes(w, user, action, used, None)
    if open3(here) is not True and open3(anywhere) is True:
        return [need(open3(here), "CATALOG_OTHER_BC")]
    return [need(open3(here), *first_reasons(w, user, action, used, here))]


def app_needs(w: World, route: Route, account: Fact, used: Fact) -> list[Need]:
    """5.3 app workspace and RULEBOOK 6 "third-party app"."""
    same = w.there("app_connection", workspace=used.id, ad_account=account.id)
    others: list[Truth] = [
        w.there("app_connection", workspace=one.id, ad_account=account.id)
        for one in w.many("app_workspace", app=used.app)
        if one.id != used.id
    ]
    unlisted = w.may("app_workspace", app=used.app)
    others.append(all3([unlisted, w.may("app_connection", ad_account=account.id)]))
    elsewhere = any3(others)
    own = used.business_center in (None, route.business_center)
    return [
        need(account.owner is not None, "APP_USER_OWNED_UNSUPPORTED"),
        need(None if same is None else not same, "APP_ALREADY_CONNECTED"),
        need(None if elsewhere is None else not elsewhere, "APP_CONNECTED_ELSEWHERE"),
        need(own, "APP_WRONG_BC"),
    ]


def joint_needs(
    w: World, user: Fact, action: str, route: Route, account: Fact, used: Fact
) -> list[Need]:
    """5.3: the joint reasons in the context of the route's Business Center."""
    if action == "ad_account.run_spark_ads":
        return spark_needs(w, user, route, account, used)
    if action == "ad_account.use_catalog":
        return catalog_needs(w, user, route, used)
    if action == "ad_account.connect_app":
        return app_needs(w, route, account, used)
    if action == "ad_account.use_pixel":
        linked = w.there("pixel_link", pixel=used.id, ad_account=account.id)
        return [need(linked, "PIXEL_NOT_LINKED")]
    if action == "ad_account.use_audience":
        own = used.ad_account == account.id
        has = own or w.there("audience_share", audience=used.id, ad_account=account.id)
        return [need(has, "AUDIENCE_NOT_SHARED")]
    promote = "shop.promote_in_ads"
    routes = asset_routes(w, user, promote, used, None)
    return [need(open3(routes), *first_reasons(w, user, promote, used, routes))]


def joint_routes(
    w: World, user: Fact, action: str, account: Fact, used: Fact, within: str | None
) -> list[Route]:
    """5.3: per route of the base action on the ad account."""
    routes: list[Route] = []
    for one in asset_routes(w, user, JOINT[action][0], account, within):
        needs = (*one.needs, *joint_needs(w, user, action, one, account, used))
        center = one.business_center
        routes.append(Route(one.kind, center, needs, one.way, one.origin, hidden=one.hidden))
    return routes


# The question (1, 5.4)


def named(w: World, kinds: Iterable[str], name: str) -> Fact:
    """The first thing of these kinds with this id (a spark code: its code), or None."""
    for kind in kinds:
        key = "code" if kind == "spark_code" else "id"
        found = w.one(kind, **{key: name})
        if found is not None:
            return found
    return None


def may_be(w: World, kinds: Iterable[str], name: str) -> Truth:
    """5.4: whether an unseen thing of these kinds could have this id."""
    keys = [(kind, "code" if kind == "spark_code" else "id") for kind in kinds]
    return any3(w.may(kind, **{key: name}) for kind, key in keys)


class Oracle:
    """Answers questions by RULEBOOK, one at a time, remembering nothing."""

    def __init__(
        self, facts: Iterable[object], at: datetime, parameters: object | None = None
    ) -> None:
        self.facts = tuple(facts)
        self.at = at
        self.parameters = parameters

    def ask(
        self,
        user: str,
        action: str,
        asset: str,
        *,
        using: str | None = None,
        post: str | None = None,
        within: str | None = None,
        at: datetime | None = None,
    ) -> Answer:
        """RULEBOOK 1: can USER do ACTION on ASSET."""
        w = World(self.facts, at or self.at, self.parameters)
        if action not in ACTIONS:
            raise ValueError(f"unknown action: {action}")
        if (using is None) == (action in JOINT):
            raise ValueError(f"{action}: `using` belongs to joint actions, and they need it")
        if within is not None and w.one("business_center", id=within) is None:
            raise ValueError(f"unknown Business Center: {within}")
        kind = action.split(".", maxsplit=1)[0]
        person, thing = w.one("user", id=user), named(w, (kind,), asset)
        if (
            thing is not None
            and within is not None
            and kind in ("business_center", "account_group")
        ):
            home = asset if kind == "business_center" else thing.business_center
            if home != within:
                raise ValueError(f"{action} on {asset} is not asked within {within}")
        kinds = JOINT[action][1] if action in JOINT else ()
        used = None if using is None else named(w, kinds, using)
        if person is None:
            return Answer(verdict_of(w.may("user", id=user)), ("USER_NOT_FOUND",))
        if thing is None and named(w, ASKED, asset) is None:
            return Answer(verdict_of(may_be(w, (kind,), asset)), ("ASSET_NOT_FOUND",))
        if using is not None and used is None and named(w, USED, using) is None:
            spark = action == "ad_account.run_spark_ads"
            code = "SPARK_CODE_INVALID" if spark else "ASSET_NOT_FOUND"
            return Answer(verdict_of(may_be(w, kinds, using)), (code,))
        if thing is None or (using is not None and used is None):
            return Answer("DENIED", ("ACTION_NOT_APPLICABLE",))
        return decide(w, person, action, thing, used, post, within)


def routes_of(
    w: World, user: Fact, action: str, asset: Fact, used: Fact, within: str | None
) -> list[Route]:
    """5.2 and 5.3: every route of the question."""
    if action in CENTER:
        return center_routes(w, user, action, asset)
    if action in GROUP:
        return group_routes(w, user, action, asset)
    if action in SELLER:
        return seller_routes(w, user, action, asset)
    if action in AUDIENCE:
        return audience_routes(w, user, action, asset, within)
    if action in JOINT:
        return joint_routes(w, user, action, asset, used, within)
    return asset_routes(w, user, action, asset, within)


def decide(
    w: World, user: Fact, action: str, asset: Fact, used: Fact, post: str | None, within: str | None
) -> Answer:
    """RULEBOOK 1: all gates, and at least one route; 5.4: the order of gates, WRONG_BC_CONTEXT."""
    gates = [*login_gates(w, user, action), *asset_gates(w, asset, action)]
    if used is not None and kind_of(used) == "spark_code":
        gates += code_gates(w, asset, used, post)
    elif used is not None:
        gates += asset_gates(w, used, action)
    routes = routes_of(w, user, action, asset, used, within)
    truth = all3([truth_of(gates), open3(routes)])
    listed = in_order(w, user, action, routes)
    reasons = list(unmet(gates))
    if listed:
        reasons += listed[0].reasons
    else:
        audience = kind_of(asset) == "audience"
        owning = w.one("ad_account", id=field(asset, "ad_account")) if audience else asset
        reasons += absent_reason(owning)
    open_here = any(route.truth is True for route in routes)
    if within is not None and action not in SELLER and not open_here:
        others = routes_of(w, user, action, asset, used, None)
        if any(one.truth is True and one.business_center not in (None, within) for one in others):
            reasons.append("WRONG_BC_CONTEXT")
    told = tuple(OracleRoute(one.kind, one.business_center, one.reasons) for one in listed)
    return Answer(verdict_of(truth), tuple(dict.fromkeys(reasons)), told, unmet(gates))
