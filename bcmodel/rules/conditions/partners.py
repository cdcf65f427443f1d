"""Partners (S, G): who shares with whom, and how a share can be changed."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.condition import Setting, condition, reasons_against
from bcmodel.rules.conditions.holding import reasons_not_to_hold
from bcmodel.rules.governance import person_is_an_admin
from bcmodel.rules.membership import person_is_a_bound_member
from bcmodel.rules.rule import Case, Path
from bcmodel.rules.sharing import owner_of, partnership_stands, scopes_of
from bcmodel.rules.sources import Standing
from bcmodel.view import View
from bcmodel.vocab.actions import EVERY_ACTION
from bcmodel.vocab.levels import rank
from bcmodel.vocab.reasons import Reason, RouteKind
from bcmodel.vocab.words import Mode, Origin, Status


def reasons_not_to_be_partners(setting: Setting, one: str, other: str) -> list[Reason]:
    """Return why two Business Centers do not count as partners; none if they do."""
    view = setting.view
    here, there = view.center(one), view.center(other)
    if here is None or there is None or setting.actor is None:
        return []
    offer = f.Share(one, other, granted_by=one)  # whatever is offered: the two sides matter
    case = Case(setting.actor, here, setting.parameters)
    path = Path(case, here, RouteKind.PARTNER, there, Origin.PARTNER, offer)
    return list(reasons_against(EVERY_ACTION, partnership_stands, view, path))


def granter_behind(view: View, share: f.Share) -> str | None:
    """Return the Business Center that shared an asset: the one named, else its owner."""
    thing = view.world.thing(share.asset)
    return share.granted_by or (owner_of(thing) if thing is not None else None)


def share_granted(view: View, asset: str, center: str, to: str) -> f.Share | None:
    """Return the standing share of an asset that one Business Center granted to another."""
    share = view.share(asset, to, Origin.PARTNER)
    if share is None or share.status is not Status.BOUND:
        return None
    return share if granter_behind(view, share) == center else None


def is_an_admin(setting: Setting, center: str) -> bool:
    """Whether the actor is a bound Admin of a Business Center."""
    here = setting.view.center(center)
    if here is None or setting.actor is None:
        return False
    path = Path(Case(setting.actor, here, setting.parameters), here, RouteKind.OWNER, here)
    demands = (person_is_a_bound_member, person_is_an_admin)
    return not any(demand.judge(setting.view, path) for demand in demands)


@condition(
    "S611",
    "sides-are-partners",
    gives=partnership_stands.gives,
    holds="{center} and the Business Center that shares with it are partners",
    standing=Standing.DOCUMENTED,
    sources=[s.PARTNERS, s.LEADSIE],
)
def sides_are_partners(setting: Setting, center: str, to: str) -> Iterator[Reason]:
    """Assets are shared with partners only, and what they have is changed while they are."""
    yield from reasons_not_to_be_partners(setting, center, to)


@condition(
    "S612",
    "sides-are-not-partners-yet",
    gives=[Reason.ALREADY_PARTNERS],
    holds="{center} and the other Business Center are not partners yet",
    standing=Standing.ASSUMED,
    sources=[s.OUR_INFERENCE],
)
def sides_are_not_partners_yet(setting: Setting, center: str, partner: str) -> Iterator[Reason]:
    """Partners are not added again."""
    if not reasons_not_to_be_partners(setting, center, partner):
        yield Reason.ALREADY_PARTNERS


@condition(
    "S613",
    "asset-is-not-handed-over-yet",
    gives=[Reason.ALREADY_SHARED],
    holds="{asset} was not handed over to {center} in this way yet",
    standing=Standing.ASSUMED,
    sources=[s.OUR_INFERENCE],
)
def asset_is_not_handed_over_yet(
    setting: Setting, asset: str, to: str, origin: Origin
) -> Iterator[Reason]:
    """What a Business Center was given already is changed, not given or asked for again."""
    share = setting.view.share(asset, to, origin)
    if share is not None and share.status is Status.BOUND:
        yield Reason.ALREADY_SHARED


@condition(
    "S614",
    "share-is-not-lowered",
    gives=[Reason.DOWNGRADE_NEEDS_REMOVAL],
    holds="{center} gets no less of {asset} than it had",
    standing=Standing.DOCUMENTED,
    sources=[s.PARTNER_LEVELS],
)
def share_is_not_lowered(setting: Setting, before: f.Share, after: f.Share) -> Iterator[Reason]:
    """What a partner has is raised in place; to lower it, the share is ended and made anew."""
    if setting.parameters.partner_downgrade_in_place:
        return
    thing = setting.view.world.thing(before.asset)
    if thing is None:
        return
    lower = rank(thing.kind, after.level) < rank(thing.kind, before.level)
    fewer = set(scopes_of(before)) - set(scopes_of(after))
    delivers = before.mode is Mode.MANAGED and after.mode is Mode.DELIVERY
    hides = after.ads_only and not before.ads_only
    if lower or fewer or delivers or hides:
        yield Reason.DOWNGRADE_NEEDS_REMOVAL


@condition(
    "S615",
    "no-other-agency-is-at-work",
    gives=[Reason.AGENCY_CONFLICT],
    holds="no other media agency of {asset} is still at work",
    standing=Standing.DOCUMENTED,
    sources=[s.MEDIA_AGENCY],
)
def no_other_agency_is_at_work(setting: Setting, account: str, center: str) -> Iterator[Reason]:
    """An ad account has one media agency at a time, until that one holds it no longer."""
    named = (label.business_center for label in setting.view.agencies(account))
    if any(not reasons_not_to_hold(setting, other, account) for other in named if other != center):
        yield Reason.AGENCY_CONFLICT


@condition(
    "G611",
    "partner-does-not-change-its-own",
    gives=[Reason.PARTNER_CANNOT_CHANGE_OWN],
    holds="{user} does not change what {center} itself was given",
    standing=Standing.DOCUMENTED,
    sources=[s.PARTNER_LEVELS, s.LEADSIE],
)
def partner_does_not_change_its_own(setting: Setting, to: str) -> Iterator[Reason]:
    """What a partner has is changed by whoever shared it; its own Admins cannot change it."""
    if is_an_admin(setting, to):
        yield Reason.PARTNER_CANNOT_CHANGE_OWN
