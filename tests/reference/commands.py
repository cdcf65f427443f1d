"""Pages of commands: one for each concern, with every command in full."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby

from bcmodel.change import Command
from bcmodel.change.commands import COMMANDS
from bcmodel.rules.reasons import TELLINGS, Mend
from tests.reference.fields import field_table
from tests.reference.words import label_of
from tests.reference.writing import (
    body,
    bullets,
    cited,
    contents,
    facing,
    page,
    plain,
    section,
    table,
    word,
    words,
)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of commands, each with its path."""
    by_concern = sorted(COMMANDS.values(), key=lambda command: command.__module__)
    concerns = [
        (module.rpartition(".")[2], import_module(module).__doc__ or "", list(commands))
        for module, commands in groupby(by_concern, key=lambda command: command.__module__)
    ]
    yield "commands/index", _index(concerns)
    for name, told, commands in concerns:
        yield f"commands/{name}", _concern(told, commands)


def _index(concerns: list[tuple[str, str, list[type[Command]]]]) -> str:
    rows = [
        (
            f":doc:`{_title(told)} </commands/{name}>`",
            plain(_meaning(told)),
            words(c.do for c in of),
        )
        for name, told, of in concerns
    ]
    return page(
        "Commands",
        f"{len(COMMANDS)} commands are everything that can be asked of Business Center. In Python "
        "each is a class in ``bcmodel.commands``, in scenario files a row of ``[[command]]``.",
        table(("concern", "about", "commands"), rows, "20 35 45"),
        contents("Commands", (f"commands/{name}" for name, _, _ in concerns)),
    )


def _title(told: str) -> str:
    return told.partition(":")[0]


def _meaning(told: str) -> str:
    meaning = told.partition("\n")[0].partition(": ")[2]
    return f"{meaning[:1].upper()}{meaning[1:]}"


def _concern(told: str, commands: list[type[Command]]) -> str:
    return page(_title(told), plain(_meaning(told)), *map(_command, commands))


def _command(command: type[Command]) -> str:
    mended = (reason for reason, telling in TELLINGS.items() if _mends(telling.mends, command))
    return section(
        command.do,
        f".. py:class:: bcmodel.commands.{command.__name__}\n",
        body(*_docstring(command)),
        facing(
            ("In words", plain(command.says)),
            ("Who may", _needs(command)),
            ("In the menus", plain(str(command.menu))),
            ("Mends", words(mended)),
            ("Sources", bullets(map(cited, command.sources))),
        ),
        field_table(command.fields()),
        label=label_of("command", command.do),
    )


def _mends(mends: tuple[Mend, ...], command: type[Command]) -> bool:
    return command.do in {mend.command for mend in mends}


def _docstring(command: type[Command]) -> Iterator[str]:
    """Yield its paragraphs, but for those that are told as fields."""
    for paragraph in (inspect.getdoc(command) or "").split("\n\n"):
        if not paragraph.startswith(("Needs: ", "Menu: ", "Sources: ")):
            yield plain(" ".join(paragraph.split()))


def _needs(command: type[Command]) -> str:
    if command.is_the_platforms:
        return "the platform"
    needs = command.needs
    if needs is None:
        return "nobody needs an action for it; its conditions say who may"
    within = f", within ``{needs.within}``" if needs.within else ""
    using = f", with ``{needs.using}``" if needs.using else ""
    action = f"``{needs.action}``" if "{" in needs.action else word(needs.action)
    return f"who can {action} on ``{needs.on}``{within}{using}"
