"""Assignment (A): what a person was given inside a Business Center, or a Seller Center."""

from __future__ import annotations

from datetime import datetime

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.ceilings import LADDER_ACTIONS, SCOPED
from bcmodel.rules.levels import ASSIGNMENT_SCOPE_NEEDED, LEVEL_NEEDED, outcomes_by_level
from bcmodel.rules.membership import is_bound_admin
from bcmodel.rules.parameters import Parameters
from bcmodel.rules.rule import NOTHING, Grain, Path, Stops, rule, stop
from bcmodel.rules.sharing import is_held
from bcmodel.rules.sources import Standing
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, EVERY_ACTION, Action, action_set
from bcmodel.vocab.levels import DEFAULT_ASSIGNMENT_SCOPES, LADDERS
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind, Mode, SellerStatus

NOT_ASSIGNED = stop(Reason.ASSET_NOT_ASSIGNED, EVERY_ACTION)


def counts_as_assigned(view: View, path: Path) -> bool:
    """Whether the person needs no assignment here: an Admin, if the rulebook says so."""
    if path.case.parameters.admin_must_be_assigned or path.center is None:
        return False
    return is_bound_admin(view.member(path.center.id, path.case.user.id))


def stops_strangers(view: View, path: Path) -> Stops:
    """Stop whoever has no entry in the Business Center: nothing is assigned to them there."""
    if path.center is None or view.member(path.center.id, path.case.user.id):
        return NOTHING
    return NOT_ASSIGNED


def is_assigned(view: View, path: Path) -> bool:
    """Whether anything is assigned to the person, directly or by a group; read once per path."""
    if path.is_assigned is None:
        read_assignments(view, path)
    return path.is_assigned is True


def read_assignments(view: View, path: Path) -> None:
    """Keep with the path what is assigned to the person."""
    center, asset, user = path.center, path.asset, path.case.user.id
    direct: f.Assignment | None = None
    by_group: tuple[f.GroupAssignment, ...] = ()
    if center is not None:
        direct = view.assignment(center.id, user, asset.id)
        if asset.kind is Kind.AD_ACCOUNT:
            by_group = view.levels_by_group(center.id, asset.id, user)
    path.is_assigned = bool(direct or by_group) and view.passes(stops_strangers, path)
    path.direct, path.by_group = direct, by_group


@rule(
    "A101",
    "asset-is-assigned-to-the-person",
    Grain.ASSIGNMENT,
    gives=[Reason.ASSET_NOT_ASSIGNED],
    holds="{asset} is assigned to {user} in {center}",
    standing=Standing.DOCUMENTED,
    sources=[s.ROLES, s.LEVELS, s.GROUPS, s.DELVIA],
)
def asset_is_assigned_to_the_person(view: View, path: Path) -> Stops:
    """Members, Admins too, use only what is assigned to them, directly or by a group."""
    if is_assigned(view, path) or counts_as_assigned(view, path):
        return NOTHING
    return NOT_ASSIGNED


TOO_LOW_BY_KIND = {
    Kind.CATALOG: Reason.CATALOG_AD_PROMOTION_ONLY,
    Kind.TIKTOK_ACCOUNT: Reason.TT_MANAGEMENT_ROLE_TOO_LOW,
}


def reason_for(action: Action) -> Reason:
    """Return the reason for an assignment that is too low for an action."""
    if action is Action.AD_ACCOUNT_CONNECT_APP:
        return Reason.APP_NOT_OWNER_OR_ADMIN
    return TOO_LOW_BY_KIND.get(action.kind, Reason.ASSET_LEVEL_TOO_LOW)


BY_LEVEL = {kind: outcomes_by_level(kind, reason_for) for kind in LEVEL_NEEDED}


@rule(
    "A102",
    "assignment-level-covers-the-action",
    Grain.ASSIGNMENT,
    gives=[
        Reason.ASSET_LEVEL_TOO_LOW,
        Reason.APP_NOT_OWNER_OR_ADMIN,
        Reason.CATALOG_AD_PROMOTION_ONLY,
        Reason.TT_MANAGEMENT_ROLE_TOO_LOW,
    ],
    about=LADDER_ACTIONS,
    holds="the level of {user}'s assignment covers {action}",
    standing=Standing.DOCUMENTED,
    sources=[s.LEVELS, s.CATALOG_ROLES, s.API],
)
def assignment_level_covers_the_action(view: View, path: Path) -> Stops:
    """Direct assignment and account groups unite: the highest level counts."""
    kind = path.asset.kind
    if kind not in BY_LEVEL or counts_as_assigned(view, path):
        return NOTHING
    if kind is Kind.TIKTOK_ACCOUNT and not is_held_to_manage(view, path):
        return NOTHING
    if not is_assigned(view, path):
        return NOTHING
    direct = path.direct
    if direct and not path.by_group:
        return BY_LEVEL[kind][direct.level]
    ladder = LADDERS[kind]
    levels = [held.level for held in (direct, *path.by_group) if held and held.level]
    return BY_LEVEL[kind][max(levels, key=ladder.index)]


def is_held_to_manage(view: View, path: Path) -> bool:
    """Whether levels mean something on a TikTok account: it is owned, or held in mode MANAGED."""
    return (path.share is None or path.share.mode is Mode.MANAGED) and is_held(view, path)


BY_SCOPE = {
    scope: (Reason.ASSET_LEVEL_TOO_LOW, actions)
    for scope, actions in ASSIGNMENT_SCOPE_NEEDED.items()
}


@rule(
    "A103",
    "assignment-scope-covers-the-action",
    Grain.ASSIGNMENT,
    gives=[Reason.ASSET_LEVEL_TOO_LOW],
    about=SCOPED,
    holds="{user}'s permissions on {asset} cover {action}",
    standing=Standing.DOCUMENTED,
    sources=[s.LEVELS, s.API],
)
def assignment_scope_covers_the_action(view: View, path: Path) -> Stops:
    """Posting, LIVE and direct messages are assigned one by one."""
    if not isinstance(path.asset, f.TikTokAccount) or counts_as_assigned(view, path):
        return NOTHING
    if not is_assigned(view, path) or path.direct is None:
        return NOTHING
    scopes = path.direct.scopes or DEFAULT_ASSIGNMENT_SCOPES
    return tuple(stopped for scope, stopped in BY_SCOPE.items() if scope not in scopes)


NOT_IN_GROUP = stop(Reason.ASSET_NOT_ASSIGNED, action_set([Action.ACCOUNT_GROUP_VIEW]))


@rule(
    "A201",
    "person-is-in-the-group",
    Grain.ASSIGNMENT,
    gives=[Reason.ASSET_NOT_ASSIGNED],
    holds="group {asset} is assigned to {user}",
    standing=Standing.DOCUMENTED,
    sources=[s.GROUPS],
)
def person_is_in_the_group(view: View, path: Path) -> Stops:
    """Whoever is assigned a group can see it."""
    held = view.group_levels(path.asset.id, path.case.user.id)
    return stops_strangers(view, path) if held else NOT_IN_GROUP


def is_seller(path: Path) -> bool:
    """Whether the person owns the shop in Seller Center."""
    return isinstance(path.asset, f.Shop) and path.asset.seller == path.case.user.id


SELLER_APPROVERS = ("MAIN_ADMIN", "ADVERTISING_MANAGER")
STAFF = stop(Reason.SELLER_OWNER_ONLY, BIT[Action.SHOP_MANAGE_STAFF])
APPROVING = stop(Reason.SELLER_OWNER_ONLY, BIT[Action.SHOP_APPROVE_REQUESTS])
OPERATING = BIT[Action.SHOP_OPERATE]


@rule(
    "A301",
    "person-owns-the-shop",
    Grain.ASSIGNMENT,
    gives=[Reason.SELLER_OWNER_ONLY],
    about=BIT[Action.SHOP_MANAGE_STAFF],
    is_anchor=True,
    holds="{user} owns {asset} in Seller Center",
    standing=Standing.DOCUMENTED,
    sources=[s.SELLER_PERMISSIONS],
)
def person_owns_the_shop(view: View, path: Path) -> Stops:
    """Only its seller manages the staff of a shop."""
    return NOTHING if is_seller(path) else STAFF


@rule(
    "A302",
    "seller-role-may-approve",
    Grain.ASSIGNMENT,
    gives=[Reason.SELLER_OWNER_ONLY],
    about=BIT[Action.SHOP_APPROVE_REQUESTS],
    is_anchor=True,
    holds="{user} may approve requests in the Seller Center of {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.REQUEST_SHOP, s.SELLER_PERMISSIONS],
)
def seller_role_may_approve(view: View, path: Path) -> Stops:
    """Requests for a shop are approved by its seller, main admins and advertising managers."""
    if is_seller(path):
        return NOTHING
    shop, user = path.asset.id, path.case.user.id
    roles = [view.seller_role(shop, user, role) for role in SELLER_APPROVERS]
    may = any(role and role.status is SellerStatus.ACTIVE for role in roles)
    return NOTHING if may else APPROVING


@rule(
    "A303",
    "person-works-in-the-seller-center",
    Grain.ASSIGNMENT,
    gives=[
        Reason.SELLER_ROLE_MISSING,
        Reason.SELLER_INVITE_PENDING,
        Reason.SELLER_INVITE_EXPIRED,
    ],
    about=BIT[Action.SHOP_OPERATE],
    is_anchor=True,
    holds="{user} has an active role in the Seller Center of {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.SELLER_STAFF, s.SELLER_PERMISSIONS],
)
def person_works_in_the_seller_center(view: View, path: Path) -> Stops:
    """A shop is run by people with an active Seller Center role, and by its seller."""
    if is_seller(path):
        return NOTHING
    roles = view.seller_roles(path.asset.id, path.case.user.id)
    if not roles:
        return stop(Reason.SELLER_ROLE_MISSING, OPERATING)
    if any(role.status is SellerStatus.ACTIVE for role in roles):
        return NOTHING
    ends = [seller_invitation_ends_at(role, path.case.parameters) for role in roles]
    expired = all(view.reached(end) for end in ends)
    return stop(
        Reason.SELLER_INVITE_EXPIRED if expired else Reason.SELLER_INVITE_PENDING, OPERATING
    )


def seller_invitation_ends_at(role: f.SellerRole, parameters: Parameters) -> datetime | None:
    """Return when a Seller Center invitation lapses, if that is known."""
    lifetime = parameters.seller_invite_lifetime
    if role.invited_at is None or lifetime is None:
        return None
    return role.invited_at + lifetime
