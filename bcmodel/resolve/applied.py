"""Rules at work: which reasons a rule gave on a path, and the look-ups it made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from inspect import signature

import attrs

from bcmodel import facts as f
from bcmodel.noting import Note, NotingView
from bcmodel.rules import Condition, Path, Rule
from bcmodel.view import View
from bcmodel.vocab.actions import ActionSet
from bcmodel.vocab.reasons import Reason


@attrs.frozen
class Applied:
    """
    One rule at work: the reasons it gave (none where it holds), and the look-ups it made.

    `is_settled` says whether nothing unseen could change that.
    """

    rule: Rule
    reasons: tuple[Reason, ...]
    notes: tuple[Note, ...]
    is_settled: bool

    @property
    def lets_through(self) -> bool | None:
        """Whether the action passes; None where that depends on the unseen."""
        return not self.reasons if self.is_settled else None

    @property
    def facts(self) -> tuple[f.Fact, ...]:
        """The facts that the rule found."""
        return found_in(self.notes)


@attrs.frozen
class AppliedCondition:
    """
    One condition of a command at work: what it was asked about, the reasons it gave, the look-ups.

    The look-ups that the command made in order to ask are among them.
    """

    rule: Condition[...]
    asked: tuple[object, ...]
    reasons: tuple[Reason, ...]
    notes: tuple[Note, ...]

    @property
    def about(self) -> Mapping[str, object]:
        """What it was asked about, by the names of its parameters."""
        _, *names = signature(self.rule.judge).parameters
        return dict(zip(names, self.asked, strict=True))

    @property
    def facts(self) -> tuple[f.Fact, ...]:
        """The facts that were found."""
        return found_in(self.notes)


def found_in(notes: Iterable[Note]) -> tuple[f.Fact, ...]:
    """Return what some look-ups found, each fact once."""
    return tuple(dict.fromkeys(fact for note in notes for fact in note.found))


def apply_rule(
    view: View, rule: Rule, path: Path, action: ActionSet, *, supposing: bool = False
) -> Applied:
    """
    Return a rule at work on a path, read with a view that takes notes.

    With `supposing`, a rule takes what may be there unseen to be there, and so compares what it
    otherwise would not: an unseen membership does not save an assignment that is too low.
    """
    noting = NotingView(view.world, view.now, supposing=supposing)
    path.forget()
    stops = rule.judge(noting, path)
    path.forget()
    reasons = tuple(dict.fromkeys(reason for reason, actions in stops if actions & action))
    is_settled = not noting.leaves_open(stopped=bool(reasons))
    return Applied(rule, reasons, tuple(dict.fromkeys(noting.notes)), is_settled)


def all_let_through(
    view: View, rules: Iterable[Rule], path: Path, action: ActionSet
) -> bool | None:
    """Return whether all rules let an action through; None where that depends on the unseen."""
    result: bool | None = None if path.is_unseen else True
    for rule in rules:
        passes = apply_rule(view, rule, path, action, supposing=True).lets_through
        if passes is False:
            return False
        if passes is None:
            result = None
    return result
