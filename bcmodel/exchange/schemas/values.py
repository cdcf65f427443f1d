"""Values in schemas: what stands in one field of a row, as the field itself accepts it."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

import attrs

from bcmodel.exchange.rows import is_list, is_table
from bcmodel.exchange.shapes import Shape
from bcmodel.facts import fields as f
from bcmodel.facts.plain import plain
from bcmodel.vocab.words import Word

Schema = Mapping[str, object]
"""A JSON Schema, or a part of one."""
Definitions = Mapping[str, Schema]
"""Schemas that others refer to, by name."""
Parts = tuple[Schema, Definitions]
"""A schema, and what it refers to besides vocabularies."""

TEXT: Schema = {"type": "string"}
ID: Schema = {"type": "string", "minLength": 1}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "integer"}
NULL: Schema = {"type": "null"}
INSTANT: Schema = {
    "description": "A point in time as RFC 3339 has it; in TOML it needs no quotes.",
    "type": "string",
    "format": "date-time",
    "pattern": (
        r"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?([Zz]|[+-]\d{2}:?\d{2}(:\d{2})?)$"
    ),
}
DURATION: Schema = {
    "description": "A number and a unit, such as `7 days`; `none` is no end.",
    "type": "string",
    "pattern": r"^(\d+ (second|minute|hour|day|week)s?|none)$",
}
CODE_DAYS: Schema = {"enum": list(f.CODE_DAYS)}

OF_TYPES: dict[type, Schema] = {
    str: TEXT,
    bool: FLAG,
    int: NUMBER,
    datetime: INSTANT,
    timedelta: DURATION,
}
OF_CONVERTERS: dict[object, Schema] = {
    f.identifier: ID,
    f.optional_identifier: ID,
    f.identifiers: ID,
    f.code_days: CODE_DAYS,
}
"""What a field takes, by its converter, where the annotation does not tell."""


def of_field(field: attrs.Attribute[object], shape: Shape) -> Schema:
    """Return what stands in a field, and its default."""
    one = OF_CONVERTERS.get(_converter(field)) or of_type(shape.of)
    schema = several(one) if shape.is_list else one
    schema = either(schema, NULL) if shape.is_optional else schema
    usual = field.default
    if usual is None or usual == () or isinstance(usual, attrs.Factory):  # type: ignore[arg-type]
        return schema
    return schema if usual is attrs.NOTHING else {**schema, "default": plain(usual)}


def _converter(field: attrs.Attribute[object]) -> object:
    return field.converter  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def of_type(cls: type) -> Schema:
    """Return what a value of a type looks like; words refer to their vocabulary."""
    return words(cls) if issubclass(cls, Word) else OF_TYPES[cls]


def words(vocabulary: type[Word]) -> Schema:
    """Return a reference to a vocabulary, which `vocabularies` defines."""
    return {"$ref": f"#/$defs/{_WORDS}{vocabulary.__name__}"}


def vocabularies(*schemas: object) -> dict[str, Schema]:
    """Return the definitions of the vocabularies that schemas refer to, aliases included."""
    named = {name for schema in schemas for name in _named_in(schema)}
    known = sorted(Word.__subclasses__(), key=lambda vocabulary: vocabulary.__name__)
    return {
        f"{_WORDS}{vocabulary.__name__}": one_of(
            [*map(str, vocabulary), *vocabulary.aliases()], summary(vocabulary)
        )
        for vocabulary in known
        if vocabulary.__name__ in named
    }


_WORDS = "words."


def _named_in(schema: object) -> Iterator[str]:
    if is_table(schema):
        reference = schema.get("$ref")
        if isinstance(reference, str):
            yield reference.rpartition(_WORDS)[2]
        for part in schema.values():
            yield from _named_in(part)
    elif is_list(schema):
        for part in schema:
            yield from _named_in(part)


def one_of(choice: Iterable[str], description: str = "") -> Schema:
    """Return what is one of some words."""
    return {**({"description": description} if description else {}), "enum": list(choice)}


def several(schema: Schema) -> Schema:
    """Return what is a list."""
    return {"type": "array", "items": schema}


def either(*schemas: Schema) -> Schema:
    """Return what is one or the other."""
    return {"anyOf": list(schemas)}


def table(
    properties: Mapping[str, Schema],
    required: Iterable[str] | None = None,
    description: str = "",
) -> Schema:
    """Return a table of these keys and no others; all are required unless `required` says which."""
    return {
        **({"description": description} if description else {}),
        "type": "object",
        "properties": dict(properties),
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def summary(cls: type) -> str:
    """Return the first paragraph of the docstring of a class."""
    return " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split())
