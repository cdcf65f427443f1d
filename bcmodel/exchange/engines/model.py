"""Model: types with relations, as engines of the Zanzibar family know them; a plain value."""

from __future__ import annotations

from typing import NamedTuple

import attrs

Names = tuple[str, ...]


@attrs.frozen
class Stored:
    """A relation that is written down, by the types of its subjects; `user:*` is everybody."""

    subjects: Names


@attrs.frozen
class Same:
    """Whoever stands in another relation of the same thing."""

    relation: str


@attrs.frozen
class Via:
    """Whoever stands in a relation of a thing that this one names in another relation."""

    relation: str
    named_in: str


@attrs.frozen
class AnyOf:
    """Whoever stands in one of several."""

    parts: tuple[Expression, ...]


@attrs.frozen
class Both:
    """Whoever stands in the one and in the other."""

    one: Expression
    other: Expression


@attrs.frozen
class Less:
    """Whoever stands in the one and not in the other."""

    whole: Expression
    left_out: Expression


Expression = Stored | Same | Via | AnyOf | Both | Less


@attrs.frozen
class Relation:
    """A relation of a type, and whoever stands in it."""

    name: str
    expression: Expression


@attrs.frozen
class Type:
    """A type of thing, with its relations in order."""

    name: str
    relations: tuple[Relation, ...] = ()


@attrs.frozen(cache_hash=True)
class Model:
    """What there can be, and what follows: every type there is."""

    types: tuple[Type, ...]


class Node(NamedTuple):
    """A thing of a type; several ids make a pair, and none stands for everybody."""

    type: str
    ids: Names


class Tuple(NamedTuple):
    """A relationship: the subject stands in a relation of the object."""

    object: Node
    relation: str
    subject: Node


EVERYBODY = Node("user", ())
PLATFORM = Node("platform", ("tiktok",))
"""What every thing is on; whom it shuts out is shut out of every thing."""


def any_of(*parts: Expression) -> Expression:
    """Return whoever stands in one of the parts, of which there is at least one, less repeats."""
    kept = tuple(dict.fromkeys(parts))
    return kept[0] if len(kept) == 1 else AnyOf(kept)
