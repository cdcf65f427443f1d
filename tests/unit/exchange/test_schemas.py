"""The published schemas say what the reader says, as far as shapes and words go."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

import bcmodel as bc
from bcmodel.change.commands import COMMANDS
from bcmodel.exchange import dumps_events, loads_events
from bcmodel.exchange.reading import KEYS
from bcmodel.exchange.rows import is_list, is_table
from bcmodel.exchange.schemas import SCHEMAS
from bcmodel.exchange.schemas.making import schemas
from bcmodel.facts import FACT_CLASSES
from bcmodel.rules.town import town
from tests.fitting import fits
from tests.places import EVERY_FILE
from tests.unit.exchange.test_round_trip import EVERY_KIND, NOON

Document = dict[str, Any]

HOUSEHOLD: Document = {
    "bcmodel": 1,
    "at": "2026-11-21T09:00:00Z",
    "parameters": {"invitation_lifetime": "5 days", "member_limit": "none"},
    "user": [{"id": "mia"}, {"id": "ada", "two_step": True}],
    "business_center": [{"id": "nova"}],
    "member": [
        {"business_center": "nova", "user": "mia", "role": "Member"},
        {"business_center": "nova", "user": "ada", "role": "ADMIN", "finance_role": None},
    ],
    "unseen": [{"of": "member", "where": {"role": "ADMIN"}}],
    "command": [{"do": "leave", "actor": "mia", "business_center": "nova"}],
    "check": [
        {"user": "ada", "action": "business_center.view", "asset": "nova", "expect": "allowed"}
    ],
    "who": [{"action": "business_center.view", "asset": "nova", "expect": []}],
    "what": [{"user": "mia", "expect": {}}],
    "finding": [{"code": "SINGLE_ADMIN"}],
}
SPOILED: dict[str, Callable[[Document], object]] = {
    "another version": lambda d: d.update(bcmodel=2),
    "no version": lambda d: d.pop("bcmodel"),
    "no instant": lambda d: d.pop("at"),
    "no zone": lambda d: d.update(at="2026-11-21T09:00:00"),
    "no instant at all": lambda d: d.update(at="today"),
    "an unknown table": lambda d: d.update(users=[]),
    "a table that is no list": lambda d: d.update(user={}),
    "a row that is none": lambda d: d["user"].append("zoe"),
    "an unknown key": lambda d: d["user"][0].update(emial="x"),
    "no id": lambda d: d["user"][0].pop("id"),
    "an empty id": lambda d: d["user"][0].update(id=""),
    "a number for an id": lambda d: d["user"][0].update(id=7),
    "nothing for a word": lambda d: d["user"][0].update(login=None),
    "an unknown word": lambda d: d["user"][0].update(login="ACTVE"),
    "a word for a flag": lambda d: d["user"][0].update(two_step="yes"),
    "a text for a list": lambda d: d["business_center"][0].update(email_domains="a.example"),
    "an unseen kind of nothing": lambda d: d["unseen"][0].update(of="membr"),
    "an unseen field of nothing": lambda d: d["unseen"][0].update(where={"usr": "mia"}),
    "an unseen word of nothing": lambda d: d["unseen"][0].update(where={"role": "ADMN"}),
    "an unseen pattern of another kind": lambda d: d["unseen"][0].update(of="pixel"),
    "an unknown command": lambda d: d["command"][0].update(do="go"),
    "a command of nobody": lambda d: d["command"][0].pop("actor"),
    "a key of another command": lambda d: d["command"][0].update(user="ada"),
    "an unknown outcome": lambda d: d["command"][0].update(expect="allowed"),
    "a command at no time": lambda d: d["command"][0].update(at="later"),
    "an unknown action": lambda d: d["check"][0].update(action="business_center.veiw"),
    "a loud verdict": lambda d: d["check"][0].update(expect="ALLOWED"),
    "an unknown reason": lambda d: d["check"][0].update(reasons=["BECAUSE"]),
    "a reason for advice": lambda d: d["check"][0].update(advice=["LAST_ADMIN"]),
    "a remedy of the platform's": lambda d: d["check"][0].update(
        expect="denied", remedy=["set_verification"]
    ),
    "a joint action without the other thing": lambda d: d["who"][0].update(
        action="ad_account.use_pixel"
    ),
    "a list for all assets": lambda d: d["what"][0].update(expect=[]),
    "a table for one asset": lambda d: d["what"][0].update(asset="nova"),
    "an unknown finding": lambda d: d["finding"][0].update(code="ODD"),
    "an unknown parameter": lambda d: d["parameters"].update(limit=1),
    "no duration": lambda d: d["parameters"].update(invitation_lifetime="a while"),
    "a text for a number": lambda d: d["parameters"].update(member_limit="many"),
}


def accepts(name: str, document: object) -> bool:
    """Whether a schema accepts a document that came through JSON."""
    return fits(name, json.loads(json.dumps(document, default=datetime.isoformat)))


def is_read(document: Document) -> bool:
    """Whether a document can be loaded."""
    try:
        bc.loads(json.dumps(document), "json")
    except bc.InputError:
        return False
    return True


def test_what_is_published_is_what_is_made() -> None:
    """The files are those that `python -m bcmodel.exchange.schemas` writes, in this draft."""
    assert schemas() == {name: bc.schema(name) for name in SCHEMAS}
    for name in SCHEMAS:
        Draft202012Validator.check_schema(bc.schema(name))
        assert bc.schema(name)["$id"] == f"urn:bcmodel:{name}:1"


def test_there_are_no_other_schemas() -> None:
    """Another name is an input error."""
    with pytest.raises(bc.InputError, match="did you mean `scenario`"):
        bc.schema("scenarios")


def references(schema: object) -> Iterator[str]:
    """Yield everything that a schema refers to."""
    if is_table(schema):
        yield from (str(value) for key, value in schema.items() if key == "$ref")
        for part in schema.values():
            yield from references(part)
    elif is_list(schema):
        for part in schema:
            yield from references(part)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_stands_alone(name: str) -> None:
    """Whatever is referred to is there, and nothing is there that is never referred to."""
    schema: Document = dict(bc.schema(name))
    used = set(references(schema))
    heads = {f"#/$defs/{definition}" for definition in schema["$defs"]}
    assert {"/".join(one.split("/")[:3]) for one in used} == heads


def test_every_key_that_can_be_read_is_in_the_schema() -> None:
    """Tables, and the fields of facts and commands, are there, and no others."""
    schema: Document = dict(bc.schema())
    definitions: Document = schema["$defs"]
    assert set(schema["properties"]) == set(KEYS)
    for kind, cls in FACT_CLASSES.items():
        fields = set(attrs.fields_dict(cls))  # type: ignore[arg-type]  # all are attrs classes
        assert set(definitions[f"fact.{kind}"]["properties"]) == fields
    for name, command in COMMANDS.items():
        fields = set(attrs.fields_dict(command)) | {"do", "expect", "reasons", "at"}
        assert set(definitions[f"command.{name}"]["properties"]) == fields


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.stem)
def test_every_scenario_fits(path: Path) -> None:
    """Files that are read are accepted, and so is what is written of them."""
    assert accepts("scenario", tomllib.loads(path.read_text("utf-8")))
    assert accepts("scenario", json.loads(bc.dumps(bc.load(path), "json")))


def test_every_kind_of_fact_fits() -> None:
    """So does each kind of fact, with values of each type."""
    assert accepts("scenario", json.loads(bc.dumps(bc.World.of(*EVERY_KIND, at=NOON), "json")))


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=list(SPOILED))
def test_what_has_another_shape_is_refused(spoil: Callable[[Document], object]) -> None:
    """By the schema as by the reader; unspoiled, both accept it."""
    document = copy.deepcopy(HOUSEHOLD)
    assert accepts("scenario", document)
    assert is_read(document)
    spoil(document)
    assert not accepts("scenario", document)
    assert not is_read(document)


def test_answers_fit() -> None:
    """Decisions of every verdict, refusals, differences, audits and events are as they are told."""
    hidden = bc.Unseen("assignment", where={"user": "zoe"})
    access = bc.Resolver(bc.World.of(*town().facts(), hidden, at=town().at))
    refused = access.plan(bc.commands.Leave(actor="ada", business_center="nova"))
    assert isinstance(refused, bc.Refused)
    taken = bc.commands.UnassignAsset(actor="ada", business_center="nova", user="mia", asset="px-1")
    history = bc.History(access).then(taken)
    decisions = access.decide_many(
        (user, action, "adv-1")
        for user in ("mia", "zoe", "nobody")
        for action in ("ad_account.create_ads", "ad_account.view_finance")
    )
    assert {decision.verdict for decision in decisions} == set(bc.Verdict)
    for decision in decisions:
        assert accepts("decision", decision.to_dict())
    assert accepts("refusal", refused.decision.to_dict())
    assert accepts("diff", bc.diff(access, history.access).to_dict())
    assert accepts("audit", bc.audit(access).to_dict())
    assert accepts("events", json.loads(dumps_events(history.events)))


def test_an_event_is_about_something() -> None:
    """Neither the schema nor the reader takes one without a fact, or with half of one."""
    event: Document = {
        "happened": "member_left",
        "actor": "mia",
        "by": "leave",
        "at": datetime(2026, 11, 21, tzinfo=UTC).isoformat(),
    }
    member = {"kind": "member", "business_center": "nova", "user": "mia"}
    about: list[tuple[Document, str]] = [
        ({"before": member}, ""),
        ({"before": None, "after": member}, ""),
        ({}, "event"),
        ({"before": None}, "event"),
        ({"before": {"kind": "member", "user": "mia"}}, "before, business_center"),
        ({"before": {"kind": "mmber"}}, "before, kind"),
        ({"after": {**member, "at": 1}}, "after, at"),
    ]
    for sides, at_fault in about:
        document = {"bcmodel": 1, "events": [{**event, **sides}]}
        assert accepts("events", document) is not bool(at_fault)
        if not at_fault:
            assert len(loads_events(json.dumps(document))) == 1
        else:
            with pytest.raises(bc.InputError) as told:
                loads_events(json.dumps(document))
            assert [fault.place for fault in told.value.faults] == [f"events row 1, {at_fault}"]
