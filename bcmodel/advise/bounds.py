"""Bounds: how many commands it takes at least, so that no shorter plan is looked for."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.advise.founding import ANY_ROUTE, RECEIVED, Through, founding_takes
from bcmodel.advise.wanting import ASSIGNING, JOINING, MEMBERSHIP, MONEY, OUT_OF_HANDS, RELATION
from bcmodel.resolve import Answer, Route
from bcmodel.rules import Grain
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Origin

NEVER = 99
"""More commands than are ever given."""
ANEW = frozenset({Reason.TT_NOT_MANAGED, Reason.TT_ADS_ONLY_MODE})
"""A link does not change in this: it ends, and is asked for and approved anew."""
APART = frozenset({Reason.NOT_PARTNERS, Reason.PARTNERSHIP_ENDED})
"""An asset comes only by two sides: one adds or asks, the other accepts or approves."""


def at_least(answer: Answer, through: Through = ANY_ROUTE) -> int:
    """Return how many commands it takes at least; more than anybody gives where none help."""
    gates = {unmet.reason for unmet in answer.unmet_gates}
    if gates & OUT_OF_HANDS:
        return NEVER
    routes = [
        _at_least(route) for route in answer.routes if through in {ANY_ROUTE, route.business_center}
    ]
    if through == ANY_ROUTE and answer.action in RECEIVED:
        routes.append(1)
    elif through == ANY_ROUTE:
        founded = founding_takes(answer)
        routes += [founded] if founded is not None else [] if answer.routes else [bool(not gates)]
    return bool(gates) + min(routes, default=0 if gates else NEVER)


def _at_least(route: Route) -> int:
    """Return the bound of a route: for what is used with the asset, there may be another way."""
    reasons = {reason for rule, reason in route.stopped if rule.grain is not Grain.USED_THING}
    if reasons & OUT_OF_HANDS:
        return NEVER
    parameters = route.path.case.parameters
    is_invited = bool(reasons & JOINING)
    comes_in = 2 if is_invited else bool(reasons & MEMBERSHIP)
    is_enough = parameters.admin_sees_money or not parameters.admin_must_be_assigned
    is_account = isinstance(route.path.asset, f.AdAccount | f.AccountGroup | f.BusinessCenter)
    may_come_with_it = is_invited and is_account
    rest = bool(reasons & ASSIGNING) and not (may_come_with_it or (comes_in and is_enough))
    is_ranked = is_invited or (comes_in and is_enough)
    role = bool(reasons & {*MONEY, Reason.BC_ROLE_NOT_ADMIN}) and not is_ranked
    secured = Reason.TWO_STEP_REQUIRED in reasons
    sides = 2 if reasons & APART and parameters.partner_acceptance_required else 1
    held = 3 if route.path.origin is Origin.LINK and reasons & ANEW else sides
    handed = held if reasons & RELATION else 0
    return max(1, comes_in + rest + role + secured + handed) if route.stopped else 0
