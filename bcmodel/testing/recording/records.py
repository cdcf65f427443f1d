"""Records: one page of one answer with the question it answers, and files full of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from bcmodel.facts.plain import plain_instant

Row = dict[str, object]
"""One row of an answer, in the platform's words."""
Request = dict[str, object]
"""A query as it was sent: the lists and objects in it are JSON text."""
Frame = Callable[[list[Row]], Row]
"""Puts rows where they stand in the data of an answer."""


class Response(TypedDict):
    """The envelope of every answer; `code` 0 is success."""

    code: int
    message: str
    request_id: str
    data: Row


class Record(TypedDict):
    """A saved answer: what was asked of which endpoint, when, and the untouched response."""

    endpoint: str
    request: Request
    captured_at: str
    response: Response


def in_list(rows: list[Row]) -> Row:
    """Put the rows where most endpoints have them."""
    return {"list": rows}


def one_page(endpoint: str, request: Request, at: datetime, data: Row) -> Record:
    """Return the record of an answer that has no pages, or of one page."""
    return {
        "endpoint": endpoint,
        "request": request,
        "captured_at": plain_instant(at),
        "response": {
            "code": 0,
            "message": "OK",
            "request_id": invented(endpoint, json.dumps(request)),
            "data": data,
        },
    }


def all_pages(
    endpoint: str, request: Request, at: datetime, rows: Sequence[Row], size: int, frame: Frame
) -> Iterator[Record]:
    """Yield an answer page by page, `size` rows each; one without rows is an empty first page."""
    last = -(-len(rows) // size)
    for page in range(1, max(last, 1) + 1):
        asked = {**request, "page": page, "page_size": size}
        info = {"page": page, "page_size": size, "total_number": len(rows), "total_page": last}
        data = {**frame(list(rows[(page - 1) * size : page * size])), "page_info": info}
        yield one_page(endpoint, asked, at, data)


def invented(*of: str) -> str:
    """
    Return an id like those of the platform, always the same for the same thing.

    >>> invented("pixel code", "px-1") == invented("pixel code", "px-1")
    True
    """
    return str(int.from_bytes(sha256("\n".join(of).encode()).digest()[:7]) + 10**18)


def save(records: Iterable[Record], folder: Path) -> list[Path]:
    """
    Write each record into a file of its own, and return the files.

    Their names show the order and the endpoint; the folder is made if it is missing.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from bcmodel.rules.town import town
    >>> from bcmodel.testing.recording import record
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in save(record(town(), "nova"), Path(folder))][:2]
    ['0001-user-info.json', '0002-bc-get.json']
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for number, record in enumerate(records, 1):
        path = folder / f"{number:04}-{record['endpoint'].strip('/').replace('/', '-')}.json"
        path.write_text(json.dumps(record, indent=2, ensure_ascii=False), encoding="utf-8")
        written.append(path)
    return written
