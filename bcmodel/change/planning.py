"""Planning: the events that a command leads to, or the decision that refuses it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from bcmodel.change.command import PLATFORM, Command, Needs
from bcmodel.change.demand import Demand
from bcmodel.change.event import Event, apply
from bcmodel.change.judging import judge
from bcmodel.change.naming import faults_of_naming
from bcmodel.change.refusal import Refusal, RefusedError
from bcmodel.errors import Fault, InputError
from bcmodel.resolve import Answer
from bcmodel.resolve.applied import Applied, apply_rule
from bcmodel.resolve.question import ACTIONS
from bcmodel.resolve.sides import ANYTHING
from bcmodel.rules import Case, Grain, Path, Setting
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, Action
from bcmodel.vocab.reasons import Reason
from bcmodel.world import World

if TYPE_CHECKING:
    from bcmodel import facts as f
    from bcmodel.resolve import Resolver


@attrs.frozen(repr=False)
class Planned:
    """A command that can be carried out, and what it leads to."""

    events: tuple[Event, ...]

    def __repr__(self) -> str:
        return f"<Planned: {', '.join(event.happened for event in self.events) or 'no event'}>"

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.history import planned_as_html

        return planned_as_html(self)


@attrs.frozen
class Refused:
    """A command that is refused, and why."""

    decision: Refusal

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.refusal import refusal_as_html

        return refusal_as_html(self.decision)


def plan(access: Resolver, command: Command) -> Planned | Refused:
    """
    Return what a command leads to, or why it is refused.

    Raises `InputError` with every fault of a command that makes no sense in this World: it names
    what is not there, makes what is there already, or is not one that the platform gives.
    """
    faults = list(faults_of_command(command, access.world))
    if faults:
        raise InputError(faults)
    actor = access.world.tables.users.get(command.actor)
    if actor is None and command.actor != PLATFORM:
        return Refused(Refusal(access, command, None, (), None, (Reason.USER_NOT_FOUND,)))
    view = View(access.world, access.world.at)
    setting = Setting(view, access.rulebook.parameters, actor)
    authority = _authority(access, command, command.needed(setting))
    is_asked = authority is not None and Reason.ACTION_NOT_APPLICABLE not in authority.reasons
    gates = _login(access, view, command, actor) if actor and not is_asked else ()
    may = authority is None or authority.allowed
    demand = Demand(access.rulebook, setting, is_authorised=may)
    events = judge(command, demand)
    if not may or any(gate.reasons for gate in gates) or demand.reasons:
        return Refused(Refusal(access, command, authority, gates, demand))
    return Planned(events)


def carry_out(access: Resolver, command: Command) -> Resolver:
    """Return the Resolver of the World after a command; raises `RefusedError` if it is refused."""
    planned = plan(access, command)
    if isinstance(planned, Refused):
        raise RefusedError(planned.decision)
    return succeed(access, planned.events)


def succeed(access: Resolver, events: Iterable[Event]) -> Resolver:
    """Return the Resolver of the World after some events."""
    told = tuple(events)
    changed = [fact for event in told for fact in (event.before, event.after) if fact]
    return access.succeeded_by(apply(access.world, told), changed)


def faults_of_command(
    command: Command, world: World, besides: Container[str] = ()
) -> Iterator[Fault]:
    """
    Yield what makes no sense about a command in a World.

    Of the ids `besides` it is not known whether they are there.
    """
    for fault in _faults(command, world, besides):
        yield fault.within(command.do)


def _faults(command: Command, world: World, besides: Container[str]) -> Iterator[Fault]:
    if command.actor == PLATFORM and not command.is_the_platforms:
        yield Fault("actor", "the platform does not do this", "name the person who does")
    yield from faults_of_naming(command, world, besides)
    yield from command.faults(world)


def _authority(access: Resolver, command: Command, needs: Needs | None) -> Answer | None:
    """Return whether the giver of a command is allowed the action that it takes."""
    if needs is None:
        return None
    asset: str = getattr(command, needs.on)
    thing = access.world.thing(asset)
    action = needs.action.format(kind=thing.kind if thing else "")
    known = action if action in ACTIONS else NO_SUCH_ACTION
    within: str | None = getattr(command, needs.within) if needs.within else None
    using: str | None = getattr(command, needs.using) if needs.using else None
    return access.decide(command.actor, known, asset, using, within=within)


NO_SUCH_ACTION = Action.AD_ACCOUNT_CLOSE
"""Asked in place of an action that a kind of asset lacks; it fits ad accounts, which lack none."""


def _login(access: Resolver, view: View, command: Command, actor: f.User) -> tuple[Applied, ...]:
    """Return the gates of signing in, at work: whoever asks for anything has to pass them."""
    bit = BIT[Action.BUSINESS_CENTER_VIEW]
    path = Path.to(Case(actor, ANYTHING, access.rulebook.parameters))
    gates = access.rulebook.rules_for(Action.BUSINESS_CENTER_VIEW).gates
    return tuple(
        apply_rule(view, gate, path, bit)
        for gate in gates
        if gate.grain is Grain.PERSON and not command.waived.issuperset(gate.gives)
    )
