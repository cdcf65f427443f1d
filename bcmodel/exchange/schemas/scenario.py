"""The schema of scenario files: what is true, what happens, and what is asked."""

from __future__ import annotations

import attrs

from bcmodel.change.commands import COMMANDS
from bcmodel.exchange.findings import MustBeFound, MustNotBeFound
from bcmodel.exchange.questions import Check, What, Who
from bcmodel.exchange.schemas.records import a_command, commands, facts, of_class, properties_of
from bcmodel.exchange.schemas.values import (
    DURATION,
    ID,
    INSTANT,
    NULL,
    TEXT,
    Parts,
    Schema,
    either,
    of_type,
    one_of,
    several,
    table,
    words,
)
from bcmodel.exchange.shapes import Shape, shapes_of
from bcmodel.exchange.steps import Expected
from bcmodel.rules import Parameters
from bcmodel.vocab.actions import JOINT, Action
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.reasons import ADVICE, Verdict
from bcmodel.vocab.words import Kind, Level

ACTIONS = several(words(Action))


def scenario(version: Schema) -> Parts:
    """Return the schema of scenario files, in TOML (with instants as text) and in JSON."""
    rows: dict[str, Schema] = {
        **{str(kind): {"$ref": f"#/$defs/fact.{kind}"} for kind in Kind},
        "command": a_command(),
        **questions(),
    }
    top: dict[str, Schema] = {
        "bcmodel": version,
        "title": {"description": "What the file shows.", **TEXT},
        "source": {"description": "Where the claim comes from.", **TEXT},
        "at": {**INSTANT, "description": "The instant of the World, with its zone."},
        "parameters": parameters(),
    }
    told = "What is true in some Business Centers, what happens there, and what is asked."
    tables = {key: several(row) for key, row in rows.items()}
    return (
        table({**top, **tables}, ("bcmodel", "at"), told),
        {**facts(), **commands(properties_of(Expected))},
    )


def questions() -> dict[str, Schema]:
    """Return the rows of each table of questions."""
    people = (name for name, command in COMMANDS.items() if not command.is_the_platforms)
    check: dict[str, Schema] = {
        "action": words(Action),
        "expect": one_of(verdict.lower() for verdict in Verdict),
        "advice": several(one_of(sorted(ADVICE))),
        "remedy": either(several(one_of(people)), NULL),
    }
    alone = one_of(str(action) for action in Action if action not in JOINT)
    expected = either(ACTIONS, {"type": "object", "additionalProperties": ACTIONS})
    return {
        "check": of_class(Check, spelled=check),
        "who": of_class(Who, spelled={"action": alone}),
        "what": {**of_class(What, spelled={"expect": expected}), **_expected_of_what()},
        "finding": of_class(MustBeFound),
        "no_finding": of_class(MustNotBeFound),
    }


def _expected_of_what() -> dict[str, object]:
    """Return that a list is expected on one asset, and a table of lists on all of them."""
    on_one = {"required": ["asset"], "properties": {"asset": ID}}
    return {
        "if": on_one,
        "then": {"properties": {"expect": {"type": "array"}}},
        "else": {"properties": {"expect": {"type": "object"}}},
    }


def parameters() -> Schema:
    """Return the table of parameters, each with what it decides."""
    shapes, notes = shapes_of(Parameters), Parameters.notes()
    fields = {
        field.name: {"description": notes[field.name].decides, **_parameter(shapes[field.name])}
        for field in attrs.fields(Parameters)
    }
    return table(fields, (), "The switches of the rulebook that are not as they usually are.")


def _parameter(shape: Shape) -> Schema:
    if shape.of is Level:
        levels = LADDERS[Kind.AD_ACCOUNT]
        meant = (alias for alias, level in Level.aliases().items() if level in levels)
        return one_of([*map(str, levels), *meant])
    schema = of_type(shape.of)
    if not shape.is_optional:
        return schema
    if schema is DURATION:  # which has `none` among its spellings
        return either(DURATION, NULL)
    return either(schema, one_of(["none"]), NULL)
