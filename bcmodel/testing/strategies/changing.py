"""Strategies for commands, and for histories of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import reject
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.errors import nearest
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import Bounds
from bcmodel.testing.making.commands import EVERY_COMMAND
from bcmodel.testing.making.histories import command_of, history_of


@st.composite
def commands(
    draw: st.DrawFn, world: bc.World | bc.Resolver, *, among: Iterable[str] = EVERY_COMMAND
) -> bc.Command:
    """
    Draw a command that makes sense in a World: it is accepted or refused, but never bad input.

    `among` are names of commands as in scenario files; actors are mostly people who may give them.
    A World in which none makes sense is rejected.

    >>> from hypothesis import find
    >>> from bcmodel.rules.town import town
    >>> find(commands(town(), among=["leave"]), lambda command: True)
    Leave(actor='ada', business_center='nova')
    """
    found = command_of(Luck.drawn(draw), _access(world), _named(among))
    return reject() if found is None else found


@st.composite
def histories(
    draw: st.DrawFn,
    world: bc.World | bc.Resolver,
    *,
    length: Bounds = (0, 6),
    among: Iterable[str] = EVERY_COMMAND,
) -> bc.History:
    """
    Draw a history of a World, with `length` as the least and the greatest number of commands.

    Some are accepted, some are refused, and time passes between them.
    """
    return history_of(Luck.drawn(draw), _access(world), length, _named(among))


def _access(world: bc.World | bc.Resolver) -> bc.Resolver:
    return bc.Resolver(world) if isinstance(world, bc.World) else world


def _named(among: Iterable[str]) -> Sequence[str]:
    chosen = tuple(among)
    unknown = [name for name in chosen if name not in EVERY_COMMAND]
    if unknown:
        raise bc.InputError(
            bc.Fault("among", f"there is no command `{name}`", nearest(name, EVERY_COMMAND))
            for name in unknown
        )
    return chosen
