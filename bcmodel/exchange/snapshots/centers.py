"""Centers: the Business Centers, captured and outside, and what is never seen of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar, cast

from bcmodel.exchange.snapshots.desk import ELSEWHERE, Desk, place_of
from bcmodel.exchange.snapshots.light import CenterRow
from bcmodel.exchange.snapshots.people import MEMBERS
from bcmodel.exchange.snapshots.shapes import SHAPES
from bcmodel.exchange.snapshots.shelf import Seen
from bcmodel.exchange.snapshots.telling import ItemCode, Place
from bcmodel.exchange.snapshots.values import ORGANIZATIONS
from bcmodel.facts import BusinessCenter
from bcmodel.vocab.words import CenterStatus, CenterType, Kind, Organization, Verification

W = TypeVar("W", bound=StrEnum)
ABOUT = "bc/get"
TYPES = {str(word): word for word in CenterType}
CENTER_STATUSES = {str(word): word for word in CenterStatus}
VERIFICATIONS = {str(word): word for word in Verification}
FACT_FIELDS = {"verification_status": "verification", "organization_type": "organization"}
USUAL_STATE = {"status": CenterStatus.ENABLE, "verification": Verification.VERIFIED}
USUAL_NATURE = {"type": CenterType.NORMAL, "organization": Organization.STANDARD}
OF_ITSELF = tuple(field for field in CenterRow._fields if field != "user_role")
"""Fields that are about a Business Center, and not about the person who asks."""
OF_CENTERS = tuple(endpoint for endpoint, shape in SHAPES.items() if shape.needs[:1] == ("bc_id",))
"""Endpoints whose questions name a Business Center first."""
NEVER_LISTED = (
    Kind.BUSINESS_CENTER,
    Kind.USER,
    Kind.AD_ACCOUNT,
    Kind.TIKTOK_ACCOUNT,
    Kind.PIXEL,
    Kind.CATALOG,
    Kind.SHOP,
    Kind.FORM_LIBRARY,
    Kind.AUDIENCE,
    Kind.APP_WORKSPACE,
    Kind.POST,
    Kind.SPARK_CODE,
    Kind.AUDIENCE_SHARE,
    Kind.APP_CONNECTION,
    Kind.SELLER_ROLE,
    Kind.TRANSFER,
    Kind.MEDIA_AGENCY,
)
"""Kinds of fact of which no capture shows all there are."""
NEVER_LISTED_OUTSIDE = (Kind.MEMBER, Kind.ASSIGNMENT, Kind.ACCOUNT_GROUP, Kind.TIKTOK_LINK)
"""Kinds of fact of which a capture shows none in Business Centers outside it."""


class Centers:
    """What bc/get tells, and the facts made of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        told = cast("dict[str, list[Seen[CenterRow]]]", desk.shelf.alone_by(ABOUT, "bc_id"))
        self.rows = {center: rows[0] for center, rows in told.items()}
        for center, rows in told.items():
            self._tell_settled(center, rows)
            for seen in reversed(rows):
                desk.meet(center, seen.row.name)
        asked = {q[1] for e in OF_CENTERS for q in desk.shelf.questions(e)}
        for center in sorted(asked):
            desk.ask(MEMBERS, center)
            desk.meet(center)

    def _tell_settled(self, center: str, rows: Sequence[Seen[CenterRow]]) -> None:
        """Tell where older rows say something else about a Business Center than the newest."""
        for field in OF_ITSELF:
            readings = [
                (value, place_of(seen, field))
                for seen in rows
                if (value := getattr(seen.row, field)) is not None
            ]
            if len({value for value, _ in readings}) > 1:
                told = f"`{field}` of {center} differs; the newest counts"
                self.desk.tell_clash(told, readings, code=ItemCode.CLASH_SETTLED)

    def list_captured(self) -> None:
        """List the Business Centers that are captured."""
        for center in self.desk.captured:
            seen = self.rows.get(center)
            if seen is None:
                told = f"{ABOUT} of {center} is missing; its state is presumed"
                place = Place("", "", ABOUT, center)
                self.desk.telling.tell(ItemCode.NOT_READ, told, place)
            elif seen.row.user_role and seen.row.user_role != "ADMIN":
                told = f"the token's person is {seen.row.user_role} in {center}, and may see less"
                self.desk.tell(ItemCode.NOT_ADMIN, told, seen, field="user_role")
            self.desk.add(self._center(center))

    def list_outside(self) -> None:
        """List every other Business Center that was met, and leave open what is not shown there."""
        for kind in NEVER_LISTED:
            self.desk.leave_open(kind)
        outside = {ELSEWHERE, *self.desk.centers} - {*self.desk.captured}
        for center in sorted(outside):
            self.desk.add(self._center(center))
            for kind in NEVER_LISTED_OUTSIDE:
                self.desk.leave_open(kind, business_center=center)
            self.desk.leave_open(Kind.PARTNERSHIP, a=center)

    def _center(self, center: str) -> BusinessCenter:
        seen = self.rows.get(center)
        name = self.desk.centers.get(center)
        if seen is None:
            usual: dict[str, str] = {**USUAL_STATE, **USUAL_NATURE}
            self.desk.presume(Kind.BUSINESS_CENTER, center, **usual)
            return BusinessCenter(center, name=name)
        row = seen.row
        return BusinessCenter(
            center,
            name=row.name or name,
            type=self._word(seen, "type", TYPES, CenterType.NORMAL),
            organization=self._word(
                seen, "organization_type", ORGANIZATIONS, Organization.STANDARD
            ),
            status=self._word(seen, "status", CENTER_STATUSES, CenterStatus.ENABLE, is_vital=True),
            verification=self._word(
                seen, "verification_status", VERIFICATIONS, Verification.VERIFIED, is_vital=True
            ),
            region=row.registered_area,
            currency=row.currency,
        )

    def _word(
        self,
        seen: Seen[CenterRow],
        field: str,
        known: Mapping[str, W],
        usual: W,
        *,
        is_vital: bool = False,
    ) -> W:
        """Return the word in a field; where it is missing or unknown, the usual one is presumed."""
        value: str | None = getattr(seen.row, field)
        is_captured = seen.row.bc_id in self.desk.captured
        if value is not None and value not in known:
            told = f"`{field}` of {seen.row.bc_id} is {value}; {usual} is presumed"
            self.desk.tell(ItemCode.UNKNOWN_VALUE, told, seen, field=field)
        elif value is None and is_vital and is_captured:
            told = f"`{field}` of {seen.row.bc_id} is not given; {usual} is presumed"
            self.desk.tell(ItemCode.UNKNOWN_VALUE, told, seen, field=field)
        if value not in known:
            presumed = {FACT_FIELDS.get(field, field): str(usual)}
            self.desk.presume(Kind.BUSINESS_CENTER, seen.row.bc_id or "", **presumed)
        return known.get(value or "", usual)
