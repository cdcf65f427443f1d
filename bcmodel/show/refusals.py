"""Refusals: why a command is refused, as text and as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from bcmodel.advise.remedy import command_as_data
from bcmodel.change import PLATFORM, Refusal
from bcmodel.facts import Fact
from bcmodel.facts.plain import fact_as_data, plain
from bcmodel.resolve import Answer
from bcmodel.resolve.applied import AppliedCondition
from bcmodel.rules import AnyRule
from bcmodel.rules.reasons import TELLINGS, Mend, Telling
from bcmodel.show.command_scenes import scene_of, scene_of_actor
from bcmodel.show.data import as_data
from bcmodel.show.facts import in_order
from bcmodel.show.grounds import assumptions_of, unseen_of
from bcmodel.show.mending import applies, tell_mend
from bcmodel.show.names import called, fill
from bcmodel.show.scene import Scene
from bcmodel.show.text import NOT_SEEN, Hindrance, ground_line, hindrances, in_lines
from bcmodel.vocab.reasons import OF_COMMANDS, Reason


def explain_refusal(refusal: Refusal) -> str:
    """
    Return in words why a command is refused: what its actor may not do, and what else is wrong.

    >>> from bcmodel.change.commands import Leave
    >>> from bcmodel.resolve import Resolver
    >>> from bcmodel.rules.town import town
    >>> print(Resolver(town()).plan(Leave(actor="ada", business_center="nova")).decision.explain())
    Refused: ada cannot leave nova.
    <BLANKLINE>
    In the way:
      - ada is the last Admin of nova [LAST_ADMIN]
        ada can make somebody else an Admin of nova first (change_role)
    <BLANKLINE>
    This assumes G608 admin-remains (assumed). Rulebook 2026.11, 2026-11-21 12:00 UTC.
    """
    unmet = _unmet_of(refusal)
    authority = list(_what_it_takes(refusal, unmet))
    told = {line for lines in authority for line in lines}
    paragraphs = [
        [f"Refused: {_actor(refusal)} cannot {refusal.command.told}."],
        *authority,
        _in_the_way(refusal, unmet, told),
        [ground_line(refusal)],
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def _unmet_of(refusal: Refusal) -> list[AppliedCondition]:
    """Return the conditions that are not met, with the facts they read."""
    return [applied for applied in refusal.proof.conditions if applied.reasons]


def _actor(refusal: Refusal) -> str:
    actor = refusal.command.actor
    return "the platform" if actor == PLATFORM else called(scene_of_actor(refusal), actor)


def _what_it_takes(refusal: Refusal, unmet: list[AppliedCondition]) -> Iterator[list[str]]:
    """Yield what the actor would have to be allowed, and why they are not."""
    asked = refusal.authority
    is_of_another_kind = asked is not None and Reason.ACTION_NOT_APPLICABLE in asked.reasons
    if asked is None or asked.allowed or (is_of_another_kind and unmet):
        return
    yield [_right(asked)]
    told_as = refusal.command.told_as
    for heading, found in hindrances(asked):
        if found or not unmet:  # with unmet conditions it is wrong that nothing else is in the way
            yield in_lines(
                heading, (one._replace(reason=told_as.get(one.reason, one.reason)) for one in found)
            )
    if asked.unknown:
        yield [NOT_SEEN, *(f"  - {note}" for note in unseen_of(asked))]


def _right(asked: Answer) -> str:
    within = f", within {asked.question.within}" if asked.question.within else ""
    scene = Scene.of_decision(asked)
    right = fill("It takes the right to {task} ({action})", scene) + f"{within}."
    open_yet = " Whether {person} has it depends on what was not seen."
    return right + fill(open_yet, scene) if asked.unknown else right


def _in_the_way(refusal: Refusal, unmet: list[AppliedCondition], told: set[str]) -> list[str]:
    """Return what else stands in the way, beyond what was told, with the moves that clear it."""
    every = {one.lines[0]: one for one in _hindrances(refusal, unmet)}
    lines = [line for first, one in every.items() if first not in told for line in one.lines]
    heading = "Besides:" if told else "In the way:"
    return [heading, *lines] if lines else []


def _hindrances(refusal: Refusal, unmet: list[AppliedCondition]) -> Iterator[Hindrance]:
    """Yield what is wrong with the actor's login, then each condition that is not met."""
    for reason in _of_the_actor(refusal):
        yield _hindrance(refusal, reason, scene_of_actor(refusal))
    for applied in unmet:
        for reason in applied.reasons:
            yield _hindrance(refusal, reason, scene_of(refusal, applied, reason))


def _of_the_actor(refusal: Refusal) -> list[Reason]:
    """Return what is wrong with the actor's login, or that there is no such person."""
    if refusal.gates:
        return [reason for gate in refusal.gates for reason in gate.reasons]
    return [reason for reason in refusal.reasons if reason is Reason.USER_NOT_FOUND]


def _hindrance(refusal: Refusal, reason: Reason, scene: Scene) -> Hindrance:
    telling = TELLINGS[reason]
    moves = (tell_mend(refusal.access, mend, scene) for mend in _moves(refusal, telling, scene))
    return Hindrance(fill(telling.says, scene), reason, tuple(moves))


def _moves(refusal: Refusal, telling: Telling, scene: Scene) -> list[Mend]:
    """Return the moves that clear an obstacle, except the very command that was refused."""
    moves = [mend for mend in telling.mends if applies(mend, scene)]
    if telling.reason not in OF_COMMANDS:
        moves = [mend for mend in moves if mend.command != refusal.command.do]
    return [evolve(mend, instead=mend.instead and n > 0) for n, mend in enumerate(moves)]


def refusal_as_data(refusal: Refusal) -> dict[str, object]:
    """Return a refusal as plain data."""
    asked = refusal.authority
    return {
        "verdict": str(refusal.verdict),
        "command": command_as_data(refusal.command),
        "at": plain(refusal.at),
        "rulebook": refusal.rulebook,
        "reasons": [str(reason) for reason in refusal.reasons],
        "authority": as_data(asked) if asked is not None else None,
        "unmet": [*_at_the_gates(refusal), *_demanded(refusal)],
        "assumptions": assumptions_of(refusal),
    }


def _at_the_gates(refusal: Refusal) -> Iterator[dict[str, object]]:
    scene = scene_of_actor(refusal)
    giver = scene.view.user(scene.user)
    for gate in refusal.gates:
        for reason in gate.reasons:
            yield _unmet(gate.rule, reason, scene, {*gate.facts, *([giver] if giver else ())})


def _demanded(refusal: Refusal) -> Iterator[dict[str, object]]:
    for applied in _unmet_of(refusal):
        for reason in applied.reasons:
            scene = scene_of(refusal, applied, reason)
            yield _unmet(applied.rule, reason, scene, applied.facts)


def _unmet(rule: AnyRule, reason: Reason, scene: Scene, facts: Iterable[Fact]) -> dict[str, object]:
    return {
        "rule": rule.code,
        "reason": str(reason),
        "text": fill(TELLINGS[reason].says, scene),
        "facts": [fact_as_data(fact) for fact in sorted(facts, key=in_order)],
    }
