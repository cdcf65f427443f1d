"""A World as a graph: every fact once, in plain values, in one order; and the parts of it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from random import Random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.exchange.graphs import around, facts_in, graph_as_text
from bcmodel.facts.plain import plain_instant
from bcmodel.rules.town import town
from bcmodel.testing import strategies
from tests.unit.exchange.drawings import read_graphml, read_json

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ANY_WORLD = strategies.worlds() | strategies.worlds(seen_whole=False)


def contents(graph: nx.MultiDiGraph[str]) -> tuple[object, ...]:
    """Return what a graph holds, in its order."""
    return (
        list(graph.nodes(data=True)),
        list(graph.edges(keys=True, data=True)),
        graph.graph["at"],
    )


def nodes_of(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, object]]:
    """Return what each node of a graph says."""
    return {node: told for node, told in graph.nodes(data=True)}  # noqa: C416 - dict() loses types


def edges_of(graph: nx.MultiDiGraph[str]) -> dict[tuple[str, str, str], dict[str, object]]:
    """Return what each edge of a graph says."""
    return {(s, t, key): told for s, t, key, told in graph.edges(keys=True, data=True)}


def arrows(*facts: bc.Fact) -> set[tuple[str, str, str]]:
    """Return the edges of the graph of some facts: who has, what is had, and how."""
    graph = bc.graph(bc.World.of(*facts, at=NOON))
    return {(source, target, told["kind"]) for source, target, told in graph.edges(data=True)}


@given(ANY_WORLD, st.integers(0, 99))
def test_the_order_of_facts_means_nothing(world: bc.World, seed: int) -> None:
    """Equal Worlds give the same nodes and edges, in the same order."""
    facts = list(world.facts())
    Random(seed).shuffle(facts)  # noqa: S311 - any order will do
    again = bc.World.of(*facts, at=world.at)
    assert contents(bc.graph(again)) == contents(bc.graph(world))


def test_the_order_of_partners_means_nothing() -> None:
    """A partnership has no first side, and neither has its edge."""
    sides = [bc.BusinessCenter("nova"), bc.BusinessCenter("acme")]
    one, other = (
        bc.World.of(*sides, bc.Partnership(*pair, invited_by="nova"), at=NOON)
        for pair in (("nova", "acme"), ("acme", "nova"))
    )
    assert contents(bc.graph(one)) == contents(bc.graph(other))


@given(ANY_WORLD)
def test_every_fact_is_told_once(world: bc.World) -> None:
    """The facts in a graph are those of the World, each as often as there: once."""
    assert Counter(facts_in(bc.graph(world))) == Counter(world.facts())


@given(ANY_WORLD)
def test_values_are_plain(world: bc.World) -> None:
    """Words, numbers and truth values only, so that any writer of networkx takes the graph."""
    graph = bc.graph(world)
    told = [data for _, data in graph.nodes(data=True)]
    told += [data for _, _, data in graph.edges(data=True)]
    assert {type(value) for data in told for value in data.values()} <= {str, int, bool}
    assert graph.graph == {"at": plain_instant(world.at)}


@given(ANY_WORLD)
def test_json_is_read_back_by_networkx(world: bc.World) -> None:
    """Node-link data give the same graph, and the same World."""
    graph = bc.graph(world)
    again = read_json(graph_as_text(graph, "json"))
    assert contents(again) == contents(graph)
    assert bc.World.of(*facts_in(again), at=world.at) == world


@given(ANY_WORLD)
def test_graphml_is_read_back_by_networkx(world: bc.World) -> None:
    """GraphML gives the same nodes and edges, and the same World."""
    graph = bc.graph(world)
    again = read_graphml(graph_as_text(graph, "graphml"))
    assert nodes_of(again) == nodes_of(graph)
    assert edges_of(again) == edges_of(graph)
    assert bc.World.of(*facts_in(again), at=world.at) == world


STRANGE = [
    "a b",
    "a\nb",
    "a\tb",
    "<a>&\"b'",
    "a,b",
    "a%2Cb",
    "end",
    "日本語",
    "e\u0301",
    "\u202e",
    "\u2028",
]


def of_strange_names() -> bc.World:
    """Return a World whose names mean something in one format or another."""
    facts: list[bc.Fact] = [bc.Unseen("member", where={"user": name}) for name in STRANGE]
    for name in STRANGE:
        facts += [bc.User(name), bc.BusinessCenter(f"center {name}", name=name)]
        facts += [bc.AdAccount(f"account {name}", owner=f"center {name}")]
        facts += [bc.Member(f"center {name}", name), bc.Member("center a,b", f"{name},")]
        facts += [bc.User(f"{name},")]
    return bc.World.of(*facts, at=NOON)


READERS = {"json": read_json, "graphml": read_graphml}


@pytest.mark.parametrize("format", READERS)
def test_strange_names_come_back(format: str) -> None:
    """Markup, line breaks and commas in names survive both formats."""
    world = of_strange_names()
    again = READERS[format](f"{world:{format}}")
    assert bc.World.of(*facts_in(again), at=NOON) == world


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\r", "\ud800", "\uffff"])
def test_what_xml_cannot_hold_is_told(letter: str) -> None:
    """One clear error with the next step, not a file that no reader takes."""
    world = bc.World.of(bc.User(f"mia{letter}"), at=NOON)
    with pytest.raises(bc.InputError, match=r"GraphML cannot hold '.*'; take `json`"):
        f"{world:graphml}"


def test_edges_point_from_who_has_to_what_is_had() -> None:
    """By what was granted, and by what a node says of another."""
    nova, mia = bc.BusinessCenter("nova"), bc.User("mia")
    acme, adv = bc.BusinessCenter("acme", parent="nova"), bc.AdAccount("adv-1", owner="acme")
    assert arrows(nova, acme, mia, adv) == {
        ("business_center:nova", "business_center:acme", "parent"),
        ("business_center:acme", "ad_account:adv-1", "owner"),
    }
    granted = [
        bc.Member("nova", "mia"),
        bc.Share("adv-1", "nova"),
        bc.Share("adv-1", "nova", origin="REQUEST"),
        bc.Assignment("nova", "mia", "adv-1"),
        bc.Assignment("acme", "mia", "adv-1"),
    ]
    world = bc.World.of(nova, acme, mia, adv, *granted, at=NOON)
    edges = list(bc.graph(world).edges(keys=True))
    assert edges[1:] == [
        ("user:mia", "ad_account:adv-1", "assignment:acme,mia,adv-1"),
        ("user:mia", "ad_account:adv-1", "assignment:nova,mia,adv-1"),
        ("business_center:acme", "ad_account:adv-1", "owner:business_center:acme,ad_account:adv-1"),
        (
            "business_center:nova",
            "business_center:acme",
            "parent:business_center:nova,business_center:acme",
        ),
        ("business_center:nova", "ad_account:adv-1", "share:adv-1,nova,PARTNER"),
        ("business_center:nova", "ad_account:adv-1", "share:adv-1,nova,REQUEST"),
    ]
    assert edges[0] == ("user:mia", "business_center:nova", "member:nova,mia")


def test_groups_posts_and_codes_have_what_they_name() -> None:
    """A group has its ad accounts, a code its post; but an ad account has the codes applied."""
    facts = [
        bc.BusinessCenter("nova"),
        bc.AdAccount("adv-1", owner="nova"),
        bc.AccountGroup("launch", "nova", ad_accounts=["adv-1"]),
        bc.TikTokAccount("tt-1", owner="nova"),
        bc.Post("p-1", "tt-1"),
        bc.Post("p-2", "tt-1", sources=["p-1"]),
        bc.SparkCode("c-1", "p-2", NOON, applied_to=["adv-1"]),
    ]
    found = arrows(*facts)
    assert {
        ("account_group:launch", "ad_account:adv-1", "ad_accounts"),
        ("post:p-2", "post:p-1", "sources"),
        ("spark_code:c-1", "post:p-2", "post"),
        ("ad_account:adv-1", "spark_code:c-1", "applied_to"),
        ("tiktok_account:tt-1", "post:p-1", "tiktok_account"),
        ("business_center:nova", "account_group:launch", "business_center"),
    } <= found


def test_the_same_id_of_two_kinds_is_two_nodes() -> None:
    """A person and a Business Center may have one id."""
    world = bc.World.of(bc.User("nova"), bc.BusinessCenter("nova"), at=NOON)
    assert list(bc.graph(world)) == ["user:nova", "business_center:nova"]
    assert list(around(bc.graph(world), "nova")) == ["user:nova", "business_center:nova"]
    assert list(around(bc.graph(world), "user:nova")) == ["user:nova"]


def test_what_was_not_seen_hangs_on_what_it_names() -> None:
    """A pattern is a node; whatever it names has it."""
    pattern = bc.Unseen("assignment", where={"business_center": "nova", "user": "nobody"})
    found = arrows(bc.BusinessCenter("nova"), pattern, bc.Unseen("user"))
    ((source, target, kind),) = found
    assert (source, kind) == ("business_center:nova", "unseen")
    assert target.startswith("unseen:assignment,")


@given(ANY_WORLD, st.data())
def test_around_is_what_is_near(world: bc.World, data: st.DataObject) -> None:
    """Nodes at most so many edges away, whichever way these point, and all edges among them."""
    graph = bc.graph(world)
    node = data.draw(st.sampled_from(sorted(graph)))
    hops = data.draw(st.integers(0, 3))
    part = around(graph, node, hops)
    far = nx.single_source_shortest_path_length(graph.to_undirected(), node)
    near = [other for other in graph if far.get(other, hops + 1) <= hops]
    assert list(part) == near
    assert list(part.edges(keys=True)) == [
        edge for edge in graph.edges(keys=True) if {*edge[:2]} <= {*near}
    ]


def test_around_tells_all_that_is_wrong() -> None:
    """An id that there is not, with the nearest, and a distance that is none."""
    with pytest.raises(bc.InputError) as told:
        around(bc.graph(town()), "adv1", -1)
    assert [str(fault) for fault in told.value.faults] == [
        "around: nothing has the id `adv1`; did you mean `adv-1`?",
        "hops: `-1` is no distance; give 0 or more",
    ]


def test_a_world_formats_itself() -> None:
    """Without a format as it always was; an unknown one is told with those there are."""
    assert f"{town()}" == repr(town())
    assert json.loads(f"{town():json}")["graph"] == {"at": "2026-11-21T12:00:00Z"}
    with pytest.raises(bc.InputError, match=r"format: `mermaids` is unknown; did you mean"):
        f"{town():mermaids}"
