"""Walks: commands one after another, judged by the package and by the naive model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import NamedTuple

import bcmodel as bc
from bcmodel.change import read_command
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import NOW
from bcmodel.testing.making.commands import instant_after, staffed, with_odd_parameters
from bcmodel.testing.making.scene import Row
from bcmodel.testing.making.unseen import hide
from bcmodel.testing.making.worlds import facts_of, rulebook_of
from tests.machines.commands import command_of
from tests.machines.naive import Model, Outcome
from tests.machines.naive_fields import BadInput
from tests.machines.naive_turn import Identity, identity_of

SEEDS = range(144)
STEPS = 22
ATTEMPTS = (0, 0, 1, 3)
"""How many commands are thought of, of which the first that would be accepted is given."""

Facts = Mapping[Identity, bc.Fact]


class Told(NamedTuple):
    """What one side says of a command; no outcome where it is an input error."""

    outcome: Outcome | None
    after: Facts
    at: datetime


class Step(NamedTuple):
    """One command of a walk: the facts before it, and what both sides say."""

    row: Row
    at: datetime
    before: Facts
    before_at: datetime
    package: Told
    model: Told


class Walk(NamedTuple):
    """A walk, and the rulebook in force."""

    rulebook: bc.Rulebook
    steps: list[Step]


class Both:
    """The package and the model, side by side."""

    def __init__(self, facts: Iterable[bc.Fact], at: datetime, rulebook: bc.Rulebook) -> None:
        world = bc.World.of(*facts, at=at)
        self.access = bc.Resolver(world, rulebook)
        self.model = Model(world.facts(), at, rulebook.parameters)

    def facts(self) -> Facts:
        """Return the facts of the package's World, by identity."""
        return {identity_of(fact): fact for fact in self.access.world.facts()}

    def ask(self, row: Row, at: datetime) -> Step:
        """Give a command to both."""
        before, before_at = self.model.facts, self.model.at
        package, model = self._package(row, at), self._model(row, at)
        return Step(row, at, before, before_at, package, model)

    def _package(self, row: Row, at: datetime) -> Told:
        try:
            command = read_command(row)
            access = self.access.at(at)
            planned = access.plan(command)
        except bc.InputError:
            return Told(None, self.facts(), self.access.world.at)
        if isinstance(planned, bc.Refused):
            self.access = access
            outcome = Outcome(False, tuple(str(one) for one in planned.decision.reasons))
        else:
            self.access = access.after(command)
            outcome = Outcome(True, ())
        return Told(outcome, self.facts(), self.access.world.at)

    def _model(self, row: Row, at: datetime) -> Told:
        try:
            outcome = self.model.carry_out(row, at)
        except BadInput:
            return Told(None, self.model.facts, self.model.at)
        return Told(outcome, self.model.facts, self.model.at)


def sensible(luck: Luck, model: Model, at: datetime) -> Row:
    """Think of some commands; give the first that would be accepted, else the last."""
    row = command_of(luck, model.facts.values())
    for _ in range(luck.one(ATTEMPTS)):
        try:
            if not model.judge(row, at).refused:
                break
        except BadInput:
            break
        row = command_of(luck, model.facts.values())
    return row


def start(luck: Luck, *, partly_seen: bool = False) -> Both:
    """Choose a World and a rulebook."""
    facts = staffed(luck, facts_of(luck))
    rulebook = with_odd_parameters(luck, rulebook_of(luck))
    return Both(hide(luck, facts)[0] if partly_seen else facts, NOW, rulebook)


@cache
def walk(seed: int, *, partly_seen: bool = False) -> Walk:
    """Walk from a seed, as far as both agree on the facts."""
    luck = Luck.of(seed)
    both = start(luck, partly_seen=partly_seen)
    steps: list[Step] = []
    for _ in range(STEPS):
        at = instant_after(luck, both.model.at)
        step = both.ask(sensible(luck, both.model, at), at)
        steps.append(step)
        if step.package.after != step.model.after:
            break
    return Walk(both.access.rulebook, steps)
