"""Shapes: what the fields of a class hold, as their annotations tell."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

import attrs


@attrs.frozen
class Shape:
    """
    What a field holds: one thing `of` a type, or a list; nothing at all, where it `is_optional`.

    `object` stands for what has a form of its own.
    """

    of: type
    is_list: bool = False
    is_optional: bool = False


ANYTHING = Shape(object)
"""Of a field whose annotation does not tell."""


def shapes_of(cls: type[object]) -> dict[str, Shape]:
    """
    Return the shape of each field of an attrs class.

    >>> from bcmodel.facts import Catalog
    >>> shapes_of(Catalog)["owner"]
    Shape(of=<class 'str'>, is_list=False, is_optional=True)
    """
    hints = get_type_hints(cls)
    return {field.name: _shape(hints[field.name]) for field in fields_of(cls)}


def required_of(cls: type[object]) -> tuple[str, ...]:
    """Return the fields that have to be given."""
    return tuple(field.name for field in fields_of(cls) if field.default is attrs.NOTHING)


def fields_of(cls: type[object]) -> tuple[attrs.Attribute[object], ...]:
    """Return the fields of an attrs class, in order."""
    return tuple(attrs.fields_dict(cls).values())  # type: ignore[arg-type]  # all are attrs classes


def _shape(hint: object) -> Shape:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        others = [part for part in parts if part is not NoneType]
        return attrs.evolve(_shape(others[0]), is_optional=True) if len(others) == 1 else ANYTHING
    if origin is tuple:
        item = _shape(parts[0]) if parts[1:] == (Ellipsis,) else ANYTHING
        return attrs.evolve(item, is_list=True) if item.of is not object else ANYTHING
    return Shape(hint) if isinstance(hint, type) else ANYTHING
