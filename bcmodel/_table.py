"""Table: a mapping that never changes, and whose next version costs only what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Final, Literal, Self, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

FOLD_AT = 2_000
"""How many entries may lie over a base before they are folded into a new one."""


class _Mark(Enum):
    GONE = "gone"
    BELOW = "below"


Gone = Literal[_Mark.GONE]
GONE: Final = _Mark.GONE
"""Lies over an entry of the base that is gone."""
BELOW: Final = _Mark.BELOW
"""What a look-up among the differences gives where only the base can tell."""


class Table(Mapping[K, V]):
    """
    A mapping made of a large base, shared by many versions, and the few entries that differ.

    >>> first = Table({"mia": 1, "ada": 2})
    >>> dict(first.next({"leo": 3}, ["ada"])), dict(first)
    ({'mia': 1, 'leo': 3}, {'mia': 1, 'ada': 2})
    """

    __slots__ = ("_base", "_over", "_size")

    def __init__(
        self, base: Mapping[K, V], over: dict[K, V | Gone] | None = None, size: int | None = None
    ) -> None:
        # INVARIANT: nobody changes a base, and what is GONE in `over` is there in the base.
        self._base = base
        self._over: dict[K, V | Gone] = {} if over is None else over
        self._size = len(base) if size is None else size

    @classmethod
    def of(cls, mapping: Mapping[K, V]) -> Table[K, V]:
        """Return a mapping as a table, with the mapping itself as its base."""
        return mapping if isinstance(mapping, cls) else cls(mapping)

    def next(self, became: Mapping[K, V], ceased: Iterable[K] = ()) -> Self:
        """Return the next version, in which some keys have other values and some are gone."""
        over = self._over.copy()
        gone = {key for key in ceased if key in self and key not in became}
        for key in gone:
            if key in self._base:
                over[key] = GONE
            else:
                del over[key]
        size = len(self) - len(gone) + sum(key not in self for key in became)
        over.update(became)
        following = type(self)(self._base, over, size)
        return following if len(over) < FOLD_AT else type(self)(dict(following.items()))

    def may_differ_at(self, other: Table[K, V]) -> Iterable[K]:
        """Return the keys at which two tables can differ: over one base, a few; else, all."""
        if self._base is other._base:
            return self._over.keys() | other._over.keys()
        return self.keys() | other.keys()

    def __getitem__(self, key: K) -> V:
        found = self._over.get(key, BELOW)
        if found is BELOW:
            return self._base[key]
        if found is GONE:
            raise KeyError(key)
        return found

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: D | None = None) -> V | D | None:
        """Return the value under a key, or the default."""
        found = self._over.get(key, BELOW)
        if found is BELOW:
            return self._base.get(key, default)
        return default if found is GONE else found

    def __contains__(self, key: object) -> bool:
        if key in self._over:
            return self._over[key] is not GONE  # pyright: ignore[reportArgumentType]  # it is a key
        return key in self._base

    def __iter__(self) -> Iterator[K]:
        base, over = self._base, self._over
        if not over:
            return iter(base)
        left = [key for key in base if over.get(key) is not GONE]
        return iter([*left, *(key for key in over if key not in base)])

    def __len__(self) -> int:
        return self._size

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)} entries, {len(self._over)} changes>"


class OrderedTable(Table[K, V]):
    """A table that is read in the order of its keys, as its base is."""

    __slots__ = ()

    def __iter__(self) -> Iterator[K]:
        keys = super().__iter__()
        return iter(sorted(keys)) if self._over else keys  # type: ignore[type-var]  # keys have an order
