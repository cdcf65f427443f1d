"""Search: the shortest sequences of commands after which an action is allowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

import attrs

from bcmodel.advise.actors import Given, give
from bcmodel.advise.bounds import at_least
from bcmodel.advise.candidates import candidates
from bcmodel.advise.founding import ANY_ROUTE, Through
from bcmodel.advise.preparing import preparations
from bcmodel.advise.proposal import Proposal
from bcmodel.change import Command, Event, succeed
from bcmodel.facts import Fact, Key
from bcmodel.resolve import Answer, Resolver
from bcmodel.resolve.question import Question
from bcmodel.vocab.words import Kind

LONGEST_PLAN = 6
"""How many commands a plan has at most."""
MOST_PLANS = 24
"""How many plans of one length are found before the search stops."""
LONGEST_EXHAUSTIVE = 3
"""Up to this length plans are searched for exhaustively; for longer ones patience runs out."""
PATIENCE = 500
"""How many commands are tried in the search for longer plans."""

Plan = tuple[Given, ...]
Changes = dict[tuple[Kind, Key], Fact | None]
"""The facts that differ from those at the start: None for one that is gone."""
State = frozenset[tuple[tuple[Kind, Key], Fact | None]]
"""The same as a value that can be looked up."""


def changes_by(events: Iterable[Event]) -> Changes:
    """Return what events change."""
    return {(event.fact.kind, event.fact.key): event.after for event in events}


@attrs.frozen
class Trail:
    """What a search has changed so far, and where it has been before, by other orders."""

    changed: Changes
    been: set[tuple[State, int, Through]]
    """Where it was, with how many commands left, by which route: shared by all of a search."""

    def after(self, events: Iterable[Event]) -> Trail:
        """Return the trail with what some events change."""
        return Trail(self.changed | changes_by(events), self.been)

    def is_new(self, left: int, through: Through) -> bool:
        """Whether the search comes here for the first time with as many commands left; notes it."""
        here = (frozenset(self.changed.items()), left, through)
        known = here in self.been
        self.been.add(here)
        return not known


class Search:
    """A search for plans after which a question is answered yes."""

    def __init__(self, answer: Answer) -> None:
        self.start = answer
        self.question = answer.question
        self.patience = PATIENCE

    def shortest(self) -> list[Plan]:
        """Return the shortest plans."""
        for length in range(1, LONGEST_PLAN + 1):
            found = self.of_length(length)
            if found:
                return found
        return []

    def of_length(self, length: int, through: Through = ANY_ROUTE) -> list[Plan]:
        """Return plans of that many commands, by any route or through one Business Center."""
        is_long = length > LONGEST_EXHAUSTIVE
        found = self._solutions(self.start, length, through, Trail({}, set()), is_long=is_long)
        return list(islice(found, MOST_PLANS))

    def _solutions(
        self, answer: Answer, left: int, through: Through, trail: Trail, *, is_long: bool
    ) -> Iterator[Plan]:
        """Yield every plan of at most `left` commands that the candidates lead to."""
        if at_least(answer, through) > left or not trail.is_new(left, through):
            return
        tried: dict[Through, set[Command]] = defaultdict(set)
        for proposal, center in candidates(answer, through):
            for given in _able(answer.access, proposal, left, tried[center]):
                if is_long and not self._goes_on():
                    return
                after = ask(succeed(answer.access, given.events), self.question)
                if after.allowed:
                    yield (given,)
                elif left > 1:
                    on = trail.after(given.events)
                    for rest in self._solutions(after, left - 1, center, on, is_long=is_long):
                        yield (given, *rest)

    def _goes_on(self) -> bool:
        """Whether there is patience left for one more command."""
        self.patience -= 1
        return self.patience >= 0


def ask(access: Resolver, question: Question) -> Answer:
    """Ask a question again."""
    return access.decide(
        question.user,
        question.action,
        question.asset,
        question.using,
        post=question.post,
        within=question.within,
    )


def _able(access: Resolver, proposal: Proposal, left: int, tried: set[Command]) -> Iterator[Given]:
    """Yield a proposal as somebody may give it, or else what enables somebody to."""
    if proposal.command in tried:
        return
    tried.add(proposal.command)
    given = give(access, proposal)
    if given is not None:
        yield given
    elif left > 1:
        for preparation in preparations(access, proposal):
            yield from _able(access, preparation, left - 1, tried)
