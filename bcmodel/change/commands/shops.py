"""Shops: how a Business Center gets one of its own, or access to promote another's."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.commands.ad_accounts import merged
from bcmodel.change.commands.requests import REQUESTING, Approval, RequestAccess
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, naming
from bcmodel.facts.fields import identifier
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.ownership import shop_is_in_no_other_center
from bcmodel.vocab.words import Kind

A_SHOP = naming(Kind.SHOP)


@command(
    "request access to {asset} for {business_center}{at_level}",
    "Assets > Shops > Add shop > Request access",
    needs=REQUESTING,
    sources=[s.REQUEST_SHOP],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RequestShop(RequestAccess):
    """
    Ask for access to a shop, to promote it; no partnership is needed.

    A request can be approved for `access_request_lifetime`. After a rejection or an end it is made
    anew, as this command has it.

    Refused: ASSET_TYPE_NOT_REQUESTABLE; ALREADY_SHARED, a request was approved and still stands;
    NOTHING_TO_DO while one waits, and for a shop of one's own.
    """

    requested = Kind.SHOP

    asset: str = attrs.field(converter=identifier, metadata=A_SHOP)


@command(
    "approve the request of {to} for {asset}",
    "Seller Center > Partner Management > the request > Approve",
    needs=Needs("shop.approve_requests", on="asset"),
    sources=[s.REQUEST_SHOP],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ApproveShopRequest(Approval):
    """
    Approve a request for access to a shop, in Seller Center, at the level that was asked for.

    Refused: NOTHING_PENDING, also once the request expired.
    """

    asset: str = attrs.field(converter=identifier, metadata=A_SHOP)


@command(
    "claim {asset} for {business_center}",
    "Assets > Shops > Add shop > Claim",
    needs=Needs("business_center.claim_shop", on="business_center"),
    sources=[s.CLAIM_SHOP],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ClaimShop(Command):
    """
    Make a shop the Business Center's own; what others were given of it stays.

    Refused: TRANSFER_ALREADY_OWNED if another owns it; NOTHING_TO_DO if it is its own already.
    """

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    asset: str = attrs.field(converter=identifier, metadata=A_SHOP)

    def conditions(self, demand: Demand) -> None:
        """Demand a shop that no other Business Center owns."""
        demand(shop_is_in_no_other_center, self.business_center, self.asset)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Make the Business Center its owner."""
        shop = setting.view.world.thing(self.asset)
        if isinstance(shop, f.Shop):
            owned = attrs.evolve(shop, owner=self.business_center)
            yield became(Happening.SHOP_CLAIMED, owned)
            yield from merged(setting.view, self.asset, self.business_center)
