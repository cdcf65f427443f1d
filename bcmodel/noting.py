"""
Noting: reading a World, and taking notes of it.

What a rule looked up, and what it found, found absent, or could not see, is the proof of what the
rule says: nobody writes evidence by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from bcmodel import facts as f
from bcmodel.view import LOOKUPS, Lookup, View
from bcmodel.vocab.words import Kind, Organization, Origin
from bcmodel.world import World

P = TypeVar("P")
Reading = Callable[..., Any]
Found = f.Fact | tuple[f.Fact, ...] | Mapping[str, f.Fact] | None
"""What a reading gives: one fact or nothing, or all there are."""


class Note(NamedTuple):
    """
    One look-up: what was asked for, what was found, and whether it is open: more may be unseen.

    `relied_on_absence` marks a look-up that is meant to find nothing.
    """

    kind: Kind
    known: tuple[tuple[str, str], ...]
    found: tuple[f.Fact, ...]
    is_open: bool = False
    relied_on_absence: bool = False


class NotingView(View):
    """A World read at an instant, with a note of every look-up."""

    __slots__ = ("doubted", "notes", "supposing")

    def __init__(self, world: World, now: datetime, *, supposing: bool = False) -> None:
        super().__init__(world, now)
        self.supposing = supposing
        """Whether what may be there unseen is taken to be there, where rules build on it."""
        self.notes: list[Note] = []
        self.doubted = False
        """Set where a question inside a question came out unknown."""

    def passes(self, demand: Callable[[View, P], object], path: P) -> bool:
        """
        Whether the demand stops nothing; a view that is `supposing` lets an undecided one pass.

        The doubt is about the demand, not about the rule that builds on it.
        """
        inner = NotingView(self.world, self.now, supposing=self.supposing)
        stops = bool(demand(inner, path))
        self.take_over(inner.notes)
        return not stops or (self.supposing and inner.leaves_open(stopped=True))

    def leaves_open(self, *, stopped: bool) -> bool:
        """
        Whether what a rule read leaves its outcome open, in strong Kleene logic.

        A rule that stopped something may have stopped it for want of something unseen; one that
        let it through may have done so only because nothing was found.
        """
        return self.doubted or any(
            note.is_open and note.relied_on_absence is not stopped for note in self.notes
        )

    def all_hold(self, conditions: Iterable[Callable[[View], bool]]) -> bool:
        """Whether all of several conditions hold; one that certainly fails settles it."""
        views: list[NotingView] = []
        fails = False
        for condition in conditions:
            inner = NotingView(self.world, self.now, supposing=self.supposing)
            views.append(inner)
            if not condition(inner):
                fails = True
                if not inner.leaves_open(stopped=True):
                    self.take_over(note for view in views for note in view.notes)
                    return False
        for inner in views:
            self.notes.extend(inner.notes)
            self.doubted = self.doubted or inner.doubted
        return not fails

    def shares_to(self, asset: str, to: str) -> tuple[f.Share, ...]:
        """Return the records, noting whether one of another origin may be there unseen."""
        found = super().shares_to(asset, to)
        known = {"asset": asset, "to": to}
        others = set(Origin) - {share.origin for share in found}
        is_open = any(self.world.may_hide(Kind.SHARE, {**known, "origin": o}) for o in others)
        self.notes.append(Note(Kind.SHARE, tuple(known.items()), found, is_open))
        return found

    def take_over(self, notes: Iterable[Note]) -> None:
        """Add the notes of a question inside the question, without its doubts."""
        self.notes.extend(note._replace(is_open=False) for note in notes)

    def levels_by_group(
        self, center: str, account: str, user: str
    ) -> tuple[f.GroupAssignment, ...]:
        """Return the levels, noting the groups, and whether unseen groups may give more."""
        groups = self.tables.groups_with.get(account, ())
        here = tuple(group for group in groups if group.business_center == center)
        known = (("business_center", center),)
        self.notes.append(Note(Kind.ACCOUNT_GROUP, known, here))
        hides = self.world.may_hide
        may_be_grouped = self._may_have_groups(center) and hides(Kind.ACCOUNT_GROUP, dict(known))
        is_open = may_be_grouped and hides(Kind.GROUP_ASSIGNMENT, {"user": user})
        self.notes.append(Note(Kind.GROUP_ASSIGNMENT, (("user", user),), (), is_open))
        return super().levels_by_group(center, account, user)

    def _may_have_groups(self, center: str) -> bool:
        known = self.tables.centers.get(center)
        return known is not None and known.organization is not Organization.ENTERPRISE

    def note(self, lookup: Lookup, known: Mapping[str, str], found: Found) -> None:
        """Remember a look-up: what it fixed, and what it found."""
        facts = _facts_in(found)
        settled = bool(facts) and not lookup.of_many
        is_open = not settled and self.world.may_hide(lookup.kind, known)
        relied = lookup.relies_on_absence
        self.notes.append(Note(lookup.kind, tuple(known.items()), facts, is_open, relied))


def _facts_in(found: Found) -> tuple[f.Fact, ...]:
    if found is None:
        return ()
    if isinstance(found, f.Fact):
        return (found,)
    return tuple(found.values()) if isinstance(found, Mapping) else found


def _noting(name: str, lookup: Lookup) -> Reading:
    silent: Reading = getattr(View, name)

    @wraps(silent)
    def reading(self: NotingView, *args: str) -> Found:
        found: Found = silent(self, *args)
        self.note(lookup, dict(zip(lookup.fields, args, strict=False)), found)
        return found

    return reading


for _name, _lookup in LOOKUPS.items():
    setattr(NotingView, _name, _noting(_name, _lookup))
