"""Recording: facts and decisions as flat rows, for data frames and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from bcmodel.exchange.tables.cells import flat
from bcmodel.facts import FACT_CLASSES, Fact, Unseen
from bcmodel.resolve import Answer
from bcmodel.vocab.words import Kind
from bcmodel.world import World

Record = dict[str, str | int | bool | None]
"""A row by column, its values flat."""
OF_DECISIONS = (
    *("user", "action", "asset", "using", "post", "within", "at"),
    *("verdict", "reasons", "route", "business_center", "rulebook"),
)
"""The columns of decisions."""


def columns_of(kind: Kind) -> tuple[str, ...]:
    """Return the columns of the facts of a kind: their fields."""
    return tuple(field.name for field in FACT_CLASSES[kind].fields())


def records(world: World, kind: str) -> list[Record]:
    """
    Return the facts of one kind as flat rows, one for each: `pandas.DataFrame(records)`.

    Every field is a column, even where it has its default. A list is one text with bars between
    its items, instants are text, and what a pattern of the unseen names is JSON. Raises
    `InputError` for an unknown kind.

    >>> from bcmodel.rules.town import town
    >>> [row["business_center"] for row in records(town(), "member") if row["user"] == "ada"]
    ['nova']
    """
    wanted = Kind(kind)
    facts = [fact for fact in world.facts() if fact.kind is wanted]
    return [_record(fact) for fact in sorted(facts, key=attrgetter("order"))]


def _record(fact: Fact) -> Record:
    record = {name: flat(getattr(fact, name)) for name in columns_of(fact.kind)}
    if isinstance(fact, Unseen):
        record["where"] = flat(dict(fact.where)) if fact.where else None
    return record


def decision_records(decisions: Iterable[Answer]) -> list[Record]:
    """
    Return decisions as flat rows, one for each: `pandas.DataFrame(decision_records(...))`.

    `reasons` have bars between them; `route` and `business_center` are those of the best route.

    >>> from bcmodel.resolve import Resolver
    >>> from bcmodel.rules.town import town
    >>> access = Resolver(town())
    >>> [row] = decision_records(access.decide_many([("mia", "pixel.view", "px-1")]))
    >>> row["verdict"], row["route"], row["business_center"]
    ('ALLOWED', 'partner', 'nova')
    """
    return [_decision(decision) for decision in decisions]


def _decision(decision: Answer) -> Record:
    best = decision.routes[0] if decision.routes else None
    told = {
        **decision.question._asdict(),
        "at": decision.at,
        "verdict": decision.verdict,
        "reasons": decision.reasons,
        "route": best.kind if best else None,
        "business_center": best.business_center if best else None,
        "rulebook": decision.rulebook,
    }
    return {column: flat(told[column]) for column in OF_DECISIONS}
