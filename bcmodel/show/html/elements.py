"""Elements: HTML built of parts, so that no text in it can be left unescaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Protocol

import attrs

PREFIX = "bcm"
"""How every class begins, so that our styles and those of the page around never mix."""
STRANGE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Characters that affect the text around them, or that a page cannot hold."""
INSTEAD = "\N{REPLACEMENT CHARACTER}"
"""What stands for each of them."""


@attrs.frozen
class Element:
    """An element of a page: its tag, its attributes, and its contents in order."""

    tag: str
    attributes: Mapping[str, str] = attrs.field(factory=dict[str, str])
    children: tuple[Element | str, ...] = ()

    def __str__(self) -> str:
        said = "".join(f' {name}="{safe(value)}"' for name, value in self.attributes.items())
        inside = "".join(map(written, self.children))
        return f"<{self.tag}{said}>{inside}</{self.tag}>"


Part = Element | str | None | Iterable["Part"]
"""What can be put into an element: another, text, nothing, or any number of these."""


def written(part: Element | str) -> str:
    """
    Return an element, or escaped text, as HTML.

    >>> print(written("<script>"))
    &lt;script&gt;
    """
    return str(part) if isinstance(part, Element) else safe(part)


def safe(text: str) -> str:
    r"""
    Return text escaped for HTML and attributes, without characters that affect what is around.

    >>> print(safe('"Ads" & \u202eco'))
    &quot;Ads&quot; &amp; �co
    """
    return escape(STRANGE.sub(INSTEAD, text))


def flat(parts: Iterable[Part]) -> Iterator[Element | str]:
    """Yield the elements and texts among parts, however deeply nested."""
    for part in parts:
        if isinstance(part, Element | str):
            yield part
        elif part is not None:
            yield from flat(part)


class Make(Protocol):
    """Makes elements of one tag, from a look, the contents, and attributes by name."""

    def __call__(self, look: str, *parts: Part, **said: str) -> Element:
        """Return an element; the words of `look` are its classes, without the prefix."""
        ...


def maker(tag: str) -> Make:
    """Return a function that makes elements of a tag."""

    def make(look: str, *parts: Part, **said: str) -> Element:
        styled = {"class": " ".join(f"{PREFIX}-{word}" for word in look.split())} if look else {}
        named = {name.rstrip("_").replace("_", "-"): value for name, value in said.items()}
        return Element(tag, {**styled, **named}, tuple(flat(parts)))

    return make


div, span, p, h2, h3, bdi, code, strong = map(
    maker, ("div", "span", "p", "h2", "h3", "bdi", "code", "strong")
)
ul, ol, li, time = map(maker, ("ul", "ol", "li", "time"))
table, caption, thead, tbody = map(maker, ("table", "caption", "thead", "tbody"))
tr, th, td = map(maker, ("tr", "th", "td"))
details, summary = map(maker, ("details", "summary"))
