"""Spark: posts, and the codes by which ad accounts may promote them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import cast

from bcmodel.exchange.snapshots.desk import BEHIND, Desk
from bcmodel.exchange.snapshots.identities import Identities
from bcmodel.exchange.snapshots.inventory import Inventory
from bcmodel.exchange.snapshots.light import SparkRow
from bcmodel.exchange.snapshots.shelf import Answer, Seen
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.exchange.snapshots.values import (
    ADVERTISER,
    BC_AUTH_TT,
    CODE_STATUSES,
    POST_STATUSES,
    POST_TYPES,
)
from bcmodel.facts import AdAccount, Post, SparkCode, TikTokAccount
from bcmodel.vocab.words import IdentityStatus, Kind, PostStatus, PostType

VIDEOS = "tt_video/list"
DAYS = (7, 30, 60, 365)
Rows = list[tuple[str, Seen[SparkRow]]]
"""Ad accounts, and the row that each has of a code."""


class Spark:
    """Lists the codes that were read, if every ad account tells all of its own."""

    def __init__(self, desk: Desk, identities: Identities) -> None:
        self.desk = desk
        self.identities = identities

    def read(self, inventories: Mapping[str, Inventory]) -> None:
        """List posts and codes; a code is left out where it cannot be told what it opens."""
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
                "Answer[SparkRow]", self.desk.ask(VIDEOS, account, of=home.get(account, ""))
            )
            is_all &= answer.is_complete or account not in accounts
            for seen in answer:
                if seen.row.auth_code:
                    rows.setdefault(seen.row.auth_code, []).append((account, seen))
                else:
                    told = "a post without its code"
                    self.desk.tell(ItemCode.UNKNOWN_VALUE, told, seen, field="auth_code")
        found = [
            made
            for code in sorted(rows)
            if is_all and (made := self._code(code, rows[code], accounts))
        ]
        self._list(found)

    def _list(self, found: Sequence[tuple[SparkCode, Post, Seen[SparkRow]]]) -> None:
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

    def _code(
        self, code: str, rows: Rows, accounts: set[str]
    ) -> tuple[SparkCode, Post, Seen[SparkRow]] | None:
        """Return a code and its post, if all rows agree and say what decides."""
        seen = rows[0][1]
        row = seen.row
        if len({_deciding(other.row) for _, other in rows}) > 1:
            readings = [(_deciding(other.row), other) for _, other in rows]
            told = [(" ".join(map(str, value)), other) for value, other in readings]
            self.desk.tell_clash(f"what is told of code `{code}` differs", told)
            return None
        for field, known in (("ad_auth_status", CODE_STATUSES), ("status", POST_STATUSES)):
            word: str | None = getattr(row, field)
            if word not in known:
                told_word = f"`{field}` of code `{code}` is {word or 'not given'}"
                self.desk.tell(ItemCode.UNKNOWN_VALUE, told_word, seen, field=field)
                return None
        start, end = clock(row.auth_start_time), clock(row.auth_end_time)
        days = next((d for d in DAYS if start and end and end - start <= timedelta(days=d)), None)
        account = self._account_behind(row)
        if not row.item_id or end is None or days is None or account is None:
            lacking = "whose post it is" if days else "how long it runs"
            told_word = f"of code `{code}` it is not told {lacking}; it is not listed"
            self.desk.tell(ItemCode.UNKNOWN_VALUE, told_word, seen)
            return None
        made = SparkCode(
            code,
            row.item_id,
            end - timedelta(days=days),
            status=CODE_STATUSES[row.ad_auth_status or ""],
            days=days,
            applied_to=tuple(sorted({a for a, _ in rows if a in accounts})),
        )
        return made, self._post(row, account), seen

    def _post(self, row: SparkRow, account: str) -> Post:
        return Post(
            row.item_id or "",
            account,
            status=POST_STATUSES.get(row.status or "", PostStatus.AVAILABLE),
            type=POST_TYPES.get(row.item_type or "", PostType.VIDEO),
        )

    def _account_behind(self, row: SparkRow) -> str | None:
        """Return the account that posted; a stand-in for one that is matched to nothing."""
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


def clock(value: str | None) -> datetime | None:
    """
    Return a point in time as answers tell it, UTC where no zone is given.

    >>> clock("2026-11-21 12:00:00")
    datetime.datetime(2026, 11, 21, 12, 0, tzinfo=datetime.timezone.utc)
    """
    try:
        read = datetime.fromisoformat(value) if value else None
        return (read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)) if read else None
    except (ValueError, OverflowError):
        return None


def _deciding(row: SparkRow) -> tuple[str | None, ...]:
    times = (row.ad_auth_status, row.auth_start_time, row.auth_end_time)
    return (row.item_id, row.status, row.item_type, *times, row.identity_id)
