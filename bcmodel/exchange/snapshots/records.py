"""Records: finding files, and in them the saved responses, each with its place."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bcmodel.errors import Fault, SnapshotError
from bcmodel.exchange.rows import Row, is_list, is_table
from bcmodel.exchange.snapshots.telling import ItemCode, Place, Telling

Source = str | os.PathLike[str] | Mapping[str, Row | Sequence[Row]]
"""A folder, a file, or records by the name of the file they would stand in."""
Progress = Callable[[int, int], object]
"""Takes how many bytes have been read, and how many there are."""


class Found(NamedTuple):
    """A value that ought to be a record, and where it was found."""

    path: str
    pointer: str
    value: object


def records_in(
    source: Source, telling: Telling, progress: Progress | None = None
) -> Iterator[Found]:
    """Yield what ought to be records, file by file; raises `SnapshotError` for a missing path."""
    if isinstance(source, Mapping):
        for name in sorted(source):
            yield from _each(str(name), source[name])
        return
    start = Path(source)
    if not start.exists():
        hint = "name the folder that the responses were saved in"
        raise SnapshotError([Fault(os.fspath(source), "does not exist", hint)])
    base, files = start.parent, [start]
    if start.is_dir():
        base, files = start, sorted(path for path in start.rglob("*") if path.is_file())
    sizes = {path: path.stat().st_size for path in files}
    done, total = 0, sum(sizes.values())
    for path in files:
        yield from _records_of(path, path.relative_to(base).as_posix(), telling)
        done += sizes[path]
        if progress:
            progress(done, total)


def _records_of(path: Path, name: str, telling: Telling) -> Iterator[Found]:
    suffix = path.suffix.lower()
    if suffix == ".json":
        read, document = _parsed(path.read_bytes(), Place(name), telling)
        if read:
            yield from _each(name, document)
    elif suffix == ".jsonl":
        with path.open("rb") as lines:
            for number, line in enumerate(lines):
                if line.strip():
                    place = Place(name, f"/{number}")
                    read, value = _parsed(line, place, telling, number)
                    if read:
                        yield Found(name, place.pointer, value)
    else:
        telling.tell(ItemCode.FOREIGN_FILE, "is neither .json nor .jsonl", Place(name))


def _each(name: str, document: object) -> Iterator[Found]:
    if not is_list(document):
        yield Found(name, "", document)
        return
    for number, value in enumerate(document):
        yield Found(name, f"/{number}", value)


def _parsed(content: bytes, place: Place, telling: Telling, before: int = 0) -> tuple[bool, object]:
    """Return whether content is JSON, and its value; `before` is how many lines stand above it."""
    try:
        return True, json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        why, line, column = error.msg, error.lineno, error.colno
    except UnicodeDecodeError as error:
        above = content[: error.start]
        why, line = "not UTF-8", above.count(b"\n") + 1
        column = error.start - above.rfind(b"\n")
    except (ValueError, RecursionError):  # a number of too many digits, or lists too deep
        why, line, column = "more than can be read", 1, 1
    at = f"line {line + before}, column {column}"
    telling.tell(ItemCode.UNREADABLE, f"is not JSON ({why}) at {at}", place)
    return False, None


def normal_endpoint(endpoint: str) -> tuple[str, str]:
    """
    Return the bare name of an endpoint, and the version that was named with it, if any.

    >>> normal_endpoint("https://business-api.tiktok.com/open_api/v1.3/bc/member/get/")
    ('bc/member/get', 'v1.3')
    """
    rest = endpoint.strip().partition("://")
    path = rest[2].partition("/")[2] if rest[1] else rest[0]
    parts = [part for part in path.split("?")[0].split("#")[0].split("/") if part]
    if parts and parts[0] == "open_api":
        parts = parts[1:]
    version = ""
    if parts and parts[0][:1] == "v" and parts[0][1:2].isdigit():
        version, parts = parts[0], parts[1:]
    return "/".join(parts), version


def normal_request(value: object) -> dict[str, object] | None:
    """
    Return a query with its structures decoded, its numbers as text, and no empty values.

    >>> normal_request({"bc_id": 1, "filtering": '{"user_id": "7"}', "page": ""})
    {'bc_id': '1', 'filtering': {'user_id': '7'}}
    """
    plain = _normal(value)
    if plain is None:
        return {}
    return dict(plain) if is_table(plain) else None


def _normal(value: object) -> object:
    if is_table(value):
        pairs = ((str(key), _normal(value[key])) for key in sorted(value, key=str))
        return {key: item for key, item in pairs if item is not None} or None
    if is_list(value):
        return [_normal(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return _decoded(value) if isinstance(value, str) else None


def _decoded(text: str) -> object:
    if text.lstrip()[:1] in {"{", "["}:
        try:
            return _normal(json.loads(text))
        except (ValueError, RecursionError):
            return text
    return text or None


def instant_of(value: object) -> datetime | None:
    """Return a point in time with its zone, in UTC; None for anything else."""
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
        return read.astimezone(UTC) if read is not None and read.tzinfo else None
    except (ValueError, OverflowError):
        return None


def pointer_of(*steps: object) -> str:
    """
    Return a JSON pointer (RFC 6901).

    >>> pointer_of("response", "a/b", 3)
    '/response/a~1b/3'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def words_in(values: Iterable[object]) -> tuple[str, ...]:
    """Return the values of a list as words, whatever they are."""
    return tuple(value if isinstance(value, str) else json.dumps(value) for value in values)
