"""Matrix: what people can do on assets, in a table of the most important of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import nlargest
from itertools import takewhile

from bcmodel.resolve import Resolver
from bcmodel.rules.levels import LEVEL_NEEDED
from bcmodel.show.html.elements import (
    Element,
    Part,
    div,
    h2,
    p,
    span,
    strong,
    tbody,
    td,
    th,
    tr,
)
from bcmodel.show.html.naming import named, spaced
from bcmodel.show.html.page import shown
from bcmodel.show.html.parts import badge, grid, instant, name
from bcmodel.show.html.seating import in_turn
from bcmodel.show.instructions import label
from bcmodel.vocab.actions import ACTIONS_OF, JOINT, Action, action_set, members
from bcmodel.vocab.words import Kind, Level

PEOPLE, ASSETS = 12, 12
"""How many rows and columns there are at most."""

Row = Mapping[str, frozenset[Action]]


def matrix_as_html(access: Resolver) -> str:
    """
    Return as HTML what people can do on assets; where there are many, those assigned most.

    >>> from bcmodel.rules.town import town
    >>> print(matrix_as_html(Resolver(town())))
    <style>...
    ...mia...Admin...
    """
    tables = access.world.tables
    people = nlargest(
        PEOPLE, sorted(tables.users), key=lambda one: len(tables.assignments.get(one, ()))
    )
    rows = {person: access.what_can(person) for person in sorted(people)}
    reached = [sorted(asset for asset in row if asset in tables.assets) for row in rows.values()]
    assets = sorted(in_turn(reached, ASSETS))
    title = "Who can do what"
    return shown(
        title,
        div("head", badge("accent", "ACCESS"), h2("", title)),
        _told_of(access, len(rows), len(assets), len(set[str]().union(*reached))),
        _table(access, rows, assets) if assets else p("", "Nobody can do anything on an asset."),
        div("foot", "Rulebook ", access.rulebook.version, ", ", instant(access.world.at)),
    )


def _told_of(access: Resolver, people: int, assets: int, reached: int) -> Element:
    told = "Each cell shows the level of use and how many actions are open; green, half or more."
    users = len(access.world.tables.users)
    if people < users or assets < reached:
        told += f" Shown: {people:,} of {users:,} people, and {assets:,} assets they reach."
    return p("note", told)


def _table(access: Resolver, rows: Mapping[str, Row], assets: list[str]) -> Element:
    heads = ("Person", *(_head(access, asset) for asset in assets))
    body = tbody("", *(_row(access, person, row, assets) for person, row in rows.items()))
    return grid("People, and what they can do on assets", heads, body, look="matrix")


def _head(access: Resolver, asset: str) -> Part:
    return (name(named(access.world, asset)), div("note", spaced(_kind(access, asset))))


def _kind(access: Resolver, asset: str) -> Kind:
    return access.world.tables.assets[asset].kind


def _row(access: Resolver, person: str, row: Row, assets: list[str]) -> Element:
    cells = (td("", *_cell(_kind(access, asset), row.get(asset, frozenset()))) for asset in assets)
    return tr("", th("", name(named(access.world, person)), scope="row"), *cells)


def _cell(kind: Kind, actions: frozenset[Action]) -> Iterator[Part]:
    """Yield how much of an asset is open: the level, and how many actions."""
    if not actions:
        yield span("cell none", "\N{EN DASH}", role="img", aria_label="nothing")
        return
    every = [action for action in members(ACTIONS_OF[kind]) if action not in JOINT]
    level = level_of_use(kind, actions)
    much = f"{len(actions)} of {len(every)}"
    look = "much" if 2 * len(actions) >= len(every) else "some"
    told = strong("", label(level)) if level else None
    yield div(f"cell {look}", told, " ", span("", much), title=", ".join(sorted(actions)))


def level_of_use(kind: Kind, actions: frozenset[Action]) -> Level | None:
    """
    Return the highest level such that it and each lower one opens some of the actions.

    None where nothing is open that the lowest level opens: who only governs does not use.

    >>> level_of_use(Kind.AD_ACCOUNT, frozenset({Action.AD_ACCOUNT_VIEW_ADS}))
    <Level.ANALYST: 'ANALYST'>
    """
    bits = action_set(actions)
    levels = LEVEL_NEEDED.get(kind, {}).items()
    reached = [level for level, _ in takewhile(lambda item: item[1] & bits, levels)]
    return reached[-1] if reached else None
