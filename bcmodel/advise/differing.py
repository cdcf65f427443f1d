"""Diff: who gained and lost what between two Resolvers, and who keeps what by another route."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar

import attrs

from bcmodel.advise.comparing import Cell, differing_cells
from bcmodel.advise.opening import By
from bcmodel.change import Command
from bcmodel.resolve import Query, Resolver
from bcmodel.vocab.actions import Action, ActionSet, members

E = TypeVar("E")


class Rerouted(NamedTuple):
    """Something that is still allowed, but by another route than before."""

    user: str
    action: Action
    asset: str
    before: By
    after: By


@attrs.frozen
class Diff:
    """
    What two Resolvers answer differently; joint actions are left out.

    `gained` and `lost` are the questions that only the one after, or only the one before, answers
    with ALLOWED; `rerouted` is allowed by both, but by another best route. All are in the order of
    person, asset and action.
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
        """The same, split by the people for whom something differs, in order."""
        return self._by(lambda entry: entry.user)

    @property
    def by_asset(self) -> dict[str, Diff]:
        """The same, split by the assets, Business Centers and groups on which something differs."""
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

    def records(self) -> list[dict[str, str]]:
        """
        Return the difference as flat rows, one for each entry: `pandas.DataFrame(records)`.

        `before` and `after` are the routes of what is rerouted, and empty otherwise.
        """
        return [
            *(_record("gained", query) for query in self.gained),
            *(_record("lost", query) for query in self.lost),
            *(
                _record("rerouted", entry, str(entry.before), str(entry.after))
                for entry in self.rerouted
            ),
        ]

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.diff import diff_as_html

        return diff_as_html(self)

    def __repr__(self) -> str:
        told = f"{len(self.gained)} gained, {len(self.lost)} lost, {len(self.rerouted)} rerouted"
        return f"<Diff: {told}>"


def _sorted_by(key: Callable[[E], str], entries: Iterable[E]) -> dict[str, list[E]]:
    found: dict[str, list[E]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found


def _record(
    change: str, entry: Query | Rerouted, before: str = "", after: str = ""
) -> dict[str, str]:
    return {
        "change": change,
        "user": entry.user,
        "action": str(entry.action),
        "asset": entry.asset,
        "before": before,
        "after": after,
    }


def query_as_data(query: Query) -> dict[str, object]:
    """Return a question as plain data."""
    return {"user": query.user, "action": str(query.action), "asset": query.asset}


def diff(before: Resolver, after: Resolver) -> Diff:
    """
    Return what two Resolvers answer differently: who gained and lost what, on what.

    It is exact for any two. Where the Worlds share a past, the time it takes grows with what has
    changed since; where they do not, their facts are compared first. Where much differs, or the
    rules differ, everything that everybody can do is compared.

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
    for cell in differing_cells(before, after):
        gained += _queries(cell, cell.after & ~cell.before)
        lost += _queries(cell, cell.before & ~cell.after)
        rerouted += _rerouted(cell, before, after)
    return Diff(tuple(gained), tuple(lost), tuple(rerouted))


def impact(access: Resolver, command: Command) -> Diff:
    """
    Return what a command would change, before anybody gives it.

    Raises `RefusedError` where it would be refused, and `InputError` where it makes no sense here.
    """
    return diff(access, access.after(command))


def _queries(cell: Cell, actions: int) -> Iterator[Query]:
    return (Query(cell.user, action, cell.asset) for action in _members(actions))


@lru_cache(maxsize=1024)
def _members(actions: int) -> tuple[Action, ...]:
    """Return the actions of a set; many cells have the same."""
    return tuple(members(ActionSet(actions)))


def _rerouted(cell: Cell, before: Resolver, after: Resolver) -> Iterator[Rerouted]:
    for action in _members(cell.by_other_routes):
        was, becomes = (_way(access, cell, action) for access in (before, after))
        if was != becomes:
            yield Rerouted(cell.user, action, cell.asset, was, becomes)


def _way(access: Resolver, cell: Cell, action: Action) -> By:
    best = access.decide(cell.user, action, cell.asset).routes[0]
    return By(best.kind, best.business_center)
