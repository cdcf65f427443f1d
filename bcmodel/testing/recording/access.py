"""Who has what: bc/asset/get, bc/asset/member/get, bc/asset_group/list and get."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bcmodel import facts as f
from bcmodel.testing.recording.granting import asset_row, granted, role_fields
from bcmodel.testing.recording.holding import Holding
from bcmodel.testing.recording.people import invited_email
from bcmodel.testing.recording.records import Frame, Record, Row
from bcmodel.testing.recording.token import Token
from bcmodel.testing.recording.wire import (
    ADVERTISER,
    CATALOG,
    LEAD,
    MANAGED_BUSINESS_ACCOUNT,
    PIXEL,
    TIKTOK_SHOP,
    TT_ACCOUNT,
)
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.words import Kind, Status

BY_PERSON = (ADVERTISER, CATALOG, TIKTOK_SHOP, PIXEL, LEAD, TT_ACCOUNT)
"""Asset types of which the API tells what one person has."""
BY_ASSET = (ADVERTISER, CATALOG, LEAD, MANAGED_BUSINESS_ACCOUNT)
"""Asset types of which the API tells who has one asset."""
FIELDS_BY_ASSET = ("advertiser_role", "catalog_role", "business_account_roles")
"""The role fields of bc/asset/member/get."""


def assignments(token: Token) -> Iterator[Record]:
    """Yield who has what: by person, by invitee, by asset."""
    for person, _ in token.people(Status.BOUND):
        for asset_type in BY_PERSON:
            yield from _of_person(token, person, asset_type, {"user_id": person.id})
    for person, entry in token.people(Status.PENDING):
        asked: Row = {"user_email": invited_email(person, entry)}
        yield from _of_person(token, person, ADVERTISER, asked)
    for asset_type in BY_ASSET:
        for one in token.held_as(asset_type):
            yield from _on_asset(token, one, asset_type)


def _of_person(token: Token, person: f.User, asset_type: str, asked: Row) -> Iterator[Record]:
    held = [one.asset for one in token.held_as(asset_type)]
    grants = [(asset, granted(token, person.id, asset)) for asset in held]
    rows = [asset_row(token, asset, asset_type, grant) for asset, grant in grants if grant]
    request: Row = {"bc_id": token.center.id, "asset_type": asset_type, "filtering": asked}
    yield from token.answer("bc/asset/get", request, rows)


def _on_asset(token: Token, one: Holding, asset_type: str) -> Iterator[Record]:
    rows: list[Row] = []
    for person, _ in token.people(Status.BOUND):
        grant = granted(token, person.id, one.asset)
        if grant:
            roles = role_fields(asset_type, grant)
            about: Row = {
                "user_id": person.id,
                "user_name": person.name,
                "user_email": person.email,
            }
            rows.append({**about, **{field: roles[field] for field in FIELDS_BY_ASSET}})
    here = token.center.id
    request: Row = {"bc_id": here, "asset_type": asset_type, "asset_id": one.asset.id}
    yield from token.answer("bc/asset/member/get", request, rows)


def groups(token: Token) -> Iterator[Record]:
    """Yield the account groups: their names, then the ad accounts and people in each."""
    here = token.tables.groups_of.get(token.center.id, ())
    listed = [_naming(group) for group in here]
    request: Row = {"bc_id": token.center.id}
    yield from token.answer("bc/asset_group/list", request, listed, _in_asset_groups)
    contents = {"ASSET": _assets_in, "MEMBER": _members_in}
    for group in here:
        for entity, read in contents.items():
            asked = {**request, "asset_group_id": group.id, "query_entity": entity}
            frame = _frame(token, group, f"{entity.lower()}s")
            yield from token.answer("bc/asset_group/get", asked, read(token, group), frame)


def _naming(group: f.AccountGroup) -> Row:
    """Return the id and name of a group; the platform leaves out a name that it lacks."""
    told: Row = {"asset_group_id": group.id}
    return {**told, "asset_group_name": group.name} if group.name is not None else told


def _in_asset_groups(rows: list[Row]) -> Row:
    return {"asset_groups": rows}


def _frame(token: Token, group: f.AccountGroup, field: str) -> Frame:
    def within_the_group(rows: list[Row]) -> Row:
        told = {**_naming(group), field: rows}
        return {"asset_group": [told] if token.platform.groups_in_lists else told}

    return within_the_group


def _assets_in(token: Token, group: f.AccountGroup) -> list[Row]:
    held = (one.asset.id for one in token.held_as(ADVERTISER))
    return [
        {"asset_id": account, "asset_type": ADVERTISER}
        for account in held
        if account in group.ad_accounts
    ]


def _members_in(token: Token, group: f.AccountGroup) -> list[Row]:
    """Return the people in a group who have joined, each with the highest of their levels."""
    rank: Callable[[object], int] = LADDERS[Kind.AD_ACCOUNT].index
    rows: list[Row] = []
    for person, _ in token.people(Status.BOUND):
        levels = [held.level for held in token.view.group_levels(group.id, person.id)]
        if levels:
            role = f"ADVERTISER_ROLE_{max(levels, key=rank)}"
            rows.append({"member_id": person.id, "asset_roles": {ADVERTISER: role}})
    return rows
