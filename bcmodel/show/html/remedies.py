"""Remedies: what to do, as numbered lists of who does what, and where they find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcmodel.advise import JointPlan, Need, Readiness, Remedies, Remedy, Step, remedies
from bcmodel.resolve import Answer
from bcmodel.show.html.elements import Element, Part, bdi, div, h2, li, ol, p, span, strong, ul
from bcmodel.show.html.page import shown
from bcmodel.show.html.parts import (
    badge,
    chip,
    counted,
    few,
    fold,
    headed,
    marked,
    name,
    plain_list,
)
from bcmodel.show.instructions import NOUNS
from bcmodel.show.remedies import ALREADY_ALLOWED
from bcmodel.show.turns import NOBODY_CAN
from bcmodel.vocab.words import Kind

STEPS = 40
"""How many steps of a plan are shown."""
PEOPLE = 4
"""How many of the people who could take a step are named."""


def what_to_do(decision: Answer) -> Iterator[Part]:
    """Yield the remedies of a denial, the best in full, others under folds."""
    if not decision.denied:
        return
    yield headed("What to do", *_plans(remedies(decision.access, decision)))


def _plans(plans: Remedies) -> Iterator[Part]:
    for number, plan in enumerate(plans):
        if number == 0:
            yield checklist(plan.steps)
        else:
            yield fold(f"Or in {counted(len(plan), 'step')}: {_who(plan)}", checklist(plan.steps))
    if not plans:
        yield p("", NOBODY_CAN)
        lines = plans.outlook.lines if plans.outlook else ()
        yield ul("", *few(lines, STEPS, lambda line: li("", bdi("", line))))


def _who(plan: Remedy) -> str:
    return ", then ".join(dict.fromkeys(step.actor for step in plan.steps))


def checklist(every: tuple[Step, ...]) -> Element:
    """Return steps as a numbered list: what is done, by whom, and where."""
    return ol("steps", *few(every, STEPS, _step))


def _step(step: Step) -> Element:
    return li(
        "",
        div("", span("", "☐ ", aria_hidden="true"), people(step.actors), " can ", told(step.told)),
        div("note", str(step.menu), " ", chip(step.command.do)),
    )


def told(text: str) -> Element:
    """Return what is done, in words."""
    return bdi("", text)


def people(actors: tuple[str, ...]) -> list[Part]:
    """Return who can do something: a few by name, and how many more there are."""
    if not actors:
        return ["nobody at present"]
    named: list[Part] = [strong("", name(one)) for one in actors[:PEOPLE]]
    if len(actors) > PEOPLE:
        named.append(f"{len(actors) - PEOPLE} more")
    first, *others = named
    joints = [*[", "] * (len(others) - 1), " or "]
    return [first, *zip(joints, others, strict=False)]


def remedy_as_html(plan: Remedy) -> str:
    """Return a plan as HTML: its steps in order."""
    title = f"A plan of {counted(len(plan), 'step')}"
    return shown(
        title, div("head", badge("accent", "REMEDY"), h2("", title)), checklist(plan.steps)
    )


def remedies_as_html(plans: Remedies) -> str:
    """Return the remedies of an answer as HTML, the best first."""
    title = f"{counted(len(plans), 'way')} to make it so" if plans else "No remedy"
    if plans.answer.allowed:
        body: Iterable[Part] = [p("", ALREADY_ALLOWED)]
    else:
        body = _plans(plans)
    return shown(title, div("head", badge("accent", "REMEDIES"), h2("", title)), *body)


def joint_plan_as_html(plan: JointPlan) -> str:
    """Return a plan for several questions as HTML: its steps, and what it reaches."""
    title = f"A plan of {counted(len(plan), 'step')}"
    much = f"{len(plan.reached)} of {counted(len(plan.goals), 'goal')} reached"
    goals = few(
        plan.goals,
        STEPS,
        lambda goal: marked(goal.is_reached, bdi("", " ".join(goal.question[:3]))),
    )
    head = div("head", badge("accent", "PLAN"), h2("", title), span("note", much))
    return shown(title, head, checklist(plan.steps), headed("Goals", plain_list(goals)))


def readiness_as_html(ready: Readiness) -> str:
    """Return a readiness as HTML: what holds and what lacks, and the steps to take."""
    much = f"{len(ready.holding)} of {counted(len(ready.needs), 'need')} met"
    title = f"{ready.who} {'is' if ready.ready else 'is not'} ready"
    look = "good" if ready.ready else "bad" if ready.lacking else "open"
    word = "READY" if ready.ready else "NOT READY" if ready.lacking else "UNKNOWN"
    head = div("head", badge(look, word), h2("", bdi("", title)), span("note", much))
    needs = few(ready.needs, STEPS, _need)
    steps = headed("What to do", checklist(ready.plan.steps)) if ready.plan.steps else None
    return shown(title, head, plain_list(needs), steps)


def _need(need: Need) -> Element:
    """Return a need: whether it is met, why not, and whether it is after the plan."""
    state = True if need.holds else False if need.lacks else None
    noun = "access for people of" if need.kind is Kind.BUSINESS_CENTER else NOUNS[need.kind]
    thing = "none yet" if need.is_missing else name(need.thing)
    later = None if need.holds else "met after these steps" if need.is_reached else "out of reach"
    codes = [(" ", chip(reason)) for reason in need.reasons]
    return marked(state, noun, " ", thing, codes, div("note", later) if later else None)
