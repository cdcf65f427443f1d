"""What occurs in a capture: each case that an import has to tell apart, by a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import bcmodel as bc
from tests.captures import Capture, Row, asked_in, rows_of
from tests.presuming import Presuming

ENDED = ("PENDING", "REJECTED", "UNBOUND")
OF_TIKTOK = ("TT_ACCOUNT", "MANAGED_BUSINESS_ACCOUNT")


class Place:
    """One recorded Business Center, and what was answered about it."""

    def __init__(self, presuming: Presuming, center: str) -> None:
        self.presuming = presuming
        self.center = center

    def rows(self, endpoint: str, **asked: str) -> Iterator[Row]:
        """Yield the rows of the answers about this Business Center."""
        return self.presuming.rows(endpoint, bc_id=self.center, **asked)

    @cached_property
    def inventory(self) -> list[Row]:
        """The rows of bc/asset/admin/get."""
        return list(self.rows("bc/asset/admin/get"))

    @cached_property
    def shared(self) -> set[str]:
        """What partners share."""
        return {row["asset_id"] for row in self.rows("bc/partner/asset/get", share_type="SHARED")}

    @cached_property
    def sharing(self) -> set[tuple[str, str]]:
        """What is shared with partners, and with whom."""
        return {
            (row["asset_id"], str(saved["request"]["partner_id"]))
            for saved in self.presuming.capture.records
            if saved["request"].get("share_type") == "SHARING"
            and saved["request"]["bc_id"] == self.center
            for row in rows_of(saved)
        }


def situations(capture: Capture) -> set[str]:
    """Return everything that occurs in a capture."""
    presuming = Presuming(capture)
    found = {*_of_people(presuming), *_of_codes(presuming), *_of_pages(capture)}
    for center in capture.centers:
        place = Place(presuming, center)
        for row in place.inventory:
            found |= {f"owner: {_owner(place, row)}", f"held: {_held(place, row)}"}
        found |= {*_of_shares(place), *_of_names(place), *_of_grants(place), *_of_links(place)}
    return found


def _owner(place: Place, row: Row) -> str:
    """Return where the owner of an asset is told."""
    if row["relation_type"] == "OWNER_BC":
        return "this Business Center"
    if row["relation_type"] == "OWNER_INDIVIDUAL":
        return f"a person, of a {row['asset_type']}"
    if row["asset_id"] in place.shared:
        return "a partner who shares it"
    infos = place.presuming.rows("advertiser/info")
    if row["asset_id"] in {info["advertiser_id"] for info in infos}:
        return "named by advertiser/info"
    fitting = [p for p in place.rows("bc/partner/get") if p["bc_name"] == row["owner_bc_name"]]
    if row["owner_bc_name"] is None:
        return "not named"
    return ("nobody's partner", "a partner by name", "two of one name")[min(len(fitting), 2)]


def _held(place: Place, row: Row) -> str:
    """Return on what terms an asset is held."""
    kind, is_account = row["relation_type"], row["asset_type"] in OF_TIKTOK
    if row["relation_status"] in ENDED:
        whose = "a person's account" if is_account and kind == "OWNER_INDIVIDUAL" else kind
        return f"{row['relation_status']}, {whose}"
    if kind == "OWNER_BC" and not is_account:
        return "owned"
    if is_account:
        return _account_held(place, row)
    if row["asset_id"] in place.shared:
        return "shared by a partner"
    return "without terms" if row["relation_status"] else "without terms or status"


def _account_held(place: Place, row: Row) -> str:
    asked = {"identity_authorized_bc_id": place.center}
    named = [
        identity
        for identity in place.presuming.rows("identity/get", **asked)
        if row["asset_name"] in {identity["username"], identity["display_name"]}
    ]
    whose = "owned" if row["relation_type"] == "OWNER_BC" else "handed over"
    if (place.center, row["asset_id"]) not in place.presuming.matched:
        return f"account {whose}, not matched"
    if not any(value is True for flag, value in named[0].items() if flag.startswith("can_")):
        return f"account {whose}, matched without scope"
    return f"account {whose}, matched as {row['asset_type']}"


def _of_shares(place: Place) -> Iterator[str]:
    """Yield how it is told what passes between Business Centers."""
    listed = {row["asset_id"] for row in place.inventory}
    if place.shared - listed:
        yield "shared: listed by the partner alone"
    if place.sharing:
        yield "given: listed with its level"
    if {to for _, to in place.sharing} & {*place.presuming.capture.centers}:
        yield "given: recorded on both sides"
    for saved in place.presuming.capture.records:
        if saved["endpoint"] == "bc/asset/partner/get":
            asked = asked_in(saved)
            for row in rows_of(saved) if asked["bc_id"] == place.center else ():
                if (asked["asset_id"], row["bc_id"]) not in place.sharing:
                    yield "given: told without its level"


def _of_names(place: Place) -> Iterator[str]:
    """Yield how TikTok accounts go by their names."""
    asked = {"identity_authorized_bc_id": place.center}
    names = {row["identity_id"]: row["username"] for row in _identities(place, **asked)}
    for name, times in Counter(names.values()).items():
        if name is None:
            yield "identity: without a name"
        else:
            yield "identity: alone of its name" if times == 1 else "identity: one of two"


def _identities(place: Place, **asked: str) -> Iterator[Row]:
    return place.presuming.rows("identity/get", **asked)


def _of_people(presuming: Presuming) -> Iterator[str]:
    """Yield who there is in which state, and by what they are known."""
    for row in presuming.rows("bc/member/get"):
        by = "an id" if row["user_id"] else "an address"
        yield f"person: {row['relation_status']}, known by {by}"
        if row["user_id"] is None:
            known = row["user_email"].lower() not in presuming.renamed.values()
            yield f"address: of {'somebody with an id' if known else 'nobody else'}"
    ids = {row["user_id"] for row in presuming.rows("bc/member/get")}
    if any(person in ids for _, person in presuming.renamed):
        yield "address: another one of somebody with an id"
    for row in presuming.rows("bc/get"):
        if row["bc_info"]["bc_id"] not in presuming.capture.centers:
            yield "center: told, not recorded"
        elif row["user_role"] != "ADMIN":
            yield "center: recorded, seen by one who is no Admin"


def _of_grants(place: Place) -> Iterator[str]:
    """Yield what is assigned, how, and to whom."""
    for saved in place.presuming.capture.records:
        asked = asked_in(saved)
        if (
            saved["endpoint"] == "bc/asset/get"
            and asked["bc_id"] == place.center
            and rows_of(saved)
        ):
            whom = "a member" if "user_id" in asked["filtering"] else "an invitee"
            yield f"assigned: {asked['asset_type']} to {whom}"
        if saved["endpoint"] == "bc/asset/member/get" and asked["bc_id"] == place.center:
            for row in rows_of(saved):
                yield f"assigned: on {asked['asset_type']}, {_through(place, asked, row)}"
    world = place.presuming.world
    groups = world.tables.groups_of.get(place.center, ())
    enterprise = world.tables.centers[place.center].organization == "ENTERPRISE"
    yield "groups: some" if groups else f"groups: none, enterprise {enterprise}"


def _through(place: Place, asked: Row, row: Row) -> str:
    """Return whether groups give what a person has, of ad accounts."""
    if asked["asset_type"] != "ADVERTISER":
        return "directly"
    world = place.presuming.world
    groups = {
        g.id
        for g in world.tables.groups_of.get(place.center, ())
        if asked["asset_id"] in g.ad_accounts
    }
    held = [
        fact
        for fact in world.facts()
        if isinstance(fact, bc.GroupAssignment)
        and fact.user == row["user_id"]
        and fact.group in groups
    ]
    if not held:
        return "directly"
    return "through a group" if row["advertiser_role"] in {h.level for h in held} else "above it"


def _of_links(place: Place) -> Iterator[str]:
    """Yield what is linked to ad accounts."""
    if any(place.rows("bc/asset/advertiser/assigned")):
        yield "link: of a TikTok account"
    listed = {row["asset_id"] for row in place.inventory}
    for row in place.rows("bc/pixel/link/get"):
        known = row["advertiser_id"] in listed
        yield f"link: of a pixel, to an ad account {'of the list' if known else 'elsewhere'}"


def _of_codes(presuming: Presuming) -> Iterator[str]:
    """Yield what is told of Spark Ads codes and their posts."""
    names = Counter(
        row["username"] for row in presuming.rows("identity/get", identity_type="BC_AUTH_TT")
    )
    codes: Counter[str] = Counter()
    for row in presuming.rows("tt_video/list"):
        codes[row["item_info"]["auth_code"]] += 1
        yield f"code: {row['auth_info']['ad_auth_status']}"
        yield f"post: {row['item_info']['status']}"
        known = row["user_info"]["tiktok_name"] in names
        yield f"post: of {'an account handed over' if known else 'a stranger'}"
    if any(times > 1 for times in codes.values()):
        yield "code: on several ad accounts"


def _of_pages(capture: Capture) -> Iterator[str]:
    """Yield how answers are divided."""
    for saved in capture.records:
        info: Any = saved["response"]["data"].get("page_info")
        if info:
            yield f"pages: {min(info['total_page'], 2)}"
