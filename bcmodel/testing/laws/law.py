"""Law: something that holds for every World, in a sentence, and how it is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, ParamSpec, cast

import attrs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing.laws.shrinking import smallest

P = ParamSpec("P")
Drawn = Callable[[bc.Rulebook], st.SearchStrategy[tuple[object, ...]]]
"""Draws what a law is tried on, for a rulebook."""


class LawBroken(bc.BcmodelError, AssertionError):  # noqa: N818 - what a test says of it
    """
    A law does not hold: which law, on what, and what was found instead.

    `about` is what the law was tried on; the first of it is a Resolver with the World.
    """

    def __init__(self, law: str, says: str, problem: str, about: tuple[object, ...]) -> None:
        self.law = law
        self.says = says
        self.problem = problem
        self.about = about
        super().__init__(f"{law}: {says}\n{problem}\n{shown(about)}")


def shown(about: tuple[object, ...]) -> str:
    """Return what a law was tried on, as code to try it again."""
    return "\n".join(
        world_as_code(one) if isinstance(one, bc.Resolver) else repr(one) for one in about
    )


def world_as_code(access: bc.Resolver) -> str:
    """Return a Resolver with its World as code."""
    facts = "".join(f"    {fact!r},\n" for fact in access.world.facts())
    book = "" if access.rulebook is bc.STANDARD else f", {access.rulebook!r}"
    return f"Resolver(World.of(\n{facts}    at={access.world.at!r},\n){book})"


@attrs.frozen(eq=False)
class Law(Generic[P]):
    """
    Something that holds for every World, by any rulebook that its docstring does not except.

    Called with what it is about, it raises `LawBroken` if it does not hold.
    """

    name: str
    says: str
    problems: Callable[P, Iterator[str]]
    drawn: Drawn
    is_costly: bool = False
    """Whether it takes long to try, so that it is tried less often."""

    def __call__(self, *about: P.args, **more: P.kwargs) -> None:
        """Raise `LawBroken` with the first thing that contradicts the law."""
        for problem in self.problems(*about, **more):
            raise LawBroken(self.name, self.says, problem, about)

    def __repr__(self) -> str:
        return f"<Law {self.name}: {self.says}>"


def law(drawn: Drawn, *, is_costly: bool = False) -> Callable[[Callable[P, Iterator[str]]], Law[P]]:
    """Declare the decorated function as a law: it yields, in words, what contradicts it."""

    def declare(problems: Callable[P, Iterator[str]]) -> Law[P]:
        first, _, _ = (problems.__doc__ or "").strip().partition("\n")
        return Law(problems.__name__, first.strip(), problems, drawn, is_costly)

    return declare


COSTLY = 2
"""How many times less often a costly law is tried."""


@attrs.frozen(eq=False)
class Check:
    """A law to be tried on one rulebook: call it, or its `check`, in a test."""

    law: Law[...]
    rulebook: bc.Rulebook

    @property
    def __name__(self) -> str:
        """The name of the law, by which pytest tells one check from another."""
        return self.law.name

    def check(self, examples: int = 40) -> None:
        """
        Try the law on a number of examples, or on half as many if it is costly.

        Raises `LawBroken` for the smallest example found on which it does not hold.
        """
        tries = max(1, examples // COSTLY) if self.law.is_costly else examples

        @settings(AS_IT_TAKES, max_examples=tries)
        @given(self.law.drawn(self.rulebook))
        def holds(about: tuple[object, ...]) -> None:
            self.law(*about)

        try:
            holds()
        except LawBroken as broken:
            raise self._smaller(broken) from None

    __call__ = check

    def _smaller(self, broken: LawBroken) -> LawBroken:
        """Return how the law is broken by as few facts as possible, if it is about a question."""
        access, asked, *more = broken.about
        if not isinstance(access, bc.Resolver) or not isinstance(asked, tuple):
            return broken
        found = [broken]

        def breaks(world: bc.World) -> bool:
            try:
                self.law(bc.Resolver(world, self.rulebook), asked, *more)
            except LawBroken as smaller:
                found.append(smaller)
                return True
            except bc.InputError:  # the question names what was left out
                return False
            return False

        smallest(access.world, cast("tuple[object, ...]", asked), breaks)
        return found[-1]

    def __repr__(self) -> str:
        return f"<Check {self.law.name} by {self.rulebook!r}>"


AS_IT_TAKES = settings(
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    phases=[phase for phase in Phase if phase is not Phase.explain],
)
"""Slowness is no fault of a test, and shrinking goes on fact by fact afterwards."""
