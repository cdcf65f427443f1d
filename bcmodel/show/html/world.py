"""World: how much there is of each kind, a picture, and tables of the first of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from bcmodel import facts as f
from bcmodel.show.facts import tell_fact
from bcmodel.show.html.elements import (
    Element,
    Part,
    bdi,
    div,
    h2,
    li,
    p,
    strong,
    tbody,
    td,
    th,
    tr,
    ul,
)
from bcmodel.show.html.naming import called_by, named, plural, spaced
from bcmodel.show.html.page import shown
from bcmodel.show.html.parts import badge, chip, counted, few, fold, grid, instant, name
from bcmodel.show.html.seating import largest, picture_of, seating
from bcmodel.show.instructions import label
from bcmodel.vocab.words import Kind, Status
from bcmodel.world import World

CENTERS, ROWS = 10, 25
"""How many Business Centers, and how many people and assets, are listed."""
FEW = 3
"""How many names there are in a cell."""


def world_as_html(world: World) -> str:
    """
    Return a World as HTML: counts, a picture, and the first people and things of each kind.

    >>> from bcmodel.rules.town import town
    >>> print(world_as_html(town()))
    <style>...
    ...As of...3</strong> Business Centers...
    """
    drawn = seating(world)
    return shown(
        "World",
        div("head", badge("accent", "WORLD"), h2("", "As of ", instant(world.at))),
        counts_of(world),
        _picture(picture_of(drawn), is_whole=drawn.is_whole)
        if drawn.people or drawn.assets
        else None,
        _centers(world) if world.tables.centers else None,
        _people(world) if world.tables.users else None,
        _assets(world) if world.tables.assets else None,
        _unseen(world) if world.tables.unseen else None,
    )


def counts_of(world: World) -> Element:
    """Return how many facts there are of each kind."""
    counts = Counter(fact.kind for fact in world.facts())
    items = [
        li("", strong("", f"{counts[kind]:,}"), f" {plural(kind, counts[kind])}")
        for kind in Kind
        if counts[kind]
    ]
    return ul("counts", *(items or [li("", "nothing")]))


def _picture(picture: Element, *, is_whole: bool) -> Iterator[Part]:
    told = "Solid: who is a member where, and what they are assigned. "
    told += "Dashed: what a Business Center holds of others, and memberships that are not bound."
    some = "" if is_whole else " Only a part is drawn: some of the largest Business Centers."
    yield div("wide", picture, tabindex="0", role="region", aria_label="Picture of the World")
    yield p("note", told, some)


def _centers(world: World) -> Element:
    tables = world.tables
    partners: dict[str, list[str]] = {}
    for one in tables.partnerships.values():
        if one.status is Status.BOUND:
            partners.setdefault(one.a, []).append(one.b)
            partners.setdefault(one.b, []).append(one.a)
    rows = (
        (
            _identity(tables.centers[center]),
            _bound(tables.teams.get(center, {}).values()),
            f"{len(tables.owned.get(center, ())):,}",
            _bound(tables.received.get(center, ())),
            _listed(sorted(partners.get(center, ())), world),
        )
        for center in largest(world, CENTERS)
    )
    heads = ("Business Center", "Members", "Owns", "Holds of others", "Partners")
    return _table("Business Centers", heads, rows, len(tables.centers))


def _bound(grants: Iterable[f.Member | f.Share]) -> str:
    """Return how many memberships or shares are bound."""
    return f"{sum(grant.status is Status.BOUND for grant in grants):,}"


def _identity(fact: f.Fact) -> Part:
    """Return what something is called, and its id where that differs."""
    called, identity = called_by(fact), str(fact.key[0])
    return (name(called), (" ", chip(identity)) if called != identity else None)


def _listed(names: Sequence[str], world: World) -> Part:
    told = [name(named(world, one)) for one in names[:FEW]]
    joined = [part for one in told for part in (", ", one)][1:]
    return (joined, f" and {len(names) - FEW:,} more" if len(names) > FEW else None)


def _people(world: World) -> Element:
    tables = world.tables
    rows = (
        (
            _identity(tables.users[user]),
            [div("", part) for part in _seats(tables.members.get(user, {}), world)],
            f"{len(tables.assignments.get(user, ())):,}",
        )
        for user in islice(sorted(tables.users), ROWS)
    )
    heads = ("Person", "Seats", "Assignments")
    count = len(tables.users)
    return fold(counted(count, "person", "people"), _table("People", heads, rows, count))


def _seats(seats: Mapping[str, f.Member], world: World) -> Iterator[Part]:
    for center, seat in islice(seats.items(), FEW):
        status = (" ", chip(seat.status, "open")) if seat.status is not Status.BOUND else None
        yield (name(named(world, center)), f": {label(seat.role)}", status)


def _assets(world: World) -> Element:
    tables = world.tables
    rows = (
        (
            _identity(tables.assets[asset]),
            spaced(tables.assets[asset].kind),
            [div("", bdi("", tell_fact(share))) for share in tables.shares.get(asset, ())[:FEW]],
            f"{len(tables.assignees.get(asset, ())):,}",
        )
        for asset in islice(sorted(tables.assets), ROWS)
    )
    heads = ("Asset", "Kind", "Held by others", "People assigned")
    count = len(tables.assets)
    return fold(counted(count, "asset"), _table("Assets", heads, rows, count))


def _unseen(world: World) -> Element:
    every = [pattern for patterns in world.tables.unseen.values() for pattern in patterns]
    items = few(every, ROWS, lambda one: li("", bdi("", tell_fact(one))))
    return fold(f"Not seen: {counted(len(every), 'pattern')}", ul("", *items), is_open=True)


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[Part]], count: int) -> Element:
    """Return a table of the first rows, with how many more there are of `count`."""
    body = [
        tr("", th("", first, scope="row"), *(td("", cell) for cell in cells))
        for first, *cells in rows
    ]
    more = count - len(body)
    last = tr("", td("note", f"and {more:,} more", colspan=f"{len(heads)}")) if more > 0 else None
    return grid(title, heads, tbody("", *body, last))
