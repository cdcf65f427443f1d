"""Page: what a value shows, with its style, in a notebook or as a page of its own."""

from __future__ import annotations

from typing import Protocol

from bcmodel.show.html.elements import PREFIX, Element, Part, flat, safe
from bcmodel.show.html.style import style_sheet


class Shown(Protocol):
    """A value that shows itself in notebooks."""

    def _repr_html_(self) -> str: ...


def shown(label: str, *parts: Part) -> str:
    """Return parts as HTML that can stand in any page: it brings its style and runs no script."""
    said = {"class": PREFIX, "role": "group", "aria-label": label}
    body = Element("div", said, tuple(flat(parts)))
    return f"<style>{style_sheet()}</style>\n{body}"


def as_page(value: Shown, title: str = "bcmodel") -> str:
    """
    Return what a value shows in notebooks as a complete HTML page, to be saved or sent.

    >>> from bcmodel.resolve import Resolver
    >>> from bcmodel.rules.town import town
    >>> as_page(Resolver(town()).decide("mia", "pixel.view", "px-1")).startswith("<!DOCTYPE html>")
    True
    """
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{safe(title)}</title>\n</head>\n<body>\n<main>",
            f'<h1 class="{PREFIX}-title">{safe(title)}</h1>',
            value._repr_html_(),  # pyright: ignore[reportPrivateUsage]  # as notebooks do
            "</main>\n</body>\n</html>\n",
        ]
    )
