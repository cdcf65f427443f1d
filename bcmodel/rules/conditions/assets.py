"""Other assets (O, J): how many catalogs there can be, and whom an audience can be shared with."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.condition import Setting, condition
from bcmodel.rules.conditions.holding import NOT_HELD, reasons_not_to_hold
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason


@condition(
    "O631",
    "another-catalog-is-allowed",
    gives=[Reason.CATALOG_BC_LIMIT],
    holds="{center} can have another catalog",
    standing=Standing.DOCUMENTED,
    sources=[s.CATALOG_ROLES],
)
def another_catalog_is_allowed(setting: Setting, center: str) -> Iterator[Reason]:
    """A Business Center has a limited number of catalogs."""
    limit = setting.parameters.catalogs_per_bc
    if limit is not None and len(setting.view.catalogs_of(center)) >= limit:
        yield Reason.CATALOG_BC_LIMIT


@condition(
    "J631",
    "audience-stays-in-its-business-center",
    gives=NOT_HELD,
    holds="the Business Center that owns the ad account of {asset} holds the one that receives it",
    standing=Standing.DOCUMENTED,
    sources=[s.SHARE_AUDIENCE, s.AUDIENCES_HERE],
)
def audience_stays_in_its_business_center(
    setting: Setting, audience: f.Audience, account: str
) -> Iterator[Reason]:
    """Audiences are shared among ad accounts of one Business Center, but for a few customers."""
    home = setting.view.ad_account(audience.ad_account)
    if home is None or home.owner is None or setting.parameters.audience_cross_bc:
        return
    yield from reasons_not_to_hold(setting, home.owner, account)


@condition(
    "J632",
    "audience-is-not-shared-yet",
    gives=[Reason.ALREADY_SHARED],
    holds="{asset} is not shared with the ad account yet",
    standing=Standing.ASSUMED,
    sources=[s.OUR_INFERENCE],
)
def audience_is_not_shared_yet(setting: Setting, audience: str, account: str) -> Iterator[Reason]:
    """An ad account receives an audience once."""
    if setting.view.audience_share(audience, account) is not None:
        yield Reason.ALREADY_SHARED
