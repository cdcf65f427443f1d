"""The Rulebook: gates, ways and parameters as one versioned value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property

import attrs

from bcmodel.errors import Fault, InputError, nearest
from bcmodel.rules.leads import Lead
from bcmodel.rules.parameters import Parameters
from bcmodel.rules.rule import Rule
from bcmodel.vocab.actions import BIT, Action, ActionSet
from bcmodel.vocab.reasons import Reason


@attrs.frozen(eq=False)
class Way:
    """
    One kind of right to act: where to look for it, and what each step along it demands.

    A question has a route for every path its lead finds; the route is open when no step stops
    the action. The order of steps is the order in which reasons are told. A way that `only_tells`
    is never open: it is there to say why not.
    """

    name: str
    actions: ActionSet
    lead: Lead
    steps: tuple[Rule, ...]
    only_tells: bool = False

    def demanding(self, action: ActionSet) -> tuple[Rule, ...]:
        """Return the steps that have a say in an action."""
        return tuple(step for step in self.steps if step.about & action)


@attrs.frozen(eq=False)
class Plan:
    """What a rulebook asks about one action."""

    action: Action
    bit: ActionSet
    gates: tuple[Rule, ...]
    ways: tuple[tuple[int, Way, tuple[Rule, ...]], ...]
    """Each way with its rank, and the steps that have a say."""


@attrs.frozen(eq=False, slots=False)
class Rulebook:
    """
    Everything that decides: an action is allowed when all gates and one way let it through.

    A Rulebook is a value: each method returns another one.

    >>> from bcmodel.rules import STANDARD
    >>> STANDARD.with_parameters(admin_sees_money=True)
    <Rulebook 2026.11 with admin_sees_money=True>
    """

    version: str
    gates: tuple[Rule, ...]
    ways: tuple[Way, ...]
    parameters: Parameters = attrs.field(factory=Parameters)
    _plans: dict[Action, Plan] = attrs.field(factory=dict[Action, Plan], init=False, repr=False)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, by code."""
        every = {rule.code: rule for rule in self.gates}
        every.update((step.code, step) for way in self.ways for step in way.steps)
        return tuple(every[code] for code in sorted(every))

    def rule(self, code: str) -> Rule:
        """Return the rule with a code; raises `InputError` where there is none."""
        return self._named([code])[0]

    def _named(self, codes: Iterable[str]) -> list[Rule]:
        known = {rule.code: rule for rule in self.rules}
        wanted = list(codes)
        unknown = [code for code in wanted if code not in known]
        if unknown:
            raise InputError(
                Fault("rulebook", f"there is no rule `{code}`", nearest(code, known))
                for code in unknown
            )
        return [known[code] for code in wanted]

    def giving(self, reason: Reason) -> tuple[Rule, ...]:
        """Return the rules that can give a reason."""
        return tuple(rule for rule in self.rules if reason in rule.gives)

    def plan(self, action: Action) -> Plan:
        """Return the gates and ways that have a say in an action."""
        plan = self._plans.get(action)
        if plan is None:
            plan = self._plans[action] = self._make_plan(action)
        return plan

    def _make_plan(self, action: Action) -> Plan:
        bit = BIT[action]
        ranked = enumerate(self.ways)
        return Plan(
            action,
            bit,
            tuple(gate for gate in self.gates if gate.about & bit),
            tuple((n, way, way.demanding(bit)) for n, way in ranked if way.actions & bit),
        )

    def with_parameters(self, **changes: object) -> Rulebook:
        """Return the same rules with other parameters; `InputError` tells all that do not fit."""
        return attrs.evolve(self, parameters=self.parameters.with_(**changes))

    def with_(self, *house_rules: Rule) -> Rulebook:
        """Return the rulebook with more gates; `InputError` for a code that is in use."""
        in_use = Counter(rule.code for rule in (*self.rules, *house_rules))
        taken = [code for code in dict.fromkeys(r.code for r in house_rules) if in_use[code] > 1]
        if taken:
            hint = "choose another, or use `replace`"
            raise InputError([Fault("rulebook", f"code `{code}` is taken", hint) for code in taken])
        return attrs.evolve(self, gates=(*self.gates, *house_rules))

    def without(self, *codes: str) -> Rulebook:
        """Return the rulebook less some rules; `InputError` for a code there is not."""
        dropped = set(self._named(codes))
        return self._with_rules(lambda rules: (rule for rule in rules if rule not in dropped))

    def replace(self, *rules: Rule) -> Rulebook:
        """Return the rulebook with rules in place of those of the same code."""
        new = dict(zip(self._named(rule.code for rule in rules), rules, strict=True))
        return self._with_rules(lambda rules: (new.get(rule, rule) for rule in rules))

    def _with_rules(self, change: Callable[[Iterable[Rule]], Iterable[Rule]]) -> Rulebook:
        ways = tuple(attrs.evolve(way, steps=tuple(change(way.steps))) for way in self.ways)
        return attrs.evolve(self, gates=tuple(change(self.gates)), ways=ways)

    def __repr__(self) -> str:
        changed = self.parameters.changed()
        told = ", ".join(f"{name}={value!r}" for name, value in changed.items())
        return f"<Rulebook {self.version}{' with ' + told if told else ''}>"
