"""The seven steps of a route through a Business Center, as RULEBOOK 3, 5.1 and 5.2 say."""

from __future__ import annotations

from dataclasses import dataclass

from tests.differential.oracle_facts import (
    ORIGINS,
    Fact,
    Need,
    Truth,
    World,
    all3,
    any3,
    at_least,
    field,
    kind_of,
    need,
    truth_of,
)

# Steps 1 to 3 and the role (5.1)


def status_need(bc: Fact, action: str) -> Need:
    """5.1 step 1: the Business Center's status."""
    creating = ("business_center.create_ad_account", "business_center.create_organization_account")
    if bc.status == "REVIEWING":
        return need(action not in creating, "BC_IN_REVIEW")
    if bc.status in ("DENY", "PUNISH"):
        code = "BC_DENIED" if bc.status == "DENY" else "BC_PUNISHED"
        return need(action in ("business_center.view", "business_center.leave"), code)
    return need(bc.status != "DELETED", "BC_DELETED")


def member_of(w: World, user: Fact, bc: Fact) -> Fact:
    """The person's record in a Business Center, whatever its status."""
    return w.one("member", business_center=bc.id, user=user.id)


def member_open(w: World, user: Fact, bc: Fact) -> Truth:
    """None if there is no record, but one could be unseen."""
    if member_of(w, user, bc) is not None:
        return False
    return w.may("member", business_center=bc.id, user=user.id)


def member_need(w: World, user: Fact, bc: Fact) -> Need:
    """5.1 step 2 and RULEBOOK 6 "person is a bound member"."""
    record = member_of(w, user, bc)
    if record is None:
        return need(member_open(w, user, bc), "NOT_A_MEMBER")
    if record.status == "BOUND":
        return need(True)
    if record.status == "PENDING":
        return need(False, "INVITE_EXPIRED" if w.ended(record.expires_at) else "INVITE_PENDING")
    if record.status == "REJECTED":
        return need(False, "INVITE_REJECTED")
    told = {"CANCELLED": "INVITE_CANCELLED", "LEFT": "LEFT_BC"}
    return need(False, told.get(record.ended, "REMOVED_FROM_BC"))


def two_step_need(w: World, user: Fact, bc: Fact) -> Need:
    """5.1 step 3: ALL asks everybody, ADMINS those whose record says ADMIN."""
    if user.two_step or bc.two_step_scope == "NONE":
        return need(True)
    if bc.two_step_scope == "ALL":
        return need(False, "TWO_STEP_REQUIRED")
    record = member_of(w, user, bc)
    if record is None:
        return need(None if member_open(w, user, bc) is None else True, "TWO_STEP_REQUIRED")
    return need(record.role != "ADMIN", "TWO_STEP_REQUIRED")


def entry_needs(w: World, user: Fact, bc: Fact, action: str) -> list[Need]:
    """5.1 steps 1 to 3."""
    return [status_need(bc, action), member_need(w, user, bc), two_step_need(w, user, bc)]


def role_need(w: World, user: Fact, bc: Fact) -> Need:
    """5.1 step 6, govern: the record's role, as it stands."""
    record = member_of(w, user, bc)
    truth = member_open(w, user, bc) if record is None else record.role == "ADMIN"
    return need(truth, "BC_ROLE_NOT_ADMIN")


def bound_admin(w: World, user: Fact, bc: Fact) -> bool:
    """5.4 Parameters: a bound ADMIN."""
    record = member_of(w, user, bc)
    return record is not None and record.status == "BOUND" and record.role == "ADMIN"


def finance_need(w: World, user: Fact, bc: Fact, *, manage: bool) -> Need:
    """5.1 step 6, money; 5.2 `money`: the finance role, and admin_sees_money."""
    record = member_of(w, user, bc)
    if w.parameter("admin_sees_money") and bound_admin(w, user, bc):
        return need(True)
    if record is None:
        return need(member_open(w, user, bc), "FINANCE_ROLE_MISSING")
    if record.finance_role is None:
        return need(False, "FINANCE_ROLE_MISSING")
    return need(record.finance_role == "MANAGER" or not manage, "FINANCE_ROLE_READ_ONLY")


# Step 4: the relation of a Business Center to an asset (5.1, 5.2)


def scopes_of(share: Fact) -> set[str]:
    """RULEBOOK 2: a share's scopes, the default where none is given."""
    return set(share.scopes) or {"EXISTING_POSTS"}


def partnership_need(w: World, one: str, other: str) -> Need:
    """5.2 relation reasons: the partnership's."""
    found = w.one("partnership", a=one, b=other) or w.one("partnership", a=other, b=one)
    if found is None:
        both = (w.may("partnership", a=one, b=other), w.may("partnership", a=other, b=one))
        return need(any3(both), "NOT_PARTNERS")
    if found.status == "PENDING":
        return need(not w.parameter("partner_acceptance_required"), "PARTNER_INVITE_PENDING")
    return need(found.status == "BOUND", "PARTNERSHIP_ENDED")


def record_need(w: World, share: Fact) -> Need:
    """5.2 relation reasons: what a share record says of itself."""
    if share.status == "BOUND":
        return need(True)
    if share.status == "PENDING":
        link = "TT_QR_EXPIRED" if w.ended(share.expires_at) else "TT_LINK_PENDING"
        return need(False, link if share.origin == "LINK" else "ACCESS_REQUEST_PENDING")
    if share.status == "REJECTED":
        link = "TT_LINK_REJECTED"
        return need(False, link if share.origin == "LINK" else "ACCESS_REQUEST_REJECTED")
    if share.ended == "REMOVED":
        return need(False, "ASSET_REMOVED_FROM_BC")
    if share.ended == "TRANSFERRED":
        return need(False, "ASSET_TRANSFERRED_AWAY")
    told = {"PARTNER": "SHARE_REVOKED", "REQUEST": "ACCESS_UNBOUND", "LINK": "TT_OWNER_REVOKED"}
    return need(False, told[share.origin])


def chain_link(w: World, asset: Fact, granter: str | None) -> Fact:
    """5.2: the LINK record by which a granter that is not the owner has a TikTok account."""
    if kind_of(asset) != "tiktok_account" or granter in (None, field(asset, "owner")):
        return None
    return w.one("share", asset=asset.id, to=granter, origin="LINK")


def granter_needs(w: World, asset: Fact, granter: str) -> list[Need]:
    """5.2: the owner may grant; a holder by LINK needs that link with SHARING; no one else."""
    if granter == field(asset, "owner"):
        return []
    if kind_of(asset) != "tiktok_account":
        return [need(False, "RESHARE_FORBIDDEN")]
    link = chain_link(w, asset, granter)
    if link is None:
        truth = w.may("share", asset=asset.id, to=granter, origin="LINK")
        return [need(truth, "RESHARE_FORBIDDEN")]
    if link.status != "BOUND":
        return [record_need(w, link)]
    return [need("SHARING" in scopes_of(link), "TT_SHARING_SCOPE_MISSING")]


@dataclass(frozen=True)
class Grip:
    """One relation of a Business Center to an asset (step 4): by ownership or by a share."""

    kind: str
    needs: tuple[Need, ...] = ()
    origin: str = ""
    share: Fact = None
    owns: bool = False
    phantom: bool = False  # a share that may exist unseen: its level and scopes are not known
    link: Fact = None  # the LINK record that a phantom rests on, where its granter has one

    @property
    def truth(self) -> Truth:
        """Whether the Business Center holds the asset this way (5.1 step 4)."""
        return truth_of(self.needs)


def absent_reason(asset: Fact) -> tuple[str, ...]:
    """5.2: what a request route without a record says; nothing of what a Business Center owns."""
    told = {
        "ad_account": "ASSET_USER_OWNED",
        "tiktok_account": "TT_ACCOUNT_NOT_LINKED",
        "shop": "SHOP_NOT_IN_BC",
        "pixel": "PIXEL_NOT_IN_BC",
        "catalog": "CATALOG_NOT_IN_BC",
    }
    kind = kind_of(asset)
    return (told[kind],) if kind in told and field(asset, "owner") is None else ()


def still_in_ad_account(asset: Fact) -> bool:
    """RULEBOOK 2: a pixel or catalog not yet transferred; it cannot be shared (5.4)."""
    return kind_of(asset) in ("pixel", "catalog") and field(asset, "owner") is None


def records(w: World, asset: Fact, bc: Fact) -> list[Fact]:
    """The listed share records of an asset to a Business Center, PARTNER, REQUEST, LINK."""
    found = w.many("share", asset=asset.id, to=bc.id)
    return sorted(found, key=lambda share: ORIGINS.index(share.origin))


def grips(w: World, asset: Fact, bc: Fact) -> list[Grip]:
    """5.2 Kind and Relation reasons: one per share record, or the one without a record."""
    owner = field(asset, "owner")
    if owner == bc.id:
        return [Grip("owner", owns=True)]
    found: list[Grip] = []
    for share in records(w, asset, bc):
        needs = [record_need(w, share)]
        if share.origin == "PARTNER":
            granter = share.granted_by or owner
            needs = [partnership_need(w, granter, bc.id), *granter_needs(w, asset, granter), *needs]
        kind = "partner" if share.origin == "PARTNER" else "request"
        found.append(Grip(kind, tuple(needs), share.origin, share))
    if not found and owner is not None:
        partner = partnership_need(w, owner, bc.id)
        needs = [partner, need(False, "NOT_SHARED_WITH_PARTNER")]
        found.append(Grip("partner", tuple(needs), "PARTNER"))  # 5: such a route is of that origin
    elif not found:
        found.append(Grip("request", (need(False, *absent_reason(asset)),), "REQUEST"))
    return found + phantoms(w, asset, bc)


def phantoms(w: World, asset: Fact, bc: Fact) -> list[Grip]:
    """5.4 Unseen: shares are a look-up of many; those that may exist beside the listed ones."""
    listed = [share.origin for share in records(w, asset, bc)]
    found: list[Grip] = []
    for origin in ORIGINS:
        open_ = w.may("share", asset=asset.id, to=bc.id, origin=origin) is None
        if origin in listed or still_in_ad_account(asset) or not open_:
            continue
        if origin != "PARTNER":
            found.append(Grip("request", (need(None),), origin, phantom=True))
            continue
        for one in w.many("business_center"):
            if one.id != bc.id:
                granted = [partnership_need(w, one.id, bc.id), *granter_needs(w, asset, one.id)]
                link = chain_link(w, asset, one.id)
                needs = (need(None), *granted)
                found.append(Grip("partner", needs, origin, phantom=True, link=link))
    return found


def effective_scopes(w: World, asset: Fact, share: Fact) -> set[str]:
    """5.2: scopes intersect along the chain while the link is BOUND."""
    link = chain_link(w, asset, share.granted_by) if share.origin == "PARTNER" else None
    if link is not None and link.status == "BOUND":
        return scopes_of(share) & scopes_of(link)
    return scopes_of(share)


def ads_only(w: World, asset: Fact, share: Fact) -> bool:
    """5.2: ads_only of the share or of the BOUND link it rests on."""
    link = chain_link(w, asset, share.granted_by) if share.origin == "PARTNER" else None
    if link is not None and link.status == "BOUND":
        return bool(share.ads_only or link.ads_only)
    return bool(share.ads_only)


# Step 6 and 7: assignments (3, 5.1)


@dataclass(frozen=True)
class Assigned:
    """A person's assignments of one asset in one Business Center, and whether more may exist."""

    direct: tuple[Fact, ...]
    group_levels: tuple[str, ...]
    admin: bool  # admin_must_be_assigned is off, and the person is a bound ADMIN
    more: Truth
    entry: Truth  # without a member record every later step fails, this one too (5.1)

    @property
    def at_all(self) -> Truth:
        """5.1 step 6."""
        found = True if self.admin or self.direct or self.group_levels else self.more
        return all3([self.entry, found])

    def level(self, kind: str, wanted: str) -> Truth:
        """5.1 step 7: direct and group assignments unite, the highest wins (3)."""
        levels = [one.level for one in self.direct] + list(self.group_levels)
        enough = self.admin or any(at_least(kind, one, wanted) for one in levels)
        return True if enough else self.more

    def scope(self, wanted: str) -> Truth:
        """5.1 step 7: the scopes of a TikTok account assignment, POST where none is given."""
        enough = self.admin or any(wanted in (one.scopes or ("POST",)) for one in self.direct)
        return True if enough else self.more


def assigned(w: World, user: Fact, bc: Fact, kind: str, asset_id: str | None) -> Assigned:
    """3 and 5.4: the assignments, direct and by group; asset_id None: of an unseen asset."""
    direct = w.many("assignment", business_center=bc.id, user=user.id, asset=asset_id)
    more: list[Truth] = []
    if not direct:
        more.append(w.may("assignment", business_center=bc.id, user=user.id, asset=asset_id))
    levels: list[str] = []
    if kind == "ad_account" and bc.organization != "ENTERPRISE":
        for group in w.many("account_group", business_center=bc.id):
            if asset_id in group.ad_accounts:
                found = w.many("group_assignment", group=group.id, user=user.id)
                levels += [one.level for one in found]
                more.append(w.may("group_assignment", group=group.id, user=user.id))
        unseen_group = w.may("account_group", business_center=bc.id)
        more.append(all3([unseen_group, w.may("group_assignment", user=user.id)]))
    lifted = not w.parameter("admin_must_be_assigned")
    entry: Truth = True if member_of(w, user, bc) is not None else member_open(w, user, bc)
    if lifted:
        more.append(member_open(w, user, bc))
    admin = lifted and bound_admin(w, user, bc)
    return Assigned(tuple(direct), tuple(levels), admin, any3(more), entry)
