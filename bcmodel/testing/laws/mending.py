"""Mending: for each reason, how to change a World so that the reason no longer holds."""

from __future__ import annotations

from collections.abc import Callable

import attrs

import bcmodel as bc
from bcmodel.facts import Key, Thing
from bcmodel.testing.laws.telling import by_key
from bcmodel.vocab.levels import ASSIGNMENT_SCOPES, LADDERS, SHARE_SCOPES
from bcmodel.vocab.words import FinanceRole


class Workshop:
    """A World being mended for one question, along one route."""

    def __init__(self, world: bc.World, decision: bc.Answer, route: bc.Route) -> None:
        self.world = world
        self.facts: dict[tuple[bc.Kind, Key], bc.Fact] = by_key(world)
        self.user = decision.user
        self.question = decision.question
        self.asset = route.path.asset
        self.center = route.business_center
        self.share = route.path.share

    def mended(self) -> bc.World:
        """Return the World as it is now."""
        return bc.World.of(*self.facts.values(), at=self.world.at)

    def put(self, fact: bc.Fact) -> None:
        """Add a fact, or put it in place of another."""
        self.facts[fact.kind, fact.key] = fact

    def change(self, kind: bc.Kind, identity: str | None, **fields: object) -> None:
        """Change fields of the fact with this id, if there is one."""
        fact = self.facts.get((kind, (identity,)))
        if fact is not None:
            self.put(attrs.evolve(fact, **fields))  # type: ignore[misc]  # every fact is attrs

    def member(self, **fields: object) -> None:
        """Change the person's entry in the Business Center of the route, or make one."""
        if self.center is not None:
            new = bc.Member(self.center, self.user)
            entry = self.facts.get((new.kind, new.key), new)
            self.put(attrs.evolve(entry, **fields))  # type: ignore[misc]  # every fact is attrs

    @property
    def granter(self) -> str | None:
        """The Business Center that shared the asset, or would."""
        by_record = self.share.granted_by if self.share else None
        return by_record or getattr(self.asset, "owner", None)


def join(shop: Workshop) -> None:
    """Make the person a bound member."""
    shop.member(status=bc.Status.BOUND, ended=None, expires_at=None)


def sign_in(shop: Workshop) -> None:
    """Give the person a login in good order."""
    fields = {"tiktok_for_business": True, "login": "ACTIVE", "data_verified_until": None}
    shop.change(bc.Kind.USER, shop.user, two_step=True, **fields)


def promote(shop: Workshop) -> None:
    """Make the person an Admin, with two-step verification."""
    shop.member(role=bc.Role.ADMIN)
    sign_in(shop)


def trust_with_money(shop: Workshop) -> None:
    """Make the person a Finance Manager."""
    shop.member(finance_role=FinanceRole.MANAGER)


def put_in_order(shop: Workshop) -> None:
    """Have the Business Center approved and verified."""
    fields = {"status": "ENABLE", "verification": "VERIFIED", "info_complete": True}
    shop.change(bc.Kind.BUSINESS_CENTER, shop.center, **fields)


def become_partners(shop: Workshop) -> None:
    """Make the two sides of a share bound partners."""
    if shop.granter and shop.center:
        shop.put(bc.Partnership(shop.granter, shop.center))


def hand_over(shop: Workshop) -> None:
    """Hand over everything of the asset, by the link behind it too."""
    asset, center = shop.asset, shop.center
    owner: str | None = getattr(asset, "owner", None)
    if center is None or center == owner:
        return
    tiktok = isinstance(asset, bc.TikTokAccount)
    recordless = bc.Origin.LINK if tiktok else bc.Origin.REQUEST
    origin = shop.share.origin if shop.share else bc.Origin.PARTNER if owner else recordless
    granted_by = shop.share.granted_by if shop.share else None
    shop.put(at_most(asset, center, origin, granted_by))
    if tiktok and origin is bc.Origin.PARTNER and granted_by and granted_by != owner:
        shop.put(at_most(asset, granted_by, bc.Origin.LINK, None))


def at_most(asset: Thing, to: str, origin: bc.Origin, granted_by: str | None) -> bc.Share:
    """Make a share that hands over everything."""
    tiktok = isinstance(asset, bc.TikTokAccount)
    return bc.Share(
        asset.id,
        to,
        origin=origin,
        granted_by=granted_by,
        level=next(reversed(LADDERS[asset.kind]), None),
        scopes=SHARE_SCOPES if tiktok else (),
        mode=bc.Mode.MANAGED if tiktok else bc.Mode.DELIVERY,
    )


def assign(shop: Workshop) -> None:
    """Assign the asset, or the group, at the highest level."""
    if isinstance(shop.asset, bc.AccountGroup):
        shop.put(bc.GroupAssignment(shop.asset.id, shop.user, bc.Level.ADMIN))
    elif shop.center is not None:
        level = next(reversed(LADDERS[shop.asset.kind]), None)
        scopes = ASSIGNMENT_SCOPES if isinstance(shop.asset, bc.TikTokAccount) else ()
        shop.put(bc.Assignment(shop.center, shop.user, shop.asset.id, level=level, scopes=scopes))


def raise_assignment(shop: Workshop) -> None:
    """Raise an assignment to the highest level, if there is one."""
    if shop.center and (bc.Kind.ASSIGNMENT, (shop.center, shop.user, shop.asset.id)) in shop.facts:
        assign(shop)


def bill_here(shop: Workshop) -> None:
    """Share the billing of the ad account with the Business Center."""
    if isinstance(shop.asset, bc.AdAccount) and shop.center:
        billed = (*shop.asset.billing_shared_with, shop.center)
        shop.change(bc.Kind.AD_ACCOUNT, shop.asset.id, billing_shared_with=billed)


def approve_account(shop: Workshop) -> None:
    """Have the ad account approved."""
    shop.change(bc.Kind.AD_ACCOUNT, shop.asset.id, status="STATUS_ENABLE")


def restore(shop: Workshop) -> None:
    """Put the TikTok account, shop or catalog in good order."""
    fields = {"status": "ACTIVE", "restricted": (), "identity_status": "AVAILABLE"}
    shop.change(bc.Kind.TIKTOK_ACCOUNT, shop.question.asset, **fields)
    shop.change(bc.Kind.SHOP, shop.question.asset, status="ACTIVE")
    shop.change(bc.Kind.CATALOG, shop.question.asset, ad_ready=True)


def sell(shop: Workshop) -> None:
    """Make the person the seller."""
    shop.change(bc.Kind.SHOP, shop.question.asset, seller=shop.user)


def link(shop: Workshop) -> None:
    """Link the pixel to the ad account, or give it the audience."""
    using = str(shop.question.using)
    if shop.question.action is bc.Action.AD_ACCOUNT_USE_PIXEL:
        shop.put(bc.PixelLink(using, shop.asset.id))
    else:
        shop.put(bc.AudienceShare(using, shop.asset.id))


Mend = Callable[[Workshop], None]
R = bc.Reason
BY: dict[Mend, tuple[bc.Reason, ...]] = {
    sign_in: (
        R.NO_TFB_LOGIN,
        R.TFB_LOGIN_SUSPENDED,
        R.LOGIN_LOST,
        R.TWO_STEP_REQUIRED,
        R.DATA_VERIFICATION_REQUIRED,
    ),
    join: (
        R.NOT_A_MEMBER,
        R.INVITE_PENDING,
        R.INVITE_EXPIRED,
        R.INVITE_REJECTED,
        R.INVITE_CANCELLED,
        R.REMOVED_FROM_BC,
        R.LEFT_BC,
    ),
    promote: (R.BC_ROLE_NOT_ADMIN,),
    trust_with_money: (R.FINANCE_ROLE_MISSING, R.FINANCE_ROLE_READ_ONLY),
    put_in_order: (
        R.BC_IN_REVIEW,
        R.BC_DENIED,
        R.BC_PUNISHED,
        R.BC_DELETED,
        R.BC_NOT_VERIFIED,
        R.BC_VERIFICATION_REVIEWING,
        R.BC_VERIFICATION_FAILED,
        R.BC_VERIFICATION_EXPIRED,
        R.BC_INFO_INCOMPLETE,
    ),
    hand_over: (
        R.ASSET_USER_OWNED,
        R.TT_ACCOUNT_NOT_LINKED,
        R.SHOP_NOT_IN_BC,
        R.NOT_SHARED_WITH_PARTNER,
        R.SHARE_REVOKED,
        R.ACCESS_REQUEST_PENDING,
        R.ACCESS_REQUEST_REJECTED,
        R.ACCESS_UNBOUND,
        R.TT_LINK_PENDING,
        R.TT_QR_EXPIRED,
        R.TT_LINK_REJECTED,
        R.TT_OWNER_REVOKED,
        R.ASSET_REMOVED_FROM_BC,
        R.ASSET_TRANSFERRED_AWAY,
        R.PARTNER_SHARE_LEVEL_TOO_LOW,
        R.TT_ADS_ONLY_MODE,
        R.TT_NOT_MANAGED,
        R.TT_SHARING_SCOPE_MISSING,
    ),
    assign: (
        R.ASSET_NOT_ASSIGNED,
        R.ASSET_LEVEL_TOO_LOW,
        R.CATALOG_AD_PROMOTION_ONLY,
        R.TT_MANAGEMENT_ROLE_TOO_LOW,
    ),
    bill_here: (R.PAYMENT_NOT_CONTROLLED,),
    approve_account: (
        R.AD_ACCOUNT_IN_REVIEW,
        R.AD_ACCOUNT_PENDING_VERIFICATION,
        R.AD_ACCOUNT_DISAPPROVED,
        R.AD_ACCOUNT_CONTRACT_PENDING,
        R.AD_ACCOUNT_SUSPENDED,
        R.AD_ACCOUNT_CLOSED,
    ),
    restore: (
        R.TT_BANNED,
        R.TT_SUSPENDED,
        R.TT_FEATURE_RESTRICTED,
        R.TT_ACCOUNT_PRIVATE,
        R.TT_NOT_BUSINESS_ACCOUNT,
        R.TT_NO_VALID_BINDING,
        R.SHOP_INACTIVE,
        R.SHOP_SUSPENDED,
        R.CATALOG_NOT_AD_READY,
    ),
    sell: (
        R.SELLER_ROLE_MISSING,
        R.SELLER_INVITE_PENDING,
        R.SELLER_INVITE_EXPIRED,
        R.SELLER_OWNER_ONLY,
    ),
    link: (R.PIXEL_NOT_LINKED, R.AUDIENCE_NOT_SHARED),
}
PARTNERING = (R.NOT_PARTNERS, R.PARTNER_INVITE_PENDING, R.PARTNERSHIP_ENDED)
MENDS: dict[bc.Reason, tuple[Mend, ...]] = {
    **{reason: (mend,) for mend, reasons in BY.items() for reason in reasons},
    **dict.fromkeys(BY[hand_over], (hand_over, raise_assignment)),
    **dict.fromkeys(PARTNERING, (become_partners, hand_over, raise_assignment)),
    R.TT_SCOPE_MISSING: (restore, hand_over),
}
"""
What mends each reason, whichever route gives it; other reasons take another asset or owner.

Where an asset is not held, levels are not compared yet. So what hands it over hands over all of
it, and raises the assignment too, as those reasons would only come up afterwards.
"""
