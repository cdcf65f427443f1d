"""The examples are notebooks: a Jupyter kernel runs every cell, and shows what cells promise."""

from __future__ import annotations

import ast
import os
import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.places import EXAMPLES, HOUSE

SCRIPTS = sorted(EXAMPLES.glob("*.py"))
INDEX = EXAMPLES / "README.md"
LONGEST_TUTORIAL = 150

every_script = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)


class Listed(NamedTuple):
    """A line of the index: the question, the file that answers it, its number if it has one."""

    question: str
    file: str
    number: str


def listed() -> list[Listed]:
    """Return what the index lists, in its order."""
    lines = re.findall(
        r"^(?:(\d)\.|-) \[(.+)\]\((\w+\.py)\)", INDEX.read_text("utf-8"), re.MULTILINE
    )
    return [Listed(question, file, number) for number, question, file in lines]


TUTORIALS = [entry.file for entry in listed() if entry.number]


def title(script: Path) -> str:
    """Return the heading of a script's first cell."""
    found = re.match(r"# %% \[markdown\]\n# # (.+)\n", script.read_text("utf-8"))
    assert found, f"{script.name} does not begin with a heading"
    return found[1]


def shows(source: str) -> bool:
    """Whether a cell ends with a value to look at; a call is made for what it does."""
    *_, last = ast.parse(source).body
    return isinstance(last, ast.Expr) and not isinstance(last.value, ast.Call)


@every_script
def test_a_script_is_named_as_the_question_it_answers(script: Path) -> None:
    """Its first cell is a heading, the question; its name is the same in small letters."""
    words = re.findall(r"\w+", title(script).lower().replace("'", ""))
    assert title(script).endswith("?")
    assert script.stem == "_".join(words)


@every_script
def test_a_script_can_be_read_in_one_sitting(script: Path) -> None:
    """A question that takes longer is two questions."""
    assert len(script.read_text("utf-8").splitlines()) < LONGEST_TUTORIAL


def test_the_index_lists_every_script_once() -> None:
    """By its question; six are numbered, to be read in their order."""
    index = listed()
    assert sorted(entry.file for entry in index) == [script.name for script in SCRIPTS]
    assert all(title(EXAMPLES / entry.file) == entry.question for entry in index)
    assert [entry.number for entry in index if entry.number] == list("123456")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the examples, and a Jupyter that writes nowhere else."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    path = [str(HOUSE), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path))
    return tmp_path / "examples"


class Cell(NamedTuple):
    """A code cell that was run: what it says, and the HTML that came of it."""

    source: str
    pages: list[str]


def run(script: Path) -> list[Cell]:
    """Run a script as a notebook in a fresh kernel, where it lies; the first error is raised."""
    lacking = "the extra `notebooks` is not installed"
    jupytext: Any = pytest.importorskip("jupytext", reason=lacking)
    nbclient: Any = pytest.importorskip("nbclient", reason=lacking)
    pytest.importorskip("ipykernel", reason=lacking)
    notebook = jupytext.read(script, fmt="py:percent")
    where = {"metadata": {"path": str(script.parent)}}
    nbclient.NotebookClient(notebook, kernel_name="python3", timeout=300, resources=where).execute()
    return [
        Cell(cell.source, [out.data["text/html"] for out in cell.outputs if _is_html(out)])
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def _is_html(output: dict[str, dict[str, object]]) -> bool:
    return "text/html" in output.get("data", {})


@every_script
def test_a_kernel_runs_every_cell(script: Path, desk: Path) -> None:
    """A cell that ends with a value shows it as HTML; every tutorial has something to look at."""
    showing = [cell for cell in run(desk / script.name) if shows(cell.source)]
    assert [cell.source for cell in showing if not cell.pages] == []
    assert showing or script.name not in TUTORIALS
