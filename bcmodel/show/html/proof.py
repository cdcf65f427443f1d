"""Proof: gates and routes, with what holds and what fails of each, and the facts that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from bcmodel.facts import Fact
from bcmodel.resolve import Answer, Applied, Route, RouteProof, Unmet
from bcmodel.rules import AnyRule, Grain
from bcmodel.rules.reasons import TELLINGS
from bcmodel.show.grounds import unseen_of
from bcmodel.show.html.elements import Element, Part, bdi, div, li, p, span, strong, ul
from bcmodel.show.html.parts import (
    chip,
    counted,
    few,
    fold,
    headed,
    mark,
    marked,
    name,
    plain_list,
    shown_by,
)
from bcmodel.show.mending import applies, tell_mend
from bcmodel.show.names import fill
from bcmodel.show.scene import Scene
from bcmodel.vocab.reasons import Reason

ROUTES = 8
"""How many routes are shown before the rest are counted."""
OPEN = 1
"""How many of them are unfolded."""


def proof_of(decision: Answer, scene: Scene) -> Iterator[Part]:
    """Yield the gates and the routes, each with its requirements, the best route unfolded."""
    proof = decision.proof
    yield from _at_the_gates(decision, scene)
    given = {reason for gate in proof.gates for reason in gate.reasons}
    given.update(reason for route in decision.routes for reason in route.reasons)
    besides = [reason for reason in decision.reasons if reason not in given]
    if besides:
        told = (_besides(decision, reason, scene) for reason in besides)
        yield headed("In the way", plain_list(told))
    if proof.routes:
        yield headed(counted(len(proof.routes), "route"))
    for number, route in enumerate(proof.routes[:ROUTES]):
        yield _route(decision, route, is_open=number < OPEN)
    if len(proof.routes) > ROUTES:
        yield p("note", f"and {counted(len(proof.routes) - ROUTES, 'more route')}")


def _at_the_gates(decision: Answer, scene: Scene) -> Iterator[Part]:
    """Yield the gates that stop the action, and under a fold those that do not."""
    unmet = {(one.rule, one.reason): one for one in decision.unmet_gates}
    gates = decision.proof.gates
    failing = [gate for gate in gates if not gate.lets_through]
    holding = [gate for gate in gates if gate.lets_through and gate.facts]
    if failing:
        told = (
            _requirement(decision, gate, [unmet[gate.rule.code, one] for one in gate.reasons])
            for gate in failing
        )
        yield headed("Whatever the route", plain_list(told))
    if holding:
        items = (_holding(gate, scene, gate.facts) for gate in holding)
        title = f"{counted(len(holding), 'requirement')} of every route hold"
        yield fold(title, plain_list(items))


def _besides(decision: Answer, reason: Reason, scene: Scene) -> Element:
    look = None if decision.unknown else False
    return marked(look, bdi("", fill(TELLINGS[reason].says, scene)), " ", chip(reason))


def _route(decision: Answer, proof: RouteProof, *, is_open: bool) -> Element:
    route = proof.route
    stopping = [step for step in proof.steps if not step.lets_through]
    lines = [_requirement(decision, step, _unmet(route, step)) for step in stopping]
    scene = attrs.evolve(Scene.of_decision(decision), path=route.path)
    cited = [(step, _cited(step, route)) for step in proof.steps if step.lets_through]
    holding = [
        _holding(step, attrs.evolve(scene, demand=step.rule), facts)
        for step, facts in cited
        if facts
    ]
    body = [plain_list(lines or holding)]
    if lines and holding:
        title = f"{counted(len(holding), 'requirement')} met"
        body.append(fold(title, plain_list(holding), look="small"))
    return fold(_title(decision, route, stopping), *body, is_open=is_open)


def _title(decision: Answer, route: Route, stopping: Sequence[Applied]) -> Part:
    fails = sum(step.lets_through is False for step in stopping)
    settled = False if fails else None if stopping or route.path.is_unseen else True
    right = "unseen" if route.path.is_unseen else f"{route.kind}".capitalize()
    elsewhere = "Elsewhere: " if route is decision.elsewhere else ""
    much = f"{fails} unmet" if fails else "open" if settled else "depends on the unseen"
    center = route.business_center
    return (
        mark(settled),
        f" {elsewhere}{right} route",
        (" through ", strong("", name(center))) if center else None,
        span("note", f" to {route.way}: {much}"),
    )


def _unmet(route: Route, step: Applied) -> list[Unmet]:
    return [Unmet(route.view, step.rule, reason, route.path) for reason in step.reasons]


def _requirement(decision: Answer, applied: Applied, unmet: Sequence[Unmet]) -> Element:
    """Return a requirement that fails or is not settled: why, who can mend it, what shows it."""
    scenes = [(one, Scene.of_unmet(one)) for one in unmet]
    told = [
        (bdi("", fill(TELLINGS[one.reason].says, scene)), " ", chip(one.reason))
        for one, scene in scenes
    ]
    mends = [line for one, scene in scenes for line in _mends(decision, one.reason, scene)]
    facts = [fact for one in unmet for fact in one.facts]
    return marked(
        applied.lets_through,
        *(div("", *each) for each in told),
        div("", "this holds as far as was seen") if not told else None,
        ul("note", *(li("", bdi("", line)) for line in mends)) if mends else None,
        div("note", cited(applied.rule)),
        shown_by(dict.fromkeys(facts or applied.facts)),
    )


def _mends(decision: Answer, reason: Reason, scene: Scene) -> Iterable[str]:
    """Return the moves that clear an obstacle; none where no Business Center to act in is known."""
    moves = [mend for mend in TELLINGS[reason].mends if applies(mend, scene)]
    if scene.path is None and any(mend.on == "center" for mend in moves):
        return ()
    return dict.fromkeys(tell_mend(decision.access, mend, scene) for mend in moves)


def _cited(step: Applied, route: Route) -> list[Fact]:
    """Return the facts that a requirement which holds rests on, the share of the path included."""
    share = route.path.share if step.rule.grain is Grain.HOLDING else None
    return list(dict.fromkeys(fact for fact in (share, *step.facts) if fact))


def _holding(applied: Applied, scene: Scene, facts: Iterable[Fact]) -> Element:
    told = bdi("", fill(applied.rule.holds, scene))
    return marked(True, told, " ", span("note", cited(applied.rule)), shown_by(facts))


def cited(rule: AnyRule) -> Part:
    """Return the rule by which something is so, with its standing."""
    return f"{rule.code} {rule.name}, {rule.standing}"


def to_be_known(decision: Answer) -> Iterator[Part]:
    """Yield what was not seen, where the answer depends on it."""
    notes = unseen_of(decision) if decision.unknown else []
    if notes:
        items = few(notes, ROUTES, lambda note: marked(None, bdi("", note)))
        yield headed("Not seen", plain_list(items))
