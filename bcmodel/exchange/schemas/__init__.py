"""
Schemas: what files and answers look like, as JSON Schema (draft 2020-12), for other programs.

They are made from the classes that read and write facts, commands and questions, and published as
files beside this one; `python -m bcmodel.exchange.schemas` writes these anew. A schema knows the
shape of a document and the words in it; whether its facts agree with one another, only `load` can
tell.
"""

from __future__ import annotations

import json
from pathlib import Path

from bcmodel.errors import Fault, InputError, nearest

HERE = Path(__file__).parent
SCHEMAS = ("scenario", "events", "decision", "refusal", "diff", "audit")
"""The documents that have a schema."""


def schema(name: str = "scenario") -> dict[str, object]:
    """
    Return a published schema by the name of its document, one of `SCHEMAS`.

    Instants in TOML count as the text they are written with. Raises `InputError` for other names.

    >>> schema("scenario")["$id"]
    'urn:bcmodel:scenario:1'
    """
    if name not in SCHEMAS:
        raise InputError([Fault("schema", f"there is none of `{name}`", nearest(name, SCHEMAS))])
    published: dict[str, object] = json.loads((HERE / f"{name}.json").read_bytes())
    return published
