"""
Change: commands, what they lead to or why they are refused, and the history of a World.

A `command` names things (`naming`) and demands conditions (`demand`). `judging` asks these and
works out what would happen; `planning` makes that into events, or into a `refusal`. An `event` says
what happened (`happening`) to which fact, and a `history` is made of commands and their events.
`reading` and `wording` turn commands into rows and into words. What many commands ask of the facts
that they are about is in `relations` and `grants`.

The commands themselves are in `commands`, which is imported only when one is named: its many
classes take a while to make.
"""

from bcmodel.change.command import PLATFORM, Command, Menu, Needs
from bcmodel.change.event import Event, apply
from bcmodel.change.happening import Activity, Happening
from bcmodel.change.history import Entry, History, LogLine
from bcmodel.change.planning import Planned, Refused, carry_out, plan, succeed
from bcmodel.change.reading import command_row, read_command
from bcmodel.change.refusal import Refusal, RefusedError

__all__ = [
    "PLATFORM",
    "Activity",
    "Command",
    "Entry",
    "Event",
    "Happening",
    "History",
    "LogLine",
    "Menu",
    "Needs",
    "Planned",
    "Refusal",
    "Refused",
    "RefusedError",
    "apply",
    "carry_out",
    "command_row",
    "plan",
    "read_command",
    "succeed",
]
