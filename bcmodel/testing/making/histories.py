"""Random histories: commands that make sense where they are given, one after another."""

from __future__ import annotations

from collections.abc import Sequence

import bcmodel as bc
from bcmodel.change import read_command
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import Bounds
from bcmodel.testing.making.commands import EVERY_COMMAND, instant_after, row_of

ENOUGH = 8
"""How many commands are tried until one makes sense."""
ATTEMPTS = (0, 0, 1, 3)
"""How many other commands may be tried where one would be refused."""


def command_of(
    luck: Luck, access: bc.Resolver, among: Sequence[str] = EVERY_COMMAND
) -> bc.Command | None:
    """Make a command that makes sense; None where several tries did not."""
    for _ in range(ENOUGH):
        try:
            command = read_command(row_of(luck, access.world.facts(), among))
            access.plan(command)
        except bc.InputError:
            continue
        return command
    return None


def history_of(
    luck: Luck, access: bc.Resolver, length: Bounds = (0, 6), among: Sequence[str] = EVERY_COMMAND
) -> bc.History:
    """Make a history of commands, some of which are accepted."""
    least, most = length
    history = bc.History(access)
    for _ in range(least + luck.below(most - least + 1)):
        at = instant_after(luck, history.world.at)
        command = _sensible(luck, history.access.at(at), among)
        if command is not None:
            history = history.then(command, at)
    return history


def _sensible(luck: Luck, access: bc.Resolver, among: Sequence[str]) -> bc.Command | None:
    """Make some commands; return the first that would be accepted, or else the last."""
    command = command_of(luck, access, among)
    for _ in range(luck.one(ATTEMPTS)):
        if command is None or isinstance(access.plan(command), bc.Planned):
            break
        command = command_of(luck, access, among)
    return command
