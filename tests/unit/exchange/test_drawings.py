"""Mermaid and DOT: whatever a diagram says, the drawing says the same, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.exchange.graphs.diagram import Arrow, Box, Diagram, Lane, Look, Stroke, ids_for
from bcmodel.exchange.graphs.dot import to_dot
from bcmodel.exchange.graphs.mermaid import to_mermaid
from bcmodel.rules.town import town
from tests.unit.exchange.drawings import Drawn, read_dot, read_mermaid
from tests.unit.exchange.test_graphs import ANY_WORLD, of_strange_names

STROKES = {Stroke.SOLID: "-->", Stroke.THICK: "==>", Stroke.BROKEN: "-.->"}
HOSTILE = (
    '"', "#quot;", "#35;", "&quot;", "&amp;", "<b>x</b>", "<script>", "`x`", "**x**", "_x_",
    "1. x", "1) x", "- x", "+ x", "---", "===", "# x", "    x", "%%", "%%{init: {}}%%", "end",
    "direction TB", "style x:#fff;", "classDef x:y#z;", "subgraph", "click x", "\\", "\\n", "\\N",
    "\n", "\r\n", "\x00", "\u202e", "\ud800", "]", "|", "-->", ":::x", "[x](y)", "www.x.com",
    "x@y.zz", "$$x$$", "日本語", "e\u0301", "",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join),
    st.lists(st.sampled_from(HOSTILE), max_size=3).map(" ".join),
    st.text(max_size=12),
)
LINES = st.lists(TEXTS, min_size=1, max_size=3).map(tuple)


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    """Pictures of anything: boxes in and out of lanes, arrows, and hostile texts."""
    ids = [f"box_{number}" for number in range(draw(st.integers(1, 6)))]
    boxes = [Box(name, draw(LINES), draw(st.sampled_from(Look))) for name in ids]
    outside = draw(st.integers(0, len(boxes)))
    lane = Lane("lane", draw(TEXTS), tuple(boxes[outside:]))
    ends, strokes = st.sampled_from(ids), st.sampled_from(Stroke)
    arrow = st.builds(Arrow, ends, ends, st.one_of(st.just(()), LINES), strokes)
    arrows = draw(st.lists(arrow, max_size=5))
    return Diagram(tuple(boxes[:outside]), tuple(arrows), (lane,) if lane.boxes else ())


def as_shown_by_mermaid(text: str) -> str:
    """Return what can be seen of a text: spaces as one, what has no shape as one sign."""
    return shown(" ".join(text.split())) or " "


def as_shown_by_graphviz(text: str) -> str:
    """Return what can be seen of a text: any space as one, what has no shape as one sign."""
    return shown("".join(" " if letter.isspace() else letter for letter in text))


def shown(text: str) -> str:
    """Return a text with one sign for everything that has no shape."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


TOOLS = [
    pytest.param(to_mermaid, read_mermaid, as_shown_by_mermaid, id="mermaid"),
    pytest.param(to_dot, read_dot, as_shown_by_graphviz, id="dot"),
]


@pytest.mark.parametrize(("write", "read", "seen"), TOOLS)
@given(diagram=diagrams())
def test_a_drawing_shows_the_diagram(
    write: Callable[[Diagram], str],
    read: Callable[[str], Drawn],
    seen: Callable[[str], str],
    diagram: Diagram,
) -> None:
    """Every text, arrow and lane is read again as it was, whatever is in the texts."""
    drawn = read(write(diagram))
    assert {name: lines for name, (lines, _) in drawn.boxes.items()} == {
        box.id: tuple(map(seen, box.lines)) for box in diagram.every_box
    }
    assert drawn.arrows == [
        (arrow.source, arrow.target, tuple(map(seen, arrow.lines)), STROKES[arrow.stroke])
        for arrow in diagram.arrows
    ]
    assert drawn.lanes == {
        lane.id: (seen(lane.title), [box.id for box in lane.boxes]) for lane in diagram.lanes
    }


@pytest.mark.parametrize("read", [read_mermaid, read_dot])
@given(world=ANY_WORLD)
def test_every_world_can_be_drawn(read: Callable[[str], Drawn], world: bc.World) -> None:
    """A box for each node, an arrow for each edge."""
    graph = bc.graph(world)
    drawn = read(f"{world:mermaid}" if read is read_mermaid else f"{world:dot}")
    ids = ids_for(graph)
    assert list(drawn.boxes) == [ids[node] for node in graph]
    ends = [(source, target) for source, target, _, _ in drawn.arrows]
    assert ends == [(ids[source], ids[target]) for source, target in graph.edges()]


@given(st.lists(st.one_of(TEXTS, st.from_regex(r"x[-_:]{0,2}[2y]?", fullmatch=True)), unique=True))
def test_ids_are_plain_and_differ(names: list[str]) -> None:
    """One id for each name, of letters, digits and underscores; names alike get a number."""
    ids = ids_for([f"user:{name}" for name in names])
    assert len(set(ids.values())) == len(names)
    assert all(name.replace("_", "").isalnum() and name.isascii() for name in ids.values())


def test_strange_names_are_drawn_apart() -> None:
    """Names that look alike in a picture are still different boxes."""
    world = of_strange_names()
    nodes = len(bc.graph(world))
    assert len(read_mermaid(f"{world:mermaid}").boxes) == nodes
    assert len(read_dot(f"{world:dot}").boxes) == nodes


def test_what_is_drawn_of_a_world() -> None:
    """Who somebody is, what is unusual about them, how they hold what they hold."""
    facts = [
        bc.User("mia", name="Mia", login="SUSPENDED"),
        bc.BusinessCenter("nova", type="AGENCY", verification="FAILED"),
        bc.BusinessCenter("acme"),
        bc.TikTokAccount(
            "tt-1", handle="@acme", owner="acme", status="RESTRICTED", restricted=["LIVE"]
        ),
        bc.Member("nova", "mia", role="ADMIN", finance_role="ANALYST", status="PENDING"),
        bc.Share("tt-1", "nova", granted_by="acme", scopes=["LIVE", "NEW_VIDEOS"], mode="MANAGED"),
        bc.Assignment("nova", "mia", "tt-1", level="OPERATOR"),
        bc.Unseen("member", where={"user": "mia"}),
    ]
    drawn = read_mermaid(f"{bc.World.of(*facts, at=town().at):mermaid}")
    assert drawn.boxes == {
        "user_mia": (("Mia", "mia", "SUSPENDED"), "person"),
        "business_center_acme": (("acme",), "center"),
        "business_center_nova": (("nova", "AGENCY", "verification FAILED"), "center"),
        "tiktok_account_tt_1": (
            ("@acme", "tt-1", "TikTok account", "RESTRICTED", "restricted LIVE"),
            "asset",
        ),
        "unseen_member_user_mia": (("not seen: member", "user mia"), "unseen"),
    }
    assert drawn.arrows == [
        (
            "user_mia",
            "business_center_nova",
            ("member, ADMIN, finance role ANALYST, PENDING",),
            "-.->",
        ),
        ("user_mia", "tiktok_account_tt_1", ("assigned, OPERATOR", "in nova"), "-->"),
        ("user_mia", "unseen_member_user_mia", ("may have",), "-.->"),
        ("business_center_acme", "tiktok_account_tt_1", ("owns",), "==>"),
        (
            "business_center_nova",
            "tiktok_account_tt_1",
            ("holds, MANAGED", "LIVE + NEW_VIDEOS", "from acme"),
            "-->",
        ),
    ]
