"""Notes: what the terms of an engine cannot express, and what was done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from bcmodel.errors import with_article
from bcmodel.exchange.engines.ids import written
from bcmodel.exchange.engines.joint import JointAnswer
from bcmodel.exchange.engines.naming import PAIRED
from bcmodel.exchange.engines.vocabulary import is_told_in_words
from bcmodel.facts.plain import plain_instant
from bcmodel.resolve import Resolver
from bcmodel.vocab.words import Word


class Topic(Word):
    """What a note is about."""

    ORIGIN = "origin"
    TIME = "time"
    JOINT = "joint"
    UNSEEN = "unseen"
    HOUSE_RULES = "house rules"
    LEFT_OUT = "left out"


@attrs.frozen
class Note:
    """Something to know about an export."""

    topic: Topic
    text: str

    def __str__(self) -> str:
        return f"{self.topic}: {self.text}"


def notes_of(access: Resolver, joint: Iterable[JointAnswer]) -> Iterator[Note]:
    """Yield what there is to know about the export of a World."""
    yield Note(
        Topic.ORIGIN, f"exported by bcmodel, rulebook {access.rulebook.version}; not affiliated"
    )
    yield from _of_time(access)
    if is_told_in_words(access.rulebook):
        yield from _of_conditions()
    else:
        text = "the rulebook has rules of a house; every answer is granted one by one"
        yield Note(Topic.HOUSE_RULES, text)
    counts = Counter(answer.action for answer in joint)
    for action, number in sorted(counts.items()):
        answers = f"{number} {'answers' if number > 1 else 'answer'}"
        yield Note(Topic.JOINT, f"{action} is granted pair by pair: {answers}")
    yield from _of_the_unseen(access)
    text = "questions `within` a Business Center, or for a certain post, are not exported"
    yield Note(Topic.LEFT_OUT, text)


def _of_time(access: Resolver) -> Iterator[Note]:
    """Yield until when the answers hold, as what has ended by the instant is compiled in."""
    now, until = plain_instant(access.world.at), access.next_change()
    if until is None:
        yield Note(Topic.TIME, f"compiled in at {now}; nothing in it ends by itself")
    else:
        yield Note(Topic.TIME, f"compiled in at {now}, good until {plain_instant(until)}")


def _of_conditions() -> Iterator[Note]:
    """Yield the conditions on two things at once that tuples have settled."""
    text = "who lacks two-step verification where it is asked for has no seat there"
    yield Note(Topic.JOINT, text)
    text = "who may receive what no Business Center owns is worked out for each asset (open_to)"
    yield Note(Topic.JOINT, text)
    for kind in PAIRED:
        text = f"an ad account and {with_article(kind)} are a pair where it can be used there"
        yield Note(Topic.JOINT, text)


def _of_the_unseen(access: Resolver) -> Iterator[Note]:
    """Yield what the engine refuses because the answer is UNKNOWN."""
    for patterns in access.world.tables.unseen.values():
        for pattern in patterns:
            where = "".join(f", {field} {written(str(value))}" for field, value in pattern.where)
            text = f"what hangs on {pattern.of} facts out of sight{where} is not allowed"
            yield Note(Topic.UNSEEN, text)
