"""Diagram: a picture before it is drawn - boxes, arrows and lanes, in looks of few kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import count

import attrs

MUTED = "#64748b"
"""The colour of arrows and frames, which can be read on light and on dark ground."""


class Shape(Enum):
    """The outline of a box."""

    BOX = "box"
    ROUNDED = "rounded"
    PILL = "pill"


@attrs.frozen
class Paint:
    """How a look is painted: on a ground of its own, so that any page around it will do."""

    shape: Shape
    ground: str
    edge: str
    text: str
    is_broken: bool = False


class Look(Enum):
    """What a box stands for; it is painted alike wherever it stands."""

    PERSON = Paint(Shape.PILL, "#dbeafe", "#2563eb", "#172554")
    CENTER = Paint(Shape.BOX, "#ede9fe", "#7c3aed", "#2e1065")
    ASSET = Paint(Shape.ROUNDED, "#ccfbf1", "#0d9488", "#042f2e")
    PART = Paint(Shape.ROUNDED, "#f1f5f9", "#64748b", "#0f172a")
    UNSEEN = Paint(Shape.BOX, "#f8fafc", "#94a3b8", "#334155", is_broken=True)
    HOLDS = Paint(Shape.ROUNDED, "#dcfce7", "#16a34a", "#052e16")
    FAILS = Paint(Shape.ROUNDED, "#fee2e2", "#dc2626", "#450a0a")
    OPEN = Paint(Shape.ROUNDED, "#fef9c3", "#ca8a04", "#422006", is_broken=True)
    FACT = Paint(Shape.BOX, "#f8fafc", "#94a3b8", "#334155")

    @property
    def word(self) -> str:
        """What the look is called in a drawing."""
        return self.name.lower()


class Stroke(Enum):
    """How an arrow is drawn."""

    SOLID = "solid"
    THICK = "thick"
    BROKEN = "broken"


@attrs.frozen
class Box:
    """A box with lines of text."""

    id: str
    lines: tuple[str, ...]
    look: Look


@attrs.frozen
class Arrow:
    """An arrow from one box to another, perhaps with lines of text on it."""

    source: str
    target: str
    lines: tuple[str, ...] = ()
    stroke: Stroke = Stroke.SOLID


@attrs.frozen
class Lane:
    """Boxes in one frame, under a title."""

    id: str
    title: str
    boxes: tuple[Box, ...]


@attrs.frozen
class Diagram:
    """A picture: what stands in it, in the order in which it is drawn."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    lanes: tuple[Lane, ...] = ()

    @property
    def every_box(self) -> Iterator[Box]:
        """Every box, in a lane or not."""
        yield from self.boxes
        for lane in self.lanes:
            yield from lane.boxes

    @property
    def looks(self) -> tuple[Look, ...]:
        """The looks that occur, each once."""
        used = {box.look for box in self.every_box}
        return tuple(look for look in Look if look in used)


def ids_for(names: Iterable[str]) -> dict[str, str]:
    """
    Return for each name an id that every drawing tool accepts; no two are alike.

    >>> ids_for(["ad_account:adv-1", "ad_account:adv_1"])
    {'ad_account:adv-1': 'ad_account_adv_1', 'ad_account:adv_1': 'ad_account_adv_1_2'}
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        near = NEITHER_LETTER_NOR_DIGIT.sub("_", name).rstrip("_")
        candidates = (f"{near}_{n}" if n > 1 else near for n in count(1))
        ids[name] = next(one for one in candidates if one not in taken)
        taken.add(ids[name])
    return ids


NEITHER_LETTER_NOR_DIGIT = re.compile("[^A-Za-z0-9]+")
