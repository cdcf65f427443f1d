"""Picture: boxes in lanes, lanes in columns, and arrows between them, as SVG."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import attrs

from bcmodel.exchange.graphs.diagram import MUTED, Arrow, Box, Lane, Look, Shape, Stroke
from bcmodel.show.html.elements import PREFIX, Element

WIDE, HIGH, PITCH = 184, 36, 43
"""The width and height of a box, and how far apart boxes begin."""
ROOM, TITLE = 10, 22
"""The room between a frame and its boxes, and that for its title."""
GAP = 84
"""The room between columns, where the arrows run."""
LETTERS, SMALL_LETTERS = 24, 29
"""How many letters fit in a first line, and in one below it."""
LOOKS = {Look.PERSON: "person", Look.CENTER: "center", Look.ASSET: "asset"}
"""Looks with other colours on dark ground; any other brings its own."""
ROUND = {Shape.BOX: 5, Shape.ROUNDED: 9, Shape.PILL: HIGH // 2}
"""How round the corners of each shape are."""
BROKEN = {Stroke.BROKEN: "4 4"}

Column = Sequence[Lane]


@attrs.frozen
class Place:
    """Where a box, or the title of a lane, stands: from the left and from the top."""

    x: float
    y: float


def draw(columns: Sequence[Column], arrows: Iterable[Arrow], said: str) -> Element:
    """
    Return lanes in columns, with arrows from box to box or from a lane, as SVG.

    Arrows name boxes and lanes by their ids. `said` describes the picture to those who cannot see
    it.
    """
    tallest = max((_height(column) for column in columns), default=0)
    places: dict[str, Place] = {}
    drawn: list[Element] = []
    for number, column in enumerate(columns):
        x = ROOM + number * (WIDE + 2 * ROOM + GAP)
        drawn += _column(column, x, 1 + (tallest - _height(column)) / 2, places)
    across = len(columns) * (WIDE + 2 * ROOM + GAP) - GAP
    return Element(
        "svg",
        {
            "class": f"{PREFIX}-picture",
            "role": "img",
            "aria-label": said,
            "viewBox": f"0 0 {across} {tallest:g}",
            "width": f"{across}",
            "height": f"{tallest:g}",
        },
        (*_lines(arrows, places), *drawn),
    )


def _height(column: Column) -> float:
    return sum(_tall(lane) + ROOM for lane in column)


def _tall(lane: Lane) -> float:
    """Return how tall a lane is; one without a title has no frame either."""
    boxes = len(lane.boxes) * PITCH
    return TITLE + boxes + ROOM / 2 if lane.title else boxes


def _column(column: Column, x: float, y: float, places: dict[str, Place]) -> Iterator[Element]:
    """Yield lanes one below another, and note in `places` where each box stands."""
    for lane in column:
        top = y
        if lane.title:
            yield from _frame(lane, x, y)
            places[lane.id] = Place(x + ROOM, y + (TITLE - HIGH) / 2)
            top += TITLE
        for number, box in enumerate(lane.boxes):
            places[box.id] = place = Place(x, top + number * PITCH + (PITCH - HIGH) / 2)
            yield _box(box, place)
        y += _tall(lane) + ROOM


def _frame(lane: Lane, x: float, y: float) -> Iterator[Element]:
    size = {"width": f"{WIDE + 2 * ROOM - 2}", "height": f"{_tall(lane):g}", "rx": "8"}
    place = {"x": f"{x - ROOM + 1:g}", "y": f"{y:g}"}
    painted = {"class": f"{PREFIX}-frame", "fill": "none", "stroke": MUTED}
    yield Element("rect", {**painted, **place, **size})
    yield _within(x, y, TITLE, [_text(lane.title, 15, LETTERS, MUTED, f"{PREFIX}-label", 0)])


def _box(box: Box, place: Place) -> Element:
    paint = box.look.value
    shape = {"width": f"{WIDE - 2}", "height": f"{HIGH - 2}", "rx": f"{ROUND[paint.shape]}"}
    ground = {"x": "1", "y": "1", "fill": paint.ground, "stroke": paint.edge}
    first, *others = box.lines
    low = 22 if not others else 16
    texts = [_text(first, low, LETTERS, paint.text)]
    texts += [_text(line, 29, SMALL_LETTERS, paint.text, f"{PREFIX}-sub") for line in others[:1]]
    tip = Element("title", {}, (", ".join(box.lines),))
    rect = Element("rect", {**ground, **shape})
    parts = Element("g", {"class": f"{PREFIX}-{LOOKS.get(box.look, 'part')}"}, (rect, *texts))
    return _within(place.x, place.y, HIGH, [tip, parts])


def _within(x: float, y: float, high: float, parts: Sequence[Element]) -> Element:
    """Return parts in an area of their own, beyond which nothing of them is drawn."""
    size = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{WIDE}", "height": f"{high:g}"}
    return Element("svg", size, tuple(parts))


def _text(text: str, y: float, most: int, colour: str, look: str = "", x: float = 12) -> Element:
    styled = {"class": look} if look else {}
    return Element(
        "text", {**styled, "x": f"{x:g}", "y": f"{y:g}", "fill": colour}, (cut(text, most),)
    )


def cut(text: str, most: int) -> str:
    """
    Return as much of a text as there is room for; wide letters count twice.

    >>> cut("Acme summer campaign", 12), cut("東京", 12)
    ('Acme summer…', '東京')
    """
    room = most
    for place, letter in enumerate(text):
        room -= 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if room < 0:
            return f"{text[: place - 1]}…"
    return text


def _lines(arrows: Iterable[Arrow], places: dict[str, Place]) -> Iterator[Element]:
    """Yield the arrows that lead to the right, from a box or lane to another."""
    for arrow in arrows:
        source, target = places.get(arrow.source), places.get(arrow.target)
        if source and target and source.x < target.x:
            yield _line(arrow, source, target)


def _line(arrow: Arrow, source: Place, target: Place) -> Element:
    x, y = source.x + WIDE, source.y + HIGH / 2
    to_x, to_y = target.x, target.y + HIGH / 2
    bend = (to_x - x) / 2
    way = f"M{x:g} {y:g}C{x + bend:g} {y:g} {to_x - bend:g} {to_y:g} {to_x:g} {to_y:g}"
    said = {"class": f"{PREFIX}-edge", "d": way, "fill": "none", "stroke": MUTED}
    if arrow.stroke in BROKEN:
        said["stroke-dasharray"] = BROKEN[arrow.stroke]
    tip = (Element("title", {}, (", ".join(arrow.lines),)),) if arrow.lines else ()
    return Element("path", said, tip)
