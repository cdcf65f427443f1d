"""Pictures: a decision as a diagram, each route a lane of steps that hold or fail, with facts."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

import attrs

from bcmodel.exchange.graphs import diagram_as_text
from bcmodel.exchange.graphs.diagram import Arrow, Box, Diagram, Lane, Look, Stroke
from bcmodel.facts import Fact
from bcmodel.resolve import Answer, Applied, Route, RouteProof, Unmet
from bcmodel.rules import Grain
from bcmodel.rules.reasons import TELLINGS
from bcmodel.show.facts import in_order, tell_fact
from bcmodel.show.names import called, fill
from bcmodel.show.scene import Scene
from bcmodel.vocab.reasons import RouteKind, Verdict
from bcmodel.vocab.words import Kind

LANES = 6
"""How many routes are drawn before the rest are counted."""
LINE = 36
"""How many characters a line of a box has at most."""

LOOK_OF = {Verdict.ALLOWED: Look.HOLDS, Verdict.DENIED: Look.FAILS, Verdict.UNKNOWN: Look.OPEN}
LOOK_OF_STEP = {True: Look.HOLDS, False: Look.FAILS, None: Look.OPEN}
NAMED_ANYWAY = frozenset({Kind.USER, Kind.BUSINESS_CENTER})
"""Facts that are not drawn, since the sentences name them."""


def draw_decision(decision: Answer, format: str) -> str:
    """
    Return a decision drawn as `mermaid` or `dot`; raises `InputError` for another format.

    >>> from bcmodel.resolve import Resolver
    >>> from bcmodel.rules.town import town
    >>> print(draw_decision(Resolver(town()).decide("mia", "pixel.view", "px-1"), "mermaid"))
    flowchart LR
      asked(["mia"]):::person
      answer("ALLOWED<br/>view px-1"):::holds
    ...
    """
    return diagram_as_text(diagram_of(decision), format)


def diagram_of(decision: Answer) -> Diagram:
    """Return the picture of a decision."""
    drawing = _Drawing(decision)
    drawing.draw_gates()
    drawing.draw_routes()
    drawing.draw_what_else()
    drawing.draw_facts()
    return Diagram(tuple(drawing.boxes), tuple(drawing.arrows), tuple(drawing.lanes))


class _Drawing:
    """A decision being drawn: from who asks, past the gates, along each route, to the answer."""

    def __init__(self, decision: Answer) -> None:
        self.decision = decision
        self.scene = Scene.of_decision(decision)
        if decision.elsewhere is not None:
            self.scene.elsewhere = decision.elsewhere.business_center
        self.boxes = [
            _box("asked", [called(self.scene, decision.user)], Look.PERSON),
            _box("answer", [decision.verdict, self.scene.doing], LOOK_OF[decision.verdict]),
        ]
        self.arrows: list[Arrow] = []
        self.lanes: list[Lane] = []
        self.cited: dict[Fact, list[str]] = {}
        self.entry, self.is_past = "asked", True
        """Where the arrows of routes begin, and whether the gates let anybody past."""

    def draw_gates(self) -> None:
        """Draw the gates that stop the action, whatever the route."""
        texts = {(unmet.rule, unmet.reason): unmet for unmet in self.decision.unmet_gates}
        gates = [gate for gate in self.decision.proof.gates if not gate.lets_through]
        boxes: list[Box] = []
        for number, gate in enumerate(gates, 1):
            told = [texts[gate.rule.code, reason] for reason in gate.reasons]
            boxes.append(self._judged(f"gate_{number}", gate, told, self.scene))
            self._cite([*gate.facts, *(f for unmet in told for f in unmet.facts)], boxes)
        if boxes:
            self.lanes.append(Lane("gates", "whatever the route", tuple(boxes)))
            self._go_along(boxes)
            self.entry, self.is_past = boxes[-1].id, False

    def draw_routes(self) -> None:
        """Draw each route as a lane, and count those that there is no room for."""
        routes = self.decision.proof.routes
        for number, proof in enumerate(routes[:LANES], 1):
            self._draw_route(f"route_{number}", proof)
        if len(routes) > LANES:
            told = f"and {len(routes) - LANES} more routes"
            self._put(_box("more", [told], Look.PART))

    def _draw_route(self, lane: str, proof: RouteProof) -> None:
        route = proof.route
        boxes: list[Box] = []
        steps = [step for step in proof.steps if _judges_something(step, route)]
        for number, step in enumerate(steps, 1):
            unmet = [Unmet(route.view, step.rule, r, route.path) for r in step.reasons]
            scene = attrs.evolve(self.scene, path=route.path, demand=step.rule)
            boxes.append(self._judged(f"{lane}_{number}", step, unmet, scene))
            at_hand = [route.path.share] if step.rule.grain is Grain.HOLDING else []
            self._cite([*step.facts, *filter(None, at_hand)], boxes)
        self.lanes.append(Lane(lane, self._title(route), tuple(boxes)))
        is_past = self._go_along(boxes)
        leads_there = any(route is one for one in self.decision.routes)
        self._arrow(
            boxes[-1].id if boxes else self.entry, "answer", is_past=is_past and leads_there
        )

    def _title(self, route: Route) -> str:
        through = f" through {route.business_center}" if route.business_center else ""
        if route.path.is_unseen:
            return f"unseen route{through}"
        where = "elsewhere: " if route is self.decision.elsewhere else ""
        return f"{where}{route.kind} route{through}, to {route.way}"

    def _judged(self, id: str, applied: Applied, unmet: Iterable[Unmet], scene: Scene) -> Box:
        """Return the box of a rule applied: why it stops the action, or what holds."""
        told = [line for item in unmet for line in (item.text, item.reason)]
        look = LOOK_OF_STEP[applied.lets_through]
        lines = told or [fill(applied.rule.holds, scene)]
        return _box(id, [*lines, "as far as was seen"] if look is Look.OPEN else lines, look)

    def _go_along(self, boxes: Iterable[Box]) -> bool:
        """Draw arrows from box to box, broken after one that stops it; return whether none does."""
        here, is_past = self.entry, self.is_past
        for box in boxes:
            self._arrow(here, box.id, is_past=is_past)
            here, is_past = box.id, is_past and box.look is Look.HOLDS
        return is_past

    def _arrow(self, source: str, target: str, *, is_past: bool) -> None:
        stroke = Stroke.SOLID if is_past else Stroke.BROKEN
        self.arrows.append(Arrow(source, target, stroke=stroke))

    def draw_what_else(self) -> None:
        """Draw the reasons that neither a gate nor a route gives, such as an unknown person."""
        given = {reason for gate in self.decision.proof.gates for reason in gate.reasons}
        given.update(*(route.reasons for route in self.decision.routes))
        for number, reason in enumerate(self.decision.reasons, 1):
            if reason not in given:
                lines = [fill(TELLINGS[reason].says, self.scene), reason]
                self._put(_box(f"reason_{number}", lines, LOOK_OF[self.decision.verdict]))

    def _put(self, box: Box) -> None:
        """Draw a box in no lane, between who asks and the answer."""
        self.boxes.append(box)
        self._arrow("asked", box.id, is_past=False)
        self._arrow(box.id, "answer", is_past=False)

    def _cite(self, facts: Iterable[Fact], lane: list[Box]) -> None:
        """Note the facts of the last box; a step that holds does not repeat those of its lane."""
        box, known = lane[-1], self.decision.proof.question
        earlier = set[str]() if box.look is not Look.HOLDS else {other.id for other in lane}
        for fact in dict.fromkeys(facts):
            if fact.kind not in NAMED_ANYWAY and fact not in known:
                boxes = self.cited.setdefault(fact, [])
                if earlier.isdisjoint(boxes):
                    boxes.append(box.id)

    def draw_facts(self) -> None:
        """Draw the facts that steps rest on, each once, with arrows to these steps."""
        for number, fact in enumerate(sorted(self.cited, key=in_order), 1):
            self.boxes.append(_box(f"fact_{number}", [tell_fact(fact)], Look.FACT))
            for box in self.cited[fact]:
                self._arrow(f"fact_{number}", box, is_past=False)


def _judges_something(step: Applied, route: Route) -> bool:
    """Whether a step is worth a box: not where it holds only for want of anything to judge."""
    if not step.lets_through:
        return True
    match step.rule.grain:
        case Grain.HOLDING:
            return route.path.share is not None or route.kind is RouteKind.MONEY
        case Grain.ASSIGNMENT:
            return bool(step.facts)
        case _:
            return True


def _box(id: str, texts: Iterable[str], look: Look) -> Box:
    return Box(
        id, tuple(line for text in texts for line in wrap(text, LINE, break_on_hyphens=False)), look
    )
