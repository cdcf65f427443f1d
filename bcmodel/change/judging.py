"""Judging: the conditions of a command, and the events that it would lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bcmodel.change.command import Command
from bcmodel.change.demand import Demand
from bcmodel.change.event import Event
from bcmodel.change.naming import misfits
from bcmodel.facts import Fact
from bcmodel.rules.conditions.authority import (
    asset_is_of_the_right_kind,
    something_changes,
    the_platform_acts,
)
from bcmodel.world.tables import Identity, identity_of


def judge(command: Command, demand: Demand) -> tuple[Event, ...]:
    """
    Demand what a command takes, and return the events it leads to.

    If it names a thing of a kind that it is not for, it leads to no events, and no condition is
    asked about that thing; if the command is about that very thing, none is asked at all.
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
    happened = _happened(command, demand)
    events = tuple(_in_order(event for event in happened if event.before != event.after))
    if not command.may_change_nothing:
        demand(something_changes, bool(events))
    return events


def _happened(command: Command, demand: Demand) -> Iterator[Event]:
    """Yield what happens; each event begins where an earlier one left the fact."""
    at, left = demand.setting.view.now, dict[Identity, Fact | None]()
    for effect in command.effects(demand.setting):
        identity = identity_of(effect.fact)
        before = left[identity] if identity in left else demand.counterpart(effect.fact)
        after = left[identity] = None if effect.ceases else effect.fact
        yield Event(effect.happened, command.actor, command.do, at, before, after)


def _in_order(events: Iterable[Event]) -> Iterator[Event]:
    """Yield events; those alike and side by side are sorted, so that no order of facts matters."""
    for _, alike in groupby(events, key=lambda event: (event.happened, event.fact.kind)):
        yield from sorted(alike, key=lambda event: event.fact.order)
