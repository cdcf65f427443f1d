"""Identities: which TikTok account is behind which identity, as names and handles tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, cast

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.inventory import Holding, Inventory
from bcmodel.exchange.snapshots.light import IdentityRow
from bcmodel.exchange.snapshots.shelf import Answer, Seen
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.exchange.snapshots.values import (
    ADVERTISER,
    BC_AUTH_TT,
    IDENTITY_SCOPES,
    IDENTITY_STATUSES,
)
from bcmodel.vocab.words import IdentityStatus, Kind, Scope

IDENTITIES = "identity/get"


class Terms(NamedTuple):
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
        self.terms: dict[tuple[str, str], Terms] = {}
        """By captured Business Center and TikTok account."""
        self.rows: dict[str, list[Seen[IdentityRow]]] = {}
        """By the id of the identity."""
        self._from_complete: set[tuple[str | None, str]] = set()
        """Business Center and identity of rows in answers that are all there is."""
        asked: dict[str, list[Answer[IdentityRow]]] = {}
        for question in desk.shelf.questions(IDENTITIES):
            answer = cast("Answer[IdentityRow]", desk.shelf.answer(*question))
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
        """Return whether a government account is behind an identity, if its rows agree."""
        told = {seen.row.is_gpppa for seen in self.rows.get(identity, ())}
        return next(iter(told)) if len(told) == 1 else None

    def name_of(self, identity: str) -> str | None:
        """Return what the account behind an identity is called."""
        return min(_names_of(self.rows.get(identity, ())), default=None)

    def _take(self, answer: Answer[IdentityRow]) -> None:
        for seen in answer:
            row = seen.row
            if row.identity_id:
                self.rows.setdefault(row.identity_id, []).append(seen)
                if answer.is_complete:
                    self._from_complete.add((row.identity_authorized_bc_id, row.identity_id))

    def _match(self, inventory: Inventory) -> None:
        """Match the identities of a Business Center with its accounts, where both sides fit one."""
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
            own = [
                seen
                for seen in rows
                if seen.row.identity_type == BC_AUTH_TT
                and seen.row.identity_authorized_bc_id == center
            ]
            for name in _names_of(own):
                named.setdefault(name, set()).add(identity)
        return named

    def _terms(self, center: str, identity: str) -> Terms | None:
        """Return what the rows of an identity agree on; nothing where a part is not told."""
        rows = [
            seen
            for seen in self.rows[identity]
            if seen.row.identity_authorized_bc_id == center and seen.row.identity_type == BC_AUTH_TT
        ]
        told = {_told(seen.row): seen for seen in rows}
        if len(told) > 1:
            readings = [(str(value), seen) for value, seen in told.items()]
            self.desk.tell_clash(f"what identity `{identity}` is open to differs", readings)
            return None
        if (center, identity) not in self._from_complete:
            return None
        row = rows[0].row
        flags = {field: getattr(row, field) for field in IDENTITY_SCOPES}
        status = IDENTITY_STATUSES.get(row.available_status or "")
        if (
            None in flags.values()
            or row.ads_only_mode is None
            or row.is_gpppa is None
            or not status
        ):
            if row.available_status and not status:
                told_word = f"`available_status` is {row.available_status}"
                self.desk.tell(ItemCode.UNKNOWN_VALUE, told_word, rows[0], field="available_status")
            return None
        scopes = tuple(scope for field, scope in IDENTITY_SCOPES.items() if flags[field])
        return Terms(identity, scopes, row.ads_only_mode, status, row.is_gpppa)


def _told(row: IdentityRow) -> tuple[object, ...]:
    flags = tuple(getattr(row, field) for field in IDENTITY_SCOPES)
    return (*flags, row.ads_only_mode, row.available_status, row.is_gpppa)


def _names_of(rows: Iterable[Seen[IdentityRow]]) -> set[str]:
    names = {name for seen in rows for name in (seen.row.username, seen.row.display_name)}
    return {name for name in names if name}


def _names_of_account(one: Holding) -> set[str]:
    names = {
        name for seen in one.listed for name in (seen.row.asset_name, seen.row.tt_asset_handle)
    }
    return {name for name in names if name}
