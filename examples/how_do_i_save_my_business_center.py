# %% [markdown]
# # How do I save my Business Center?
#
# bcmodel never calls the platform. You do, with the token of an Admin, and save what comes back.
# Here a stand-in answers, and nothing leaves this machine.

# %%
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any, TextIO

import bcmodel as bc
from bcmodel.testing.recording import Platform, record

API = "https://business-api.tiktok.com/open_api/v1.3/"
Row = dict[str, Any]
Ask = Callable[..., list[Row]]

# %% [markdown]
# An answer does not repeat what was asked, so a record holds both, and the instant. `client` is the
# `ApiClient` of TikTok's `tiktok-business-api-sdk-official`. Its methods keep the data alone, and
# raise what is refused; its `request` gives the whole answer. A refusal is no empty list: save it.


# %%
def recorder(client: Any, headers: Row, file: TextIO) -> Ask:  # noqa: ANN401 - the SDK has no types
    """Return what asks for every page, saves each on a line of its own, and returns all rows."""

    def ask(endpoint: str, rows_in: str = "list", **query: object) -> list[Row]:
        query["page_size"] = 20 if endpoint.endswith("member/get") else 50
        query = {k: json.dumps(v) if isinstance(v, list | dict) else v for k, v in query.items()}
        rows, page, last = list[Row](), 1, 1
        while page <= last:
            sent = {**query, "page": page}
            answer: Row = json.loads(client.request("GET", f"{API}{endpoint}/", sent, headers).data)
            line = {"endpoint": endpoint, "request": sent, "response": answer}
            line["captured_at"] = datetime.now(UTC).isoformat()
            print(json.dumps(line), file=file, flush=True)
            data: Row = answer.get("data") or {}
            rows += data.get(rows_in) or []
            page, last = page + 1, data.get("page_info", {}).get("total_page", 1)
        return rows

    return ask


# %% [markdown]
# What to ask: who and what there is, what partners share with each other, who may use each thing.

# %%
SHARED = ("ADVERTISER", "CATALOG")
ACCOUNTS = ("TT_ACCOUNT", "MANAGED_BUSINESS_ACCOUNT")
KINDS = (*SHARED, "TIKTOK_SHOP", "PIXEL", "LEAD", *ACCOUNTS)
OF_PERSON = {"BOUND": ("user_id", KINDS[:-1]), "PENDING": ("user_email", KINDS[:1])}
FIELDS = ["advertiser_id", "name", "status", "role", "owner_bc_id", "currency", "country"]


def save(ask: Ask, center: str) -> None:
    """Ask everything about a Business Center."""
    here = {"bc_id": center}
    ask("user/info")
    ask("bc/get")
    for person in ask("bc/member/get", **here):
        who, kinds = OF_PERSON.get(person["relation_status"], ("", ()))
        for kind in kinds:
            ask("bc/asset/get", **here, asset_type=kind, filtering={who: person[who]})
    for group in ask("bc/asset_group/list", "asset_groups", **here):
        one = {**here, "asset_group_id": group["asset_group_id"]}
        ask("bc/asset_group/get", **one, query_entity="ASSET")
        ask("bc/asset_group/get", **one, query_entity="MEMBER")
    held = {kind: ask("bc/asset/admin/get", **here, asset_type=kind) for kind in KINDS}
    for partner in ask("bc/partner/get", **here):
        for kind in SHARED:
            both = {**here, "partner_id": partner["bc_id"], "asset_type": kind}
            held[kind] += ask("bc/partner/asset/get", **both, share_type="SHARED")
            ask("bc/partner/asset/get", **both, share_type="SHARING")
    for kind, rows in held.items():
        for asset, row in {row["asset_id"]: row for row in reversed(rows)}.items():
            if row.get("relation_status") in (None, "", "BOUND"):
                save_asset(ask, {**here, "asset_type": kind, "asset_id": asset}, row)


def save_asset(ask: Ask, asset: Row, row: Row) -> None:
    """Ask who may use an asset, and what is tied to it."""
    kind, center = asset["asset_type"], asset["bc_id"]
    if kind in {*SHARED, "LEAD", "MANAGED_BUSINESS_ACCOUNT"}:
        ask("bc/asset/member/get", **asset)
    if kind in SHARED and row.get("relation_type") == "OWNER_BC":
        ask("bc/asset/partner/get", **asset)
    if kind in ACCOUNTS:
        ask("bc/asset/advertiser/assigned", **asset)
    if kind == "PIXEL":
        ask("bc/pixel/link/get", bc_id=center, pixel_code=row.get("pixel_code", ""))
    if kind == "ADVERTISER":
        one = {"advertiser_id": asset["asset_id"]}
        ask("advertiser/info", advertiser_ids=[asset["asset_id"]], fields=FIELDS)
        ask("identity/get", **one, identity_type="BC_AUTH_TT", identity_authorized_bc_id=center)
        ask("identity/get", **one, identity_type="AUTH_CODE")
        ask("tt_video/list", **one)


# %% [markdown]
# The stand-in answers from [Mia's World](why_cant_mia_publish.py), one row a page. On Monday it is
# too busy to say who may use what. That leaves gaps; what depends on them is unknown, not denied.

# %%
here = Path(__file__).parent if "__file__" in globals() else Path()  # a notebook has no file
truth = bc.load(here / "why_cant_mia_publish.bc.toml").access
PAGES = record(truth.world, "nova", platform=Platform(page_size=1))


def saved(folder: str, day: str, *busy: str) -> bc.Snapshot:
    """Save what is answered on a day, and return what the folder tells by then."""

    def request(_: str, url: str, sent: Row, _headers: Row) -> SimpleNamespace:
        asked = (url.removeprefix(API)[:-1], {**sent, "page_size": 1})
        answer = next(
            page["response"]
            for page in PAGES
            if (page["endpoint"], {"page": 1, "page_size": 1, **page["request"]}) == asked
        )
        refusal = {"code": 40100, "message": "Too many requests"}
        return SimpleNamespace(data=json.dumps(refusal if asked[0] in busy else answer))

    with Path(folder, f"{day}.jsonl").open("w", encoding="utf-8") as file:
        save(recorder(SimpleNamespace(request=request), {"Access-Token": "..."}, file), "nova")
    return bc.read_snapshot(folder)


question = ("mia", "ad_account.publish_ads", "adv-1")
with TemporaryDirectory() as folder:
    monday = saved(folder, "monday", "bc/asset/get", "bc/asset/member/get")
    tuesday = saved(folder, "tuesday")
print(*monday.gaps[:3], f"and {len(monday.gaps) - 3} more", sep="\n")
assert {gap.code for gap in monday.gaps} == {"REFUSED"}
assert bc.Resolver(monday.world).decide(*question, within="nova").unknown

# %% [markdown]
# On Tuesday it answers: no gap is left, and Mia learns what she lacks within Nova.

# %%
decision = bc.Resolver(tuesday.world).decide(*question, within="nova")
assert not tuesday.gaps
assert decision.reasons == truth.decide(*question, within="nova").reasons
decision
