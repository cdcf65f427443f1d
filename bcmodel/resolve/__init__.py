"""Answers: deciding a question, its proof, the compiled index, and the Resolver over them."""

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
