"""
Answers: who can do what, and why not.

`resolver` is the way in. `question` and `decide` work one answer out, with every route (`routes`)
and what is unmet on it (`unmet`); `decision` is that answer, `proof` the rules at work (`applied`)
and the facts they read.

Yes and no come from an index: `sorting` sorts the rules by what they depend on, `sides` runs them
for the person's side and the asset's, `compile` puts these together for what is assigned or owned,
and `offices` for what a role opens. `index` and `reverse` answer from that. `indexes` keep one for
each stretch of time between which nothing ends (`clock`), and `making` patches it after a change,
where something is `touched`.
"""

from bcmodel.resolve.applied import Applied
from bcmodel.resolve.decision import Answer, Decision
from bcmodel.resolve.proof import Proof, RouteProof
from bcmodel.resolve.question import Query, Question
from bcmodel.resolve.resolver import Resolver
from bcmodel.resolve.routes import Route
from bcmodel.resolve.unmet import Unmet

__all__ = [
    "Answer",
    "Applied",
    "Decision",
    "Proof",
    "Query",
    "Question",
    "Resolver",
    "Route",
    "RouteProof",
    "Unmet",
]
