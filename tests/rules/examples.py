"""The examples of the catalogue of reasons, asked or given in the town as it is and as spoiled."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bcmodel.change import Refusal, Refused, read_command
from bcmodel.resolve import Answer, Resolver
from bcmodel.rules import STANDARD, Rulebook
from bcmodel.rules.reasons import TELLINGS, Example
from bcmodel.vocab.reasons import Reason
from bcmodel.world import World

EVERY: dict[str, tuple[Reason, Example]] = {
    f"{reason}-{number}": (reason, example)
    for reason, telling in TELLINGS.items()
    for number, example in enumerate((telling.example, *telling.also))
}
"""Every example with the reason that it shows, by a name."""

EXAMPLES = [pytest.param(*shown, id=name) for name, shown in EVERY.items()]
QUESTIONS = [pytest.param(example, id=name) for name, (_, example) in EVERY.items() if example.ask]
"""Those of a question."""
COMMANDS = [pytest.param(example, id=name) for name, (_, example) in EVERY.items() if example.do]
"""Those of a command."""


def as_it_is(example: Example, book: Rulebook = STANDARD) -> Answer | Refusal | None:
    """Return what comes of an example in the town; nothing, where its command is accepted."""
    if example.do is None:
        return asked(example, example.before(), book)
    return given({**example.do, **(example.unlike or {})}, Resolver(example.before(), book))


def as_spoiled(example: Example, book: Rulebook = STANDARD) -> Answer | Refusal | None:
    """Return what comes of an example once the town is spoiled for it."""
    changed = book.with_parameters(**example.book) if example.book else book
    if example.do is None:
        return asked(example, example.after(), changed)
    return given(example.do, Resolver(example.after(), changed))


def asked(example: Example, world: World, book: Rulebook = STANDARD) -> Answer:
    """Return the answer to the question of an example in a World."""
    assert example.ask is not None
    return Resolver(world, book).decide(
        *example.ask, using=example.using, post=example.post, within=example.within, at=example.at
    )


def given(row: Mapping[str, object], access: Resolver) -> Refusal | None:
    """Return the refusal of a command; nothing, where it is accepted."""
    planned = access.plan(read_command(row))
    return planned.decision if isinstance(planned, Refused) else None


def refused(example: Example) -> Refusal:
    """Return the refusal of the command of an example, in the town as spoiled for it."""
    refusal = as_spoiled(example)
    assert isinstance(refusal, Refusal)
    return refusal
