"""Words: everything that goes by a name of its own, and where the reference tells of it."""

from __future__ import annotations

from collections.abc import Iterator

import bcmodel as bc
from bcmodel.change.commands import COMMANDS
from bcmodel.rules import Parameters

Target = tuple[str, str]
"""A domain of Sphinx (none for a label) and a name in it."""


def label_of(family: str, name: str) -> str:
    """Return the label of what has a name in a family."""
    return f"{family}-{name}".lower().replace("_", "-").replace(".", "-")


def _labelled() -> Iterator[tuple[str, str, str]]:
    """Yield each word with its family and its name there; the first to have a word keeps it."""
    for rule in bc.STANDARD.every_rule:
        yield rule.code, "rule", rule.code
        yield rule.name, "rule", rule.code
    yield from ((str(reason), "reason", reason) for reason in bc.Reason)
    for name, command in COMMANDS.items():
        yield name, "command", name
        yield command.__name__, "command", name
    yield from ((str(action), "action", action) for action in bc.Action)
    yield from ((str(finding), "finding", finding) for finding in bc.FindingCode)
    yield from ((name, "parameter", name) for name in Parameters.notes())


def _targets() -> dict[str, Target]:
    found: dict[str, Target] = {}
    for word, family, name in _labelled():
        found.setdefault(word, ("", label_of(family, name)))
    for name in bc.__all__:
        if not name.islower():
            found.setdefault(name, ("py", f"bcmodel.{name}"))
    return found


TARGETS: dict[str, Target] = _targets()
"""Where each word leads."""
