"""Wanting: somebody wants to do something on a route, and something is in the way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import attrs

from bcmodel import facts as f
from bcmodel.advise.proposal import PRESENCE, Enough, enough_for
from bcmodel.facts import Asset, Thing
from bcmodel.resolve import Answer, Resolver, Route
from bcmodel.rules import Grain, Parameters
from bcmodel.view import View
from bcmodel.vocab.actions import Action
from bcmodel.vocab.reasons import Reason

R = Reason
JOINING = frozenset(
    {R.NOT_A_MEMBER, R.INVITE_REJECTED, R.INVITE_CANCELLED, R.REMOVED_FROM_BC, R.LEFT_BC}
)
"""It takes an invitation."""
MEMBERSHIP = JOINING | {R.INVITE_PENDING, R.INVITE_EXPIRED}
RELATION = frozenset(
    {
        R.ASSET_USER_OWNED,
        R.TT_ACCOUNT_NOT_LINKED,
        R.SHOP_NOT_IN_BC,
        R.PIXEL_NOT_IN_BC,
        R.NOT_PARTNERS,
        R.PARTNER_INVITE_PENDING,
        R.PARTNERSHIP_ENDED,
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
        R.TT_SCOPE_MISSING,
        R.TT_ADS_ONLY_MODE,
        R.TT_NOT_MANAGED,
        R.TT_SHARING_SCOPE_MISSING,
    }
)
"""The Business Center has to hold the asset, or to hold more of it."""
OWNING = frozenset(
    {
        R.RESHARE_FORBIDDEN,
        R.AD_OWNER_ONLY,
        R.PIXEL_DELETE_FORBIDDEN,
        R.PAYMENT_NOT_CONTROLLED,
        R.APP_USER_OWNED_UNSUPPORTED,
        R.PIXEL_TRANSFER_WRONG_ORIGIN,
        R.AUDIENCE_OWNER_NOT_BC_OWNED,
    }
)
"""The Business Center has to own the asset."""
ASSIGNING = frozenset(
    {
        R.ASSET_NOT_ASSIGNED,
        R.ASSET_LEVEL_TOO_LOW,
        R.CATALOG_AD_PROMOTION_ONLY,
        R.TT_MANAGEMENT_ROLE_TOO_LOW,
        R.APP_NOT_OWNER_OR_ADMIN,
    }
)
MONEY = frozenset({R.FINANCE_ROLE_MISSING, R.FINANCE_ROLE_READ_ONLY})
OUT_OF_HANDS = frozenset(
    {
        R.BC_IN_REVIEW,
        R.BC_DENIED,
        R.BC_PUNISHED,
        R.BC_DELETED,
        R.BC_NOT_VERIFIED,
        R.BC_VERIFICATION_REVIEWING,
        R.BC_VERIFICATION_FAILED,
        R.BC_VERIFICATION_EXPIRED,
        R.BC_INFO_INCOMPLETE,
        R.TFB_LOGIN_SUSPENDED,
        R.LOGIN_LOST,
        R.DATA_VERIFICATION_REQUIRED,
        R.AD_ACCOUNT_IN_REVIEW,
        R.AD_ACCOUNT_PENDING_VERIFICATION,
        R.AD_ACCOUNT_DISAPPROVED,
        R.AD_ACCOUNT_CONTRACT_PENDING,
        R.AD_ACCOUNT_SUSPENDED,
        R.AD_ACCOUNT_CLOSED,
        R.TT_BANNED,
        R.TT_SUSPENDED,
        R.TT_FEATURE_RESTRICTED,
        R.TT_ACCOUNT_PRIVATE,
        R.TT_NOT_BUSINESS_ACCOUNT,
        R.TT_NO_VALID_BINDING,
        R.TT_GPPPA,
        R.SHOP_INACTIVE,
        R.SHOP_SUSPENDED,
        R.CATALOG_NOT_AD_READY,
        R.CATALOG_NOT_IN_BC,
        R.CATALOG_OWNER_ONLY,
        R.SPARK_CODE_DELETED,
        R.SPARK_CODE_INVALID,
        R.SPARK_WRONG_POST,
        R.SPARK_REGION_MISMATCH,
        R.SPARK_POST_UNAVAILABLE,
        R.SPARK_POST_TYPE_UNSUPPORTED,
        R.SELLER_ROLE_MISSING,
        R.SELLER_INVITE_PENDING,
        R.SELLER_INVITE_EXPIRED,
        R.SELLER_OWNER_ONLY,
        R.TRANSFER_ALREADY_OWNED,
        R.USER_NOT_FOUND,
        R.ASSET_NOT_FOUND,
        R.ACTION_NOT_APPLICABLE,
    }
)
"""What no command of people clears: the platform does, Seller Center does, or nobody."""


@attrs.frozen(slots=False, eq=False)
class Wanting:
    """Somebody wants to do something by one route, which is not open."""

    access: Resolver
    answer: Answer
    route: Route

    @property
    def user(self) -> str:
        """Who wants it."""
        return self.answer.user

    @property
    def action(self) -> Action:
        """What they want to do."""
        return self.answer.action

    @cached_property
    def view(self) -> View:
        """The World as it is read."""
        return View(self.access.world, self.access.world.at)

    @property
    def parameters(self) -> Parameters:
        """The parameters of the rulebook in force."""
        return self.access.rulebook.parameters

    @property
    def center(self) -> str | None:
        """The Business Center that the route leads through."""
        return self.route.business_center

    @property
    def thing(self) -> Thing:
        """What the route leads to."""
        return self.route.path.asset

    @property
    def asset(self) -> Asset | None:
        """What the route leads to, where that can be shared and assigned."""
        thing = self.thing
        if isinstance(thing, f.BusinessCenter | f.AccountGroup | f.Audience):
            return None
        return thing

    @property
    def is_use(self) -> bool:
        """Whether the route takes an assignment."""
        return any(step.grain is Grain.ASSIGNMENT for step in self.route.steps)

    def enough(self) -> Iterator[Enough]:
        """Yield what is enough of a share and an assignment on this route."""
        asset = self.asset
        if asset is None:
            return
        if self.is_use or self.action is Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER:
            yield from enough_for(self.action, asset.kind)
        else:
            yield PRESENCE

    @cached_property
    def reasons(self) -> frozenset[Reason]:
        """What is unmet, whatever comes first."""
        return frozenset(self.route.reasons)

    @property
    def of_used_thing(self) -> frozenset[Reason]:
        """What of that concerns what a joint action is done with."""
        return frozenset(r for rule, r in self.route.stopped if rule.grain is Grain.USED_THING)
