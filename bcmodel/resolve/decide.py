"""Deciding: every gate, every route, and the verdict they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bcmodel.resolve.applied import all_let_through
from bcmodel.resolve.decision import Answer
from bcmodel.resolve.question import NoCase, Question, pose
from bcmodel.resolve.routes import Asking, Route, outcome, routes_to, stopped_by
from bcmodel.rules import ActionRules, Case, Path
from bcmodel.rules.leads import holding_asset
from bcmodel.rules.sharing import never_held, owner_of
from bcmodel.view import View
from bcmodel.vocab.reasons import Reason, Verdict

if TYPE_CHECKING:
    from bcmodel.resolve.resolver import Resolver


def decide(access: Resolver, view: View, question: Question) -> Answer:
    """Return the answer to a question, with every route and every reason."""
    book = access.rulebook
    case = pose(view.world, question, book.parameters)
    if isinstance(case, NoCase):
        verdict = Verdict.UNKNOWN if case.may_be_unseen else Verdict.DENIED
        return Answer(access, question, verdict, (case.reason,))
    if case.using is not None:
        case.ask = Asking(book, case)
    rules, within = book.rules_for(question.action), question.within
    gates = stopped_by(view, rules.gates, Path.to(case), rules.bit)
    routes = routes_to(view, rules, case, within)
    reasons = [reason for _, reason in gates]
    reasons += routes[0].reasons if routes else _no_way_at_all(view, case)
    elsewhere = _open_elsewhere(view, rules, case, routes, within)
    if elsewhere is not None:
        reasons.append(Reason.WRONG_BC_CONTEXT)
    if view.tables.unseen:
        verdict = _verdict_in_part(view, rules, case, routes, within)
    else:
        is_open = not gates and routes and routes[0].is_open
        verdict = Verdict.ALLOWED if is_open else Verdict.DENIED
    told = () if verdict is Verdict.ALLOWED else tuple(dict.fromkeys(reasons))
    return Answer(access, question, verdict, told, tuple(routes), rules, case, elsewhere)


def _verdict_in_part(
    view: View, rules: ActionRules, case: Case, routes: list[Route], within: str | None
) -> Verdict:
    """Return the verdict in a World seen in part, by gates and routes in strong Kleene logic."""
    gates_open = all_let_through(view, rules.gates, Path.to(case), rules.bit)
    if gates_open is False:
        return Verdict.DENIED
    way_open = outcome(view, rules, case, routes, within)
    if way_open is False:
        return Verdict.DENIED
    return Verdict.ALLOWED if gates_open and way_open else Verdict.UNKNOWN


def _no_way_at_all(view: View, case: Case) -> list[Reason]:
    """Return what a request route would say, where there is no Business Center to go through."""
    asset = holding_asset(view, case.asset)
    if owner_of(asset) is not None:
        return []
    return [reason for reason, _ in never_held(asset)]


def _open_elsewhere(
    view: View, rules: ActionRules, case: Case, routes: list[Route], within: str | None
) -> Route | None:
    """Return a route that is open through another Business Center, where none is within."""
    if within is None or (routes and routes[0].is_open):
        return None
    for route in routes_to(view, rules, case, None):
        if route.is_open and route.business_center not in (None, within):
            return route
    return None
