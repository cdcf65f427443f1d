"""SpiceDB: the schema in its language, and one validation file with relationships and tests."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bcmodel.exchange.engines.assertions import Assertion
from bcmodel.exchange.engines.ids import node_text, object_id
from bcmodel.exchange.engines.model import Expression, Model, Node, Stored, Tuple
from bcmodel.exchange.engines.notes import Note
from bcmodel.exchange.engines.spelling import Spelling

LONGEST = 1_024
"""The most bytes that the id of a thing may have."""
SPELLING = Spelling("{}", " | ", "{named_in}->{relation}", " + ", " & ", " - ")


def model_text(model: Model) -> str:
    """Return a model in the schema language of SpiceDB."""
    lines: list[str] = []
    for one in model.types:
        if one.relations:
            relations = [f"  {_relation(r.name, r.expression)}" for r in one.relations]
            lines += [f"definition {one.name} {{", *relations, "}", ""]
        else:
            lines += [f"definition {one.name} {{}}", ""]
    return "\n".join(lines[:-1]) + "\n"


def _relation(name: str, expression: Expression) -> str:
    if isinstance(expression, Stored):
        return f"relation {name}: {SPELLING.text(expression)}"
    return f"permission {name} = {SPELLING.text(expression)}"


def tuple_text(relationship: Tuple) -> str:
    """
    Return a relationship in SpiceDB's notation.

    >>> tuple_text(Tuple(Node("business_center", ("nova",)), "admin", Node("user", ("ada",))))
    'business_center:nova#admin@user:ada'
    """
    thing, subject = node_text(relationship.object), node_text(relationship.subject)
    return f"{thing}#{relationship.relation}@{subject}"


def validation_file(
    schema: str, tuples: Iterable[Tuple], assertions: Iterable[Assertion], notes: Iterable[Note]
) -> str:
    """Return a validation file, which `zed import` imports and `zed validate` tests."""
    lines = [f"# {note}" for note in notes]
    lines += ["schema: |-", *(f"  {line}".rstrip() for line in schema.splitlines())]
    rows = [f"  {tuple_text(one)}" for one in tuples]
    lines += ["relationships: |-", *rows] if rows else ['relationships: ""']
    lines.append("assertions:")
    checks = [(one.allowed, json.dumps(_assertion(one))) for one in assertions]
    for name, expected in (("assertTrue", True), ("assertFalse", False)):
        rows = [f"    - {text}" for allowed, text in checks if allowed is expected]
        lines += [f"  {name}:", *rows] if rows else [f"  {name}: []"]
    return "\n".join(lines) + "\n"


def _assertion(one: Assertion) -> str:
    return f"{node_text(one.node)}#{one.permission}@{node_text(Node('user', (one.user,)))}"


def write_request(writes: Iterable[Tuple], deletes: Iterable[Tuple]) -> dict[str, object]:
    """Return the body of SpiceDB's WriteRelationships request; it takes 1,000 updates at most."""
    updates = [("OPERATION_TOUCH", one) for one in writes]
    updates += [("OPERATION_DELETE", one) for one in deletes]
    return {"updates": [{"operation": how, "relationship": _row(one)} for how, one in updates]}


def _row(relationship: Tuple) -> dict[str, object]:
    return {
        "resource": _reference(relationship.object),
        "relation": relationship.relation,
        "subject": {"object": _reference(relationship.subject)},
    }


def _reference(node: Node) -> dict[str, str]:
    return {"objectType": node.type, "objectId": object_id(node)}
