"""Intake: what ought to be a record is checked, made light and put on the shelf."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from datetime import datetime

import attrs

from bcmodel.exchange.rows import Row, is_list, is_table
from bcmodel.exchange.snapshots.lightening import Lightener, fingerprint
from bcmodel.exchange.snapshots.records import (
    Found,
    instant_of,
    normal_endpoint,
    normal_request,
    pointer_of,
)
from bcmodel.exchange.snapshots.redaction import Redaction
from bcmodel.exchange.snapshots.shapes import (
    GROUP_MEMBERS,
    NARROWING,
    SHAPES,
    WITHOUT_FACTS,
    Shape,
)
from bcmodel.exchange.snapshots.shelf import Page, Shelf
from bcmodel.exchange.snapshots.telling import ItemCode, Place, Telling
from bcmodel.exchange.snapshots.values import KINDS

IN_RESPONSES = frozenset({"code", "message", "request_id", "data"})
IN_DATA = frozenset({"page_info"})
IN_PAGE_INFO = frozenset({"page", "page_size", "total_number", "total_page"})
IN_GROUPS = frozenset({"asset_group_id", "asset_group_name", "assets", "members"})
"""The fields that are known around rows."""
NOTHING_ABSENT = frozenset[str]()
VERSION = "v1.3"
WHO = ("user_id", "user_email")


@attrs.frozen
class Asked:
    """An endpoint, and the query it was asked with."""

    endpoint: str
    request: dict[str, object]

    @property
    def filtering(self) -> Row:
        """The filters of the query."""
        filters = self.request.get("filtering")
        return filters if is_table(filters) else {}

    def param(self, name: str) -> str:
        """Return a parameter of the query, empty where it was not given."""
        value = self.request.get(name)
        return value if isinstance(value, str) else ""

    def question(self, shape: Shape) -> tuple[str, ...]:
        """Return what the answer is an answer to."""
        asked = [self.param(name) for name in (*shape.needs, *shape.may_ask)]
        if self.endpoint == "bc/asset/get":
            asked += next(
                ([who, str(self.filtering[who])] for who in WHO if who in self.filtering), ["", ""]
            )
        return (self.endpoint, *asked)

    @property
    def is_narrow(self) -> bool:
        """Whether it asks for a part of what there is."""
        who = WHO if self.endpoint == "bc/asset/get" else ()
        return bool(set(self.filtering) - set(who)) or not NARROWING.isdisjoint(self.request)

    @property
    def but_for_the_page(self) -> str:
        """The whole query less the page number, as text."""
        rest = {key: value for key, value in self.request.items() if key != "page"}
        return json.dumps(rest, sort_keys=True)


class Intake:
    """Takes records in, one by one; what cannot be used is told."""

    def __init__(self, shelf: Shelf, telling: Telling, redaction: Redaction) -> None:
        self.shelf = shelf
        self.telling = telling
        self.redaction = redaction
        self.lightener = Lightener(telling, redaction)

    def take(self, found: Found) -> None:
        """Put a record on the shelf, or tell why not."""
        record, place = found.value, Place(found.path, found.pointer)
        if not is_table(record) or not isinstance(record.get("endpoint"), str):
            self.telling.tell(ItemCode.FOREIGN_FILE, "is not the record of an answer", place)
            return
        endpoint, version = normal_endpoint(str(record["endpoint"]))
        request = normal_request(record.get("request"))
        place = self._place(found, endpoint, request or {})
        if version not in {"", VERSION}:
            told = f"is of version {version}; only {VERSION} is read"
            self.telling.tell(ItemCode.OTHER_VERSION, told, place.down("/endpoint"))
            return
        shape = SHAPES.get(endpoint)
        if shape is None and not endpoint.startswith(WITHOUT_FACTS):
            self.telling.tell(ItemCode.FOREIGN_FILE, "is of an endpoint that is not read", place)
            return
        if request is None or not all(request.get(name) for name in (shape.needs if shape else ())):
            told = "does not say what was asked, so its answer cannot be used"
            self.telling.tell(ItemCode.FOREIGN_FILE, told, place)
            return
        self._take_answer(Asked(endpoint, request), shape, record, place)

    def _place(self, found: Found, endpoint: str, request: dict[str, object]) -> Place:
        center = request.get("bc_id")
        told = self._without_personal_data(request)
        name = center if isinstance(center, str) else ""
        return Place(found.path, found.pointer, endpoint, name, told)

    def _without_personal_data(self, request: dict[str, object]) -> dict[str, object]:
        if not self.redaction.hides:
            return request
        told = {key: self._hidden(key, value) for key, value in request.items()}
        filters = request.get("filtering")
        if is_table(filters):
            told["filtering"] = {key: self._hidden(key, filters[key]) for key in filters}
        return told

    def _hidden(self, key: str, value: object) -> object:
        if key == "user_email":
            return self.redaction.email(str(value))
        return self.redaction.name(str(value)) if key in {"keyword", "name"} else value

    def _take_answer(self, asked: Asked, shape: Shape | None, record: Row, place: Place) -> None:
        captured_at = instant_of(record.get("captured_at"))
        if captured_at is None:
            told = "`captured_at` is not a time with its zone"
            self.telling.tell(ItemCode.UNREADABLE, told, _inside(record, "captured_at", place))
            return
        response = record.get("response")
        if not is_table(response):
            told = "`response` is not a whole answer"
            self.telling.tell(ItemCode.UNREADABLE, told, _inside(record, "response", place))
            return
        asked = attrs.evolve(asked, request=dict(place.request))
        place = attrs.evolve(place, captured_at=captured_at)
        self.shelf.count(asked.endpoint, captured_at)
        if shape is None:
            return
        number = asked.param("page") or "1"
        if not number.isdecimal():
            told = f"`page` is not a number: {number}"
            self.telling.tell(ItemCode.UNREADABLE, told, place.down("/request/page"))
            return
        page = self._page(asked, shape, response, place, captured_at, int(number))
        if shape.stands_alone:
            self.shelf.put_alone(asked.endpoint, page)
        else:
            question, request = asked.question(shape), asked.but_for_the_page
            self.shelf.put(question, request, page, is_narrow=asked.is_narrow)

    def _page(
        self,
        asked: Asked,
        shape: Shape,
        response: Row,
        place: Place,
        captured_at: datetime,
        number: int,
    ) -> Page:
        code = response.get("code")
        page = Page(place, captured_at, number, "", [], array("q"))
        if code != 0 or isinstance(code, bool):
            message = self.redaction.free_text(str(response.get("message") or "no message"))
            page.refusal = (code, message)
            page.content = f"{code} {message}"
            return page
        data = response.get("data")
        page.no_rows_at = "/response/data" if "data" in response else "/response"
        self._tell_unknown_around(asked.endpoint, shape, response, place)
        self._read_count(page, data)
        if asked.endpoint == "bc/asset_group/get":
            self._read_groups(page, asked, shape, data)
        elif not shape.rows_in:
            self._read_rows(page, asked, shape, [data] if is_table(data) else None)
        else:
            rows_in = _name_of_rows(data, shape.rows_in)
            page.rows_at = pointer_of("response", "data", rows_in)
            self._read_rows(page, asked, shape, _rows_of(data, rows_in))
        page.content = f"{page.total_number} {page.total_page} {page.rows!r}"
        return page

    def _read_count(self, page: Page, data: object) -> None:
        info = data.get("page_info") if is_table(data) else None
        if is_table(info):
            page.has_count = True
            page.total_number = _number(info.get("total_number"))
            page.total_page = _number(info.get("total_page"))

    def _read_rows(
        self, page: Page, asked: Asked, shape: Shape, rows: Sequence[object] | None
    ) -> None:
        if rows is not None or page.has_count:  # where rows are counted, the count shows the lack
            page.no_rows_at = None
        kind = asked.param("asset_type")
        for row in rows or ():
            page.rows.append(None)
            page.absent.append(NOTHING_ABSENT)
            page.prints.append(fingerprint(row) if is_table(row) else len(page.prints))
            if is_table(row):
                place = page.at(len(page.rows) - 1)
                light, page.absent[-1] = self.lightener.light(
                    row, shape, asked.endpoint, kind, place
                )
                is_told = any(getattr(light, field) for field in shape.told_by)
                if is_told and self._is_of_type(row, kind, place):
                    page.rows[-1] = light

    def _is_of_type(self, row: Row, asked: str, place: Place) -> bool:
        """Whether a row is about assets of the kind that was asked for; if not, that is told."""
        told = row.get("asset_type")
        if not (asked and told) or told == asked:
            return True
        if isinstance(told, str) and told in KINDS and KINDS[told] is KINDS.get(asked):
            return True
        kept = self.redaction.word(told) if isinstance(told, str) else "not a word"
        text = f"`asset_type` is {kept}, and {asked} was asked for"
        self.telling.tell(ItemCode.UNKNOWN_VALUE, text, place.down("/asset_type"))
        return False

    def _tell_unknown_around(
        self, endpoint: str, shape: Shape, response: Row, place: Place
    ) -> None:
        """Tell of fields around the rows that are not known."""
        tell = self.lightener.tell_unknown
        tell(response, IN_RESPONSES, endpoint, place.down("/response"), "response.")
        data = response.get("data")
        if is_table(data) and shape.rows_in:
            inside = place.down("/response/data")
            tell(data, IN_DATA | shape.around | {shape.rows_in}, endpoint, inside, "data.")
            info = data.get("page_info")
            if is_table(info):
                tell(info, IN_PAGE_INFO, endpoint, inside.down("/page_info"), "page_info.")

    def _read_groups(self, page: Page, asked: Asked, shape: Shape, data: object) -> None:
        shape = GROUP_MEMBERS if asked.param("query_entity") == "MEMBER" else shape
        group = data.get("asset_group") if is_table(data) else None
        at = pointer_of("response", "data", "asset_group")
        if is_list(group):
            number, group = _group_among(group, asked.param("asset_group_id"))
            at = f"{at}/{number}"
        if is_table(group):
            inside = page.place.down(at)
            self.lightener.tell_unknown(group, IN_GROUPS, asked.endpoint, inside, "asset_group.")
            name = group.get("asset_group_name")
            page.title = self.redaction.name(name) if name and isinstance(name, str) else None
            page.no_rows_at = at
        page.rows_at = f"{at}/{shape.rows_in}"
        self._read_rows(page, asked, shape, _rows_of(group, shape.rows_in))


def _group_among(groups: Sequence[object], identity: str) -> tuple[int, Row | None]:
    """Return the group with an id and its place in a list, or else the first group there."""
    several = [(number, one) for number, one in enumerate(groups) if is_table(one)]
    mine = [(n, one) for n, one in several if str(one.get("asset_group_id")) == identity]
    return next(iter(mine or several), (0, None))


def _name_of_rows(data: object, name: str) -> str:
    """Return under which name an answer has its rows; some have gone by two."""
    is_other = name == "store_list" and is_table(data) and data.get(name) is None
    return "list" if is_other else name


def _rows_of(holder: object, name: str) -> Sequence[object] | None:
    rows = holder.get(name) if is_table(holder) else None
    return rows if is_list(rows) else None


def _inside(record: Row, field: str, place: Place) -> Place:
    """Return where a field of a record stands, or the record if it lacks the field."""
    return place.down(pointer_of(field)) if field in record else place


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    return value if isinstance(value, int) else None
