"""Whether documents fit the schemas that are published."""

from __future__ import annotations

from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

import bcmodel as bc


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(bc.schema(name))


def fits(name: str, document: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether a document as JSON has it fits the schema of this name."""
    return bool(_validator(name).is_valid(document))  # pyright: ignore[reportUnknownMemberType]  # of the library
