"""Identities and Spark Ads: identity/get, tt_video/list; and the log, changelog/get."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from bcmodel import facts as f
from bcmodel.testing.recording.holding import Holding
from bcmodel.testing.recording.records import Record, Row, invented
from bcmodel.testing.recording.token import Token
from bcmodel.testing.recording.wire import (
    ADVERTISER,
    POST_STATUS,
    POST_TYPE,
    SCOPE_FLAGS,
    TT_ACCOUNT,
)
from bcmodel.vocab.words import CodeStatus

BC_AUTH_TT = "BC_AUTH_TT"
AUTH_CODE = "AUTH_CODE"


def identities(token: Token) -> Iterator[Record]:
    """Yield the TikTok accounts that each ad account can appear as."""
    through_center = [
        _held_row(token, one, one.asset)
        for one in token.held_as(TT_ACCOUNT)
        if isinstance(one.asset, f.TikTokAccount)
    ]
    for account in (one.asset.id for one in token.held_as(ADVERTISER)):
        asked: Row = {
            "advertiser_id": account,
            "identity_type": BC_AUTH_TT,
            "identity_authorized_bc_id": token.center.id,
        }
        yield from token.answer("identity/get", asked, through_center, _in_identity_list)
        behind = {owner.id: owner for _, _, owner in _applied_to(token, account)}
        by_code = [_row(behind[name], AUTH_CODE) for name in sorted(behind)]
        asked = {"advertiser_id": account, "identity_type": AUTH_CODE}
        yield from token.answer("identity/get", asked, by_code, _in_identity_list)


def _in_identity_list(rows: list[Row]) -> Row:
    return {"identity_list": rows}


def _held_row(token: Token, one: Holding, account: f.TikTokAccount) -> Row:
    """Return the identity of an account that the Business Center holds, with what it may do."""
    return {
        **_row(account, BC_AUTH_TT),
        "identity_authorized_bc_id": token.center.id,
        "available_status": str(account.identity_status),
        **{flag: scope in one.scopes for flag, scope in SCOPE_FLAGS.items()},
        "ads_only_mode": one.is_ads_only,
    }


def _row(account: f.TikTokAccount, identity_type: str) -> Row:
    unsaid = ("identity_authorized_bc_id", "available_status", *SCOPE_FLAGS, "ads_only_mode")
    return {
        "identity_id": identity_id(account, identity_type),
        "identity_type": identity_type,
        "display_name": account.handle,
        "username": account.handle,
        **dict.fromkeys(unsaid),
        "is_gpppa": account.gpppa,
    }


def identity_id(account: f.TikTokAccount, identity_type: str) -> str:
    """Return the id of an account as an identity, which is not its id as an asset."""
    return invented("identity", identity_type, account.id)


class Applied(NamedTuple):
    """A code on an ad account, with what it is for."""

    code: f.SparkCode
    post: f.Post
    account: f.TikTokAccount


def _applied_to(token: Token, ad_account: str) -> Iterator[Applied]:
    """Yield the codes applied to an ad account, less revoked ones."""
    codes = token.tables.codes
    for code in (codes[name] for name in sorted(codes)):
        post = token.tables.posts[code.post]
        account = token.view.tiktok_account(post.tiktok_account)
        is_there = ad_account in code.applied_to and code.status is not CodeStatus.DELETED
        if is_there and account:
            yield Applied(code, post, account)


def videos(token: Token) -> Iterator[Record]:
    """Yield the posts that each ad account has codes for."""
    for account in (one.asset.id for one in token.held_as(ADVERTISER)):
        rows = [_video_row(token, applied) for applied in _applied_to(token, account)]
        yield from token.answer("tt_video/list", {"advertiser_id": account}, rows)


def _video_row(token: Token, applied: Applied) -> Row:
    code, post, account = applied
    has_expired = code.status is CodeStatus.EXPIRED or token.view.reached(code.ends_at)
    return {
        "item_info": {
            "item_id": post.id,
            "auth_code": code.code,
            "status": POST_STATUS[post.status],
            "item_type": POST_TYPE[post.type],
        },
        "auth_info": {
            "ad_auth_status": "EXPIRED" if has_expired else "AUTHORIZED",
            "invite_start_time": _clock(code.issued_at),
            "auth_start_time": _clock(code.issued_at),
            "auth_end_time": _clock(code.ends_at),
        },
        "user_info": {
            "identity_id": identity_id(account, AUTH_CODE),
            "identity_type": AUTH_CODE,
            "tiktok_name": account.handle,
        },
    }


def _clock(moment: datetime) -> str:
    """Return an instant as text, rounded up to a second."""
    whole = moment.replace(microsecond=0)
    told = whole if whole == moment else whole + timedelta(seconds=1)
    return told.strftime("%Y-%m-%d %H:%M:%S")


def change_log(token: Token) -> Iterator[Record]:
    """Yield the log of changes, which is empty: a World has no past."""
    yield from token.answer("changelog/get", {"bc_id": token.center.id}, [], _in_changelog)


def _in_changelog(rows: list[Row]) -> Row:
    return {"changelog_list": rows}
