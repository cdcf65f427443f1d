"""Identities: which TikTok account is behind which identity, by their names and handles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, cast

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.inventory import Holding, Inventory
from bcmodel.exchange.snapshots.light import IdentityRow
from bcmodel.exchange.snapshots.shelf import SavedAnswer, Seen
from bcmodel.exchange.snapshots.telling import ItemCode, worded
from bcmodel.exchange.snapshots.values import (
    ADVERTISER,
    BC_AUTH_TT,
    IDENTITY_SCOPES,
    IDENTITY_STATUSES,
    IDENTITY_TYPES,
)
from bcmodel.vocab.words import IdentityStatus, Kind, Scope

IDENTITIES = "identity/get"
TOLD = (*IDENTITY_SCOPES, "ads_only_mode", "available_status", "is_gpppa")
"""Fields on which the rows of an identity have to agree."""


class AccountTerms(NamedTuple):
    """What an identity tells of the account behind it."""

    identity: str
    scopes: tuple[Scope, ...]
    ads_only: bool
    status: IdentityStatus
    gpppa: bool


class Identities:
    """Every identity that was read, and the accounts they are matched to."""

    def __init__(self, desk: Desk, inventories: Iterable[Inventory]) -> None:
        self.desk = desk
        self.terms: dict[tuple[str, str], AccountTerms] = {}
        """By captured Business Center and TikTok account."""
        self.rows: dict[str, list[Seen[IdentityRow]]] = {}
        """By the id of the identity."""
        self._from_complete: set[tuple[str | None, str]] = set()
        """Pairs of a Business Center and an identity that a complete answer has."""
        asked: dict[str, list[SavedAnswer[IdentityRow]]] = {}
        for question in desk.shelf.questions(IDENTITIES):
            answer = cast("SavedAnswer[IdentityRow]", desk.shelf.answer(*question))
            asked.setdefault(question[1], []).append(answer)
            self._take(answer)
        for inventory in inventories:
            for account in inventory.of_type(ADVERTISER):
                if account.asset not in asked:
                    desk.ask(IDENTITIES, account.asset, "", "", of=inventory.center)
            self._match(inventory)

    def account_behind(self, identity: str | None, name: str | None) -> str | None:
        """Return the account that an identity is matched to; by name where it has no id."""
        if identity is None:
            named = {i for i, rows in self.rows.items() if name and _names_of(rows) & {name}}
            named = {i for i in named if self.rows[i][0].row.identity_type == BC_AUTH_TT}
            identity = next(iter(named)) if len(named) == 1 else None
        found = {key[1] for key, terms in self.terms.items() if terms.identity == identity}
        return next(iter(found)) if len(found) == 1 else None

    def gpppa_of(self, identity: str) -> bool | None:
        """Return whether a government account is behind an identity; None where rows differ."""
        told = {seen.row.is_gpppa for seen in self.rows.get(identity, ())}
        return next(iter(told)) if len(told) == 1 else None

    def name_of(self, identity: str) -> str | None:
        """Return what the account behind an identity is called."""
        return min(_names_of(self.rows.get(identity, ())), default=None)

    def _take(self, answer: SavedAnswer[IdentityRow]) -> None:
        for seen in answer:
            row = seen.row
            if row.identity_type and row.identity_type not in IDENTITY_TYPES:
                told = f"`identity_type` is {row.identity_type}"
                self.desk.tell(ItemCode.UNKNOWN_VALUE, told, seen, field="identity_type")
            if row.identity_id:
                self.rows.setdefault(row.identity_id, []).append(seen)
                if answer.is_complete:
                    self._from_complete.add((row.identity_authorized_bc_id, row.identity_id))

    def _match(self, inventory: Inventory) -> None:
        """Match the identities of a Business Center with its accounts, where each fits only one."""
        center = inventory.center
        accounts = [one for one in inventory.holdings.values() if one.kind is Kind.TIKTOK_ACCOUNT]
        behind = self._named_in(center)
        fits: dict[str, list[str]] = {}
        for one in accounts:
            for name in _names_of_account(one):
                for identity in behind.get(name, ()):
                    fits.setdefault(one.asset, []).append(identity)
        claimed: dict[str, set[str]] = {}
        for account, identities in fits.items():
            for identity in identities:
                claimed.setdefault(identity, set()).add(account)
        is_all = inventory.is_complete(Kind.TIKTOK_ACCOUNT)
        for one in accounts:
            fitting = set(fits.get(one.asset, ()))
            alone = len(fitting) == 1 and all(len(claimed[i]) == 1 for i in fitting)
            terms = self._terms(center, next(iter(fitting))) if alone and is_all else None
            if terms:
                self.terms[center, one.asset] = terms

    def _named_in(self, center: str) -> dict[str, set[str]]:
        named: dict[str, set[str]] = {}
        for identity, rows in self.rows.items():
            for name in _names_of(_of_center(rows, center)):
                named.setdefault(name, set()).add(identity)
        return named

    def _terms(self, center: str, identity: str) -> AccountTerms | None:
        """Return what the rows of an identity agree on; None where a part of it is not told."""
        rows = _of_center(self.rows[identity], center)
        told = {_told(seen.row): seen for seen in rows}
        if len(told) > 1:
            differing = [f for f in TOLD if len({getattr(s.row, f) for s in told.values()}) > 1]
            readings = [(_worded(seen.row, differing), seen) for seen in told.values()]
            self.desk.tell_clash(f"what identity `{identity}` is open to differs", readings)
            return None
        if (center, identity) not in self._from_complete:
            return None
        row = rows[0].row
        status = IDENTITY_STATUSES.get(row.available_status or "")
        if row.available_status and not status:
            text = f"`available_status` is {row.available_status}"
            self.desk.tell(ItemCode.UNKNOWN_VALUE, text, rows[0], field="available_status")
        flags = {field: getattr(row, field) for field in IDENTITY_SCOPES}
        if not status or None in flags.values():
            return None
        if row.ads_only_mode is None or row.is_gpppa is None:
            return None
        scopes = tuple(scope for field, scope in IDENTITY_SCOPES.items() if flags[field])
        return AccountTerms(identity, scopes, row.ads_only_mode, status, row.is_gpppa)


def _of_center(rows: list[Seen[IdentityRow]], center: str) -> list[Seen[IdentityRow]]:
    """Return those rows that are of an account a Business Center holds."""
    wanted = (BC_AUTH_TT, center)
    return [s for s in rows if (s.row.identity_type, s.row.identity_authorized_bc_id) == wanted]


def _told(row: IdentityRow) -> tuple[object, ...]:
    return tuple(getattr(row, field) for field in TOLD)


def _worded(row: IdentityRow, fields: Iterable[str]) -> str:
    return ", ".join(f"{field} {worded(getattr(row, field))}" for field in fields)


def _names_of(rows: Iterable[Seen[IdentityRow]]) -> set[str]:
    names = {name for seen in rows for name in (seen.row.username, seen.row.display_name)}
    return {name for name in names if name}


def _names_of_account(one: Holding) -> set[str]:
    names = {
        name for seen in one.listed for name in (seen.row.asset_name, seen.row.tt_asset_handle)
    }
    return {name for name in names if name}
