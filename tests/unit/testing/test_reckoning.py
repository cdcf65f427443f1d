"""Expressions are reckoned again without running the code of others."""

from __future__ import annotations

import ast
import builtins
import sys
from enum import Enum
from types import SimpleNamespace

import attrs
import pytest

from bcmodel.testing.reckoning import Names, OutOfSightError


class Loud:
    """Something that must not be touched."""

    shelf: object = "here"

    @property
    def prop(self) -> object:
        """Raise when read."""
        raise RuntimeError

    def __getitem__(self, key: object) -> object:
        raise RuntimeError

    def __iter__(self) -> object:
        raise RuntimeError

    def __str__(self) -> str:
        raise RuntimeError

    def __call__(self, *_: object) -> object:
        """Raise when called."""
        raise RuntimeError


@attrs.frozen
class Slotted:
    """Something whose attributes lie in slots."""

    name: str


class Person(Enum):
    """People by name."""

    MIA = "mia"


class LoudDict(dict[str, object]):
    """A dict that must not be touched."""

    def __getitem__(self, key: str) -> object:
        raise RuntimeError


NAMES = Names(
    {
        "loud": Loud(),
        "loud_dict": LoudDict(a=1),
        "slotted": Slotted("mia"),
        "space": SimpleNamespace(who="mia"),
        "Person": Person,
        "pairs": {"a": [1, 2]},
        "sys": sys,
        "one": 1,
        "endless": iter([1, 2]),
    },
    vars(builtins),
)


def reckon(text: str) -> object:
    """Return what a text comes to."""
    return NAMES.reckon(ast.parse(text, mode="eval").body)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("'a'", "a"),
        ("pairs['a'][1]", 2),
        ("slotted.name", "mia"),
        ("space.who", "mia"),
        ("loud.shelf", "here"),
        ("Person.MIA.value", "mia"),
        ("f'adv-{one}'", "adv-1"),
        ("(one, *[2, 3])", (1, 2, 3)),
        ("{one}", {1}),
        ("{'a': one}", {"a": 1}),
        ("list(pairs.items())", [("a", [1, 2])]),
        ("list(range(2))", [0, 1]),
        ("zip('ab', [1, 2])", [("a", 1), ("b", 2)]),
        ("sys.maxsize", sys.maxsize),
    ],
)
def test_plain_things_are_read_again(text: str, value: object) -> None:
    """Names, collections, attributes and words come to what they are."""
    assert reckon(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "loud.prop",
        "loud['a']",
        "loud_dict['a']",
        "loud_dict.items()",
        "f'{loud}'",
        "f'{one:>3}'",
        "loud()",
        "list(loud)",
        "list(endless)",
        "sorted([loud], key=loud)",
        "zip([loud])[0].prop",
        "pairs.clear()",
        "pairs['b']",
        "unknown",
        "open('x')",
        "one + one",
        "sys.exit()",
        "dict(**pairs)",
        "{**pairs}",
    ],
)
def test_whatever_could_do_something_is_out_of_sight(text: str) -> None:
    """Properties, operators of others, calls, and what is used up are left alone."""
    with pytest.raises(OutOfSightError):
        reckon(text)
    assert reckon("list(pairs.items())") == [("a", [1, 2])]


def test_what_is_used_up_is_left_as_it_is() -> None:
    """An iterator that was tried has lost nothing."""
    with pytest.raises(OutOfSightError):
        reckon("list(endless)")
    assert next(reckon("endless")) == 1  # type: ignore[call-overload]
