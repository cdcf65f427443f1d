"""The front door: what `import bcmodel` offers, and how little it loads."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import bcmodel as bc

ROOMS = ("advise", "change", "exchange", "facts", "resolve", "rules", "show", "vocab", "world")


def for_type_checkers() -> set[str]:
    """Return the names that the door imports where only a type checker looks."""
    tree = ast.parse(Path(inspect.getfile(bc)).read_text("utf-8"))
    guarded, *_ = [node for node in tree.body if isinstance(node, ast.If)]
    imports = [node for node in guarded.body if isinstance(node, ast.ImportFrom)]
    return {name.name for node in imports for name in node.names}


def test_what_is_offered_is_there() -> None:
    """Every public name can be had, is listed, and is known to type checkers."""
    assert len(set(bc.__all__)) == len(bc.__all__)
    assert set(bc.__all__) == for_type_checkers()
    for name in bc.__all__:
        assert getattr(bc, name) is not None
    assert set(bc.__all__) <= set(dir(bc))


@pytest.mark.parametrize("room", ["advise", "errors", "facts", "rules", "testing", "vocab"])
def test_rooms_can_be_entered(room: str) -> None:
    """A room is reached through the package, as if it had been imported."""
    assert getattr(bc, room).__name__ == f"bcmodel.{room}"


def test_an_unknown_name_is_refused() -> None:
    """What is not there says so, as in any module."""
    with pytest.raises(AttributeError, match="`bcmodel` has no attribute `resolvr`"):
        _ = bc.resolvr  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "statement",
    ["import bcmodel", "import bcmodel.testing.plugin", "import hypothesis"],
)
def test_nothing_is_loaded_before_it_is_used(statement: str) -> None:
    """Neither the package nor what test tools load of it opens a room of the model."""
    program = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "bcmodel" in loaded
    assert not loaded & {f"bcmodel.{room}" for room in ROOMS}
    assert "networkx" not in loaded
