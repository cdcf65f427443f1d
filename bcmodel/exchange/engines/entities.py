"""Entities: a World as Cedar takes it - people in roles, roles in roles, things with both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcmodel.exchange.engines.answering import Answering
from bcmodel.exchange.engines.assertions import Assertion
from bcmodel.exchange.engines.cedar import (
    ON_A_PERSON,
    ON_A_THING,
    closed_by,
    closings_of,
    entity_type,
    expressions_of,
    rights_of,
)
from bcmodel.exchange.engines.ids import written_together
from bcmodel.exchange.engines.model import (
    EVERYBODY,
    PLATFORM,
    AnyOf,
    Expression,
    Less,
    Model,
    Node,
    Same,
    Stored,
    Tuple,
    Via,
)
from bcmodel.exchange.engines.naming import HAND, actions_by_type

Row = dict[str, object]
Uid = tuple[str, str]


class Roles:
    """
    People in roles, and roles in roles, as a model and its tuples have them.

    Cedar follows parents, but combines nothing on the way: where both of two roles are needed, or
    one without another, the people who are meant are worked out here.
    """

    def __init__(self, model: Model, tuples: Iterable[Tuple]) -> None:
        self.answering = Answering(model, tuples)
        self.known = expressions_of(model)
        self.parents: dict[Uid, dict[Uid, None]] = {}
        self._made: set[Uid] = set()

    def role(self, node: Node, name: str, expression: Expression) -> Uid:
        """Return the role that stands for a relation of a thing, with whoever is in it."""
        uid = ("Role", f"{node.type}:{written_together(node.ids)}#{name}")
        if uid not in self._made:
            self._made.add(uid)
            for child in self._children(node, expression):
                self.parents.setdefault(child, {})[uid] = None
        return uid

    def make_all(self, node: Node) -> None:
        """Make every role of a held asset, even those that open nothing at present."""
        for (name, relation), expression in self.known.items():
            if name == node.type and name.startswith(HAND) and not isinstance(expression, Stored):
                self.role(node, relation, expression)

    def _children(self, node: Node, expression: Expression) -> Iterator[Uid]:
        match expression:
            case AnyOf(parts):
                for part in parts:
                    yield from self._children(node, part)
            case Same(relation) if isinstance(self.known[node.type, relation], Stored):
                yield from map(user_uid, self.answering.subjects(node, relation))
            case Same(relation):
                yield from self._children(node, self.known[node.type, relation])
            case Via(relation, named_in):
                for one in self.answering.subjects(node, named_in):
                    yield self.role(one, relation, self.known[one.type, relation])
            case Less(whole, left_out):
                if not self._is_closed(node, left_out):
                    yield from self._children(node, whole)
            case _:
                yield from map(user_uid, self.answering.of(node, expression))

    def _is_closed(self, node: Node, left_out: Expression) -> bool:
        """Whether a thing is closed to everybody; what is closed to some, a policy forbids."""
        places = closed_by(self.known, node.type, left_out)
        stored = [name for where, name in places if where == ON_A_THING]
        return any(EVERYBODY in self.answering.subjects(node, name) for name in stored)


def user_uid(node: Node) -> Uid:
    """Return the name by which Cedar knows a person."""
    return ("User", node.ids[0])


def thing_uid(node: Node) -> Uid:
    """Return the name by which Cedar knows a thing; a pair has both ids in it."""
    name = node.ids[0] if len(node.ids) == 1 else written_together(node.ids)
    return (entity_type(node.type), name)


def entities_of(
    model: Model, tuples: Iterable[Tuple], people: Iterable[str], things: Iterable[Node]
) -> Iterator[Row]:
    """Yield every entity: things and pairs, people, and the roles between them."""
    every = frozenset(tuples)
    roles = Roles(model, every)
    several = sorted({one.object for one in every if len(one.object.ids) > 1})
    pairs = [node for node in several if node.type in actions_by_type()]
    for node in (*things, *pairs):
        yield _thing(model, roles, node)
    for node in several:  # even out of reach, so that a share changes nobody's roles
        roles.make_all(node)
    for user in people:
        roles.parents.setdefault(("User", user), {})
    for uid, parents in sorted(roles.parents.items()):
        attributes: Row = {}
        if uid[0] == "User":
            attributes["shut_out"] = _shut_out(model, roles, uid[1])
        yield _row(uid, attributes, sorted(parents))


def _thing(model: Model, roles: Roles, node: Node) -> Row:
    attributes: Row = {"stops": _stops(model, roles, node)}
    for right in rights_of(model):
        if right.type == node.type:
            role = roles.role(node, right.name, right.expression)
            attributes[right.name] = {"__entity": _named(role)}
    return _row(thing_uid(node), attributes, ())


def _stops(model: Model, roles: Roles, node: Node) -> list[str]:
    closings = [one for one in closings_of(model) if one.where == ON_A_THING]
    shut = (one for one in closings if EVERYBODY in roles.answering.subjects(node, one.name))
    return sorted(one.reason for one in shut)


def _shut_out(model: Model, roles: Roles, user: str) -> list[str]:
    closings = [one for one in closings_of(model) if one.where == ON_A_PERSON]
    person = Node("user", (user,))
    shut = (one for one in closings if person in roles.answering.subjects(PLATFORM, one.name))
    return sorted(one.reason for one in shut)


def _row(uid: Uid, attributes: Row, parents: Iterable[Uid]) -> Row:
    return {"uid": _named(uid), "attrs": attributes, "parents": list(map(_named, parents))}


def _named(uid: Uid) -> dict[str, str]:
    return {"type": uid[0], "id": uid[1]}


def request_row(assertion: Assertion) -> Row:
    """Return an assertion as a request to Cedar, with the decision to expect."""
    return {
        "principal": _named(("User", assertion.user)),
        "action": _named(("Action", assertion.action)),
        "resource": _named(thing_uid(assertion.node)),
        "decision": "allow" if assertion.allowed else "deny",
    }
