"""Truth, facts, look-ups, the tables of actions and gates, as RULEBOOK 2, 4, 5.4 and 8 say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

Fact: TypeAlias = Any  # an object of a class named as its kind, with the fields of RULEBOOK 2
Truth: TypeAlias = bool | None  # None: it depends on something unseen

# RULEBOOK 2, "Level by asset kind": the ladder from low to high; its first word is the default.
LADDERS: dict[str, tuple[str, ...]] = {
    "ad_account": ("ANALYST", "OPERATOR", "ADMIN"),
    "catalog": ("AD_PROMOTE", "ADMIN"),
    "shop": ("AD_PROMOTION", "MANAGER"),
    "form_library": ("ADMIN",),
    "tiktok_account": ("ANALYST", "OPERATOR", "ADMIN"),
}
ORIGINS = ("PARTNER", "REQUEST", "LINK")

# RULEBOOK 8: the parameters that bear on asking.
DEFAULTS: dict[str, object] = {
    "admin_must_be_assigned": True,
    "admin_sees_money": False,
    "partner_acceptance_required": True,
    "partner_member_capped_by_share": True,
    "bc_to_bc_transfer": False,
    "seller_invite_lifetime": timedelta(hours=120),
}


def all3(truths: Iterable[Truth]) -> Truth:
    """Strong Kleene "and" (5.4)."""
    seen = list(truths)
    if any(truth is False for truth in seen):
        return False
    return None if any(truth is None for truth in seen) else True


def any3(truths: Iterable[Truth]) -> Truth:
    """Strong Kleene "or" (5.4)."""
    seen = list(truths)
    if any(truth is True for truth in seen):
        return True
    return None if any(truth is None for truth in seen) else False


@dataclass(frozen=True)
class Need:
    """One requirement: met, unmet or undecided, and what it says unless met."""

    truth: Truth
    reasons: tuple[str, ...] = ()


def need(truth: Truth, *reasons: str) -> Need:
    """A requirement with its reasons."""
    return Need(truth, reasons)


def truth_of(needs: Iterable[Need]) -> Truth:
    """Whether all of them are met."""
    return all3(one.truth for one in needs)


def unmet(needs: Iterable[Need]) -> tuple[str, ...]:
    """Distinct reasons of what is not settled as met, each at its first place (5.1)."""
    told: list[str] = []
    for one in needs:
        for reason in one.reasons if one.truth is not True else ():
            if reason not in told:
                told.append(reason)
    return tuple(told)


def field(fact: Fact, name: str) -> Fact:
    """A field, None where facts of that kind do not have it."""
    return getattr(fact, name, None)


def kind_of(fact: object) -> str:
    """The fact kind of RULEBOOK 2 by the name of the class."""
    name = type(fact).__name__.replace("TikTok", "Tiktok")
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


class World:
    """The listed facts, the unseen patterns, the parameters and the instant of one question."""

    def __init__(self, facts: Iterable[object], at: datetime, parameters: object | None) -> None:
        self.at = at
        self.parameters = parameters
        self.facts: dict[str, list[Fact]] = {}
        for fact in facts:
            self.facts.setdefault(kind_of(fact), []).append(fact)

    def many(self, kind: str, **fields: object) -> list[Fact]:
        """The listed facts of a kind with these fields."""
        found = self.facts.get(kind, [])
        return [one for one in found if all(field(one, n) == v for n, v in fields.items())]

    def one(self, kind: str, **fields: object) -> Fact:
        """The first listed fact of a kind with these fields, or None."""
        found = self.many(kind, **fields)
        return found[0] if found else None

    def may(self, kind: str, **known: object) -> Truth:
        """5.4: None if a pattern could match; one matches unless it names another value."""
        for pattern in self.many("unseen", of=kind):
            where = dict(field(pattern, "where") or {})
            if all(n not in where or v is None or where[n] == v for n, v in known.items()):
                return None
        return False

    def there(self, kind: str, **key: object) -> Truth:
        """5.4: a look-up by key; found is settled, else open if a pattern could match."""
        return True if self.many(kind, **key) else self.may(kind, **key)

    def parameter(self, name: str) -> Fact:
        """RULEBOOK 8: the value of a parameter."""
        return DEFAULTS[name] if self.parameters is None else getattr(self.parameters, name)

    def ended(self, moment: datetime | None) -> bool:
        """5.4: everything that ends at T has ended at T."""
        return moment is not None and self.at >= moment


def at_least(kind: str, level: str | None, wanted: str) -> bool:
    """RULEBOOK 2: a level on the ladder of its kind, the default where none is given."""
    ladder = LADDERS[kind]
    return ladder.index(level or ladder[0]) >= ladder.index(wanted)


# What an action asks (4)


@dataclass(frozen=True)
class Way:
    """One way of the tables of 4: an assignment of some form, or a role."""

    form: str  # level, presence, scope, managed, role
    level: str = ""
    low: str = "ASSET_LEVEL_TOO_LOW"
    share_scope: str = ""
    scope: str = ""
    to_profile: bool = False
    owning_only: bool = False


def _level(level: str, low: str = "ASSET_LEVEL_TOO_LOW") -> Way:
    """4: an assignment at this level of the ladder."""
    return Way("level", level, low)


def _scope(share_scope: str, scope: str, *, to_profile: bool = False) -> Way:
    """4 TikTok account: a scope of the share and one of the assignment."""
    return Way("scope", share_scope=share_scope, scope=scope, to_profile=to_profile)


def _managed(level: str) -> Way:
    """4 TikTok account: mode MANAGED at this level."""
    return Way("managed", level, "TT_MANAGEMENT_ROLE_TOO_LOW")


ROLE = Way("role")
CATALOG_ADMIN = _level("ADMIN", "CATALOG_AD_PROMOTION_ONLY")

# RULEBOOK 4: actions through a Business Center that holds the asset, each way on its own (5.2).
WAYS: dict[str, tuple[Way, ...]] = {
    "ad_account.view_ads": (_level("ANALYST"),),
    "ad_account.view_reports": (_level("ANALYST"),),
    "ad_account.download_data": (_level("ANALYST"),),
    "ad_account.create_ads": (_level("OPERATOR"),),
    "ad_account.manage_audiences": (_level("OPERATOR"),),
    "ad_account.publish_ads": (_level("OPERATOR"),),
    "ad_account.edit_settings": (_level("ADMIN"),),
    "ad_account.view_finance": (_level("ADMIN"),),
    "ad_account.manage_finance": (_level("ADMIN"),),
    "ad_account.assign_members": (_level("ADMIN"), ROLE),
    "ad_account.approve_requests": (_level("ADMIN"), Way("role", owning_only=True)),
    "ad_account.connect_app": (_level("ADMIN", "APP_NOT_OWNER_OR_ADMIN"),),
    "tiktok_account.use_existing_posts": (_scope("EXISTING_POSTS", "POST"),),
    "tiktok_account.publish_ad_videos": (_scope("NEW_VIDEOS", "POST"),),
    "tiktok_account.publish_to_profile": (_scope("NEW_VIDEOS", "POST", to_profile=True),),
    "tiktok_account.use_live": (_scope("LIVE", "LIVE"),),
    "tiktok_account.manage_messages": (
        _scope("DIRECT_MESSAGE", "DIRECT_MESSAGE"),
        _managed("OPERATOR"),
    ),
    "tiktok_account.view_insights": (_managed("ANALYST"),),
    "tiktok_account.manage_posts": (_managed("OPERATOR"),),
    "tiktok_account.edit_profile": (_managed("OPERATOR"),),
    "tiktok_account.manage_account": (_managed("ADMIN"),),
    "tiktok_account.assign_members": (ROLE,),
    "tiktok_account.link_ad_account": (ROLE,),
    "tiktok_account.disconnect": (ROLE,),
    "pixel.view": (Way("presence"),),
    "pixel.manage": (Way("presence"),),
    "pixel.link_ad_account": (ROLE,),
    "pixel.assign_members": (ROLE,),
    "catalog.view": (_level("AD_PROMOTE"),),
    "catalog.use_in_ads": (_level("AD_PROMOTE"),),
    "catalog.manage_products": (CATALOG_ADMIN,),
    "catalog.create_product_sets": (CATALOG_ADMIN,),
    "catalog.link_event_source": (CATALOG_ADMIN,),
    "catalog.assign_members": (ROLE,),
    "shop.promote_in_ads": (_level("AD_PROMOTION"),),
    "shop.assign_members": (ROLE,),
    "form_library.manage": (_level("ADMIN"),),
    "form_library.download_leads": (_level("ADMIN"),),
    "form_library.assign_members": (ROLE,),
}
# RULEBOOK 5.2, owner-only actions: what a Business Center says that does not own the asset.
OWNER_ONLY = {
    "ad_account.share_with_partner": "RESHARE_FORBIDDEN",
    "ad_account.close": "AD_OWNER_ONLY",
    "ad_account.remove_business_center": "AD_OWNER_ONLY",
    "tiktok_account.share_with_partner": "RESHARE_FORBIDDEN",
    "pixel.share_with_partner": "RESHARE_FORBIDDEN",
    "pixel.delete": "PIXEL_DELETE_FORBIDDEN",
    "catalog.share_with_partner": "RESHARE_FORBIDDEN",
    "catalog.delete": "CATALOG_OWNER_ONLY",
    "shop.share_with_partner": "RESHARE_FORBIDDEN",
    "form_library.share_with_partner": "RESHARE_FORBIDDEN",
}
TRANSFER_IN = ("ad_account.transfer_in", "pixel.transfer_in")
FINANCE = ("ad_account.view_finance", "ad_account.manage_finance")
SELLER = ("shop.operate", "shop.manage_staff", "shop.approve_requests")
AUDIENCE = ("audience.apply", "audience.edit", "audience.delete", "audience.share")
GROUP = ("account_group.view", "account_group.manage")
CENTER = tuple(
    "business_center." + name
    for name in (
        "view",
        "leave",
        "edit_settings",
        "manage_security",
        "view_change_log",
        "submit_verification",
        "invite_member",
        "remove_member",
        "change_member_role",
        "add_partner",
        "remove_partner",
        "request_access",
        "create_catalog",
        "create_account_group",
        "manage_account_groups",
        "claim_shop",
        "create_ad_account",
        "create_organization_account",
        "view_finance",
        "manage_finance",
    )
)
# RULEBOOK 5.2 `person`: what the owning person may not do outside a Business Center.
NOT_BY_PERSON = (
    "ad_account.transfer_in",
    "ad_account.assign_members",
    "tiktok_account.assign_members",
    "tiktok_account.share_with_partner",
    "tiktok_account.link_ad_account",
)
# RULEBOOK 4: joint actions, the action each builds on, and the kinds of `using`.
JOINT: dict[str, tuple[str, tuple[str, ...]]] = {
    "ad_account.run_spark_ads": ("ad_account.publish_ads", ("tiktok_account", "spark_code")),
    "ad_account.use_pixel": ("ad_account.create_ads", ("pixel",)),
    "ad_account.use_catalog": ("ad_account.create_ads", ("catalog",)),
    "ad_account.use_audience": ("ad_account.create_ads", ("audience",)),
    "ad_account.promote_shop": ("ad_account.publish_ads", ("shop",)),
    "ad_account.connect_app": ("ad_account.connect_app", ("app_workspace",)),
}
# RULEBOOK 4 with 5.4: the share scope word whose restriction blocks the action.
FEATURE = {
    "tiktok_account.use_existing_posts": "EXISTING_POSTS",
    "tiktok_account.publish_ad_videos": "NEW_VIDEOS",
    "tiktok_account.publish_to_profile": "NEW_VIDEOS",
    "tiktok_account.use_live": "LIVE",
    "tiktok_account.manage_messages": "DIRECT_MESSAGE",
    "tiktok_account.share_with_partner": "SHARING",
    "ad_account.run_spark_ads": "EXISTING_POSTS",
}
IDENTITY = {
    "NO_VALID_BIND_ACCOUNT": "TT_NO_VALID_BINDING",
    "SCOPE_UNAVAILABLE": "TT_SCOPE_MISSING",
    "IS_PRIVATE_ACCOUNT": "TT_ACCOUNT_PRIVATE",
    "NOT_BUSINESS_ACCOUNT": "TT_NOT_BUSINESS_ACCOUNT",
}


# The gates of 4 and 5.4


def login_gates(w: World, user: Fact, action: str) -> list[Need]:
    """5.4: the login, then a fresh data verification."""
    gates = [
        need(user.tiktok_for_business, "NO_TFB_LOGIN"),
        need(user.login != "SUSPENDED", "TFB_LOGIN_SUSPENDED"),
        need(user.login != "LOST", "LOGIN_LOST"),
    ]
    if action == "ad_account.download_data":
        gates.append(need(not w.ended(user.data_verified_until), "DATA_VERIFICATION_REQUIRED"))
    return gates


def account_gates(account: Fact, action: str) -> list[Need]:
    """4 "Ad account status"."""
    status = str(account.status).removeprefix("STATUS_")
    base = JOINT[action][0] if action in JOINT else action
    publishing = base == "ad_account.publish_ads"
    making = base in ("ad_account.create_ads", "ad_account.manage_audiences")
    viewing = ("ad_account.view_ads", "ad_account.view_reports", "ad_account.view_finance")
    if status == "PENDING_VERIFIED":
        return [need(not publishing, "AD_ACCOUNT_PENDING_VERIFICATION")]
    if status in (
        "PENDING_CONFIRM",
        "PENDING_CONFIRM_MODIFY",
        "WAIT_FOR_BPM_AUDIT",
        "WAIT_FOR_PUBLIC_AUTH",
        "SELF_SERVICE_UNAUDITED",
    ):
        return [need(not publishing, "AD_ACCOUNT_IN_REVIEW")]
    if status in ("CONFIRM_FAIL", "CONFIRM_MODIFY_FAIL", "CONFIRM_FAIL_END"):
        return [need(not publishing, "AD_ACCOUNT_DISAPPROVED")]
    if status == "CONTRACT_PENDING":
        return [need(not publishing, "AD_ACCOUNT_CONTRACT_PENDING")]
    if status == "LIMIT":
        return [need(not (publishing or making or action in JOINT), "AD_ACCOUNT_SUSPENDED")]
    return [need(status != "DISABLE" or action in viewing, "AD_ACCOUNT_CLOSED")]


def banned_gates(account: Fact) -> list[Need]:
    """4 TikTok account: BANNED and SUSPENDED."""
    banned = need(account.status != "BANNED", "TT_BANNED")
    return [banned, need(account.status != "SUSPENDED", "TT_SUSPENDED")]


def tiktok_gates(account: Fact, action: str) -> list[Need]:
    """4 and 5.4: BANNED, SUSPENDED, restricted features, identity, gpppa."""
    if action == "tiktok_account.disconnect":
        return []
    spark = action == "ad_account.run_spark_ads"
    gates = banned_gates(account)
    restricted = account.status == "RESTRICTED" and FEATURE.get(action) in account.restricted
    gates.append(need(not restricted, "TT_FEATURE_RESTRICTED"))
    if FEATURE.get(action) in ("EXISTING_POSTS", "NEW_VIDEOS", "LIVE"):
        available = account.identity_status == "AVAILABLE"
        gates.append(need(available, IDENTITY.get(account.identity_status, "")))
    if spark:
        gates.append(need(not account.gpppa, "TT_GPPPA"))
    return gates


def shop_gates(shop: Fact) -> list[Need]:
    """4 shop.promote_in_ads, 5.4: NEW_CREATE says SHOP_INACTIVE."""
    inactive = need(shop.status not in ("INACTIVE", "NEW_CREATE"), "SHOP_INACTIVE")
    return [inactive, need(shop.status != "SUSPENDED", "SHOP_SUSPENDED")]


def asset_gates(w: World, asset: Fact, action: str) -> list[Need]:
    """5.4 gates: the asset's own state (4)."""
    kind = kind_of(asset)
    gates: list[Need] = []
    if kind == "ad_account":
        gates += account_gates(asset, action)
    if kind == "tiktok_account":
        gates += tiktok_gates(asset, action)
    if action in ("catalog.use_in_ads", "ad_account.use_catalog") and kind == "catalog":
        gates.append(need(asset.ad_ready, "CATALOG_NOT_AD_READY"))
    if action in ("shop.promote_in_ads", "ad_account.promote_shop") and kind == "shop":
        gates += shop_gates(asset)
    if action in TRANSFER_IN:
        lifted = kind == "ad_account" and w.parameter("bc_to_bc_transfer")
        gates.append(need(asset.owner is None or lifted, "TRANSFER_ALREADY_OWNED"))
    if action == "audience.share":
        account = w.one("ad_account", id=asset.ad_account)
        gates.append(need(account.owner is not None, "AUDIENCE_OWNER_NOT_BC_OWNED"))
    return gates
