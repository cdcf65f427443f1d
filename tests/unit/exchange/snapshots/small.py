"""A small capture: Business Center 1 with two people, every answer there, some of them changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import bcmodel as bc
from bcmodel.exchange.snapshots.telling import Item

Row = dict[str, object]
Rows = Sequence[Row]
Record = dict[str, object]
NOON, LATER = "2026-11-21T12:00:00Z", "2026-11-21T13:00:00Z"
ROWS = "/response/data/list"
TYPES = (
    "ADVERTISER",
    "CATALOG",
    "TIKTOK_SHOP",
    "PIXEL",
    "LEAD",
    "TT_ACCOUNT",
    "MANAGED_BUSINESS_ACCOUNT",
)
MIA: Row = {"user_id": "mia", "user_email": "Mia@x.test", "user_name": "Mia"}
PEOPLE: Rows = (
    {**MIA, "user_role": "ADMIN", "relation_status": "BOUND"},
    {"user_id": "tom", "user_role": "STANDARD", "relation_status": "BOUND"},
)
REFUSED: Row = {"code": 40001, "message": "no permission", "data": {}}
Answers = Mapping[tuple[str, ...], Rows | None]
"""Rows by endpoint and what was asked; None where the platform refused."""


def answer(endpoint: str, rows: Rows | None, at: str = NOON, **request: object) -> Record:
    """Return a record of a whole answer, or of a refusal."""
    name = {"identity/get": "identity_list", "bc/asset_group/list": "asset_groups"}
    data: Row = {name.get(endpoint, "list"): rows}
    if endpoint == "bc/asset_group/get":
        data = {"asset_group": {f"{str(request['query_entity']).lower()}s": rows}}
    success: Row = {"code": 0, "message": "OK", "data": data}
    response = REFUSED if rows is None else success
    return {"endpoint": endpoint, "request": request, "captured_at": at, "response": response}


def asset(name: str, **told: object) -> Row:
    """Return a row of an inventory: of what the Business Center owns, if nothing else is told."""
    usual = {"relation_type": "OWNER_BC", "relation_status": "BOUND", "pixel_code": f"C-{name}"}
    return {"asset_id": name, **usual, "advertiser_status": "STATUS_ENABLE", **told}


ADMIN: Row = {"asset_id": "a", "advertiser_role": "ADMIN"}
BOTH: Answers = {
    ("ADVERTISER",): [asset("a")],
    ("bc/asset/get", "ADVERTISER", "mia"): [ADMIN],
    ("bc/asset/member/get", "a"): [{**MIA, "advertiser_role": "ADMIN"}],
}
"""An ad account of which both readings say that Mia is its Admin."""
SPARK: Row = {
    "item_info": {"item_id": "v", "auth_code": "c", "status": "HESITATE_RECOMMEND"},
    "auth_info": {
        "ad_auth_status": "AUTHORIZED",
        "auth_start_time": "2026-11-01 00:00:00",
        "auth_end_time": "2026-11-20 00:00:00",
    },
    "user_info": {"identity_id": "i", "identity_type": "AUTH_CODE"},
}
AUTHOR: Row = {"identity_id": "i", "identity_type": "AUTH_CODE", "is_gpppa": False}


def files(changes: Answers | None = None, *others: Record) -> dict[str, Record]:
    """Return the files of the small capture, with some answers changed and others added."""
    told = dict(changes or {})
    records = [*_of_center(told), *_of_people(told), *_of_assets(told), *_of_partners(told)]
    return {f"{n:03}.json": record for n, record in enumerate([*records, *others])}


def capture(changes: Answers | None = None, *others: Record) -> bc.Snapshot:
    """Return what is imported of the small capture, with some answers changed and others added."""
    return bc.read_snapshot(files(changes, *others))


def _of_center(told: Answers) -> list[Record]:
    about: Row = {"bc_id": "1", "name": "One", "status": "ENABLE", "type": "NORMAL"}
    about |= {"verification_status": "VERIFIED", "organization_type": "STANDARD"}
    center: Row = {"bc_info": about, "user_role": "ADMIN"}
    return [
        answer("bc/get", told.get(("bc/get",), [center])),
        answer("bc/member/get", told.get(("bc/member/get",), PEOPLE), bc_id="1"),
        answer("bc/asset_group/list", told.get(("bc/asset_group/list",), []), bc_id="1"),
    ]


def _of_people(told: Answers) -> list[Record]:
    return [
        answer(
            "bc/asset/get",
            told.get(("bc/asset/get", asset_type, person), []),
            bc_id="1",
            asset_type=asset_type,
            filtering={"user_id": person},
        )
        for asset_type in TYPES[:-1]
        for person in ("mia", "tom")
    ]


def _of_assets(told: Answers) -> list[Record]:
    records: list[Record] = []
    for asset_type in TYPES:
        rows = told.get((asset_type,), [])
        asked = {"bc_id": "1", "asset_type": asset_type}
        records.append(answer("bc/asset/admin/get", rows, **asked))
        for row in rows or ():
            name = str(row["asset_id"])
            for endpoint in ("bc/asset/member/get", "bc/asset/partner/get"):
                given = told.get((endpoint, name), [])
                records.append(answer(endpoint, given, **asked, asset_id=name))
            if asset_type == "ADVERTISER":
                info = told.get(("advertiser/info", name), [{"advertiser_id": name}])
                records.append(answer("advertiser/info", info, advertiser_ids=[name]))
                for endpoint in ("identity/get", "tt_video/list"):
                    given = told.get((endpoint, name), [])
                    records.append(answer(endpoint, given, advertiser_id=name))
            linked = told.get(("linked", name), [])
            if asset_type == "PIXEL":
                code = {"bc_id": "1", "pixel_code": f"C-{name}"}
                records.append(answer("bc/pixel/link/get", linked, **code))
            if asset_type in TYPES[-2:]:
                where = {**asked, "asset_id": name}
                records.append(answer("bc/asset/advertiser/assigned", linked, **where))
    return records


def _of_partners(told: Answers) -> list[Record]:
    partners = told.get(("bc/partner/get",), [])
    records = [answer("bc/partner/get", partners, bc_id="1")]
    for row in partners or ():
        for asset_type in TYPES[:2]:
            for direction in ("SHARED", "SHARING"):
                name = str(row["bc_id"])
                asked = {"bc_id": "1", "partner_id": name, "asset_type": asset_type}
                given = told.get((direction, name, asset_type), [])
                asked |= {"share_type": direction}
                records.append(answer("bc/partner/asset/get", given, **asked))
    return records


def codes(items: Sequence[object]) -> set[str]:
    """Return the codes of items."""
    return {str(getattr(item, "code", "")) for item in items}


def told(snapshot: bc.Snapshot, code: str) -> list[Item]:
    """Return the items with a code, in their order."""
    return [item for item in (*snapshot.gaps, *snapshot.notes) if item.code == code]


def only(snapshot: bc.Snapshot, code: str) -> Item:
    """Return the one item with a code."""
    (item,) = told(snapshot, code)
    return item


def values(item: Item) -> set[object]:
    """Return what the readings of an item say."""
    return {reading.value for reading in item.readings}


def unseen(snapshot: bc.Snapshot, kind: str) -> list[dict[str, str]]:
    """Return the patterns of one kind, without those that name a Business Center outside."""
    found = (f for f in snapshot.world.facts() if isinstance(f, bc.Unseen) and f.of == kind)
    patterns = [{key: str(value) for key, value in pattern.where} for pattern in found]
    outside = {*snapshot.world.tables.centers} - {"1"}
    return [p for p in patterns if p and p.get("business_center", p.get("a")) not in outside]
