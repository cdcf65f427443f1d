"""Wanting: what somebody wants to do by one route, and what kinds of reason stand in the way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import attrs

from bcmodel import facts as f
from bcmodel.advise.proposal import PRESENCE, Enough, enough_for
from bcmodel.change.commands import COMMANDS
from bcmodel.facts import Asset, Thing
from bcmodel.resolve import Answer, Resolver, Route
from bcmodel.rules import Grain, Parameters
from bcmodel.rules.conditions.holding import NOT_HELD
from bcmodel.rules.reasons import TELLINGS, Mend
from bcmodel.view import View
from bcmodel.vocab.actions import Action
from bcmodel.vocab.reasons import Reason

R = Reason
JOINING = frozenset(
    {R.NOT_A_MEMBER, R.INVITE_REJECTED, R.INVITE_CANCELLED, R.REMOVED_FROM_BC, R.LEFT_BC}
)
"""The person has to be invited."""
MEMBERSHIP = JOINING | {R.INVITE_PENDING, R.INVITE_EXPIRED}
"""The person has to become a member."""
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
RELATION = (frozenset(NOT_HELD) - OWNING) | {
    R.PARTNER_SHARE_LEVEL_TOO_LOW,
    R.TT_SCOPE_MISSING,
    R.TT_ADS_ONLY_MODE,
    R.TT_NOT_MANAGED,
}
"""The Business Center has to hold the asset, or to hold more of it."""
ASSIGNING = frozenset(
    {
        R.ASSET_NOT_ASSIGNED,
        R.ASSET_LEVEL_TOO_LOW,
        R.CATALOG_AD_PROMOTION_ONLY,
        R.TT_MANAGEMENT_ROLE_TOO_LOW,
        R.APP_NOT_OWNER_OR_ADMIN,
    }
)
"""The person has to be assigned the asset, or more of it."""
MONEY = frozenset({R.FINANCE_ROLE_MISSING, R.FINANCE_ROLE_READ_ONLY})
"""The person has to get a finance role."""
ELSEWHERE = frozenset(
    {R.CATALOG_OTHER_BC, R.APP_ALREADY_CONNECTED, R.APP_WRONG_BC, R.WRONG_BC_CONTEXT}
)
"""What stands in the way of one route or connection, and may not of another."""
IN_ITS_PLACE = frozenset({R.CATALOG_NOT_IN_BC, R.SPARK_CODE_DELETED, R.SPARK_WRONG_POST})
"""What commands clear only by providing something else to use in its place."""


def _is_for_people(mend: Mend) -> bool:
    return bool(mend.command) and not COMMANDS[mend.command].is_the_platforms


OUT_OF_HANDS = frozenset(
    reason
    for reason, telling in TELLINGS.items()
    if reason in IN_ITS_PLACE
    or (
        reason not in OWNING | ELSEWHERE
        and not (telling.mends and all(map(_is_for_people, telling.mends)))
    )
)
"""What no command of people can clear: only the platform, Seller Center, or nobody can."""


@attrs.frozen(slots=False, eq=False)
class Wanting:
    """What somebody wants to do by one route that is not open."""

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
        """The World, read at its own instant."""
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
        """What the route leads to, if that can be shared and assigned."""
        thing = self.thing
        if isinstance(thing, f.BusinessCenter | f.AccountGroup | f.Audience):
            return None
        return thing

    @property
    def is_use(self) -> bool:
        """Whether the route takes an assignment."""
        return any(step.grain is Grain.ASSIGNMENT for step in self.route.steps)

    def enough(self) -> Iterator[Enough]:
        """Yield the shares and assignments that would be enough on this route."""
        asset = self.asset
        if asset is None:
            return
        if self.is_use or self.action is Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER:
            yield from enough_for(self.action, asset.kind)
        else:
            yield PRESENCE

    @cached_property
    def reasons(self) -> frozenset[Reason]:
        """What is unmet on the route, in no order."""
        return frozenset(self.route.reasons)

    @cached_property
    def takes(self) -> frozenset[Reason]:
        """The reasons that the steps of the route can give, unmet or not."""
        return frozenset(reason for step in self.route.steps for reason in step.gives)
