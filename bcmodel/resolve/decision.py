"""Decision: whether something can be done, with everything that led to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from typing import TYPE_CHECKING, NoReturn

from bcmodel.errors import VerdictTruthError
from bcmodel.facts import SparkCode
from bcmodel.resolve.proof import Proof, prove
from bcmodel.resolve.question import Question
from bcmodel.resolve.routes import Route, is_open, stopped_by, unseen_routes_to
from bcmodel.resolve.unmet import Unmet, unmet_among
from bcmodel.rules import ActionRules, AnyRule, Case, Grain, Path, Rule, Standing
from bcmodel.view import View
from bcmodel.vocab.actions import Action
from bcmodel.vocab.reasons import Reason, RouteKind, Verdict
from bcmodel.vocab.words import Kind

if TYPE_CHECKING:
    from bcmodel.resolve.resolver import Resolver


class Decision(ABC):
    """
    Whether something can be done, with everything that led to it.

    `reasons` say why not; `routes` are all routes there are, the best first. It is the answer to a
    question, or the refusal of a command. A decision has no truth value; ask `.allowed`,
    `.denied` or `.unknown`.
    """

    __slots__ = ("access", "reasons", "routes", "verdict")

    def __init__(
        self,
        access: Resolver,
        verdict: Verdict,
        reasons: tuple[Reason, ...],
        routes: tuple[Route, ...] = (),
    ) -> None:
        self.access = access
        self.verdict = verdict
        self.reasons = reasons
        self.routes = routes

    @property
    def allowed(self) -> bool:
        """Whether the person can do it."""
        return self.verdict is Verdict.ALLOWED

    @property
    def denied(self) -> bool:
        """Whether the person cannot do it, whatever may be unseen."""
        return self.verdict is Verdict.DENIED

    @property
    def unknown(self) -> bool:
        """Whether the answer depends on what the World has not seen."""
        return self.verdict is Verdict.UNKNOWN

    @property
    def at(self) -> datetime:
        """The instant that the answer is for."""
        return self.access.world.at

    @property
    def rulebook(self) -> str:
        """The version of the rulebook that decided."""
        return self.access.rulebook.version

    @property
    @abstractmethod
    def proof(self) -> Proof:
        """The rules at work and the facts they read."""

    @property
    @abstractmethod
    def deciding_rules(self) -> tuple[AnyRule, ...]:
        """The rules that the verdict leans on."""

    @property
    def standing(self) -> Standing:
        """The weakest standing among the rules that the verdict leans on."""
        order = list(Standing)
        ranks = [order.index(rule.standing) for rule in self.deciding_rules]
        return order[max(ranks, default=0)]

    @property
    def assumptions(self) -> tuple[AnyRule, ...]:
        """The rules that the verdict leans on without an official source."""
        return tuple(r for r in self.deciding_rules if r.standing is not Standing.DOCUMENTED)

    @abstractmethod
    def explain(self) -> str:
        """Say the answer as a colleague would: what, why not, and who can mend it."""

    @abstractmethod
    def to_dict(self) -> dict[str, object]:
        """Return the answer as plain data."""

    def __bool__(self) -> NoReturn:
        raise VerdictTruthError


class Answer(Decision):
    """
    The answer to a question.

    `reasons` are the unmet gates, then what is unmet on the best route.
    """

    __slots__ = ("_case", "_proof", "_rules", "elsewhere", "question")

    def __init__(
        self,
        access: Resolver,
        question: Question,
        verdict: Verdict,
        reasons: tuple[Reason, ...],
        routes: tuple[Route, ...] = (),
        rules: ActionRules | None = None,
        case: Case | None = None,
        elsewhere: Route | None = None,
    ) -> None:
        super().__init__(access, verdict, reasons, routes)
        self.question = question
        self._rules = rules
        self._case = case
        self.elsewhere = elsewhere
        """A route that is open through another Business Center, where none is within."""
        self._proof: Proof | None = None

    @property
    def makes_a_case(self) -> bool:
        """Whether there are such a person and such things; otherwise there is nothing to judge."""
        return self._case is not None

    @property
    def user(self) -> str:
        """The person asked about."""
        return self.question.user

    @property
    def action(self) -> Action:
        """What they want to do."""
        return self.question.action

    @property
    def asset(self) -> str:
        """What they want to do it on."""
        return self.question.asset

    @property
    def proof(self) -> Proof:
        """The rules at work and the facts they read; worked out when first asked for."""
        if self._proof is None:
            self._proof = self._prove()
        return self._proof

    def _prove(self) -> Proof:
        if self._rules is None or self._case is None:
            return Proof.of_nothing(self.access.world, self.question)
        view = View(self.access.world, self.at)
        routes = [*self.routes, *([self.elsewhere] if self.elsewhere else [])]
        if self.unknown:
            hidden = unseen_routes_to(view, self._rules, self._case, self.question.within)
            routes += [route for route in hidden if is_open(view, self._rules, route) is None]
        return prove(view, self._rules, self._case, routes, self.question.within)

    @property
    def unmet_gates(self) -> tuple[Unmet, ...]:
        """What is in the way whatever the route, each with its sentence and its facts."""
        if self._rules is None or self._case is None:
            return ()
        view, path = View(self.access.world, self.at), Path.to(self._case)
        stopped = stopped_by(view, self._rules.gates, path, self._rules.bit)
        return unmet_among(view, stopped, path)

    @property
    def deciding_rules(self) -> tuple[Rule, ...]:
        """The rules that the verdict leans on: those of the open route, or those that stop it."""
        if self._rules is None:
            return ()
        if self.allowed:
            gates = (gate for gate in self._rules.gates if self._concerns(gate, Grain.USED_THING))
            steps = (step for step in self.routes[0].steps if self._concerns(step, Grain.HOLDING))
            return (*gates, *steps)
        stopping = [unmet.demand for unmet in self.unmet_gates]
        stopping += [rule for route in self.routes for rule, _ in route.stopped]
        return tuple(dict.fromkeys(stopping))

    def _concerns(self, rule: Rule, grain: Grain) -> bool:
        """Whether a rule had anything to judge, if it is of this grain: a used code, a share."""
        path = self.routes[0].path
        if rule.grain is not grain:
            return True
        if grain is Grain.USED_THING:
            return isinstance(path.case.using, SparkCode)
        return path.share is not None or path.kind is RouteKind.MONEY

    @property
    def advice(self) -> tuple[Reason, ...]:
        """What to look at when it is allowed and still does not work."""
        if not self.allowed:
            return ()
        advice = [Reason.STALE_SESSION, Reason.WRONG_LOGIN, Reason.BC_NOT_LOADING]
        if self.action.kind is Kind.SHOP:
            advice.append(Reason.SELLER_CENTER_LOGIN)
        if self.action is Action.BUSINESS_CENTER_INVITE_MEMBER:
            advice.append(Reason.INVITE_NOT_RECEIVED)
        return tuple(advice)

    def explain(self) -> str:
        """Say the answer as a colleague would: what, why not, and who can mend it."""
        from bcmodel.show import explain

        return explain(self)

    def to_dict(self) -> dict[str, object]:
        """Return the answer as plain data, in the shape of `bcmodel why --json`."""
        from bcmodel.show import as_data

        return as_data(self)

    def __format__(self, format: str) -> str:
        """Return it drawn, as `mermaid` or `dot`; without a format, its repr."""
        if not format:
            return repr(self)
        from bcmodel.show.pictures import draw_decision

        return draw_decision(self, format)

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.decision import decision_as_html

        return decision_as_html(self)

    def __repr__(self) -> str:
        asked = f"{self.user} {self.action} {self.asset}"
        why = f": {', '.join(self.reasons)}" if self.reasons else ""
        return f"<Decision {self.verdict} {asked}{why}>"
