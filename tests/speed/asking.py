"""Measures of answering: `can`, `decide`, many at once, lists and the whole matrix."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter_ns as now

import bcmodel as bc
from tests.speed.clock import loop2, loop3, seconds, side_by_side, spread
from tests.speed.figures import Figure
from tests.speed.floor import Floor, Question
from tests.speed.names import ACTIONS, NOON, Names, facts, level_of
from tests.speed.town import SIZES, VIEW, build, drawing

Asked = tuple[str, str, str]
SOME = 200
"""How many people or accounts are asked for lists."""
FEW = 2_000
"""How many questions are decided in full."""
READING = ACTIONS[VIEW]


class Bench:
    """A town as the floor and as a Resolver, with the same questions for both."""

    def __init__(self, size: str, admins: float, repeats: int) -> None:
        self.size = size
        self.repeats = repeats
        town = build(SIZES[size])
        names = Names.of(town)
        checks = town.checks()
        self.expected = [town.level(c.person, c.account) >= c.need for c in checks]
        self.floor = Floor(town, names)
        self.access = bc.Resolver(bc.World.of(*facts(town, names, admins), at=NOON))
        draw = drawing(3)
        self.people = draw.sample(names.people, min(SOME, len(names.people)))
        self.accounts = draw.sample(names.accounts, min(SOME, len(names.accounts)))
        self.everybody = names.people
        # As in life, the ids of a question are equal to those of the World, but other objects.
        self.questions: list[Question] = [
            (f"user-{c.person}", c.need, f"adv-{c.account}") for c in checks
        ]
        self.asked: list[Asked] = [(u, ACTIONS[need], z) for u, need, z in self.questions]
        self.in_words: list[Asked] = [(u, str(a), z) for u, a, z in self.asked]
        self._verify()
        del town, names, checks
        gc.collect()
        gc.freeze()

    def _verify(self) -> None:
        """Stop where two ways of answering differ."""
        told = [self.access.can(*asked) for asked in self.asked]
        assert told == self.expected, "`can` differs from the town"
        assert self.floor.can_many(self.questions) == told, "`can` differs from the floor"
        assert self.access.can_many(self.in_words) == told, "`can_many` differs from `can`"
        for asked, expected in zip(self.asked[:FEW], told, strict=False):
            assert self.access.decide(*asked).allowed is expected, f"`decide` differs: {asked}"
        for person in self.people:
            listed = self.floor.accounts_of(person, VIEW)
            assert self.access.assets_of(person, READING) == frozenset(listed), person
        for account in self.accounts:
            there = self.floor.who_can(account, VIEW)
            assert self.access.who_can(READING, account) == frozenset(there), account

    def can(self) -> Iterator[Figure]:
        """One question, yes or no."""
        floor = loop3(self.floor.can, self.questions)
        timed = spread(self.floor.can, self.questions, self.repeats)
        for manner, rows in (("Action", self.asked), ("str", self.in_words)):
            pair = side_by_side(loop3(self.access.can, rows), floor, self.repeats)
            each = 1e6 / len(rows)
            ours = spread(self.access.can, rows, self.repeats)
            name = f"can, {manner}"
            mean = (pair.ours * each, "us", pair.floor * each, pair.ratio)
            yield Figure(self.size, f"{name}, mean", *mean, most=None if self.size == "S" else 1.5)
            yield Figure(self.size, f"{name}, p50", ours.p50, "us", timed.p50, ours.p50 / timed.p50)
            limit = 6 if self.size == "M" else None
            yield Figure(self.size, f"{name}, p99", ours.p99, "us", timed.p99, most=limit)
        for outcome in (True, False):
            chosen = [n for n, allowed in enumerate(self.expected) if allowed is outcome]
            pair = side_by_side(
                loop3(self.access.can, [self.asked[n] for n in chosen]),
                loop3(self.floor.can, [self.questions[n] for n in chosen]),
                self.repeats,
            )
            each = 1e6 / len(chosen)
            name = f"can, Action, {'allowed' if outcome else 'denied'} only, mean"
            yield Figure(self.size, name, pair.ours * each, "us", pair.floor * each, pair.ratio)

    def decide(self) -> Iterator[Figure]:
        """One question with every route and every reason."""
        for outcome, rows in self._by_outcome():
            ours = spread(self.access.decide, rows, max(3, self.repeats // 2))
            yield Figure(self.size, f"decide, {outcome}, p50", ours.p50, "us", most=25)
            yield Figure(self.size, f"decide, {outcome}, p99", ours.p99, "us")

    def explain(self) -> Iterator[Figure]:
        """A decision told in words; the decision itself not counted."""
        for outcome, rows in self._by_outcome():
            taken: list[float] = []
            for asked in rows[: FEW // 4]:
                decision = self.access.decide(*asked)
                start = now()
                decision.explain()
                taken.append((now() - start) / 1e3)
            yield Figure(self.size, f"explain, {outcome}, p50", median(taken), "us", most=200)

    def _by_outcome(self) -> Iterator[tuple[str, list[Asked]]]:
        pairs = list(zip(self.asked, self.expected, strict=True))
        yield "allowed", [asked for asked, allowed in pairs if allowed][:FEW]
        yield "denied", [asked for asked, allowed in pairs if not allowed][:FEW]

    def many(self) -> Iterator[Figure]:
        """Many questions in one call."""
        floor = partial(self.floor.can_many, self.questions)
        for manner, rows in (("Action", self.asked), ("str", self.in_words)):
            ours = partial(self.access.can_many, rows)
            pair = side_by_side(ours, floor, self.repeats)
            yield Figure(
                self.size,
                f"can_many, {manner}",
                len(rows) / pair.ours,
                "/s",
                len(rows) / pair.floor,
                pair.ratio,
                least=500_000,
            )

    def lists(self) -> Iterator[Figure]:
        """What somebody can see, and who can see something."""
        access, floor = self.access, self.floor
        yield self._list(
            "assets_of",
            loop2(access.assets_of, [(person, READING) for person in self.people]),
            loop2(floor.accounts_of, [(person, VIEW) for person in self.people]),
        )
        yield self._list(
            "who_can",
            loop2(access.who_can, [(READING, account) for account in self.accounts]),
            loop2(floor.who_can, [(account, VIEW) for account in self.accounts]),
        )

    def _list(self, name: str, ours: Callable[[], None], floor: Callable[[], None]) -> Figure:
        pair = side_by_side(ours, floor, self.repeats)
        each = 1e6 / len(self.people)
        mean = (pair.ours * each, "us", pair.floor * each, pair.ratio)
        return Figure(self.size, f"{name}, mean", *mean, most=None if self.size == "S" else 3)

    def matrix(self) -> Iterator[Figure]:
        """What everybody can do on everything."""
        first = seconds(self._whole)
        pair = side_by_side(self._whole, self.floor.matrix, min(3, self.repeats))
        least = self.floor.matrix()
        for person, row in self._whole().items():
            levels = {asset: level for asset, done in row.items() if (level := level_of(done))}
            assert levels == least[person], f"the matrix differs: {person}"
        limit = 1 if self.size == "M" else None
        name = "matrix: what_can of everybody"
        yield Figure(self.size, f"{name}, the first time", first, "s")
        yield Figure(self.size, f"{name}, again", pair.ours, "s", pair.floor, most=limit)

    def _whole(self) -> dict[str, dict[str, frozenset[bc.Action]]]:
        what_can = self.access.what_can
        return {person: what_can(person) for person in self.everybody}
