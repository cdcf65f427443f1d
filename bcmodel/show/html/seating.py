"""Seating: who is in which Business Center, and who holds what, as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import islice, zip_longest

import attrs

from bcmodel import facts as f
from bcmodel.exchange.graphs.diagram import Arrow, Box, Lane, Look, Stroke
from bcmodel.facts import Fact
from bcmodel.rules.sharing import owner_of
from bcmodel.show.facts import tell_fact
from bcmodel.show.html.elements import Element
from bcmodel.show.html.naming import called_by, named, spaced
from bcmodel.show.html.picture import draw
from bcmodel.show.instructions import label
from bcmodel.vocab.words import Status
from bcmodel.world import World
from bcmodel.world.tables import person_behind

ROOM = 40
"""How many boxes there is room for in a picture."""
CENTERS, PEOPLE, ASSETS = 5, 12, 14
"""How many of each are drawn where there is not room for all."""


@attrs.frozen
class Seating:
    """What is drawn of a World: all of it if there is room, or some largest Business Centers."""

    world: World
    centers: tuple[str, ...]
    people: tuple[str, ...]
    assets: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        tables = self.world.tables
        drawn = len(self.centers), len(self.people), len(self.assets)
        return drawn == (len(tables.centers), len(tables.users), len(tables.assets))

    @property
    def seats(self) -> Iterator[f.Member]:
        """The memberships of those who are drawn, Business Center by Business Center."""
        for center in self.centers:
            team = self.world.tables.teams.get(center, {})
            yield from (team[person] for person in self.people if person in team)


def seating(world: World) -> Seating:
    """Return what is drawn of a World."""
    tables = world.tables
    boxes = len(tables.centers) + len(tables.users) + len(tables.assets)
    if boxes <= ROOM and boxes + sum(map(len, tables.teams.values())) <= ROOM:
        return Seating(world, *map(tuple, (tables.centers, tables.users, tables.assets)))
    centers = largest(world, CENTERS)
    people = in_turn((_seated(world, center) for center in centers), PEOPLE)
    given = in_turn((tables.assignments.get(person, {}) for person in people), ASSETS)
    held = in_turn((_held(world, center) for center in centers), ASSETS)
    assets = tuple(islice(dict.fromkeys((*given, *held)), ASSETS))
    return Seating(world, centers, people, assets)


def largest(world: World, most: int) -> tuple[str, ...]:
    """Return the Business Centers with the most people and assets, in alphabetical order."""
    tables = world.tables
    rows = (tables.teams, tables.owned, tables.received)
    size = {center: sum(len(row.get(center, ())) for row in rows) for center in tables.centers}
    return tuple(sorted(nlargest(most, size, key=lambda center: size[center])))


def _seated(world: World, center: str) -> Iterator[str]:
    seats = world.tables.teams.get(center, {}).values()
    return (seat.user for seat in seats if seat.status is Status.BOUND)


def _held(world: World, center: str) -> Iterator[str]:
    yield from world.tables.owned.get(center, ())
    yield from (share.asset for share in world.tables.received.get(center, ()))


def in_turn(rows: Iterable[Iterable[str]], most: int) -> tuple[str, ...]:
    """Return the first of each row, then the second of each, and so on: `most`, none twice."""
    waves = zip_longest(*(islice(row, most) for row in rows))
    every = (one for wave in waves for one in wave if one is not None)
    return tuple(islice(dict.fromkeys(every), most))


def picture_of(seating: Seating) -> Element:
    """Return the picture of people, their seats, and assets under their owners."""
    world = seating.world
    people = Lane("people", "", tuple(_box(world.tables.users[one]) for one in _in_order(seating)))
    columns = ((people,), tuple(_centers(seating)), tuple(_owners(seating)))
    counts = f"{len(seating.people)} people in {len(seating.centers)} Business Centers"
    said = f"Picture of {counts} with {len(seating.assets)} assets; the tables tell the same"
    return draw(columns, _arrows(seating), said)


def _in_order(seating: Seating) -> Iterable[str]:
    """Return people in the order of their first seats, so that few arrows cross."""
    seated = dict.fromkeys(seat.user for seat in seating.seats)
    return (*seated, *(one for one in seating.people if one not in seated))


def _box(fact: Fact) -> Box:
    """Return a person or an asset as a box: what it is called, and what it is."""
    identity = str(fact.key[0])
    called = called_by(fact)
    kind = "" if isinstance(fact, f.User) else spaced(fact.kind)
    besides = [word for word in (identity if called != identity else "", kind) if word]
    look = Look.PERSON if isinstance(fact, f.User) else Look.ASSET
    return Box(f"{look.word} {identity}", (called, *filter(None, [" · ".join(besides)])), look)


def _centers(seating: Seating) -> Iterator[Lane]:
    seats: dict[str, list[Box]] = {center: [] for center in seating.centers}
    for seat in seating.seats:
        lines = (label(seat.role), *filter(None, [" · ".join(_unusual(seat))]))
        box = Box(f"seat {seat.business_center} {seat.user}", lines, Look.CENTER)
        seats[seat.business_center].append(box)
    for center, boxes in seats.items():
        yield Lane(f"center {center}", named(seating.world, center), tuple(boxes))


def _unusual(seat: f.Member) -> Iterator[str]:
    """Yield what a seat has besides the role: a finance role, a status other than BOUND."""
    if seat.finance_role:
        yield label(seat.finance_role)
    if seat.status is not Status.BOUND:
        yield str(seat.status)


def _owners(seating: Seating) -> Iterator[Lane]:
    """Yield the assets of each owner as a lane, in the order of the Business Centers."""
    groups: dict[str, list[Box]] = {center: [] for center in seating.centers}
    for identity in seating.assets:
        asset = seating.world.tables.assets[identity]
        groups.setdefault(_belongs_to(seating.world, asset), []).append(_box(asset))
    for owner, boxes in groups.items():
        if boxes:
            yield Lane(f"owner {owner}", f"of {named(seating.world, owner)}", tuple(boxes))


def _belongs_to(world: World, asset: f.Asset) -> str:
    """Return whose an asset is; one still in an ad account belongs to the owner of that."""
    inside = world.tables.assets.get(getattr(asset, "ad_account", None) or "")
    if inside is not None and not owner_of(asset):
        return _belongs_to(world, inside)
    return owner_of(asset) or person_behind(asset) or "nobody"


def _arrows(seating: Seating) -> Iterator[Arrow]:
    """Yield who has which seat, what each was assigned, and what Business Centers hold."""
    for seat in seating.seats:
        place = f"seat {seat.business_center} {seat.user}"
        stroke = Stroke.SOLID if seat.status is Status.BOUND else Stroke.BROKEN
        yield Arrow(f"person {seat.user}", place, (tell_fact(seat),), stroke)
    for asset in seating.assets:
        yield from _held_by_centers(seating, asset)
        for person in seating.people:
            yield from _assigned(seating.world, person, asset)
            yield from _by_groups(seating.world, person, asset)


def _held_by_centers(seating: Seating, asset: str) -> Iterator[Arrow]:
    for share in seating.world.tables.shares.get(asset, ()):
        yield Arrow(f"center {share.to}", f"asset {asset}", (tell_fact(share),), Stroke.BROKEN)


def _assigned(world: World, person: str, asset: str) -> Iterator[Arrow]:
    held = world.tables.assignments.get(person, {}).get(asset, ())
    for given in held if isinstance(held, tuple) else (held,):
        seat = f"seat {given.business_center} {person}"
        yield Arrow(seat, f"asset {asset}", (tell_fact(given),))


def _by_groups(world: World, person: str, asset: str) -> Iterator[Arrow]:
    """Yield the account groups by which a person was given an ad account."""
    given = world.tables.group_assignments.get(person, {})
    for group in world.tables.groups_with.get(asset, ()):
        if group.id in given:
            seat = f"seat {group.business_center} {person}"
            yield Arrow(seat, f"asset {asset}", tuple(map(tell_fact, given[group.id])))
