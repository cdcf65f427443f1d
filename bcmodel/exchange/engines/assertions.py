"""Assertions: answers of a World, repeated in an export so that an engine can be tested on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from bcmodel.exchange.engines.joint import JointAnswer
from bcmodel.exchange.engines.model import Node
from bcmodel.exchange.engines.naming import actions_on, pair_type, permission
from bcmodel.resolve import Resolver
from bcmodel.vocab.actions import Action


class Assertion(NamedTuple):
    """An answer: whether a person may do something on a thing, or on a pair."""

    user: str
    node: Node
    action: Action
    allowed: bool

    @property
    def permission(self) -> str:
        """The action as engines know it."""
        return permission(self.action)


def assertions_of(access: Resolver, joint: Iterable[JointAnswer]) -> Iterator[Assertion]:
    """
    Yield every answer, yes or no, about people and the things they can do anything on.

    What they can do with two things at once follows, as far as that is granted one by one.
    """
    for user in sorted(access.world.tables.users):
        found = access.what_can(user)
        for name in sorted(found):
            thing = access.world.thing(name)
            for action in actions_on(thing.kind) if thing else ():
                node = Node(action.kind, (name,))
                yield Assertion(user, node, action, action in found[name])
    for user, action, account, other in joint:
        yield Assertion(user, Node(pair_type(other.kind), (account, other.id)), action, True)


def by_person_and_thing(
    assertions: Iterable[Assertion],
) -> Iterator[tuple[str, Node, list[Assertion]]]:
    """Yield assertions in runs about one person and one thing."""
    for (user, node), some in groupby(assertions, key=lambda one: (one.user, one.node)):
        yield user, node, list(some)
