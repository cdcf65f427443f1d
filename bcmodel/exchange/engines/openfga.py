"""OpenFGA: the model in its language, and one store file with tuples and tests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from bcmodel.exchange.engines.assertions import Assertion, by_person_and_thing
from bcmodel.exchange.engines.ids import node_text
from bcmodel.exchange.engines.model import Model, Node, Tuple
from bcmodel.exchange.engines.notes import Note
from bcmodel.exchange.engines.spelling import Spelling

LONGEST = 256
"""The most bytes that a thing may have, its type included."""
SPELLING = Spelling("[{}]", ", ", "{relation} from {named_in}", " or ", " and ", " but not ")


def model_text(model: Model) -> str:
    """Return a model in the language of OpenFGA, schema 1.1."""
    lines = ["model", "  schema 1.1"]
    for one in model.types:
        lines += ["", f"type {one.name}"]
        if one.relations:
            lines.append("  relations")
            lines += [f"    define {r.name}: {SPELLING.text(r.expression)}" for r in one.relations]
    return "\n".join(lines) + "\n"


def tuple_row(relationship: Tuple) -> dict[str, str]:
    """Return a relationship as OpenFGA takes it."""
    return {
        "user": node_text(relationship.subject),
        "relation": relationship.relation,
        "object": node_text(relationship.object),
    }


def store_file(
    model: str, tuples: Iterable[Tuple], assertions: Iterable[Assertion], notes: Iterable[Note]
) -> str:
    """Return a store file, which `fga store import` imports and `fga model test` tests."""
    lines = [f"# {note}" for note in notes]
    lines += ["name: bcmodel", "model: |", *(f"  {line}".rstrip() for line in model.splitlines())]
    rows = [f"  - {json.dumps(tuple_row(one))}" for one in tuples]
    checks = [f"      - {json.dumps(row)}" for row in check_rows(assertions)]
    lines += ["tuples:", *rows] if rows else ["tuples: []"]
    if checks:
        lines += ["tests:", "  - name: answers of bcmodel", "    check:", *checks]
    return "\n".join(lines) + "\n"


def check_rows(assertions: Iterable[Assertion]) -> Iterator[dict[str, object]]:
    """Yield assertions as OpenFGA's tests state them."""
    for user, node, some in by_person_and_thing(assertions):
        yield {
            "user": node_text(Node("user", (user,))),
            "object": node_text(node),
            "assertions": {one.permission: one.allowed for one in some},
        }


def write_request(writes: Iterable[Tuple], deletes: Iterable[Tuple]) -> dict[str, object]:
    """Return the body of OpenFGA's Write request; it takes 100 tuples at most, so ask in parts."""
    changes = {"writes": list(map(tuple_row, writes)), "deletes": list(map(tuple_row, deletes))}
    return {name: {"tuple_keys": rows} for name, rows in changes.items() if rows}
