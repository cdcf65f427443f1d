"""Judging: the conditions of a command, and the events that it would lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bcmodel.change.command import Command
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, Event
from bcmodel.change.naming import misfits
from bcmodel.rules.conditions.authority import (
    asset_is_of_the_right_kind,
    something_changes,
    the_platform_acts,
)


def judge(command: Command, demand: Demand) -> tuple[Event, ...]:
    """
    Demand what a command takes, and return what it leads to.

    A thing of another kind leads to nothing, and nothing is demanded of it; where the command is
    about that thing, nothing is demanded at all.
    """
    world = demand.setting.view.world
    if command.is_the_platforms:
        demand(the_platform_acts)
    unfit = misfits(command, world)
    if unfit:
        demand(asset_is_of_the_right_kind, command.wrong_kind)
    if all(names.besides for names in unfit.values()):
        demand.passes_over(unfit.keys())
        command.conditions(demand)
    if unfit:
        return ()
    happened = [_happened(effect, command, demand) for effect in command.effects(demand.setting)]
    events = tuple(_in_order(event for event in happened if event.before != event.after))
    if not command.may_change_nothing:
        demand(something_changes, bool(events))
    return events


def _happened(effect: Effect, command: Command, demand: Demand) -> Event:
    before = demand.counterpart(effect.fact)
    after = None if effect.ceases else effect.fact
    at = demand.setting.view.now
    return Event(effect.happened, command.actor, command.do, at, before, after)


def _in_order(events: Iterable[Event]) -> Iterator[Event]:
    """Yield events; those alike, side by side, in an order that no order of facts can change."""
    for _, alike in groupby(events, key=lambda event: (event.happened, event.fact.kind)):
        yield from sorted(alike, key=lambda event: event.fact.order)
