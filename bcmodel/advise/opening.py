"""
Opening: by which routes people can do what they can, worked out as an index works out answers.

`decide` finds routes too, but one question at a time. Where two Worlds are compared row by row
there are hundreds of thousands of questions, and few whose routes differ. Here routes are put
together, as in the index, from the person's side and the asset's; and only where more than one
route can lead to something, before or after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve.index import ON_AUDIENCES, Index
from bcmodel.resolve.sides import ActionsByWay
from bcmodel.resolve.sorting import SortedWay, let_through
from bcmodel.rules import Path
from bcmodel.vocab.actions import ACTIONS_OF, EVERY_ACTION, NO_ACTIONS, ActionSet
from bcmodel.vocab.reasons import RouteKind
from bcmodel.vocab.words import Kind, Status


class By(NamedTuple):
    """By which route something is allowed: its kind, and the Business Center it leads through."""

    kind: RouteKind
    business_center: str | None

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data."""
        return {"kind": str(self.kind), "business_center": self.business_center}

    def __str__(self) -> str:
        center = self.business_center
        return str(self.kind) if center is None else f"{self.kind} {center}"


Opened = dict[By, int]
"""Which of some actions on an asset each route opens."""
NOBODY = f.User("nobody")
"""The person of a question in which only the asset is judged."""


class Passage(NamedTuple):
    """A path to an asset through a Business Center, and what the asset's side lets through."""

    way: SortedWay
    path: Path
    by: By
    actions: ActionSet


class Openings:
    """The routes that are open in a World; what is found for one person serves the next."""

    def __init__(self, index: Index) -> None:
        self.view = index.view
        self.sides = index.sides
        self._passages: dict[tuple[str, str], tuple[Passage, ...]] = {}
        self._ways = by_kind(self.sides.rules.through_centers)
        self._personal = by_kind(self.sides.rules.personal)

    def of(self, name: str) -> PersonsOpenings:
        """Return the routes that are open to a person who is there."""
        user = self.view.tables.users[name]
        entries = self.view.memberships(name)
        inside = {center: self.sides.inside(user, center) for center in entries}
        statuses = {center: entry.status for center, entry in entries.items()}
        return PersonsOpenings(self, user, statuses, inside)

    def through(self, asset: Thing, center: str) -> tuple[Passage, ...]:
        """Return the paths to an asset through a Business Center, as far as its side is open."""
        known = self._passages.get((asset.id, center))
        if known is None:
            known = tuple(self._through(asset, center))
            self._passages[asset.id, center] = known
        return known

    def _through(self, asset: Thing, center: str) -> Iterator[Passage]:
        for way in self._ways[asset.kind]:
            for path, actions in self.sides.held(NOBODY, way, asset, center):
                yield Passage(way, path, By(path.kind, center), actions)

    def leading(self, asset: Thing, centers: Iterable[str]) -> Iterator[tuple[By, ActionSet]]:
        """Yield the routes through Business Centers that can lead to an asset, open or not."""
        case = self.sides.case(NOBODY, asset)
        for center in centers:
            here = self.view.tables.centers[center]
            for way in self._ways[asset.kind]:
                for path in way.way.lead.through(self.view, case, here):
                    yield By(path.kind, center), way.actions

    def personal(self, user: f.User, asset: Thing) -> Iterator[tuple[SortedWay, Path]]:
        """Yield the ways through no Business Center, open or not."""
        for way in self._personal[asset.kind]:
            for path in way.way.lead.paths(self.view, self.sides.case(user, asset), None):
                yield way, path


class PersonsOpenings(NamedTuple):
    """The routes that are open to one person."""

    openings: Openings
    user: f.User
    statuses: Mapping[str, Status]
    """Business Center to the status of their entry, on which the order of routes depends."""
    inside: Mapping[str, ActionsByWay]
    """Business Center to what the person's side lets through there."""

    def on(self, name: str, actions: int) -> Opened:
        """Return the routes to an asset that open any of some actions; gates are left aside."""
        view = self.openings.view
        case, asset = self.openings.sides.case(self.user), view.world.thing(name)
        opened: Opened = {}
        if asset is None:
            return opened
        for center, by_way in self.inside.items():
            for way, path, by, past in self.openings.through(asset, center):
                passed = past & by_way.get(way, NO_ACTIONS) & actions
                if passed and way.of_assignment:
                    path.lend_to(case)
                    passed = let_through(view, way.of_assignment, path, passed)
                if passed:
                    opened[by] = opened.get(by, NO_ACTIONS) | passed
        for way, path in self.openings.personal(self.user, asset):
            passed = let_through(view, way.of_assignment, path, way.actions & actions)
            if passed:
                by = By(path.kind, None)
                opened[by] = opened.get(by, NO_ACTIONS) | passed
        return opened


@lru_cache(maxsize=256)
def by_kind(ways: tuple[SortedWay, ...]) -> dict[Kind, tuple[SortedWay, ...]]:
    """Return the ways that lead to each kind of asset."""
    return {
        kind: tuple(way for way in ways if way.actions & actions)
        for kind, actions in ACTIONS_OF.items()
    }


class Rerouting:
    """Two indexes, and what both allow, but perhaps by different routes."""

    def __init__(self, before: Index, after: Index) -> None:
        self.sides = Openings(before), Openings(after)
        self._is_anchored = all(side.sides.rules.is_anchored for side in self.sides)
        self._name = ""
        self._person: tuple[PersonsOpenings, PersonsOpenings] | None = None
        self._apart: dict[tuple[str, tuple[str, ...]], int] = {}

    def possible(self, user: str, asset: str, actions: int) -> int:
        """
        Return which of some actions, allowed before and after, may be open by another route.

        All of them for audiences, whose routes lead by way of ad accounts, and by a rulebook that
        lacks the anchors of the standard one.
        """
        if not actions or not self._is_anchored or actions & ON_AUDIENCES:
            return actions
        before, after = self._of(user)
        if before.statuses != after.statuses:
            return actions
        actions &= self._by_several_routes(asset, before, after)
        if not actions:
            return NO_ACTIONS
        was, becomes = before.on(asset, actions), after.on(asset, actions)
        differing: int = NO_ACTIONS
        for by in was.keys() | becomes.keys():
            differing |= was.get(by, NO_ACTIONS) ^ becomes.get(by, NO_ACTIONS)
        return differing

    def _by_several_routes(self, name: str, before: PersonsOpenings, after: PersonsOpenings) -> int:
        """Return the actions to which more than one route can lead, whatever the rules say."""
        things = [side.view.world.thing(name) for side in self.sides]
        for side, person, thing in zip(self.sides, (before, after), things, strict=True):
            if thing is not None and any(True for _ in side.personal(person.user, thing)):
                return EVERY_ACTION
        centers = tuple(before.inside)  # INVARIANT: those of `after` too, as statuses are the same
        known = self._apart.get((name, centers))
        if known is None:
            known = self._apart[name, centers] = self._apart_by_leads(things, centers)
        return known

    def _apart_by_leads(self, things: Iterable[Thing | None], centers: tuple[str, ...]) -> int:
        """Return the actions to which several routes through Business Centers can lead."""
        leading: dict[By, int] = {}
        for side, thing in zip(self.sides, things, strict=True):
            for by, actions in side.leading(thing, centers) if thing is not None else ():
                leading[by] = leading.get(by, NO_ACTIONS) | actions
        once: int = NO_ACTIONS
        twice: int = NO_ACTIONS
        for led in leading.values():
            twice |= once & led
            once |= led
        return twice

    def _of(self, user: str) -> tuple[PersonsOpenings, PersonsOpenings]:
        """Return the person's openings before and after, kept until somebody else's are needed."""
        if self._person is None or self._name != user:
            before, after = self.sides
            self._name, self._person = user, (before.of(user), after.of(user))
        return self._person
