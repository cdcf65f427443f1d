"""Records: what facts and commands have in common, and what makes a record a fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from operator import attrgetter
from typing import Any, ClassVar, cast

import attrs

from bcmodel.errors import Fault, InputError
from bcmodel.facts.fields import faults_of_value
from bcmodel.vocab.words import Kind

Key = tuple[object, ...]


class Record:
    """
    Something that is said in fields: a fact, or a command.

    Records of one class that say the same are equal. Equality, hash and repr are written here once,
    and not generated for every class.
    """

    __slots__ = ()
    values_of: ClassVar[Callable[[Record], tuple[object, ...]]]

    def __init_subclass__(cls) -> None:
        """Make the constructor of a finished attrs class report every fault, with its field."""
        if "__attrs_attrs__" in cls.__dict__:
            cls.values_of = _reading(*attrs.fields_dict(cls))  # type: ignore[arg-type]  # it is one
            cls.__init__ = _telling_all_faults(cls)  # type: ignore[method-assign]  # same signature

    @classmethod
    def fields(cls) -> tuple[attrs.Attribute[object], ...]:
        """Describe the fields of this class, in order."""
        return tuple(attrs.fields_dict(cls).values())  # type: ignore[arg-type]  # all are attrs classes

    @classmethod
    def place_of(cls, values: Mapping[str, object]) -> str:  # noqa: ARG003 - some are named by them
        """Return how messages name a record that is to have these values."""
        return cls.__name__

    def said(self) -> dict[str, object]:
        """Return what it says, by field; fields that have their default are left out."""
        said: dict[str, object] = {}
        for field in self.fields():
            value: object = getattr(self, field.name)
            derive: Callable[[Record], object] | None = getattr(field.default, "factory", None)
            if value != (derive(self) if derive else field.default):
                said[field.name] = value
        return said

    def content(self) -> tuple[object, ...]:
        """Return everything that makes it equal to another of its class."""
        return type(self).values_of(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(other) is not type(self):
            return NotImplemented
        return self.content() == other.content()

    def __hash__(self) -> int:
        return hash((type(self), self.content()))

    def __repr__(self) -> str:
        said = self.said()
        starred = (field.name for field in self.fields() if not field.kw_only)
        first = [_plainly(said.pop(name)) for name in starred if name in said]
        rest = [f"{name}={_plainly(value)}" for name, value in said.items()]
        return f"{type(self).__name__}({', '.join([*first, *rest])})"


class Fact(Record):
    """Something that can be true in a World; of two facts with one key, only one can be."""

    __slots__ = ()
    kind: ClassVar[Kind]

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """Names of the fields that identify a fact of this kind."""
        return tuple(field.name for field in cls.fields() if not field.kw_only)

    @classmethod
    def place_of(cls, values: Mapping[str, object]) -> str:
        """Return the kind of fact, and what identifies it."""
        named = [str(values[name]) for name in cls.key_fields() if name in values]
        return f"{cls.kind} " + ", ".join(f"`{part}`" for part in named)

    @property
    def key(self) -> Key:
        """The values that identify this fact among those of its kind."""
        return tuple(getattr(self, name) for name in self.key_fields())

    @property
    def order(self) -> tuple[str, ...]:
        """What facts of one kind are sorted by."""
        return tuple(map(str, self.key))

    @property
    def label(self) -> str:
        """The fact as messages name it."""
        return f"{self.kind} " + ", ".join(f"`{part}`" for part in self.key)


def _reading(first: str, *others: str) -> Callable[[Record], tuple[object, ...]]:
    """Return how to read several fields at once, as a tuple even of one."""
    if others:
        return attrgetter(first, *others)
    return lambda record: (getattr(record, first),)


def _plainly(value: object) -> str:
    """Return a value as one would write it, words as plain text."""
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return repr([str(item) if isinstance(item, str) else item for item in items])
    return repr(str(value) if isinstance(value, str) else value)


def _telling_all_faults(cls: type[Record]) -> Callable[..., None]:
    build = cls.__init__

    @wraps(build)
    def init(self: Record, *args: object, **kwargs: object) -> None:
        try:
            build(self, *args, **kwargs)
        except InputError:
            given = dict(zip((f.name for f in cls.fields() if not f.kw_only), args, strict=False))
            raise InputError(faults_of(cls, {**given, **kwargs})) from None

    return init


def faults_of(cls: type[Record], values: Mapping[str, object]) -> list[Fault]:
    """List what is wrong with the values given for the fields of a record, one by one."""
    place = cls.place_of(values)
    faults: list[Fault] = []
    for field in cls.fields():
        if field.name in values:
            told = faults_of_field(field, values[field.name])
            faults += [fault.within(f"{place}, {field.name}") for fault in told]
    return faults


def faults_of_field(field: attrs.Attribute[object], value: object) -> tuple[Fault, ...]:
    """Return what is wrong with a value for a field."""
    convert: Any = field.converter  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return faults_of_value(convert, value) if convert is not None else ()
