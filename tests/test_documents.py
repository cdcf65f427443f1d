"""README, docstrings and examples do what they say."""

from __future__ import annotations

import ast
import doctest
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

from tests.places import EXAMPLES, HOUSE

MODULES = [
    path for path in sorted((HOUSE / "bcmodel").rglob("*.py")) if ">>> " in path.read_text("utf-8")
]
SCRIPTS = sorted(EXAMPLES.glob("*.py"))


def docstrings(path: Path, module: ModuleType) -> Iterator[doctest.DocTest]:
    """Every docstring of a module, also those of decorated objects and of constants."""
    parser = doctest.DocTestParser()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                names = dict(vars(module))
                yield parser.get_doctest(text, names, module.__name__, str(path), node.lineno - 1)
            case _:
                pass


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a reader sits: `examples` at hand, and free to write."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_readme() -> None:
    """The Python blocks of the README run from top to bottom as one session."""
    parsers = [PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS)]
    examples = list(Sybil(parsers).parse(HOUSE / "README.md"))
    assert examples
    for example in examples:
        example.evaluate()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_the_docstrings(path: Path) -> None:
    """The examples of a docstring run with the names of its module, each docstring on its own."""
    name = ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")
    report: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    for shown in docstrings(path, importlib.import_module(name)):
        runner.run(shown, out=report.append)
    assert runner.failures == 0, "".join(report)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_an_example_keeps_its_claims(script: Path, desk: Path) -> None:
    """An example runs to its end in a fresh interpreter, past all it asserts."""
    ran = subprocess.run(
        [sys.executable, desk / "examples" / script.name],
        env=os.environ | {"PYTHONPATH": str(HOUSE)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
