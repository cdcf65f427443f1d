"""
Building: a World as a graph, whose edges lead from who has something to what they have.

People, Business Centers, assets and whatever else has an id are nodes. What was granted between
them is an edge, and so is what one of them says of another: whose it is, what it contains. Every
fact is one node or one edge, in plain values, so that any tool can read the graph, and `facts_in`
gives the facts back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from bcmodel.errors import Fault, InputError, nearest
from bcmodel.exchange.facts import FORMS
from bcmodel.facts import FACT_CLASSES, Fact, Partnership, Unseen
from bcmodel.facts.plain import plain, plain_instant
from bcmodel.vocab.words import Kind
from bcmodel.world import World
from bcmodel.world.references import IDENTIFIED, REFERENCES, id_field

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Scalar = str | int | bool
Attributes = dict[str, Scalar]

ENDS: dict[Kind, tuple[str, str]] = {
    Kind.MEMBER: ("user", "business_center"),
    Kind.PARTNERSHIP: ("a", "b"),
    Kind.SHARE: ("to", "asset"),
    Kind.TRANSFER: ("to", "ad_account"),
    Kind.ASSIGNMENT: ("user", "asset"),
    Kind.GROUP_ASSIGNMENT: ("user", "group"),
    Kind.TIKTOK_LINK: ("ad_account", "tiktok_account"),
    Kind.PIXEL_LINK: ("ad_account", "pixel"),
    Kind.AUDIENCE_SHARE: ("ad_account", "audience"),
    Kind.MEDIA_AGENCY: ("business_center", "ad_account"),
    Kind.SELLER_ROLE: ("user", "shop"),
    Kind.APP_CONNECTION: ("workspace", "ad_account"),
}
"""The facts that are edges, with the fields that name who has something, and what they have."""

HAS_WHAT_IT_NAMES = frozenset(
    {
        (Kind.ACCOUNT_GROUP, "ad_accounts"),
        (Kind.POST, "sources"),
        (Kind.SPARK_CODE, "post"),
    }
)
"""Fields that name what the node has; all others name what has the node."""

NAMED_LOOSELY = {Kind.POST: {"sources": (Kind.POST,)}}
"""Fields that may also name what is not listed; an edge leads only to what is."""

RANKS = {kind: rank for rank, kind in enumerate(FACT_CLASSES)}
EMPTY: tuple[object, ...] = (None, (), {})
"""Values that a graph leaves out."""
LIST_FIELDS = {
    kind: {field.name for field in cls.fields() if field.default == ()}
    for kind, cls in FACT_CLASSES.items()
}
"""The fields that hold lists, or the table of a pattern, and become JSON text."""


def graph(world: World) -> MultiDiGraph[str]:
    """
    Return a World as a graph; equal Worlds give equal graphs.

    A node is named by kind and id, as `user:mia`, and has its `kind`, its `identity` and every
    field. An edge has the `kind` of its fact, and every field; one that stems from a field of a
    node has that field's name as its kind, or `unseen` where it leads to a pattern. Values are
    words, numbers and truth values; lists are JSON text, instants ISO 8601, and what is empty is
    left out.

    >>> from bcmodel.rules.town import town
    >>> seen = graph(town())
    >>> seen.nodes["ad_account:adv-1"]["status"]
    'STATUS_ENABLE'
    >>> seen.edges["business_center:nova", "ad_account:adv-1", "share:adv-1,nova,PARTNER"]["level"]
    'ADMIN'
    """
    from networkx import MultiDiGraph

    built: MultiDiGraph[str] = MultiDiGraph(at=plain_instant(world.at))
    facts = sorted(world.facts(), key=in_order)
    for fact in facts:
        if fact.kind not in ENDS:
            built.add_node(name_of(fact), **_attributes(fact))
    for fact in facts:
        if fact.kind in ENDS:
            source, target = (_end(world, fact, field) for field in ENDS[fact.kind])
            built.add_edge(source, target, key=name_of(fact), **_attributes(fact))
        else:
            for source, target, field in _references(world, fact):
                key = f"{field}:{source},{target}"
                kind = str(fact.kind) if isinstance(fact, Unseen) else field
                built.add_edge(source, target, key=key, kind=kind)
    return built


def name_of(fact: Fact) -> str:
    """
    Return what a graph calls a fact: its kind, and what identifies it; no two share a name.

    >>> from bcmodel.facts import Member
    >>> name_of(Member("nova", "mia")), name_of(Member("nova,", "5%"))
    ('member:nova,mia', 'member:nova%2C,5%25')
    """
    return f"{fact.kind}:{_identity(fact)}"


def _identity(fact: Fact) -> str:
    if fact.kind in IDENTIFIED:
        identity: str = getattr(fact, id_field(fact.kind))
        return identity
    if isinstance(fact, Unseen):
        return f"{fact.of},{_flat(dict(fact.where))}"
    return ",".join(part.replace("%", "%25").replace(",", "%2C") for part in fact.order)


def in_order(fact: Fact) -> tuple[int, str]:
    """Return what facts are sorted by: people first, then what they hold."""
    return RANKS[fact.kind], _identity(fact)


def _attributes(fact: Fact) -> Attributes:
    """Return what a fact says, as plain values; an id is called `identity`, whatever its kind."""
    values: dict[str, object] = {field.name: getattr(fact, field.name) for field in fact.fields()}
    if isinstance(fact, Partnership):
        values["a"], values["b"] = fact.key
    if isinstance(fact, Unseen):
        values["where"] = dict(fact.where)
    if fact.kind in IDENTIFIED:
        values["identity"] = values.pop(id_field(fact.kind))
    told = {name: _flat(value) for name, value in values.items() if value not in EMPTY}
    return {"kind": str(fact.kind), **told}


def _flat(value: object) -> Scalar:
    """Return a value as a graph holds it: lists and tables as JSON text."""
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        told: object = {field: plain(item) for field, item in table.items()}
    else:
        told = plain(value)
    if isinstance(told, str | int):
        return told
    return json.dumps(told, ensure_ascii=False, default=str)


def _end(world: World, fact: Fact, field: str) -> str:
    """Return the node that a fact which is an edge names in a field."""
    identity = _attributes(fact)[field] if isinstance(fact, Partnership) else getattr(fact, field)
    (node,) = _named(world, REFERENCES[fact.kind][field], identity)
    return node


def _named(world: World, kinds: Iterable[Kind], identity: object) -> Iterator[str]:
    """Yield the nodes of these kinds that have an id."""
    if isinstance(identity, str):
        found = (world.find(kind, identity) for kind in kinds)
        yield from (name_of(fact) for fact in found if fact is not None)


def _references(world: World, fact: Fact) -> Iterator[tuple[str, str, str]]:
    """Yield who has what, as far as a node itself says so, with the field that says it."""
    node = name_of(fact)
    spoken_of = fact.of if isinstance(fact, Unseen) else fact.kind
    fields = REFERENCES.get(spoken_of, {}) | NAMED_LOOSELY.get(fact.kind, {})
    for field, kinds in fields.items():
        value = _value_of(fact, field)
        several = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        for identity in several:
            for other in _named(world, kinds, identity):
                has_it = (fact.kind, field) in HAS_WHAT_IT_NAMES
                yield (node, other, field) if has_it else (other, node, field)


def _value_of(fact: Fact, field: str) -> object:
    return dict(fact.where).get(field) if isinstance(fact, Unseen) else getattr(fact, field)


def facts_in(graph: MultiDiGraph[str]) -> Iterator[Fact]:
    """
    Yield the facts that a graph tells, even after a journey through a file.

    Raises `InputError` for what no fact says.

    >>> from bcmodel.rules.town import town
    >>> World.of(*facts_in(graph(town())), at=town().at) == town()
    True
    """
    for _, attributes in graph.nodes(data=True):
        yield _fact_told(attributes)
    for _, _, attributes in graph.edges(data=True):
        if attributes["kind"] in ENDS:
            yield _fact_told(attributes)


def _fact_told(attributes: Mapping[str, object]) -> Fact:
    kind = Kind(str(attributes["kind"]))
    row = {name: value for name, value in attributes.items() if name != "kind"}
    if "identity" in row:
        row[id_field(kind)] = row.pop("identity")
    for name in LIST_FIELDS[kind] & row.keys():
        row[name] = json.loads(str(row[name]))
    return FORMS[kind].read(row)


def around(graph: MultiDiGraph[str], identity: str, hops: int = 1) -> MultiDiGraph[str]:
    """
    Return the part of a graph that is at most so many edges away from what an id names.

    `identity` is an id, or the name of a node. Raises `InputError` where nothing has it, and for
    a negative distance.

    >>> from bcmodel.rules.town import town
    >>> list(around(graph(town()), "forms-1"))
    ['user:mia', 'business_center:acme', 'business_center:nova', 'form_library:forms-1']
    """
    ids = {node: str(told.get("identity", "")) for node, told in graph.nodes(data=True)}
    near = {node for node, known in ids.items() if identity in (node, known)}
    faults: list[Fault] = []
    if not near:
        hint = nearest(identity, filter(None, ids.values()))
        faults.append(Fault("around", f"nothing has the id `{identity}`", hint))
    if hops < 0:
        faults.append(Fault("hops", f"`{hops}` is no distance", "give 0 or more"))
    if faults:
        raise InputError(faults)
    newest = near
    while hops and newest:
        newest = {other for node in newest for other in _beside(graph, node)} - near
        near, hops = near | newest, hops - 1
    part = graph.copy()
    part.remove_nodes_from([node for node in graph if node not in near])
    return part


def _beside(graph: MultiDiGraph[str], node: str) -> Iterator[str]:
    yield from graph.successors(node)
    yield from graph.predecessors(node)
