"""Style: the colours of what is shown, on light and dark ground, and the style sheet."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from bcmodel.show.html.elements import PREFIX

COLOURS: dict[str, tuple[str, str]] = {
    "ground": ("#ffffff", "#15171c"),
    "panel": ("#f5f7fa", "#1e2128"),
    "line": ("#d5dae2", "#3a404c"),
    "text": ("#1a1e26", "#e8eaef"),
    "muted": ("#566070", "#a6afbd"),
    "good": ("#11602c", "#86e3a5"),
    "good-ground": ("#e2f5e8", "#14301f"),
    "bad": ("#9c1420", "#ffa3a8"),
    "bad-ground": ("#fdeaea", "#3c191d"),
    "open": ("#704400", "#f2ca6c"),
    "open-ground": ("#fdf2d3", "#352a10"),
    "accent": ("#1d4cb8", "#a3c1ff"),
    "accent-ground": ("#e7eefc", "#1a2947"),
    "person": ("#172554", "#dbe7ff"),
    "person-ground": ("#dbeafe", "#1c3157"),
    "center": ("#2e1065", "#e9e0ff"),
    "center-ground": ("#ede9fe", "#31265a"),
    "asset": ("#042f2e", "#d3f7f1"),
    "asset-ground": ("#ccfbf1", "#12413d"),
}
"""Each colour on light ground, and on dark."""

READ_ON: dict[str, tuple[str, ...]] = {
    "text": ("ground", "panel"),
    "muted": ("ground", "panel"),
    **{
        word: (f"{word}-ground", "ground", "panel")
        for word in ("good", "bad", "open", "accent", "person", "center", "asset")
    },
}
"""On which grounds each colour of text is read."""

LIGHT_IN = (
    '[data-jp-theme-light="true"]',
    ".vscode-light",
    '[data-theme="light"]',
    ".vscode-high-contrast-light",
)
"""Where a notebook or a page says that it is light, whatever the system prefers."""
DARK_IN = (
    '[data-jp-theme-light="false"]',
    ".vscode-dark",
    ".vscode-high-contrast:not(.vscode-high-contrast-light)",
    '[data-theme="dark"]',
    "html[theme=dark]",
)
"""Where it says that it is dark."""


def _colours(side: int) -> str:
    named = (f"--{PREFIX}-{name}: {both[side]}" for name, both in COLOURS.items())
    return "; ".join([f"color-scheme: {SCHEMES[side]}", *named])


SCHEMES = ("light", "dark")


@cache
def style_sheet() -> str:
    """Return the sheet, with light or dark colours as the page around asks for."""
    light, dark = _colours(0), _colours(1)
    laid_out = files("bcmodel.show.html").joinpath("sheet.css").read_text("utf-8")
    return "\n".join(
        [
            f".{PREFIX} {{{light}}}",
            f"@media (prefers-color-scheme: dark) {{.{PREFIX} {{{dark}}}}}",
            f"{', '.join(f'{place} .{PREFIX}' for place in LIGHT_IN)} {{{light}}}",
            f"{', '.join(f'{place} .{PREFIX}' for place in DARK_IN)} {{{dark}}}",
            " ".join(COMMENT.sub("", laid_out).split()),
        ]
    )


COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
