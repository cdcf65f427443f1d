"""
What a rule is: one requirement, declared once, as a documented object.

A rule returns what it *stops*: pairs of a reason and the set of actions it stops for that reason.
What it lets through is the rest. It reads facts only through a `View`: run silently over many rows
it compiles the index, and run with a view that takes notes it writes the proof.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from operator import attrgetter
from typing import Protocol, TypeVar

import attrs

from bcmodel import facts as f
from bcmodel.facts import Thing, UsedThing
from bcmodel.rules.parameters import Parameters
from bcmodel.rules.sources import Source, Standing
from bcmodel.view import View
from bcmodel.vocab.actions import EVERY_ACTION, Action, ActionSet
from bcmodel.vocab.reasons import Reason, RouteKind
from bcmodel.vocab.words import Origin, Word

Stops = tuple[tuple[Reason, ActionSet], ...]
"""What a rule stops, and why."""

NOTHING: Stops = ()

K = TypeVar("K")


def stop(reason: Reason, actions: ActionSet) -> Stops:
    """Return the outcome of a rule that stops some actions for one reason."""
    return ((reason, actions),)


class Grain(Word):
    """What a rule's outcome depends on; the index asks once for each such thing."""

    PERSON = "person"
    ASSET = "asset"
    CENTER = "center"
    MEMBERSHIP = "membership"
    HOLDING = "holding"
    ASSIGNMENT = "assignment"
    USED_THING = "used thing"


class FoundRoute(Protocol):
    """A route to another asset, as a rule of a joint action sees it."""

    @property
    def is_open(self) -> bool:
        """Whether nothing is unmet on it."""
        ...

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What is unmet, none twice."""
        ...


class Ask(Protocol):
    """How a rule of a joint action asks about the used thing: same person, same instant."""

    def __call__(
        self,
        view: View,
        action: Action,
        asset: Thing,
        *,
        within: str | None = None,
        decisive: bool = True,
    ) -> Sequence[FoundRoute]:
        """
        Return the routes to the asset, the best first.

        A question that only looks for a better reason is not `decisive`: a doubt about its answer
        is no doubt about the rule.
        """
        ...


@attrs.define(eq=False)
class Case:
    """The case at hand: who asks, for what, with what."""

    user: f.User
    asset: Thing
    parameters: Parameters
    action: Action | None = None
    using: UsedThing | None = None
    post: str | None = None
    ask: Ask | None = None


class Path:
    """
    One way to an asset that a rule is asked about.

    `asset` is what the way leads to: the asset of the case or, for an audience, an ad account.
    `origin` says in which of the three ways `center` holds what it does not own, and `share` is
    the record of that, where there is one. A path that only an unseen record could open
    `is_unseen`: it is not listed as a route, but it keeps the answer from being a settled no.
    """

    __slots__ = (
        "asset",
        "by_group",
        "case",
        "center",
        "direct",
        "is_assigned",
        "is_held",
        "is_unseen",
        "kind",
        "origin",
        "share",
    )

    def __init__(
        self,
        case: Case,
        asset: Thing,
        kind: RouteKind,
        center: f.BusinessCenter | None = None,
        origin: Origin | None = None,
        share: f.Share | None = None,
        *,
        is_unseen: bool = False,
    ) -> None:
        self.case = case
        self.asset = asset
        self.kind = kind
        self.center = center
        self.origin = origin
        self.share = share
        self.is_unseen = is_unseen
        self.is_held: bool | None = None
        """Whether `center` holds the asset this way; worked out when a rule first asks."""
        self.is_assigned: bool | None = None
        """Whether anything is assigned to the person there; worked out when a rule first asks."""
        self.direct: f.Assignment | None = None
        self.by_group: tuple[f.GroupAssignment, ...] = ()

    def lend_to(self, case: Case) -> None:
        """Let another person go this way."""
        self.case = case
        self.is_assigned = None

    def forget(self) -> None:
        """Forget what was worked out, so that the next rule looks it up itself."""
        self.is_held = None
        self.is_assigned = None

    @classmethod
    def to(cls, case: Case) -> Path:
        """Return the path that gates judge: to the asset, by no way in particular."""
        return cls(case, case.asset, RouteKind.OWNER)


Judge = Callable[[View, Path], Stops]
Reduced = tuple[Callable[[str, str], object], tuple[str, str]]


def by_place(judge: Callable[..., object]) -> Reduced:
    """Return how a declared rule is pickled: by where it stands, as functions and classes are."""
    return declared_at, (judge.__module__, judge.__qualname__)


def declared_at(module: str, name: str) -> object:
    """Return what stands in a module under a name."""
    found: object = attrgetter(name)(import_module(module))
    return found


@attrs.frozen(eq=False)
class Rule:
    """
    One requirement of the platform.

    `name` is the requirement, `code` a letter and three digits, never reused. `gives` are the
    reasons it can name, `about` the actions it can stop, `holds` the sentence for when it is met.
    """

    code: str
    name: str
    grain: Grain
    gives: tuple[Reason, ...]
    holds: str
    standing: Standing
    sources: tuple[Source, ...]
    since: str
    about: ActionSet
    reads_clock: bool
    is_anchor: bool
    judge: Judge

    @property
    def meaning(self) -> str:
        """What the rule demands, in a sentence."""
        return " ".join((self.judge.__doc__ or "").split())

    def __reduce__(self) -> Reduced:
        return by_place(self.judge)

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}>"


def rule(
    code: str,
    name: str,
    grain: Grain,
    *,
    gives: Sequence[Reason],
    holds: str,
    standing: Standing,
    sources: Sequence[Source],
    about: ActionSet = EVERY_ACTION,
    reads_clock: bool = False,
    is_anchor: bool = False,
    since: str = "0.1",
) -> Callable[[Judge], Rule]:
    """
    Declare the decorated function as a rule; its docstring is what the rule means.

    A rule `reads_clock` if it looks at `view.now` itself, not only at whether something has ended.
    One that `is_anchor` tells an index where to look: without the record it reads, nothing opens.
    """

    def declare(judge: Judge) -> Rule:
        return Rule(
            code=code,
            name=name,
            grain=grain,
            gives=tuple(gives),
            holds=holds,
            standing=standing,
            sources=tuple(sources),
            since=since,
            about=about,
            reads_clock=reads_clock,
            is_anchor=is_anchor,
            judge=judge,
        )

    return declare


def reasons_in(stops: Mapping[K, Stops]) -> tuple[Reason, ...]:
    """Return the reasons in a table of outcomes, each once."""
    return tuple(dict.fromkeys(reason for outcome in stops.values() for reason, _ in outcome))
