"""Tallying: how often rules have held or stopped somebody, and which reasons were given."""

from __future__ import annotations

from collections import Counter
from typing import TypedDict
from weakref import WeakSet

import attrs

from bcmodel.resolve import Decision
from bcmodel.rules import STANDARD, AnyRule, Rulebook
from bcmodel.vocab.reasons import ADVICE, Reason


class Counts(TypedDict):
    """A tally as plain data, to be sent between processes."""

    held: dict[str, int]
    stopped: dict[str, int]
    given: dict[str, int]
    names: dict[str, str]
    of_houses: list[str]
    only_stopping: list[str]


REASONS = tuple(reason for reason in Reason if reason not in ADVICE)
"""The codes that rules can give as reasons, which leaves out advice."""


@attrs.define
class Tally:
    """
    How often each rule has held, each rule has stopped somebody, and each reason was given.

    A rule is seen to hold where an allowance rests on it, and to stop where a denial does, on any
    route. An unknown verdict settles nothing and is not counted.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> tally = Tally()
    >>> tally.note(bc.Resolver(town()).decide("mia", "ad_account.create_ads", "adv-1"))
    >>> tally.held["M201"], tally.stopped["M201"]
    (1, 0)
    """

    held: Counter[str] = attrs.field(factory=Counter[str])
    stopped: Counter[str] = attrs.field(factory=Counter[str])
    given: Counter[str] = attrs.field(factory=Counter[str])
    names: dict[str, str] = attrs.field(factory=dict[str, str])
    """Rules to be seen, by code: those of STANDARD and of every rulebook met."""
    of_houses: set[str] = attrs.field(factory=set[str])
    """Reasons of their own that rulebooks met have."""
    only_stopping: set[str] = attrs.field(factory=set[str])
    """Rules that only say why not, so that no allowance can rest on them."""
    _met: WeakSet[Rulebook] = attrs.field(factory=WeakSet[Rulebook], repr=False)

    def __attrs_post_init__(self) -> None:
        self.meet(STANDARD)

    def meet(self, rulebook: Rulebook) -> None:
        """Count the rules of a rulebook among those to be seen."""
        if rulebook in self._met:
            return
        self._met.add(rulebook)
        self.names.update((rule.code, rule.name) for rule in rulebook.every_rule)
        given = {str(reason) for rule in rulebook.every_rule for reason in rule.gives}
        self.of_houses.update(given.difference(REASONS))
        opening = {step for way in rulebook.ways if not way.only_tells for step in way.steps}
        telling = {step for way in rulebook.ways if way.only_tells for step in way.steps}
        self.only_stopping.update(rule.code for rule in telling - opening)

    def note(self, decision: Decision) -> None:
        """Count the rules that an answer rests on, and its reasons."""
        self.meet(decision.access.rulebook)
        codes = {rule.code for rule in decision.deciding_rules}
        if decision.allowed:
            self.held.update(codes)
        elif decision.denied:
            self.stopped.update(codes)
            on_routes = (reason for route in decision.routes for reason in route.reasons)
            self.given.update({*decision.reasons, *on_routes})

    def note_held(self, rule: AnyRule) -> None:
        """Count a rule that was judged by itself, and held."""
        self.held[rule.code] += 1

    @property
    def unheld(self) -> list[str]:
        """The codes of the rules that were not seen to hold."""
        return [c for c in self.codes if not self.held[c] and c not in self.only_stopping]

    @property
    def unbroken(self) -> list[str]:
        """The codes of the rules that were not seen to stop anybody."""
        return [code for code in self.codes if not self.stopped[code]]

    @property
    def unseen(self) -> list[str]:
        """The codes of the rules that were seen neither way."""
        return [c for c in self.codes if not self.held[c] and not self.stopped[c]]

    @property
    def ungiven(self) -> list[str]:
        """The reasons that were not given."""
        return [reason for reason in self.reasons if not self.given[reason]]

    @property
    def reasons(self) -> list[str]:
        """The reasons to be seen: the platform's, then those of houses."""
        return [*map(str, REASONS), *sorted(self.of_houses)]

    @property
    def codes(self) -> list[str]:
        """The codes of the rules to be seen."""
        return sorted(self.names)

    @property
    def percent(self) -> float:
        """How much was seen: each rule to hold, each rule to stop somebody, and each reason."""
        asked = 2 * len(self.names) - len(self.only_stopping) + len(self.reasons)
        unseen = len(self.unheld) + len(self.unbroken) + len(self.ungiven)
        return 100 * (asked - unseen) / asked

    def add(self, counts: Counts) -> None:
        """Add what was counted elsewhere."""
        self.held.update(counts["held"])
        self.stopped.update(counts["stopped"])
        self.given.update(counts["given"])
        self.names.update(counts["names"])
        self.of_houses.update(counts["of_houses"])
        self.only_stopping.update(counts["only_stopping"])

    @property
    def counts(self) -> Counts:
        """What was counted, as plain data."""
        return {
            "held": dict(self.held),
            "stopped": dict(self.stopped),
            "given": {str(reason): count for reason, count in self.given.items()},
            "names": dict(self.names),
            "of_houses": sorted(self.of_houses),
            "only_stopping": sorted(self.only_stopping),
        }

    def to_dict(self) -> dict[str, object]:
        """Return the tally as plain data."""
        return {
            "percent": round(self.percent, 2),
            "rules": [
                {
                    "code": code,
                    "name": self.names[code],
                    "held": self.held[code],
                    "stopped": self.stopped[code],
                }
                for code in self.codes
            ],
            "reasons": {reason: self.given[reason] for reason in self.reasons},
        }
