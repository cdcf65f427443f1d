"""Routes and their requirements per action, as RULEBOOK 1, 4, 5.1 and 5.2 say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.differential.oracle_facts import (
    FINANCE,
    NOT_BY_PERSON,
    OWNER_ONLY,
    TRANSFER_IN,
    WAYS,
    Fact,
    Need,
    Truth,
    Way,
    World,
    account_gates,
    all3,
    any3,
    at_least,
    field,
    kind_of,
    need,
    truth_of,
    unmet,
)
from tests.differential.oracle_steps import (
    Grip,
    absent_reason,
    ads_only,
    assigned,
    effective_scopes,
    entry_needs,
    finance_need,
    grips,
    member_of,
    member_open,
    records,
    role_need,
    scopes_of,
    still_in_ad_account,
)

KINDS = ("owner", "partner", "request", "person", "money", "seller", "audience")


@dataclass(frozen=True)
class Route:
    """One route with its requirements; a hidden one only may exist, through unseen facts."""

    kind: str
    business_center: str | None
    needs: tuple[Need, ...]
    way: int = 0
    origin: str = ""
    account: str = ""
    hidden: bool = False

    @property
    def truth(self) -> Truth:
        """Whether it is open."""
        return truth_of(self.needs)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Its unmet requirements."""
        return unmet(self.needs)


def open3(routes: Iterable[Route]) -> Truth:
    """Whether some route is open, hidden ones included."""
    return any3(route.truth for route in routes)


def in_order(w: World, user: Fact, action: str, routes: Iterable[Route]) -> list[Route]:
    """RULEBOOK 1, order of routes; hidden ones are left out."""
    origins = ("", "PARTNER", "REQUEST", "LINK")

    def key(route: Route) -> tuple[bool, bool, int, int, str, int, int, str]:
        entries = w.many("member", business_center=route.business_center, user=user.id)
        bound = any(entry.status == "BOUND" for entry in entries)
        first = route.kind == "money" and action in FINANCE
        kind = -1 if first else KINDS.index(route.kind)
        center, origin = route.business_center or "", origins.index(route.origin)
        count = len(route.reasons)
        return (count > 0, not bound, count, kind, center, route.way, origin, route.account)

    return sorted((route for route in routes if not route.hidden), key=key)


# The requirements of one way on one relation (5.1 steps 4 to 7)


def _capped(w: World, kind: str, share: Fact, wanted: str) -> Need:
    """5.1 step 5, a ladder; 5.4 partner_member_capped_by_share lifts this cap only."""
    lifted = not w.parameter("partner_member_capped_by_share")
    return need(lifted or at_least(kind, share.level, wanted), "PARTNER_SHARE_LEVEL_TOO_LOW")


def _ceiling(w: World, asset: Fact, grip: Grip, way: Way) -> list[Need]:
    """5.1 step 5: none for an owner, none without a BOUND share in the sense of step 4."""
    if grip.owns or grip.truth is False:
        return []
    if grip.phantom:
        return [need(None), *_chained(grip.link, way)]
    if way.form == "level":
        return [_capped(w, kind_of(asset), grip.share, way.level)]
    if way.form == "scope":
        scopes = effective_scopes(w, asset, grip.share)
        only_ads = way.to_profile and ads_only(w, asset, grip.share)
        covered = need(way.share_scope in scopes, "TT_SCOPE_MISSING")
        return [covered, need(not only_ads, "TT_ADS_ONLY_MODE")]
    if way.form == "managed" and grip.share.mode == "MANAGED":
        return [_capped(w, "tiktok_account", grip.share, way.level)]
    return [need(way.form != "managed", "TT_NOT_MANAGED")]


def _chained(link: Fact, way: Way) -> list[Need]:
    """5.2: whatever a share handed over, scopes intersect with those of the link behind it."""
    if link is None or link.status != "BOUND" or way.form != "scope":
        return []
    return [need(way.share_scope in scopes_of(link)), need(not (way.to_profile and link.ads_only))]


def _ladder_means(grip: Grip) -> bool:
    """5.4: a TikTok ladder is compared only under a BOUND MANAGED share, or ownership."""
    if grip.owns or grip.phantom:
        return True
    return grip.truth is not False and grip.share.mode == "MANAGED"


def way_needs(w: World, user: Fact, bc: Fact, asset: Fact, grip: Grip, way: Way) -> list[Need]:
    """5.1 steps 4 to 7."""
    needs = list(grip.needs)
    if way.form == "role":
        return [*needs, role_need(w, user, bc)]
    found = assigned(w, user, bc, kind_of(asset), asset.id)
    needs += _ceiling(w, asset, grip, way)
    needs.append(need(found.at_all, "ASSET_NOT_ASSIGNED"))
    if found.at_all is False:
        return needs
    if way.form == "level" or (way.form == "managed" and _ladder_means(grip)):
        needs.append(need(found.level(kind_of(asset), way.level), way.low))
    if way.form == "scope":
        needs.append(need(found.scope(way.scope), way.low))
    return needs


# Routes of one asset (5.2)


def candidates(w: World, user: Fact, asset: Fact, within: str | None) -> list[Fact]:
    """5.2, first bullet; through listed Business Centers only (5.4)."""
    found: list[Fact] = []
    for bc in w.many("business_center"):
        record = member_of(w, user, bc) is not None or member_open(w, user, bc) is None
        shared = any(share.status == "BOUND" for share in records(w, asset, bc))
        if record or field(asset, "owner") == bc.id or shared or within == bc.id:
            found.append(bc)
    return found


def kept(routes: Iterable[Route], within: str | None) -> list[Route]:
    """5.4: `within` keeps exactly the routes through that Business Center."""
    return [one for one in routes if within is None or one.business_center == within]


def asset_routes(w: World, user: Fact, action: str, asset: Fact, within: str | None) -> list[Route]:
    """5.2: the routes of an action on an asset that a Business Center or a person may have."""
    if action in TRANSFER_IN:
        return transfer_routes(w, user, action, asset, within)
    routes: list[Route] = []
    if field(asset, "owner_user") == user.id and action not in NOT_BY_PERSON:
        routes.append(Route("person", None, ()))
    through = candidates(w, user, asset, within)
    for bc in through:
        entry = entry_needs(w, user, bc, action)
        if action in OWNER_ONLY:
            routes.append(_owner_only_route(w, user, bc, action, asset))
            continue
        for grip in grips(w, asset, bc):
            for number, way in enumerate(WAYS[action]):
                second = number > 0 and way.form == "managed"
                if (way.owning_only and not grip.owns) or (second and not _ladder_means(grip)):
                    continue
                needs = (*entry, *way_needs(w, user, bc, asset, grip, way))
                routes.append(
                    Route(grip.kind, bc.id, needs, number, grip.origin, hidden=grip.phantom)
                )
    if action in FINANCE:
        billing = [bc for bc in w.many("business_center") if bc.id in asset.billing_shared_with]
        through += [bc for bc in billing if bc not in through]
        routes += [_money_route(w, user, bc, action, asset) for bc in through]
    return kept(routes, within)


def _money_route(w: World, user: Fact, bc: Fact, action: str, asset: Fact) -> Route:
    """5.2 `money`: steps 1 to 3, control of payment, finance role."""
    controls = asset.owner == bc.id or bc.id in asset.billing_shared_with
    finance = finance_need(w, user, bc, manage=action == "ad_account.manage_finance")
    entry = entry_needs(w, user, bc, action)
    return Route("money", bc.id, (*entry, need(controls, "PAYMENT_NOT_CONTROLLED"), finance))


def _owner_only_route(w: World, user: Fact, bc: Fact, action: str, asset: Fact) -> Route:
    """5.2, owner-only actions: one route per Business Center, and the LINK exception."""
    entry, role = entry_needs(w, user, bc, action), role_need(w, user, bc)
    if field(asset, "owner") == bc.id:
        return Route("owner", bc.id, (*entry, role))
    listed = records(w, asset, bc)
    kind = "request" if field(asset, "owner") is None else "partner"
    if listed:
        kind = "partner" if listed[0].origin == "PARTNER" else "request"
    if still_in_ad_account(asset):
        return Route(kind, bc.id, (*entry, need(False, *absent_reason(asset))))
    refused = need(False, OWNER_ONLY[action])
    if action == "tiktok_account.share_with_partner":
        link = w.one("share", asset=asset.id, to=bc.id, origin="LINK")
        if link is not None and link.status == "BOUND":
            sharing = need("SHARING" in scopes_of(link), "TT_SHARING_SCOPE_MISSING")
            return Route("request", bc.id, (*entry, sharing, role))
        if link is None:
            may = w.may("share", asset=asset.id, to=bc.id, origin="LINK")
            refused = need(all3([may, role.truth]), OWNER_ONLY[action])
    return Route(kind, bc.id, (*entry, refused))


def transfer_routes(
    w: World, user: Fact, action: str, asset: Fact, within: str | None
) -> list[Route]:
    """5.2 transfer_in: one route per Business Center with a record of the person, or `within`."""
    routes: list[Route] = []
    for bc in w.many("business_center"):
        record = member_of(w, user, bc) is not None or member_open(w, user, bc) is None
        if not record and within != bc.id:
            continue
        needs = [*entry_needs(w, user, bc, action), role_need(w, user, bc)]
        if action == "pixel.transfer_in" and asset.ad_account is not None:
            account = w.one("ad_account", id=asset.ad_account)
            if bc.type in ("AGENCY", "SELF_SERVICE_AGENCY"):
                needs.append(need(account.owner == bc.id, "PIXEL_TRANSFER_WRONG_ORIGIN"))
            else:
                held = any3(_held_at_admin(grip) for grip in grips(w, account, bc))
                needs.append(need(held, "PIXEL_TRANSFER_NO_ADMIN_ACCESS"))
        routes.append(Route("owner", bc.id, tuple(needs)))
    return kept(routes, within)


def _held_at_admin(grip: Grip) -> Truth:
    """4 pixel.transfer_in: owned, or held at share level ADMIN."""
    if grip.owns or grip.phantom or grip.truth is False:
        return grip.truth
    return all3([grip.truth, at_least("ad_account", grip.share.level, "ADMIN")])


# Routes of the other kinds


def center_routes(w: World, user: Fact, action: str, bc: Fact) -> list[Route]:
    """4 Business Center: one candidate, kind owner (5.2)."""
    needs = entry_needs(w, user, bc, action)
    name = action.split(".")[1]
    if name in ("view_finance", "manage_finance"):
        needs.append(finance_need(w, user, bc, manage=name == "manage_finance"))
    elif name not in ("view", "leave"):
        needs.append(role_need(w, user, bc))
    if name in ("create_ad_account", "create_organization_account"):
        told = {
            "REVIEWING": "BC_VERIFICATION_REVIEWING",
            "FAILED": "BC_VERIFICATION_FAILED",
            "EXPIRED": "BC_VERIFICATION_EXPIRED",
        }
        code = told.get(bc.verification, "BC_NOT_VERIFIED")
        needs.append(need(bc.verification == "VERIFIED", code))
    if name == "create_organization_account":
        needs.append(need(bc.info_complete, "BC_INFO_INCOMPLETE"))
    return [Route("owner", bc.id, tuple(needs))]


def group_routes(w: World, user: Fact, action: str, group: Fact) -> list[Route]:
    """4 account_group: in the group, or ADMIN; manage: govern."""
    bc = w.one("business_center", id=group.business_center)
    entry = entry_needs(w, user, bc, action)
    role = Route("owner", bc.id, (*entry, role_need(w, user, bc)), way=1)
    if action == "account_group.manage":
        return [replace(role, way=0)]
    entered: Truth = True if member_of(w, user, bc) is not None else member_open(w, user, bc)
    inside = all3([entered, w.there("group_assignment", group=group.id, user=user.id)])
    return [Route("owner", bc.id, (*entry, need(inside, "ASSET_NOT_ASSIGNED"))), role]


def seller_routes(w: World, user: Fact, action: str, shop: Fact) -> list[Route]:
    """4 and 5.2 `seller`: the seller, or Seller Center roles."""
    if shop.seller is not None and shop.seller == user.id:
        return [Route("seller", None, ())]
    if action == "shop.manage_staff":
        return [Route("seller", None, (need(False, "SELLER_OWNER_ONLY"),))]
    if action == "shop.approve_requests":
        truths: list[Truth] = []
        for role in ("MAIN_ADMIN", "ADVERTISING_MANAGER"):
            held = w.one("seller_role", shop=shop.id, user=user.id, role=role)
            may = w.may("seller_role", shop=shop.id, user=user.id, role=role)
            truths.append(may if held is None else held.status == "ACTIVE")
        return [Route("seller", None, (need(any3(truths), "SELLER_OWNER_ONLY"),))]
    held_roles = w.many("seller_role", shop=shop.id, user=user.id)
    if any(held.status == "ACTIVE" for held in held_roles):
        return [Route("seller", None, ())]
    lifetime = w.parameter("seller_invite_lifetime")
    over = [
        held.invited_at is not None and lifetime is not None and w.ended(held.invited_at + lifetime)
        for held in held_roles
    ]
    code = "SELLER_INVITE_EXPIRED" if all(over) else "SELLER_INVITE_PENDING"
    code = code if over else "SELLER_ROLE_MISSING"
    may = w.may("seller_role", shop=shop.id, user=user.id)
    return [Route("seller", None, (need(may, code),))]


# Routes of audiences (4 and 5.2)


def audience_routes(
    w: World, user: Fact, action: str, audience: Fact, within: str | None
) -> list[Route]:
    """5.2 `audience`: every route of manage_audiences on every account that has it."""
    if action == "audience.share":
        account = w.one("ad_account", id=audience.ad_account)
        return asset_routes(w, user, "ad_account.share_with_partner", account, within)
    base = "ad_account.manage_audiences"
    routes: list[Route] = []
    for account in w.many("ad_account"):
        owning = account.id == audience.ad_account
        has = owning or w.there("audience_share", audience=audience.id, ad_account=account.id)
        if has is False:
            continue
        last = [need(has)]  # a recipient that may exist unseen has no reason of its own
        if action == "audience.edit":
            last.append(need(owning, "AUDIENCE_RECIPIENT_READ_ONLY"))
        for one in asset_routes(w, user, base, account, within):
            needs = (*account_gates(account, base), *one.needs, *last)
            center, hidden = one.business_center, one.hidden or has is None
            routes.append(Route("audience", center, needs, one.way, one.origin, account.id, hidden))
    if action != "audience.edit":
        routes += kept(unseen_recipients(w, user, audience), within)
    return routes


def unseen_recipients(w: World, user: Fact, audience: Fact) -> list[Route]:
    """5.4: an ad account nobody listed may have received the audience."""
    routes: list[Route] = []
    for name in unlisted(w):
        there = w.may("ad_account", id=name)
        if there is None and w.may("audience_share", audience=audience.id, ad_account=name) is None:
            routes.append(Route("audience", None, (need(None),), hidden=True))
            for bc in w.many("business_center"):
                at_all = assigned(w, user, bc, "ad_account", name).at_all
                entry = entry_needs(w, user, bc, "ad_account.manage_audiences")
                needs = (*entry, need(at_all), need(None))
                routes.append(Route("audience", bc.id, needs, hidden=True))
    return routes


def unlisted(w: World) -> list[str]:
    """Ids that an unlisted ad account could have: those that patterns name, and any other."""
    named: set[object] = {"any other"}
    for pattern in w.many("unseen"):
        where = dict(field(pattern, "where") or {})
        named |= {where[one] for one in ("id", "asset", "ad_account") if one in where}
    kinds = ("ad_account", "tiktok_account", "pixel", "catalog", "shop", "form_library", "audience")
    listed = {one.id for kind in kinds for one in w.many(kind)}
    return sorted(name for name in named if isinstance(name, str) and name not in listed)
