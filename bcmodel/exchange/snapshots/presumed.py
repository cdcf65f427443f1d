"""Presumed: the value of what no answer tells, and what the caller knows better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

import attrs

from bcmodel.errors import Fault, SnapshotError
from bcmodel.exchange.snapshots.desk import BEHIND, OWNER_OF, Desk
from bcmodel.exchange.snapshots.owners import Owner
from bcmodel.exchange.snapshots.redaction import Redaction
from bcmodel.exchange.snapshots.telling import ItemCode, worded
from bcmodel.facts import AdAccount, Fact, Member, Post, TikTokAccount
from bcmodel.vocab.words import Kind, Status
from bcmodel.world import World
from bcmodel.world.references import REFERENCES

PRESUMED: Mapping[Kind, Mapping[str, str]] = {
    Kind.USER: {
        "tiktok_for_business": "true",
        "login": "ACTIVE",
        "two_step": "false",
        "data_verified_until": "none",
    },
    Kind.BUSINESS_CENTER: {
        "two_step_scope": "NONE",
        "email_domains": "none",
        "email_scope": "ALL",
        "info_complete": "true",
        "parent": "none",
    },
    Kind.MEMBER: {"expires_at": "none", "ended": "REMOVED of those who are no longer there"},
    Kind.AD_ACCOUNT: {"billing_shared_with": "none", "close_blockers": "none"},
    Kind.TIKTOK_ACCOUNT: {"status": "ACTIVE", "restricted": "none"},
    Kind.CATALOG: {},
    Kind.SHOP: {"seller": "none", "gmv_max_ad_account": "none"},
    Kind.POST: {"type": "not STORY", "sources": "none"},
    Kind.SPARK_CODE: {"region": "none"},
    Kind.PIXEL: {},
    Kind.FORM_LIBRARY: {},
}
"""By kind of fact, the fields that no answer tells, and what they are presumed to be."""
NAMES, ADDRESSES = ("name", "handle"), ("email", "invited_email")
TEXTS = frozenset({*NAMES, *ADDRESSES, "region", "currency"})
"""Fields that may be known where nothing was read."""
WORKED_OUT = frozenset({"issued_at", "days", "applied_to"})
"""Fields in which what is known may differ from what was read without contradicting it."""


def tell_presumed(desk: Desk) -> None:
    """Tell what is presumed, once each."""
    kinds = {fact.kind for fact in desk.facts.values()}
    for kind, fields in PRESUMED.items():
        for field, value in fields.items() if kind in kinds else ():
            told = f"`{field}` of each {kind} is told nowhere; presumed: {value}"
            desk.telling.tell(ItemCode.PRESUMED, told)
    several: dict[tuple[Kind, str, str], list[str]] = {}
    for (kind, identity), values in desk.presumed.items():
        for field, value in values.items() if desk.find(kind, identity) else ():
            several.setdefault((kind, field, value), []).append(identity)
    for (kind, field, value), ids in sorted(several.items()):
        told = f"`{field}` of {kind} {', '.join(sorted(ids))} is not told; presumed: {value}"
        desk.telling.tell(ItemCode.PRESUMED, told)
    told = "that no listed person privately owns an asset, or sells in a shop, is presumed"
    desk.telling.tell(ItemCode.PRESUMED, told)


class Knowledge:
    """What the caller knows better than the answers tell."""

    def __init__(self, world: World | None, redaction: Redaction) -> None:
        self.world = world
        self.redaction = redaction

    @property
    def owners(self) -> dict[str, Owner]:
        """The owners of assets."""
        found: dict[str, Owner] = {}
        for asset in self.world.tables.assets.values() if self.world else ():
            center: str | None = getattr(asset, "owner", None)
            if center or getattr(asset, "owner_user", None):
                found[asset.id] = Owner(center)
        return found

    def meet_centers(self, desk: Desk) -> None:
        """Add the Business Centers that are known to those that were met."""
        for center in self.world.tables.centers.values() if self.world else ():
            desk.meet(center.id, center.name)

    def improve(self, desk: Desk) -> None:
        """
        Replace what is presumed of a fact by what is known of it.

        Raises `SnapshotError` for whatever is known and contradicts what was read.
        """
        if self.world is None:
            return
        faults: list[Fault] = []
        for fact in list(desk.facts.values()):
            better = self.world.counterpart(fact)
            if better is None or fact.kind not in PRESUMED:
                continue
            fields = _presumed_of(desk, fact)
            faults += self._contradictions(fact, better, fields)
            told = {field: getattr(better, field) for field in fields}
            if isinstance(fact, AdAccount | TikTokAccount) and _is_stand_in(fact.owner_user):
                told["owner_user"] = getattr(better, "owner_user", None) or fact.owner_user
            desk.replace(self._with(desk, fact, told))
        if faults:
            raise SnapshotError(faults)
        _drop_stand_ins(desk)

    def _contradictions(self, fact: Fact, better: Fact, presumed: list[str]) -> Iterator[Fault]:
        """Yield a fault for each field in which what is known contradicts what was read."""
        if type(fact) is not type(better):
            told = f"is known as a {better.kind}"
            yield Fault(fact.label, told, "mend the file of what is known")
            return
        read = fact.said()
        for field, value in better.said().items():
            is_free = field in presumed or field in WORKED_OUT or _is_stand_in(read.get(field))
            is_open = is_free or (field in TEXTS and field not in read)
            if not is_open and not self._is_same(field, value, getattr(fact, field)):
                hint = "mend the file of what is known, or leave the fact out"
                told = f"`{field}` is known to be {worded(value)}, but was read as "
                yield Fault(fact.label, told + worded(getattr(fact, field)), hint)

    def _is_same(self, field: str, known: object, read: object) -> bool:
        """Whether a field is known as it was read, whatever its pseudonym or its capitals."""
        if field in ADDRESSES:
            return self.redaction.email(str(known)).lower() == str(read).lower()
        return (self.redaction.name(str(known)) if field in NAMES else known) == read

    def _with(self, desk: Desk, fact: Fact, told: dict[str, object]) -> Fact:
        """Return a fact with what is known of it, less fields that name what is not listed."""
        for field in list(told):
            kinds = REFERENCES.get(fact.kind, {}).get(field, ())
            value = cast("str | tuple[str, ...] | None", told[field]) if kinds else None
            for identity in value if isinstance(value, tuple) else (value,):
                if identity and not self._is_listed(desk, kinds, identity):
                    told.pop(field, None)
        return attrs.evolve(fact, **told)  # type: ignore[misc]  # facts are attrs classes

    def _is_listed(self, desk: Desk, kinds: tuple[Kind, ...], identity: str) -> bool:
        user = self.world.tables.users.get(identity) if self.world else None
        if user and Kind.USER in kinds:
            desk.add(user)
        return any(desk.find(kind, identity) for kind in kinds)


def _presumed_of(desk: Desk, fact: Fact) -> list[str]:
    """Return the fields of a fact that no answer told."""
    fields = [*PRESUMED[fact.kind], *desk.presumed.get((fact.kind, str(fact.key[0])), ())]
    if isinstance(fact, Post) and fact.tiktok_account.startswith(BEHIND):
        fields.append("tiktok_account")
    if isinstance(fact, Member) and fact.status is not Status.UNBOUND:
        fields.remove("ended")
    return fields


def _is_stand_in(value: object) -> bool:
    return isinstance(value, str) and value.startswith(OWNER_OF)


def _drop_stand_ins(desk: Desk) -> None:
    """Take stand-ins away that nothing names any more, as what they stood for is known."""
    posted = {fact.tiktok_account for fact in desk.facts.values() if isinstance(fact, Post)}
    accounts = [fact for fact in desk.facts.values() if isinstance(fact, TikTokAccount)]
    for account in accounts:
        if account.id.startswith(BEHIND) and account.id not in posted:
            desk.drop(account)
    owned = (fact for fact in desk.facts.values() if isinstance(fact, AdAccount | TikTokAccount))
    owners = {fact.owner_user for fact in owned}
    for user in list(desk.users.values()):
        if _is_stand_in(user.id) and user.id not in owners:
            desk.drop(user)
