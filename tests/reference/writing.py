"""Writing: the few forms of reStructuredText that the reference is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import indent

from bcmodel.rules import Source
from tests.reference.words import TARGETS, label_of

BARE_CODE = re.compile(r"(?<![`\w])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![`\w])")
QUOTED = re.compile(r"(`[^`]+`)")


def page(title: str, *parts: str) -> str:
    """Return a page of the sidebar."""
    return body(heading(title, "="), *parts)


def leaf(title: str, *parts: str, label: str, under: str) -> str:
    """Return a page under a label to link to, which is reached from an index, not the sidebar."""
    return body(":orphan:\n", _target(label), heading(title, "="), f":doc:`/{under}`", *parts)


def body(*parts: str) -> str:
    """Return parts one below another; those that are empty leave no gap."""
    return "\n".join(f"{part.rstrip()}\n" for part in parts if part.strip())


def heading(text: str, mark: str) -> str:
    """Return a heading, underlined."""
    told = _escaped(text)
    return f"{told}\n{mark * len(told)}\n"


def section(title: str, *parts: str, label: str = "", mark: str = "-") -> str:
    """Return a section, under a label to link to; nothing, where it would be empty."""
    told = body(*parts)
    return body(_target(label), heading(title, mark), told) if told else ""


def _target(label: str) -> str:
    return f".. _{label}:\n" if label else ""


def plain(text: str) -> str:
    """Return a text of the package: its quoted words, codes and placeholders stand out."""
    quoted = BARE_CODE.sub(lambda code: _quoted_if_known(code.group()), text)
    parts = QUOTED.split(quoted)
    return "".join(part if part.startswith("`") else _escaped(part) for part in parts).strip()


def _quoted_if_known(code: str) -> str:
    return f"`{code}`" if code in TARGETS else code


def _escaped(text: str) -> str:
    safe = re.sub(r"([\\*|@])|_(?!\w*})", lambda found: f"\\{found.group()}", text)
    apart = safe.replace("}{", "} {")
    return re.sub(r"{(\w+)}", lambda found: f"\\ *{found[1].replace('_', ' ')}*\\ ", apart)


def word(text: object) -> str:
    """Return a word as code, linked where the reference tells of it."""
    return f"`{text}`"


def words(texts: Iterable[object]) -> str:
    """Return several words, with commas between them."""
    return ", ".join(map(word, texts))


def reference(text: str, family: str, name: str) -> str:
    """Return a link to what has a name in a family: a rule, a command, a finding."""
    return f":ref:`{text} <{label_of(family, name)}>`"


def page_link(text: str, path: str) -> str:
    """Return a link to a page."""
    return f":doc:`{text} </{path}>`"


def cited(source: Source) -> str:
    """Return a source as a link, where it has an address."""
    return f"`{source.title} <{source.address}>`__" if source.address else plain(source.title)


def bullets(lines: Iterable[str]) -> str:
    """Return a list."""
    return "".join(f"- {indent(line, '  ').lstrip()}\n" for line in lines)


def code(text: str, language: str) -> str:
    """Return a block of code."""
    return f".. code-block:: {language}\n\n{indent(text.strip(), '   ')}\n"


def folded(title: str, text: str) -> str:
    """Return what a reader unfolds."""
    told = indent(text.strip(), "   ")
    return f".. admonition:: {title}\n   :collapsible: closed\n\n{told}\n"


def facing(*terms: tuple[str, str]) -> str:
    """Return terms, each with what is said of it; those with nothing to say are left out."""
    said = ((term, text) for term, text in terms if text.strip())
    return "".join(f":{term}: {indent(text.strip(), '   ').lstrip()}\n" for term, text in said)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], widths: str = "auto") -> str:
    """Return a table; nothing, where it has no rows."""
    lines = [_row(row) for row in rows]
    if not lines:
        return ""
    head = f".. list-table::\n   :header-rows: 1\n   :widths: {widths}\n"
    return f"{head}\n{indent(_row(headings) + ''.join(lines), '   ')}"


def _row(cells: Sequence[str]) -> str:
    told = (indent(cell.strip(), "    ").lstrip() for cell in cells)
    return "* - " + "\n  - ".join(told) + "\n"


def contents(caption: str, paths: Iterable[str]) -> str:
    """Return pages that belong together, as the sidebar lists them."""
    listed = "".join(f"   /{path}\n" for path in paths)
    return f".. toctree::\n   :caption: {caption}\n   :hidden:\n   :titlesonly:\n\n{listed}"
