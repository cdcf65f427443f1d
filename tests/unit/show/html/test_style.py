"""Style: colours that can be read, and a sheet that touches and fetches nothing else."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from bcmodel.show.html import as_page
from bcmodel.show.html.elements import PREFIX
from bcmodel.show.html.style import COLOURS, READ_ON, style_sheet
from tests.browser.gallery import gallery
from tests.unit.show.html import hostile
from tests.unit.show.html.reading import Page

PAIRS = [(text, ground) for text, grounds in READ_ON.items() for ground in grounds]
ENOUGH = 4.5
"""The contrast that WCAG 2 asks of text, level AA."""


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    """Black on white is 21, and the grey that just passes on white is known."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(text: str, ground: str, side: int) -> None:
    """Every colour of text stands out from every ground that it stands on."""
    assert contrast(COLOURS[text][side], COLOURS[ground][side]) >= ENOUGH


def test_the_sheet_touches_only_what_is_ours_and_fetches_nothing() -> None:
    """Every rule begins with our class, nothing is imported, and every colour has a value."""
    sheet = files("bcmodel.show.html").joinpath("sheet.css").read_text("utf-8")
    rules = re.findall(r"^(\.[^{]+|@[^{]+|[^\s{}/][^{]*) \{$", sheet, re.MULTILINE)
    assert len(rules) > 50
    every = [selector for rule in rules for selector in re.split(r",\s*", rule)]
    assert [one for one in every if not one.startswith((f".{PREFIX}", "@media print"))] == []
    assert not re.search(r"url\(|@import|//|expression|<", style_sheet())
    assert {*re.findall(r"var\(--bcm-([a-z-]+)\)", sheet)} <= {*COLOURS}


def test_every_class_is_laid_out_and_every_rule_is_used() -> None:
    """No class without a rule, and no rule for what never occurs."""
    sheet = style_sheet()
    laid_out = {*re.findall(rf"\.({PREFIX}(?:-[a-z]+)?)\b", sheet)}
    values = [*gallery().values(), *hostile.shown().values()]
    used = {word for value in values for word in Page(as_page(value)).classes}
    assert laid_out - used == set()
    assert used - laid_out - {f"{PREFIX}-part"} == set()
