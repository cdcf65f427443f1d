"""Resolver: a World and a Rulebook, ready to answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import overload

from bcmodel.errors import QuestionError
from bcmodel.resolve.decide import decide
from bcmodel.resolve.decision import Decision
from bcmodel.resolve.index import Index, Indexes
from bcmodel.resolve.question import Query, Question, check, read_action
from bcmodel.resolve.reverse import assets_of, what_can, what_can_on, who_can
from bcmodel.rules import STANDARD, Rulebook
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, JOINT, Action, ActionSet
from bcmodel.world import World

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
        self.world = world
        self.rulebook = rulebook
        self._view = View(world, world.at)

    @cached_property
    def index(self) -> Index:
        """The compiled answers; compiled on first use, shared with instants that answer alike."""
        return self._indexes.at(self._view)

    @cached_property
    def _indexes(self) -> Indexes:
        return Indexes(self.world, self.rulebook)

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

        An unknown verdict is no yes. Raises `QuestionError` for what cannot be asked: an unknown
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
    ) -> Decision:
        """
        Decide a question, with every route and every reason.

        `using` is the other thing of a joint action, `post` the post that a Spark Ads code is
        meant for, `within` the Business Center one acts in, `at` another instant. Raises
        `QuestionError` for what cannot be asked, as `can` does.
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

    def decide_many(self, queries: Iterable[Query | tuple[str, str, str]]) -> list[Decision]:
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

        Without `asset`: by asset, those with nothing left out.
        """
        if asset is None:
            return what_can(self.index, user)
        return what_can_on(self.index, user, asset)

    def at(self, instant: datetime) -> Resolver:
        """Return the same facts and rules at another instant."""
        other = Resolver(self.world.later(instant), self.rulebook)
        other._indexes = self._indexes
        return other

    def __repr__(self) -> str:
        return f"<Resolver of {self.world!r} by {self.rulebook!r}>"


def _plain(action: str) -> ActionSet:
    bit = PLAIN.get(action)
    if bit is None:
        raise _not_plain(action)
    return bit


def _not_plain(action: str) -> QuestionError:
    problem = f"`{read_action(action)}` needs a second thing"
    return QuestionError(problem, "ask `can` or `decide` with `using`")
