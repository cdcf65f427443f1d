"""Agreement: whether a service of yours and the model say the same about the same World."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, runtime_checkable

from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

import bcmodel as bc
from bcmodel.testing.laws.law import AS_IT_TAKES, LawBroken
from bcmodel.testing.laws.shrinking import smallest
from bcmodel.testing.making.questions import PLAIN
from bcmodel.testing.strategies import towns
from bcmodel.testing.strategies import worlds as some_worlds
from bcmodel.testing.strategies.asking import plain_actions, several_queries
from bcmodel.testing.strategies.worlds import SEEDS

Can = Callable[[str, str, str], bool]
"""From person, action and asset to whether that is allowed."""


@runtime_checkable
class Gateway(Protocol):
    """A service as tests see it: it loads a World, and then says who can do what."""

    def load(self, world: bc.World, /) -> object:
        """Load a World in place of whatever was there."""

    def can(self, user: str, action: str, asset: str, /) -> bool:
        """Whether somebody can do something on an asset."""
        ...


class Disagreement(LawBroken):
    """
    A service and the model answer a question differently.

    `world` has no fact that the disagreement could do without. `decision` is the answer of the
    model, with its proof; `service` is that of the service.
    """

    def __init__(
        self,
        world: bc.World,
        query: bc.Query,
        service: bool,  # noqa: FBT001 - an answer, and no option
        decision: bc.Answer,
    ) -> None:
        self.world = world
        self.query = query
        self.service = service
        self.decision = decision
        model = f"the model says {decision.verdict}:\n\n{decision.explain()}\n"
        problem = f"the service says {service} and {model}"
        super().__init__(
            "agrees", "A service and the model say the same.", problem, (decision.access, query)
        )


def agrees(
    gateway: Gateway | Can,
    load: Callable[[bc.World], object] | None = None,
    *,
    worlds: st.SearchStrategy[bc.World] | None = None,
    rulebook: bc.Rulebook = bc.STANDARD,
    actions: Iterable[str] = PLAIN,
    examples: int = 100,
    questions: int = 50,
) -> None:
    """
    Compare a service with the model on random Worlds, each with a number of `questions`.

    `gateway` has `load(world)` and `can(user, action, asset)`, or is a function like the latter,
    with the former given as `load`. `examples` is the number of Worlds, drawn from `worlds`, by
    default `towns()` and `worlds()`. The model says no to whatever it cannot know for certain.
    Raises `Disagreement` for the smallest World found on which they differ; errors of the service
    are passed on.

    >>> def everybody_can(user, action, asset):
    ...     return True
    >>> agrees(everybody_can, load=lambda world: None)
    Traceback (most recent call last):
    ...
    bcmodel.testing.laws.agreement.Disagreement: agrees: A service and the model say the same.
    the service says True and the model says DENIED:
    ...
    """
    can, take = _parts(gateway, load)
    wanted = plain_actions(actions)

    def differing(case: tuple[bc.World, Iterable[bc.Query]]) -> Iterator[bc.Query]:
        world, asked = case
        access = bc.Resolver(world, rulebook)
        take(world)
        return (query for query in asked if bool(can(*query)) is not access.can(*query))

    @st.composite
    def cases(draw: st.DrawFn) -> tuple[bc.World, list[bc.Query]]:
        world = draw(towns() | some_worlds() if worlds is None else worlds)
        return world, several_queries(world, wanted, questions, draw(SEEDS))

    try:
        world, asked = find(
            cases(),
            lambda case: any(differing(case)),
            settings=settings(AS_IT_TAKES, max_examples=examples, phases=[Phase.generate]),
        )
    except NoSuchExample:
        return
    query = next(differing((world, asked)))
    world = smallest(world, query, lambda less: any(differing((less, [query]))))
    take(world)
    decision = bc.Resolver(world, rulebook).decide(*query)
    raise Disagreement(world, query, bool(can(*query)), decision)


def _parts(
    gateway: Gateway | Can, load: Callable[[bc.World], object] | None
) -> tuple[Can, Callable[[bc.World], object]]:
    """Return how to ask a service, and how to load a World into it."""
    if load is None and isinstance(gateway, Gateway):
        return gateway.can, gateway.load
    if load is not None and callable(gateway):
        return gateway, load
    raise bc.InputError(
        [
            bc.Fault(
                "gateway",
                f"a `{type(gateway).__name__}` does not tell how to load a World",
                "give it `load` and `can`, or a function and `load=`",
            )
        ]
    )
