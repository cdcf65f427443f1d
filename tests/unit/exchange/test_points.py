"""What access hangs on, compared with taking everything away piece by piece and asking again."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import networkx as nx
import pytest
from hypothesis import given, settings

import bcmodel as bc
from bcmodel.exchange.graphs.points import EVERYBODY, LOSABLE, without
from bcmodel.rules.town import town
from tests.laws.changing import allowed
from tests.worlds import Case, cases

FEWER = settings(max_examples=max(1, settings().max_examples // 3))
"""Each example asks everything of as many Worlds as it has facts."""
Point = tuple[bc.Fact, str, bc.Action]


def lost_one_by_one(access: bc.Resolver) -> Iterator[tuple[bc.Fact, bc.Resolver]]:
    """Yield everything that can be lost, with the World made anew without it."""
    facts = list(access.world.facts())
    for fact in facts:
        if fact.kind in LOSABLE:
            rest = [other for other in facts if other is not fact]
            world = bc.World.of(*rest, *after_its_loss(fact), at=access.world.at)
            yield fact, bc.Resolver(world, access.rulebook)


def after_its_loss(fact: bc.Fact) -> list[bc.Fact]:
    """Return what is left of a fact; of most, nothing."""
    match fact:
        case bc.User():
            return [attrs.evolve(fact, login="LOST")]
        case bc.BusinessCenter():
            return [attrs.evolve(fact, status="DELETED")]
        case bc.Member():
            return [attrs.evolve(fact, status="UNBOUND", ended="REMOVED")]
        case bc.Partnership():
            return [attrs.evolve(fact, status="UNBOUND")]
        case bc.Share():
            return [attrs.evolve(fact, status="UNBOUND", ended="REVOKED")]
        case _:
            return []


def by_force(access: bc.Resolver) -> set[Point]:
    """Return every single point, found by taking away everything that there is."""
    done = {(action, asset) for _, action, asset in allowed(access)}
    on_assets = {(action, asset) for action, asset in done if asset in access.world.tables.assets}
    return {
        (fact, asset, action)
        for fact, after in lost_one_by_one(access)
        for action, asset in on_assets - {(action, asset) for _, action, asset in allowed(after)}
    }


@FEWER
@given(cases(questions=0))
def test_single_points_are_those_found_by_force(case: Case) -> None:
    """Exactly what nobody is left without, of everything that can be lost."""
    points = bc.single_points(case.access)
    told = [(point.fact, point.asset, action) for point in points for action in point.actions]
    assert set(told) == by_force(case.access)
    assert len(told) == len(set(told))


@FEWER
@given(cases(partly_seen=True, questions=0))
def test_single_points_are_exact_where_not_all_was_seen(case: Case) -> None:
    """What is allowed for certain is asked, before and after."""
    points = bc.single_points(case.access)
    told = {(point.fact, point.asset, action) for point in points for action in point.actions}
    assert told == by_force(case.access)


@FEWER
@given(cases(questions=0))
def test_a_blast_radius_is_what_asking_again_tells(case: Case) -> None:
    """What is lost, what is gained - nothing - and what nobody can do any longer."""
    before = allowed(case.access)
    for fact, after in list(lost_one_by_one(case.access))[::5]:
        loss, now = bc.blast_radius(case.access, fact), allowed(after)
        assert {tuple(query) for query in loss.diff.lost} == before - now
        assert {tuple(query) for query in loss.diff.gained} == now - before
        done = {(action, asset) for _, action, asset in before}
        assert set(loss.orphaned) == done - {(action, asset) for _, action, asset in now}


@FEWER
@given(cases(questions=0))
def test_an_access_graph_leads_to_exactly_who_can(case: Case) -> None:
    """Its first steps are the people who can, and every step goes on to the action."""
    access = case.access
    for action, asset in sorted({(action, asset) for _, action, asset in allowed(access)})[::7]:
        graph = bc.access_graph(access, action, asset)
        people = {name.removeprefix("user:") for name in graph.successors(EVERYBODY)}
        assert people == access.who_can(action, asset)
        assert nx.is_directed_acyclic_graph(graph)
        ends = {node for node in graph if not list(graph.successors(node))}
        starts = {node for node in graph if not list(graph.predecessors(node))}
        assert (starts, ends) == ({EVERYBODY}, {action})


def test_an_access_graph_of_what_nobody_can() -> None:
    """Only its two ends, with nothing between."""
    nobody = bc.access_graph(bc.Resolver(town()), "ad_account.close", "nothing")
    assert list(nobody) == [EVERYBODY, "ad_account.close"]
    assert not list(nobody.edges)
    with pytest.raises(bc.QuestionError, match="needs a second thing"):
        bc.access_graph(bc.Resolver(town()), "ad_account.use_pixel", "adv-1")


def test_two_ways_to_one_asset_are_no_single_point() -> None:
    """What one person has twice hangs on the person, not on either of the two."""
    access = bc.Resolver(town())
    twice = bc.Assignment("nova", "mia", "adv-2", level="OPERATOR")
    doubled = access.succeeded_by(access.world.changed([twice]), [twice])
    once = bc.GroupAssignment("launch", "mia", "OPERATOR")
    create = bc.Action.AD_ACCOUNT_CREATE_ADS
    points = {p.fact for p in bc.single_points(access, ["adv-2"]) if create in p.actions}
    assert points == {
        bc.User("mia"),
        bc.BusinessCenter("nova"),
        bc.Member("nova", "mia", finance_role="MANAGER"),
        once,
    }
    left = {p.fact for p in bc.single_points(doubled, ["adv-2"]) if create in p.actions}
    assert left == points - {once}


def test_business_centers_and_groups_can_be_looked_at() -> None:
    """Asked for by id; what one person alone governs hangs on them."""
    points = bc.single_points(bc.Resolver(town()), ["luma", "launch"])
    assert (bc.User("ivy"), "luma") in {(point.fact, point.asset) for point in points}
    assert {point.asset for point in points} == {"launch", "luma"}


def test_points_and_losses_as_data() -> None:
    """Facts as files write them, actions by name."""
    access = bc.Resolver(town())
    (first, *_) = bc.single_points(access, ["tt-leo"])
    assert first.to_dict() == {
        "fact": {"kind": "user", "id": "ada"},
        "asset": "tt-leo",
        "actions": [
            "tiktok_account.assign_members",
            "tiktok_account.share_with_partner",
            "tiktok_account.link_ad_account",
        ],
    }
    told = bc.blast_radius(access, bc.Assignment("nova", "mia", "px-1")).to_dict()
    assert told["fact"] == {
        "kind": "assignment",
        "business_center": "nova",
        "user": "mia",
        "asset": "px-1",
    }
    assert told["orphaned"] == [
        {"action": "pixel.view", "asset": "px-1"},
        {"action": "pixel.manage", "asset": "px-1"},
    ]
    assert told["lost"] == [
        {"user": "mia", "action": "pixel.view", "asset": "px-1"},
        {"user": "mia", "action": "pixel.manage", "asset": "px-1"},
    ]


def test_nothing_changes() -> None:
    """What is lost on trial is still there afterwards."""
    access = bc.Resolver(town())
    bc.single_points(access)
    bc.blast_radius(access, bc.Partnership("acme", "nova"))
    assert access.world == town()
    assert access.can("mia", "ad_account.view_ads", "adv-1")


def test_what_cannot_be_lost_is_told() -> None:
    """An asset is what access leads to; what is not in the World cannot be lost from it."""
    access = bc.Resolver(town())
    with pytest.raises(bc.InputError, match="ad_account `adv-2`: is nothing that is lost"):
        bc.blast_radius(access, bc.AdAccount("adv-2", owner="nova"))
    with pytest.raises(bc.InputError, match=r"member `nova`, `kim`: is not in this World"):
        bc.blast_radius(access, bc.Member("nova", "kim"))
    with pytest.raises(bc.InputError, match=r"member `nova`, `ada`: is not in this World"):
        without(access, bc.Member("nova", "ada", role="STANDARD"))
    with pytest.raises(bc.InputError) as told:
        bc.single_points(access, ["adv-1", "adv1", "px1"])
    assert [fault.place for fault in told.value.faults] == ["assets", "assets"]
