"""Remedies: the smallest plans of commands that turn a denial into an allowance."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import attrs

from bcmodel.advise.choosing import Choice, by_every_route, shortest
from bcmodel.advise.outlook import Outlook, outlook
from bcmodel.advise.search import ask
from bcmodel.change import Command, Menu, command_row
from bcmodel.change.commands import InviteMember
from bcmodel.facts.plain import plain
from bcmodel.resolve import Answer, Resolver


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

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.remedies import remedy_as_html

        return remedy_as_html(self)

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


class Remedies(tuple[Remedy, ...]):  # noqa: SLOT001 - a tuple has no room for more, a dict has
    """Remedies of an answer, the best first; where there are none, the `outlook` says why."""

    answer: Answer

    @classmethod
    def of(cls, answer: Answer, plans: Iterable[Remedy]) -> Remedies:
        """Return the remedies of an answer."""
        found = cls(plans)
        found.answer = answer
        return found

    @cached_property
    def outlook(self) -> Outlook | None:
        """Why there are none, and what would have to happen or to be known; worked out if asked."""
        return None if self else outlook(self.answer)

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.remedies import remedies_as_html

        return remedies_as_html(self)


def remedies(
    access: Resolver, decision: Answer, limit: int = 3, *, every_route: bool = False
) -> Remedies:
    """
    Return the smallest plans of commands that turn a denial into an allowance, the best first.

    All are of the least length there is; they are ranked by how many people it takes, then by how
    much is given away. With `every_route` they begin with the best of each route, though it be
    longer: through another Business Center, or handed over in another way. Nothing that only the
    platform does is in them. None where nobody can help, and for what is allowed or unknown: then
    `.outlook` tells why.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> access = bc.Resolver(town())
    >>> denied = access.decide("ada", "ad_account.create_ads", "adv-1")
    >>> print(remedies(access, denied)[0].text)
    ada or mia can assign adv-1 to ada in nova at level OPERATOR
    """
    here = access if access.world.at == decision.at else access.at(decision.at)
    answer = ask(here, decision.question)
    if not answer.denied:
        return Remedies.of(answer, ())
    chosen = by_every_route(answer) if every_route else shortest(answer)
    return Remedies.of(answer, map(_remedy, chosen[:limit]))


def _remedy(choice: Choice) -> Remedy:
    return Remedy(tuple(map(Step, choice.commands, choice.actors)))
