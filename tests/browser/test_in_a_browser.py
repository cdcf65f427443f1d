"""What values show of themselves, in a real browser: looked at, tabbed through, and attacked."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bcmodel.show.html import as_page
from tests.browser.gallery import PICTURES, SCHEMES, gallery
from tests.unit.show.html import hostile

if TYPE_CHECKING:
    from tests.browser.browser import Browser

LARGEST = 150_000
"""How many bytes a picture has at most."""
NAMES = [f"{name}-{scheme}.png" for name in gallery() for scheme in SCHEMES]
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 23, 28)"}
SAID_BY_THE_PAGE = {
    "jupyter": '<body data-jp-theme-light="{is_light}">',
    "vs code": '<body class="vscode-{scheme}">',
    "sphinx": '<body data-theme="{scheme}">',
}
"""How pages say whether they are light or dark."""


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    """A browser window, for all tests in turn."""
    pytest.importorskip("selenium", reason="the extra `browser` is not installed")
    pytest.importorskip("axe_core_python", reason="the extra `browser` is not installed")
    from tests.browser.browser import browser, programs

    found = programs()
    if found is None:
        pytest.skip("no Chromium and chromedriver were found")
    with browser(*found) as opened:
        yield opened


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", gallery())
def test_everybody_can_read_it(window: Browser, name: str, scheme: str) -> None:
    """Axe finds nothing amiss, in light or dark, with everything unfolded."""
    window.show(as_page(gallery()[name]), scheme)
    window.unfold()
    assert window.faults() == []


def test_axe_would_find_what_is_amiss(window: Browser) -> None:
    """A page with pale text and a picture without a name is found out."""
    window.show('<html><body style="color: #ccc">pale<img src="data:,"></body></html>')
    told = " ".join(window.faults())
    assert "color-contrast" in told
    assert "image-alt" in told


@pytest.mark.parametrize("name", hostile.shown())
def test_nothing_runs_whatever_the_names(window: Browser, name: str) -> None:
    """No script and no handler runs, nothing is fetched, and nothing gets out of its place."""
    window.show(as_page(hostile.shown()[name]))
    window.unfold()
    assert window.ask("return window.ran") is None
    assert window.ask("return document.querySelectorAll('script, img, [onfocus]').length") == 0
    assert window.ask("return performance.getEntriesByType('resource').length") == 0
    assert window.ask("return document.querySelector('main').children.length") == 3


@pytest.mark.parametrize("wide", [360, 900])
def test_nothing_is_wider_than_the_window(window: Browser, wide: int) -> None:
    """Long names wrap, and wide tables scroll in themselves."""
    for value in (*gallery().values(), *hostile.shown().values()):
        window.show(as_page(value), wide=wide)
        window.unfold()
        assert window.ask("return document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_folds_open_by_the_keyboard(window: Browser) -> None:
    """Tab reaches the title of a fold, Enter opens and closes it."""
    window.show(as_page(gallery()["decision"]))
    fold = "document.querySelector('details:not([open])')"
    window.ask(f"window.fold = {fold}; window.fold.querySelector('summary').focus()")
    assert [window.pressed_enter() for _ in range(2)] == [True, False]


@pytest.mark.parametrize("prefers", SCHEMES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("body", SAID_BY_THE_PAGE.values(), ids=[*SAID_BY_THE_PAGE])
def test_the_page_around_says_whether_it_is_dark(
    window: Browser, body: str, scheme: str, prefers: str
) -> None:
    """A notebook's own theme counts, whatever the system prefers."""
    is_light = str(scheme == "light").lower()
    page = as_page(gallery()["remedies"])
    window.show(page.replace("<body>", body.format(scheme=scheme, is_light=is_light)), prefers)
    assert window.ground() == GROUNDS[scheme]


@pytest.mark.parametrize("prefers", SCHEMES)
def test_elsewhere_the_system_says_so(window: Browser, prefers: str) -> None:
    """On a page that says nothing, it is as the reader prefers."""
    window.show(as_page(gallery()["remedies"]), prefers)
    assert window.ground() == GROUNDS[prefers]


OF_A_NOTEBOOK = """
<style>
.notebook ul:not(.list-inline), .notebook ol:not(.list-inline) {padding-left: 2em}
.notebook :not(pre) > code {background-color: red; padding: 1px 5px}
.notebook table {margin: 0 auto; border: none} .notebook td {text-align: right; max-width: none}
.notebook h2 {font-size: 40px; margin: 1em 0} .notebook p {margin-bottom: 1em}
</style>
<body class="notebook">
"""
"""What JupyterLab says of lists, code and tables wherever a value shows itself."""


@pytest.mark.parametrize("name", ["decision", "diff", "world"])
def test_the_style_of_a_notebook_spoils_nothing(window: Browser, name: str) -> None:
    """Everything is laid out as on a page without any."""
    page = as_page(gallery()[name])
    seen: list[object] = []
    for each in (page, page.replace("<body>", OF_A_NOTEBOOK)):
        window.show(each)
        window.unfold()
        seen.append(window.outlines())
    assert seen[0] == seen[1]


def test_pictures_are_taken_and_show_something(window: Browser, tmp_path: Path) -> None:
    """One of each value in light and in dark, as large as the ones in the examples may be."""
    from tests.browser.browser import take_pictures

    take_pictures(window, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*NAMES}
    for path in tmp_path.iterdir():
        shows_something(path)


@pytest.mark.parametrize("name", NAMES)
def test_the_pictures_of_the_examples_show_something(name: str) -> None:
    """Each is there, and there are no others; `python -m tests.browser` takes them anew."""
    shows_something(PICTURES / name)
    assert {path.name for path in PICTURES.iterdir()} == {*NAMES}


def shows_something(path: Path) -> None:
    """Assert that a PNG is not too large, and not blank: many of its rows differ."""
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(content) < LARGEST
    wide, high = struct.unpack(">II", content[16:24])
    pixels = zlib.decompress(b"".join(parts_of(content)))
    row = len(pixels) // high
    assert row > 3 * wide
    assert len({pixels[start : start + row] for start in range(0, len(pixels), row)}) > high // 4


def parts_of(content: bytes) -> Iterator[bytes]:
    """Yield the parts of a PNG in which its pixels are packed."""
    at = 8
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        if content[at + 4 : at + 8] == b"IDAT":
            yield content[at + 8 : at + 8 + length]
        at += length + 12
