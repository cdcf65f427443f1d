"""History: what was asked of a World, what happened, and when; to replay, and to ask about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from bcmodel.change.command import Command
from bcmodel.change.event import Event, apply
from bcmodel.change.happening import ACCOUNT, ASSET, LINES, Activity
from bcmodel.change.planning import Planned, Refused, plan, succeed
from bcmodel.change.wording import tell
from bcmodel.errors import Fault, InputError
from bcmodel.facts import Fact
from bcmodel.facts.fields import faults_of_value, instant
from bcmodel.vocab.words import Kind
from bcmodel.world import World

if TYPE_CHECKING:
    from bcmodel.resolve import Resolver


@attrs.frozen
class Entry:
    """A command of a history: when it was given, and what came of it."""

    at: datetime
    command: Command
    outcome: Planned | Refused

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened; nothing if it was refused."""
        return self.outcome.events if isinstance(self.outcome, Planned) else ()

    @property
    def accepted(self) -> bool:
        """Whether the command was carried out."""
        return isinstance(self.outcome, Planned)


@attrs.frozen
class LogLine:
    """A line of the change log, in the platform's terms."""

    time: datetime
    activity_type: Activity
    operator: str
    text: str

    def __str__(self) -> str:
        return f"{self.time:%Y-%m-%d %H:%M:%S} {self.activity_type} {self.operator} {self.text}"


def _at_first(history: History) -> Resolver:
    return history.start


@attrs.frozen(eq=False)
class History:
    """
    A World, and every command given since; with each further command it is a new value.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> history = bc.History(bc.Resolver(town()))
    >>> history = history.then(
    ...     bc.commands.AssignAsset(
    ...         actor="ada", business_center="nova", user="mia", asset="adv-2", level="ANALYST"
    ...     )
    ... )
    >>> for line in history.log():
    ...     print(line)
    2026-11-21 12:00:00 ACCOUNT ada assigned adv-2 to mia in nova at level ANALYST
    >>> history.origin(bc.Assignment("nova", "mia", "adv-2", level="ANALYST")).actor
    'ada'
    """

    start: Resolver
    """The World it begins with, and the rulebook that everything is judged by."""
    entries: tuple[Entry, ...] = ()
    access: Resolver = attrs.field(default=attrs.Factory(_at_first, takes_self=True))
    """The World as it is now."""

    @property
    def world(self) -> World:
        """The World as it is now."""
        return self.access.world

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that happened, in order."""
        return tuple(event for entry in self.entries for event in entry.events)

    def then(self, command: Command, at: datetime | None = None) -> History:
        """
        Return the history with one more command, carried out or refused, at an instant or now.

        A refused one changes nothing but the instant; `entries[-1].outcome` says why. Raises
        `InputError` for a command that makes no sense, and for an instant before the present one.
        """
        access = self.access if at is None else self.access.at(self._later(at))
        outcome = plan(access, command)
        entry = Entry(access.world.at, command, outcome)
        after = succeed(access, outcome.events) if isinstance(outcome, Planned) else access
        return History(self.start, (*self.entries, entry), after)

    def then_all(self, commands: Iterable[Command]) -> History:
        """Return the history with several more commands, all given at the present instant."""
        history = self
        for command in commands:
            history = history.then(command)
        return history

    def _later(self, at: datetime) -> datetime:
        faults = [fault.within("at") for fault in faults_of_value(instant, at)]
        if not faults and at < self.world.at:
            problem = f"`{at.isoformat()}` is before `{self.world.at.isoformat()}`"
            faults = [Fault("at", problem, "time only moves forward")]
        if faults:
            raise InputError(faults)
        return instant(at)

    def replay(self) -> World:
        """Return the World that the events lead to, one after another, from the start."""
        world = self.start.world
        for entry in self.entries:
            world = apply(world.later(entry.at), entry.events)
        return world

    def as_of(self, at: datetime) -> World:
        """
        Return the World as it was at an instant, after everything that happened until then.

        Raises `InputError` for an instant before the history begins.
        """
        begun = self.start.world.at
        if at < begun:
            problem = f"`{at.isoformat()}` is before the history begins"
            raise InputError([Fault("as_of", problem, f"it begins at `{begun.isoformat()}`")])
        until = [event for event in self.events if event.at <= at]
        return apply(self.start.world, until).later(at)

    def origin(self, fact: Fact) -> Event | None:
        """
        Return the event by which a fact came to be as it is: who did it, by what, and when.

        None for a fact that was so from the start, or never was.
        """
        made = (event for event in reversed(self.events) if event.after == fact)
        return next(made, None)

    def log(self) -> tuple[LogLine, ...]:
        """Return what happened, as the change log of Business Center lists it."""
        return tuple(self._line(event) for event in self.events)

    def _line(self, event: Event) -> LogLine:
        line = LINES[event.happened]
        activity = line.activity or self._activity(event.fact)
        return LogLine(event.at, activity, event.actor, tell(line.says, event.fact))

    def _activity(self, fact: Fact) -> Activity:
        asset = self.world.tables.assets.get(getattr(fact, "asset", ""))
        return ACCOUNT if asset is None or asset.kind in ACCOUNTS else ASSET

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.history import history_as_html

        return history_as_html(self)

    def __repr__(self) -> str:
        refused = sum(not entry.accepted for entry in self.entries)
        told = f"{len(self.entries)} commands, {refused} refused"
        return f"<History of {told}, now {self.world!r}>"


ACCOUNTS = frozenset({Kind.AD_ACCOUNT, Kind.TIKTOK_ACCOUNT})
