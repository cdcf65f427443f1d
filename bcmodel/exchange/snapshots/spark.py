"""Spark: posts, and the codes by which ad accounts may promote them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import cast

from bcmodel.exchange.snapshots.desk import BEHIND, Desk
from bcmodel.exchange.snapshots.identities import Identities
from bcmodel.exchange.snapshots.inventory import Inventory
from bcmodel.exchange.snapshots.light import SparkRow
from bcmodel.exchange.snapshots.shelf import SavedAnswer, Seen
from bcmodel.exchange.snapshots.telling import ItemCode, worded
from bcmodel.exchange.snapshots.values import (
    ADVERTISER,
    BC_AUTH_TT,
    CODE_STATUSES,
    IDENTITY_TYPES,
    POST_STATUSES,
    POST_TYPES,
)
from bcmodel.facts import AdAccount, Post, SparkCode, TikTokAccount
from bcmodel.facts.fields import CODE_DAYS
from bcmodel.vocab.words import IdentityStatus, Kind, PostStatus, PostType

VIDEOS = "tt_video/list"
Code = tuple[SparkCode, Post, Seen[SparkRow]]
"""A code, the post it is for, and a row that tells of both."""
Rows = list[tuple[str, Seen[SparkRow]]]
"""The rows of one code, each with the ad account that has it."""


class Spark:
    """Lists posts and their codes, if those of every ad account were read."""

    def __init__(self, desk: Desk, identities: Identities) -> None:
        self.desk = desk
        self.identities = identities

    def read(self, inventories: Mapping[str, Inventory]) -> None:
        """List posts and codes, less codes of which it cannot be told what they open."""
        home = {
            one.asset: inventory.center
            for inventory in inventories.values()
            for one in inventory.of_type(ADVERTISER)
        }
        accounts = {fact.id for fact in self.desk.facts.values() if isinstance(fact, AdAccount)}
        is_all = True
        rows: dict[str, Rows] = {}
        for account in sorted({*home, *accounts}):
            answer = cast(
                "SavedAnswer[SparkRow]", self.desk.ask(VIDEOS, account, of=home.get(account, ""))
            )
            is_all &= answer.is_complete or account not in accounts
            for seen in answer:
                if seen.row.auth_code:
                    rows.setdefault(seen.row.auth_code, []).append((account, seen))
                else:
                    told = "a post without its code"
                    self.desk.tell(ItemCode.UNKNOWN_VALUE, told, seen, field="auth_code")
        if is_all:
            codes = (self._code(code, rows[code], accounts) for code in sorted(rows))
            self._list([code for code in codes if code])

    def _list(self, found: Sequence[Code]) -> None:
        """List codes with their posts; a post of which rows tell differently is left out."""
        posts: dict[str, list[tuple[Post, Seen[SparkRow]]]] = {}
        for _, post, seen in found:
            posts.setdefault(post.id, []).append((post, seen))
        for code, post, _ in found:
            if len({told for told, _ in posts[post.id]}) == 1:
                self.desk.add(post, code)
        for name, told in sorted(posts.items()):
            if len({post for post, _ in told}) > 1:
                readings = [(str(post.status), seen) for post, seen in told]
                self.desk.tell_clash(f"what is told of post `{name}` differs", readings)

    def _code(self, code: str, rows: Rows, accounts: set[str]) -> Code | None:
        """Return a code and its post, if all rows agree and say what decides."""
        seen = rows[0][1]
        row = seen.row
        if not self._is_agreed(code, rows) or not self._is_understood(code, seen):
            return None
        start, end = clock(row.auth_start_time), clock(row.auth_end_time)
        days = next(
            (d for d in CODE_DAYS if start and end and end - start <= timedelta(days=d)), None
        )
        account = self._account_behind(row)
        if not row.item_id or end is None or days is None or account is None:
            lacking = "whose post it is" if days else "how long it runs"
            told = f"code `{code}` is not listed: it is not told {lacking}"
            self.desk.tell(ItemCode.UNKNOWN_VALUE, told, seen)
            return None
        made = SparkCode(
            code,
            row.item_id,
            end - timedelta(days=days),
            status=CODE_STATUSES[row.ad_auth_status or ""],
            days=days,
            applied_to=tuple(sorted({a for a, _ in rows if a in accounts})),
        )
        return made, _post(row, account), seen

    def _is_agreed(self, code: str, rows: Rows) -> bool:
        """Whether all rows of a code say the same; if not, that is told."""
        readings = [(_deciding(seen.row), seen) for _, seen in rows]
        if len({value for value, _ in readings}) == 1:
            return True
        told = [(" ".join(map(worded, value)), seen) for value, seen in readings]
        self.desk.tell_clash(f"what is told of code `{code}` differs", told)
        return False

    def _is_understood(self, code: str, seen: Seen[SparkRow]) -> bool:
        """Whether the words of a row are known; each that is not is told."""
        row = seen.row
        unclear = [
            (field, word)
            for field, word, known in (
                ("ad_auth_status", row.ad_auth_status, CODE_STATUSES),
                ("status", row.status, POST_STATUSES),
                ("item_type", row.item_type, (None, *POST_TYPES)),
                ("identity_type", row.identity_type, (None, *IDENTITY_TYPES)),
            )
            if word not in known
        ]
        for field, word in unclear:
            told = f"`{field}` of code `{code}` is {worded(word)}; it is not listed"
            is_missing = word is None
            kind = ItemCode.NULL_ROLE if is_missing else ItemCode.UNKNOWN_VALUE
            self.desk.tell(kind, told, seen, field=field)
        return not unclear

    def _account_behind(self, row: SparkRow) -> str | None:
        """Return the account that posted, or a stand-in where it is matched to none."""
        name = row.tiktok_name if row.identity_type in (BC_AUTH_TT, None) else None
        matched = self.identities.account_behind(row.identity_id, name)
        if matched and self.desk.find(Kind.TIKTOK_ACCOUNT, matched):
            return matched
        gpppa = self.identities.gpppa_of(row.identity_id) if row.identity_id else None
        if gpppa is None or row.identity_id is None:
            return None
        usual = IdentityStatus.AVAILABLE
        stand_in = f"{BEHIND}{row.identity_id}"
        owner = self.desk.stand_in_user(stand_in)
        handle = self.identities.name_of(row.identity_id)
        self.desk.presume(Kind.TIKTOK_ACCOUNT, stand_in, identity_status=usual)
        self.desk.add(TikTokAccount(stand_in, handle=handle, owner_user=owner, gpppa=gpppa))
        return stand_in


def _post(row: SparkRow, account: str) -> Post:
    return Post(
        row.item_id or "",
        account,
        status=POST_STATUSES.get(row.status or "", PostStatus.AVAILABLE),
        type=POST_TYPES.get(row.item_type or "", PostType.VIDEO),
    )


def clock(value: str | None) -> datetime | None:
    """
    Return a point in time as answers write it, in UTC where they give no zone.

    >>> clock("2026-11-21 12:00:00")
    datetime.datetime(2026, 11, 21, 12, 0, tzinfo=datetime.timezone.utc)
    """
    try:
        read = datetime.fromisoformat(value) if value else None
        return (read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)) if read else None
    except (ValueError, OverflowError):
        return None


def _deciding(row: SparkRow) -> tuple[str | None, ...]:
    """Return what rows of one code have to agree on."""
    times = (row.ad_auth_status, row.auth_start_time, row.auth_end_time)
    return (row.item_id, row.status, row.item_type, *times, row.identity_id)
