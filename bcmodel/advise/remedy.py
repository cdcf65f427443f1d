"""Remedies: the smallest plans of commands that turn a denial into an allowance."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel.advise.ranking import actors_by_step, fewest, in_order, is_minimal, privilege, replayed
from bcmodel.advise.search import Plan, shortest_plans
from bcmodel.change import Command, Menu, command_row
from bcmodel.change.commands import InviteMember
from bcmodel.facts.plain import plain
from bcmodel.resolve import Answer, Resolver
from bcmodel.resolve.question import Question


@attrs.frozen
class Step:
    """One command of a remedy, with somebody who may give it; `actors` are all who may."""

    command: Command
    actors: tuple[str, ...]

    @property
    def actor(self) -> str:
        """Who gives it in this remedy."""
        return self.command.actor

    @property
    def menu(self) -> Menu:
        """Where they find it."""
        return self.command.menu

    @property
    def told(self) -> str:
        """What is done, in words; of an invitation also what comes with it."""
        return self.command.told + _besides(self.command)

    @property
    def text(self) -> str:
        """The step in words, with who can take it."""
        return f"{_listed(self.actors)} can {self.told}"


@attrs.frozen
class Remedy:
    """
    A plan of commands after which the action is allowed, and with none of which left out it is.

    It was carried out step by step in a World that is thrown away, and the question asked again.
    """

    steps: tuple[Step, ...]

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands in their order, each with the actor who is to give it."""
        return tuple(step.command for step in self.steps)

    @property
    def actors(self) -> tuple[tuple[str, ...], ...]:
        """For each step, everybody who may do it at that point."""
        return tuple(step.actors for step in self.steps)

    @property
    def people(self) -> frozenset[str]:
        """Everybody who may do some step."""
        return frozenset(actor for step in self.steps for actor in step.actors)

    @property
    def text(self) -> str:
        """The plan in words."""
        return "; then ".join(step.text for step in self.steps)

    def to_dict(self) -> dict[str, object]:
        """Return the plan as plain data."""
        return {
            "commands": [_row(command) for command in self.commands],
            "actors": [list(actors) for actors in self.actors],
            "text": self.text,
        }

    def __len__(self) -> int:
        return len(self.steps)


def _besides(command: Command) -> str:
    """Return what an invitation brings besides a role, in words."""
    if not isinstance(command, InviteMember):
        return ""
    finance = [f"finance role {command.finance_role}"] if command.finance_role else []
    level = f" at level {command.level}" if command.level else ""
    assigned = [f"{thing}{level}" for thing in (*command.ad_accounts, *command.groups)]
    told = " and ".join([*finance, *assigned])
    return f", with {told}" if told else ""


def _row(command: Command) -> dict[str, object]:
    return {key: plain(value) for key, value in command_row(command).items()}


def _listed(people: tuple[str, ...]) -> str:
    *most, last = people
    return f"{', '.join(most)} or {last}" if most else last


def remedies(access: Resolver, decision: Answer, limit: int = 3) -> tuple[Remedy, ...]:
    """
    Return the smallest plans of commands that turn a denial into an allowance, the best first.

    All are of the least length there is; they are ranked by how many people it takes, then by how
    much is given away. Nothing that only the platform does is in them. None where nobody can help,
    and for what is allowed or unknown.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> access = bc.Resolver(town())
    >>> denied = access.decide("ada", "ad_account.create_ads", "adv-1")
    >>> print(remedies(access, denied)[0].text)
    ada or mia can assign adv-1 to ada in nova at level OPERATOR
    """
    if not decision.denied:
        return ()
    here = access if access.world.at == decision.at else access.at(decision.at)
    question = decision.question
    plans = dict.fromkeys(_told(here, question))
    ranked = sorted(plans, key=_rank)
    return tuple(ranked[:limit])


def _told(access: Resolver, question: Question) -> Iterator[Remedy]:
    seen: set[tuple[Command, ...]] = set()
    for found in shortest_plans(access, question):
        plan = in_order(access, question, found)
        anonymous = tuple(given.proposal.command for given in plan)
        if anonymous not in seen:
            seen.add(anonymous)
            if is_minimal(access, question, plan):
                yield from _remedy(access, question, plan)


def _remedy(access: Resolver, question: Question, plan: Plan) -> Iterator[Remedy]:
    """Yield a plan given by as few people as can be, if it is carried out as planned."""
    actors = actors_by_step(access, plan)
    chosen = fewest(actors)
    given = [
        attrs.evolve(one, command=attrs.evolve(one.command, actor=actor))
        for one, actor in zip(plan, chosen, strict=True)
    ]
    if replayed(access, question, given):
        steps = zip(given, actors, strict=True)
        yield Remedy(tuple(Step(one.command, people) for one, people in steps))


def _rank(remedy: Remedy) -> tuple[int, int, int, str]:
    given_away = sum(privilege(command) for command in remedy.commands)
    actors = {step.actor for step in remedy.steps}
    return (len(remedy), len(actors), given_away, repr(remedy.commands))
