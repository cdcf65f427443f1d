"""Ownership (O): what only the owner may do, and how an asset finds a new owner."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.rule import NOTHING, Grain, Path, Stops, rule, stop
from bcmodel.rules.sharing import holds_at_admin_level, owner_of
from bcmodel.rules.sources import Standing
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, EVERY_ACTION, Action, ActionSet, action_set
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import CenterType

SHARING_ON = action_set(
    [
        Action.AD_ACCOUNT_SHARE_WITH_PARTNER,
        Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER,
        Action.PIXEL_SHARE_WITH_PARTNER,
        Action.CATALOG_SHARE_WITH_PARTNER,
        Action.SHOP_SHARE_WITH_PARTNER,
        Action.FORM_LIBRARY_SHARE_WITH_PARTNER,
        Action.AUDIENCE_SHARE,
    ]
)
ENDING_AN_AD_ACCOUNT = action_set(
    [Action.AD_ACCOUNT_CLOSE, Action.AD_ACCOUNT_REMOVE_BUSINESS_CENTER]
)
DELETING_A_PIXEL = BIT[Action.PIXEL_DELETE]
DELETING_A_CATALOG = BIT[Action.CATALOG_DELETE]
OWNER_ONLY = ActionSet(SHARING_ON | ENDING_AN_AD_ACCOUNT | DELETING_A_PIXEL | DELETING_A_CATALOG)

FOR_THE_OWNER: Stops = (
    (Reason.RESHARE_FORBIDDEN, SHARING_ON),
    (Reason.AD_OWNER_ONLY, ENDING_AN_AD_ACCOUNT),
    (Reason.PIXEL_DELETE_FORBIDDEN, DELETING_A_PIXEL),
    (Reason.CATALOG_OWNER_ONLY, DELETING_A_CATALOG),
)
STILL_IN_AN_AD_ACCOUNT: dict[type[f.Fact], Stops] = {
    f.Pixel: stop(Reason.PIXEL_NOT_IN_BC, OWNER_ONLY),
    f.Catalog: stop(Reason.CATALOG_NOT_IN_BC, OWNER_ONLY),
}


@rule(
    "O101",
    "business-center-owns-the-asset",
    Grain.HOLDING,
    gives=[
        *(reason for reason, _ in FOR_THE_OWNER),
        Reason.PIXEL_NOT_IN_BC,
        Reason.CATALOG_NOT_IN_BC,
    ],
    about=OWNER_ONLY,
    is_anchor=True,
    holds="{center} owns {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.REMOVE_AD_ACCOUNT, s.SHARE_CATALOG, s.SHARE_AUDIENCE, s.API_NOTES],
)
def business_center_owns_the_asset(view: View, path: Path) -> Stops:
    """Only the owner shares on, closes and deletes; a share at Admin level is not ownership."""
    owner = owner_of(path.asset)
    if owner is None:
        return STILL_IN_AN_AD_ACCOUNT.get(type(path.asset), FOR_THE_OWNER)
    return NOTHING if path.center is not None and owner == path.center.id else FOR_THE_OWNER


TRANSFERRING_AN_AD_ACCOUNT = BIT[Action.AD_ACCOUNT_TRANSFER_IN]
TRANSFERRING_A_PIXEL = BIT[Action.PIXEL_TRANSFER_IN]
TRANSFERS = ActionSet(TRANSFERRING_AN_AD_ACCOUNT | TRANSFERRING_A_PIXEL)

ALREADY_OWNED_ACCOUNT = stop(Reason.TRANSFER_ALREADY_OWNED, TRANSFERRING_AN_AD_ACCOUNT)
ALREADY_OWNED_PIXEL = stop(Reason.TRANSFER_ALREADY_OWNED, TRANSFERRING_A_PIXEL)


@rule(
    "O201",
    "no-business-center-owns-it-yet",
    Grain.ASSET,
    gives=[Reason.TRANSFER_ALREADY_OWNED],
    about=TRANSFERS,
    holds="no Business Center owns {asset} yet",
    standing=Standing.DOCUMENTED,
    sources=[s.TRANSFER],
)
def no_business_center_owns_it_yet(view: View, path: Path) -> Stops:
    """What a Business Center owns cannot be transferred into another."""
    if owner_of(path.asset) is None:
        return NOTHING
    if isinstance(path.asset, f.Pixel):
        return ALREADY_OWNED_PIXEL
    return NOTHING if path.case.parameters.bc_to_bc_transfer else ALREADY_OWNED_ACCOUNT


AGENCIES = frozenset({CenterType.AGENCY, CenterType.SELF_SERVICE_AGENCY})
NO_ADMIN_ACCESS = stop(Reason.PIXEL_TRANSFER_NO_ADMIN_ACCESS, EVERY_ACTION)
WRONG_ORIGIN = stop(Reason.PIXEL_TRANSFER_WRONG_ORIGIN, EVERY_ACTION)


@rule(
    "O202",
    "pixel-comes-from-a-controlled-ad-account",
    Grain.HOLDING,
    gives=[Reason.PIXEL_TRANSFER_NO_ADMIN_ACCESS, Reason.PIXEL_TRANSFER_WRONG_ORIGIN],
    about=TRANSFERRING_A_PIXEL,
    holds="{center} controls the ad account that {asset} was made in",
    standing=Standing.DOCUMENTED,
    sources=[s.API_NOTES],
)
def pixel_comes_from_a_controlled_ad_account(view: View, path: Path) -> Stops:
    """A pixel's ad account must be owned or, except for agencies, held at Admin level."""
    pixel, center = path.asset, path.center
    if not isinstance(pixel, f.Pixel) or pixel.ad_account is None or center is None:
        return NOTHING
    account = view.ad_account(pixel.ad_account)
    if account is None or account.owner == center.id:
        return NOTHING
    if center.type in AGENCIES:
        return WRONG_ORIGIN
    return NOTHING if holds_at_admin_level(view, path.case, account, center) else NO_ADMIN_ACCESS
