"""People: who is a member of a captured Business Center, and by which id a person is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import attrs

from bcmodel.exchange.snapshots.desk import OWNER_OF, Desk
from bcmodel.exchange.snapshots.light import MemberRow, PersonRow
from bcmodel.exchange.snapshots.shelf import Seen
from bcmodel.exchange.snapshots.telling import ItemCode, worded
from bcmodel.exchange.snapshots.values import STATUSES
from bcmodel.facts import Member, Unseen, User
from bcmodel.vocab.words import FinanceRole, Kind, MemberEnd, Role, Status

MEMBERS, ON_ASSET = "bc/member/get", "bc/asset/member/get"
ROLES = {str(role): role for role in Role}
FINANCE_ROLES: dict[str | None, FinanceRole | None] = {
    None: None,
    **{str(role): role for role in FinanceRole},
}
INVITED = (Status.PENDING, Status.REJECTED)


class People:
    """Everybody who is listed, and how each Business Center knows them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.by_email = _ids_by_email(desk)
        self.status: dict[str, dict[str, Status | None]] = {}
        """By captured Business Center, the status of its people; None where it is not known."""
        self.is_complete: dict[str, bool] = {}
        self._rows: dict[str, dict[str, list[Seen[MemberRow]]]] = {}

    def read(self) -> None:
        """List the people and members of every captured Business Center."""
        for center in self.desk.captured:
            answer = self.desk.ask(MEMBERS, center)
            self.is_complete[center] = answer.is_complete
            if not answer.is_complete:
                self.desk.leave_open(Kind.MEMBER, answer.question, business_center=center)
            rows: dict[str, list[Seen[MemberRow]]] = {}
            for seen in answer:
                identity = self.identity(seen.row)
                if identity:
                    rows.setdefault(identity, []).append(seen)
                    self._open_candidates(center, identity, seen)
            self._rows[center] = rows
        self._list_users()
        for center, rows in self._rows.items():
            self.status[center] = {
                person: self._read_member(center, person, seen) for person, seen in rows.items()
            }

    def identity(self, row: MemberRow | PersonRow) -> str | None:
        """Return the id of the person of a row: their own, else whose address it is, else that."""
        if row.user_id:
            return row.user_id
        email = (row.user_email or "").lower()
        known = self.by_email.get(email, set())
        return next(iter(known)) if len(known) == 1 else email or None

    def bound(self, center: str) -> list[str]:
        """
        Return the people who may have assignments in a Business Center.

        Where not all members were read, that may be anybody listed; see `is_keyed_by_email`.
        """
        there = self.status[center]
        known = [person for person, status in there.items() if status in (Status.BOUND, None)]
        if self.is_complete[center]:
            return sorted(known)
        others = self.desk.users.keys() - there.keys()
        return sorted([*known, *(p for p in others if not p.startswith(OWNER_OF))])

    def is_keyed_by_email(self, person: str) -> bool:
        """Whether a person is known only by an address, and so may be listed under an id too."""
        return "@" in person and person == self.desk.users[person].email.lower()

    def _open_candidates(self, center: str, identity: str, seen: Seen[MemberRow]) -> None:
        """Leave open who is meant by an address that several people have."""
        candidates = self.by_email.get(identity, set())
        if seen.row.user_id or not candidates:
            return
        patterns = [
            self.desk.leave_open(Kind.MEMBER, business_center=center, user=person)
            for person in sorted(candidates)
        ]
        readings = [(person, seen) for person in sorted(candidates)]
        self.desk.tell_clash(f"`{identity}` is the address of several people", readings, patterns)

    def _list_users(self) -> None:
        every: dict[str, list[Seen[MemberRow]]] = {}
        for rows in self._rows.values():
            for person, seen in rows.items():
                every.setdefault(person, []).extend(seen)
        for person in sorted(every):
            if len(every[person]) > 1:
                self._tell_settled(person, every[person])
            name, email = (_newest(every[person], field) for field in ("user_name", "user_email"))
            user = User(person, name=name)
            self.desk.add(attrs.evolve(user, email=email) if email else user)

    def _tell_settled(self, person: str, rows: list[Seen[MemberRow]]) -> None:
        """Tell where the entries of somebody differ on a name, or on an address, save its case."""
        for field in ("user_name", "user_email"):
            said = [(value, seen) for seen in rows if (value := getattr(seen.row, field))]
            told = {v.lower() if field == "user_email" else v for v, _ in said}
            if len(told) > 1:
                text = f"`{field}` of `{person}` differs; the newest counts"
                self.desk.tell_clash(text, said, code=ItemCode.CLASH_SETTLED, field=field)

    def _read_member(self, center: str, person: str, rows: list[Seen[MemberRow]]) -> Status | None:
        """List a member, and return their status; None where the entry is not readable."""
        pattern = Unseen(Kind.MEMBER, where={"business_center": center, "user": person})
        if len({_deciding(seen.row) for seen in rows}) > 1:
            self.desk.open.add(pattern)
            readings = [(" ".join(map(worded, _deciding(seen.row))), seen) for seen in rows]
            self.desk.tell_clash(f"the entries of `{person}` differ", readings, [pattern])
            return None
        seen = rows[0]
        row = seen.row
        faults = list(_faults_of_member(row))
        for code, field, told in faults:
            self.desk.open.add(pattern)
            self.desk.tell(code, f"{told} of `{person}`", seen, [pattern], field=field)
        if faults:
            return None
        status = STATUSES[row.relation_status or ""]
        self.desk.add(
            Member(
                center,
                person,
                role=ROLES[row.user_role or ""],
                finance_role=FINANCE_ROLES[row.finance_role],
                status=status,
                ended=MemberEnd.REMOVED if status is Status.UNBOUND else None,
                invited_email=row.user_email if status in INVITED else None,
            )
        )
        return status


def _newest(rows: list[Seen[MemberRow]], field: str) -> str | None:
    """Return what rows say in a field, by the newest that says anything."""
    said = ((seen.captured_at, getattr(seen.row, field)) for seen in rows)
    return max((one for one in said if one[1]), default=(None, None))[1]


def _deciding(row: MemberRow) -> tuple[str | None, ...]:
    """Return what entries of one person have to agree on."""
    return (row.user_role, row.relation_status, row.finance_role)


def _faults_of_member(row: MemberRow) -> Iterator[tuple[ItemCode, str, str]]:
    for field, value, known in (
        ("user_role", row.user_role, ROLES),
        ("relation_status", row.relation_status, STATUSES),
        ("finance_role", row.finance_role, FINANCE_ROLES),
    ):
        if value not in known:
            code = ItemCode.UNKNOWN_VALUE if value else ItemCode.NULL_ROLE
            yield code, field, f"`{field}` is {value or 'not given'} in the entry"


def _ids_by_email(desk: Desk) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for endpoint in (MEMBERS, ON_ASSET):
        for question in desk.shelf.questions(endpoint):
            for seen in desk.shelf.answer(*question):
                row = cast("MemberRow | PersonRow", seen.row)
                if row.user_id and row.user_email:
                    found.setdefault(row.user_email.lower(), set()).add(row.user_id)
    return found
