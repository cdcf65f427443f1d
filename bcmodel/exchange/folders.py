"""Folders: the scenario files among many, all read, or all their faults told at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bcmodel.errors import Fault, InputError
from bcmodel.exchange.formats import FORMATS, format_of, parse
from bcmodel.exchange.reading import load, read
from bcmodel.exchange.scenario import Scenario

_CLAIMS_A_VERSION = re.compile(rb'^\s*\{?\s*"?bcmodel"?\s*[=:]', re.MULTILINE)


def load_all(paths: Iterable[str | os.PathLike[str]]) -> list[Scenario]:
    """
    Read scenario files, and those in folders however deep; none is read twice.

    In a folder, only what has `bcmodel` at its top is a scenario; a file named by itself has to
    be one. Raises `InputError` with the faults of all files.
    """
    scenarios: dict[Path, Scenario] = {}
    faults: list[Fault] = []
    for path in map(Path, paths):
        before = len(scenarios) + len(faults)
        for file in sorted(_files_in(path)) if path.is_dir() else [path]:
            if file.resolve() not in scenarios:
                try:
                    scenario = load(file) if file is path else _load_if_scenario(file)
                except InputError as error:
                    faults += error.faults
                else:
                    if scenario:
                        scenarios[file.resolve()] = scenario
        if path.is_dir() and len(scenarios) + len(faults) == before:
            hint = "a scenario begins with `bcmodel = 1`"
            faults.append(Fault(str(path), "holds no scenario files", hint))
    if faults:
        raise InputError(faults)
    return list(scenarios.values())


def _files_in(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(tuple(f".{known}" for known in FORMATS)):
                yield Path(parent, name)


def _load_if_scenario(file: Path) -> Scenario | None:
    """Return what a file holds, if it is a scenario; also one that is too broken to be parsed."""
    content = file.read_bytes()
    if not _CLAIMS_A_VERSION.search(content):
        return None
    document = parse(content, format_of(file), str(file))
    return read(document, str(file)) if "bcmodel" in document else None
