"""Presumed: what no answer tells, the value it is given, and what somebody may know better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

import attrs

from bcmodel.errors import Fault, SnapshotError
from bcmodel.exchange.snapshots.desk import BEHIND, OWNER_OF, Desk
from bcmodel.exchange.snapshots.owners import Owner
from bcmodel.exchange.snapshots.telling import ItemCode
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
UNSAID = frozenset(
    {
        *("name", "handle", "email", "region", "currency", "invited_email"),
        *("owner_user", "issued_at", "days", "applied_to"),
    }
)
"""Fields in which somebody may say otherwise, or more, and need not be wrong."""


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
    """What somebody knows better than the answers tell."""

    def __init__(self, world: World | None) -> None:
        self.world = world

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
        """Take in the Business Centers that are known."""
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
            faults += _contradictions(fact, better, fields)
            told = {field: getattr(better, field) for field in fields}
            if isinstance(fact, AdAccount | TikTokAccount) and _has_stand_in(fact):
                told["owner_user"] = getattr(better, "owner_user", None) or fact.owner_user
            desk.replace(self._with(desk, fact, told))
        if faults:
            raise SnapshotError(faults)

    def _with(self, desk: Desk, fact: Fact, told: dict[str, object]) -> Fact:
        """Return a fact with what is known, as far as what that names can be listed."""
        for field in [*told]:
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


def _has_stand_in(fact: AdAccount | TikTokAccount) -> bool:
    return (fact.owner_user or "").startswith(OWNER_OF)


def _presumed_of(desk: Desk, fact: Fact) -> list[str]:
    """Return the fields of a fact that no answer told."""
    fields = [*PRESUMED[fact.kind], *desk.presumed.get((fact.kind, str(fact.key[0])), ())]
    if isinstance(fact, Post) and fact.tiktok_account.startswith(BEHIND):
        fields.append("tiktok_account")
    if isinstance(fact, Member) and fact.status is not Status.UNBOUND:
        fields.remove("ended")
    return fields


def _contradictions(fact: Fact, better: Fact, presumed: list[str]) -> Iterator[Fault]:
    """Yield in which fields what is known differs from what was read."""
    if type(fact) is not type(better):
        yield Fault(fact.label, f"is known as a {better.kind}", "mend the file of what is known")
        return
    for field, value in better.said().items():
        read: object = getattr(fact, field)
        if field not in presumed and field not in UNSAID and value != read:
            hint = "mend the file of what is known, or leave the fact out"
            told = f"`{field}` is known to be {value}, and was read as {read}"
            yield Fault(fact.label, told, hint)
