"""Histories made of luck: commands that make sense where they are given, one after another."""

from __future__ import annotations

from collections.abc import Sequence

import bcmodel as bc
from bcmodel.change import read_command
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import Bounds
from bcmodel.testing.making.commands import EVERY, instant_after, row_of

ENOUGH = 8
"""How often another command is thought of where one makes no sense."""
ATTEMPTS = (0, 0, 1, 3)
"""How often another command is thought of where one would be refused."""


def command_of(luck: Luck, access: bc.Resolver, among: Sequence[str] = EVERY) -> bc.Command | None:
    """Think of a command that makes sense; nothing where none comes to mind."""
    for _ in range(ENOUGH):
        try:
            command = read_command(row_of(luck, access.world.facts(), among))
            access.plan(command)
        except bc.InputError:
            continue
        return command
    return None


def history_of(
    luck: Luck, access: bc.Resolver, length: Bounds = (0, 6), among: Sequence[str] = EVERY
) -> bc.History:
    """Think of one command after another, of which some would be accepted."""
    least, most = length
    history = bc.History(access)
    for _ in range(least + luck.below(most - least + 1)):
        at = instant_after(luck, history.world.at)
        command = _sensible(luck, history.access.at(at), among)
        if command is not None:
            history = history.then(command, at)
    return history


def _sensible(luck: Luck, access: bc.Resolver, among: Sequence[str]) -> bc.Command | None:
    """Think of some commands; return the first that would be accepted, else the last."""
    command = command_of(luck, access, among)
    for _ in range(luck.one(ATTEMPTS)):
        if command is None or isinstance(access.plan(command), bc.Planned):
            break
        command = command_of(luck, access, among)
    return command
