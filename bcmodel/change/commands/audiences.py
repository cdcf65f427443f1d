"""Audiences: which other ad accounts receive them."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became, ceased
from bcmodel.change.happening import Happening
from bcmodel.change.naming import AN_AD_ACCOUNT, naming
from bcmodel.facts.fields import identifier
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.assets import (
    audience_is_not_shared_yet,
    audience_stays_in_its_business_center,
)
from bcmodel.rules.conditions.authority import something_changes
from bcmodel.view import View
from bcmodel.vocab.words import Kind

SHARING = Needs("audience.share", on="audience")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfAudience(Command):
    """A command about an audience, and an ad account that receives it."""

    audience: str = attrs.field(converter=identifier, metadata=naming(Kind.AUDIENCE))
    ad_account: str = attrs.field(converter=identifier, metadata=AN_AD_ACCOUNT)

    def share(self) -> f.AudienceShare:
        """Return the record of the audience given to the ad account."""
        return f.AudienceShare(self.audience, self.ad_account)


@command(
    "share audience {audience} with {ad_account}",
    "TikTok Ads Manager > Tools > Audiences > the audience > Share",
    needs=SHARING,
    sources=[s.SHARE_AUDIENCE, s.AUDIENCES_HERE, s.ROLES_FAQ],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ShareAudience(OfAudience):
    """
    Share an audience with another ad account, which can apply it to its ads but not change it.

    Refused: if the owning Business Center does not hold the receiving ad account, for the reason
    why, unless the rulebook says `audience_cross_bc`; ALREADY_SHARED; NOTHING_TO_DO with its own
    ad account.
    """

    may_change_nothing = True

    def conditions(self, demand: Demand) -> None:
        """Demand another ad account of the same Business Center, which has not received it."""
        audience = self._audience(demand.setting.view)
        if audience is not None:
            demand(audience_stays_in_its_business_center, audience, self.ad_account)
            demand(audience_is_not_shared_yet, self.audience, self.ad_account)
            demand(something_changes, audience.ad_account != self.ad_account)

    def effects(self, setting: Setting) -> Iterator[Effect]:  # noqa: ARG002 - it reads nothing
        """Give the audience to the ad account."""
        yield became(Happening.AUDIENCE_SHARED, self.share())

    def _audience(self, view: View) -> f.Audience | None:
        found = view.tables.assets[self.audience]
        return found if isinstance(found, f.Audience) else None


@command(
    "stop sharing audience {audience} with {ad_account}",
    "TikTok Ads Manager > Tools > Audiences > the audience > Share > Stop sharing",
    needs=SHARING,
    sources=[s.SHARE_AUDIENCE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class UnshareAudience(OfAudience):
    """
    Stop sharing an audience with an ad account, whoever holds that account now.

    Refused: NOTHING_TO_DO where it is not shared.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:  # noqa: ARG002 - it reads nothing
        """End what the ad account received."""
        yield ceased(Happening.AUDIENCE_UNSHARED, self.share())
