"""Search: the shortest sequences of commands after which an action is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import attrs

from bcmodel.advise.actors import Given, give
from bcmodel.advise.candidates import ANY_ROUTE, Through, at_least, candidates
from bcmodel.advise.preparing import preparations
from bcmodel.advise.proposal import Proposal
from bcmodel.change import Command, Event, succeed
from bcmodel.facts import Fact, Key
from bcmodel.resolve import Answer, Resolver
from bcmodel.resolve.question import Question
from bcmodel.vocab.words import Kind

FURTHEST = 6
"""How many commands a plan has at most."""
MANY = 24
"""How many plans of the shortest length are compared."""

Plan = tuple[Given, ...]


@attrs.frozen
class Way:
    """What a search has changed so far, and where it has been: the same comes by other orders."""

    changed: dict[tuple[Kind, Key], Fact | None]
    been: set[tuple[frozenset[tuple[tuple[Kind, Key], Fact | None]], int, Through]]

    def after(self, events: Iterable[Event]) -> Way:
        """Return the way on from here."""
        changes = {(e.fact.kind, e.fact.key): e.after for e in events}
        return Way({**self.changed, **changes}, self.been)

    def is_new(self, left: int, through: Through) -> bool:
        """Whether nobody has been here with as many commands left; from now on, somebody has."""
        here = (frozenset(self.changed.items()), left, through)
        known = here in self.been
        self.been.add(here)
        return not known


def shortest_plans(access: Resolver, question: Question) -> list[Plan]:
    """Return plans after which the question is answered yes, all of the least length there is."""
    answer = ask(access, question)
    for length in range(1, FURTHEST + 1):
        found = list(islice(_solutions(answer, question, length, ANY_ROUTE, Way({}, set())), MANY))
        if found:
            return found
    return []


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


def _solutions(
    answer: Answer, question: Question, left: int, through: Through, way: Way
) -> Iterator[Plan]:
    """Yield every plan of so many commands that the candidates lead to."""
    if at_least(answer, through) > left or not way.is_new(left, through):
        return
    tried: set[Command] = set()
    for proposal, center in candidates(answer, through):
        for given in _able(answer.access, proposal, left, tried):
            after = ask(succeed(answer.access, given.events), question)
            if after.allowed:
                yield (given,)
            elif left > 1:
                on = way.after(given.events)
                for rest in _solutions(after, question, left - 1, center, on):
                    yield (given, *rest)


def _able(access: Resolver, proposal: Proposal, left: int, tried: set[Command]) -> Iterator[Given]:
    """Yield a proposal that somebody may carry out, or else what leads up to it."""
    if proposal.command in tried:
        return
    tried.add(proposal.command)
    given = give(access, proposal)
    if given is not None:
        yield given
    elif left > 1:
        for preparation in preparations(access, proposal):
            yield from _able(access, preparation, left - 1, tried)
