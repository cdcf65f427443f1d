"""Picture: what a graph looks like - which box stands for what, and what is written on arrows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from bcmodel.exchange.graphs.building import ENDS
from bcmodel.exchange.graphs.diagram import Arrow, Box, Diagram, Look, Stroke, ids_for
from bcmodel.facts import FACT_CLASSES
from bcmodel.vocab.words import Kind, Status
from bcmodel.world.references import ASSET_KINDS

if TYPE_CHECKING:
    from networkx import MultiDiGraph

LOOKS: dict[Kind, Look] = {
    Kind.USER: Look.PERSON,
    Kind.BUSINESS_CENTER: Look.CENTER,
    **dict.fromkeys(ASSET_KINDS, Look.ASSET),
    Kind.UNSEEN: Look.UNSEEN,
}
"""How each kind of node looks; the rest are parts of something."""

BARE = ("role", "status", "type", "organization", "login", "level", "origin", "mode", "ended")
"""Fields whose words speak for themselves."""
NAMED = ("finance_role", "verification", "identity_status", "restricted")
"""Fields whose words need the name of the field beside them."""

ARROWS = {
    "member": "member",
    "partnership": "partner",
    "share": "holds",
    "transfer": "is to receive",
    "assignment": "assigned",
    "group_assignment": "assigned",
    "tiktok_link": "linked",
    "pixel_link": "linked",
    "audience_share": "received",
    "media_agency": "media agency",
    "seller_role": "sells",
    "app_connection": "connected",
    "owner": "owns",
    "owner_user": "owns",
    "seller": "owns",
    "parent": "parent",
    "billing_shared_with": "pays",
    "gmv_max_ad_account": "GMV Max",
    "applied_to": "applies",
    "post": "for",
    "unseen": "may have",
}
"""What is written on an arrow, read from who has to what they have; `has` where nothing is."""
OWNERSHIP = ("owner", "owner_user", "seller")
UNSETTLED = (Status.PENDING, Status.REJECTED, Status.UNBOUND)
GRANTS_NOTHING = (Kind.MEDIA_AGENCY, Kind.TRANSFER, Kind.UNSEEN)

Told = Mapping[str, object]


def diagram_of(graph: MultiDiGraph[str]) -> Diagram:
    """Return the picture of a graph of facts."""
    ids = ids_for(graph)
    boxes = tuple(_box(ids[node], told) for node, told in graph.nodes(data=True))
    arrows = tuple(
        Arrow(ids[source], ids[target], tuple(_on_arrow(told)), _stroke(told))
        for source, target, told in graph.edges(data=True)
    )
    return Diagram(boxes, arrows)


def _box(id: str, told: Told) -> Box:
    kind = Kind(str(told["kind"]))
    lines = _unseen(told) if kind is Kind.UNSEEN else _in_box(kind, told)
    return Box(id, tuple(lines), LOOKS.get(kind, Look.PART))


def _unseen(told: Told) -> Iterator[str]:
    yield f"not seen: {_spaced(told['of'])}"
    where = cast("dict[str, object]", json.loads(str(told.get("where", "{}"))))
    yield from (f"{_spaced(field)} {value}" for field, value in where.items())


def _in_box(kind: Kind, told: Told) -> Iterator[str]:
    called = told.get("name") or told.get("handle")
    if called:
        yield str(called)
    yield str(told["identity"])
    if kind not in (Kind.USER, Kind.BUSINESS_CENTER):
        yield _spaced(kind)
    yield from _unusual(kind, told)


def _on_arrow(told: Told) -> Iterator[str]:
    kind = str(told["kind"])
    written = ARROWS.get(kind, "has")
    if kind not in ENDS:
        yield written
        return
    yield ", ".join([written, *_unusual(Kind(kind), told)])
    if "scopes" in told:
        yield _listed(told["scopes"])
    if "business_center" in told and "business_center" not in ENDS[Kind(kind)]:
        yield f"in {told['business_center']}"
    if "granted_by" in told:
        yield f"from {told['granted_by']}"


def _unusual(kind: Kind, told: Told) -> Iterator[str]:
    """Yield the words of a node or an arrow that are not the usual ones."""
    for field in FACT_CLASSES[kind].fields():
        value = told.get(field.name)
        if value is not None and value != field.default:
            if field.name in BARE:
                yield str(value)
            elif field.name in NAMED:
                words = _listed(value) if field.default == () else str(value)
                yield f"{_spaced(field.name)} {words}"


def _listed(told: object) -> str:
    words = cast("list[str]", json.loads(str(told)))
    return " + ".join(words)


def _stroke(told: Told) -> Stroke:
    if told["kind"] in OWNERSHIP:
        return Stroke.THICK
    is_broken = told.get("status") in UNSETTLED or told["kind"] in GRANTS_NOTHING
    return Stroke.BROKEN if is_broken else Stroke.SOLID


def _spaced(word: object) -> str:
    return str(word).replace("_", " ").replace("tiktok", "TikTok")
