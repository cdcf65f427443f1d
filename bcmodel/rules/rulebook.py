"""The Rulebook: gates, ways and parameters as one versioned value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Protocol, TypeVar, cast

import attrs

from bcmodel.errors import Fault, InputError, nearest
from bcmodel.rules.condition import Condition, P
from bcmodel.rules.leads import Lead
from bcmodel.rules.parameters import Parameters
from bcmodel.rules.rule import Rule
from bcmodel.vocab.actions import BIT, Action, ActionSet
from bcmodel.vocab.reasons import Reason

AnyRule = Rule | Condition[...]
"""A requirement of an action, or one of a command."""
R = TypeVar("R", Rule, Condition[...])


class Printer(Protocol):
    """What interactive shells print by."""

    def text(self, text: str, /) -> None:
        """Print a text as it is."""


@attrs.frozen(eq=False)
class Way:
    """
    One kind of right to act: where to look for it, and what each step along it demands.

    A question has a route for every path its lead finds; the route is open when no step stops
    the action. The order of steps is the order of the reasons. A way that `only_tells` is never
    open: it is there to say why not.
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
class ActionRules:
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
    conditions: tuple[Condition[...], ...] = ()
    """What commands demand besides the action that their giver needs."""
    parameters: Parameters = attrs.field(factory=Parameters)
    _rules_by_action: dict[Action, ActionRules] = attrs.field(
        factory=dict[Action, ActionRules], init=False, repr=False
    )

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of actions, by code."""
        every = {rule.code: rule for rule in self.gates}
        every.update((step.code, step) for way in self.ways for step in way.steps)
        return tuple(every[code] for code in sorted(every))

    @property
    def every_rule(self) -> tuple[AnyRule, ...]:
        """Every rule, then every condition of commands, by code."""
        return (*self.rules, *self.conditions)

    @cached_property
    def _by_code(self) -> dict[str, AnyRule]:
        return {rule.code: rule for rule in self.every_rule}

    def rule(self, code: str) -> AnyRule:
        """Return the rule or condition with a code; raises `InputError` where there is none."""
        return self._named([code])[0]

    def standing_for(self, condition: Condition[P]) -> Condition[P] | None:
        """Return what this rulebook has in place of a condition; None where that was left out."""
        found = self._by_code.get(condition.code)
        return cast("Condition[P] | None", found)  # what has its code is asked the same things

    def _named(self, codes: Iterable[str]) -> list[AnyRule]:
        known = self._by_code
        wanted = list(codes)
        unknown = [code for code in wanted if code not in known]
        if unknown:
            raise InputError(
                Fault("rulebook", f"there is no rule `{code}`", nearest(code, known))
                for code in unknown
            )
        return [known[code] for code in wanted]

    def giving(self, reason: Reason) -> tuple[AnyRule, ...]:
        """Return the rules and conditions that can give a reason."""
        return tuple(rule for rule in self._by_code.values() if reason in rule.gives)

    def rules_for(self, action: Action) -> ActionRules:
        """Return the gates and ways that have a say in an action."""
        found = self._rules_by_action.get(action)
        if found is None:
            found = self._rules_by_action[action] = self._make_rules_for(action)
        return found

    def _make_rules_for(self, action: Action) -> ActionRules:
        bit = BIT[action]
        ranked = enumerate(self.ways)
        return ActionRules(
            action,
            bit,
            tuple(gate for gate in self.gates if gate.about & bit),
            tuple((n, way, way.demanding(bit)) for n, way in ranked if way.actions & bit),
        )

    def with_parameters(self, **changes: object) -> Rulebook:
        """Return the same rules with other parameters; `InputError` names all that do not fit."""
        return attrs.evolve(self, parameters=self.parameters.with_(**changes))

    def with_(self, *house_rules: Rule) -> Rulebook:
        """Return the rulebook with more gates; `InputError` for a code that is in use."""
        in_use = Counter([*self._by_code, *(rule.code for rule in house_rules)])
        taken = [code for code in dict.fromkeys(r.code for r in house_rules) if in_use[code] > 1]
        if taken:
            hint = "choose another, or use `replace`"
            raise InputError([Fault("rulebook", f"code `{code}` is taken", hint) for code in taken])
        return attrs.evolve(self, gates=(*self.gates, *house_rules))

    def without(self, *codes: str) -> Rulebook:
        """Return the rulebook without some rules; `InputError` for a code it does not have."""
        dropped = set(self._named(codes))
        return self._with_rules(lambda rules: (rule for rule in rules if rule not in dropped))

    def replace(self, *rules: AnyRule) -> Rulebook:
        """Return the rulebook with these rules in place of those with the same codes."""
        old = self._named(rule.code for rule in rules)
        new = dict(zip(old, rules, strict=True))
        misplaced = [was for was, rule in new.items() if type(was) is not type(rule)]
        if misplaced:
            raise InputError(
                Fault(
                    "rulebook", f"`{was.code}` is a {_what(was)}", f"replace it by a {_what(was)}"
                )
                for was in misplaced
            )
        return self._with_rules(lambda rules: (new.get(rule, rule) for rule in rules))

    def _with_rules(self, change: Callable[[Iterable[AnyRule]], Iterable[AnyRule]]) -> Rulebook:
        def changed(rules: Iterable[R]) -> tuple[R, ...]:
            return tuple(cast("Iterable[R]", change(rules)))  # each is replaced by one of its kind

        ways = tuple(attrs.evolve(way, steps=changed(way.steps)) for way in self.ways)
        return attrs.evolve(
            self, gates=changed(self.gates), ways=ways, conditions=changed(self.conditions)
        )

    def _repr_pretty_(self, printer: Printer, _: bool) -> None:  # noqa: FBT001 - as it is called
        """Have interactive shells, and Hypothesis, print the same as `repr`."""
        printer.text(repr(self))

    def __repr__(self) -> str:
        changed = self.parameters.changed()
        told = ", ".join(f"{name}={value!r}" for name, value in changed.items())
        return f"<Rulebook {self.version}{' with ' + told if told else ''}>"


def _what(rule: AnyRule) -> str:
    return "rule" if isinstance(rule, Rule) else "condition"
