"""Exports: what stands in their files, and what they say of themselves."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import bcmodel as bc
from bcmodel.cli import main
from bcmodel.exchange.engines import Engine
from bcmodel.exchange.engines.notes import Topic
from bcmodel.rules.town import NOON, town
from tests.places import EXAMPLES

yaml: Any = pytest.importorskip("yaml", reason="PyYAML is not installed")

ENGINES = tuple(Engine)
FILE = EXAMPLES / "why_cant_mia_publish.bc.toml"


def notes_on(topic: Topic, access: bc.Resolver) -> list[str]:
    """Return what an export says on a topic."""
    notes = bc.to_engine(access, "openfga", most_assertions=0).notes
    return [note.text for note in notes if note.topic is topic]


def test_a_store_file_has_all_that_openfga_imports() -> None:
    """Model, tuples and tests, under notes."""
    export = bc.to_engine(bc.Resolver(town()), "openfga")
    text = export.files()["store.fga.yaml"]
    assert text.splitlines()[: len(export.notes)] == [f"# {note}" for note in export.notes]
    store = yaml.safe_load(text)
    assert store["model"].rstrip() == export.model.rstrip()
    assert len(store["tuples"]) == len(export.tuples)
    checks = store["tests"][0]["check"]
    assert sum(len(check["assertions"]) for check in checks) == len(export.assertions)
    mias = [c for c in checks if (c["user"], c["object"]) == ("user:mia", "ad_account:adv-1")]
    assert mias[0]["assertions"]["can_create_ads"] is True
    assert mias[0]["assertions"]["can_close"] is False


def test_a_validation_file_has_all_that_spicedb_imports() -> None:
    """Schema, relationships and assertions."""
    export = bc.to_engine(bc.Resolver(town()), "spicedb")
    document = yaml.safe_load(export.files()["spicedb.yaml"])
    assert document["schema"].rstrip() == export.model.rstrip()
    assert len(document["relationships"].splitlines()) == len(export.tuples)
    asserted = document["assertions"]
    assert "ad_account:adv-1#can_create_ads@user:mia" in asserted["assertTrue"]
    assert "ad_account:adv-1#can_close@user:mia" in asserted["assertFalse"]
    both = len(asserted["assertTrue"]) + len(asserted["assertFalse"])
    assert both == len(export.assertions)


def test_an_empty_world_makes_sound_files() -> None:
    """There is nothing to say, and it is said."""
    access = bc.Resolver(bc.World.of(at=NOON))
    for engine in ENGINES:
        files = bc.to_engine(access, engine).files()
        for name, text in files.items():
            document = {".yaml": yaml.safe_load, ".json": json.loads}.get(Path(name).suffix, str)
            assert document(text) is not None


def test_assertions_are_answers() -> None:
    """Whatever they are about, and both kinds occur."""
    access = bc.Resolver(town())
    found = {one.allowed for one in bc.to_engine(access, "spicedb").assertions}
    assert found == {True, False}
    for one in bc.to_engine(access, "spicedb").assertions:
        thing, *others = one.node.ids
        using = others[0] if others else None
        assert access.can(one.user, one.action, thing, using) is one.allowed


def test_there_are_no_more_assertions_than_wanted() -> None:
    """A file of a large World is not made of tests."""
    export = bc.to_engine(bc.Resolver(town()), "openfga", most_assertions=7)
    assert len(export.assertions) == 7


def test_an_export_says_until_when_it_is_good() -> None:
    """What ends by itself is compiled in; after that, the change is to be written."""
    access = bc.Resolver(town())
    until = access.next_change()
    assert until is not None
    assert any(f"good until {until:%Y-%m-%d}" in text for text in notes_on(Topic.TIME, access))
    later = access.at(until + timedelta(days=4_000))
    assert any("nothing in it ends" in text for text in notes_on(Topic.TIME, later))
    changes = bc.tuple_changes(access, access.at(until))
    assert {one.object.type for one in changes.deletes} == {"ad_account_with_spark_code"}


def test_what_is_unseen_is_told_and_not_allowed() -> None:
    """An UNKNOWN answer is no yes, and the notes say where that may matter."""
    world = bc.World.of(
        bc.User("mia"),
        bc.BusinessCenter("nova"),
        bc.Member("nova", "mia"),
        bc.AdAccount("adv-1", owner="nova"),
        bc.Unseen("assignment", where={"business_center": "nova"}),
        at=NOON,
    )
    access = bc.Resolver(world)
    assert access.decide("mia", "ad_account.view_ads", "adv-1").unknown
    [text] = notes_on(Topic.UNSEEN, access)
    assert "assignment" in text
    assert "business_center nova" in text
    relations = {one.relation for one in bc.to_engine(access, "openfga").tuples}
    assert relations.isdisjoint({"analyst", "operator"})
    assert notes_on(Topic.UNSEEN, bc.Resolver(town())) == []


def test_a_note_cannot_end_its_comment() -> None:
    """Whatever an id contains, what follows the notes is the document."""
    world = bc.World.of(
        bc.BusinessCenter("nova"),
        bc.Unseen("member", where={"user": "mia\nname: mine\u2028schema: mine"}),
        at=NOON,
    )
    for engine in ENGINES:
        export = bc.to_engine(bc.Resolver(world), engine)
        assert all(len(str(note).splitlines()) == 1 for note in export.notes)
    store = bc.to_engine(bc.Resolver(world), "openfga").files()["store.fga.yaml"]
    assert yaml.safe_load(store)["name"] == "bcmodel"


def test_what_is_granted_pair_by_pair_is_told() -> None:
    """With the number of answers; so are the rules of a house, and what is left out."""
    access = bc.Resolver(town())
    granted = [one for one in bc.to_engine(access, "openfga").tuples if "granted" in one.relation]
    told = [text for text in notes_on(Topic.JOINT, access) if "pair by pair" in text]
    assert sum(int(text.rpartition(": ")[2].split()[0]) for text in told) == len(granted)
    assert notes_on(Topic.LEFT_OUT, access)
    assert notes_on(Topic.HOUSE_RULES, access) == []
    assert notes_on(Topic.HOUSE_RULES, bc.Resolver(town(), bc.STANDARD.without("S202")))


def test_an_id_too_long_is_told() -> None:
    """All of them at once, and only to the engine that does not take it."""
    users = [bc.User("m" * 300), bc.User("z" * 300)]
    members = [bc.Member("nova", user.id) for user in users]
    access = bc.Resolver(bc.World.of(*users, bc.BusinessCenter("nova"), *members, at=NOON))
    with pytest.raises(bc.InputError, match="give it a shorter id") as told:
        bc.to_engine(access, "openfga")
    assert len(told.value.faults) == 2
    assert bc.to_engine(access, "spicedb").tuples
    assert bc.to_engine(access, "cedar").tuples


def test_an_unknown_engine_is_told() -> None:
    """With the nearest one."""
    with pytest.raises(bc.UnknownWordError, match="did you mean `openfga`"):
        bc.to_engine(bc.Resolver(town()), "open-fga")


def test_entities_of_cedar_name_people_in_roles() -> None:
    """What they are assigned makes them so, whatever the level that it is shared at."""
    access = bc.Resolver(town())
    assert "held_ad_account:nova|adv-1#as_operator" in _roles(access, "mia")
    share = bc.Share("adv-1", "nova", level="ANALYST")
    lowered = bc.Resolver(access.world.changed([share]))
    assert _roles(lowered, "mia") == _roles(access, "mia")
    banned = bc.Resolver(access.world.changed([bc.User("mia", login="SUSPENDED")]))
    assert _people(banned)["mia"]["attrs"] == {
        "shut_out": ["SHUT_OUT", "SHUT_OUT_FROM_DOWNLOAD_DATA"]
    }


def _roles(access: bc.Resolver, user: str) -> set[str]:
    """Return the roles of a person, but for what is granted to them one by one."""
    roles = {parent["id"] for parent in _people(access)[user]["parents"]}
    return {role for role in roles if "_with_" not in role}


def _people(access: bc.Resolver) -> dict[str, Any]:
    rows: list[Any] = json.loads(bc.to_engine(access, "cedar").files()["entities.json"])
    return {row["uid"]["id"]: row for row in rows if row["uid"]["type"] == "User"}


def test_the_command_line_prints_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output, ready to be written where it is wanted."""
    assert main(["export", str(FILE), "--to", "openfga"]) == 0
    assert yaml.safe_load(capsys.readouterr().out)["model"].startswith("model\n")
    assert main(["export", str(FILE), "--to", "json"]) == 0
    printed = capsys.readouterr().out
    assert bc.loads(printed, format="json").world == bc.load(FILE).access.world


def test_the_command_line_writes_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One where it is told, several into a folder; without a folder they are refused."""
    target = tmp_path / "nova.yaml"
    assert main(["export", str(FILE), "--to", "spicedb", "-o", str(target)]) == 0
    assert "relationships" in target.read_text(encoding="utf-8")
    assert main(["export", str(FILE), "--to", "cedar"]) == 2
    assert "name a folder" in capsys.readouterr().err
    assert main(["export", str(FILE), "--to", "cedar", "-o", str(target)]) == 2
    assert "is a file" in capsys.readouterr().err
    folder = tmp_path / "cedar"
    assert main(["export", str(FILE), "--to", "cedar", "-o", str(folder)]) == 0
    assert {path.suffix for path in folder.iterdir()} == {".cedar", ".cedarschema", ".json"}


def test_the_command_line_tells_all_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Every file in one document."""
    assert main(["export", str(FILE), "--to", "cedar", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["to"] == "cedar"
    assert {"policies.cedar", "entities.json"} <= document["files"].keys()
