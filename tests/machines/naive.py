"""A naive model of RULEBOOK 7 and 7.1: commands over plain dicts of facts, from the pages alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from types import ModuleType
from typing import NamedTuple

import bcmodel as bc
from tests.machines import naive_accounts, naive_assets, naive_partners, naive_people
from tests.machines.naive_fields import (
    FIELDS,
    BadInput,
    Row,
    check_fields,
    check_grant,
    check_values,
)
from tests.machines.naive_turn import Identity, Turn, identity_of


class Outcome(NamedTuple):
    """What became of a command."""

    accepted: bool
    reasons: tuple[str, ...]


MODULES: tuple[ModuleType, ...] = (naive_people, naive_partners, naive_accounts, naive_assets)


def _effects() -> Iterator[tuple[str, Callable[[Turn], None]]]:
    for do in FIELDS:
        (module,) = (one for one in MODULES if hasattr(one, do))
        yield do, getattr(module, do)


COMMANDS: dict[str, Callable[[Turn], None]] = dict(_effects())
"""Every command of RULEBOOK 7, by its name."""


class Model:
    """
    The facts at an instant, and what commands make of them.

    A refused command changes nothing but the instant.
    """

    def __init__(
        self,
        facts: Iterable[bc.Fact],
        at: datetime,
        parameters: bc.Parameters = bc.STANDARD.parameters,
    ) -> None:
        self.facts: dict[Identity, bc.Fact] = {identity_of(fact): fact for fact in facts}
        self.at = at
        self.parameters = parameters

    def carry_out(self, row: Row, at: datetime | None = None) -> Outcome:
        """Judge a command, and carry it out if nothing stands against it."""
        now = at or self.at
        if now < self.at:
            raise BadInput("the instant never moves back")
        turn = self.judge(row, now)
        self.at = now
        if turn.refused:
            return Outcome(accepted=False, reasons=tuple(turn.reasons))
        self.facts = turn.after
        return Outcome(accepted=True, reasons=())

    def judge(self, row: Row, at: datetime) -> Turn:
        """Return what stands against a command, and what it would change."""
        check_fields(row)
        check_values(row)
        turn = Turn(self.facts, at, self.parameters, row)
        check_named(turn)
        COMMANDS[turn.do](turn)
        turn.finish()
        if turn.actor != "platform" and turn.one(bc.User, id=turn.actor) is None:
            turn.reasons = {}
            turn.refuse("USER_NOT_FOUND")
        return turn


CENTER_FIELDS = ("business_center", "to", "partner")
ASSET_FIELDS = ("asset", "ad_account", "tiktok_account", "pixel", "audience")


def check_named(turn: Turn) -> None:
    """7.1: a command that names what is not there is an input error; so is a level unknown."""
    for name in CENTER_FIELDS:
        if turn.has(name):
            turn.center(name)
    if turn.has("user"):
        turn.user()
    if turn.has("group"):
        turn.group()
    for name in ASSET_FIELDS:
        if turn.has(name):
            turn.thing(name)
    for identity in turn.several("ad_accounts"):
        turn.thing_of(identity)
    asset = turn.thing("asset") if turn.has("asset") else None
    check_grant(turn.row, asset)
