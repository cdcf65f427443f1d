"""Grounds: what an answer assumes, and what it would have to know."""

from __future__ import annotations

from bcmodel.resolve import Answer, Decision
from bcmodel.rules import Parameters
from bcmodel.view import Note

USUAL = Parameters()


def assumptions_of(decision: Decision) -> list[str]:
    """Return the rules leant on without an official page, and the parameters that were changed."""
    rules = [f"{rule.code} {rule.name} ({rule.standing})" for rule in decision.assumptions]
    parameters = decision.access.rulebook.parameters
    changed = parameters.changed() if parameters != USUAL else {}
    return rules + [f"{name}={value}" for name, value in changed.items()]


def unseen_of(decision: Answer) -> list[str]:
    """Return the look-ups that could have found more than was seen."""
    if not decision.access.world.tables.unseen:
        return []
    return sorted({_tell(note) for note in decision.proof.unseen})


def _tell(note: Note) -> str:
    known = ", ".join(f"{field} {value}" for field, value in note.known)
    return f"{note.kind} of {known}" if known else f"any {note.kind}"
