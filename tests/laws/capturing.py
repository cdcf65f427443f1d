"""Asking a World and its import the same questions, and naming where the import is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import bcmodel as bc
from bcmodel.testing.making.questions import Asked
from bcmodel.vocab.actions import ACTIONS_OF, JOINT, USING, members
from tests.presuming import OWNERS_ALONE, Presuming

OF_ONE_CENTER = (bc.Kind.BUSINESS_CENTER, bc.Kind.ACCOUNT_GROUP)


def things_in(world: bc.World) -> dict[bc.Kind, list[str]]:
    """Return the ids of a World, by kind."""
    found: dict[bc.Kind, list[str]] = {}
    for fact in world.facts():
        identity = getattr(fact, "id", None)
        if isinstance(identity, str):
            found.setdefault(fact.kind, []).append(identity)
    return found


def questions_of(world: bc.World, people: Iterable[str], centers: Iterable[str]) -> Iterator[Asked]:
    """Yield every question about these people: at large, and in each of the Business Centers."""
    things, places = things_in(world), [None, *centers]
    for user in people:
        for kind, actions in ACTIONS_OF.items():
            for action in members(actions):
                used = [t for k in USING.get(action, ()) for t in things.get(k, ())]
                for asset in things.get(kind, ()):
                    for using in used if action in JOINT else [None]:
                        for within in places if kind not in OF_ONE_CENTER else [None]:
                            yield Asked(user, action, asset, using, None, within)


class Judge:
    """Knows what is so in a World as presumed, and asks imports of it the same."""

    def __init__(self, presuming: Presuming) -> None:
        owned, owned_by_strangers = presuming.worlds()
        self.centers = presuming.capture.centers
        self.presumed = owned_by_strangers
        self.known = {*owned.tables.users}
        self._truth = bc.Resolver(owned)
        self._truth_of_strangers = bc.Resolver(owned_by_strangers)
        self._answers: dict[Asked, bool] = {}

    @property
    def people(self) -> list[str]:
        """Everybody there is, stand-ins too."""
        return sorted(self.presumed.tables.users)

    def is_so(self, asked: Asked) -> bool:
        """Whether what is asked is allowed."""
        if asked not in self._answers:
            is_of_strangers = asked.action in OWNERS_ALONE or asked.user not in self.known
            truth = self._truth_of_strangers if is_of_strangers else self._truth
            self._answers[asked] = may(truth, asked)
        return self._answers[asked]

    def wrong_answers(
        self, imported: bc.World, people: Iterable[str], every: int = 1
    ) -> list[Asked]:
        """Return what the import settles, and not as it is, of every n-th question on people."""
        access = bc.Resolver(imported)
        asked = islice(questions_of(self.presumed, people, self.centers), 0, None, every)
        return [question for question in asked if self._is_wrong(access, question)]

    def _is_wrong(self, access: bc.Resolver, asked: Asked) -> bool:
        is_told = may(access, asked)
        if self.is_so(asked) and not is_told:
            return asked.of(access).denied
        return is_told and not self.is_so(asked)


def may(access: bc.Resolver, asked: Asked) -> bool:
    """Whether what is asked is allowed for certain."""
    user, action, asset, using, post, within = asked
    return access.can(user, action, asset, using, post=post, within=within)
