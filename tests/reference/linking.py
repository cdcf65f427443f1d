"""Linking: what the docstrings of the package name, made to lead there; an extension of Sphinx."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from operator import attrgetter
from typing import cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

import bcmodel as bc
from tests.reference.words import TARGETS
from tests.reference.writing import BARE_CODE

TRAILING_BLANK = re.compile(r"((?<![`\w])`[^`\s]+)\s+`")
"""What is quoted with a blank at its end, which reStructuredText would not end there."""


class Word(SphinxRole):
    """A word in backticks: code, which leads to where the reference tells of it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the word, as a link where it is known."""
        literal = nodes.literal(self.rawtext, self.text)
        domain, name = TARGETS.get(self.text, ("", ""))
        if not name:
            return [literal], []
        link = pending_xref(
            self.rawtext,
            literal,
            refdoc=self.env.docname,
            refdomain=domain,
            reftype="obj" if domain else "word",
            reftarget=name,
            refexplicit=True,
            refwarn=True,
        )
        return [link], []


def quote_codes(*given: object) -> None:
    """Make a docstring fit the markup, but for its examples: its codes stand in backticks."""
    lines = cast("list[str]", given[-1])  # after what is documented, which is of no matter here
    is_example = False
    for place, line in enumerate(lines):
        is_example = line.lstrip().startswith(">>>") or (is_example and bool(line.strip()))
        if not is_example:
            trimmed = TRAILING_BLANK.sub(r"\1`", line)
            lines[place] = BARE_CODE.sub(lambda code: f"`{code.group()}`", trimmed)


def find(
    app: Sphinx, env: BuildEnvironment, link: pending_xref, shown: nodes.TextElement
) -> nodes.Element | None:
    """
    Resolve a word of the reference; a name of the code by its front door, or as it stands.

    A word that has no place, or a name that nothing goes by, stays unresolved: a warning.
    """
    if link["reftype"] == "word":
        docname, place = env.domains.standard_domain.anonlabels.get(link["reftarget"], ("", ""))
        return make_refnode(app.builder, link["refdoc"], docname, place, shown) if docname else None
    if link["refdomain"] != "py":
        return None
    found = next(_named(link["reftarget"]), None)
    if found is None:
        return None
    front = _FRONT.get(id(found))
    docname = link["refdoc"]
    if front is None or link["reftarget"] == front:
        return shown
    domain = env.get_domain("py")
    return domain.resolve_xref(env, docname, app.builder, "obj", front, link, shown) or shown


_FRONT = {id(getattr(bc, name)): f"bcmodel.{name}" for name in bc.__all__}
"""What goes through the front door, by its name there."""
ROOMS = ("builtins", "typing", "datetime", "os", "pathlib", "collections.abc", "networkx")


def _named(name: str) -> Iterator[object]:
    """Yield whatever has a name: by its whole path, else as any module of the package knows it."""
    module, _, _ = name.rpartition(".")
    near = [room for room in sys.modules if room.partition(".")[0] == "bcmodel"]
    for room, path in [
        (module, name[len(module) + 1 :]),
        *((room, name) for room in (*near, *ROOMS)),
    ]:
        try:
            yield attrgetter(path)(import_module(room))
        except (ImportError, AttributeError, ValueError):
            continue


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx know."""
    app.add_role("word", Word())
    app.connect("autodoc-process-docstring", quote_codes)
    app.connect("missing-reference", find)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
