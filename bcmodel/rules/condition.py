"""
What a condition is: one requirement of a command, besides the action that its giver needs.

Conditions are rules like any other, with a code, reasons, a standing and sources. But they judge a
command and the World it is given in, not a path to an asset: a seat must be free, an Admin must
remain, an invitation must still be pending. A condition on something absent is not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Concatenate, Generic, ParamSpec

import attrs

from bcmodel import facts as f
from bcmodel.rules.parameters import Parameters
from bcmodel.rules.rule import Path, Reduced, Rule, by_place
from bcmodel.rules.sources import Source, Standing
from bcmodel.view import View
from bcmodel.vocab.actions import ActionSet
from bcmodel.vocab.reasons import Reason

P = ParamSpec("P")


@attrs.frozen(eq=False)
class Setting:
    """What a condition is judged in: the World as it is read, the parameters, and who acts."""

    view: View
    parameters: Parameters
    actor: f.User | None
    """The person who gives the command; None for the platform itself."""


@attrs.frozen(eq=False)
class Condition(Generic[P]):
    """
    One requirement of commands.

    `name` is the requirement, `code` a letter and three digits, never reused. `gives` are the
    reasons it can name, `holds` the sentence for when it is met.
    """

    code: str
    name: str
    gives: tuple[Reason, ...]
    holds: str
    standing: Standing
    sources: tuple[Source, ...]
    since: str
    judge: Callable[Concatenate[Setting, P], Iterable[Reason]]

    @property
    def meaning(self) -> str:
        """What the condition demands, in a sentence."""
        return " ".join((self.judge.__doc__ or "").split())

    def __reduce__(self) -> Reduced:
        return by_place(self.judge)

    def __repr__(self) -> str:
        return f"<Condition {self.code} {self.name}>"


def condition(
    code: str,
    name: str,
    *,
    gives: Sequence[Reason],
    holds: str,
    standing: Standing,
    sources: Sequence[Source],
    since: str = "0.1",
) -> Callable[[Callable[Concatenate[Setting, P], Iterable[Reason]]], Condition[P]]:
    """Declare the decorated function as a condition; its docstring is what it means."""

    def declare(judge: Callable[Concatenate[Setting, P], Iterable[Reason]]) -> Condition[P]:
        return Condition(
            code=code,
            name=name,
            gives=tuple(gives),
            holds=holds,
            standing=standing,
            sources=tuple(sources),
            since=since,
            judge=judge,
        )

    return declare


def reasons_against(actions: ActionSet, rule: Rule, view: View, path: Path) -> Iterator[Reason]:
    """Yield why a rule of actions would stop some of them, where a command demands the same."""
    return (reason for reason, stopped in rule.judge(view, path) if stopped & actions)
