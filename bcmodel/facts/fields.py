"""What the fields of facts accept: each function checks one kind of value and puts it in form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import wraps
from operator import attrgetter
from sys import intern
from typing import Any, ClassVar, TypeVar, cast

import attrs

from bcmodel.errors import Fault, InputError
from bcmodel.vocab.words import (
    CloseBlocker,
    FinanceRole,
    Kind,
    Level,
    MemberEnd,
    Scope,
    ShareEnd,
)

Key = tuple[object, ...]
S = TypeVar("S", bound=str)


class Record:
    """
    Something told in fields: a fact, or a command.

    Records of one class that say the same are equal, and all are told alike: that is written here
    once, and not made anew for every class.
    """

    __slots__ = ()
    values_of: ClassVar[Callable[[Record], tuple[object, ...]]]

    def __init_subclass__(cls) -> None:
        """Make the constructor of a finished attrs class tell every fault, with its field."""
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
        """Return what it says, by field; what is as it is without saying is left out."""
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
    """Something that can be true in a World; two facts with one key cannot both be."""

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
    """Return a value as one would write it; words as the plain text they stand for."""
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


def faults_of_value(accept: Callable[[Any], object], value: object) -> tuple[Fault, ...]:
    """Return what is wrong with a value for what a field accepts."""
    try:
        accept(value)
    except InputError as error:
        return error.faults
    return ()


def refuse(problem: str, next_step: str) -> InputError:
    """Return the error for a value; its place is told by whoever knows it."""
    return InputError([Fault("", problem, next_step)])


def identifier(value: str) -> str:
    """Accept a non-empty string; equal ids become one object, which makes look-ups fast."""
    given: object = value  # callers without a type checker give anything
    if not given or not isinstance(given, str):
        raise refuse(f"`{given!r}` is not an id", "give a non-empty string")
    return intern(given if type(given) is str else str(given))


def optional_identifier(value: str | None) -> str | None:
    """Accept an id, or nothing."""
    return None if value is None else identifier(value)


def text(value: str) -> str:
    """Accept text."""
    given: object = value
    if not isinstance(given, str):
        raise refuse(f"`{given!r}` is not text", "put it in quotes")
    return value


def optional_text(value: str | None) -> str | None:
    """Accept text, or nothing."""
    return None if value is None else text(value)


def _each(accept: Callable[[str], S], values: Iterable[str]) -> tuple[S, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise refuse(f"`{values!r}` is not a list", "give a list of words")
    given = list(values)
    try:
        return tuple(sorted({accept(value) for value in given}))
    except InputError:
        told = (fault for value in given for fault in faults_of_value(accept, value))
        raise InputError(told) from None


def identifiers(values: Iterable[str]) -> tuple[str, ...]:
    """Accept a collection of ids; their order and repeats mean nothing."""
    return () if values == () else _each(identifier, values)


def to_scopes(values: Iterable[str]) -> tuple[Scope, ...]:
    """Accept a collection of scopes; their order and repeats mean nothing."""
    return () if values == () else _each(Scope, values)


def optional_scopes(values: Iterable[str] | None) -> tuple[Scope, ...] | None:
    """Accept a collection of scopes, or nothing."""
    return None if values is None else to_scopes(values)


def to_close_blockers(values: Iterable[str]) -> tuple[CloseBlocker, ...]:
    """Accept a collection of blockers; their order and repeats mean nothing."""
    return () if values == () else _each(CloseBlocker, values)


def optional_finance_role(value: str | None) -> FinanceRole | None:
    """Accept a finance role, or nothing."""
    return None if value is None else FinanceRole(value)


def optional_member_end(value: str | None) -> MemberEnd | None:
    """Accept how a membership ended, or nothing."""
    return None if value is None else MemberEnd(value)


def optional_level(value: str | None) -> Level | None:
    """Accept a level, or nothing."""
    return None if value is None else Level(value)


def optional_share_end(value: str | None) -> ShareEnd | None:
    """Accept how a share ended, or nothing."""
    return None if value is None else ShareEnd(value)


def flag(value: bool) -> bool:  # noqa: FBT001 - the value of a field, not an option of a function
    """Accept true or false, and nothing that merely counts as one of them."""
    if value is True or value is False:
        return value
    raise refuse(f"`{value!r}` is not true or false", "write true or false")


def instant(value: datetime) -> datetime:
    """Accept an aware datetime and give it in UTC."""
    given: object = value
    if not isinstance(given, datetime):
        raise refuse(f"`{given!r}` is not a point in time", "give a datetime with a time zone")
    if value.tzinfo is None:
        raise refuse(f"`{value.isoformat()}` has no time zone", "add one, for example `Z` for UTC")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def optional_instant(value: datetime | None) -> datetime | None:
    """Accept an aware datetime, or nothing."""
    return None if value is None else instant(value)


CODE_DAYS = (7, 30, 60, 365)
"""For how many days a Spark Ads code can be issued."""


def code_days(value: int) -> int:
    """Accept one of the periods that the platform offers for a code."""
    given: object = value
    if isinstance(given, int) and not isinstance(given, bool) and given in CODE_DAYS:
        return int(given)
    offered = ", ".join(map(str, CODE_DAYS))
    raise refuse(f"`{value!r}` days is no period of a code", f"use one of {offered}")


Pattern = tuple[tuple[str, object], ...]


def pattern(where: Mapping[str, object] | Pattern) -> Pattern:
    """Accept the fields that a pattern names, as a mapping."""
    given: object = where
    try:
        named = dict(where)
        return tuple(sorted((str(name), _still(value)) for name, value in named.items()))
    except (TypeError, ValueError):  # no mapping, or a value that can change
        hint = 'give a mapping, for example `{"user": "mia"}`'
        raise refuse(f"`{given!r}` does not name fields and their values", hint) from None


def _still(value: object) -> object:
    """Return a value that can be compared and looked up; of a list, order means nothing."""
    is_several = isinstance(value, list | set | tuple)
    several: Any = value
    fixed: object = tuple(sorted(several, key=str)) if is_several else value
    hash(fixed)
    return fixed
