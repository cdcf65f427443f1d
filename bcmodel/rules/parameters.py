"""Parameters: what is contested or unpublished about the platform, with the values assumed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import attrs

from bcmodel.errors import Fault, InputError, nearest
from bcmodel.rules import sources as s
from bcmodel.rules.sources import Source, Standing
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.words import Kind, Level

T = TypeVar("T")
DOCUMENTED, REPORTED, ASSUMED = Standing.DOCUMENTED, Standing.REPORTED, Standing.ASSUMED


@attrs.frozen
class ParameterNote:
    """What a parameter decides, how firm its default is, and where that comes from."""

    decides: str
    standing: Standing
    sources: tuple[Source, ...]


def _parameter(default: T, decides: str, standing: Standing, *sources: Source) -> T:
    note = ParameterNote(decides, standing, sources)
    read = Level if isinstance(default, Level) else None
    return attrs.field(default=default, converter=read, metadata={"note": note})


@attrs.frozen(kw_only=True)
class Parameters:
    """
    The switches of a rulebook; each says what it decides in `Parameters.notes()`.

    >>> Parameters(admin_sees_money=True).changed()
    {'admin_sees_money': True}
    """

    admin_must_be_assigned: bool = _parameter(
        True, "an Admin uses only the assets assigned to them", DOCUMENTED, s.ROLES, s.CATALOG_ROLES
    )
    admin_sees_money: bool = _parameter(
        False, "an Admin without a finance role counts as Finance Manager", DOCUMENTED, s.ROLES
    )
    partner_acceptance_required: bool = _parameter(
        True, "a partnership counts only once the other side accepted", REPORTED, s.LEADSIE
    )
    partner_downgrade_in_place: bool = _parameter(
        False, "a share can be lowered without ending it first", DOCUMENTED, s.PARTNER_LEVELS
    )
    partner_member_capped_by_share: bool = _parameter(
        True, "a partner's member gets no higher than the share", ASSUMED, s.PARTNER_LEVELS
    )
    bc_to_bc_transfer: bool = _parameter(
        False, "an ad account can move from one Business Center to another", DOCUMENTED, s.TRANSFER
    )
    invitation_lifetime: timedelta | None = _parameter(
        timedelta(days=7), "how long an invitation can be accepted", ASSUMED, s.DELVIA
    )
    qr_lifetime: timedelta | None = _parameter(
        timedelta(hours=1), "how long a QR code can be scanned", ASSUMED, s.QR_GUIDE
    )
    access_request_lifetime: timedelta | None = _parameter(
        None, "how long a request for access can be answered", ASSUMED, s.REQUEST_AD_ACCOUNT
    )
    seller_invite_lifetime: timedelta | None = _parameter(
        timedelta(hours=120),
        "how long a Seller Center invitation lives",
        DOCUMENTED,
        s.SELLER_STAFF,
    )
    data_verification_lifetime: timedelta | None = _parameter(
        timedelta(days=10), "how long a data verification lasts", DOCUMENTED, s.DATA_VERIFICATION
    )
    member_limit: int | None = _parameter(
        4000, "seats of a Business Center", DOCUMENTED, s.ADD_USERS
    )
    admin_limit: int | None = _parameter(20, "Admins of a Business Center", DOCUMENTED, s.ADD_USERS)
    ad_account_limit: int | None = _parameter(
        None, "ad accounts a Business Center may own", ASSUMED, s.CENTER_FAQ
    )
    tiktok_accounts_per_bc: int | None = _parameter(
        800, "TikTok accounts linked to a Business Center", DOCUMENTED, s.TIKTOK_DELIVERY
    )
    bcs_per_tiktok_account: int | None = _parameter(
        800, "Business Centers a TikTok account is linked to", DOCUMENTED, s.TIKTOK_DELIVERY
    )
    catalog_users: int | None = _parameter(
        100, "people a catalog is assigned to", DOCUMENTED, s.CATALOG_ROLES
    )
    catalogs_per_user: int | None = _parameter(
        100, "catalogs assigned to a person", DOCUMENTED, s.CATALOG_ROLES
    )
    catalogs_per_bc: int | None = _parameter(
        2000, "catalogs of a Business Center", DOCUMENTED, s.CATALOG_ROLES
    )
    group_default_level: Level = _parameter(
        Level.ANALYST, "the level of a group assignment made without one", DOCUMENTED, s.GROUPS
    )
    spark_extend_after_expiry: bool = _parameter(
        True, "an expired Spark Ads code can be extended", DOCUMENTED, s.SPARK_ERRORS
    )
    audience_cross_bc: bool = _parameter(
        False, "an audience can be shared with any Business Center", DOCUMENTED, s.SHARE_AUDIENCE
    )

    @classmethod
    def notes(cls) -> dict[str, ParameterNote]:
        """Return what each parameter decides, by name."""
        return {name: field.metadata["note"] for name, field in attrs.fields_dict(cls).items()}

    def changed(self) -> dict[str, object]:
        """Return the parameters that differ from their defaults."""
        values = ((name, getattr(self, name)) for name in _DEFAULTS)
        return {name: value for name, value in values if value != _DEFAULTS[name]}

    def with_(self, **changes: object) -> Parameters:
        """
        Return the same parameters but for the named ones.

        Raises `InputError` with every name that is no parameter, and every value that does not fit.
        """
        faults = [fault for name, value in changes.items() for fault in _faults(name, value)]
        if faults:
            raise InputError(faults)
        return attrs.evolve(self, **changes)  # type: ignore[arg-type]  # checked above


_DEFAULTS: dict[str, object] = attrs.asdict(Parameters())


def _faults(name: str, value: object) -> list[Fault]:
    field = attrs.fields_dict(Parameters).get(name)
    if field is None:
        return [Fault("parameters", f"there is no `{name}`", nearest(name, Parameters.notes()))]
    for type_name, fits, _ in _FORMS:
        if type_name in str(field.type) and fits(value):
            return []
    told = " or ".join(form for type_name, _, form in _FORMS if type_name in str(field.type))
    return [Fault(f"parameters, {name}", f"`{value!r}` does not fit", f"give {told}")]


def _is_a_level(value: object) -> bool:
    known = LADDERS[Kind.AD_ACCOUNT]
    return isinstance(value, str) and (value in known or Level.aliases().get(value) in known)


A_DURATION = "a duration that is not negative, such as `timedelta(days=7)`"


def _is_a_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_a_duration(value: object) -> bool:
    return isinstance(value, timedelta) and value >= timedelta()


_FORMS: tuple[tuple[str, Callable[[object], bool], str], ...] = (
    ("bool", lambda value: isinstance(value, bool), "true or false"),
    ("timedelta", _is_a_duration, A_DURATION),
    ("int", _is_a_number, "a number that is not negative"),
    ("Level", _is_a_level, "a level of ad accounts"),
    ("None", lambda value: value is None, "nothing"),
)
"""What a value of each declared type looks like."""
