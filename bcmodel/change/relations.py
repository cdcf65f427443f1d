"""Relations: whether what is between two sides still waits for an answer, or stands."""

from __future__ import annotations

from typing import TypeGuard, TypeVar

from bcmodel import facts as f
from bcmodel.vocab.words import Status

Relation = TypeVar("Relation", f.Member, f.Partnership, f.Share)


def is_pending(relation: Relation | None) -> TypeGuard[Relation]:
    """Whether it was not answered yet, expired or not."""
    return relation is not None and relation.status is Status.PENDING


def is_bound(relation: Relation | None) -> TypeGuard[Relation]:
    """Whether it stands."""
    return relation is not None and relation.status is Status.BOUND
