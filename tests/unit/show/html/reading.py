"""Reading: a page taken apart, every tag closed where it should be, as text and elements."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br"}


class Page(HTMLParser):
    """What stands in a page: its text, and each element with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], "every element is closed"

    @property
    def text(self) -> str:
        """The text, without that of the style."""
        return "".join(self.texts)

    @property
    def tags(self) -> set[str]:
        """The tags that occur."""
        return {tag for tag, _ in self.elements}

    @property
    def attributes(self) -> set[str]:
        """The names of attributes that occur."""
        return {name for _, said in self.elements for name in said}

    @property
    def classes(self) -> set[str]:
        """The classes that occur."""
        return {word for _, said in self.elements for word in said.get("class", "").split()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and that it is open."""
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), "no attribute is said twice"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text."""
        if "style" not in self._open:
            self.texts.append(data)
