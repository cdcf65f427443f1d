"""Mermaid: a diagram as a flowchart, whatever the names in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcmodel.exchange.graphs.diagram import MUTED, Arrow, Box, Diagram, Look, Shape, Stroke

OUTLINES = {Shape.BOX: ("[", "]"), Shape.ROUNDED: ("(", ")"), Shape.PILL: ("([", "])")}
STROKES = {Stroke.SOLID: "-->", Stroke.THICK: "==>", Stroke.BROKEN: "-.->"}
PLAIN = frozenset(" ,/()'!?")
"""Besides letters and digits, what may stand in a label as it is."""


def to_mermaid(diagram: Diagram) -> str:
    """
    Return a diagram as the text of a Mermaid flowchart.

    >>> box = Box("mia", ('Mia "the boss"',), Look.PERSON)
    >>> print(to_mermaid(Diagram((box,), ())))
    flowchart LR
      mia(["Mia #34;the boss#34;"]):::person
      classDef person fill:#dbeafe,stroke:#2563eb,color:#172554
    <BLANKLINE>
    """
    return "\n".join(["flowchart LR", *(f"  {line}" for line in _lines(diagram))]) + "\n"


def _lines(diagram: Diagram) -> Iterator[str]:
    yield from map(_box, diagram.boxes)
    for lane in diagram.lanes:
        yield f"subgraph {lane.id}[{_quoted([lane.title])}]"
        yield from (f"  {_box(box)}" for box in lane.boxes)
        yield "end"
    yield from map(_arrow, diagram.arrows)
    yield from map(_class, diagram.looks)
    yield from (f"style {lane.id} fill:none,stroke:{MUTED}" for lane in diagram.lanes)


def _box(box: Box) -> str:
    left, right = OUTLINES[box.look.value.shape]
    return f"{box.id}{left}{_quoted(box.lines)}{right}:::{box.look.word}"


def _arrow(arrow: Arrow) -> str:
    text = f"|{_quoted(arrow.lines)}|" if arrow.lines else ""
    return f"{arrow.source} {STROKES[arrow.stroke]}{text} {arrow.target}"


def _class(look: Look) -> str:
    paint = look.value
    broken = ",stroke-dasharray:4 3" if paint.is_broken else ""
    colours = f"fill:{paint.ground},stroke:{paint.edge},color:{paint.text}"
    return f"classDef {look.word} {colours}{broken}"


def _quoted(lines: Iterable[str]) -> str:
    return '"' + "<br/>".join(map(_escaped, lines)) + '"'


def _escaped(text: str) -> str:
    """
    Return text that stands for itself: no directive, no Markdown, no HTML, no link.

    Mermaid writes entities with `#` instead of `&`. Where letters and digits surround them,
    hyphens and underscores mean nothing and stay as they are.
    """
    told = f" {' '.join(text.split())} "
    around = zip(told, told[1:], told[2:], strict=False)
    escaped = "".join(_letter(*letters) for letters in around)
    return escaped.replace("direction ", "direction#32;") or " "  # `direction LR` rules anywhere


def _letter(before: str, letter: str, after: str) -> str:
    is_inside = before.isalnum() and after.isalnum()
    ends_a_number = letter == ")" and before.isdigit()
    if (
        letter.isalnum()
        or (letter in PLAIN and not ends_a_number)
        or (letter in "-_" and is_inside)
    ):
        return letter
    return f"#{ord(letter)};" if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
