"""Answering: what a model and its tuples amount to, worked out as an engine would."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from bcmodel.exchange.engines.model import (
    AnyOf,
    Both,
    Expression,
    Less,
    Model,
    Node,
    Same,
    Stored,
    Tuple,
    Via,
)

NOBODY = frozenset[Node]()


class Answering:
    """
    A model with tuples, ready to say who stands in which relation of what.

    Everything is kept in memory: it is for working out roles, not for serving answers.
    """

    def __init__(self, model: Model, tuples: Iterable[Tuple]) -> None:
        self.relations: dict[tuple[str, str], Expression] = {
            (one.name, relation.name): relation.expression
            for one in model.types
            for relation in one.relations
        }
        self._subjects: dict[tuple[Node, str], set[Node]] = {}
        for relationship in tuples:
            place = relationship.object, relationship.relation
            self._subjects.setdefault(place, set()).add(relationship.subject)
        self._known: dict[tuple[Node, str], frozenset[Node]] = {}

    @cached_property
    def people(self) -> frozenset[Node]:
        """Everybody whom a tuple names."""
        named = (subject for found in self._subjects.values() for subject in found)
        return frozenset(node for node in named if node.type == "user" and node.ids)

    def subjects(self, node: Node, relation: str) -> frozenset[Node]:
        """Return what is written down in a relation of a thing."""
        return frozenset(self._subjects.get((node, relation), ()))

    def who(self, node: Node, relation: str) -> frozenset[Node]:
        """Return everybody who stands in a relation of a thing."""
        known = self._known.get((node, relation))
        if known is None:
            expression = self.relations[node.type, relation]
            if isinstance(expression, Stored):
                found = self.subjects(node, relation)
                known = self.people if any(not one.ids for one in found) else found
            else:
                known = self.of(node, expression)
            self._known[node, relation] = known
        return known

    def of(self, node: Node, expression: Expression) -> frozenset[Node]:
        """Return everybody whom an expression means, said of a thing."""
        match expression:
            case Stored():
                return NOBODY
            case Same(relation):
                return self.who(node, relation)
            case Via(relation, named_in):
                return NOBODY.union(
                    *(self.who(one, relation) for one in self.subjects(node, named_in))
                )
            case AnyOf(parts):
                return NOBODY.union(*(self.of(node, part) for part in parts))
            case Both(one, other):
                return self.of(node, one) & self.of(node, other)
            case Less(whole, left_out):
                return self.of(node, whole) - self.of(node, left_out)

    def can(self, user: str, permission: str, node: Node) -> bool:
        """Whether a person has a permission on a thing."""
        return Node("user", (user,)) in self.who(node, permission)
