"""Remedies: the shortest plans of commands that turn a denial into an allowance."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import attrs

from bcmodel.advise.choosing import Choice, by_every_route, shortest
from bcmodel.advise.outlook import Outlook, outlook
from bcmodel.advise.search import ask
from bcmodel.change import Command, Menu, Refusal, command_row
from bcmodel.change.commands import InviteMember
from bcmodel.errors import Fault, InputError
from bcmodel.facts.plain import plain
from bcmodel.resolve import Answer, Resolver


@attrs.frozen
class Step:
    """One command of a remedy, given by one of the `actors`, who are all that may give it."""

    command: Command
    actors: tuple[str, ...]

    @property
    def actor(self) -> str:
        """Who gives it in this remedy."""
        return self.command.actor

    @property
    def menu(self) -> Menu:
        """Where the actor finds it."""
        return self.command.menu

    @property
    def told(self) -> str:
        """What is done, in words; for an invitation, also what comes with it."""
        return self.command.told + _besides(self.command)

    @property
    def text(self) -> str:
        """The step in words, with who can take it."""
        return f"{_listed(self.actors)} can {self.told}"


@attrs.frozen
class Remedy:
    """
    A plan of commands after which the action is allowed, and of which none can be left out.

    It was carried out on trial, step by step, and the question asked again.
    """

    steps: tuple[Step, ...]

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands in their order, each with the actor who gives it in this plan."""
        return tuple(step.command for step in self.steps)

    @property
    def actors(self) -> tuple[tuple[str, ...], ...]:
        """For each step, everybody who may take it when its turn comes."""
        return tuple(step.actors for step in self.steps)

    @property
    def people(self) -> frozenset[str]:
        """Everybody who may take one of the steps."""
        return frozenset(actor for step in self.steps for actor in step.actors)

    @property
    def text(self) -> str:
        """The plan in words."""
        return "; then ".join(step.text for step in self.steps)

    def to_dict(self) -> dict[str, object]:
        """Return the plan as plain data."""
        return {
            "commands": [command_as_data(command) for command in self.commands],
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
    """Return what an invitation brings besides the role, in words."""
    if not isinstance(command, InviteMember):
        return ""
    finance = [f"finance role {command.finance_role}"] if command.finance_role else []
    level = f" at level {command.level}" if command.level else ""
    assigned = [f"{thing}{level}" for thing in (*command.ad_accounts, *command.groups)]
    told = " and ".join([*finance, *assigned])
    return f", with {told}" if told else ""


def command_as_data(command: Command) -> dict[str, object]:
    """Return a command as plain data, with its fields as scenario files write them."""
    return {key: plain(value) for key, value in command_row(command).items()}


def _listed(people: tuple[str, ...]) -> str:
    *most, last = people
    return f"{', '.join(most)} or {last}" if most else last


class Remedies(tuple[Remedy, ...]):  # noqa: SLOT001 - a tuple has no room for more, a dict has
    """Remedies of an answer, the best first; where there are none, `outlook` says why."""

    answer: Answer

    @classmethod
    def of(cls, answer: Answer, plans: Iterable[Remedy]) -> Remedies:
        """Return the remedies of an answer."""
        found = cls(plans)
        found.answer = answer
        return found

    @cached_property
    def outlook(self) -> Outlook | None:
        """Why there are none, and what would have to happen or be known; worked out on demand."""
        return None if self else outlook(self.answer)

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.remedies import remedies_as_html

        return remedies_as_html(self)


def remedies(
    access: Resolver, decision: Answer | Refusal, limit: int = 3, *, every_route: bool = False
) -> Remedies:
    """
    Return the shortest plans of commands that turn a denial into an allowance, the best first.

    At most `limit` plans, all equally short, ranked by how many people they take and then by how
    much they give away. With `every_route` the best plan for each route comes first, even a longer
    one: through another Business Center, or with the asset handed over in another way. No plan
    waits for what only the platform does. There are none where nobody can help, and for what is
    allowed or unknown; `.outlook` then says why.

    For the refusal of a command they are what gives its giver the authority. Raises `InputError`
    for one that was refused although they have it.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> access = bc.Resolver(town())
    >>> denied = access.decide("ada", "ad_account.create_ads", "adv-1")
    >>> print(remedies(access, denied)[0].text)
    ada or mia can assign adv-1 to ada in nova at level OPERATOR
    """
    here = access if access.world.at == decision.at else access.at(decision.at)
    answer = ask(here, _answer_in(decision).question)
    if not answer.denied:
        return Remedies.of(answer, ())
    chosen = by_every_route(answer) if every_route else shortest(answer)
    return Remedies.of(answer, map(_remedy, chosen[:limit]))


def _answer_in(decision: Answer | Refusal) -> Answer:
    """Return the answer that a decision is, or a refusal turned on."""
    if isinstance(decision, Answer):
        return decision
    authority = decision.authority
    if authority is None or authority.allowed:
        told = "this command is not refused for want of an allowance"
        raise InputError([Fault("decision", told, "see its `.explain()` for what is in the way")])
    return authority


def _remedy(choice: Choice) -> Remedy:
    return Remedy(tuple(map(Step, choice.commands, choice.actors)))
