"""Grants: what was shared, assigned, linked, transferred, connected - and what was not seen."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import attrs

from bcmodel.facts.fields import (
    Pattern,
    flag,
    identifier,
    optional_identifier,
    optional_instant,
    optional_level,
    optional_share_end,
    pattern,
    to_scopes,
)
from bcmodel.facts.record import Fact, Key
from bcmodel.vocab.words import (
    Kind,
    Level,
    Mode,
    Origin,
    Scope,
    SellerStatus,
    ShareEnd,
    Status,
    TransferStatus,
)


@attrs.frozen(eq=False, repr=False)
class Share(Fact):
    """
    An asset in the hands of a Business Center that does not own it, or on its way there.

    `origin` says how: shared by a partner, requested and approved, or linked by its owner.

    >>> Share("adv-1", "nova", level="Standard").level
    <Level.OPERATOR: 'OPERATOR'>
    """

    kind: ClassVar[Kind] = Kind.SHARE

    asset: str = attrs.field(converter=identifier)
    to: str = attrs.field(converter=identifier)
    granted_by: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    origin: Origin = attrs.field(default=Origin.PARTNER, converter=Origin, kw_only=True)
    status: Status = attrs.field(default=Status.BOUND, converter=Status, kw_only=True)
    level: Level | None = attrs.field(default=None, converter=optional_level, kw_only=True)
    scopes: tuple[Scope, ...] = attrs.field(default=(), converter=to_scopes, kw_only=True)
    mode: Mode = attrs.field(default=Mode.DELIVERY, converter=Mode, kw_only=True)
    ads_only: bool = attrs.field(default=False, converter=flag, kw_only=True)
    requested_scopes: tuple[Scope, ...] = attrs.field(default=(), converter=to_scopes, kw_only=True)
    expires_at: datetime | None = attrs.field(
        default=None, converter=optional_instant, kw_only=True
    )
    ended: ShareEnd | None = attrs.field(default=None, converter=optional_share_end, kw_only=True)

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """Asset, receiver and origin."""
        return ("asset", "to", "origin")


@attrs.frozen(eq=False, repr=False)
class Transfer(Fact):
    """An ad account on its way into a Business Center."""

    kind: ClassVar[Kind] = Kind.TRANSFER

    ad_account: str = attrs.field(converter=identifier)
    to: str = attrs.field(converter=identifier)
    status: TransferStatus = attrs.field(
        default=TransferStatus.PENDING, converter=TransferStatus, kw_only=True
    )


@attrs.frozen(eq=False, repr=False)
class Assignment(Fact):
    """
    An asset assigned to a person inside one Business Center.

    >>> Assignment("nova", "mia", "adv-1", level="OPERATOR").label
    'assignment `nova`, `mia`, `adv-1`'
    """

    kind: ClassVar[Kind] = Kind.ASSIGNMENT

    business_center: str = attrs.field(converter=identifier)
    user: str = attrs.field(converter=identifier)
    asset: str = attrs.field(converter=identifier)
    level: Level | None = attrs.field(default=None, converter=optional_level, kw_only=True)
    scopes: tuple[Scope, ...] = attrs.field(default=(), converter=to_scopes, kw_only=True)


@attrs.frozen(eq=False, repr=False)
class GroupAssignment(Fact):
    """A group of ad accounts assigned to a person, at one level for all of them."""

    kind: ClassVar[Kind] = Kind.GROUP_ASSIGNMENT

    group: str = attrs.field(converter=identifier)
    user: str = attrs.field(converter=identifier)
    level: Level = attrs.field(converter=Level)


@attrs.frozen(eq=False, repr=False)
class TikTokLink(Fact):
    """A TikTok account linked to an ad account, in a Business Center that holds both."""

    kind: ClassVar[Kind] = Kind.TIKTOK_LINK

    tiktok_account: str = attrs.field(converter=identifier)
    ad_account: str = attrs.field(converter=identifier)
    business_center: str = attrs.field(converter=identifier)


@attrs.frozen(eq=False, repr=False)
class PixelLink(Fact):
    """A pixel linked to an ad account."""

    kind: ClassVar[Kind] = Kind.PIXEL_LINK

    pixel: str = attrs.field(converter=identifier)
    ad_account: str = attrs.field(converter=identifier)


@attrs.frozen(eq=False, repr=False)
class AudienceShare(Fact):
    """An audience that another ad account received."""

    kind: ClassVar[Kind] = Kind.AUDIENCE_SHARE

    audience: str = attrs.field(converter=identifier)
    ad_account: str = attrs.field(converter=identifier)


@attrs.frozen(eq=False, repr=False)
class MediaAgency(Fact):
    """The label that names an ad account's media agency; it grants nothing by itself."""

    kind: ClassVar[Kind] = Kind.MEDIA_AGENCY

    ad_account: str = attrs.field(converter=identifier)
    business_center: str = attrs.field(converter=identifier)


@attrs.frozen(eq=False, repr=False)
class SellerRole(Fact):
    """A person's role in a shop's Seller Center; `role` is the shop's own word."""

    kind: ClassVar[Kind] = Kind.SELLER_ROLE

    shop: str = attrs.field(converter=identifier)
    user: str = attrs.field(converter=identifier)
    role: str = attrs.field(converter=identifier)
    status: SellerStatus = attrs.field(
        default=SellerStatus.ACTIVE, converter=SellerStatus, kw_only=True
    )
    invited_at: datetime | None = attrs.field(
        default=None, converter=optional_instant, kw_only=True
    )


@attrs.frozen(eq=False, repr=False)
class AppConnection(Fact):
    """An ad account connected to a workspace of a third-party app."""

    kind: ClassVar[Kind] = Kind.APP_CONNECTION

    workspace: str = attrs.field(converter=identifier)
    ad_account: str = attrs.field(converter=identifier)
    business_center: str = attrs.field(converter=identifier)


@attrs.frozen(eq=False, repr=False)
class Unseen(Fact):
    """
    A part of the platform that this World has not seen.

    Facts of the kind `of` whose fields have the values in `where` may exist although they are not
    listed; without `where`, any fact of that kind.

    >>> Unseen("assignment", where={"business_center": "nova"}).where
    (('business_center', 'nova'),)
    """

    kind: ClassVar[Kind] = Kind.UNSEEN

    of: Kind = attrs.field(converter=Kind)
    where: Pattern = attrs.field(default=(), converter=pattern, kw_only=True)

    @property
    def key(self) -> Key:
        """Everything it says: two patterns of one kind are two facts."""
        return (self.of, self.where)
