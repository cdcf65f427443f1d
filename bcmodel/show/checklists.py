"""Checklists: a plan to send - who does what, in which order, and what everybody has then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bcmodel.advise.goals import Goal, JointPlan
from bcmodel.advise.needs import Need, Readiness
from bcmodel.errors import with_article
from bcmodel.show.grounds import unseen_of
from bcmodel.show.instructions import NOUNS, Instructions
from bcmodel.show.phrases import PHRASES
from bcmodel.show.sentences import capitalised, counted, escaped, listed
from bcmodel.show.text import hindrances
from bcmodel.show.turns import MOST_NAMED, NOBODY_CAN, NOTHING_TO_DO, opening, tell_turns
from bcmodel.vocab.words import Kind

UNSETTLED = "What this does not settle"
PREPARED = "The steps above prepare this as far as possible."
NONE_YET = "There is none yet. Create it, then ask for a new list."
NONE_SEEN = "None was seen, but there may be one. Name it or create it, then ask for a new list."
POINTS = {
    Kind.AD_ACCOUNT: "create and publish ads in {thing}",
    Kind.TIKTOK_ACCOUNT: "run the existing posts of {thing} as ads there (Spark Ads)",
    Kind.PIXEL: "measure the results with {thing}",
    Kind.CATALOG: "advertise the products of {thing}",
    Kind.SHOP: "promote {thing}",
}
"""What people can do with each thing of a kit."""


def plan_as_markdown(plan: JointPlan) -> str:
    """Return a joint plan as a checklist in Markdown."""
    if not plan.goals:
        return _page(["# What to do", NOTHING_TO_DO])
    instructions = Instructions(plan.goals[0].after.access)
    people = [
        instructions.called(user)
        for user in dict.fromkeys(goal.question.user for goal in plan.goals)
    ]
    whose = (
        listed(people) if len(people) <= MOST_NAMED else counted(len(people), "person", "people")
    )
    parts = [f"# What {whose} need{'s' * (len(people) == 1)}"]
    gained = [goal for goal in plan.reached if not goal.before.allowed]
    held = [goal for goal in plan.reached if goal.before.allowed]
    parts += [*opening(instructions, plan), *tell_turns(instructions, plan.steps)]
    parts += _section("What you will have then", _by_person(instructions, gained, "then"))
    parts += _section("What is in place already", _by_person(instructions, held, "already"))
    return _page([*parts, *_unsettled(instructions, plan.out_of_reach)])


def readiness_as_markdown(ready: Readiness) -> str:
    """Return a readiness as a checklist in Markdown, to send to the client."""
    instructions = Instructions(ready.plan.goals[0].after.access)
    client = ready.client if ready.client != ready.who else None
    whose = f" from {instructions.called(client)}" if client else ""
    parts = [f"# What {instructions.called(ready.who)} needs{whose} to start"]
    parts += [*opening(instructions, ready.plan), *tell_turns(instructions, ready.plan.steps)]
    gained = [need for need in ready.needs if need.is_reached and not need.holds]
    parts += _section("What you will have then", _by_need(instructions, ready, gained, "then"))
    if gained and _is_center(ready):
        admins = f"the Admins of {instructions.called(ready.who)}"
        parts.append(f"Who works with what is up to {admins}: they assign it to their people.")
    held = _by_need(instructions, ready, ready.holding, "already")
    parts += _section("What is in place already", held)
    missing = [need for need in ready.needs if not need.is_reached]
    return _page([*parts, *_unsettled_needs(instructions, ready, missing)])


def _page(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def _section(title: str, paragraphs: Sequence[str]) -> list[str]:
    return [f"## {title}", *paragraphs] if paragraphs else []


def _by_person(instructions: Instructions, goals: Iterable[Goal], when: str) -> list[str]:
    """Return what people can do, then or already; those who can do the same stand together."""
    tasks: dict[tuple[str, str | None], dict[str, None]] = {}
    for goal in goals:
        whose = tasks.setdefault((goal.question.user, goal.question.within), {})
        whose[_task(instructions, goal)] = None
    people: dict[tuple[str | None, tuple[str, ...]], list[str]] = {}
    for (user, within), does in tasks.items():
        people.setdefault((within, tuple(does)), []).append(instructions.called(user))
    lines: list[str] = []
    for (within, every), who in people.items():
        inside = f", working in {instructions.called(within)}" if within else ""
        lines += [f"{listed(who)} can {when}{inside}:", "\n".join(f"- {task}" for task in every)]
    return lines


def _task(instructions: Instructions, goal: Goal) -> str:
    """Return what a goal is, in words."""
    _, action, asset, using, _, _ = goal.question
    return instructions.filled(PHRASES[action], {"target": asset, "using": using})


def _is_center(ready: Readiness) -> bool:
    """Whether a Business Center is to start, rather than a person."""
    return any(need.kind is Kind.BUSINESS_CENTER for need in ready.needs)


def _by_need(
    instructions: Instructions, ready: Readiness, needs: Iterable[Need], when: str
) -> list[str]:
    """Return what somebody can do, then or already, and who can let people in."""
    every = list(needs)
    points = [f"- {_point(instructions, ready, need)}" for need in every if need.kind in POINTS]
    hosts = [need.goals[0].question.user for need in every if need.kind not in POINTS]
    who = instructions.called(ready.who)
    lead = f"{who} can {when} let its people:" if _is_center(ready) else f"{who} can {when}:"
    lines = [lead, "\n".join(points)] if points else []
    lets = f"can {'also' if points else when} bring people into {who} and give them access."
    return lines + [f"{instructions.called(host)} {lets}" for host in hosts]


def _point(instructions: Instructions, ready: Readiness, need: Need) -> str:
    """Return what people can do once the need is met."""
    if need.kind not in POINTS:
        return f"bring people into {instructions.called(need.thing)} and give them access"
    if need.is_missing and not need.is_reached:
        whose = f" of {instructions.called(ready.client)}" if ready.client else ""
        return POINTS[need.kind].format(thing=f"{with_article(NOUNS[need.kind])}{whose}")
    return POINTS[need.kind].format(thing=instructions.thing(need.thing))


def _unsettled(instructions: Instructions, goals: Iterable[Goal]) -> list[str]:
    """Return what is out of reach, and why."""
    lines = [
        line
        for goal in goals
        for line in _why(
            f"{instructions.called(goal.question.user)}: {_task(instructions, goal)}", [goal]
        )
    ]
    return _section(UNSETTLED, ["\n".join(lines)] if lines else [])


def _unsettled_needs(
    instructions: Instructions, ready: Readiness, needs: Sequence[Need]
) -> list[str]:
    """Return what is still lacking after the plan, and why."""
    missing = {need.thing for need in needs if need.is_missing}
    lines: list[str] = []
    for need in needs:
        point = capitalised(_point(instructions, ready, need))
        goals = [goal for goal in need.goals if not goal.is_reached]
        if need.is_missing:
            lines += [f"- {point}", f"  - {NONE_YET if need.lacks else NONE_SEEN}"]
        elif any(missing.intersection(goal.question[2:4]) for goal in goals):
            lines += [f"- {point}", "  - This waits for what is missing."]
        else:
            lines += _why(point, goals)
    lead = [PREPARED] if ready.plan.steps else []
    return _section(UNSETTLED, [*lead, "\n".join(lines)] if lines else [])


def _why(what: str, goals: Iterable[Goal]) -> Iterator[str]:
    """Yield what is out of reach, and under it what is in the way, or would have to be known."""
    yield f"- {what}"
    yield from dict.fromkeys(line for goal in goals for line in _in_the_way(goal))


def _in_the_way(goal: Goal) -> Iterator[str]:
    for note in unseen_of(goal.after) if goal.after.unknown else ():
        yield f"  - This depends on something unseen: {escaped(note)}."
    beyond = goal.outlook.obstacles
    for one in beyond:
        whose = listed([str(mender) for mender in one.menders] or ["nobody"], "or")
        text = capitalised(escaped(one.text.rstrip(".")))
        yield f"  - {text}. This is up to {whose}. (`{one.reason}`)"
    for _, found in hindrances(goal.after) if not beyond else ():
        for each in found:
            yield f"  - {capitalised(escaped(each.text))}. (`{each.reason}`)"


def tell_readiness(ready: Readiness) -> str:
    """Return a readiness as text: what holds, what lacks and why, and what to do."""
    lines = [f"{ready.who} {'is' if ready.ready else 'is not'} ready: {_how_much(ready)}"]
    lines += [f"  {need.state:8}{_told(need)}" for need in ready.needs]
    if not ready.ready:
        lines += ["", "What to do:" if ready.plan.steps else NOBODY_CAN]
    for number, step in enumerate(ready.plan.steps, 1):
        lines.append(f"  {number}. {step.text} ({step.command.do})")
    missing = [need for need in ready.needs if not need.is_reached]
    if ready.plan.steps and missing:
        lines += ["", f"{UNSETTLED}:", *(f"  {_told(need)}" for need in missing)]
    return "\n".join(lines)


def _how_much(ready: Readiness) -> str:
    return f"{len(ready.holding)} of {len(ready.needs)} points hold"


def _told(need: Need) -> str:
    """Return a need in a line: what it is, and why it is not met."""
    noun = NOUNS.get(need.kind, "access for people of")
    told = f"{noun} {need.thing}"
    if need.is_missing:
        told = f"no {noun} yet" if need.lacks else f"no {noun} seen"
    reasons = f" [{', '.join(need.reasons)}]" if need.reasons else ""
    notes = [note for goal in need.goals for note in unseen_of(goal.before) if goal.before.unknown]
    unseen = f" (depends on something unseen: {'; '.join(dict.fromkeys(notes))})" if notes else ""
    return f"{told}{reasons}{unseen}"
