"""Elements: HTML made of parts, so that nothing told in it can be left unescaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Protocol

import attrs

PREFIX = "bcm"
"""How every class begins, so that no style of ours touches the page around, nor one of its ours."""
STRANGE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Letters that steer what stands around them, or that no page can hold."""
INSTEAD = "\N{REPLACEMENT CHARACTER}"


@attrs.frozen
class Element:
    """A part of a page: its tag, what is said of it, and what stands in it, in order."""

    tag: str
    attributes: Mapping[str, str] = attrs.field(factory=dict[str, str])
    children: tuple[Element | str, ...] = ()

    def __str__(self) -> str:
        said = "".join(f' {name}="{safe(value)}"' for name, value in self.attributes.items())
        inside = "".join(map(written, self.children))
        return f"<{self.tag}{said}>{inside}</{self.tag}>"


Part = Element | str | None | Iterable["Part"]
"""What may be put into an element: others, text, nothing, or several of them."""


def written(part: Element | str) -> str:
    """
    Return a part as HTML; text is escaped.

    >>> print(written("<script>"))
    &lt;script&gt;
    """
    return str(part) if isinstance(part, Element) else safe(part)


def safe(text: str) -> str:
    r"""
    Return text that stands for itself in HTML, in attributes too, and moves nothing around it.

    >>> print(safe('"Ads" & \u202eco'))
    &quot;Ads&quot; &amp; �co
    """
    return escape(STRANGE.sub(INSTEAD, text))


def flat(parts: Iterable[Part]) -> Iterator[Element | str]:
    """Yield the elements and texts among parts, however deep they stand."""
    for part in parts:
        if isinstance(part, Element | str):
            yield part
        elif part is not None:
            yield from flat(part)


class Make(Protocol):
    """Makes elements of one tag: look and children by place, the rest by name."""

    def __call__(self, look: str, *parts: Part, **said: str) -> Element:
        """Return an element; the words of `look` are its classes, less the prefix."""
        ...


def maker(tag: str) -> Make:
    """Return what makes elements of a tag."""

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
