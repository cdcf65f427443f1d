"""Mending: what a file claims about the remedies of a denial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bcmodel.errors import nearest
from bcmodel.exchange.rows import listed, text
from bcmodel.facts.fields import refuse
from bcmodel.resolve import Answer

MORE_THAN_THERE_ARE = 1000
"""More remedies than are ever found."""


def optional_commands(values: object) -> tuple[str, ...] | None:
    """Accept a list of commands that people can give, by name, or the null of JSON."""
    return None if values is None else tuple(_command(value) for value in listed(values))


def _command(value: object) -> str:
    from bcmodel.change.commands import COMMANDS

    name = text(value)
    known = COMMANDS.get(name)
    if known is None:
        raise refuse(f"there is no command `{name}`", nearest(name, COMMANDS))
    if known.is_the_platforms:
        raise refuse(f"`{name}` is nobody's to give", "a remedy is what people do")
    return name


def problems_of_mending(
    decision: Answer, people: Sequence[str], commands: Sequence[str] | None
) -> Iterator[str]:
    """Yield which claims fail: who can help, and by which commands in which order."""
    from bcmodel.advise import remedies

    if not people and commands is None:
        return
    plans = remedies(decision.access, decision, MORE_THAN_THERE_ARE, every_route=True)
    helpful = {person for plan in plans for person in plan.people}
    if idle := [person for person in people if person not in helpful]:
        yield f"{', '.join(idle)} cannot mend it"
    found = [tuple(command.do for command in plan.commands) for plan in plans]
    told = " or ".join(dict.fromkeys(", ".join(one) for one in found)) or "nothing"
    if commands is not None and not commands and found:
        yield f"it is mended by {told}"
    elif commands and tuple(commands) not in found:
        yield f"it is mended by {told}, not by {', '.join(commands)}"
