"""Events as plain data, and back: the form in which a history is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import attrs
from attrs import converters

from bcmodel.change import Event, Happening
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.exchange.facts import FORMS
from bcmodel.exchange.rows import form_of, is_table, moment, text
from bcmodel.facts import FACT_CLASSES, Fact
from bcmodel.facts.fields import identifier, refuse
from bcmodel.facts.plain import fact_as_data, plain_instant
from bcmodel.vocab.words import Kind


def event_row(event: Event) -> dict[str, object]:
    """
    Return an event as plain data, ready for JSON; `read_event` gives it back.

    >>> from datetime import UTC, datetime
    >>> from bcmodel.facts import Member
    >>> noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    >>> left = Member("nova", "mia", status="UNBOUND")
    >>> event_row(Event(Happening.MEMBER_LEFT, "mia", "leave", noon, None, left))["after"]
    {'kind': 'member', 'business_center': 'nova', 'user': 'mia', 'status': 'UNBOUND'}
    """
    row: dict[str, object] = {
        "happened": str(event.happened),
        "actor": event.actor,
        "by": event.by,
        "at": plain_instant(event.at),
    }
    sides = {"before": event.before, "after": event.after}
    row.update({side: fact_as_data(fact) for side, fact in sides.items() if fact is not None})
    return row


def _fact(value: object) -> Fact:
    if not is_table(value):
        raise refuse(f"`{value!r}` is not a table", "write the fact with its kind and fields")
    kind = text(value.get("kind", ""))
    if kind not in FACT_CLASSES:
        raise InputError([Fault("kind", f"there is no kind `{kind}`", nearest(kind, list(Kind)))])
    return FORMS[Kind(kind)].read({key: item for key, item in value.items() if key != "kind"})


@attrs.frozen(kw_only=True)
class EventRow:
    """What the row of an event says, by key."""

    happened: Happening = attrs.field(converter=Happening)
    actor: str = attrs.field(converter=identifier)
    by: str = attrs.field(converter=identifier)
    at: datetime = attrs.field(converter=moment)
    before: Fact | None = attrs.field(default=None, converter=converters.optional(_fact))
    after: Fact | None = attrs.field(default=None, converter=converters.optional(_fact))


_ROWS = form_of(EventRow, "event")


def read_event(row: Mapping[str, object]) -> Event:
    """Return the event that a row describes; raises `InputError` with every fault, by key."""
    told = _ROWS.read(row)
    if told.before is None and told.after is None:
        raise InputError([Fault("event", "is about nothing", "give the fact before or after it")])
    return Event(told.happened, told.actor, told.by, told.at, told.before, told.after)
