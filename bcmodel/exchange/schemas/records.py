"""Records in schemas: facts, commands and questions, each from the class that reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bcmodel.change.commands import COMMANDS
from bcmodel.exchange.schemas.values import OF_TYPES, Schema, of_field, one_of, summary, table
from bcmodel.exchange.shapes import fields_of, required_of, shapes_of
from bcmodel.facts import FACT_CLASSES, Unseen
from bcmodel.vocab.words import Kind, Word

NO_MORE: Mapping[str, Schema] = {}


def of_class(
    cls: type[object],
    besides: Mapping[str, Schema] = NO_MORE,
    spelled: Mapping[str, Schema] = NO_MORE,
) -> Schema:
    """
    Return the table of an attrs class, with keys `besides` its own; a constant one is required.

    `spelled` are the keys whose values look different in files.
    """
    constant = [key for key, schema in besides.items() if "const" in schema]
    properties = {**besides, **properties_of(cls), **spelled}
    return table(properties, [*constant, *required_of(cls)], summary(cls))


def properties_of(cls: type[object]) -> dict[str, Schema]:
    """Return what stands in each field of an attrs class."""
    shapes = shapes_of(cls)
    return {
        field.name: of_field(field, shapes[field.name])
        for field in fields_of(cls)
        if shapes[field.name].of in OF_TYPES or issubclass(shapes[field.name].of, Word)
    }


def facts(*, tagged: bool = False) -> dict[str, Schema]:
    """Return the definitions of facts, as rows of a table or each `tagged` with its kind."""
    return {
        f"fact.{kind}": _fact(kind, {"kind": {"const": str(kind)}} if tagged else NO_MORE)
        for kind in Kind
    }


def _fact(kind: Kind, besides: Mapping[str, Schema]) -> Schema:
    cls = FACT_CLASSES[kind]
    if cls is not Unseen:
        return of_class(cls, besides)
    schema = of_class(cls, besides, {"where": {"type": "object"}})
    return {**schema, "allOf": [_pattern(hidden) for hidden in Kind]}


def _pattern(kind: Kind) -> Schema:
    """Return what can be said of the unseen of a kind: any of the fields that it has."""
    names = [field.name for field in FACT_CLASSES[kind].fields()]
    fields = {name: {"$ref": f"#/$defs/fact.{kind}/properties/{name}"} for name in names}
    return _where("of", str(kind), {"properties": {"where": table(fields, ())}})


def commands(besides: Mapping[str, Schema] = NO_MORE) -> dict[str, Schema]:
    """Return the definitions of commands, each with keys besides its own."""
    return {
        f"command.{name}": of_class(cls, {"do": {"const": name}, **besides})
        for name, cls in COMMANDS.items()
    }


def a_fact() -> Schema:
    """Return a fact that names its kind."""
    return _by_word("kind", Kind, "fact")


def a_command() -> Schema:
    """Return a command that names what is done."""
    return _by_word("do", COMMANDS, "command")


def _by_word(key: str, variants: Iterable[str], place: str) -> Schema:
    """Return a table whose shape depends on the word under a key."""
    names = [str(name) for name in variants]
    return {
        "type": "object",
        "properties": {key: one_of(names)},
        "required": [key],
        "allOf": [_where(key, name, {"$ref": f"#/$defs/{place}.{name}"}) for name in names],
    }


def _where(key: str, word: str, schema: Schema) -> Schema:
    """Return a schema that applies only where a key has a certain word."""
    return {"if": {"properties": {key: {"const": word}}, "required": [key]}, "then": schema}
