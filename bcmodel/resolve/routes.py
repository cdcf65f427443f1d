"""Routes: every way to an asset, with what is unmet on it, the best way first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.noting import NotingView
from bcmodel.resolve.applied import all_let_through
from bcmodel.resolve.unmet import Stopped, Unmet, unmet_among
from bcmodel.rules import ActionRules, Case, Path, Rule, Rulebook
from bcmodel.rules.governance import MONEY
from bcmodel.view import View
from bcmodel.vocab.actions import Action, ActionSet
from bcmodel.vocab.reasons import Reason, RouteKind
from bcmodel.vocab.words import Origin, Status


class Route:
    """
    One way to an asset: by what right (`kind`), through which Business Center, and what is unmet.

    `reasons` names what is unmet, none twice; a route without reasons `is_open`.
    """

    __slots__ = ("path", "rank", "reasons", "steps", "stopped", "view", "way")

    def __init__(
        self, view: View, path: Path, rank: int, way: str, steps: tuple[Rule, ...], stopped: Stopped
    ) -> None:
        self.view = view
        self.path = path
        self.rank = rank
        self.way = way
        self.steps = steps
        self.stopped = stopped
        self.reasons: tuple[Reason, ...] = (
            tuple(dict.fromkeys([reason for _, reason in stopped])) if stopped else ()
        )

    @property
    def kind(self) -> RouteKind:
        """By what right the route leads to the asset."""
        return self.path.kind

    @property
    def business_center(self) -> str | None:
        """The Business Center that the route leads through, if it does."""
        return self.path.center.id if self.path.center else None

    @property
    def is_open(self) -> bool:
        """Whether nothing is unmet on it, as far as was seen."""
        return not self.stopped

    @property
    def unmet(self) -> tuple[Unmet, ...]:
        """Each of the `reasons` with the rule that gives it, its sentence and its facts."""
        return unmet_among(self.view, self.stopped, self.path)

    def __repr__(self) -> str:
        through = f" through {self.business_center}" if self.business_center else ""
        return f"<Route {self.kind}{through}: {', '.join(self.reasons) or 'open'}>"


def stopped_by(view: View, rules: Iterable[Rule], path: Path, action: ActionSet) -> Stopped:
    """Return which of the rules stop an action on a path, and why."""
    return [
        (rule, reason)
        for rule in rules
        for reason, actions in rule.judge(view, path)
        if actions & action
    ]


def routes_to(view: View, rules: ActionRules, case: Case, within: str | None) -> list[Route]:
    """Return every route there is, the best first."""
    routes = [
        Route(view, path, rank, way.name, steps, stopped_by(view, steps, path, rules.bit))
        for rank, way, steps in rules.ways
        for path in way.lead.paths(view, case, within)
    ]
    if len(routes) > 1:
        order = _MONEY_FIRST if rules.bit & MONEY else _KINDS
        members = view.memberships(case.user.id)
        routes.sort(key=lambda route: _order(route, order, members))
    return routes


def unseen_routes_to(view: View, rules: ActionRules, case: Case, within: str | None) -> list[Route]:
    """Return the routes that only something unseen could open; an answer does not list them."""
    return [
        Route(view, path, rank, way.name, steps, stopped_by(view, steps, path, rules.bit))
        for rank, way, steps in rules.ways
        for path in way.lead.unseen_paths(view, case, within)
    ]


_KINDS = {kind: place for place, kind in enumerate(RouteKind)}
_MONEY_FIRST = {**_KINDS, RouteKind.MONEY: -1}
_ORIGINS: dict[Origin | None, int] = {origin: place for place, origin in enumerate(Origin)}
_ORIGINS[None] = -1

_Order = tuple[bool, bool, int, int, str, int, int, str]


def _order(route: Route, kinds: dict[RouteKind, int], members: Mapping[str, f.Member]) -> _Order:
    path = route.path
    center = path.center.id if path.center else ""
    member = members.get(center)
    return (
        bool(route.stopped),
        member is None or member.status is not Status.BOUND,
        len(route.reasons),
        kinds[path.kind],
        center,
        route.rank,
        _ORIGINS[path.origin],
        path.asset.id,
    )


class Asking:
    """Asks, on behalf of a rule of a joint action, about the thing that is used."""

    __slots__ = ("book", "case")

    def __init__(self, book: Rulebook, case: Case) -> None:
        self.book = book
        self.case = case

    def __call__(
        self,
        view: View,
        action: Action,
        asset: Thing,
        *,
        within: str | None = None,
        decisive: bool = True,
    ) -> Sequence[Route]:
        """Return the routes to the used thing; a view that takes notes gets those of this too."""
        rules = self.book.rules_for(action)
        case = Case(self.case.user, asset, self.case.parameters, action)
        if not isinstance(view, NotingView):
            return routes_to(view, rules, case, within)
        inner = NotingView(view.world, view.now)
        routes = routes_to(inner, rules, case, within)
        view.take_over(inner.notes)
        silent = View(view.world, view.now)
        if decisive and outcome(silent, rules, case, routes, within) is None:
            view.doubted = True
        return routes


def outcome(
    view: View, rules: ActionRules, case: Case, routes: Sequence[Route], within: str | None
) -> bool | None:
    """Return whether one of the routes is open; None where that depends on the unseen."""
    if not view.tables.unseen:
        return bool(routes) and routes[0].is_open
    results = [is_open(view, rules, route) for route in routes]
    if True in results:
        return True
    unseen = unseen_routes_to(view, rules, case, within)
    results += [is_open(view, rules, route) for route in unseen]
    return None if None in results else False


def is_open(view: View, rules: ActionRules, route: Route) -> bool | None:
    """Return whether a route is open; None where that depends on the unseen."""
    return all_let_through(view, route.steps, route.path, rules.bit)
