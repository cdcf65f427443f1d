"""Business Centers and people: user/info, bc/get, bc/member/get."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.testing.recording.records import Record, Row
from bcmodel.testing.recording.token import Token
from bcmodel.vocab.words import CenterStatus, MemberEnd, Status


def centers(token: Token) -> Iterator[Record]:
    """Yield who the token's person is, and the Business Centers they are in."""
    person = token.person
    told: Row = {"core_user_id": person.id, "display_name": person.name, "email": person.email}
    yield from token.answer_at_once("user/info", {}, told)
    joined = token.tables.members[person.id].values()
    bound = [entry for entry in joined if entry.status is Status.BOUND]
    homes = ((token.tables.centers[entry.business_center], entry) for entry in bound)
    rows = [
        _center_row(home, entry) for home, entry in homes if home.status is not CenterStatus.DELETED
    ]
    yield from token.answer("bc/get", {}, rows)


def _center_row(home: f.BusinessCenter, entry: f.Member) -> Row:
    """Return a row of bc/get, from which the platform leaves out what has no value."""
    told: Row = {
        "bc_id": home.id,
        "name": home.name,
        "currency": home.currency,
        "registered_area": home.region,
        "status": str(home.status),
        "type": str(home.type),
        "verification_status": str(home.verification),
        "organization_type": str(home.organization),
    }
    row: Row = {
        "bc_info": {name: value for name, value in told.items() if value is not None},
        "user_role": str(entry.role),
    }
    return {**row, "ext_user_role": _finance(entry)} if entry.finance_role else row


def members(token: Token) -> Iterator[Record]:
    """Yield the people of the Business Center, including those invited and those who declined."""
    listed = [Status.BOUND, Status.PENDING, Status.REJECTED]
    if token.platform.lists_former_members:
        listed.append(Status.UNBOUND)
    rows = [_member_row(person, entry) for person, entry in token.people(*listed)]
    yield from token.answer("bc/member/get", {"bc_id": token.center.id}, rows)


def _member_row(person: f.User, entry: f.Member) -> Row:
    """Return a row of bc/member/get; whoever never joined is known only by an address."""
    has_joined = entry.status in (Status.BOUND, Status.UNBOUND)
    has_joined = has_joined and entry.ended is not MemberEnd.CANCELLED
    return {
        "user_id": person.id if has_joined else None,
        "user_name": person.name if has_joined else None,
        "user_email": person.email if has_joined else invited_email(person, entry),
        "user_role": str(entry.role),
        "relation_status": str(entry.status),
        "ext_user_role": _finance(entry) if entry.finance_role else None,
    }


def _finance(entry: f.Member) -> Row:
    return {"finance_role": str(entry.finance_role)}


def invited_email(person: f.User, entry: f.Member) -> str:
    """Return the address that an invitation went to."""
    return entry.invited_email or person.email
