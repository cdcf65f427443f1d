"""Pixels: how they come into a Business Center, and which ad accounts they serve."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became, ceased
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, AN_AD_ACCOUNT, naming
from bcmodel.facts.fields import identifier
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.holding import center_holds_the_asset
from bcmodel.vocab.words import Kind

A_PIXEL = naming(Kind.PIXEL)
LINKING = Needs("pixel.link_ad_account", on="pixel", within="business_center")


@command(
    "move pixel {asset} into {business_center}",
    "Assets > Pixels > Transfer pixel > the ad account > the pixel > Confirm",
    needs=Needs("pixel.transfer_in", on="asset", within="business_center"),
    sources=[s.PIXEL_SHARING, s.ROLES, s.API_NOTES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class TransferPixel(Command):
    """
    Move a pixel out of the ad account it was made in, into a Business Center.

    The Business Center owns it from then on, and the ad account stays linked to it. There is no
    way back.

    Refused: NOTHING_TO_DO if it is there already.
    """

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    asset: str = attrs.field(converter=identifier, metadata=A_PIXEL)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Give the pixel its new owner, and link it to where it was."""
        pixel = setting.view.tables.assets[self.asset]
        if not isinstance(pixel, f.Pixel):
            return
        moved = attrs.evolve(pixel, owner=self.business_center, ad_account=None)
        yield became(Happening.PIXEL_TRANSFERRED, moved)
        if pixel.ad_account is not None:
            yield became(Happening.PIXEL_LINKED, f.PixelLink(pixel.id, pixel.ad_account))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfPixelLink(Command):
    """A command of a Business Center about a pixel and an ad account."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    pixel: str = attrs.field(converter=identifier, metadata=A_PIXEL)
    ad_account: str = attrs.field(converter=identifier, metadata=AN_AD_ACCOUNT)

    def link(self) -> f.PixelLink:
        """Return the link of the two."""
        return f.PixelLink(self.pixel, self.ad_account)


@command(
    "link pixel {pixel} to {ad_account} in {business_center}",
    "Assets > Pixels > the pixel > Ad accounts > Link ad account",
    needs=LINKING,
    sources=[s.PIXEL_SHARING, s.ROLES, s.API],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class LinkPixel(OfPixelLink):
    """
    Link a pixel to an ad account, which can use it in its ads from then on.

    Refused: if the Business Center does not hold the pixel or the ad account, for the reason why;
    NOTHING_TO_DO if they are linked.
    """

    def conditions(self, demand: Demand) -> None:
        """Demand a Business Center that holds both."""
        demand(center_holds_the_asset, self.business_center, self.pixel)
        demand(center_holds_the_asset, self.business_center, self.ad_account)

    def effects(self, setting: Setting) -> Iterator[Effect]:  # noqa: ARG002 - it reads nothing
        """Make the link."""
        yield became(Happening.PIXEL_LINKED, self.link())


@command(
    "unlink pixel {pixel} from {ad_account} in {business_center}",
    "Assets > Pixels > the pixel > Ad accounts > the ad account > Unlink",
    needs=LINKING,
    sources=[s.API, s.ROLES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class UnlinkPixel(OfPixelLink):
    """
    Unlink a pixel from an ad account, which the Business Center need no longer hold.

    Refused: NOTHING_TO_DO if they are not linked.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:  # noqa: ARG002 - it reads nothing
        """End the link."""
        yield ceased(Happening.PIXEL_UNLINKED, self.link())
