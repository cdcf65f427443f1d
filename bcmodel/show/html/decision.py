"""Decision: the verdict at a glance, what to do, and below that the proof."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel.resolve import Answer, Decision
from bcmodel.rules.reasons import TELLINGS
from bcmodel.show.grounds import assumptions_of
from bcmodel.show.html.elements import Element, Part, bdi, div, h2, li, p, ul
from bcmodel.show.html.page import shown
from bcmodel.show.html.parts import (
    LOOKS,
    badge,
    chip,
    counted,
    fold,
    instant,
)
from bcmodel.show.html.proof import proof_of, to_be_known
from bcmodel.show.html.remedies import what_to_do
from bcmodel.show.names import fill
from bcmodel.show.scene import Scene
from bcmodel.show.text import HEADLINES


def decision_as_html(decision: Answer) -> str:
    """
    Return an answer as HTML: verdict, obstacles, what to do, every route, and what it assumes.

    >>> from bcmodel.resolve import Resolver
    >>> from bcmodel.rules.town import town
    >>> print(decision_as_html(Resolver(town()).decide("mia", "pixel.view", "px-1")))
    <style>...
    <div class="bcm" role="group" aria-label="ALLOWED: mia can view px-1.">...</div>
    """
    scene = Scene.of_decision(decision)
    _, _, sentence = fill(HEADLINES[decision.verdict], scene).partition(": ")
    within = decision.question.within
    inside = f" This is asked within {within}." if within else ""
    return shown(
        f"{decision.verdict}: {sentence}",
        headline(decision, f"{sentence}{inside}"),
        reasons_of(decision),
        what_to_do(decision),
        proof_of(decision, scene),
        to_be_known(decision),
        advice(decision, scene),
        in_words(decision),
        grounds(decision),
    )


def headline(decision: Decision, sentence: str, word: str = "") -> Element:
    """Return the verdict in a word, and what was asked in a sentence."""
    told = badge(LOOKS[decision.verdict], word or decision.verdict)
    return div("head", told, h2("", bdi("", sentence)))


def reasons_of(decision: Decision) -> Element | None:
    """Return the codes of what is in the way."""
    codes = [(chip(reason, LOOKS[decision.verdict]), " ") for reason in decision.reasons]
    return p("note", "Because of ", *codes) if codes else None


def advice(decision: Answer, scene: Scene) -> Iterator[Part]:
    """Yield what to check when something is allowed and still does not work."""
    items = [
        li("", bdi("", fill(TELLINGS[code].says, scene)), " ", chip(code))
        for code in decision.advice
    ]
    if items:
        yield fold("If it still does not work", ul("plain", *items))


def in_words(decision: Decision) -> Element:
    """Return the whole answer as text, to be copied into a message."""
    return fold("In words", div("words", bdi("", decision.explain())))


def grounds(decision: Decision) -> Element:
    """Return what an answer assumes, by which rulebook, and for which instant."""
    assumed = assumptions_of(decision)
    told = fold(
        f"{counted(len(assumed), 'assumption')}",
        ul("", *(li("", bdi("", line)) for line in assumed)),
        look="small",
    )
    told_by = ("Rulebook ", decision.rulebook, ", ", instant(decision.at))
    return div("foot", told_by, told if assumed else None)
