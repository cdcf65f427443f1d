"""Excess: what people hold beyond what they need, and what takes it away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import pytest

import bcmodel as bc
from bcmodel.change import Command, command_row
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import NOW
from bcmodel.testing.making.commands import staffed
from bcmodel.testing.making.worlds import facts_of, rulebook_of
from bcmodel.vocab.actions import JOINT
from tests.unit.change.doing import access_to

VIEW_1 = ("mia", "ad_account.view_ads", "adv-1")
CREATE_1 = ("mia", "ad_account.create_ads", "adv-1")
VIEW_2 = ("mia", "ad_account.view_ads", "adv-2")
EVERYTHING_OF_OPERATORS = [
    ("mia", action, asset)
    for asset in ("adv-1", "adv-2")
    for action in ("ad_account.create_ads", "ad_account.publish_ads")
]


def rows(commands: tuple[Command, ...]) -> list[dict[str, object]]:
    """Return commands as scenario files write them, less who gives them and where."""
    told = (command_row(command) for command in commands)
    return [
        {key: value for key, value in row.items() if key not in {"actor", "business_center"}}
        for row in told
    ]


def test_what_is_not_needed_is_unassigned() -> None:
    """Groups, and then assets, of which nothing is needed."""
    found = bc.excess(access_to(), [CREATE_1])
    assert rows(found.commands) == [
        {"do": "unassign_group", "group": "launch", "user": "mia"},
        {"do": "unassign_asset", "user": "mia", "asset": "adv-2"},
    ]
    assert {command.actor for command in found.commands} == {"ada"}


def test_a_level_is_lowered_to_the_least_that_is_enough() -> None:
    """Analysts can view; Operators need not be."""
    found = bc.excess(access_to(), [VIEW_1, VIEW_2])
    assert {"do": "change_assignment", "user": "mia", "asset": "adv-1", "level": "ANALYST"} in rows(
        found.commands
    )
    assert bc.Query("mia", bc.Action.AD_ACCOUNT_CREATE_ADS, "adv-1") in found.taken


def test_what_is_given_twice_is_taken_twice() -> None:
    """The account in a group that gives as much: neither grant alone is the excess."""
    twice = bc.Assignment("nova", "mia", "adv-2", level="OPERATOR")
    found = bc.excess(access_to(twice), [VIEW_1])
    assert "adv-2" not in {query.asset for query in found.left}
    assert len(found.commands) == 3


def test_of_what_is_given_twice_the_group_goes() -> None:
    """The assignment gives no more than is needed; the group also shows itself."""
    world = bc.World.of(
        *(bc.User("mia"), bc.User("ada"), bc.BusinessCenter("nova")),
        *(bc.Member("nova", "mia"), bc.Member("nova", "ada", role="ADMIN")),
        bc.AdAccount("adv-1", owner="nova"),
        bc.AccountGroup("launch", "nova", ad_accounts=["adv-1"]),
        bc.Assignment("nova", "mia", "adv-1"),
        bc.GroupAssignment("launch", "mia", "ANALYST"),
        at=NOW,
    )
    found = bc.excess(bc.Resolver(world), [VIEW_1])
    assert rows(found.commands) == [{"do": "unassign_group", "group": "launch", "user": "mia"}]
    assert bc.Query("mia", bc.Action.ACCOUNT_GROUP_VIEW, "launch") in found.taken


def test_nothing_is_taken_by_what_gives_more() -> None:
    """An Admin whom two-step verification keeps out would come in as a Standard member."""
    world = bc.World.of(
        *(bc.User("mia"), bc.User("ada", two_step=True)),
        bc.BusinessCenter("nova", two_step_scope="ADMINS"),
        *(bc.Member("nova", user, role="ADMIN") for user in ("mia", "ada")),
        at=NOW,
    )
    found = bc.excess(bc.Resolver(world), [], people=["mia"])
    assert (found.is_empty, found.commands) == (True, ())


def test_what_takes_nothing_is_no_advice() -> None:
    """An assignment that a higher one covers is left as it is."""
    found = bc.excess(access_to(), EVERYTHING_OF_OPERATORS)
    assert found.commands == ()
    assert found.left == found.beyond


def test_roles_that_nobody_needs_are_taken() -> None:
    """An Admin who only looks is made Standard, and keeps no finance role."""
    boss = bc.Member("nova", "mia", role="ADMIN", finance_role="MANAGER")
    found = bc.excess(access_to(boss), EVERYTHING_OF_OPERATORS)
    assert rows(found.commands) == [
        {"do": "change_role", "user": "mia", "role": "STANDARD"},
        {"do": "set_finance_role", "user": "mia"},
    ]
    looking = ("mia", "business_center.view_finance", "nova")
    needs = [*EVERYTHING_OF_OPERATORS, looking]
    commands = bc.excess(access_to(boss), needs).commands
    assert {"do": "set_finance_role", "user": "mia", "finance_role": "ANALYST"} in rows(commands)


def test_the_last_admin_stays() -> None:
    """Ada needs nothing of it, but somebody has to be Admin."""
    found = bc.excess(access_to(), [], people=["ada"])
    assert found.commands == ()
    assert {query.user for query in found.left} == {"ada"}


def test_scopes_of_a_tiktok_account_are_narrowed() -> None:
    """Who only posts needs no messages."""
    more = (
        bc.Share("tt-acme", "nova", scopes=["EXISTING_POSTS", "NEW_VIDEOS", "DIRECT_MESSAGE"]),
        bc.Assignment("nova", "mia", "tt-acme", scopes=["POST", "DIRECT_MESSAGE"]),
    )
    need = ("mia", "tiktok_account.use_existing_posts", "tt-acme")
    found = bc.excess(access_to(*more), [need, *EVERYTHING_OF_OPERATORS])
    assert rows(found.commands) == [
        {"do": "change_assignment", "user": "mia", "asset": "tt-acme", "scopes": (bc.Scope.POST,)}
    ]


def test_people_are_those_who_need_something_or_are_named() -> None:
    """Nobody else's access is looked at."""
    assert {query.user for query in bc.excess(access_to(), [CREATE_1]).beyond} == {"mia"}
    named = bc.excess(access_to(), [CREATE_1], people=["mia", "zoe"])
    assert {query.user for query in named.beyond} == {"mia", "zoe"}
    assert bc.excess(access_to(), []).is_empty


def test_what_is_needed_and_denied_is_no_hindrance() -> None:
    """Needs that are not met stay unmet, and nothing is given for them."""
    denied = ("mia", "ad_account.edit_settings", "adv-1")
    found = bc.excess(access_to(), [denied, CREATE_1])
    assert rows(found.commands) == rows(bc.excess(access_to(), [CREATE_1]).commands)


def test_what_cannot_be_asked_plainly_is_an_error() -> None:
    """Joint actions, and actions there are not."""
    for action in ("ad_account.use_pixel", "ad_account.dance"):
        with pytest.raises(bc.QuestionError):
            bc.excess(access_to(), [("mia", action, "adv-1")])


def test_an_excess_is_plain_data() -> None:
    """With commands as scenario files write them."""
    found = bc.excess(access_to(), [CREATE_1])
    document = json.loads(json.dumps(found.to_dict()))
    assert [row["do"] for row in document["commands"]] == ["unassign_group", "unassign_asset"]
    assert len(document["taken"]) + len(document["left"]) == len(document["beyond"]) > 0


Reviewed = tuple[bc.Resolver, list[bc.Query], list[str]]


def reviews() -> Iterator[Reviewed]:
    """Yield Worlds, and what some people there need of what they hold."""
    for seed in range(60):
        luck = Luck.of(seed)
        world = bc.World.of(*staffed(luck, facts_of(luck)), at=NOW)
        access = bc.Resolver(world, rulebook_of(luck))
        people = luck.some(list(world.tables.users), 70)
        held = sorted(
            bc.Query(user, action, asset)
            for user in people
            for asset, actions in access.what_can(user).items()
            for action in actions
        )
        yield access, luck.some(held, 15), people


@cache
def taken_by() -> dict[str, int]:
    """Hold many reviews to what they promise; count the commands."""
    counts: dict[str, int] = {}
    for access, needs, people in reviews():
        found = bc.excess(access, needs, people)
        after = access.after_all(found.commands)
        assert all(after.can_many(needs))
        held = bc.diff(access, after)
        assert held.gained == ()
        assert set(held.lost) == set(found.taken)
        assert {*found.taken, *found.left} == set(found.beyond)
        assert all(after.can_many(found.left))
        assert not {query.action for query in found.beyond} & set(JOINT)
        for command in found.commands:
            others = [other for other in found.commands if other is not command]
            assert bc.diff(access.after_all(others), after).lost, command
            counts[command.do] = counts.get(command.do, 0) + 1
    return counts


def test_everything_needed_stays_and_what_is_taken_is_gone() -> None:
    """In many Worlds: nothing else changes, for nobody else either, and every command matters."""
    assert sum(taken_by().values()) > 50


def test_every_kind_of_command_takes_something() -> None:
    """Each way of giving has its way of taking."""
    assert set(taken_by()) == {
        "change_role",
        "set_finance_role",
        "unassign_asset",
        "change_assignment",
        "unassign_group",
        "assign_group",
    }
