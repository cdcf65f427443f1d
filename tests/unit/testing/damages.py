"""What happens to saved answers on their way: each damage, and the item that has to name it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROWS = "/response/data/list"
Saved = dict[str, object]


class Named(NamedTuple):
    """How a damage is told, of which file, and of what in it."""

    code: str
    path: str
    pointer: str


def find(folder: Path, endpoint: str, **asked: object) -> Path:
    """Return the one file that answers a query in full; `page` is 1 unless it is asked."""
    told = {"page": 1, **asked}
    name = endpoint.replace("/", "-")
    for path in sorted(folder.glob(f"*-{name}.json")):
        request = json.loads(path.read_text("utf-8"))["request"]
        if told.items() <= request.items():
            return path
    message = f"no file answers {endpoint} {told}"
    raise LookupError(message)


def change(path: Path, edit: Callable[[Saved], object]) -> None:
    """Change the record in a file."""
    saved: Saved = json.loads(path.read_text("utf-8"))
    edit(saved)
    path.write_text(json.dumps(saved), encoding="utf-8")


def change_rows(path: Path, edit: Callable[[list[Saved]], object]) -> None:
    """Change the rows in a file."""
    saved = json.loads(path.read_text("utf-8"))
    edit(saved["response"]["data"]["list"])
    path.write_text(json.dumps(saved), encoding="utf-8")


def missing_page(folder: Path) -> Named:
    """Lose the second page of the agency's ad accounts."""
    asked = {"bc_id": "nova", "asset_type": "ADVERTISER"}
    first = find(folder, "bc/asset/admin/get", **asked)
    find(folder, "bc/asset/admin/get", **asked, page=2).unlink()
    return Named("PAGE_MISSING", first.name, "")


def refused_read(folder: Path) -> Named:
    """Let the platform refuse what one person has."""
    asked = {"bc_id": "nova", "asset_type": "ADVERTISER", "filtering": '{"user_id": "dan"}'}
    path = find(folder, "bc/asset/get", **asked)
    refusal: Saved = {"code": 40001, "message": "no permission", "request_id": "1", "data": {}}
    change(path, lambda saved: saved.update(response=refusal))
    return Named("REFUSED", path.name, "/response")


def null_role(folder: Path) -> Named:
    """Take the role of a member away."""
    path = find(folder, "bc/member/get", bc_id="nova", page=2)
    change_rows(path, lambda rows: rows[0].update(user_role=None))
    return Named("NULL_ROLE", path.name, f"{ROWS}/0/user_role")


def unknown_status(folder: Path) -> Named:
    """Let a membership be in a state that nobody has heard of."""
    path = find(folder, "bc/member/get", bc_id="acme")
    change_rows(path, lambda rows: rows[1].update(relation_status="FROZEN"))
    return Named("UNKNOWN_VALUE", path.name, f"{ROWS}/1/relation_status")


def truncated(folder: Path) -> Named:
    """Cut the codes of an ad account off in the middle."""
    path = find(folder, "tt_video/list", advertiser_id="7021")
    text = path.read_text("utf-8")
    path.write_text(text[: len(text) // 2], encoding="utf-8")
    return Named("UNREADABLE", path.name, "")


def duplicate_row(folder: Path) -> Named:
    """Say the same partner twice."""
    path = find(folder, "bc/partner/get", bc_id="nova")
    change_rows(path, lambda rows: rows.append(dict(rows[0])))
    return Named("DUPLICATE", path.name, f"{ROWS}/3")


def clash(folder: Path) -> Named:
    """Let the reading by asset give somebody another level than the reading by person."""
    asked = {"bc_id": "nova", "asset_type": "ADVERTISER", "asset_id": "7011"}
    path = find(folder, "bc/asset/member/get", **asked)
    change_rows(path, lambda rows: rows[1].update(advertiser_role="ANALYST"))
    return Named("CLASH", path.name, f"{ROWS}/1/advertiser_role")


def numeric_ids(folder: Path) -> Named:
    """Let the ids of ad accounts be numbers."""
    path = find(folder, "bc/asset/admin/get", bc_id="orbit", asset_type="ADVERTISER")
    change_rows(path, lambda rows: [r.update(asset_id=int(str(r["asset_id"]))) for r in rows])
    return Named("NUMERIC_ID", path.name, f"{ROWS}/0/asset_id")


def other_version(folder: Path) -> Named:
    """Let a client's partners be asked of an older version of the API."""
    path = find(folder, "bc/partner/get", bc_id="prism")
    older = "https://business-api.tiktok.com/open_api/v1.2/bc/partner/get/"
    change(path, lambda saved: saved.update(endpoint=older))
    return Named("OTHER_VERSION", path.name, "/endpoint")


def foreign_file(folder: Path) -> Named:
    """Leave a file among the records that is none."""
    path = folder / "notes.json"
    path.write_text('{"todo": "ask Ada for the rest"}', encoding="utf-8")
    return Named("FOREIGN_FILE", path.name, "")


Damage = Callable[[Path], Named]

LOSSES: tuple[Damage, ...] = (
    missing_page,
    refused_read,
    null_role,
    unknown_status,
    truncated,
    clash,
    other_version,
)
SLIPS: tuple[Damage, ...] = (duplicate_row, numeric_ids, foreign_file)
"""Damage by which nothing is lost."""
DAMAGES = (*LOSSES, *SLIPS)
"""The damages, each to another part of the capture of the agency."""
