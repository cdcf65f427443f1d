"""Candidates: the commands that could clear what stands in the way, route by route."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.advise.assigning import assigning, coming_in, finance_role, role_would_do
from bcmodel.advise.founding import ANY_ROUTE, Through, founding, openings
from bcmodel.advise.handing import Handover, by_ownership, ways_in
from bcmodel.advise.proposal import ANYBODY, Enough, Proposal
from bcmodel.advise.using import spark_code, used_thing
from bcmodel.advise.wanting import ASSIGNING, JOINING, MEMBERSHIP, MONEY, OWNING, RELATION, Wanting
from bcmodel.change import commands as c
from bcmodel.resolve import Answer, Route
from bcmodel.rules import Grain
from bcmodel.rules.sharing import granter_of, link_behind
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Level, Role, Scope


def candidates(answer: Answer, through: Through = ANY_ROUTE) -> Iterator[tuple[Proposal, Through]]:
    """Yield what could be done next, with the Business Center of the route that it clears."""
    if not answer.makes_a_case:
        return
    gates = answer.unmet_gates
    if gates:
        yield from ((proposal, through) for proposal in _of_gate(answer, gates[0].reason))
        return
    for route in answer.routes:
        center = route.business_center
        if route.is_open:  # nothing to clear: the answer depends on the unseen
            continue
        if through in {ANY_ROUTE, center}:
            yield from ((proposal, center) for proposal in _of_route(answer, route))
    if through == ANY_ROUTE:
        yield from openings(answer)


def proposals(answer: Answer) -> Iterator[Proposal]:
    """Yield what could be done next, by any route."""
    return (proposal for proposal, _ in candidates(answer))


def _of_gate(answer: Answer, reason: Reason) -> Iterator[Proposal]:
    """Yield what could open a gate."""
    if reason is Reason.NO_TFB_LOGIN:
        yield Proposal(c.SignUp(actor=answer.user), is_personal=True)
    elif answer.routes:
        wanting = Wanting(answer.access, answer, answer.routes[0])
        if reason is Reason.AUDIENCE_OWNER_NOT_BC_OWNED and isinstance(wanting.thing, f.AdAccount):
            for center in wanting.view.memberships(answer.user):
                yield from by_ownership(wanting.view, wanting.thing, center)
            yield founding(answer)[0]
        else:
            yield from spark_code(wanting, reason)


def _of_route(answer: Answer, route: Route) -> Iterator[Proposal]:
    """Yield what could clear the first obstacle of a route, or one to be cleared before it."""
    wanting = Wanting(answer.access, answer, route)
    rule, first = route.stopped[0]
    if rule.grain is Grain.USED_THING:
        yield from used_thing(wanting, proposals)
        return
    center = wanting.center
    if center is None:
        return
    yield from _of_obstacle(wanting, center, first)
    if first in JOINING:  # an ad account held by then can come with the invitation
        later = next((reason for reason in route.reasons if reason in RELATION | OWNING), None)
        if later is not None:
            yield from _of_obstacle(wanting, center, later)


def _of_obstacle(wanting: Wanting, center: str, reason: Reason) -> Iterator[Proposal]:
    """Yield what could clear one obstacle inside a Business Center."""
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
    elif reason in MONEY:
        role = finance_role(wanting)
        yield Proposal(
            c.SetFinanceRole(actor=ANYBODY, business_center=center, user=user, finance_role=role)
        )
    is_stuck = reason in ASSIGNING | MONEY and role_would_do(wanting)
    if reason is Reason.BC_ROLE_NOT_ADMIN or is_stuck:
        change = c.ChangeRole(actor=ANYBODY, business_center=center, user=user, role=Role.ADMIN)
        yield Proposal(change)


def _handing_over(wanting: Wanting, center: str) -> Iterator[Proposal]:
    """Yield what gives the Business Center the asset, or more of it."""
    asset = wanting.asset
    if asset is None:
        return
    for enough in wanting.enough():
        yield from ways_in(Handover(wanting.view, wanting.parameters, asset, center, enough))
    yield from _widening_the_link(wanting)


def _widening_the_link(wanting: Wanting) -> Iterator[Proposal]:
    """Yield what widens the link behind a share, so that it covers what is shared on."""
    path, asset = wanting.route.path, wanting.asset
    granter = granter_of(path)
    if isinstance(asset, f.TikTokAccount) and granter and link_behind(wanting.view, path):
        for enough in wanting.enough():
            scopes = (*enough.share_scopes, Scope.SHARING)
            wider = Enough(enough.level, scopes, mode=enough.mode)
            yield from ways_in(Handover(wanting.view, wanting.parameters, asset, granter, wider))


def _owning(wanting: Wanting, center: str, reason: Reason) -> Iterator[Proposal]:
    """Yield what makes the Business Center own the asset, or hold the ad account it is in."""
    asset, view = wanting.asset, wanting.view
    if reason in {Reason.PIXEL_TRANSFER_NO_ADMIN_ACCESS, Reason.PIXEL_TRANSFER_WRONG_ORIGIN}:
        inside = view.tables.assets.get(str(getattr(asset, "ad_account", "")))
        if isinstance(inside, f.AdAccount):
            admin = Enough(Level.ADMIN)
            yield from ways_in(Handover(view, wanting.parameters, inside, center, admin))
    elif isinstance(asset, f.TikTokAccount):  # a holder by link may share it on
        yield from _handing_over(wanting, center)
    elif asset is not None:
        yield from by_ownership(view, asset, center)
