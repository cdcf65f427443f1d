"""Event: one thing that happened, with the fact before and after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import attrs

from bcmodel.change.happening import Happening
from bcmodel.facts import Fact
from bcmodel.world import World
from bcmodel.world.tables import identity_of


@attrs.frozen
class Effect:
    """What a command does to one fact: `fact` is what it becomes, or, where it `ceases`, was."""

    happened: Happening
    fact: Fact
    ceases: bool = False


def became(happened: Happening, fact: Fact) -> Effect:
    """Return the effect of a fact that begins, or takes the place of the one of its identity."""
    return Effect(happened, fact)


def ceased(happened: Happening, fact: Fact) -> Effect:
    """Return the effect of a fact that is no longer there."""
    return Effect(happened, fact, ceases=True)


@attrs.frozen
class Event:
    """
    One thing that happened in Business Center, complete in itself.

    `happened` names it in the past tense, `actor` is who did it (a user id, or `platform`), `by`
    the command, `at` the instant. `before` and `after` are the fact that changed: without
    `before` it began, without `after` it ceased.
    """

    happened: Happening
    actor: str
    by: str
    at: datetime
    before: Fact | None
    after: Fact | None

    @property
    def fact(self) -> Fact:
        """The fact it is about, as it was left; one that ceased, as it was."""
        about = self.after or self.before
        assert about is not None  # noqa: S101 - an event is about something
        return about


def apply(world: World, events: Iterable[Event]) -> World:
    """Return the World after some events, in their order; nothing is judged again."""
    at = world.at
    last: dict[object, Event] = {}
    for event in events:
        last[identity_of(event.fact)] = event
        at = max(at, event.at)
    became = [event.after for event in last.values() if event.after is not None]
    ceased = [event.fact for event in last.values() if event.after is None]
    return world.changed(became, ceased, at)
