"""Needs: what somebody needs of a client, whether they have it, and the plan for the rest."""

from __future__ import annotations

import attrs

from bcmodel.advise.goals import Goal, JointPlan
from bcmodel.facts import Fact
from bcmodel.facts.plain import fact_as_data
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind


@attrs.frozen(repr=False)
class Need:
    """
    One thing that is needed: an asset of the client, or somebody who can give people access.

    `thing` is the id of the asset, or of the Business Center that people are let into. Where the
    client has nothing of the kind it `is_missing`, and the id is made up. The need holds if every
    one of its goals is allowed before the plan.
    """

    kind: Kind
    thing: str
    goals: tuple[Goal, ...]
    is_missing: bool = False
    _stands_in: str | None = attrs.field(default=None, alias="stands_in")

    @property
    def holds(self) -> bool:
        """Whether it is met already."""
        return all(goal.before.allowed for goal in self.goals)

    @property
    def lacks(self) -> bool:
        """Whether it is unmet, whatever may be unseen."""
        return any(goal.before.denied for goal in self.goals)

    @property
    def state(self) -> str:
        """Whether it `holds`, `lacks`, or is `unknown`."""
        return "holds" if self.holds else "lacks" if self.lacks else "unknown"

    @property
    def is_reached(self) -> bool:
        """Whether it is met after the plan."""
        return all(goal.is_reached for goal in self.goals)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is not met, none twice."""
        return tuple(dict.fromkeys(one for goal in self.goals for one in goal.before.reasons))

    @property
    def facts(self) -> frozenset[Fact]:
        """The facts that the answers rest on."""
        cited = (fact for goal in self.goals for fact in goal.before.proof.facts)
        return frozenset(fact for fact in cited if not self._is_made_up(fact))

    def _is_made_up(self, fact: Fact) -> bool:
        named = {getattr(fact, name, None) for name in ("id", "user")}
        return self._stands_in is not None and self._stands_in in named

    def to_dict(self) -> dict[str, object]:
        """Return the need as plain data."""
        unseen = [note for goal in self.goals for note in goal.to_be_known]
        return {
            "kind": str(self.kind),
            "asset": None if self.is_missing else self.thing,
            "state": self.state,
            "reached": self.is_reached,
            "reasons": [str(reason) for reason in self.reasons],
            "to_be_known": [note for at, note in enumerate(unseen) if note not in unseen[:at]],
            "facts": [fact_as_data(fact) for fact in sorted(self.facts, key=repr)],
        }

    def __repr__(self) -> str:
        return f"<Need {self.kind} {self.thing}: {self.state}>"


@attrs.frozen(repr=False)
class Readiness:
    """
    What somebody needs of a client before they start: what they have, what not, and what to do.

    For a Business Center the goals are asked about a made-up member to whom everything is assigned,
    so that they show what it holds. The plan hands over the rest; assigning is up to its Admins.
    """

    who: str
    client: str | None
    needs: tuple[Need, ...]
    plan: JointPlan

    @property
    def ready(self) -> bool:
        """Whether every need is met already."""
        return all(need.holds for need in self.needs)

    @property
    def reachable(self) -> bool:
        """Whether every need is met after the plan."""
        return all(need.is_reached for need in self.needs)

    @property
    def holding(self) -> tuple[Need, ...]:
        """The needs that are met already."""
        return tuple(need for need in self.needs if need.holds)

    @property
    def lacking(self) -> tuple[Need, ...]:
        """The needs that are unmet, whatever may be unseen."""
        return tuple(need for need in self.needs if need.lacks)

    @property
    def unknown(self) -> tuple[Need, ...]:
        """The needs that depend on the unseen."""
        return tuple(need for need in self.needs if not need.holds and not need.lacks)

    def checklist(self) -> str:
        """Return what to do as a checklist in Markdown, ready to send to the client."""
        from bcmodel.show.checklists import readiness_as_markdown

        return readiness_as_markdown(self)

    def to_dict(self) -> dict[str, object]:
        """Return the readiness as plain data, in the shape of `bcmodel ready --json`."""
        return {
            "who": self.who,
            "client": self.client,
            "ready": self.ready,
            "reachable": self.reachable,
            "needs": [need.to_dict() for need in self.needs],
            "plan": self.plan.to_dict(),
        }

    def __str__(self) -> str:
        from bcmodel.show.checklists import tell_readiness

        return tell_readiness(self)

    def _repr_html_(self) -> str:
        """Return it as notebooks show it."""
        from bcmodel.show.html.remedies import readiness_as_html

        return readiness_as_html(self)

    def __repr__(self) -> str:
        told = f"{len(self.holding)} of {len(self.needs)} hold, {len(self.plan)} steps"
        return f"<Readiness of {self.who}: {told}>"
