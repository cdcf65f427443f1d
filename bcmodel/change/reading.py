"""Reading: commands from rows, as scenario files have them, and rows from commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from bcmodel.change.command import Command
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.facts.record import faults_of_field


def read_command(row: Mapping[str, object]) -> Command:
    """
    Return the command of a row: `do` names it, the other keys are its fields.

    Raises `InputError` with every key that is unknown or missing, and every value that does not
    fit.

    >>> read_command({"do": "leave", "actor": "mia", "business_center": "nova"})
    Leave(actor='mia', business_center='nova')
    """
    from bcmodel.change.commands import COMMANDS

    named = row.get("do")
    known = COMMANDS.get(named) if isinstance(named, str) else None
    if known is None:
        if "do" not in row:
            raise InputError([Fault("do", "is missing", "say what is done")])
        near = nearest(str(named), COMMANDS)
        raise InputError([Fault("do", f"there is no command `{named}`", near)])
    values = {key: value for key, value in row.items() if key != "do"}
    faults = list(_faults(known, values))
    if faults:
        raise InputError(faults)
    return known(**values)  # type: ignore[arg-type]  # checked above


def _faults(known: type[Command], values: Mapping[str, object]) -> Iterator[Fault]:
    fields = {field.name: field for field in known.fields()}
    for key, value in values.items():
        if key not in fields:
            yield Fault(key, f"`{known.do}` has no such key", nearest(key, fields))
        else:
            yield from (fault.within(key) for fault in faults_of_field(fields[key], value))
    for name, field in fields.items():
        if field.default is attrs.NOTHING and name not in values:
            yield Fault(name, "is missing", f"every `{known.do}` has one")


def command_row(command: Command) -> dict[str, object]:
    """
    Return the row of a command; fields that have their default are left out.

    >>> from bcmodel.change.commands import Leave
    >>> command_row(Leave(actor="mia", business_center="nova"))
    {'do': 'leave', 'actor': 'mia', 'business_center': 'nova'}
    """
    return {"do": command.do, **command.said()}
