"""Diff: who gained and lost what between two Resolvers, and who keeps it by another route."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

import attrs

from bcmodel.advise.comparing import Cell, differing_cells
from bcmodel.change import Command
from bcmodel.resolve import Query, Resolver
from bcmodel.vocab.actions import Action, ActionSet, members
from bcmodel.vocab.reasons import RouteKind

E = TypeVar("E")


class By(NamedTuple):
    """By which route something is allowed: its kind, and the Business Center it leads through."""

    kind: RouteKind
    business_center: str | None

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data."""
        return {"kind": str(self.kind), "business_center": self.business_center}


class Rerouted(NamedTuple):
    """Something that is allowed as before, but by another route than before."""

    user: str
    action: Action
    asset: str
    before: By
    after: By


@attrs.frozen
class Diff:
    """
    What two Resolvers answer differently, of everything that is done with nothing else.

    `gained` and `lost` are questions that only the one after, or only the one before, answers
    with yes for certain; `rerouted` is allowed by both, but the best route is another. All are in
    the order of person, asset and action.
    """

    gained: tuple[Query, ...] = ()
    lost: tuple[Query, ...] = ()
    rerouted: tuple[Rerouted, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.gained or self.lost or self.rerouted)

    @property
    def by_person(self) -> dict[str, Diff]:
        """The same for each person with whom something differs, in order."""
        return self._by(lambda entry: entry.user)

    @property
    def by_asset(self) -> dict[str, Diff]:
        """The same for each asset, Business Center and group on which something differs."""
        return self._by(lambda entry: entry.asset)

    def _by(self, key: Callable[[Query | Rerouted], str]) -> dict[str, Diff]:
        gained, lost = _sorted_by(key, self.gained), _sorted_by(key, self.lost)
        rerouted = _sorted_by(key, self.rerouted)
        return {
            name: Diff(
                tuple(gained.get(name, ())),
                tuple(lost.get(name, ())),
                tuple(rerouted.get(name, ())),
            )
            for name in sorted({*gained, *lost, *rerouted})
        }

    def to_dict(self) -> dict[str, object]:
        """Return the difference as plain data, in the shape of `bcmodel diff --json`."""
        return {
            "gained": [query_as_data(query) for query in self.gained],
            "lost": [query_as_data(query) for query in self.lost],
            "rerouted": [
                {
                    **query_as_data(Query(entry.user, entry.action, entry.asset)),
                    "before": entry.before.to_dict(),
                    "after": entry.after.to_dict(),
                }
                for entry in self.rerouted
            ],
        }

    def __repr__(self) -> str:
        told = f"{len(self.gained)} gained, {len(self.lost)} lost, {len(self.rerouted)} rerouted"
        return f"<Diff: {told}>"


def _sorted_by(key: Callable[[E], str], entries: Iterable[E]) -> dict[str, list[E]]:
    found: dict[str, list[E]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found


def query_as_data(query: Query) -> dict[str, object]:
    """Return a question as plain data."""
    return {"user": query.user, "action": str(query.action), "asset": query.asset}


def diff(before: Resolver, after: Resolver) -> Diff:
    """
    Return what two Resolvers answer differently: who gained and lost what, on what.

    It is exact for any two. Where the Worlds share a past, it takes as long as the change is
    large; where they do not, as many facts as they have are compared; under different rules
    everything is asked.

    >>> from bcmodel.change.commands import UnassignAsset
    >>> from bcmodel.rules.town import town
    >>> before = Resolver(town())
    >>> taken = UnassignAsset(actor="ada", business_center="nova", user="mia", asset="px-1")
    >>> for user, action, asset in diff(before, before.after(taken)).lost:
    ...     print(user, action, asset)
    mia pixel.view px-1
    mia pixel.manage px-1
    """
    gained: list[Query] = []
    lost: list[Query] = []
    rerouted: list[Rerouted] = []
    for cell in sorted(differing_cells(before, after)):
        gained += _queries(cell, cell.after & ~cell.before)
        lost += _queries(cell, cell.before & ~cell.after)
        rerouted += _rerouted(cell, before, after)
    return Diff(tuple(gained), tuple(lost), tuple(rerouted))


def impact(access: Resolver, command: Command) -> Diff:
    """
    Return what a command would change, before anybody gives it.

    Raises `RefusedError` where it is refused, and `InputError` where it makes no sense.
    """
    return diff(access, access.after(command))


def _queries(cell: Cell, actions: int) -> Iterator[Query]:
    return (Query(cell.user, action, cell.asset) for action in members(ActionSet(actions)))


def _rerouted(cell: Cell, before: Resolver, after: Resolver) -> Iterator[Rerouted]:
    for action in members(ActionSet(cell.by_other_routes)):
        was, becomes = (_way(access, cell, action) for access in (before, after))
        if was != becomes:
            yield Rerouted(cell.user, action, cell.asset, was, becomes)


def _way(access: Resolver, cell: Cell, action: Action) -> By:
    best = access.decide(cell.user, action, cell.asset).routes[0]
    return By(best.kind, best.business_center)
