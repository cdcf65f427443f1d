"""What the tests of commands share: a town, and what a command does in it, or why it is refused."""

from __future__ import annotations

from datetime import datetime

import pytest

import bcmodel as bc
from bcmodel.change import Command, Planned, Refused
from tests.unit.towns import NOON, busy_town

Reasons = list[str]
Facts = set[bc.Fact]


def access_to(*more: bc.Fact, at: datetime = NOON, **parameters: object) -> bc.Resolver:
    """Return a Resolver of the busy town and more facts, which stand in for those of their key."""
    facts = {(fact.kind, fact.key): fact for fact in (*busy_town().facts(), *more)}
    world = bc.World.of(*facts.values(), at=at)
    return bc.Resolver(world, bc.STANDARD.with_parameters(**parameters))


def refused(access: bc.Resolver, command: Command) -> Reasons:
    """Return why a command is refused."""
    outcome = access.plan(command)
    assert isinstance(outcome, Refused)
    return [str(reason) for reason in outcome.decision.reasons]


def change(access: bc.Resolver, command: Command) -> tuple[Facts, Facts]:
    """Return the facts that are gone after a command, and those that are new."""
    before, after = access.world, access.after(command).world
    assert bc.World.of(*after.facts(), at=after.at) == after
    return set(before.facts()) - set(after.facts()), set(after.facts()) - set(before.facts())


def happened(access: bc.Resolver, command: Command) -> list[str]:
    """Return what happens by a command, event by event."""
    outcome = access.plan(command)
    assert isinstance(outcome, Planned)
    return [str(event.happened) for event in outcome.events]


def faults_of(access: bc.Resolver, command: Command) -> list[str]:
    """Return the places of what makes no sense in a command."""
    with pytest.raises(bc.InputError) as caught:
        access.plan(command)
    return [fault.place for fault in caught.value.faults]
