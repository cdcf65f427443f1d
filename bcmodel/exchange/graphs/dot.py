"""DOT: a diagram in the language of Graphviz, whatever the names in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bcmodel.exchange.graphs.diagram import MUTED, Arrow, Box, Diagram, Shape, Stroke

STYLES = {Shape.BOX: "filled", Shape.ROUNDED: "filled,rounded", Shape.PILL: "filled"}
STROKES: dict[Stroke, dict[str, str]] = {
    Stroke.SOLID: {},
    Stroke.THICK: {"penwidth": "2"},
    Stroke.BROKEN: {"style": "dashed"},
}
FONT = {"fontname": "Helvetica", "fontsize": "11"}


def to_dot(diagram: Diagram) -> str:
    """
    Return a diagram as the text of a Graphviz digraph, on transparent ground.

    >>> print(to_dot(Diagram((), (Arrow("mia", "nova", ("member",)),))))
    digraph {
      graph [rankdir="LR", bgcolor="transparent", fontcolor="#64748b", ...];
      node [fontname="Helvetica", fontsize="11"];
      edge [color="#64748b", fontcolor="#64748b", fontname="Helvetica", fontsize="11"];
      "mia" -> "nova" [label="member"];
    }
    <BLANKLINE>
    """
    return "\n".join(["digraph {", *(f"  {line}" for line in _lines(diagram)), "}"]) + "\n"


def _lines(diagram: Diagram) -> Iterator[str]:
    muted = {"fontcolor": MUTED, **FONT}
    yield f"graph {_listed({'rankdir': 'LR', 'bgcolor': 'transparent', **muted})};"
    yield f"node {_listed(FONT)};"
    yield f"edge {_listed({'color': MUTED, **muted})};"
    yield from map(_box, diagram.boxes)
    for lane in diagram.lanes:
        yield f"subgraph {_quoted(['cluster_' + lane.id])} {{"
        yield f"  graph {_listed({'color': MUTED, 'style': 'rounded'}, (lane.title,))};"
        yield from (f"  {_box(box)}" for box in lane.boxes)
        yield "}"
    yield from map(_arrow, diagram.arrows)


def _box(box: Box) -> str:
    paint = box.look.value
    drawn = {
        "shape": "ellipse" if paint.shape is Shape.PILL else "box",
        "style": STYLES[paint.shape] + (",dashed" if paint.is_broken else ""),
        "fillcolor": paint.ground,
        "color": paint.edge,
        "fontcolor": paint.text,
    }
    return f"{_quoted([box.id])} {_listed(drawn, box.lines)};"


def _arrow(arrow: Arrow) -> str:
    told = _listed(STROKES[arrow.stroke], arrow.lines)
    return f"{_quoted([arrow.source])} -> {_quoted([arrow.target])} {told};"


def _listed(attributes: Mapping[str, str], label: tuple[str, ...] = ()) -> str:
    told = {"label": label} if label else dict[str, tuple[str, ...]]()
    told.update((name, (value,)) for name, value in attributes.items())
    return f"[{', '.join(f'{name}={_quoted(lines)}' for name, lines in told.items())}]"


def _quoted(lines: Iterable[str]) -> str:
    return '"' + r"\n".join(map(_escaped, lines)) + '"'


def _escaped(text: str) -> str:
    """Return text that stands for itself: Graphviz reads entities and backslashes in labels."""
    told = "".join(map(_letter, text))
    return told.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')


def _letter(letter: str) -> str:
    if letter.isprintable():
        return letter
    return " " if letter.isspace() else "\N{REPLACEMENT CHARACTER}"
