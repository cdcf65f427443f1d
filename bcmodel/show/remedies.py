"""Remedies as text after an answer, as plain data, and as a checklist in Markdown to send."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel.advise import Remedies, Remedy, Step
from bcmodel.facts.plain import plain
from bcmodel.resolve import Answer
from bcmodel.show.grounds import unseen_of
from bcmodel.show.instructions import Instructions
from bcmodel.show.names import fill
from bcmodel.show.scene import Scene
from bcmodel.show.sentences import escaped
from bcmodel.show.turns import NOBODY_CAN, tell_turns

ALREADY_ALLOWED = "This is allowed already; there is nothing to do."


def tell_remedies(decision: Answer, plans: Remedies) -> str:
    """Return what to do about a denial, in words; nothing for another verdict."""
    if not decision.denied:
        return ""
    if not plans:
        return "\n".join([NOBODY_CAN, *_why_not(plans)])
    lines = ["What to do:"]
    for number, plan in enumerate(plans):
        lines += [_or(plan, plans[0])] if number else []
        lines += [f"  {place}. {step.text} ({step.command.do})" for place, step in _counted(plan)]
    return "\n".join(lines)


def tell_plans(decision: Answer, plans: Remedies) -> str:
    """Return what to do, in words, or why there is nothing to do."""
    if decision.denied:
        return tell_remedies(decision, plans)
    return ALREADY_ALLOWED if decision.allowed else _unknown(plans)


def _or(plan: Remedy, best: Remedy) -> str:
    return "or:" if len(plan) == len(best) else "another way:"


def _why_not(plans: Remedies) -> list[str]:
    return [f"- {line}" for line in plans.outlook.lines] if plans.outlook else []


def remedies_as_data(decision: Answer, plans: Remedies) -> dict[str, object]:
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
        "outlook": plans.outlook.to_dict() if plans.outlook else None,
        "unseen": unseen_of(decision),
    }


def remedies_as_markdown(decision: Answer, plans: Remedies) -> str:
    """Return a checklist for each plan: who does what, and where they find it."""
    told = Instructions(decision.access)
    title = escaped(fill("{person}: {task}", Scene.of_decision(decision)))
    paragraphs = [f"# {title}", _state(decision, plans)]
    for number, plan in enumerate(plans):
        if len(plans) > 1:
            paragraphs.append(f"## {'Or' if number else 'The shortest way'}")
        paragraphs += tell_turns(told, plan.steps, depth=3 if len(plans) > 1 else 2)
    return "\n\n".join(paragraphs) + "\n"


def _state(decision: Answer, plans: Remedies) -> str:
    if decision.allowed:
        return ALREADY_ALLOWED
    if decision.unknown:
        return _unknown(plans)
    reasons = ", ".join(f"`{reason}`" for reason in decision.reasons)
    told = "The steps below, in this order, change that." if plans else NOBODY_CAN
    stated = f"This is not allowed now. {told} ({reasons})"
    return "\n".join([stated, "", *_why_not(plans)]).rstrip()


def _unknown(plans: Remedies) -> str:
    told = "\n".join(_why_not(plans))
    return f"Whether this is allowed depends on what was not seen:\n\n{told}"


def _counted(plan: Remedy) -> Iterator[tuple[int, Step]]:
    return enumerate(plan.steps, 1)
