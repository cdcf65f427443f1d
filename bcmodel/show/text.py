"""Text: a decision told as a colleague would tell it, nearest miss first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bcmodel.resolve import Decision, Route, Unmet
from bcmodel.rules.reasons import TELLINGS
from bcmodel.rules.sharing import owner_of
from bcmodel.show.facts import tell_fact
from bcmodel.show.grounds import assumptions_of, unseen_of
from bcmodel.show.mending import tell_mend
from bcmodel.show.scene import Scene, fill
from bcmodel.vocab.reasons import Reason, RouteKind, Verdict
from bcmodel.vocab.words import Kind, Origin

OTHER_ROUTES = 5
"""How many of the other routes are told before the rest are summed up."""

HEADLINES = {
    Verdict.ALLOWED: "Yes: {user} can {doing}.",
    Verdict.DENIED: "No: {user} cannot {doing}.",
    Verdict.UNKNOWN: "Cannot tell: whether {user} can {doing} hangs on what was not seen.",
}


def explain(decision: Decision) -> str:
    """Return the answer in words: the verdict, what is in the way, who mends it, what it assumes."""
    scene = Scene.of_decision(decision)
    paragraphs = [[fill(HEADLINES[decision.verdict], scene) + _in_context(decision)]]
    if decision.allowed:
        paragraphs += [_why(decision), _advice(decision, scene)]
    else:
        paragraphs += [*_obstacles(decision, scene), _other_routes(decision.routes[1:])]
    if decision.unknown:
        paragraphs.append(_to_be_known(decision))
    paragraphs.append(_grounds(decision))
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def tell_unmet(unmet: Unmet) -> str:
    """Return what is unmet in a sentence."""
    return fill(TELLINGS[unmet.reason].says, Scene.of_unmet(unmet))


def _in_context(decision: Decision) -> str:
    within = decision.question.within
    return f" This is asked within {within}." if within else ""


def _obstacles(decision: Decision, asked: Scene) -> Iterator[list[str]]:
    """Yield what is in the way: whatever the route, on the best route, and in the question."""
    gates = decision.unmet_gates
    if gates:
        heading = "Whatever the route:" if decision.routes else "In the way:"
        yield [heading, *_told(decision, gates)]
    if decision.routes and decision.routes[0].stopped:
        best = decision.routes[0]
        yield [f"{_upper(_way(best))}:", *_told(decision, best.unmet)]
    elsewhere = [*gates, *(decision.routes[0].unmet if decision.routes else ())]
    told = {unmet.reason for unmet in elsewhere}
    left = [reason for reason in decision.reasons if reason not in told]
    for reason in left:
        yield _obstacle(decision, reason, _placed(decision, asked))


def _told(decision: Decision, unmet: Sequence[Unmet]) -> list[str]:
    return [
        line
        for item in unmet
        for line in _obstacle(decision, item.reason, Scene.of_unmet(item))
    ]


def _obstacle(decision: Decision, reason: Reason, scene: Scene) -> list[str]:
    """Return an obstacle with the moves that clear it."""
    telling = TELLINGS[reason]
    moves = [f"    {tell_mend(decision.access, mend, scene)}" for mend in telling.mends]
    return [f"  - {fill(telling.says, scene)} [{reason}]", *moves]


def _placed(decision: Decision, asked: Scene) -> Scene:
    """Return the scene of the question, with the Business Center in which it would be open."""
    question = decision.question
    if question.within is not None:
        free = decision.access.decide(
            question.user, question.action, question.asset, question.using, post=question.post
        )
        asked.elsewhere = next((r.business_center for r in free.routes if r.is_open), None)
    return asked


def _way(route: Route) -> str:
    """Return by what right, and through which Business Center, a route leads."""
    center, path = route.business_center, route.path
    if route.kind is RouteKind.PERSON:
        return "as the person it belongs to"
    if route.kind is RouteKind.SELLER:
        return "in Seller Center"
    if route.kind is RouteKind.AUDIENCE:
        return f"by ad account {path.asset.id}" + (f", through {center}" if center else "")
    if route.kind is RouteKind.OWNER:
        owns = owner_of(path.asset) == center
        return f"through {center}, its owner" if owns else f"in {center}"
    if route.kind is RouteKind.MONEY:
        return f"by a finance role in {center}"
    by = {Origin.PARTNER: "as a partner", Origin.LINK: "by a link", Origin.REQUEST: "by request"}
    return f"through {center}, {by[path.origin] if path.origin else 'by request'}"


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _other_routes(routes: Sequence[Route]) -> list[str]:
    if not routes:
        return []
    lines = [
        f"  - {_way(route)}: {', '.join(route.reasons) or 'open'}"
        for route in routes[:OTHER_ROUTES]
    ]
    rest = len(routes) - OTHER_ROUTES
    more = [f"  - and {rest} more"] if rest > 0 else []
    return ["Further from it:", *lines, *more]


def _why(decision: Decision) -> list[str]:
    """Return the open route, and the facts it rests on."""
    best = decision.routes[0]
    steps = next(proof.steps for proof in decision.proof.routes if proof.route is best)
    facts = dict.fromkeys(fact for step in steps for fact in step.facts)
    share = [best.path.share] if best.path.share else []
    told = dict.fromkeys((best.path.asset, *share, *facts))
    return [f"{_upper(_way(best))}:", *(f"  - {tell_fact(fact)}" for fact in told)]


def _advice(decision: Decision, scene: Scene) -> list[str]:
    lines = [f"  - {fill(TELLINGS[a].says, scene)} [{a}]" for a in decision.advice]
    return ["If it still does not work:", *lines] if lines else []


def _to_be_known(decision: Decision) -> list[str]:
    return ["It would have to be known:", *(f"  - {line}" for line in unseen_of(decision))]


def _grounds(decision: Decision) -> list[str]:
    """Return the last line: what the answer assumes, by which rulebook, for which instant."""
    assumed = assumptions_of(decision)
    told = f"This assumes {'; '.join(assumed)}. " if assumed else ""
    return [f"{told}Rulebook {decision.rulebook}, {decision.at:%Y-%m-%d %H:%M} UTC."]
