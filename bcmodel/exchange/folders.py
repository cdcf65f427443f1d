"""Folders: the scenario files among many, all read, or all their faults told at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bcmodel.errors import Fault, InputError
from bcmodel.exchange.formats import FORMATS, content_of, format_of, parse
from bcmodel.exchange.reading import TABLES, load, read
from bcmodel.exchange.rows import Row, is_list, is_table
from bcmodel.exchange.scenario import Scenario

SCENARIOS = tuple(f".bc.{known}" for known in FORMATS)
"""How the names of files end that have to be scenarios."""
_NAMED = "|".join(TABLES)
_MAY_BE_A_SCENARIO = re.compile(
    rf'^\s*\{{?\s*"?bcmodel"?\s*[=:]|^\s*\[\[\s*({_NAMED})\s*\]\]|"({_NAMED})"\s*:\s*\[\s*\{{'.encode(),
    re.MULTILINE,
)
"""Finds a version, or a row of a table of scenarios, in either format; the rest is not parsed."""


def load_all(paths: Iterable[str | os.PathLike[str]]) -> list[Scenario]:
    """
    Read scenario files, and those in folders however deep; none is read twice.

    In a folder, a file is a scenario if it is named `.bc.toml` or `.bc.json`, or has `bcmodel` or
    a table of scenarios at its top; a file named by itself has to be one. Raises `InputError` with
    the faults of all files, and for folders without scenarios.
    """
    outcomes: dict[Path, Scenario | InputError] = {}
    for path in map(Path, paths):
        is_folder = path.is_dir()
        files = sorted(_files_in(path)) if is_folder else [path]
        for file in files:
            if file.resolve() not in outcomes:
                outcome = _outcome(_load_if_scenario if is_folder else load, file)
                if outcome is not None:
                    outcomes[file.resolve()] = outcome
        if not any(file.resolve() in outcomes for file in files):
            hint = "a scenario begins with `bcmodel = 1`"
            fault = Fault(str(path), "holds no scenario files", hint)
            outcomes[path.resolve()] = InputError([fault])
    errors = [one for one in outcomes.values() if isinstance(one, InputError)]
    if errors:
        raise InputError(fault for error in errors for fault in error.faults)
    return [one for one in outcomes.values() if isinstance(one, Scenario)]


def _outcome(
    reading: Callable[[Path], Scenario | None], file: Path
) -> Scenario | InputError | None:
    """Return what reading a file comes to: a scenario, its faults, or nothing."""
    try:
        return reading(file)
    except InputError as error:
        return error


def _files_in(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(tuple(f".{known}" for known in FORMATS)):
                yield Path(parent, name)


def _load_if_scenario(file: Path) -> Scenario | None:
    """Return a scenario, None for another file; one too broken to be parsed raises `InputError`."""
    content = content_of(file)
    has_to_be_one = file.name.lower().endswith(SCENARIOS)
    if not has_to_be_one and not _MAY_BE_A_SCENARIO.search(content):
        return None
    document = parse(content, format_of(file), str(file))
    return read(document, str(file)) if has_to_be_one or _is_scenario(document) else None


def _is_scenario(document: Row) -> bool:
    """Whether a file has a version or a row of a scenario at its top, be it without the other."""
    return "bcmodel" in document or any(_has_rows(document.get(table)) for table in TABLES)


def _has_rows(content: object) -> bool:
    return is_list(content) and any(map(is_table, content))
