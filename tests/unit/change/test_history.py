"""History: what was asked, what happened, and when; replayed, looked back on, and logged."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

import bcmodel as bc
from bcmodel.exchange import event_row, read_event
from tests.unit.towns import DAY, NOON, busy_town

HOUR = timedelta(hours=1)
INVITED = bc.commands.InviteMember(
    actor="ada", business_center="nova", user="leo", ad_accounts=["adv-2"]
)
JOINED = bc.commands.AcceptInvitation(actor="leo", business_center="nova")
RAISED = bc.commands.AssignAsset(
    actor="ada", business_center="nova", user="mia", asset="adv-2", level="ADMIN"
)
LAST_ADMIN_LEAVES = bc.commands.Leave(actor="ada", business_center="nova")
REMOVED = bc.commands.RemoveMember(actor="ada", business_center="nova", user="mia")


@pytest.fixture
def history() -> bc.History:
    """Return a day in the busy town: an invitation, a refusal, an answer, a change, a removal."""
    return (
        bc.History(bc.Resolver(busy_town()))
        .then(INVITED)
        .then(LAST_ADMIN_LEAVES, NOON + HOUR)
        .then(JOINED, NOON + 2 * HOUR)
        .then(RAISED)
        .then(REMOVED, NOON + 3 * HOUR)
    )


def test_a_history_begins_with_its_world() -> None:
    """Nothing has happened yet."""
    access = bc.Resolver(busy_town())
    history = bc.History(access)
    assert history.world == access.world
    assert (history.events, history.entries, history.log()) == ((), (), ())
    assert history.replay() == access.world


def test_entries_keep_command_instant_and_outcome(history: bc.History) -> None:
    """Refused commands are kept too, with the decision."""
    assert [entry.at - NOON for entry in history.entries] == [
        HOUR * hours for hours in (0, 1, 2, 2, 3)
    ]
    assert [entry.command for entry in history.entries] == [
        INVITED,
        LAST_ADMIN_LEAVES,
        JOINED,
        RAISED,
        REMOVED,
    ]
    assert [entry.accepted for entry in history.entries] == [True, False, True, True, True]
    refused = history.entries[1].outcome
    assert isinstance(refused, bc.Refused)
    assert refused.decision.reasons == (bc.Reason.LAST_ADMIN,)
    assert history.entries[1].events == ()


def test_a_refusal_moves_the_instant_and_nothing_else() -> None:
    """Time goes by, whatever becomes of the command."""
    before = bc.History(bc.Resolver(busy_town()))
    after = before.then(LAST_ADMIN_LEAVES, NOON + DAY)
    assert after.world == before.world.later(NOON + DAY)


def test_a_history_is_a_value() -> None:
    """What one grows into leaves it as it was."""
    before = bc.History(bc.Resolver(busy_town()))
    before.then(INVITED)
    assert before.events == ()
    assert before.world == busy_town()


def test_replay_gives_the_same_world(history: bc.History) -> None:
    """The events alone lead to where the commands led."""
    assert history.replay() == history.world


def test_the_world_as_of_an_instant(history: bc.History) -> None:
    """What had happened until then has happened, and nothing else."""
    invited = history.as_of(NOON + HOUR)
    assert invited.at == NOON + HOUR
    assert invited.tables.members["leo"]["nova"].status is bc.Status.PENDING
    joined = history.as_of(NOON + 2 * HOUR)
    assert joined.tables.members["leo"]["nova"].status is bc.Status.BOUND
    assert joined.tables.assignments["mia"]["adv-2"] == bc.Assignment(
        "nova", "mia", "adv-2", level="ADMIN"
    )
    assert history.as_of(history.world.at) == history.world


def test_nothing_is_known_of_before_it_begins(history: bc.History) -> None:
    """An earlier instant is an error that says when the history begins."""
    with pytest.raises(bc.InputError, match=r"it begins at `2026-11-20T12:00:00\+00:00`"):
        history.as_of(NOON - HOUR)


@pytest.mark.parametrize("at", [NOON + HOUR, datetime(2026, 11, 22)])  # noqa: DTZ001 - the point
def test_time_only_moves_forward(history: bc.History, at: datetime) -> None:
    """Neither an instant that is past nor one without a time zone is taken."""
    with pytest.raises(bc.InputError, match=r"^at: "):
        history.then(INVITED, at)


def test_the_present_instant_may_be_told(history: bc.History) -> None:
    """Several things happen at one instant, also where each says when."""
    again = bc.commands.InviteMember(actor="ada", business_center="nova", user="mia")
    told, silent = history.then(again, history.world.at), history.then(again)
    assert told.entries[-1].accepted
    assert (told.world, told.events) == (silent.world, silent.events)


def test_where_a_fact_comes_from(history: bc.History) -> None:
    """Who gave mia this access, by which command, and when."""
    raised = history.origin(bc.Assignment("nova", "mia", "adv-2", level="ADMIN"))
    assert raised is not None
    assert (raised.actor, raised.by, raised.at) == ("ada", "assign_asset", NOON + 2 * HOUR)
    assert raised.before == bc.Assignment("nova", "mia", "adv-2", level="ANALYST")
    beforehand = history.origin(bc.Assignment("nova", "leo", "adv-2"))
    assert beforehand is not None
    assert beforehand.by == "invite_member"
    assert history.origin(bc.Member("nova", "ada", role="ADMIN")) is None


def test_the_change_log_speaks_the_platforms_terms(history: bc.History) -> None:
    """Activity type, operator and text; refusals leave no line."""
    assert [(line.activity_type, line.operator, line.text) for line in history.log()] == [
        ("USER", "ada", "invited leo to nova as STANDARD"),
        ("ACCOUNT", "ada", "assigned adv-2 to leo in nova"),
        ("USER", "leo", "joined nova as STANDARD"),
        ("ACCOUNT", "ada", "assigned adv-2 to mia in nova at level ADMIN"),
        ("USER", "ada", "removed mia from nova"),
        ("ACCOUNT", "ada", "took adv-1 from mia in nova"),
        ("ACCOUNT", "ada", "took adv-2 from mia in nova"),
        ("ACCOUNT", "ada", "took group launch from mia at level OPERATOR"),
    ]


def test_events_become_plain_data_and_come_back(history: bc.History) -> None:
    """Through the text of JSON, each event is the same again."""
    rows = json.loads(json.dumps([event_row(event) for event in history.events]))
    assert tuple(read_event(row) for row in rows) == history.events


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ({"happened": "member_lef"}, "happened"),
        ({"before": None, "after": None}, "event"),
        ({"after": {"kind": "membr"}}, "after, kind"),
        ({"after": {"kind": "member", "business_center": "nova"}}, "after, user"),
        ({"after": 7}, "after"),
        ({"at": "noon"}, "at"),
    ],
)
def test_faults_of_a_written_event_are_told_with_their_keys(
    history: bc.History, row: dict[str, object], place: str
) -> None:
    """What is wrong is told, and where."""
    good = event_row(history.events[0])
    with pytest.raises(bc.InputError) as caught:
        read_event({k: v for k, v in {**good, **row}.items() if v is not None})
    assert [fault.place for fault in caught.value.faults] == [place]


def test_several_commands_at_one_instant() -> None:
    """`then_all` is `then`, one after another."""
    begun = bc.History(bc.Resolver(busy_town()))
    assert begun.then_all([INVITED, RAISED]).events == begun.then(INVITED).then(RAISED).events


def test_a_history_counts_when_shown(history: bc.History) -> None:
    """Its repr is short."""
    assert repr(history).startswith("<History of 5 commands, 1 refused, now <World at")
