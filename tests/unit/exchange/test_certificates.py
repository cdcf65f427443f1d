"""Decisions, histories and scenarios as files that anybody can read and check."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import attrs
import pytest

import bcmodel as bc
from bcmodel.exchange import dumps_events, loads_events
from bcmodel.exchange.durations import read_duration, write_duration
from bcmodel.rules.town import town
from tests.places import EVERY_FILE
from tests.unit.house_rules import two_step_for_everybody

ASKED = ("zoe", "ad_account.create_ads", "adv-1")


def test_a_certificate_holds_no_more_than_it_takes() -> None:
    """It has the facts of the proof, the question, the answer, and the parameters that differ."""
    rulebook = bc.STANDARD.with_parameters(admin_must_be_assigned=True, member_limit=None)
    decision = bc.Resolver(town(), rulebook).decide(*ASKED)
    written = json.loads(bc.dumps(decision, "json"))
    assert written["check"] == [
        {
            "user": "zoe",
            "action": "ad_account.create_ads",
            "asset": "adv-1",
            "expect": "denied",
            "reasons": ["ASSET_NOT_ASSIGNED"],
            "only": True,
            "route": "owner",
        }
    ]
    assert written["parameters"] == {"member_limit": "none"}
    assert [user["id"] for user in written["user"]] == ["zoe"]
    assert decision.rulebook in written["source"]


def test_a_certificate_of_what_is_no_longer_so_does_not_hold() -> None:
    """Another fact, another answer: whoever runs it sees that."""
    text = bc.dumps(bc.Resolver(town()).decide(*ASKED), "json")
    document = json.loads(text)
    document["assignment"] = [
        {"business_center": "acme", "user": "zoe", "asset": "adv-1", "level": "ADMIN"}
    ]
    assert [result.holds for result in bc.loads(text, "json").run()] == [True]
    assert [result.holds for result in bc.loads(json.dumps(document), "json").run()] == [False]


def test_a_refusal_is_certified_too() -> None:
    """By the command, which is refused again for the same reasons."""
    refused = bc.Resolver(town()).plan(bc.commands.Leave(actor="ada", business_center="nova"))
    assert isinstance(refused, bc.Refused)
    scenario = bc.certificate(refused.decision)
    [result] = scenario.run()
    assert result.holds
    assert result.reasons == refused.decision.reasons == (bc.Reason.LAST_ADMIN,)
    assert len(list(scenario.world.facts())) < len(list(town().facts()))
    assert bc.loads(bc.dumps(refused.decision)) == scenario


def test_a_question_that_no_file_can_ask_is_not_certified() -> None:
    """Files name posts that are there; a decision about another one is an input error."""
    decision = bc.Resolver(town()).decide(
        "mia", "ad_account.run_spark_ads", "adv-1", "spark-1", post="nowhere"
    )
    with pytest.raises(bc.InputError, match="there is no post `nowhere`"):
        bc.certificate(decision)


def test_rules_of_a_house_are_not_passed_off_as_the_standard() -> None:
    """A file is judged by the standard rulebook: what other rules decided is refused."""
    access = bc.Resolver(town(), bc.STANDARD.with_(two_step_for_everybody))
    for tellable in (access.decide(*ASKED), bc.History(access)):
        with pytest.raises(bc.InputError, match="has rules of its own"):
            bc.dumps(tellable)
    assert bc.loads(bc.dumps(access.world)).world == access.world


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.stem)
def test_every_scenario_comes_back(path: Path) -> None:
    """With its questions, commands, parameters and claims, in both formats."""
    scenario = bc.load(path)
    assert bc.loads(bc.dumps(scenario, "toml"), "toml") == named_alike(scenario)
    assert bc.loads(bc.dumps(scenario, "json"), "json") == named_alike(scenario)


def named_alike(scenario: bc.Scenario) -> bc.Scenario:
    """Return a scenario as one that was read from text, which has no name."""
    return attrs.evolve(scenario, name="")


def test_assets_of_any_name_are_expected() -> None:
    """Ids are keys there, and are quoted where they have to be."""
    world = bc.World.of(
        bc.User("mia"), bc.BusinessCenter('a.b "c"'), bc.Member('a.b "c"', "mia"), at=town().at
    )
    source = bc.dumps(world) + (
        '\n[[what]]\nuser = "mia"\nexpect = { "a.b \\"c\\"" = ["business_center.view"] }\n'
    )
    scenario = bc.loads(source)
    assert bc.loads(bc.dumps(scenario)) == scenario


def test_a_history_comes_back(tmp_path: Path) -> None:
    """With what became of each command, and when it was given."""
    start = bc.Resolver(town())
    later = start.world.at + timedelta(hours=1)
    leave = bc.commands.Leave(actor="ada", business_center="nova")
    history = (
        bc.History(start)
        .then(leave, later)
        .then(leave)
        .then(
            bc.commands.UnassignAsset(actor="ada", business_center="nova", user="mia", asset="px-1")
        )
    )
    bc.dump(history, tmp_path / "history.toml")
    read = bc.load(tmp_path / "history.toml").history
    assert [entry.accepted for entry in read.entries] == [False, False, True]
    assert [entry.at for entry in read.entries] == [later] * 3
    assert read.world == history.world
    assert read.events == history.events


def test_events_are_a_document_of_their_own(tmp_path: Path) -> None:
    """Written to a file and read again, they are the same."""
    left = bc.commands.UnassignAsset(actor="ada", business_center="nova", user="mia", asset="px-1")
    events = bc.History(bc.Resolver(town())).then(left).events
    bc.dump_events(events, tmp_path / "events.json")
    assert bc.load_events(tmp_path / "events.json") == events
    assert json.loads(dumps_events(events))["bcmodel"] == 1


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("[]", ["text"]),
        ("{}", ["bcmodel"]),
        ('{"bcmodel": 2, "events": 1}', ["bcmodel"]),
        ('{"bcmodel": 1}', ["events"]),
        ('{"bcmodel": 1, "event": [], "events": {}}', ["event", "events"]),
        ('{"bcmodel": 1, "events": [1, 2]}', ["events row 1", "events row 2"]),
        (
            '{"bcmodel": 1, "events": [{"happened": "?", "actor": "", "by": "leave", "at": "?"}]}',
            ["events row 1, happened", "events row 1, actor", "events row 1, at"],
        ),
    ],
)
def test_faults_of_events_are_told_together(source: str, places: list[str]) -> None:
    """Each with its row and key; another version is read no further."""
    with pytest.raises(bc.InputError) as caught:
        loads_events(source)
    assert [fault.place for fault in caught.value.faults] == places


def test_faults_of_a_file_of_events_name_it(tmp_path: Path) -> None:
    """So that among many files it is found."""
    path = tmp_path / "events.json"
    path.write_text('{"bcmodel": 7}')
    with pytest.raises(bc.InputError) as caught:
        bc.load_events(path)
    assert str(caught.value).startswith(f"{path}, bcmodel: `7` is not a version")
    with pytest.raises(bc.InputError, match=r"event\.json: there is no such file.*`events\.json`"):
        bc.load_events(tmp_path / "event.json")


@pytest.mark.parametrize("spelled", ["none", "0 seconds", "1 second", "90 minutes", "42 days"])
def test_durations_come_back(spelled: str) -> None:
    """Spelled in the largest unit that fits."""
    assert write_duration(read_duration(spelled)) == spelled


@pytest.mark.parametrize("duration", [timedelta(microseconds=1), timedelta(days=-1)])
def test_some_durations_cannot_be_spelled(duration: timedelta) -> None:
    """Files know whole seconds, forwards."""
    with pytest.raises(bc.InputError, match="is not a duration"):
        write_duration(duration)
