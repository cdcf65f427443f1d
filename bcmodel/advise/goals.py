"""Goals: one plan of commands for several questions at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import attrs

from bcmodel.advise.arranging import arranged
from bcmodel.advise.condensing import condensed
from bcmodel.advise.joining import Course, Joining
from bcmodel.advise.outlook import Outlook, outlook
from bcmodel.advise.remedy import Step, command_as_data
from bcmodel.advise.search import ask
from bcmodel.change import Command
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.facts.plain import plain
from bcmodel.resolve import Answer, Query, Resolver
from bcmodel.resolve.question import Question, check, read_action
from bcmodel.vocab.reasons import Reason

Asked = Question | Query | tuple[str | None, ...] | Mapping[str, str | None]
"""A goal as callers may give it: person, action, asset and so on, in this order or by name."""


@attrs.frozen
class Goal:
    """A question that is to become allowed: its answers before and after the plan."""

    question: Question
    before: Answer
    after: Answer

    @property
    def is_reached(self) -> bool:
        """Whether it is allowed after the plan."""
        return self.after.allowed

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What still stands in the way after the plan."""
        return self.after.reasons

    @property
    def outlook(self) -> Outlook:
        """Why it is out of reach: who would have to act, or what would have to be known."""
        return outlook(self.after)

    @property
    def to_be_known(self) -> tuple[dict[str, object], ...]:
        """The unseen facts that it depends on: `of` a kind, `where` fields have these values."""
        notes = self.after.proof.unseen if self.after.unknown else ()
        told = {note[:2]: None for note in notes}
        return tuple({"of": str(kind), "where": dict(known)} for kind, known in told)

    def to_dict(self) -> dict[str, object]:
        """Return the goal as plain data."""
        asked = self.question._asdict()
        return {
            **{name: plain(value) for name, value in asked.items() if value is not None},
            "before": str(self.before.verdict),
            "after": str(self.after.verdict),
            "reasons": [str(reason) for reason in self.reasons],
            "to_be_known": list(self.to_be_known),
        }


@attrs.frozen(repr=False)
class JointPlan:
    """
    One plan for several goals, in an order that works, by as few people as possible.

    It was carried out on trial, step by step, and every goal asked again. No step can be left out,
    none comes twice. What no commands of people reach is `out_of_reach`.
    """

    goals: tuple[Goal, ...]
    steps: tuple[Step, ...]

    @property
    def allowed(self) -> bool:
        """Whether every goal is allowed after the plan."""
        return not self.out_of_reach

    @property
    def reached(self) -> tuple[Goal, ...]:
        """The goals that are allowed after the plan."""
        return tuple(goal for goal in self.goals if goal.is_reached)

    @property
    def out_of_reach(self) -> tuple[Goal, ...]:
        """The goals that are not; each knows its `reasons`, or what is `to_be_known`."""
        return tuple(goal for goal in self.goals if not goal.is_reached)

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands in their order, each with the actor who gives it in this plan."""
        return tuple(step.command for step in self.steps)

    @property
    def by_actor(self) -> dict[str, tuple[Step, ...]]:
        """The steps of each actor, in their order; whoever acts first comes first."""
        people = dict.fromkeys(step.actor for step in self.steps)
        return {one: tuple(step for step in self.steps if step.actor == one) for one in people}

    def checklist(self) -> str:
        """Return the plan as a checklist in Markdown, ready to send."""
        from bcmodel.show.checklists import plan_as_markdown

        return plan_as_markdown(self)

    def to_dict(self) -> dict[str, object]:
        """Return the plan as plain data."""
        return {
            "allowed": self.allowed,
            "goals": [goal.to_dict() for goal in self.goals],
            "steps": [_step_as_data(step) for step in self.steps],
            "by_actor": {
                actor: [number for number, step in enumerate(self.steps, 1) if step.actor == actor]
                for actor in self.by_actor
            },
        }

    def __len__(self) -> int:
        return len(self.steps)

    def __str__(self) -> str:
        lines = [f"{n}. {step.text} ({step.command.do})" for n, step in enumerate(self.steps, 1)]
        lines += [_told_out_of_reach(goal) for goal in self.out_of_reach]
        return "\n".join(lines) or "nothing to do"

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.remedies import joint_plan_as_html

        return joint_plan_as_html(self)

    def __repr__(self) -> str:
        told = f"{len(self.steps)} steps, {len(self.reached)} of {len(self.goals)} goals reached"
        return f"<JointPlan: {told}>"


def turns_of(steps: Iterable[Step]) -> tuple[tuple[str, tuple[tuple[int, Step], ...]], ...]:
    """Return steps in turns: who acts, and their numbered steps until somebody else goes on."""
    turns = groupby(enumerate(steps, 1), lambda numbered: numbered[1].actor)
    return tuple((actor, tuple(turn)) for actor, turn in turns)


def _step_as_data(step: Step) -> dict[str, object]:
    return {
        "command": command_as_data(step.command),
        "actors": list(step.actors),
        "text": step.told,
        "menu": str(step.menu),
    }


def _told_out_of_reach(goal: Goal) -> str:
    asked = " ".join(str(part) for part in goal.question[:4] if part is not None)
    if goal.after.unknown:
        return f"not known: {asked}"
    return f"out of reach: {asked} ({', '.join(goal.reasons)})"


def plan_for(access: Resolver, goals: Iterable[Asked]) -> JointPlan:
    """
    Return one plan after which several questions are allowed, as far as people can achieve it.

    A goal is (user, action, asset), followed by `using`, `post` and `within` where they are needed,
    or a mapping with these names. What is allowed already takes no step. Several remedies of each
    goal are tried in several orders, and steps that the best does not need are left out. A goal
    that would undo another is out of reach, as is what nobody can achieve; nobody gets a higher
    level or role merely to save a step. Raises `InputError` with every goal that cannot be asked.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> access = bc.Resolver(town())
    >>> plan = plan_for(
    ...     access,
    ...     [("ada", "ad_account.view_ads", "adv-1"), ("ada", "ad_account.create_ads", "adv-1")],
    ... )
    >>> print(plan)
    1. ada or mia can assign adv-1 to ada in nova at level OPERATOR (assign_asset)
    >>> access.after_all(plan.commands).can("ada", "ad_account.create_ads", "adv-1")
    True
    """
    return joint_plan(access, read_goals(access, goals))


def joint_plan(
    access: Resolver, questions: Iterable[Question], spared: Iterable[str] = ()
) -> JointPlan:
    """Return one plan for several questions, which asks nothing of those who are `spared`."""
    wanted, start = tuple(questions), Course(access)
    joining = Joining(start, tuple(dict.fromkeys(wanted)), frozenset(spared))
    course = condensed(start, joining.shortest(), joining.questions)
    steps = arranged(start, course)
    after = access.after_all(step.command for step in steps)
    return JointPlan(tuple(Goal(one, ask(access, one), ask(after, one)) for one in wanted), steps)


def read_goals(access: Resolver, goals: Iterable[Asked]) -> tuple[Question, ...]:
    """Return goals as questions; raises `InputError` with all that is wrong with any of them."""
    faults: list[Fault] = []
    questions: list[Question] = []
    for place, goal in enumerate(goals):
        try:
            question = _read(goal)
            check(access.world, question)
            questions.append(question)
        except InputError as error:
            faults += [fault.within(f"goals[{place}]") for fault in error.faults]
    if faults:
        raise InputError(faults)
    return tuple(questions)


def _read(goal: Asked) -> Question:
    """Return a goal as a question."""
    faults = list(_faults_of_form(goal))
    if faults:
        raise InputError(faults)
    fields = Question._fields
    told = dict(goal) if isinstance(goal, Mapping) else dict(zip(fields, goal, strict=False))
    user, action, asset = (str(told[name]) for name in NEEDED)
    using, post, within = (told.get(name) for name in fields[len(NEEDED) :])
    return Question(user, read_action(action), asset, using, post, within)


NEEDED = ("user", "action", "asset")
"""What every goal has to say."""


def _faults_of_form(goal: Asked | str) -> Iterator[Fault]:
    """Yield what a goal leaves out, and what it says that has no place in one."""
    fields = Question._fields
    if isinstance(goal, str):
        yield Fault("", f"`{goal}` is not a goal", f"give {', '.join(NEEDED)} together")
        return
    if not isinstance(goal, Mapping) and len(goal) > len(fields):
        told = f"a goal has {len(fields)} parts at most, not {len(goal)}"
        yield Fault("", told, f"give {', '.join(fields)}, in this order")
        return
    named = goal if isinstance(goal, Mapping) else dict(zip(fields, goal, strict=False))
    for name in named:
        if name not in fields:
            yield Fault("", f"a goal has no `{name}`", nearest(name, fields))
    for name in NEEDED:
        if not named.get(name):
            yield Fault("", f"`{name}` is missing", f"say {', '.join(NEEDED)}")
