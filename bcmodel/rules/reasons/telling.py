"""Telling: a reason in words, who can mend it, and an example in which it is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

import attrs

from bcmodel.facts import Fact, Key
from bcmodel.rules.sources import Source, Standing
from bcmodel.rules.town import town
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind, Origin, Word
from bcmodel.world import World


class Mender(Word):
    """Whose move it is."""

    PERSON = "the person"
    ADMIN_HERE = "an Admin of the Business Center one acts in"
    ADMIN_THERE = "an Admin of the side that owns or grants it"
    OWNING_PERSON = "the person it belongs to"
    SELLER = "the seller"
    PLATFORM = "the platform"
    NOBODY = "nobody"


@attrs.frozen
class Mend:
    """
    One move that mends: `who` does `advice`, by `command` where there is one.

    `needs` is the action that the command needs, asked `on` the Business Center of the route
    (center), the one that owns (owner), grants (granter) or is to accept (invited), the asset
    itself, or what is used with it (used). Moves are made one after another, except that one can
    be made `instead` of the one before it. `kind` and `origin` limit a move to assets of a kind,
    and to those handed over in one way.
    """

    who: Mender
    advice: str
    command: str = ""
    needs: str = ""
    on: Literal["", "center", "owner", "granter", "invited", "asset", "used"] = ""
    instead: bool = False
    kind: Kind | None = None
    origin: Origin | None = None


@attrs.frozen
class Example:
    """
    A question in the town, or a command (`do`), and the facts that make the reason appear.

    `but` replaces or adds facts, `less` takes them away; facts are matched by what identifies
    them. A command is a row as in scenario files. `book` are parameters that differ, and `unlike`
    the fields that the command would have if nothing were wrong with it.
    """

    ask: tuple[str, str, str] | None = None
    do: Mapping[str, object] | None = None
    unlike: Mapping[str, object] | None = None
    book: Mapping[str, object] | None = None
    using: str | None = None
    post: str | None = None
    within: str | None = None
    at: datetime | None = None
    but: tuple[Fact, ...] = ()
    less: tuple[Fact, ...] = ()

    def before(self) -> World:
        """Return the town as it is."""
        return town()

    def after(self) -> World:
        """Return the town with the facts changed."""
        facts = _by_identity(town().facts())
        for fact in self.less:
            del facts[fact.kind, fact.key]
        facts.update(_by_identity(self.but))
        return World.of(*facts.values(), at=town().at)


def _by_identity(facts: Iterable[Fact]) -> dict[tuple[Kind, Key], Fact]:
    return {(fact.kind, fact.key): fact for fact in facts}


@attrs.frozen
class Telling:
    """
    A reason in words.

    `says` is the obstacle at hand, `meaning` the same in general, and `mends` are the moves that
    clear it, in their order.
    """

    reason: Reason
    says: str
    meaning: str
    mends: tuple[Mend, ...]
    standing: Standing
    sources: tuple[Source, ...]
    example: Example
    also: tuple[Example, ...] = ()
    """Other circumstances in which it is given."""
