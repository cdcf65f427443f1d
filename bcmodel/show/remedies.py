"""Remedies told: as text after an answer, and as a checklist in Markdown that can be sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bcmodel.advise import Remedy, Step
from bcmodel.facts.plain import plain
from bcmodel.resolve import Answer
from bcmodel.show.grounds import unseen_of
from bcmodel.show.names import fill
from bcmodel.show.scene import Scene

NOBODY_CAN = "No commands of people lead there as things stand."
NOTHING_TO_DO = "This is allowed already; there is nothing to do."


def tell_remedies(decision: Answer, plans: Sequence[Remedy]) -> str:
    """Return what to do, in words; nothing for what is allowed or unknown."""
    if not decision.denied:
        return ""
    if not plans:
        return NOBODY_CAN
    lines = ["What to do:"]
    for number, plan in enumerate(plans):
        lines += ["or:"] if number else []
        lines += [f"  {place}. {step.text} ({step.command.do})" for place, step in _counted(plan)]
    return "\n".join(lines)


def tell_plans(decision: Answer, plans: Sequence[Remedy]) -> str:
    """Return what to do, in words, or why there is nothing to do or to tell."""
    if decision.denied:
        return tell_remedies(decision, plans)
    return NOTHING_TO_DO if decision.allowed else _unknown(decision)


def remedies_as_data(decision: Answer, plans: Sequence[Remedy]) -> dict[str, object]:
    """Return the question, its answer and what to do, as plain data."""
    asked = decision.question
    return {
        "verdict": str(decision.verdict),
        "user": asked.user,
        "action": str(asked.action),
        "asset": asked.asset,
        "using": asked.using,
        "within": asked.within,
        "at": plain(decision.at),
        "reasons": [str(reason) for reason in decision.reasons],
        "remedies": [plan.to_dict() for plan in plans],
        "unseen": unseen_of(decision),
    }


def remedies_as_markdown(decision: Answer, plans: Sequence[Remedy]) -> str:
    """Return a checklist of each plan: who does what, and where they find it."""
    scene = Scene.of_decision(decision)
    title = fill("# {person}: {task}", scene)
    paragraphs = [title, _state(decision, plans)]
    for number, plan in enumerate(plans):
        if len(plans) > 1:
            paragraphs.append(f"## {'Or' if number else 'The shortest way'}")
        paragraphs.append("\n".join(_checklist(plan)))
    return "\n\n".join(paragraphs) + "\n"


def _state(decision: Answer, plans: Sequence[Remedy]) -> str:
    if decision.allowed:
        return NOTHING_TO_DO
    if decision.unknown:
        return _unknown(decision)
    reasons = ", ".join(f"`{reason}`" for reason in decision.reasons)
    told = "These steps, in this order, change that." if plans else NOBODY_CAN
    return f"This is not allowed now ({reasons}). {told}"


def _unknown(decision: Answer) -> str:
    told = "\n".join(f"- {line}" for line in unseen_of(decision))
    return f"Whether this is allowed hangs on what was not seen:\n\n{told}"


def _checklist(plan: Remedy) -> Iterator[str]:
    for place, step in _counted(plan):
        yield f"{place}. [ ] **{step.actor}**{_others(step)}: {step.told}"
        yield f"   - Menu: {step.menu}"


def _others(step: Step) -> str:
    others = [actor for actor in step.actors if actor != step.actor]
    return f" (or {', '.join(others)})" if others else ""


def _counted(plan: Remedy) -> Iterator[tuple[int, Step]]:
    return enumerate(plan.steps, 1)
