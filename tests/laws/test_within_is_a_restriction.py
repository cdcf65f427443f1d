"""Law: naming the Business Center one acts in leaves the routes through it, and adds nothing."""

from __future__ import annotations

from hypothesis import given

import bcmodel as bc
from bcmodel.testing.laws.telling import told
from tests.worlds import Case, cases

OF_ONE_CENTER = {bc.Kind.BUSINESS_CENTER, bc.Kind.ACCOUNT_GROUP}
IN_SELLER_CENTER = {
    bc.Action.SHOP_OPERATE,
    bc.Action.SHOP_MANAGE_STAFF,
    bc.Action.SHOP_APPROVE_REQUESTS,
}


@given(cases(questions=4))
def test_within_is_a_restriction(case: Case) -> None:
    """Allowed within one is allowed; allowed is allowed within one, or by a right of one's own."""
    for asked in case.questions:
        if asked.action.kind in OF_ONE_CENTER:
            continue
        anywhere = asked._replace(within=None).of(case.access)
        inside = {
            center: asked._replace(within=center).of(case.access)
            for center in case.world.tables.centers
        }
        if any(decision.allowed for decision in inside.values()):
            assert anywhere.allowed
        if anywhere.allowed and anywhere.routes[0].business_center:
            assert inside[anywhere.routes[0].business_center].allowed


@given(cases(questions=4))
def test_within_keeps_exactly_the_routes_through_it(case: Case) -> None:
    """
    What can be told without it of a Business Center is told the same within it.

    More is told only to who is no member there, for naming it makes it a candidate.
    """
    for asked in case.questions:
        if asked.action.kind in OF_ONE_CENTER or asked.action in IN_SELLER_CENTER:
            continue
        _, _, routes = told(asked._replace(within=None).of(case.access))
        for center in case.world.tables.centers:
            _, reasons, inside = told(asked._replace(within=center).of(case.access))
            through = tuple(route for route in routes if route[1] == center)
            assert all(route[1] == center for route in inside)
            assert set(through) <= set(inside)
            more = set(inside) - set(through)
            assert all(bc.Reason.NOT_A_MEMBER in unmet for _, _, unmet in more)
            opens_elsewhere = any(
                not unmet and other not in {None, center} for _, other, unmet in routes
            )
            is_closed = all(unmet for _, _, unmet in inside)
            wrong = bc.Reason.WRONG_BC_CONTEXT in reasons
            posed = bool(routes or inside)
            assert wrong is (posed and opens_elsewhere and is_closed)


@given(cases(questions=4))
def test_within_does_not_bear_on_seller_center(case: Case) -> None:
    """Seller Center is no Business Center: its answers are the same wherever one acts."""
    shops = [asked for asked in case.questions if asked.action in IN_SELLER_CENTER]
    for asked in shops:
        for center in case.world.tables.centers:
            anywhere = asked._replace(within=None).of(case.access)
            assert told(asked._replace(within=center).of(case.access)) == told(anywhere)
