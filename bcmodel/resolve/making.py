"""Making an index: of a World from scratch, or of the next World from that of an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from bcmodel import facts as f
from bcmodel._table import Table
from bcmodel.facts import Thing
from bcmodel.resolve.compile import NO_ROW, Compiler, Row
from bcmodel.resolve.index import ExhaustiveIndex, Index
from bcmodel.resolve.offices import Office, Offices
from bcmodel.resolve.sides import Sides
from bcmodel.resolve.sorting import JOINT_ACTIONS, let_through, sort_rules
from bcmodel.resolve.touched import Touched
from bcmodel.rules import STANDARD, Path, Rulebook
from bcmodel.view import View
from bcmodel.vocab.actions import ACTIONS_OF, NO_ACTIONS, ActionSet, without

V = TypeVar("V")
Rows = dict[str, Row]
OfficesOf = dict[str, tuple[Office, ...]]


def compiled(view: View, book: Rulebook) -> Index:
    """Return the index of a World, with the rows and offices of everybody worked out."""
    if not sort_rules(book).is_anchored:
        return _exhaustive(view, book)
    offices = Offices(Sides(view, book))
    compiler = Compiler(offices)
    rows: Rows = {}
    offices_of: OfficesOf = {}
    office_holders: dict[str, list[str]] = {}
    for user in view.tables.users.values():
        row, held = compiler.person(user)
        if row:
            rows[user.id] = row
        if held:
            offices_of[user.id] = held
            for center in dict.fromkeys(office.center for office in held):
                office_holders.setdefault(center, []).append(user.id)
    return Index(offices, rows, offices_of, office_holders)


def _exhaustive(view: View, book: Rulebook) -> Index:
    """Return the index for which everybody is judged on everything, by every way."""
    sides, tables = Sides(view, book), view.tables
    things = [*tables.assets.values(), *tables.centers.values(), *tables.groups.values()]
    rows: Rows = {}
    for user in tables.users.values():
        answers = ((thing.id, _answer(sides, user, thing)) for thing in things)
        rows[user.id] = {name: actions for name, actions in answers if actions}
    return ExhaustiveIndex(Offices(sides), rows, {}, {})


def _answer(sides: Sides, user: f.User, thing: Thing) -> ActionSet:
    view, case = sides.view, sides.case(user, thing)
    plain = without(ACTIONS_OF[thing.kind], JOINT_ACTIONS)
    past_gates = let_through(view, sides.rules.gates, Path.to(case), plain)
    reached: int = NO_ACTIONS
    for way in sides.rules.ways:
        actions = way.actions & past_gates
        for path in way.lead.paths(view, case, None) if actions else ():
            reached |= let_through(view, way.steps, path, actions)
    return ActionSet(reached)


@lru_cache(maxsize=256)
def can_be_patched(book: Rulebook) -> bool:
    """
    Whether it is known which facts an answer depends on.

    It is for the rules of STANDARD, also with some left out; a rule of a house may read anything.
    """
    usual = {way.name: way for way in STANDARD.ways}
    ways = ((way, usual.get(way.name)) for way in book.ways)
    return (
        sort_rules(book).is_anchored
        and set(book.gates) <= set(STANDARD.gates)
        and all(
            was and type(way.lead) is type(was.lead) and set(way.steps) <= set(was.steps)
            for way, was in ways
        )
    )


def patched(index: Index, view: View, changed: Iterable[f.Fact]) -> Index:
    """
    Return the index of another World, or another instant, from an earlier one.

    `changed` names every fact that differs between the two, or ends between the two instants, in
    either version. What no such fact touches is taken over.
    """
    users = view.tables.users
    touched = Touched(changed, index.view.tables, view.tables)
    offices = index.offices.at(view, holding_as_before=touched.holding_as_before)
    compiler = Compiler(offices)
    rows: Rows = {}
    offices_of: OfficesOf = {}
    for name in touched.people:
        user = users.get(name)
        rows[name], offices_of[name] = compiler.person(user) if user else ({}, ())
    for name, assets in touched.cells.items():
        user = users.get(name)
        if user and name not in touched.people:
            rows[name] = _mended(index.rows.get(name, NO_ROW), assets, compiler.cells(user, assets))
    return Index(
        offices,
        _next(index.rows, rows),
        _next(index.offices_of, offices_of),
        _office_holders(index, offices_of),
    )


def _mended(row: Mapping[str, ActionSet], assets: Iterable[str], cells: Row) -> Row:
    """Return a row with new cells for some assets."""
    mended = {**row, **cells}
    for asset in assets:
        if asset not in cells:
            mended.pop(asset, None)
    return mended


def _next(table: Mapping[str, V], rows: dict[str, V]) -> Mapping[str, V]:
    """Return a table with some new rows; an empty one is left out."""
    full = {name: row for name, row in rows.items() if row}
    return Table[str, V].of(table).next(full, rows.keys() - full.keys()) if rows else table


def _office_holders(index: Index, offices_of: OfficesOf) -> Mapping[str, list[str]]:
    """Return who holds an office where, now that some people hold others."""
    office_holders: dict[str, list[str]] = {}
    for user, held in offices_of.items():
        before = {office.center for office in index.offices_of.get(user, ())}
        after = {office.center for office in held}
        for center in before ^ after:
            holders = office_holders.setdefault(center, list(index.office_holders.get(center, ())))
            if center in after:
                holders.append(user)
            else:
                holders.remove(user)
    return _next(index.office_holders, office_holders)
