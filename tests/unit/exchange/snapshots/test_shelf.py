"""Saved answers in sets of pages: what completes a set, and what is told of one that lacks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bcmodel.exchange.snapshots.intake import Intake
from bcmodel.exchange.snapshots.records import Found
from bcmodel.exchange.snapshots.redaction import Openness
from bcmodel.exchange.snapshots.shelf import Shelf
from bcmodel.exchange.snapshots.telling import Item, ItemCode, Telling

NOON = "2026-11-21T12:00:00Z"
LATER = "2026-11-21T12:05:00Z"
Record = dict[str, object]


def page(
    *ids: str, number: int = 1, pages: int = 1, total: int | None = None, **changes: object
) -> Record:
    """Return a page of members of Business Center 1, with changes to the record or the request."""
    info = {
        "page": number,
        "total_page": pages,
        "total_number": len(ids) if total is None else total,
    }
    rows = [{"user_id": i, "user_role": "ADMIN", "relation_status": "BOUND"} for i in ids]
    record: Record = {
        "endpoint": "bc/member/get",
        "request": {"bc_id": "1", "page": number},
        "captured_at": NOON,
        "response": {"code": 0, "message": "OK", "data": {"list": rows, "page_info": info}},
    }
    return {**record, **changes}


def refused(number: int = 1, at: str = NOON) -> Record:
    """Return a page that was refused."""
    response: Record = {"code": 40001, "message": "no permission", "data": {}}
    return page(number=number, captured_at=at, response=response)


def members(records: Sequence[object]) -> tuple[bool, list[str], list[Item]]:
    """Return whether the members are complete, their ids, and what is told."""
    telling = Telling()
    shelf = Shelf(telling)
    intake = Intake(shelf, telling, Openness())
    for number, record in enumerate(records):
        intake.take(Found("all.json", f"/{number}", record))
    shelf.tell_faults()
    answer = shelf.answer("bc/member/get", "1")
    ids = [str(getattr(seen.row, "user_id", None)) for seen in answer]
    return answer.is_complete, ids, telling.items(frozenset())


def codes(items: Sequence[Item]) -> list[ItemCode]:
    """Return the codes of items."""
    return [item.code for item in items]


def test_all_pages_that_agree_complete_a_set() -> None:
    """Pages may come in any order, from whatever spelling of the endpoint."""
    second = page("3", number=2, pages=2, total=3, endpoint="/open_api/v1.3/bc/member/get/")
    assert members([second, page("1", "2", pages=2, total=3)]) == (True, ["1", "2", "3"], [])


def test_rows_of_an_incomplete_set_are_seen() -> None:
    """A page that is not there is told, and the rows of the others count."""
    complete, ids, items = members([page("1", "2", pages=2, total=3)])
    assert (complete, ids) == (False, ["1", "2"])
    assert codes(items) == [
        ItemCode.COUNT_MISMATCH,
        ItemCode.PAGE_MISSING,
    ]


def test_a_success_of_the_same_instant_or_later_repairs_a_refusal() -> None:
    """A refused page is a gap until it was answered; an answer before it no longer counts."""
    assert members([refused(), page("1")]) == (True, ["1"], [])
    assert members([refused(), page("1", captured_at=LATER)])[:2] == (True, ["1"])
    complete, ids, items = members([refused(at=LATER), page("1")])
    assert (complete, ids) == (False, [])
    assert ItemCode.REFUSED in codes(items)


@pytest.mark.parametrize("filters", [{"keyword": "m"}, '{"user_role": "ADMIN"}'])
def test_a_filter_never_completes_a_set(filters: object) -> None:
    """Who asked for a part has seen a part."""
    narrow = page("1", request={"bc_id": "1", "filtering": filters})
    assert members([narrow])[:2] == (False, ["1"])


def test_an_empty_filter_asks_for_everything() -> None:
    """What is absent, null or empty says nothing."""
    asked = {"bc_id": 1, "filtering": {"keyword": ""}, "page": "1"}
    assert members([page("1", request=asked)])[:2] == (True, ["1"])


def test_no_list_is_not_a_list_of_none() -> None:
    """An answer without its list says nothing; an empty list says that there is none."""
    silent: Record = {"code": 0, "message": "OK", "data": {"list": None}}
    empty: Record = {"code": 0, "message": "OK", "data": {"list": []}}
    assert members([page(response=silent)])[0] is False
    assert members([page(response=empty)]) == (True, [], [])


def test_a_time_without_a_zone_makes_a_record_unreadable() -> None:
    """A record that does not say when it was true is not used."""
    complete, ids, items = members([page("1", captured_at="2026-11-21T12:00:00")])
    assert (complete, ids, codes(items)) == (False, [], [ItemCode.UNREADABLE])


def test_exact_repeats_count_once() -> None:
    """A row told twice is one row, and a note."""
    complete, ids, items = members([page("1", "1", total=1)])
    assert (complete, ids, codes(items)) == (True, ["1"], [ItemCode.DUPLICATE])
