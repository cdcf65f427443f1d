"""
Reckoning: the value of an expression in a failed test, worked out again without side effects.

Only what cannot have any is evaluated: names, plain collections, attributes that run no code of
others, and questions to a Resolver. Everything else is out of sight.
"""

from __future__ import annotations

import ast
import builtins
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import Enum
from itertools import product
from types import FrameType, MemberDescriptorType, ModuleType
from typing import cast

from bcmodel.change import Command
from bcmodel.errors import BcmodelError
from bcmodel.facts import Fact
from bcmodel.resolve import Query, Resolver

ANSWERING = frozenset(
    {
        *("at", "after", "after_all", "plan", "can", "can_many", "decide", "decide_many"),
        *("assets_of", "what_can", "who_can"),
    }
)
"""What can be asked of a Resolver any number of times."""
MAKING = frozenset({Query, Resolver, datetime, timedelta})
VALUES = (Fact, Command)
"""Classes whose calls make a value and do nothing else, subclasses included."""
GATHERING: frozenset[object] = frozenset(
    {enumerate, frozenset, list, product, range, set, sorted, tuple, zip}
)
PLAIN = (str, int, tuple, list, set, frozenset, dict, range, Query)
"""What can be gone through again; subclasses do not count, as they may do anything."""
OURS = ("bcmodel", "datetime")
MOST_TURNS = 1000
"""How many turns of a comprehension are evaluated."""


class OutOfSightError(BcmodelError):
    """An expression that cannot be evaluated again without running the code of others."""


class Names:
    """The names that an expression is written in, the innermost scope first."""

    def __init__(self, *scopes: Mapping[str, object]) -> None:
        self.scopes = scopes

    @classmethod
    def of(cls, frame: FrameType) -> Names:
        """Return the names known in a frame, where its function has stopped."""
        return cls(dict(frame.f_locals), frame.f_globals, vars(builtins))

    def reckon(self, node: ast.expr) -> object:
        """Return the value of an expression; raises `OutOfSightError` where it may do more."""
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name) | ast.NamedExpr(target=ast.Name(id=name)):
                return self._named(name)
            case ast.Attribute(value=owner, attr=name):
                return _attribute(self.reckon(owner), name)
            case ast.Subscript(value=owner, slice=key):
                return _item(self.reckon(owner), self.reckon(key))
            case ast.Call(func=function, args=args, keywords=keywords):
                named = {_keyword(word): self.reckon(word.value) for word in keywords}
                return _called(self.reckon(function), self.arguments(args), named)
            case _:
                return self._display(node)

    def arguments(self, nodes: Iterable[ast.expr]) -> list[object]:
        """Return the values of arguments, some of which may be unpacked."""
        found: list[object] = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                found += _items(self.reckon(node.value))
            else:
                found.append(self.reckon(node))
        return found

    def turns(self, loops: list[ast.comprehension]) -> Iterator[Names]:
        """Yield the names in each turn of a comprehension; one with `if` is out of sight."""
        if not loops:
            yield self
            return
        loop, *inner = loops
        if loop.ifs or loop.is_async:
            raise OutOfSightError
        for item in _items(self.reckon(loop.iter))[:MOST_TURNS]:
            yield from Names(dict(_bound(loop.target, item)), *self.scopes).turns(inner)

    def _named(self, name: str) -> object:
        for scope in self.scopes:
            if name in scope:
                return scope[name]
        raise OutOfSightError

    def _display(self, node: ast.expr) -> object:
        """Return the collection or the text that an expression writes out."""
        match node:
            case ast.Tuple(elts=items):
                return tuple(self.arguments(items))
            case ast.List(elts=items):
                return self.arguments(items)
            case ast.Set(elts=items):
                return set(self.arguments(items))
            case ast.Dict(keys=keys, values=values) if None not in keys:
                known = self.arguments(key for key in keys if key is not None)
                return dict(zip(known, self.arguments(values), strict=True))
            case ast.JoinedStr(values=parts):
                return "".join(self._spelled(part) for part in parts)
            case _:
                raise OutOfSightError

    def _spelled(self, part: ast.expr) -> str:
        """Return a part of an f-string: text, or a plain text or number put in."""
        if isinstance(part, ast.FormattedValue):
            value = self.reckon(part.value)
            if type(value) in (str, int) and part.conversion == -1 and part.format_spec is None:
                return str(value)
            raise OutOfSightError
        return str(self.reckon(part))


def _attribute(owner: object, name: str) -> object:
    if isinstance(owner, ModuleType) or _is_ours(owner) or _is_of_words(owner, name):
        return getattr(owner, name)
    if _is_dict(owner) and name in ("items", "keys", "values"):
        return getattr(owner, name)
    nothing = object()
    found: object = inspect.getattr_static(owner, name, nothing)
    if isinstance(found, MemberDescriptorType):
        return getattr(owner, name)
    if found is nothing or hasattr(type(found), "__get__"):
        raise OutOfSightError
    return found


def _is_dict(owner: object) -> bool:
    """Whether something is a dict, rather than of a subclass that may do more."""
    return type(owner) is dict


def _is_ours(owner: object) -> bool:
    made_by = owner if isinstance(owner, type) else type(owner)
    return made_by.__module__.partition(".")[0] in OURS


def _is_of_words(owner: object, name: str) -> bool:
    """Whether an attribute is a word of an enumeration, or the name or value of one."""
    if isinstance(owner, type):
        return issubclass(owner, Enum) and name in owner.__members__
    return isinstance(owner, Enum) and name in ("name", "value")


def _item(owner: object, key: object) -> object:
    if type(owner) not in (dict, list, tuple, str):
        raise OutOfSightError
    try:
        return cast("dict[object, object]", owner)[key]  # or a list, tuple or string
    except (LookupError, TypeError):
        raise OutOfSightError from None


def _items(collection: object) -> list[object]:
    if type(collection) not in PLAIN or isinstance(collection, int):
        raise OutOfSightError
    return list(cast("Iterable[object]", collection))


def _bound(target: ast.expr, item: object) -> Iterator[tuple[str, object]]:
    """Yield the names that a turn of a loop binds, with their values."""
    match target:
        case ast.Name(id=name):
            yield name, item
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            items = _items(item)
            if len(items) != len(targets):
                raise OutOfSightError
            for inner, one in zip(targets, items, strict=True):
                yield from _bound(inner, one)
        case _:
            raise OutOfSightError


def _keyword(word: ast.keyword) -> str:
    if word.arg is None:
        raise OutOfSightError
    return word.arg


def _called(function: object, args: list[object], named: dict[str, object]) -> object:
    """Return the value of a call to something that only answers, or makes a value."""
    if not callable(function):
        raise OutOfSightError
    called: Callable[..., object] = function
    owner = getattr(function, "__self__", None)
    if not named and (_is_dict(owner) or _gathers(function, args)):
        found = called(*args)
        return found if type(found) in PLAIN else list(cast("Iterable[object]", found))
    if type(owner) is Resolver and getattr(function, "__name__", "") in ANSWERING:
        return called(*args, **named)
    if isinstance(function, type) and (function in MAKING or issubclass(function, VALUES)):
        return called(*args, **named)
    raise OutOfSightError


def _gathers(function: object, args: list[object]) -> bool:
    return function in GATHERING and all(type(arg) in PLAIN for arg in args)
