"""Demand: the conditions of a command, judged one after another, and those that are not met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from bcmodel.facts import Fact
from bcmodel.noting import Note, NotingView
from bcmodel.resolve.applied import AppliedCondition
from bcmodel.rules import Condition, Rulebook, Setting
from bcmodel.rules.condition import P
from bcmodel.view import Lookup
from bcmodel.vocab.reasons import Reason


class Demand:
    """
    Judges what it is called with, by the rulebook's conditions, and remembers what came of it.

    >>> from bcmodel.rules import STANDARD
    >>> from bcmodel.rules.conditions.seats import an_admin_remains
    >>> from bcmodel.rules.town import town
    >>> from bcmodel.view import View
    >>> setting = Setting(View(town(), town().at), STANDARD.parameters, None)
    >>> demand = Demand(STANDARD, setting)
    >>> demand(an_admin_remains, "nova", "ada")
    >>> demand.reasons
    (<Reason.LAST_ADMIN: 'LAST_ADMIN'>,)
    """

    __slots__ = ("_passed_over", "applied", "book", "is_authorised", "setting")

    def __init__(self, book: Rulebook, setting: Setting, *, is_authorised: bool = True) -> None:
        self.book = book
        self.setting = setting
        self.is_authorised = is_authorised
        """Whether the giver of the command is allowed the action that it takes."""
        self.applied: list[AppliedCondition] = []
        self._passed_over: frozenset[str] = frozenset()

    def __call__(self, condition: Condition[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Judge a condition; the arguments are what it is asked about, in its own order."""
        demanded = self.book.standing_for(condition)
        if demanded is None or (self._passed_over and not self._passed_over.isdisjoint(args)):
            return
        reasons = tuple(dict.fromkeys(demanded.judge(self.setting, *args, **kwargs)))
        asked = (*args, *kwargs.values())
        self.applied.append(AppliedCondition(demanded, asked, reasons, self._notes()))

    def passes_over(self, things: Iterable[str]) -> None:
        """Ask no conditions about some things, which are of a kind that the command is not for."""
        self._passed_over = frozenset(things)

    def counterpart(self, fact: Fact) -> Fact | None:
        """Return what there is now of a fact that a command would change or end."""
        view = self.setting.view
        found = view.world.counterpart(fact)
        if isinstance(view, NotingView):
            names = fact.key_fields()
            known = {name: str(getattr(fact, name)) for name in names}
            view.note(Lookup(fact.kind, names), known, found)
        return found

    def _notes(self) -> tuple[Note, ...]:
        """Return what was looked up since the last condition was judged."""
        view = self.setting.view
        if not isinstance(view, NotingView):
            return ()
        notes = tuple(dict.fromkeys(view.notes))
        view.notes.clear()
        return notes

    @property
    def unmet(self) -> Iterator[AppliedCondition]:
        """The conditions that are not met, in the order in which they were judged."""
        return (applied for applied in self.applied if applied.reasons)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What is unmet, none twice."""
        return tuple(dict.fromkeys(reason for one in self.unmet for reason in one.reasons))

    def taking_notes(self) -> Demand:
        """Return a demand of the same setting that notes what conditions read."""
        view = self.setting.view
        noting = attrs.evolve(self.setting, view=NotingView(view.world, view.now))
        return Demand(self.book, noting, is_authorised=self.is_authorised)
