"""Moves: the commands that mend a finding, and who may give them, found by planning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from bcmodel.change import PLATFORM, Command, Needs, Planned, read_command
from bcmodel.errors import InputError
from bcmodel.facts import User
from bcmodel.facts.plain import plain
from bcmodel.resolve import Resolver
from bcmodel.rules import Setting
from bcmodel.view import View

Fields = tuple[tuple[str, object], ...]
ANYBODY = User("anybody")
"""Stands for the person where only Business Centers and assets are judged."""


@attrs.frozen
class Outline:
    """
    A command without its giver: what is done, and the fields that are known.

    `by` are people who alone come into question; one that `is_open` leaves something to choose.
    """

    do: str
    fields: Fields
    by: tuple[str, ...] = ()
    is_open: bool = False

    def given_by(self, person: str | None) -> Outline:
        """Return the same to be given by one person and nobody else, if there is that person."""
        return attrs.evolve(self, by=(person,)) if person is not None else self

    def left_open(self) -> Outline:
        """Return the same with something left to choose."""
        return attrs.evolve(self, is_open=True)


def outline(do: str, **fields: object) -> Outline:
    """Return the outline of a command; what is None is left out."""
    return Outline(do, tuple((name, value) for name, value in fields.items() if value is not None))


@attrs.frozen
class Move:
    """
    One command of a remedy, and everybody who may give it when its turn comes.

    `told` says in words what is done. `command` is the command as the first of the `actors` would
    give it; there is none where nobody may, or where something is left to choose (a person, a
    Business Center).
    """

    do: str
    told: str
    fields: Fields
    actors: tuple[str, ...]
    command: Command | None = None

    @property
    def menu(self) -> str:
        """Where a person finds it."""
        return str(command_class(self.do).menu)

    def to_dict(self) -> dict[str, object]:
        """Return the move as plain data: the command, its known fields, and its givers."""
        fields = {name: plain(value) for name, value in self.fields}
        return {"do": self.do, **fields, "actors": list(self.actors)}


def moves(access: Resolver, outlines: Iterable[Outline]) -> Iterator[Move]:
    """Yield each command with its givers, as things stand once those before it are carried out."""
    told = tuple(outlines)
    for number, each in enumerate(told, 1):
        if each.is_open:
            needs = command_class(each.do).needs
            actors = each.by or _allowed(access, needs, dict(each.fields))
            yield Move(each.do, _in_words(each), each.fields, actors)
            continue
        given = {actor: _given(each, actor) for actor in _asked(access, each)}
        actors = tuple(actor for actor, one in given.items() if _is_accepted(access, one))
        command = given[actors[0]] if actors else None
        yield Move(each.do, _given(each, ANYBODY.id).told, each.fields, actors, command)
        if command and number < len(told):
            access = access.after(command)


def command_class(do: str) -> type[Command]:
    """Return the class of commands of a name."""
    from bcmodel.change.commands import COMMANDS

    return COMMANDS[do]


TO_CHOOSE = {"user": "somebody", "business_center": "a Business Center", "at_level": ""}
"""How it is told what of an open command is left to choose."""


def _in_words(each: Outline) -> str:
    """Return what is done, as far as it is known."""
    return command_class(each.do).says.format_map({**TO_CHOOSE, **dict(each.fields)})


def _given(each: Outline, actor: str) -> Command:
    return read_command({"do": each.do, "actor": actor, **dict(each.fields)})


def _asked(access: Resolver, each: Outline) -> tuple[str, ...]:
    """Return who comes into question as the giver of a command."""
    if command_class(each.do).is_the_platforms:
        return (PLATFORM,)
    if each.by:
        return each.by
    setting = Setting(View(access.world, access.world.at), access.rulebook.parameters, ANYBODY)
    needs = _given(each, ANYBODY.id).needed(setting)
    return tuple(_near(access, needs, dict(each.fields)))


def _near(access: Resolver, needs: Needs | None, fields: dict[str, object]) -> list[str]:
    """Return who may do what a command takes, if not for certain inside its Business Center."""
    named = fields.get(needs.on) if needs else None
    thing = access.world.thing(named) if isinstance(named, str) else None
    if needs is None or thing is None:
        return []
    people = sorted(access.who_can(needs.action.format(kind=thing.kind), thing.id))
    within, entries = fields.get(needs.within), access.world.tables.members
    if within is None:
        return people
    return [one for one in people if within in entries.get(one, ())]


def _allowed(access: Resolver, needs: Needs | None, fields: dict[str, object]) -> tuple[str, ...]:
    """Return who may do what a command takes, inside its Business Center."""
    people = _near(access, needs, fields)
    within = fields.get(needs.within) if needs else None
    if needs is None or not isinstance(within, str):
        return tuple(people)
    on = str(fields[needs.on])
    thing = access.world.thing(on)
    action = needs.action.format(kind=thing.kind if thing else "")
    return tuple(one for one in people if access.can(one, action, on, within=within))


def _is_accepted(access: Resolver, command: Command) -> bool:
    try:
        return isinstance(access.plan(command), Planned)
    except InputError:  # in this World it makes no sense
        return False
