"""Text: a decision as a colleague would explain it, nearest miss first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bcmodel.resolve import Answer, Decision, Route, Unmet
from bcmodel.resolve.applied import apply_rule
from bcmodel.rules.reasons import TELLINGS
from bcmodel.rules.sharing import owner_of
from bcmodel.show.facts import in_order, tell_fact
from bcmodel.show.grounds import assumptions_of, unseen_of
from bcmodel.show.mending import applies, tell_mend
from bcmodel.show.names import fill
from bcmodel.show.scene import Scene
from bcmodel.show.sentences import capitalised
from bcmodel.vocab.actions import BIT
from bcmodel.vocab.reasons import Reason, RouteKind, Verdict
from bcmodel.vocab.words import Kind, Origin

OTHER_ROUTES = 5
"""How many of the other routes are listed before the rest are counted."""

HEADLINES = {
    Verdict.ALLOWED: "Allowed: {person} can {task}.",
    Verdict.DENIED: "Denied: {person} cannot {task}.",
    Verdict.UNKNOWN: "Unknown: whether {person} can {task} depends on what was not seen.",
}
NOT_SEEN = "Not seen:"

Paragraph = list[str]


class Hindrance(NamedTuple):
    """Something in the way, in words, with the moves that clear it."""

    text: str
    reason: Reason
    moves: tuple[str, ...]

    @property
    def lines(self) -> Paragraph:
        """The same in lines, a move to each."""
        return [f"  - {self.text} [{self.reason}]", *(f"    {move}" for move in self.moves)]


def explain(decision: Answer) -> str:
    """
    Return the answer in words: the verdict, why, who can mend it, and what it assumes.

    >>> from bcmodel.resolve import Resolver
    >>> example = TELLINGS[Reason.PARTNER_SHARE_LEVEL_TOO_LOW].example
    >>> print(explain(Resolver(example.after()).decide(*example.ask)))
    Denied: mia cannot create ads on adv-1.
    <BLANKLINE>
    Through nova, as a partner:
      - nova holds adv-1 at ANALYST only, and this takes OPERATOR [PARTNER_SHARE_LEVEL_TOO_LOW]
        zoe can give nova adv-1 at level OPERATOR or higher (change_share)
    <BLANKLINE>
    Other routes:
      - through acme, its owner: NOT_A_MEMBER, ASSET_NOT_ASSIGNED
    <BLANKLINE>
    This assumes S201 share-level-covers-the-action (assumed). Rulebook 2026.11, 2026-11-21 ...
    """
    scene = Scene.of_decision(decision)
    paragraphs = [_headline(decision, scene)]
    if decision.allowed:
        paragraphs += [_why(decision), _advice(decision, scene)]
    else:
        paragraphs += [in_lines(heading, found) for heading, found in hindrances(decision)]
        paragraphs.append(_other_routes(decision.routes))
    if decision.unknown:
        paragraphs.append(_to_be_known(decision))
    paragraphs.append([ground_line(decision)])
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def tell_unmet(unmet: Unmet) -> str:
    """Return what is unmet, in a sentence."""
    return fill(TELLINGS[unmet.reason].says, Scene.of_unmet(unmet))


def _headline(decision: Answer, scene: Scene) -> Paragraph:
    within = decision.question.within
    inside = f" This is asked within {within}." if within else ""
    return [fill(HEADLINES[decision.verdict], scene) + inside]


def in_lines(heading: str, found: Iterable[Hindrance]) -> Paragraph:
    """Return hindrances under their heading; a move that clears several of them is told once."""
    return [heading, *dict.fromkeys(line for one in found for line in one.lines)]


def hindrances(decision: Answer) -> Iterator[tuple[str, list[Hindrance]]]:
    """
    Yield what stands in the way, each part under a heading.

    It stands at the gates, on the best route, or in the question itself.
    """
    asked = Scene.of_decision(decision)
    gates, best = decision.unmet_gates, decision.routes[0] if decision.routes else None
    told = {unmet.reason for unmet in gates}
    if gates:
        yield "Whatever the route:", _unmet(decision, gates)
    if best is not None and best.is_open:
        yield f"{capitalised(_way(best))}, nothing else is in the way.", []
    elif best is not None:
        told.update(best.reasons)
        yield f"{capitalised(_way(best))}:", _unmet(decision, _each_unmet(best))
    for reason in decision.reasons:
        if reason not in told:
            heading = "Besides:" if told else "In the way:"
            yield heading, [_hindrance(decision, reason, _placed(decision, asked))]


def _each_unmet(route: Route) -> Iterator[Unmet]:
    """Yield what is unmet, rule by rule, since one reason may concern two things."""
    for demand, reason in dict.fromkeys(route.stopped):
        yield Unmet(route.view, demand, reason, route.path)


def _unmet(decision: Answer, unmet: Iterable[Unmet]) -> list[Hindrance]:
    return [_hindrance(decision, one.reason, Scene.of_unmet(one)) for one in unmet]


def _hindrance(decision: Answer, reason: Reason, scene: Scene) -> Hindrance:
    """Return what a reason says in a scene, with the moves that clear it there."""
    telling = TELLINGS[reason]
    moves = [mend for mend in telling.mends if applies(mend, scene)]
    if scene.path is None and any(mend.on == "center" for mend in moves):
        mended = ["it takes a Business Center to go through first"]
    else:
        mended = [tell_mend(decision.access, mend, scene) for mend in moves]
    return Hindrance(fill(telling.says, scene), reason, tuple(mended))


def _placed(decision: Answer, asked: Scene) -> Scene:
    """Return the scene of the question, with a Business Center in which it would be allowed."""
    question = decision.question
    if question.within is not None:
        anywhere = decision.access.decide(
            question.user, question.action, question.asset, question.using, post=question.post
        )
        asked.elsewhere = next((r.business_center for r in anywhere.routes if r.is_open), None)
    return asked


BY_ORIGIN: dict[Origin | None, str] = {
    Origin.PARTNER: "as a partner",
    Origin.REQUEST: "by request",
    Origin.LINK: "by a link",
}


def _way(route: Route) -> str:
    """Return by what right a route leads, and through which Business Center."""
    center, path = route.business_center, route.path
    match route.kind:
        case RouteKind.PERSON:
            return "as the person it belongs to"
        case RouteKind.SELLER:
            return "in Seller Center"
        case RouteKind.MONEY:
            return f"by a finance role in {center}"
        case RouteKind.AUDIENCE:
            account = f"by ad account {path.asset.id}"
            return f"{account}, through {center}" if center else account
        case RouteKind.OWNER:
            owns = owner_of(path.asset) == center
            return f"through {center}, its owner" if owns else f"in {center}"
        case RouteKind.PARTNER | RouteKind.REQUEST:
            return f"through {center}, {BY_ORIGIN[path.origin]}"


def _other_routes(routes: tuple[Route, ...]) -> Paragraph:
    """Return the routes after the best one; nothing where that is open."""
    others = routes[1:]
    if not others or routes[0].is_open:
        return []
    same_way = _way(routes[0])
    lines = [_in_short(route, is_alike=_way(route) == same_way) for route in others[:OTHER_ROUTES]]
    rest = len(others) - OTHER_ROUTES
    more = [f"  - and {rest} more"] if rest > 0 else []
    return ["Other routes:", *lines, *more]


def _in_short(route: Route, *, is_alike: bool) -> str:
    right = f" (to {route.way})" if is_alike else ""
    return f"  - {_way(route)}{right}: {', '.join(route.reasons)}"


SETTINGS = frozenset({Kind.BUSINESS_CENTER})
"""Facts that are not listed, since every route leads through some."""


def _why(decision: Answer) -> Paragraph:
    """Return the open route, and the facts it rests on."""
    best = decision.routes[0]
    bit = BIT[decision.action]
    handed_over = [best.path.share] if best.path.share else []
    at_work = (apply_rule(best.view, step, best.path, bit) for step in best.steps)
    found = (fact for applied in at_work for fact in applied.facts if fact.kind not in SETTINGS)
    facts = sorted({best.path.asset, *handed_over, *found}, key=in_order)
    return [f"{capitalised(_way(best))}:", *(f"  - {tell_fact(fact)}" for fact in facts)]


def _advice(decision: Answer, scene: Scene) -> Paragraph:
    lines = [f"  - {fill(TELLINGS[code].says, scene)} [{code}]" for code in decision.advice]
    return ["If it still does not work:", *lines] if lines else []


def _to_be_known(decision: Answer) -> Paragraph:
    return [NOT_SEEN, *(f"  - {line}" for line in unseen_of(decision))]


def ground_line(decision: Decision) -> str:
    """Return the last line: what the answer assumes, by which rulebook, for which instant."""
    assumed = assumptions_of(decision)
    told = f"This assumes {'; '.join(assumed)}. " if assumed else ""
    return f"{told}Rulebook {decision.rulebook}, {decision.at:%Y-%m-%d %H:%M} UTC."
