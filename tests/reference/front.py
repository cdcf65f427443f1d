"""Pages of the front door: every public name of the package, by the room it comes from."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module

import bcmodel as bc
from bcmodel.facts import Fact
from bcmodel.vocab.words import Word
from tests.reference.fields import field_table
from tests.reference.writing import body, contents, page, plain, table

TITLES = {
    "world": "Worlds",
    "facts": "Facts",
    "resolve": "Questions and answers",
    "rules": "The rulebook in Python",
    "view": "Reading facts in a rule",
    "change": "Changes",
    "advise": "Advice",
    "exchange": "Files, graphs and engines",
    "errors": "Errors",
    "vocab": "Words in Python",
}
"""What the rooms are called for a reader; a new room goes by its own name."""
BESIDES = {
    "testing/laws": "bcmodel.testing.laws",
    "testing/strategies": "bcmodel.testing.strategies",
    "testing/recording": "bcmodel.testing.recording",
}
"""What is public, and has a door of its own."""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of the front door, each with its path."""
    by_room = _by_room()
    rooms = [*(room for room in TITLES if room in by_room), *(by_room.keys() - TITLES.keys())]
    yield "python/index", _index(rooms, by_room)
    for room in rooms:
        told = inspect.getdoc(import_module(f"bcmodel.{room}")) or ""
        yield (
            f"python/{room}",
            page(TITLES.get(room, room), _intro(told), *map(_told, by_room[room])),
        )
    for path, module in BESIDES.items():
        yield f"python/{path}", _module(module)


def _by_room() -> dict[str, list[str]]:
    rooms: dict[str, list[str]] = {}
    for name in bc.__all__:
        found: object = getattr(bc, name)
        if inspect.ismodule(found):
            continue
        home = str(getattr(found, "__module__", type(found).__module__))
        rooms.setdefault(home.split(".")[1], []).append(name)
    return rooms


def _index(rooms: list[str], by_room: dict[str, list[str]]) -> str:
    rows = [
        (f":doc:`{TITLES.get(room, room)} </python/{room}>`", ", ".join(map(_link, by_room[room])))
        for room in rooms
    ]
    others = [
        (f":doc:`{path.rpartition('/')[2].title()} </python/{path}>`", f"``{module}``")
        for path, module in BESIDES.items()
    ]
    paths = [f"python/{name}" for name in [*rooms, *BESIDES]]
    return page(
        "Python",
        "Everything here is at the front door, ``import bcmodel as bc``; what tests of other "
        "projects use is in ``bcmodel.testing``.",
        table(("topic", "names"), [*rows, *others], "30 70"),
        contents("Python", paths),
    )


def _link(name: str) -> str:
    return f":py:obj:`{name} <bcmodel.{name}>`"


def _intro(told: str) -> str:
    _, _, meaning = told.partition("\n")[0].partition(": ")
    return f"{meaning[:1].upper()}{plain(meaning[1:])}"


def _told(name: str) -> str:
    return _object(f"bcmodel.{name}", getattr(bc, name))


def _object(path: str, found: object) -> str:
    has_fields = hasattr(found, "__attrs_attrs__")
    if not isinstance(found, type):
        if not callable(found):
            return f".. autodata:: {path}\n   :no-value:\n"
        return f".. autofunction:: {path}\n"
    if issubclass(found, Fact) and found is not Fact:
        return body(f".. autoclass:: {path}\n", field_table(found.fields()))
    if issubclass(found, Word):
        return body(f".. autoclass:: {path}\n   :no-show-inheritance:\n", _words(found))
    undoc = "   :undoc-members:\n" if has_fields else ""
    return f".. autoclass:: {path}\n   :members:\n{undoc}"


def _words(closed: type[Word]) -> str:
    special = {"Action": "actions/index", "Reason": "reasons/index", "FindingCode": "findings"}
    if closed.__name__ in special:
        return f"All of them: :doc:`/{special[closed.__name__]}`."
    return ", ".join(f"``{word}``" for word in closed)


def _module(name: str) -> str:
    module = import_module(name)
    public: list[str] = module.__all__
    told = inspect.getdoc(module) or ""
    title = told.partition(":")[0]
    listed = (_object(f"{name}.{each}", getattr(module, each)) for each in public)
    return page(title, f".. automodule:: {name}\n", *listed)
