"""Proof: the rules that were applied, and the facts that they read."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from bcmodel import facts as f
from bcmodel.noting import Note, NotingView
from bcmodel.resolve.applied import Applied, AppliedCondition, apply_rule
from bcmodel.resolve.question import Question, used_thing
from bcmodel.resolve.routes import Route
from bcmodel.rules import ActionRules, Case, Path, Rule
from bcmodel.view import View
from bcmodel.vocab.actions import USING, ActionSet
from bcmodel.vocab.words import Kind
from bcmodel.world import World
from bcmodel.world.references import id_field


@attrs.frozen
class RouteProof:
    """A route with each of its steps at work."""

    route: Route
    steps: tuple[Applied, ...]

    @property
    def facts(self) -> tuple[f.Fact, ...]:
        """Where the route leads through: Business Center, asset and share, unless unseen."""
        path, world = self.route.path, self.route.view.world
        way = (path.center, path.asset, path.share)
        return tuple(fact for fact in way if fact is not None and world.counterpart(fact) == fact)


@attrs.frozen(repr=False)
class Proof:
    """
    Why the verdict is what it is: gates and routes with every rule at work.

    A World cut down to the `facts` of a proof gives the same verdict.
    """

    question: tuple[f.Fact, ...]
    """The person, the asset and the used thing."""
    listing: tuple[Note, ...]
    """The look-ups by which routes were found."""
    gates: tuple[Applied, ...]
    routes: tuple[RouteProof, ...]
    conditions: tuple[AppliedCondition, ...] = ()
    """Only of the refusal of a command: the conditions that it asked."""

    @classmethod
    def of_nothing(cls, world: World, question: Question) -> Proof:
        """Return the proof of an answer about somebody or something that is not there."""
        user, action, asset, using = question[:4]
        found: list[f.Fact | None] = [world.tables.users.get(user), world.thing(asset)]
        sought = [(Kind.USER, user), (action.kind, asset)]
        missing = [item for item, fact in zip(sought, found, strict=True) if fact is None]
        if using is not None:
            found.append(used_thing(world, action, using))
            missing += [(kind, using) for kind in USING[action] if found[-1] is None]
        listing = tuple(_sought(world, kind, identity) for kind, identity in missing)
        return cls(tuple(fact for fact in found if fact), listing, (), ())

    @property
    def applied(self) -> tuple[Applied, ...]:
        """Every rule at work, gates first."""
        return (*self.gates, *(step for route in self.routes for step in route.steps))

    @property
    def facts(self) -> frozenset[f.Fact]:
        """Every fact that the answer rests on."""
        found = [fact for applied in self.applied for fact in applied.facts]
        listed = [fact for note in self.listing for fact in note.found]
        found += [fact for applied in self.conditions for fact in applied.facts]
        passed = [fact for route in self.routes for fact in route.facts]
        return frozenset((*self.question, *listed, *passed, *found))

    @property
    def unseen(self) -> tuple[Note, ...]:
        """The look-ups that could have found more than was seen."""
        notes = (note for applied in self.applied for note in applied.notes)
        return tuple(dict.fromkeys(note for note in (*self.listing, *notes) if note.is_open))

    def __repr__(self) -> str:
        rules = len(self.applied) + len(self.conditions)
        return f"<Proof: {rules} rules, {len(self.routes)} routes, {len(self.facts)} facts>"


def _sought(world: World, kind: Kind, identity: str) -> Note:
    known = {id_field(kind): identity}
    return Note(
        kind, tuple(known.items()), (), world.may_hide(kind, known), relied_on_absence=False
    )


def prove(
    view: View, rules: ActionRules, case: Case, routes: Iterable[Route], within: str | None
) -> Proof:
    """Return the proof of an answer by judging it again, taking notes."""
    listing = NotingView(view.world, view.now)
    for _, way, _ in rules.ways:
        for _ in way.lead.paths(listing, case, within):
            pass
    return Proof(
        tuple(fact for fact in (case.user, case.asset, case.using) if fact is not None),
        tuple(dict.fromkeys(listing.notes)),
        _at_work(view, rules.gates, Path.to(case), rules.bit),
        tuple(
            RouteProof(route, _at_work(view, route.steps, route.path, rules.bit))
            for route in routes
        ),
    )


def _at_work(
    view: View, rules: Iterable[Rule], path: Path, action: ActionSet
) -> tuple[Applied, ...]:
    return tuple(apply_rule(view, rule, path, action) for rule in rules)
