"""Refusal: why a command is not carried out, as a decision like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from bcmodel.change.command import Command
from bcmodel.change.demand import Demand
from bcmodel.change.judging import judge
from bcmodel.errors import BcmodelError
from bcmodel.resolve import Answer, Decision, Proof
from bcmodel.resolve.applied import Applied, AppliedCondition
from bcmodel.rules import AnyRule
from bcmodel.vocab.reasons import Reason, Verdict

if TYPE_CHECKING:
    from bcmodel.resolve import Resolver


class Refusal(Decision):
    """
    The refusal of a command.

    `reasons` are those for which its giver may not give it, then those of every condition that is
    not met. `authority` is the answer to whether they may, where that takes an action.
    """

    __slots__ = ("_demand", "_proof", "authority", "command", "gates")

    def __init__(
        self,
        access: Resolver,
        command: Command,
        authority: Answer | None,
        gates: tuple[Applied, ...],
        demand: Demand | None,
        missing: tuple[Reason, ...] = (),
    ) -> None:
        self.command = command
        self.authority = authority
        self.gates = gates
        """The gates of signing in, where the command takes no action."""
        self._demand = demand
        self._proof: Proof | None = None
        against = authority.reasons if authority is not None else ()
        asked = [command.told_as.get(reason, reason) for reason in against]
        at_the_gates = [reason for gate in gates for reason in gate.reasons]
        demanded = demand.reasons if demand else ()
        verdict = Verdict.DENIED
        if authority is not None and authority.unknown and not demanded:
            verdict = Verdict.UNKNOWN
        told = tuple(dict.fromkeys((*missing, *at_the_gates, *asked, *demanded)))
        routes = authority.routes if authority is not None else ()
        super().__init__(access, verdict, told, routes)

    @property
    def user(self) -> str:
        """Who gave the command."""
        return self.command.actor

    @property
    def conditions(self) -> tuple[AppliedCondition, ...]:
        """The conditions that are not met."""
        return tuple(self._demand.unmet) if self._demand else ()

    @property
    def proof(self) -> Proof:
        """The rules and conditions at work and the facts they read."""
        if self._proof is None:
            self._proof = self._prove()
        return self._proof

    def _prove(self) -> Proof:
        users = self.access.world.tables.users
        actor = users.get(self.command.actor)
        known = Proof((), (), self.gates, ()) if self.authority is None else self.authority.proof
        noting = self._demand.taking_notes() if self._demand else None
        if noting is not None:
            judge(self.command, noting)
        return attrs.evolve(
            known,
            question=(*known.question, *((actor,) if actor else ())),
            conditions=tuple(noting.applied) if noting else (),
        )

    @property
    def deciding_rules(self) -> tuple[AnyRule, ...]:
        """The rules and conditions that refuse it."""
        asked: tuple[AnyRule, ...] = ()
        if self.authority is not None and not self.authority.allowed:
            asked = self.authority.deciding_rules
        stopping = [gate.rule for gate in self.gates if gate.reasons]
        demanded = [applied.rule for applied in self.conditions]
        return tuple(dict.fromkeys((*asked, *stopping, *demanded)))

    def explain(self) -> str:
        """Say why the command is refused, and who can mend that."""
        from bcmodel.show import explain_refusal

        return explain_refusal(self)

    def to_dict(self) -> dict[str, object]:
        """Return the refusal as plain data."""
        from bcmodel.show import refusal_as_data

        return refusal_as_data(self)

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.refusal import refusal_as_html

        return refusal_as_html(self)

    def __repr__(self) -> str:
        return f"<Refusal {self.verdict} {self.command!r}: {', '.join(self.reasons)}>"


class RefusedError(BcmodelError):
    """A command that was to be carried out was refused; `decision` says why."""

    def __init__(self, decision: Refusal) -> None:
        self.decision = decision
        super().__init__(decision)

    def __str__(self) -> str:
        refused = self.decision
        told = f"{refused.command.do} by {refused.command.actor} is refused"
        return f"{told}: {', '.join(refused.reasons)}; ask `.decision.explain()`"
