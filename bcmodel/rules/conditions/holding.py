"""Holding (S): that a Business Center holds what it is about to hand on."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.condition import Setting, condition, reasons_against
from bcmodel.rules.rule import Case, Path
from bcmodel.rules.sharing import RELATION, paths_through
from bcmodel.rules.sources import Standing
from bcmodel.vocab.actions import EVERY_ACTION
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind, TransferStatus

NOT_HELD = tuple(dict.fromkeys(reason for rule in RELATION for reason in rule.gives))
"""Why a Business Center does not hold an asset."""


def reasons_not_to_hold(setting: Setting, center: str, asset: str) -> list[Reason]:
    """Return why a Business Center does not hold an asset, by its best claim; none if it does."""
    view = setting.view
    here, thing = view.center(center), view.world.thing(asset)
    if here is None or thing is None or setting.actor is None:
        return []
    case = Case(setting.actor, thing, setting.parameters)
    claims = [_against(setting, path) for path in paths_through(view, case, thing, here)]
    return min(claims, key=len)


def _against(setting: Setting, path: Path) -> list[Reason]:
    if path.origin is None:
        return []
    view = setting.view
    told = (r for rule in RELATION for r in reasons_against(EVERY_ACTION, rule, view, path))
    return list(dict.fromkeys(told))


@condition(
    "S601",
    "business-center-holds-the-asset",
    gives=NOT_HELD,
    holds="{center} holds {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.PARTNERS, s.ROLES],
)
def center_holds_the_asset(setting: Setting, center: str, asset: str) -> Iterator[Reason]:
    """A Business Center hands on to its people only what it owns or was handed itself."""
    yield from reasons_not_to_hold(setting, center, asset)


@condition(
    "O601",
    "transfer-was-accepted",
    gives=[Reason.TRANSFER_NOT_ACCEPTED],
    holds="no transfer of {asset} to {center} is still waiting",
    standing=Standing.REPORTED,
    sources=[s.TRANSFER],
)
def transfer_was_accepted(setting: Setting, center: str, asset: str) -> Iterator[Reason]:
    """An ad account on its way into a Business Center is assigned once its owner has accepted."""
    transfer = setting.view.transfer(asset, center)
    is_waiting = transfer is not None and transfer.status is TransferStatus.PENDING
    if is_waiting and reasons_not_to_hold(setting, center, asset):
        yield Reason.TRANSFER_NOT_ACCEPTED


@condition(
    "A601",
    "catalog-has-room",
    gives=[Reason.CATALOG_USER_LIMIT],
    holds="{asset} can have {user}, and {user} can have it",
    standing=Standing.DOCUMENTED,
    sources=[s.CATALOG_ROLES],
)
def catalog_has_room(setting: Setting, user: str, asset: str) -> Iterator[Reason]:
    """A catalog has a limited number of people, and a person a limited number of catalogs."""
    catalog = setting.view.world.thing(asset)
    if not isinstance(catalog, f.Catalog):
        return
    people = {held.user for held in setting.view.assignments_on(asset)}
    if user in people:
        return
    users, each = setting.parameters.catalog_users, setting.parameters.catalogs_per_user
    theirs = {held.asset for held in setting.view.assignments_of(user)}
    catalogs = [name for name in theirs if _kind_of(setting, name) is Kind.CATALOG]
    is_full = users is not None and len(people) >= users
    if is_full or (each is not None and len(catalogs) >= each):
        yield Reason.CATALOG_USER_LIMIT


def _kind_of(setting: Setting, asset: str) -> Kind:
    return setting.view.tables.assets[asset].kind
