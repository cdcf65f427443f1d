"""Candidates: the commands that could clear what is in the way of an action, route by route."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.advise.assigning import assigning, coming_in, finance_role
from bcmodel.advise.handing import Place, by_ownership, ways_in
from bcmodel.advise.proposal import ANYBODY, PRESENCE, Enough, Proposal
from bcmodel.advise.using import spark_code, used_thing
from bcmodel.advise.wanting import (
    ASSIGNING,
    JOINING,
    MEMBERSHIP,
    MONEY,
    OUT_OF_HANDS,
    OWNING,
    RELATION,
    Wanting,
)
from bcmodel.change import commands as c
from bcmodel.resolve import Answer, Route
from bcmodel.rules import Grain
from bcmodel.rules.sharing import granter_of, link_behind
from bcmodel.view import View
from bcmodel.vocab.actions import Action
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Level, Origin, Role, Scope
from bcmodel.world.tables import person_behind

Through = str | None
"""The Business Center whose route a search has set out on."""
ANY_ROUTE = "*"
"""No route was set out on yet."""


def candidates(answer: Answer, through: Through = ANY_ROUTE) -> Iterator[tuple[Proposal, Through]]:
    """Yield what could be done next, each with the Business Center whose route it clears."""
    gates = answer.unmet_gates
    if gates:
        yield from ((proposal, through) for proposal in _of_gate(answer, gates[0].reason))
        return
    for route in answer.routes:
        center = route.business_center
        if through in {ANY_ROUTE, center}:
            yield from ((proposal, center) for proposal in _of_route(answer, route))
    if through == ANY_ROUTE:
        yield from _of_openings(answer)


def proposals(answer: Answer) -> Iterator[Proposal]:
    """Yield what could be done next, by any route."""
    return (proposal for proposal, _ in candidates(answer))


def at_least(answer: Answer, through: Through = ANY_ROUTE) -> int:
    """Return how many commands it takes at least; more than anybody gives where none help."""
    if {unmet.reason for unmet in answer.unmet_gates} & OUT_OF_HANDS:
        return NEVER
    gates = 1 if answer.unmet_gates else 0
    if through == ANY_ROUTE and _may_found(answer):
        return gates + 1
    routes = [
        _at_least(route) for route in answer.routes if through in {ANY_ROUTE, route.business_center}
    ]
    if not routes:
        return gates or (1 if through == ANY_ROUTE else NEVER)
    return gates + min(routes)


NEVER = 99
ANEW = frozenset({Reason.TT_NOT_MANAGED, Reason.TT_ADS_ONLY_MODE})
"""A link does not change in this: it ends, and is asked for and approved anew."""
MOVES_IN = frozenset({Action.AD_ACCOUNT_TRANSFER_IN, Action.PIXEL_TRANSFER_IN})
"""What somebody does in any Business Center of theirs, also in a new one."""


def _at_least(route: Route) -> int:
    reasons = set(route.reasons)
    if reasons & OUT_OF_HANDS and not _is_of_used_thing(route, reasons & OUT_OF_HANDS):
        return NEVER
    is_invited = bool(reasons & JOINING)
    comes_in = 2 if is_invited else bool(reasons & MEMBERSHIP)
    is_account = isinstance(route.path.asset, f.AdAccount | f.AccountGroup | f.BusinessCenter)
    rest = bool(reasons & ASSIGNING) and not (is_invited and is_account)
    role = bool(reasons & {*MONEY, Reason.BC_ROLE_NOT_ADMIN}) and not is_invited
    secured = Reason.TWO_STEP_REQUIRED in reasons
    held = 3 if route.path.origin is Origin.LINK and reasons & ANEW else bool(reasons & RELATION)
    return max(1, comes_in + rest + role + secured + held) if route.stopped else 0


def _is_of_used_thing(route: Route, reasons: set[Reason]) -> bool:
    """Whether reasons stand for the used thing alone, which there may be another way to."""
    others = {reason for rule, reason in route.stopped if rule.grain is not Grain.USED_THING}
    return not reasons & others


def _of_gate(answer: Answer, reason: Reason) -> Iterator[Proposal]:
    """Yield what opens a gate."""
    if reason is Reason.NO_TFB_LOGIN:
        yield Proposal(c.SignUp(actor=answer.user), is_personal=True)
    elif answer.routes:
        wanting = Wanting(answer.access, answer, answer.routes[0])
        if reason is Reason.AUDIENCE_OWNER_NOT_BC_OWNED and isinstance(wanting.thing, f.AdAccount):
            for center in wanting.view.memberships(answer.user):
                yield from by_ownership(wanting.view, wanting.thing, center)
            yield from (proposal for proposal, _ in _founding(answer))
        else:
            yield from spark_code(wanting, reason)


def _of_route(answer: Answer, route: Route) -> Iterator[Proposal]:
    """Yield what clears the first obstacle of a route, or the first that can be cleared before."""
    wanting = Wanting(answer.access, answer, route)
    rule, first = route.stopped[0]
    if rule.grain is Grain.USED_THING:
        yield from used_thing(wanting, proposals)
        return
    center = wanting.center
    if center is None:
        return
    yield from _of_obstacle(wanting, center, first)
    if first in JOINING:  # an ad account that is held by then can come with the invitation
        later = next((reason for reason in route.reasons if reason in RELATION | OWNING), None)
        if later is not None:
            yield from _of_obstacle(wanting, center, later)


def _of_obstacle(wanting: Wanting, center: str, reason: Reason) -> Iterator[Proposal]:
    """Yield what clears one obstacle inside a Business Center."""
    user = wanting.user
    if reason in MEMBERSHIP:
        yield from coming_in(wanting, center)
    elif reason is Reason.TWO_STEP_REQUIRED:
        yield Proposal(c.EnableTwoStep(actor=user), is_personal=True)
    elif reason in RELATION:
        yield from _handing_over(wanting, center)
    elif reason in OWNING or reason is Reason.PIXEL_TRANSFER_NO_ADMIN_ACCESS:
        yield from _owning(wanting, center, reason)
    elif reason in ASSIGNING:
        yield from assigning(wanting, center)
    elif reason is Reason.BC_ROLE_NOT_ADMIN:
        change = c.ChangeRole(actor=ANYBODY, business_center=center, user=user, role=Role.ADMIN)
        yield Proposal(change)
    elif reason in MONEY:
        role = finance_role(wanting)
        yield Proposal(
            c.SetFinanceRole(actor=ANYBODY, business_center=center, user=user, finance_role=role)
        )


def _handing_over(wanting: Wanting, center: str) -> Iterator[Proposal]:
    """Yield how the Business Center comes to hold the asset, or more of it."""
    asset = wanting.asset
    if asset is None:
        return
    for enough in wanting.enough():
        yield from ways_in(Place(wanting.view, wanting.parameters, asset, center, enough))
    yield from _widening_the_link(wanting)


def _widening_the_link(wanting: Wanting) -> Iterator[Proposal]:
    """Yield how the link that stands behind a share comes to give what is shared on."""
    path, asset = wanting.route.path, wanting.asset
    granter = granter_of(path)
    if isinstance(asset, f.TikTokAccount) and granter and link_behind(wanting.view, path):
        for enough in wanting.enough():
            scopes = (*enough.share_scopes, Scope.SHARING)
            wider = Enough(enough.level, scopes, mode=enough.mode)
            yield from ways_in(Place(wanting.view, wanting.parameters, asset, granter, wider))


def _owning(wanting: Wanting, center: str, reason: Reason) -> Iterator[Proposal]:
    """Yield how the Business Center comes to own the asset, or what the asset is in."""
    asset, view = wanting.asset, wanting.view
    if reason in {Reason.PIXEL_TRANSFER_NO_ADMIN_ACCESS, Reason.PIXEL_TRANSFER_WRONG_ORIGIN}:
        inside = view.tables.assets.get(str(getattr(asset, "ad_account", "")))
        if isinstance(inside, f.AdAccount):
            admin = Enough(Level.ADMIN)
            yield from ways_in(Place(view, wanting.parameters, inside, center, admin))
    elif isinstance(asset, f.TikTokAccount):  # who has it by a link may share it on
        yield from _handing_over(wanting, center)
    elif asset is not None:
        yield from by_ownership(view, asset, center)


def _of_openings(answer: Answer) -> Iterator[tuple[Proposal, Through]]:
    """Yield what makes a first route: a Business Center of one's own, or one of the owner's."""
    view = View(answer.access.world, answer.at)
    thing = view.world.thing(answer.asset)
    if thing is None or not _may_found(answer):
        return
    yield from _founding(answer)
    if answer.routes or isinstance(thing, f.BusinessCenter | f.AccountGroup | f.Audience):
        return
    owner = person_behind(thing)
    for center in view.memberships(owner) if owner else ():
        place = Place(view, answer.access.rulebook.parameters, thing, center, PRESENCE)
        yield from ((proposal, center) for proposal in ways_in(place))


def _may_found(answer: Answer) -> bool:
    """Whether a Business Center of one's own could lead on: to move things in, or to govern."""
    if answer.question.within is not None:
        return False
    owner = _owner_behind(answer)
    is_theirs = owner is not None and (owner == answer.user or not answer.routes)
    return answer.action in MOVES_IN or is_theirs


def _owner_behind(answer: Answer) -> str | None:
    """Return the person who owns what is asked about, or the ad account that an audience is of."""
    assets = answer.access.world.tables.assets
    asset = assets.get(answer.asset)
    if isinstance(asset, f.Audience):
        asset = assets[asset.ad_account]
    return person_behind(asset) if asset is not None else None


def _founding(answer: Answer) -> Iterator[tuple[Proposal, Through]]:
    """Yield how the person comes to a Business Center of their own."""
    new = f"{answer.user}-business-center"
    while answer.access.world.thing(new) is not None:
        new = f"{new}-new"
    founding = c.CreateBusinessCenter(actor=answer.user, id=new)
    yield Proposal(founding, is_personal=True), new
