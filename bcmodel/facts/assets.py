"""Assets: what people work on, and who owns it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

import attrs

from bcmodel.facts.fields import (
    code_days,
    flag,
    identifier,
    identifiers,
    instant,
    optional_identifier,
    to_close_blockers,
    to_scopes,
)
from bcmodel.facts.record import Fact
from bcmodel.vocab.words import (
    AdAccountStatus,
    AdAccountType,
    CloseBlocker,
    CodeStatus,
    IdentityStatus,
    Kind,
    PostStatus,
    PostType,
    Scope,
    ShopStatus,
    TikTokStatus,
)


@attrs.frozen(eq=False, repr=False)
class AdAccount(Fact):
    """
    An ad account; it belongs to a Business Center (`owner`) or to a person (`owner_user`).

    >>> AdAccount("adv-1", owner="acme").status
    <AdAccountStatus.STATUS_ENABLE: 'STATUS_ENABLE'>
    """

    kind: ClassVar[Kind] = Kind.AD_ACCOUNT

    id: str = attrs.field(converter=identifier)
    name: str | None = attrs.field(default=None, kw_only=True)
    owner: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    owner_user: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    status: AdAccountStatus = attrs.field(
        default=AdAccountStatus.STATUS_ENABLE, converter=AdAccountStatus, kw_only=True
    )
    type: AdAccountType = attrs.field(
        default=AdAccountType.AUCTION, converter=AdAccountType, kw_only=True
    )
    region: str | None = attrs.field(default=None, kw_only=True)
    currency: str | None = attrs.field(default=None, kw_only=True)
    billing_shared_with: tuple[str, ...] = attrs.field(
        default=(), converter=identifiers, kw_only=True
    )
    close_blockers: tuple[CloseBlocker, ...] = attrs.field(
        default=(), converter=to_close_blockers, kw_only=True
    )


@attrs.frozen(eq=False, repr=False)
class TikTokAccount(Fact):
    """
    A TikTok account of a person (`owner_user`), or an organization account (`owner`).

    >>> TikTokAccount("tt-1", owner_user="zoe", status="RESTRICTED", restricted=["LIVE"]).restricted
    (<Scope.LIVE: 'LIVE'>,)
    """

    kind: ClassVar[Kind] = Kind.TIKTOK_ACCOUNT

    id: str = attrs.field(converter=identifier)
    handle: str | None = attrs.field(default=None, kw_only=True)
    owner_user: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    owner: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    status: TikTokStatus = attrs.field(
        default=TikTokStatus.ACTIVE, converter=TikTokStatus, kw_only=True
    )
    restricted: tuple[Scope, ...] = attrs.field(default=(), converter=to_scopes, kw_only=True)
    identity_status: IdentityStatus = attrs.field(
        default=IdentityStatus.AVAILABLE, converter=IdentityStatus, kw_only=True
    )
    gpppa: bool = attrs.field(default=False, converter=flag, kw_only=True)
    region: str | None = attrs.field(default=None, kw_only=True)


@attrs.frozen(eq=False, repr=False)
class Pixel(Fact):
    """A pixel, owned by a Business Center or still in the ad account it was made in."""

    kind: ClassVar[Kind] = Kind.PIXEL

    id: str = attrs.field(converter=identifier)
    name: str | None = attrs.field(default=None, kw_only=True)
    owner: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    ad_account: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)


@attrs.frozen(eq=False, repr=False)
class Catalog(Fact):
    """A catalog, owned by a Business Center or still in the ad account it was made in."""

    kind: ClassVar[Kind] = Kind.CATALOG

    id: str = attrs.field(converter=identifier)
    name: str | None = attrs.field(default=None, kw_only=True)
    owner: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    ad_account: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    ad_ready: bool = attrs.field(default=True, converter=flag, kw_only=True)


@attrs.frozen(eq=False, repr=False)
class Shop(Fact):
    """A TikTok Shop: its Business Center (`owner`), and its owner in Seller Center (`seller`)."""

    kind: ClassVar[Kind] = Kind.SHOP

    id: str = attrs.field(converter=identifier)
    name: str | None = attrs.field(default=None, kw_only=True)
    owner: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    seller: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    status: ShopStatus = attrs.field(default=ShopStatus.ACTIVE, converter=ShopStatus, kw_only=True)
    region: str | None = attrs.field(default=None, kw_only=True)
    gmv_max_ad_account: str | None = attrs.field(
        default=None, converter=optional_identifier, kw_only=True
    )


@attrs.frozen(eq=False, repr=False)
class FormLibrary(Fact):
    """A library of lead forms, owned by a Business Center."""

    kind: ClassVar[Kind] = Kind.FORM_LIBRARY

    id: str = attrs.field(converter=identifier)
    owner: str = attrs.field(converter=identifier)
    name: str | None = attrs.field(default=None, kw_only=True)


@attrs.frozen(eq=False, repr=False)
class Audience(Fact):
    """An audience; the ad account it was made in owns it."""

    kind: ClassVar[Kind] = Kind.AUDIENCE

    id: str = attrs.field(converter=identifier)
    ad_account: str = attrs.field(converter=identifier)
    name: str | None = attrs.field(default=None, kw_only=True)


@attrs.frozen(eq=False, repr=False)
class AccountGroup(Fact):
    """A group of ad accounts inside one Business Center."""

    kind: ClassVar[Kind] = Kind.ACCOUNT_GROUP

    id: str = attrs.field(converter=identifier)
    business_center: str = attrs.field(converter=identifier)
    name: str | None = attrs.field(default=None, kw_only=True)
    ad_accounts: tuple[str, ...] = attrs.field(default=(), converter=identifiers, kw_only=True)


@attrs.frozen(eq=False, repr=False)
class Post(Fact):
    """A post on a TikTok account; `sources` are the posts it duets, stitches or mentions."""

    kind: ClassVar[Kind] = Kind.POST

    id: str = attrs.field(converter=identifier)
    tiktok_account: str = attrs.field(converter=identifier)
    status: PostStatus = attrs.field(
        default=PostStatus.AVAILABLE, converter=PostStatus, kw_only=True
    )
    type: PostType = attrs.field(default=PostType.VIDEO, converter=PostType, kw_only=True)
    sources: tuple[str, ...] = attrs.field(default=(), converter=identifiers, kw_only=True)


@attrs.frozen(eq=False, repr=False)
class SparkCode(Fact):
    """
    A code by which a post's owner lets ad accounts promote it, for some days.

    >>> from datetime import UTC, datetime
    >>> SparkCode("c-1", "post-1", datetime(2026, 11, 1, tzinfo=UTC), days=7).ends_at.day
    8
    """

    kind: ClassVar[Kind] = Kind.SPARK_CODE

    code: str = attrs.field(converter=identifier)
    post: str = attrs.field(converter=identifier)
    issued_at: datetime = attrs.field(converter=instant)
    status: CodeStatus = attrs.field(
        default=CodeStatus.NOT_USED, converter=CodeStatus, kw_only=True
    )
    days: int = attrs.field(default=30, converter=code_days, kw_only=True)
    region: str | None = attrs.field(default=None, kw_only=True)
    applied_to: tuple[str, ...] = attrs.field(default=(), converter=identifiers, kw_only=True)

    @property
    def id(self) -> str:
        """The code itself, by which it is looked up."""
        return self.code

    @property
    def ends_at(self) -> datetime:
        """The instant from which the code has expired."""
        return self.issued_at + timedelta(days=self.days)


@attrs.frozen(eq=False, repr=False)
class AppWorkspace(Fact):
    """A workspace of a third-party app, tied to the Business Center that first gave it access."""

    kind: ClassVar[Kind] = Kind.APP_WORKSPACE

    id: str = attrs.field(converter=identifier)
    app: str = attrs.field(converter=identifier)
    business_center: str | None = attrs.field(
        default=None, converter=optional_identifier, kw_only=True
    )
