"""Luck: where random Worlds take their choices from - a seed, or Hypothesis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Luck:
    """
    A source of choices, which are to be listed with the simplest first.

    Every choice is a number below a bound, and lower is simpler; so what Hypothesis finds shrinks
    to first words, and to things that are not there.
    """

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    @classmethod
    def of(cls, seed: int) -> Luck:
        """Take the choices from a seed, which is by far the quickest."""
        random = Random(seed).random  # noqa: S311 - a world is no secret
        return cls(lambda bound: int(random() * bound))

    @classmethod
    def drawn(cls, draw: st.DrawFn) -> Luck:
        """Take the choices from Hypothesis."""
        return cls(lambda bound: draw(_below(bound)) if bound > 1 else 0)

    def one(self, options: Sequence[T]) -> T:
        """Choose one of the options."""
        return options[self.below(len(options))]

    def happens(self, percent: int) -> bool:
        """Return whether something happens, with a chance in per cent."""
        return self.below(100) >= 100 - percent

    def some(self, options: Sequence[T], percent: int = 50) -> list[T]:
        """Choose some of the options, each with a chance in per cent."""
        return [option for option in options if self.happens(percent)]

    def odd(self, usual: T, others: Sequence[T], percent: int) -> T:
        """Choose the usual word, or with a chance in per cent any of the others."""
        return self.one(others) if self.happens(percent) else usual


@cache
def _below(bound: int) -> st.SearchStrategy[int]:
    return st.integers(0, bound - 1)
