"""Unmet: a requirement that is not met at a gate or on a route, with the facts that show it."""

from __future__ import annotations

from collections.abc import Callable

from bcmodel import facts as f
from bcmodel.resolve.applied import apply_rule
from bcmodel.rules import Grain, Path, Rule
from bcmodel.view import View
from bcmodel.vocab.actions import BIT
from bcmodel.vocab.reasons import Reason

Stopped = list[tuple[Rule, Reason]]
"""What is unmet, and the rule that says so, in the order of the rules."""


class Unmet:
    """
    One requirement that is not met, and why.

    `rule` is its code, `reason` the reason it gives, `text` the same in a sentence, and `facts`
    are what it was judged by; the last two are worked out when asked for.
    """

    __slots__ = ("_facts", "demand", "path", "reason", "view")

    def __init__(self, view: View, demand: Rule, reason: Reason, path: Path) -> None:
        self.view = view
        self.demand = demand
        self.reason = reason
        self.path = path
        self._facts: tuple[f.Fact, ...] | None = None

    @property
    def rule(self) -> str:
        """The code of the rule that says so."""
        return self.demand.code

    @property
    def text(self) -> str:
        """The obstacle in a sentence."""
        from bcmodel.show import tell_unmet

        return tell_unmet(self)

    @property
    def facts(self) -> tuple[f.Fact, ...]:
        """What the rule is about, and what it found when it looked."""
        if self._facts is None:
            self._facts = self._read()
        return self._facts

    def _read(self) -> tuple[f.Fact, ...]:
        action = self.path.case.action
        at_hand = _AT_HAND[self.demand.grain](self.path)
        if action is None:
            return (at_hand,) if at_hand else ()
        found = apply_rule(self.view, self.demand, self.path, BIT[action]).facts
        return tuple(dict.fromkeys(fact for fact in (at_hand, *found) if fact is not None))

    def __repr__(self) -> str:
        return f"<Unmet {self.rule} {self.reason}>"


def unmet_among(view: View, stopped: Stopped, path: Path) -> tuple[Unmet, ...]:
    """Return what is unmet on a path, each reason once, where it is first given."""
    first: dict[Reason, Rule] = {}
    for demand, reason in stopped:
        first.setdefault(reason, demand)
    return tuple(Unmet(view, demand, reason, path) for reason, demand in first.items())


_AT_HAND: dict[Grain, Callable[[Path], f.Fact | None]] = {
    Grain.PERSON: lambda path: path.case.user,
    Grain.ASSET: lambda path: path.case.using or path.asset,
    Grain.CENTER: lambda path: path.center,
    Grain.MEMBERSHIP: lambda path: path.center,
    Grain.HOLDING: lambda path: path.share or path.asset,
    Grain.ASSIGNMENT: lambda path: path.asset,
    Grain.USED_THING: lambda path: path.case.using or path.case.asset,
}
"""The fact that a rule is given, and does not look up, by what its outcome depends on."""
