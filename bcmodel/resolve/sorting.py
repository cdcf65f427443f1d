"""Sorting: a rulebook by what its rules depend on, so that an index asks once for each thing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import attrs

from bcmodel.rules import STANDARD, Grain, Path, Rule, Rulebook, Way
from bcmodel.rules.leads import AroundAudience, Inside, Personal, Selling
from bcmodel.view import View
from bcmodel.vocab.actions import ACTIONS_OF, JOINT, ActionSet, action_set, without
from bcmodel.vocab.words import Kind

JOINT_ACTIONS = action_set(JOINT)
PERSON_SIDE = frozenset({Grain.CENTER, Grain.MEMBERSHIP})
BY_ONE_SIDE = frozenset({Grain.PERSON, Grain.ASSET, Grain.USED_THING})


def let_through(view: View, rules: Iterable[Rule], path: Path, actions: int) -> ActionSet:
    """Return those of the actions that no rule stops on a path."""
    for rule in rules:
        for _, stopped in rule.judge(view, path):
            actions &= ~stopped
    return ActionSet(actions)


@attrs.frozen(eq=False)
class SortedWay:
    """A way with its steps by what they depend on, without joint actions: no index holds those."""

    way: Way
    actions: ActionSet
    of_person: tuple[Rule, ...]
    of_asset: tuple[Rule, ...]
    of_assignment: tuple[Rule, ...]

    @classmethod
    def of(cls, way: Way) -> SortedWay:
        """Sort the steps of a way."""
        actions = without(way.actions, JOINT_ACTIONS)
        steps = way.demanding(actions)
        return cls(
            way,
            actions,
            tuple(rule for rule in steps if rule.grain in PERSON_SIDE),
            tuple(rule for rule in steps if rule.grain is Grain.HOLDING),
            tuple(rule for rule in steps if rule.grain is Grain.ASSIGNMENT),
        )


@attrs.frozen(eq=False)
class SortedRules:
    """All gates and ways of a rulebook, by what they depend on."""

    gates: tuple[Rule, ...]
    ways: tuple[Way, ...]
    person_gates: tuple[Rule, ...]
    asset_gates: tuple[Rule, ...]
    pair_gates: tuple[Rule, ...]
    """Gates that look at person and asset together; only rules of a house do."""
    personal: tuple[SortedWay, ...]
    """Ways through no Business Center."""
    through_centers: tuple[SortedWay, ...]
    assigned: dict[Kind, tuple[SortedWay, ...]]
    """Ways that take an assignment, by the kind of asset."""
    inside: tuple[SortedWay, ...]
    """Ways to a Business Center itself."""
    through_what_is_held: tuple[SortedWay, ...]
    """Ways to what a Business Center holds."""
    person_side: tuple[Rule, ...]
    """Every step that depends on person and Business Center alone."""
    around_audiences: tuple[Rule, ...]
    """Steps that relate an audience to an ad account."""
    is_anchored: bool
    """Whether every anchor of STANDARD is there unchanged, to say where answers can be found."""


@lru_cache(maxsize=256)
def sort_rules(book: Rulebook) -> SortedRules:
    """Return the rules of a rulebook, sorted."""
    opening = [way for way in book.ways if not way.only_tells]
    around = [way for way in opening if isinstance(way.lead, AroundAudience)]
    ways = [SortedWay.of(way) for way in opening if way not in around]
    personal = [way for way in ways if isinstance(way.way.lead, Personal | Selling)]
    through_centers = [way for way in ways if way not in personal]
    inside = [
        way
        for way in through_centers
        if isinstance(way.way.lead, Inside) and way.actions & ACTIONS_OF[Kind.BUSINESS_CENTER]
    ]
    steps = [step for way in through_centers for step in way.of_person]
    return SortedRules(
        gates=book.gates,
        ways=book.ways,
        person_gates=tuple(gate for gate in book.gates if gate.grain is Grain.PERSON),
        asset_gates=tuple(gate for gate in book.gates if gate.grain is Grain.ASSET),
        pair_gates=tuple(gate for gate in book.gates if gate.grain not in BY_ONE_SIDE),
        personal=tuple(personal),
        through_centers=tuple(through_centers),
        assigned={
            kind: tuple(w for w in through_centers if w.of_assignment and w.actions & actions)
            for kind, actions in ACTIONS_OF.items()
        },
        inside=tuple(inside),
        through_what_is_held=tuple(way for way in through_centers if way not in inside),
        person_side=tuple(dict.fromkeys(steps)),
        around_audiences=tuple(
            step for way in around for step in way.steps if step.grain is Grain.USED_THING
        ),
        is_anchored={rule for rule in STANDARD.rules if rule.is_anchor} <= set(book.rules),
    )
