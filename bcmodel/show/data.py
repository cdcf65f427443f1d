"""Data: a decision as plain data, in the shape of `bcmodel why --json`."""

from __future__ import annotations

from bcmodel.facts.plain import fact_as_data, plain
from bcmodel.resolve import Answer, Route, Unmet
from bcmodel.show.facts import in_order
from bcmodel.show.grounds import assumptions_of, unseen_of


def as_data(decision: Answer) -> dict[str, object]:
    """Return an answer as plain data, with the remedies of a denial."""
    from bcmodel.advise import remedies

    question = decision.question
    return {
        "verdict": str(decision.verdict),
        "user": question.user,
        "action": str(question.action),
        "asset": question.asset,
        "using": question.using,
        "within": question.within,
        "at": plain(decision.at),
        "rulebook": decision.rulebook,
        "reasons": [str(reason) for reason in decision.reasons],
        "routes": [_route(route) for route in decision.routes],
        "remedies": [plan.to_dict() for plan in remedies(decision.access, decision)],
        "assumptions": assumptions_of(decision),
        "unseen": unseen_of(decision),
    }


def _route(route: Route) -> dict[str, object]:
    return {
        "kind": str(route.kind),
        "business_center": route.business_center,
        "allowed": route.is_open,
        "unmet": [_unmet(unmet) for unmet in route.unmet],
    }


def _unmet(unmet: Unmet) -> dict[str, object]:
    return {
        "rule": unmet.rule,
        "reason": str(unmet.reason),
        "text": unmet.text,
        "facts": [fact_as_data(fact) for fact in sorted(unmet.facts, key=in_order)],
    }
