"""Choosing: which of the plans found are returned, each by as few people as possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from bcmodel.advise.actors import fewest
from bcmodel.advise.ranking import actors_by_step, in_order, least_part, privilege, replayed
from bcmodel.advise.search import LONGEST_PLAN, Plan, Search, ask
from bcmodel.change import Command
from bcmodel.resolve import Answer
from bcmodel.vocab.reasons import RouteKind

OpenedRoute = tuple[RouteKind, str | None, str]
"""The route that a plan opens: its kind, its Business Center, and the name of its way."""


@attrs.frozen
class Choice:
    """A plan that was carried out on trial: its commands, and everybody who may give each."""

    commands: tuple[Command, ...]
    actors: tuple[tuple[str, ...], ...]


def _rank(choice: Choice) -> tuple[int, int, int, str]:
    """Return what plans are sorted by: length, how many people it takes, how much it gives away."""
    people = {command.actor for command in choice.commands}
    given_away = sum(map(privilege, choice.commands))
    return (len(choice.commands), len(people), given_away, repr(choice.commands))


def shortest(answer: Answer) -> list[Choice]:
    """Return the shortest plans that mend a denial, the best first."""
    ranked = _ranked(answer, Search(answer).shortest())
    return [choice for choice in ranked if len(choice.commands) == len(ranked[0].commands)]


LONGEST_DETOUR = 2
"""How much longer than the shortest through the same Business Center a plan may be."""


def by_every_route(answer: Answer) -> list[Choice]:
    """Return the best plan for each route that can be opened, then the other shortest ones."""
    least = shortest(answer)
    if not least:
        return []
    best: dict[OpenedRoute, Choice] = {}
    for choice in (*least, *_longer(answer)):
        way = _opened(answer, choice)
        known = best.setdefault(way, choice)
        best[way] = min(known, choice, key=_rank)
    leading = sorted(best.values(), key=_rank)
    return leading + [choice for choice in least if choice not in leading]


def _opened(answer: Answer, choice: Choice) -> OpenedRoute:
    """Return the route that a plan opens."""
    route = ask(answer.access.after_all(choice.commands), answer.question).routes[0]
    return (route.kind, route.business_center, route.way)


def _longer(answer: Answer) -> Iterator[Choice]:
    """Yield plans through each Business Center, from the shortest on."""
    for center in dict.fromkeys(route.business_center for route in answer.routes):
        search, first = Search(answer), LONGEST_PLAN
        for length in range(1, LONGEST_PLAN + 1):
            found = search.of_length(length, center)
            if found:
                first = min(first, length)
            yield from _ranked(answer, found)
            if length >= first + LONGEST_DETOUR:
                break


def _ranked(answer: Answer, found: Iterable[Plan]) -> list[Choice]:
    chosen = dict.fromkeys(_chosen(answer, found))
    return sorted(chosen, key=_rank)


def _chosen(answer: Answer, found: Iterable[Plan]) -> Iterator[Choice]:
    access, question = answer.access, answer.question
    seen: set[tuple[Command, ...]] = set()
    for each in found:
        plan = in_order(access, question, least_part(access, question, each))
        anonymous = tuple(given.proposal.command for given in plan)
        if anonymous not in seen:
            seen.add(anonymous)
            yield from _choice(answer, plan)


def _choice(answer: Answer, plan: Plan) -> Iterator[Choice]:
    """Yield a plan by as few people as possible, if it still works when they carry it out."""
    access, question = answer.access, answer.question
    actors = actors_by_step(access, plan)
    given = [
        attrs.evolve(one, command=attrs.evolve(one.command, actor=actor))
        for one, actor in zip(plan, fewest(actors), strict=True)
    ]
    if replayed(access, question, given):
        yield Choice(tuple(one.command for one in given), tuple(actors))
