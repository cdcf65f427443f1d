"""Law: with every gate and one route mended, what was denied is allowed."""

from __future__ import annotations

from hypothesis import assume, given

import bcmodel as bc
from bcmodel.testing.laws.mending import MENDS, Workshop
from bcmodel.testing.making.questions import Asked
from bcmodel.vocab.actions import JOINT
from tests.worlds import Case, cases

SIMPLE_JOINT = {bc.Action.AD_ACCOUNT_USE_PIXEL, bc.Action.AD_ACCOUNT_USE_AUDIENCE}
"""Joint actions whose used thing is simply there or not; others mix its reasons with their own."""


def can_be_mended(decision: bc.Answer, route: bc.Route) -> bool:
    """Whether each of the reasons has a simple mend, and the route can stay as it is."""
    is_simple = decision.action not in JOINT or decision.action in SIMPLE_JOINT
    at_stake = {*gates_of(decision), *route.reasons}
    if not is_simple or not at_stake <= MENDS.keys():
        return False
    recordless = route.kind is bc.RouteKind.PARTNER and route.path.share is None
    to_itself = route.path.share is not None and route.path.share.granted_by == route.path.share.to
    return not to_itself and not (recordless and decision.action is LINKED_ON)


LINKED_ON = bc.Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER


def gates_of(decision: bc.Answer) -> list[bc.Reason]:
    """What is unmet whatever the route."""
    return [reason for gate in decision.proof.gates for reason in gate.reasons]


def mended(case: Case, decision: bc.Answer, route: bc.Route) -> bc.World:
    """Mend all gates, and what is unmet on one route."""
    shop = Workshop(case.world, decision, route)
    for reason in (*gates_of(decision), *route.reasons):
        for mend in MENDS[reason]:
            mend(shop)
    return shop.mended()


def mendable(case: Case) -> list[tuple[Asked, bc.Answer, bc.Route]]:
    """List the denials that can be mended, by each of their routes."""
    decisions = [(asked, asked.of(case.access)) for asked in case.questions]
    return [
        (asked, decision, route)
        for asked, decision in decisions
        if decision.denied
        for route in decision.routes
        if can_be_mended(decision, route)
    ]


@given(cases())
def test_mending_everything_flips_a_denial(case: Case) -> None:
    """Every reason told was one to mend, and none was left untold."""
    tries = mendable(case)
    assume(tries)
    for asked, decision, route in tries:
        access = bc.Resolver(mended(case, decision, route), case.rulebook)
        assert asked.of(access).allowed, f"{asked}: {route}"
