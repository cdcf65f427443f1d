"""Words: names by which a reach is told, and names for what can be closed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import attrs

from bcmodel.exchange.engines.reach import Reach, union
from bcmodel.vocab.actions import BIT, ActionSet, members


@attrs.frozen(cache_hash=True)
class Words:
    """Words, each with its reach, the widest first; no two have the same reach."""

    reach: tuple[tuple[str, Reach], ...]

    @classmethod
    def of(cls, named: Iterable[tuple[str, Reach]]) -> Words:
        """Return these names as words; of two with the same reach, the first counts."""
        by_reach: dict[Reach, str] = {}
        for name, reach in named:
            if any(reach):
                by_reach.setdefault(reach, name)
        ranked = sorted(by_reach, key=_size, reverse=True)
        return cls(tuple((by_reach[reach], reach) for reach in ranked))

    def giving(self, way: int, action: ActionSet) -> tuple[str, ...]:
        """Return the words that open an action on a way, the narrowest first."""
        return tuple(name for name, reach in reversed(self.reach) if reach[way] & action)

    def telling(self, reach: Reach) -> tuple[str, ...]:
        """Return the words whose reaches together are exactly this one."""
        return _telling(self, reach)


@lru_cache(maxsize=4096)
def _telling(words: Words, reach: Reach) -> tuple[str, ...]:
    found: list[str] = []
    left = reach
    for name, one in words.reach:
        rest = less(left, one)
        if not any(less(one, reach)) and rest != left:
            found.append(name)
            left = rest
    # INVARIANT: words are made from everything that can be told, so that nothing is left.
    assert not any(left), reach  # noqa: S101 - a fault of ours, not of the input
    return tuple(found)


def _size(reach: Reach) -> int:
    return sum(actions.bit_count() for actions in reach)


@attrs.frozen
class Stops:
    """
    What can be closed: actions on each way, by a name for those that the same states close.

    What nothing closes is not among them.
    """

    closed: tuple[tuple[str, Reach], ...]

    @classmethod
    def of(cls, whole: Reach, left_open: Iterable[Reach], common: str, other: str) -> Stops:
        """Sort the whole by what closes its parts; the largest part gets the common name."""
        found = list(dict.fromkeys(left_open))
        lots: dict[tuple[bool, ...], list[int]] = {}
        for n, actions in enumerate(whole):
            for action in members(ActionSet(actions)):
                shut = tuple(not reach[n] & BIT[action] for reach in found)
                if any(shut):
                    lot = lots.setdefault(shut, [0] * len(whole))
                    lot[n] |= BIT[action]
        ranked = sorted((tuple(lot) for lot in lots.values()), key=_size, reverse=True)
        return cls(tuple((_name_of(lot, n, common, other), lot) for n, lot in enumerate(ranked)))

    def closing(self, way: int, action: ActionSet) -> str | None:
        """Return the name of what closes an action on a way, if anything does."""
        return next((name for name, lot in self.closed if lot[way] & action), None)

    def telling(self, left_open: Reach) -> tuple[str, ...]:
        """Return the names of what is closed."""
        return tuple(
            name
            for name, lot in self.closed
            if any(shut & ~actions for shut, actions in zip(lot, left_open, strict=True))
        )


def _name_of(lot: Reach, rank: int, common: str, other: str) -> str:
    if common and rank == 0:
        return common
    first = next(iter(members(ActionSet(union(lot)))))
    return f"{other}_{first.partition('.')[2]}"


def in_common(reaches: Iterable[Reach]) -> Reach:
    """Return what several reaches have in common."""
    first, *rest = reaches
    for reach in rest:
        first = tuple(one & other for one, other in zip(first, reach, strict=True))
    return first


def less(reach: Reach, other: Reach) -> Reach:
    """Return what a reach has beyond another."""
    return tuple(one & ~beyond for one, beyond in zip(reach, other, strict=True))
