"""Excess: what people can do beyond what they need, and the commands that would take it away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

import attrs

from bcmodel.advise.differing import Diff, diff, query_as_data
from bcmodel.advise.reducing import Reduction, givers_of, reductions_of
from bcmodel.advise.remedy import command_as_data
from bcmodel.change import Command, Planned, plan, succeed
from bcmodel.resolve import Query, Resolver
from bcmodel.resolve.question import read_action
from bcmodel.vocab.actions import BIT


@attrs.frozen(eq=False, slots=False)
class Attempt:
    """A command given on trial, with what could be done before and after."""

    before: Resolver
    command: Command
    after: Resolver

    @cached_property
    def difference(self) -> Diff:
        """What it gives and takes."""
        return diff(self.before, self.after)

    @property
    def takes_nothing(self) -> bool:
        """Whether nobody lost anything by it."""
        return not self.difference.lost

    @property
    def gives_something(self) -> bool:
        """Whether anybody gained by it: a demoted Admin needs no two-step verification any more."""
        return bool(self.difference.gained)


@attrs.frozen
class Excess:
    """
    What people can do beyond what they need, and how to take it from them.

    `beyond` is everything they can do and need not, in the order of person, asset and action;
    joint actions are left out. `commands`, given in their order, take `taken` of it away. `left`
    stays, because it comes with what is needed, with a membership, or with what a person owns.
    """

    beyond: tuple[Query, ...] = ()
    commands: tuple[Command, ...] = ()
    taken: tuple[Query, ...] = ()
    left: tuple[Query, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody can do more than they need."""
        return not self.beyond

    def to_dict(self) -> dict[str, object]:
        """Return the excess as plain data, with commands as scenario files write them."""
        return {
            "beyond": [query_as_data(query) for query in self.beyond],
            "commands": [command_as_data(command) for command in self.commands],
            "taken": [query_as_data(query) for query in self.taken],
            "left": [query_as_data(query) for query in self.left],
        }

    def __repr__(self) -> str:
        told = f"{len(self.commands)} commands take {len(self.taken)}"
        return f"<Excess of {len(self.beyond)}: {told}>"


def excess(
    access: Resolver,
    needed: Iterable[Query | tuple[str, str, str]],
    people: Iterable[str] | None = None,
) -> Excess:
    """
    Return what people can do beyond what they need, and the commands that would take it away.

    `needed` are questions of person, action and asset. `people` are those whose access is looked
    at: by default everybody who needs anything, so somebody who needs nothing has to be named.
    Whatever is needed and allowed stays allowed after every command; each was planned, and its
    effect checked. Memberships stay. Raises `QuestionError` for an unknown or joint action.

    >>> from bcmodel.rules.town import town
    >>> found = excess(Resolver(town()), [("mia", "ad_account.view_ads", "adv-2")])
    >>> [command.told for command in found.commands if "group" in command.told]
    ['assign group launch to mia at level ANALYST']
    """
    needs = [Query(user, read_action(action), asset) for user, action, asset in needed]
    allowed = access.can_many(needs)
    kept = [need for need, is_allowed in zip(needs, allowed, strict=True) if is_allowed]
    named = sorted({need.user for need in needs} if people is None else set(people))
    beyond = sorted(_held(access, named) - set(needs), key=_in_order)
    commands: list[Command] = []
    after = access
    for user in named:
        matter = _that_matter(list(_attempts(after, user, kept)), user)
        commands += matter
        after = after.after_all(matter)
    left = _held(after, named)
    return Excess(
        beyond=tuple(beyond),
        commands=tuple(commands),
        taken=tuple(query for query in beyond if query not in left),
        left=tuple(query for query in beyond if query in left),
    )


def _in_order(query: Query) -> tuple[str, str, int]:
    return query.user, query.asset, BIT[query.action]


def _held(access: Resolver, people: Iterable[str]) -> set[Query]:
    """Return everything that people can do."""
    return {
        Query(user, action, asset)
        for user in people
        for asset, actions in access.what_can(user).items()
        for action in actions
    }


def _attempts(access: Resolver, user: str, kept: Collection[Query]) -> Iterator[Attempt]:
    """Yield commands, one after another, each of which takes nothing that is needed."""
    for reduction in list(reductions_of(access, user)):
        attempt = _first_that_keeps(access, reduction, user, kept)
        if attempt is not None:
            access = attempt.after
            yield attempt


def _first_that_keeps(
    access: Resolver, reduction: Reduction, user: str, kept: Collection[Query]
) -> Attempt | None:
    """Return the command of a reduction that takes most, and nothing that is needed."""
    for wanted in reduction:
        attempt = _attempt(access, wanted, user)
        if (
            attempt is not None
            and all(attempt.after.can_many(kept))
            and not attempt.gives_something
        ):
            return attempt
    return None


def _attempt(access: Resolver, wanted: Command, user: str) -> Attempt | None:
    """Return a command as somebody may give it; None where nobody may."""
    for command in givers_of(access, wanted, user):
        planned = plan(access, command)
        if isinstance(planned, Planned):
            return Attempt(access, command, succeed(access, planned.events))
    return None


def _that_matter(attempts: Sequence[Attempt], user: str) -> list[Command]:
    """
    Return the commands without which a person would hold more.

    One that takes nothing by itself may take something together with another: the same asset can
    be given both by an assignment and by a group.
    """
    commands = [one.command for one in attempts]
    for one in [one for one in attempts if one.takes_nothing]:
        others = [command for command in commands if command is not one.command]
        without = attempts[0].before.after_all(others)
        if without.what_can(user) == attempts[-1].after.what_can(user):
            commands = others
    return commands
