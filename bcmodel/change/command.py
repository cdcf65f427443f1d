"""
Command: what somebody asks to be done, and what it takes.

A command says three things and no more: which action its giver needs (`needs`), under which
conditions it can be carried out (`conditions`), and what it does (`effects`). Whether its giver
may give it, and what follows, is worked out for all commands alike in `plan`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

import attrs

from bcmodel.change.event import Effect
from bcmodel.change.wording import tell
from bcmodel.errors import Fault
from bcmodel.facts.fields import identifier
from bcmodel.facts.record import Record
from bcmodel.rules import Setting, Source
from bcmodel.vocab.reasons import Reason
from bcmodel.world import World

if TYPE_CHECKING:
    from bcmodel.change.demand import Demand

PLATFORM = "platform"
"""The actor of what only the platform itself does."""


@attrs.frozen
class Needs:
    """
    The action that the giver of a command needs.

    `on`, `within` and `using` name the fields of the command that say where; an action of
    `{kind}` is that of the kind of asset it is asked on.
    """

    action: str
    on: str
    within: str = ""
    using: str = ""


@attrs.frozen
class Menu:
    """Where a person finds it: the path through the menus, by current labels and by older ones."""

    path: str
    formerly: str = ""

    def __str__(self) -> str:
        return f"{self.path} (formerly {self.formerly})" if self.formerly else self.path


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Command(Record, ABC):
    """What somebody asks to be done; `actor` is the id of a person, or `platform`."""

    do: ClassVar[str]
    """The command as scenario files name it."""
    says: ClassVar[str]
    """What is done, in words over its fields."""
    needs: ClassVar[Needs | None] = None
    """The action that it takes; None where something other than an action gives the right."""
    menu: ClassVar[Menu]
    sources: ClassVar[tuple[Source, ...]]
    wrong_kind: ClassVar[Reason] = Reason.ACTION_NOT_APPLICABLE
    """The reason it is refused for an asset of a kind that it is not for."""
    is_the_platforms: ClassVar[bool] = False
    """Whether only the platform itself gives it."""
    may_change_nothing: ClassVar[bool] = False
    """Whether it is done even if nothing changes (a renewal), or itself says why nothing does."""

    waived: ClassVar[frozenset[Reason]] = frozenset()
    """What about their login is not asked of its giver."""
    told_as: ClassVar[Mapping[Reason, Reason]] = {}
    """Reasons for which its giver may not give it, each with the reason to give instead."""

    actor: str = attrs.field(converter=identifier)

    @classmethod
    def place_of(cls, values: object) -> str:  # noqa: ARG003 - a command is named by what it does
        """Return the command as messages name it."""
        return cls.do

    @property
    def told(self) -> str:
        """What is to be done, in words, with ids filled in."""
        return tell(self.says, self)

    def needed(self, setting: Setting) -> Needs | None:  # noqa: ARG002 - for most it is always the same
        """Return the action that it takes as things stand."""
        return self.needs

    def faults(self, world: World) -> Iterator[Fault]:  # noqa: ARG002 - most have none of their own
        """Yield what makes no sense, apart from names of what is not there."""
        yield from ()

    def conditions(self, demand: Demand) -> None:
        """Demand what must be so, in the order in which reasons are given."""

    @abstractmethod
    def effects(self, setting: Setting) -> Iterable[Effect]:
        """
        Yield what it does, as far as what it concerns is there.

        Conditions are not judged here: the effects of a command that is refused are worked out too,
        to see whether it would change anything.
        """


C = TypeVar("C", bound=type[Command])


def command(
    says: str,
    menu: str,
    *,
    formerly: str = "",
    needs: Needs | None = None,
    sources: Sequence[Source],
) -> Callable[[C], C]:
    """Declare an attrs class as a command of Business Center; its docstring says what it does."""

    def declare(declared: C) -> C:
        declared.do = _snake(declared.__name__)
        declared.says = says
        declared.needs = needs
        declared.menu = Menu(menu, formerly)
        declared.sources = tuple(sources)
        declared.__doc__ = "\n\n".join([_told(declared.__doc__), *_footing(declared)])
        COMMANDS[declared.do] = declared
        return declared

    return declare


COMMANDS: dict[str, type[Command]] = {}
"""Every command by name."""


def _snake(name: str) -> str:
    """
    Return the name of a class as scenario files spell it.

    >>> _snake("LinkTikTokAccount"), _snake("RenewQr")
    ('link_tiktok_account', 'renew_qr')
    """
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name.replace("TikTok", "Tiktok")).lower()


def _told(docstring: str | None) -> str:
    return (docstring or "").rstrip()


def _footing(declared: type[Command]) -> Iterator[str]:
    """Yield the last lines of a command's docstring: what it takes, and where a person finds it."""
    if declared.needs is not None:
        within = f", within `{declared.needs.within}`" if declared.needs.within else ""
        yield f"    Needs: {declared.needs.action} on `{declared.needs.on}`{within}."
    yield f"    Menu: {declared.menu}."
    yield "    Sources: " + "; ".join(map(str, declared.sources)) + "."
