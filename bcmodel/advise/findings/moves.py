"""Moves: the commands that mend a finding, and who may give them, found by planning them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from bcmodel.advise.actors import asked_on, at_hand, near, planned_for
from bcmodel.advise.proposal import ANYBODY
from bcmodel.change import PLATFORM, Command, Planned, read_command
from bcmodel.facts.plain import plain
from bcmodel.resolve import Resolver

Fields = tuple[tuple[str, object], ...]


@attrs.frozen
class Outline:
    """
    A command without its actor: what is done, and the fields that are known.

    `by` are the only people who could give it, if that is known; one that `is_open` leaves
    something to choose.
    """

    do: str
    fields: Fields
    by: tuple[str, ...] = ()
    is_open: bool = False

    def given_by(self, person: str | None) -> Outline:
        """Return the same, to be given by one person and nobody else; None changes nothing."""
        return attrs.evolve(self, by=(person,)) if person is not None else self

    def left_open(self) -> Outline:
        """Return the same with something left to choose."""
        return attrs.evolve(self, is_open=True)


def outline(do: str, **fields: object) -> Outline:
    """Return the outline of a command; fields that are None are left out."""
    return Outline(do, tuple((name, value) for name, value in fields.items() if value is not None))


@attrs.frozen
class Move:
    """
    One command of a remedy, and everybody who may give it when its turn comes.

    `told` says in words what is done. `command` is the command as given by the first of the
    `actors`; it is None where nobody may give it, or where something is left to choose (a person, a
    Business Center).
    """

    do: str
    told: str
    fields: Fields
    actors: tuple[str, ...]
    command: Command | None = None

    @property
    def menu(self) -> str:
        """Where the actor finds it."""
        return str(command_class(self.do).menu)

    def to_dict(self) -> dict[str, object]:
        """Return the move as plain data: the command, its known fields, and who may give it."""
        fields = {name: plain(value) for name, value in self.fields}
        return {"do": self.do, **fields, "actors": list(self.actors)}


def moves(access: Resolver, outlines: Iterable[Outline]) -> Iterator[Move]:
    """Yield each command with who may give it, once those before it have been carried out."""
    told = tuple(outlines)
    for number, each in enumerate(told, 1):
        if each.is_open:
            actors = each.by or _allowed(access, each)
            yield Move(each.do, _in_words(each), each.fields, actors)
            continue
        given = {actor: _given(each, actor) for actor in _at_hand(access, each)}
        actors = tuple(
            actor for actor, one in given.items() if isinstance(planned_for(access, one), Planned)
        )
        command = given[actors[0]] if actors else None
        yield Move(each.do, _given(each, ANYBODY).told, each.fields, actors, command)
        if command and number < len(told):
            access = access.after(command)


def command_class(do: str) -> type[Command]:
    """Return the class of commands with a name."""
    from bcmodel.change.commands import COMMANDS

    return COMMANDS[do]


TO_CHOOSE = {"user": "somebody", "business_center": "a Business Center", "at_level": ""}
"""How the sentence of an open command names what is left to choose."""


def _in_words(each: Outline) -> str:
    """Return what an open command does, in words."""
    return command_class(each.do).says.format_map({**TO_CHOOSE, **dict(each.fields)})


def _given(each: Outline, actor: str) -> Command:
    return read_command({"do": each.do, "actor": actor, **dict(each.fields)})


def _at_hand(access: Resolver, each: Outline) -> Iterable[str]:
    """Return who might be allowed to give a command."""
    if command_class(each.do).is_the_platforms:
        return (PLATFORM,)
    return each.by or at_hand(access, _given(each, ANYBODY))


def _allowed(access: Resolver, each: Outline) -> tuple[str, ...]:
    """Return who may do what an open command needs, inside its Business Center."""
    needs, fields = command_class(each.do).needs, dict(each.fields)
    on = str(fields.get(needs.on)) if needs else ""
    asked = asked_on(access, needs, on) if needs else None
    if asked is None:
        return ()
    within = fields.get(asked.within)
    if not isinstance(within, str):
        return tuple(near(access, asked, on, None))
    people = near(access, asked, on, within)
    return tuple(one for one in people if access.can(one, asked.action, on, within=within))
