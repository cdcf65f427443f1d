"""Refusal: why a command is refused, which conditions it does not meet, and what it takes."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel.change import Refusal
from bcmodel.resolve import Applied
from bcmodel.resolve.applied import AppliedCondition
from bcmodel.rules.reasons import TELLINGS
from bcmodel.show.command_scenes import scene_of, scene_of_actor
from bcmodel.show.html.decision import grounds, headline, in_words, reasons_of
from bcmodel.show.html.elements import Element, Part, bdi, div
from bcmodel.show.html.page import shown
from bcmodel.show.html.parts import chip, counted, fold, headed, marked, plain_list, shown_by
from bcmodel.show.html.proof import cited, proof_of, to_be_known
from bcmodel.show.html.remedies import what_to_do
from bcmodel.show.names import fill
from bcmodel.show.scene import Scene


def refusal_as_html(refusal: Refusal) -> str:
    """
    Return a refusal as HTML: what is not met, whether its actor may, and what it assumes.

    >>> from bcmodel.change.commands import Leave
    >>> from bcmodel.resolve import Resolver
    >>> from bcmodel.rules.town import town
    >>> refused = Resolver(town()).plan(Leave(actor="ada", business_center="nova"))
    >>> print(refusal_as_html(refused.decision))
    <style>...
    ...ada is the last Admin of nova...LAST_ADMIN...
    """
    word = "UNKNOWN" if refusal.unknown else "REFUSED"
    sentence = f"{refusal.command.actor} cannot {refusal.command.told}."
    return shown(
        f"{word}: {sentence}",
        headline(refusal, sentence, word),
        reasons_of(refusal),
        _unmet(refusal),
        _met(refusal),
        _authority(refusal),
        in_words(refusal),
        grounds(refusal),
    )


def _unmet(refusal: Refusal) -> Iterator[Part]:
    """Yield what stands in the way: the login of the actor, and each condition not met."""
    stopping = [condition for condition in refusal.proof.conditions if condition.reasons]
    items = [_gate(refusal, gate) for gate in refusal.gates if gate.reasons]
    items += [_condition(refusal, condition) for condition in stopping]
    if items:
        yield headed("In the way", plain_list(items))


def _gate(refusal: Refusal, gate: Applied) -> Element:
    scene = scene_of_actor(refusal)
    told = (_told(fill(TELLINGS[reason].says, scene), reason) for reason in gate.reasons)
    return marked(False, *told, div("note", cited(gate.rule)), shown_by(gate.facts))


def _condition(refusal: Refusal, condition: AppliedCondition) -> Element:
    told = (
        _told(fill(TELLINGS[reason].says, scene_of(refusal, condition, reason)), reason)
        for reason in condition.reasons
    )
    return marked(False, *told, div("note", cited(condition.rule)), shown_by(condition.facts))


def _told(sentence: str, reason: str) -> Element:
    return div("", bdi("", sentence), " ", chip(reason))


def _met(refusal: Refusal) -> Iterator[Part]:
    met = [condition for condition in refusal.proof.conditions if not condition.reasons]
    if met:
        items = (marked(True, cited(one.rule), shown_by(one.facts)) for one in met)
        yield fold(f"{counted(len(met), 'condition')} met", plain_list(items))


def _authority(refusal: Refusal) -> Iterator[Part]:
    """Yield whether the actor has the right that the command takes, and by which routes."""
    asked = refusal.authority
    if asked is None:
        return
    scene = Scene.of_decision(asked)
    title = fill("The right to {task}", scene)
    body = (*what_to_do(asked), *proof_of(asked, scene), *to_be_known(asked))
    yield fold((bdi("", title), ": ", chip(asked.verdict)), *body, is_open=not asked.allowed)
