"""Partners: how Business Centers become partners and part, and who buys for an ad account."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.commands.shares import ended
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became, ceased
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, AN_AD_ACCOUNT
from bcmodel.change.relations import is_bound, is_pending
from bcmodel.errors import Fault
from bcmodel.facts.fields import identifier
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.authority import something_changes, something_is_pending
from bcmodel.rules.conditions.partners import (
    granter_behind,
    no_other_agency_is_at_work,
    reasons_not_to_be_partners,
    sides_are_not_partners_yet,
)
from bcmodel.view import View
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Origin, ShareEnd, Status
from bcmodel.world import World

PARTNERING = Needs("business_center.add_partner", on="business_center")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfPartnership(Command):
    """A command of one Business Center about its partnership with another."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    partner: str = attrs.field(converter=identifier, metadata=A_CENTER)

    def partnership(self, view: View) -> f.Partnership | None:
        """Return what the two are to each other."""
        return view.partnership(self.business_center, self.partner)

    def faults(self, world: World) -> Iterator[Fault]:  # noqa: ARG002 - a matter of the names alone
        """Yield a Business Center named as its own partner."""
        if self.partner == self.business_center:
            problem = f"`{self.partner}` cannot be its own partner"
            yield Fault("partner", problem, "name another Business Center")


@command(
    "add {partner} as a partner of {business_center}",
    "Partners > Add a partner",
    needs=PARTNERING,
    sources=[s.PARTNERS, s.LEADSIE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class AddPartner(OfPartnership):
    """
    Invite another Business Center to be a partner, also after a refusal or a separation.

    It accepts or declines, unless `partner_acceptance_required` is off. Being partners grants
    nothing by itself.

    Refused: ALREADY_PARTNERS; NOTHING_TO_DO while an invitation, of either side, waits.
    """

    may_change_nothing = True

    def conditions(self, demand: Demand) -> None:
        """Demand that they are not partners, and that neither waits for the other."""
        sides = self.business_center, self.partner
        demand(sides_are_not_partners_yet, *sides)
        told = reasons_not_to_be_partners(demand.setting, *sides)
        demand(something_changes, Reason.PARTNER_INVITE_PENDING not in told)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Make the partnership, waiting for the other side where that is required."""
        waits = setting.parameters.partner_acceptance_required
        invited = f.Partnership(
            self.business_center,
            self.partner,
            status=Status.PENDING if waits else Status.BOUND,
            invited_by=self.business_center,
        )
        yield became(Happening.PARTNER_INVITED, invited)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AnswerToPartner(OfPartnership):
    """A command by which the invited side answers."""

    may_change_nothing = True

    def conditions(self, demand: Demand) -> None:
        """Demand an invitation by the other side; if it is not known whose, either may answer."""
        found = self.partnership(demand.setting.view)
        is_theirs = is_pending(found) and found.invited_by != self.business_center
        demand(something_is_pending, is_theirs)


@command(
    "accept {partner} as a partner of {business_center}",
    "Partners > the invitation > Accept",
    needs=PARTNERING,
    sources=[s.LEADSIE, s.PARTNERS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class AcceptPartner(AnswerToPartner):
    """
    Accept a partnership; what was shared before counts from then on.

    Refused: NOTHING_PENDING, also for the side that invited.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Bind the partnership."""
        before = self.partnership(setting.view)
        if before is not None:
            bound = attrs.evolve(before, status=Status.BOUND)
            yield became(Happening.PARTNERSHIP_ACCEPTED, bound)


@command(
    "decline {partner} as a partner of {business_center}",
    "Partners > the invitation > Decline",
    needs=PARTNERING,
    sources=[s.LEADSIE, s.PARTNERS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class DeclinePartner(AnswerToPartner):
    """
    Turn down a partnership.

    Refused: NOTHING_PENDING, also for the side that invited.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Reject the partnership."""
        before = self.partnership(setting.view)
        if before is not None:
            rejected = attrs.evolve(before, status=Status.REJECTED)
            yield became(Happening.PARTNERSHIP_DECLINED, rejected)


@command(
    "remove {partner} from the partners of {business_center}",
    "Partners > the partner > Remove",
    needs=Needs("business_center.remove_partner", on="business_center"),
    sources=[s.PARTNERS, s.LEADSIE],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RemovePartner(OfPartnership):
    """
    End a partnership, and with it at once whatever either side shared with the other.

    What was requested and approved, or linked by its owner, stays.

    Refused: NOTHING_TO_DO for a Business Center that is not a partner.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End the partnership, and every share between the two."""
        sides = self.business_center, self.partner
        before = self.partnership(setting.view)
        if before is None or reasons_not_to_be_partners(setting, *sides):
            return
        yield became(Happening.PARTNERSHIP_ENDED, attrs.evolve(before, status=Status.UNBOUND))
        for one, other in (sides, sides[::-1]):
            for share in _shared_by(setting.view, one, other):
                yield became(Happening.SHARE_ENDED, ended(share, ShareEnd.REVOKED))


def _shared_by(view: View, one: str, other: str) -> Iterator[f.Share]:
    """Yield what one Business Center shares with another as its partner."""
    for share in view.received(other):
        is_by_partner = share.origin is Origin.PARTNER and is_bound(share)
        if is_by_partner and granter_behind(view, share) == one:
            yield share


@command(
    "name {business_center} the media agency of {ad_account}",
    "Partners > Add a partner > Media agency partnership",
    formerly="Claims",
    needs=Needs("ad_account.share_with_partner", on="ad_account"),
    sources=[s.MEDIA_AGENCY],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class SetMediaAgency(Command):
    """
    Name the one Business Center that buys for an ad account; that grants nothing by itself.

    It takes the place of an agency that no longer holds the account. Nothing need be shared.

    Refused: AGENCY_CONFLICT while another agency still holds it; NOTHING_TO_DO if it is so already.
    """

    ad_account: str = attrs.field(converter=identifier, metadata=AN_AD_ACCOUNT)
    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)

    def conditions(self, demand: Demand) -> None:
        """Demand that no other agency is still at work."""
        demand(no_other_agency_is_at_work, self.ad_account, self.business_center)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Set the label, in place of any other."""
        for label in setting.view.agencies(self.ad_account):
            if label.business_center != self.business_center:
                yield ceased(Happening.AGENCY_DROPPED, label)
        named = f.MediaAgency(self.ad_account, self.business_center)
        yield became(Happening.AGENCY_NAMED, named)
