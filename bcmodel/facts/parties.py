"""People, Business Centers, and how they belong together."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import attrs

from bcmodel.facts.fields import (
    flag,
    identifier,
    identifiers,
    optional_finance_role,
    optional_identifier,
    optional_instant,
    optional_member_end,
)
from bcmodel.facts.record import Fact, Key
from bcmodel.vocab.words import (
    CenterStatus,
    CenterType,
    EmailScope,
    FinanceRole,
    Kind,
    Login,
    MemberEnd,
    Organization,
    Role,
    Status,
    TwoStepScope,
    Verification,
)


def _invented_email(user: User) -> str:
    return f"{user.id}@example.invalid"


@attrs.frozen(eq=False, repr=False)
class User(Fact):
    """
    A person, with the login they have.

    >>> User("mia").email
    'mia@example.invalid'
    """

    kind: ClassVar[Kind] = Kind.USER

    id: str = attrs.field(converter=identifier)
    email: str = attrs.field(default=attrs.Factory(_invented_email, takes_self=True), kw_only=True)
    name: str | None = attrs.field(default=None, kw_only=True)
    tiktok_for_business: bool = attrs.field(default=True, converter=flag, kw_only=True)
    login: Login = attrs.field(default=Login.ACTIVE, converter=Login, kw_only=True)
    two_step: bool = attrs.field(default=False, converter=flag, kw_only=True)
    data_verified_until: datetime | None = attrs.field(
        default=None, converter=optional_instant, kw_only=True
    )


@attrs.frozen(eq=False, repr=False)
class BusinessCenter(Fact):
    """
    A Business Center, its state and its settings.

    >>> BusinessCenter("nova", type="AGENCY").status
    <CenterStatus.ENABLE: 'ENABLE'>
    """

    kind: ClassVar[Kind] = Kind.BUSINESS_CENTER

    id: str = attrs.field(converter=identifier)
    name: str | None = attrs.field(default=None, kw_only=True)
    type: CenterType = attrs.field(default=CenterType.NORMAL, converter=CenterType, kw_only=True)
    organization: Organization = attrs.field(
        default=Organization.STANDARD, converter=Organization, kw_only=True
    )
    parent: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)
    status: CenterStatus = attrs.field(
        default=CenterStatus.ENABLE, converter=CenterStatus, kw_only=True
    )
    verification: Verification = attrs.field(
        default=Verification.VERIFIED, converter=Verification, kw_only=True
    )
    region: str | None = attrs.field(default=None, kw_only=True)
    currency: str | None = attrs.field(default=None, kw_only=True)
    info_complete: bool = attrs.field(default=True, converter=flag, kw_only=True)
    two_step_scope: TwoStepScope = attrs.field(
        default=TwoStepScope.NONE, converter=TwoStepScope, kw_only=True
    )
    email_domains: tuple[str, ...] = attrs.field(default=(), converter=identifiers, kw_only=True)
    email_scope: EmailScope = attrs.field(
        default=EmailScope.ALL, converter=EmailScope, kw_only=True
    )


@attrs.frozen(eq=False, repr=False)
class Member(Fact):
    """
    A person's entry in a Business Center; PENDING is an invitation, UNBOUND a past membership.

    >>> Member("nova", "mia", role="ADMIN").label
    'member `nova`, `mia`'
    """

    kind: ClassVar[Kind] = Kind.MEMBER

    business_center: str = attrs.field(converter=identifier)
    user: str = attrs.field(converter=identifier)
    role: Role = attrs.field(default=Role.STANDARD, converter=Role, kw_only=True)
    finance_role: FinanceRole | None = attrs.field(
        default=None, converter=optional_finance_role, kw_only=True
    )
    status: Status = attrs.field(default=Status.BOUND, converter=Status, kw_only=True)
    ended: MemberEnd | None = attrs.field(default=None, converter=optional_member_end, kw_only=True)
    invited_email: str | None = attrs.field(default=None, kw_only=True)
    expires_at: datetime | None = attrs.field(
        default=None, converter=optional_instant, kw_only=True
    )


@attrs.frozen(eq=False, repr=False)
class Partnership(Fact):
    """
    Two Business Centers that are partners; which comes first means nothing.

    >>> Partnership("nova", "acme") == Partnership("acme", "nova")
    True
    """

    kind: ClassVar[Kind] = Kind.PARTNERSHIP

    a: str = attrs.field(converter=identifier)
    b: str = attrs.field(converter=identifier)
    status: Status = attrs.field(default=Status.BOUND, converter=Status, kw_only=True)
    invited_by: str | None = attrs.field(default=None, converter=optional_identifier, kw_only=True)

    @property
    def key(self) -> Key:
        """The pair, in alphabetical order."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)

    def content(self) -> tuple[object, ...]:
        """Return the pair and what else is said of it."""
        return (self.key, self.status, self.invited_by)
