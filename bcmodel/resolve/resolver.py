"""Resolver: a World and a Rulebook, ready to answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property, reduce
from typing import TYPE_CHECKING, overload

from bcmodel.errors import Fault, InputError, QuestionError
from bcmodel.facts import Fact
from bcmodel.resolve.decide import decide
from bcmodel.resolve.decision import Answer
from bcmodel.resolve.index import Index
from bcmodel.resolve.indexes import Indexes
from bcmodel.resolve.question import Query, Question, check, read_action
from bcmodel.resolve.reverse import assets_of, what_can, what_can_on, who_can
from bcmodel.rules import STANDARD, Rulebook
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, JOINT, Action, ActionSet
from bcmodel.world import World
from bcmodel.world.differences import differing_facts

if TYPE_CHECKING:
    from bcmodel.change import Command, Planned, Refused

PLAIN: dict[str, ActionSet] = {action: bit for action, bit in BIT.items() if action not in JOINT}
"""The bit of each action that is done with nothing else."""


class Resolver:
    """
    A World and a Rulebook, ready to answer who can do what, and why not.

    `can` and the reverse questions answer from an index that is compiled when first needed;
    `decide` works the answer out with every route and every reason. A Resolver never changes.

    >>> from datetime import UTC, datetime
    >>> import bcmodel as bc
    >>> world = bc.World.of(
    ...     bc.User("mia"),
    ...     bc.BusinessCenter("nova"),
    ...     bc.Member("nova", "mia"),
    ...     bc.AdAccount("adv-1", owner="nova"),
    ...     at=datetime(2026, 11, 21, 9, tzinfo=UTC),
    ... )
    >>> access = bc.Resolver(world)
    >>> access.can("mia", "ad_account.view_ads", "adv-1")
    False
    >>> access.decide("mia", "ad_account.view_ads", "adv-1").reasons
    (<Reason.ASSET_NOT_ASSIGNED: 'ASSET_NOT_ASSIGNED'>,)
    """

    def __init__(self, world: World, rulebook: Rulebook = STANDARD) -> None:
        _check(world, rulebook)
        self.world = world
        self.rulebook = rulebook
        self._view = View(world, world.at)

    @cached_property
    def index(self) -> Index:
        """The compiled answers; made on first use, shared with instants that answer alike."""
        return self._indexes.at(self._view)

    @cached_property
    def _indexes(self) -> Indexes:
        return Indexes(self.world.tables, self.rulebook)

    def can(
        self,
        user: str,
        action: str,
        asset: str,
        using: str | None = None,
        *,
        post: str | None = None,
        within: str | None = None,
        at: datetime | None = None,
    ) -> bool:
        """
        Whether a person can do something on an asset, for certain.

        An unknown verdict is not a yes. Raises `QuestionError` for what cannot be asked: an unknown
        action, a joint action without `using`, `using` with another action, an unknown `within`.
        """
        bit = PLAIN.get(action)
        if bit is None or using is not None or within is not None or at is not None:
            return self.decide(user, action, asset, using, post=post, within=within, at=at).allowed
        return self.index.can(user, bit, asset)

    def decide(
        self,
        user: str,
        action: str,
        asset: str,
        using: str | None = None,
        *,
        post: str | None = None,
        within: str | None = None,
        at: datetime | None = None,
    ) -> Answer:
        """
        Decide a question, with every route and every reason.

        `using` is the other thing of a joint action, `post` the post that a Spark Ads code is
        meant for, `within` the Business Center one acts in, `at` another instant. A post that is
        not there is no error, but `SPARK_WRONG_POST` for any code. Raises `QuestionError` for what
        cannot be asked, as `can` does.
        """
        if at is not None:
            return self.at(at).decide(user, action, asset, using, post=post, within=within)
        question = Question(user, read_action(action), asset, using, post, within)
        check(self.world, question)
        return decide(self, self._view, question)

    def can_many(self, queries: Iterable[Query | tuple[str, str, str]]) -> list[bool]:
        """
        Answer `can` for many (person, action, asset), in their order.

        Raises `QuestionError` for an action that is unknown or joint.
        """
        rows, can, empty = self.index.rows, self.index.can, dict[str, ActionSet]()
        plain = PLAIN
        try:
            return [
                bool(rows.get(user, empty).get(asset, 0) & plain[action])
                or can(user, plain[action], asset)
                for user, action, asset in queries
            ]
        except KeyError as error:
            raise _not_plain(error.args[0]) from None

    def decide_many(self, queries: Iterable[Query | tuple[str, str, str]]) -> list[Answer]:
        """Decide many (person, action, asset), in their order."""
        return [self.decide(user, action, asset) for user, action, asset in queries]

    def who_can(self, action: str, asset: str) -> frozenset[str]:
        """Return the ids of everybody who can do something on an asset; no joint actions."""
        return who_can(self.index, _plain(action), asset)

    def assets_of(self, user: str, action: str) -> frozenset[str]:
        """Return the ids of everything on which a person can do something; no joint actions."""
        return assets_of(self.index, user, _plain(action))

    @overload
    def what_can(self, user: str, asset: str) -> frozenset[Action]: ...
    @overload
    def what_can(self, user: str) -> dict[str, frozenset[Action]]: ...
    def what_can(
        self, user: str, asset: str | None = None
    ) -> frozenset[Action] | dict[str, frozenset[Action]]:
        """
        Return the actions that a person can do on an asset; joint actions are left out.

        Without `asset`: by asset, and assets with nothing are left out.
        """
        if asset is None:
            return what_can(self.index, user)
        return what_can_on(self.index, user, asset)

    def at(self, instant: datetime) -> Resolver:
        """Return the same facts and rules at another instant."""
        other = Resolver(self.world.later(instant), self.rulebook)
        other._indexes = self._indexes
        return other

    def plan(self, command: Command) -> Planned | Refused:
        """
        Return what a command leads to (`.events`), or why it is refused (`.decision`).

        Raises `InputError` for a command that makes no sense in this World.
        """
        from bcmodel.change import plan

        return plan(self, command)

    def after(self, command: Command) -> Resolver:
        """
        Return the Resolver of the World after a command.

        Raises `RefusedError` with the decision where it is refused, and `InputError` as `plan`.
        """
        from bcmodel.change import carry_out

        return carry_out(self, command)

    def after_all(self, commands: Iterable[Command]) -> Resolver:
        """Return the Resolver of the World after several commands, one after another."""
        from bcmodel.change import carry_out

        return reduce(carry_out, commands, self)

    def succeeded_by(self, world: World, changed: Iterable[Fact]) -> Resolver:
        """
        Return the Resolver of the World that follows this one, by the same rulebook.

        `changed` names the facts in which the two differ, each in either version. It answers as
        `Resolver(world)` does, but takes over what was compiled, as far as these leave it alone.

        >>> from bcmodel.facts import Assignment
        >>> from bcmodel.rules.town import town
        >>> before, taken = Resolver(town()), Assignment("nova", "mia", "adv-1")
        >>> after = before.succeeded_by(before.world.changed([], [taken]), [taken])
        >>> [access.can("mia", "ad_account.view_ads", "adv-1") for access in (before, after)]
        [True, False]
        """
        other = Resolver(world, self.rulebook)
        other._indexes = self._indexes.succeeded_by(world.tables, changed)
        return other

    def changes_since(self, before: Resolver) -> list[Fact]:
        """
        Return the facts in which the World of another Resolver differs, and what ended meanwhile.

        A fact is given in the version of each World that has it. Where two Worlds share a past,
        finding them takes about as long as it took to change them.
        """
        changed = differing_facts(before.world.tables, self.world.tables)
        return changed + self._indexes.clock.between(before.world.at, self.world.at)

    def next_change(self) -> datetime | None:
        """
        Return the next instant at which an answer can change by time alone, if there is one.

        A rule of a house that reads the clock can change answers at other instants too.
        """
        return self._indexes.clock.next_end(self.world.at)

    def __reduce__(self) -> tuple[type[Resolver], tuple[World, Rulebook]]:
        return Resolver, (self.world, self.rulebook)

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.matrix import matrix_as_html

        return matrix_as_html(self)

    def __repr__(self) -> str:
        return f"<Resolver of {self.world!r} by {self.rulebook!r}>"


def _check(world: object, rulebook: object) -> None:
    """Raise `InputError` for anything else than a World and a Rulebook."""
    faults: list[Fault] = []
    if not isinstance(world, World):
        told = f"a `{type(world).__name__}` is not a World"
        faults.append(Fault("Resolver, world", told, "make one with `World.of(*facts, at=...)`"))
    if not isinstance(rulebook, Rulebook):
        told = f"a `{type(rulebook).__name__}` is not a Rulebook"
        hint = "give `bc.STANDARD`, or `bc.STANDARD.with_parameters(...)`"
        faults.append(Fault("Resolver, rulebook", told, hint))
    if faults:
        raise InputError(faults)


def _plain(action: str) -> ActionSet:
    bit = PLAIN.get(action)
    if bit is None:
        raise _not_plain(action)
    return bit


def _not_plain(action: str) -> QuestionError:
    problem = f"`{read_action(action)}` needs a second thing"
    return QuestionError(problem, "ask `can` or `decide` with `using`")
