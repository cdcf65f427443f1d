"""Missing: how it is told that nobody, or nothing, has the id that a question names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from bcmodel.errors import Fault, nearest
from bcmodel.resolve.question import Question, used_thing
from bcmodel.world import World


def missing(world: World, question: Question) -> Fault | None:
    """Return the first that a question names and that is not there, with the nearest id."""
    using = question.using
    if question.user not in world.tables.users:
        return missing_person(world, question.user)
    if world.thing(question.asset) is None:
        return missing_thing(world, question.asset)
    if using is not None and used_thing(world, question.action, using) is None:
        return missing_thing(world, using)
    return None


def missing_person(world: World, identity: str) -> Fault:
    """Return how it is told that nobody has this id."""
    return _missing("nobody", identity, world.tables.users)


def missing_thing(world: World, identity: str) -> Fault:
    """Return how it is told that nothing has this id."""
    tables = world.tables
    several = (tables.assets, tables.centers, tables.groups, tables.codes, tables.workspaces)
    return _missing("nothing", identity, chain.from_iterable(several))


def _missing(what: str, identity: str, known: Iterable[str]) -> Fault:
    hint = nearest(identity, known, "look at how the id is spelled")
    return Fault("", f"there is {what} called `{identity}` here", hint)
