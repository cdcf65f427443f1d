"""Pages of the vocabulary: the closed lists of words, and the actions on each kind of asset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from inspect import getdoc

from bcmodel import STANDARD, Action, Kind, Rule, Scope, Severity
from bcmodel.change.commands import COMMANDS
from bcmodel.errors import with_article
from bcmodel.rules.levels import ASSIGNMENT_SCOPE_NEEDED, LEVEL_NEEDED, SHARE_SCOPE_NEEDED
from bcmodel.show.phrases import PHRASES
from bcmodel.vocab.actions import ACTIONS_OF, BIT, USING, ActionSet, members
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.reasons import RouteKind, Verdict
from bcmodel.vocab.words import Word
from tests.reference.fields import LISTS, list_label
from tests.reference.words import label_of
from tests.reference.writing import (
    body,
    bullets,
    contents,
    facing,
    page,
    page_link,
    plain,
    section,
    table,
    words,
)

EVERY_LIST: dict[str, type[Word]] = {
    **LISTS,
    **{closed.__name__: closed for closed in (Verdict, RouteKind, Severity)},
}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of the vocabulary, each with its path."""
    yield "vocabulary", _lists()
    yield "actions/index", _actions_index()
    yield from ((f"actions/{kind}", _actions_on(kind)) for kind in _kinds())


def _lists() -> str:
    return page(
        "Vocabulary",
        "Every word that facts, commands and answers are told in comes from a closed list, in the "
        "spelling of scenario files. Other spellings that the platform uses are read, too.",
        _ladders(),
        *(_list(name, closed) for name, closed in EVERY_LIST.items()),
    )


def _ladders() -> str:
    rows = ((_spaced(kind), words(levels) or "assigned or not") for kind, levels in LADDERS.items())
    return section("Levels of each kind of asset", table(("asset", "lowest first"), rows, "30 70"))


def _list(name: str, closed: type[Word]) -> str:
    read = [f"``{other}`` is read as ``{word}``" for other, word in closed.aliases().items()]
    listed = ", ".join(f"``{word}``" for word in closed)
    return section(name, plain(getdoc(closed) or ""), listed, bullets(read), label=list_label(name))


def _kinds() -> Iterator[Kind]:
    return (kind for kind in Kind if kind in ACTIONS_OF)


def _spaced(kind: Kind) -> str:
    spaced = str(kind).replace("_", " ").replace("tiktok", "TikTok")
    return spaced.replace("business center", "Business Center")


def _actions_index() -> str:
    rows = [
        (page_link(_spaced(kind), f"actions/{kind}"), words(members(ACTIONS_OF[kind])))
        for kind in _kinds()
    ]
    return page(
        "Actions",
        f"{len(Action)} actions are what a person may want to do, each on one kind of asset. A "
        "joint action takes a second thing, given as ``using``.",
        table(("on", "actions"), rows, "25 75"),
        contents("Actions", (f"actions/{kind}" for kind in _kinds())),
    )


def _actions_on(kind: Kind) -> str:
    title = f"Actions on {with_article(_spaced(kind))}"
    return page(title, *map(_action, members(ACTIONS_OF[kind])))


def _action(action: Action) -> str:
    rules = STANDARD.rules_for(action)
    ways = [f"{plain(way.name)}: {_steps(steps)}" for _, way, steps in rules.ways]
    using = (f"``{kind}``" for kind in USING.get(action, ()))
    return section(
        str(action),
        f"To {plain(PHRASES[action])}.",
        facing(
            ("Using", " or ".join(using)),
            ("Level needed", _level(action)),
            ("Scope needed of a share", _scopes(SHARE_SCOPE_NEEDED, action)),
            ("Scope needed of an assignment", _scopes(ASSIGNMENT_SCOPE_NEEDED, action)),
            ("Gates", words(gate.code for gate in rules.gates)),
            ("Ways", body(bullets(ways))),
            ("Commands that need it", words(_commands_needing(action))),
        ),
        label=label_of("action", action),
    )


def _steps(steps: Iterable[Rule]) -> str:
    return words(step.code for step in steps) or "nothing more"


def _commands_needing(action: Action) -> Iterator[str]:
    for name, command in COMMANDS.items():
        if command.needs and command.needs.action.format(kind=action.kind) == action:
            yield name


def _level(action: Action) -> str:
    levels = LEVEL_NEEDED.get(action.kind, {})
    return words(level for level, actions in levels.items() if actions & BIT[action])


def _scopes(table: dict[Scope, ActionSet], action: Action) -> str:
    return words(scope for scope, actions in table.items() if actions & BIT[action])
