"""Figures: what was measured, beside what it should be, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterable

import attrs


@attrs.frozen
class Figure:
    """
    One thing measured.

    `value` is in `unit`, and so is `floor`, what the plain dicts took in the same process. The
    target `most` is for the ratio to the floor where there is one, else for the value; `least`
    is for the value. Figures without a target are told for comparison.
    """

    size: str
    name: str
    value: float
    unit: str
    floor: float | None = None
    ratio: float | None = None
    most: float | None = None
    least: float | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met, where there is one."""
        if self.least is not None:
            return self.value >= self.least
        if self.most is not None:
            return (self.value if self.ratio is None else self.ratio) <= self.most
        return None

    @property
    def target(self) -> str:
        """The target as the table tells it."""
        if self.least is not None:
            return f">= {_told(self.least)} {self.unit}"
        if self.most is None:
            return ""
        return f"<= {_told(self.most)} {'x floor' if self.ratio is not None else self.unit}"

    def to_dict(self) -> dict[str, object]:
        """Return the figure as plain data."""
        return {**attrs.asdict(self), "target": self.target, "is_met": self.is_met}


def _told(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"


def markdown(figures: Iterable[Figure]) -> str:
    """Return figures as a Markdown table."""
    lines = [
        "| size | measure | bcmodel | floor | x floor | target | met |",
        "|---|---|--:|--:|--:|---|---|",
    ]
    for figure in figures:
        met = {None: "", True: "yes", False: "**no**"}[figure.is_met]
        cells = [
            figure.size,
            figure.name,
            f"{_told(figure.value)} {figure.unit}",
            _told(figure.floor),
            "" if figure.ratio is None else f"{figure.ratio:.2f}",
            figure.target,
            met,
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)
