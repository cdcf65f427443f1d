"""Grounds: what an answer assumes, and which unseen facts it depends on."""

from __future__ import annotations

from datetime import timedelta

from bcmodel.errors import InputError
from bcmodel.exchange.durations import write_duration
from bcmodel.noting import Note
from bcmodel.resolve import Answer, Decision
from bcmodel.rules import Parameters

USUAL = Parameters()


def assumptions_of(decision: Decision) -> list[str]:
    """Return the rules relied on that no official page backs, and the changed parameters."""
    rules = [f"{rule.code} {rule.name} ({rule.standing})" for rule in decision.assumptions]
    parameters = decision.access.rulebook.parameters
    changed = parameters.changed() if parameters != USUAL else {}
    return rules + [f"{name}={_spelled(value)}" for name, value in changed.items()]


def _spelled(value: object) -> object:
    """Return a parameter as files spell it, where that is how people read it: a duration."""
    try:
        return write_duration(value) if isinstance(value, timedelta) else value
    except InputError:  # fractions of seconds, for which files have no word
        return value


def unseen_of(decision: Answer) -> list[str]:
    """Return the look-ups that could have found more than was seen, in words."""
    if not decision.access.world.tables.unseen:
        return []
    return sorted({_tell(note) for note in decision.proof.unseen})


def _tell(note: Note) -> str:
    known = ", ".join(f"{field} {value}" for field, value in note.known)
    return f"{note.kind} of {known}" if known else f"any {note.kind}"
