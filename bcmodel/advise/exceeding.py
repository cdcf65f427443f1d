"""Excess: what people hold beyond what they need, and the commands that would take it away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from bcmodel.advise.differing import diff, query_as_data
from bcmodel.advise.reducing import Reduction, givers_of, reductions_of
from bcmodel.change import Command, Planned, command_row, plan, succeed
from bcmodel.facts.plain import plain
from bcmodel.resolve import Query, Resolver
from bcmodel.resolve.question import read_action
from bcmodel.vocab.actions import BIT


class Given(NamedTuple):
    """A command that was given, and what it changed."""

    before: Resolver
    command: Command
    after: Resolver

    @property
    def takes_nothing(self) -> bool:
        """Whether nobody can do less after it."""
        return not diff(self.before, self.after).lost


@attrs.frozen
class Excess:
    """
    What people hold beyond what they need, and how to take it from them.

    `beyond` is everything done with nothing else that they can do and need not, in the order of
    person, asset and action. `commands`, given in their order, take `taken` of it away; `left`
    stays: it comes along with what is needed, by a membership, or with what is one's own.
    """

    beyond: tuple[Query, ...] = ()
    commands: tuple[Command, ...] = ()
    taken: tuple[Query, ...] = ()
    left: tuple[Query, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody holds more than they need."""
        return not self.beyond

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data, with commands as scenario files write them."""
        return {
            "beyond": [query_as_data(query) for query in self.beyond],
            "commands": [
                {key: plain(value) for key, value in command_row(command).items()}
                for command in self.commands
            ],
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
    Return what people hold beyond what they need, and the commands that would take it away.

    `needed` are questions of person, action and asset. `people` are those whose access is looked
    at: left out, everybody who needs anything; somebody who needs nothing is named here. Whatever
    is needed and allowed stays allowed after every command; each was planned, and asked again.
    Memberships stay. Raises `QuestionError` for an action that is unknown or joint.

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
        matter = _that_matter(list(_given(after, user, kept)), user)
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


def _given(access: Resolver, user: str, kept: Collection[Query]) -> Iterator[Given]:
    """Yield, one after another, commands that take something away, and nothing that is needed."""
    for reduction in list(reductions_of(access, user)):
        given = _first_that_keeps(access, reduction, user, kept)
        if given is not None:
            access = given.after
            yield given


def _first_that_keeps(
    access: Resolver, reduction: Reduction, user: str, kept: Collection[Query]
) -> Given | None:
    """Return the command that takes most and leaves everybody what they need, as it was given."""
    for wanted in reduction:
        given = _as_given(access, wanted, user)
        if given is not None and all(given.after.can_many(kept)):
            return given
    return None


def _as_given(access: Resolver, wanted: Command, user: str) -> Given | None:
    """Return a command given by somebody who may give it, if anybody may."""
    for command in givers_of(access, wanted, user):
        planned = plan(access, command)
        if isinstance(planned, Planned):
            return Given(access, command, succeed(access, planned.events))
    return None


def _that_matter(given: Sequence[Given], user: str) -> list[Command]:
    """
    Return the commands without which a person would hold more.

    One that takes nothing by itself may take something together with another: the same can be
    assigned twice.
    """
    commands = [one.command for one in given]
    for one in [one for one in given if one.takes_nothing]:
        others = [command for command in commands if command is not one.command]
        if given[0].before.after_all(others).what_can(user) == given[-1].after.what_can(user):
            commands = others
    return commands
