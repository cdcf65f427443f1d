"""Bounds: how many commands a denial takes at least, so that shorter plans are not tried."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.advise.founding import ANY_ROUTE, RECEIVED, Through, founding_takes
from bcmodel.advise.wanting import ASSIGNING, JOINING, MEMBERSHIP, MONEY, OUT_OF_HANDS, RELATION
from bcmodel.resolve import Answer, Route
from bcmodel.rules import Grain
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Origin

NEVER = 99
"""More commands than any plan has."""
ANEW = frozenset({Reason.TT_NOT_MANAGED, Reason.TT_ADS_ONLY_MODE})
"""What a link does not change in: it has to end, and be asked for and approved anew."""
APART = frozenset({Reason.NOT_PARTNERS, Reason.PARTNERSHIP_ENDED})
"""What takes two sides: one adds or asks, the other accepts or approves."""


def at_least(answer: Answer, through: Through = ANY_ROUTE) -> int:
    """Return how many commands it takes at least; `NEVER` or more where none help."""
    gates = {unmet.reason for unmet in answer.unmet_gates}
    if gates & OUT_OF_HANDS:
        return NEVER
    bounds = [
        _at_least(route) for route in answer.routes if through in {ANY_ROUTE, route.business_center}
    ]
    if through == ANY_ROUTE:
        bounds += _of_new_routes(answer)
    if not gates:
        return min(bounds, default=NEVER)
    return 1 + min(bounds, default=0)


def _of_new_routes(answer: Answer) -> Iterator[int]:
    """Yield the bound of what makes a route; without any route, something has to."""
    if answer.action in RECEIVED:
        yield 1
        return
    founded = founding_takes(answer)
    if founded is not None:
        yield founded
    elif not answer.routes:
        yield 0 if answer.unmet_gates else 1


def _at_least(route: Route) -> int:
    """Return the bound of one route; what is used with the asset may come by another way."""
    if route.is_open:
        return 0
    reasons = {reason for rule, reason in route.stopped if rule.grain is not Grain.USED_THING}
    if reasons & OUT_OF_HANDS:
        return NEVER
    return max(1, _for_the_person(route, reasons) + _for_the_asset(route, reasons))


def _for_the_person(route: Route, reasons: set[Reason]) -> int:
    """Return how many commands it takes at least for membership, role, assignment, two-step."""
    parameters = route.path.case.parameters
    is_invited = bool(reasons & JOINING)
    joins = 2 if is_invited else bool(reasons & MEMBERSHIP)
    # who joins as an Admin may need no more; an invitation can bring a role and ad accounts along
    role_may_do = parameters.admin_sees_money or not parameters.admin_must_be_assigned
    gets_role = is_invited or (joins and role_may_do)
    is_account = isinstance(route.path.asset, f.AdAccount | f.AccountGroup | f.BusinessCenter)
    gets_asset = (is_invited and is_account) or (joins and role_may_do)
    assigned = bool(reasons & ASSIGNING) and not gets_asset
    ranked = bool(reasons & {*MONEY, Reason.BC_ROLE_NOT_ADMIN}) and not gets_role
    return joins + assigned + ranked + (Reason.TWO_STEP_REQUIRED in reasons)


def _for_the_asset(route: Route, reasons: set[Reason]) -> int:
    """Return how many commands it takes at least until the Business Center holds the asset."""
    if not reasons & RELATION:
        return 0
    if route.path.origin is Origin.LINK and reasons & ANEW:
        return 3
    takes_two = route.path.case.parameters.partner_acceptance_required
    return 2 if reasons & APART and takes_two else 1
