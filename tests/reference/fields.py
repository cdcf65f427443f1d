"""Fields: what facts and commands say, as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

import attrs

from bcmodel.vocab import words as vocabulary
from tests.reference.words import label_of
from tests.reference.writing import reference, table, word

LISTS = {
    name: found
    for name, found in vars(vocabulary).items()
    if isinstance(found, type) and issubclass(found, vocabulary.Word) and len(found)
}
"""Every closed list of words, by the name of its class."""


def field_table(fields: Iterable[attrs.Attribute[object]]) -> str:
    """Return the fields of a fact, a command or a question, in their order."""
    rows = [(f"``{field.name}``", _type(field), _default(field)) for field in fields]
    return table(("field", "holds", "if left out"), rows, "30 40 30")


def fields_of(cls: type[attrs.AttrsInstance]) -> Iterable[attrs.Attribute[object]]:
    """Return the fields of a class, whatever it is of."""
    return attrs.fields_dict(cls).values()


def _type(field: attrs.Attribute[object]) -> str:
    told = str(field.type).replace("tuple[", "list[").replace(", ...]", "]")
    optional = told.removesuffix(" | None") != told
    inner = told.removesuffix(" | None")
    several = re.fullmatch(r"list\[(.+)\]", inner)
    name = several[1] if several else inner
    one = reference(name, "words", name) if name in LISTS else SPELLED.get(name, f"``{name}``")
    listed = f"several: {one}" if several else one
    return f"{listed}, or nothing" if optional else listed


SPELLED = {"str": "text", "int": "a number", "bool": "true or false", "datetime": "an instant"}
"""What simple types are called."""


def _default(field: attrs.Attribute[object]) -> str:
    default: object = field.default
    if default is attrs.NOTHING:
        return "must be given"
    if default is None or default == ():
        return "nothing"
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class, though typed a function
        return "follows from the others"
    return word(default.value if isinstance(default, Enum) else default)


def list_label(name: str) -> str:
    """Return the label of a closed list."""
    return label_of("words", name)
