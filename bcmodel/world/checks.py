"""Checks: what keeps a set of facts from being a World, although each fact is sound by itself."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from bcmodel import facts as f
from bcmodel.errors import Fault, nearest, with_article
from bcmodel.facts.record import faults_of_field
from bcmodel.vocab.levels import ASSIGNMENT_SCOPES, LADDERS, SHARE_SCOPES
from bcmodel.vocab.words import Kind, Level, Organization, Origin, Scope, Status
from bcmodel.world.references import ASSET_KINDS, IDENTIFIED, ONE_ID_SPACE, REFERENCES, SHAREABLE
from bcmodel.world.tables import Buckets, F, keys_of

_ID = attrgetter("id")
Ids = dict[Kind, dict[str, f.Fact | None]]
"""By kind, every id there is; no fact behind it where the fact itself is faulty."""


class FactFault(Fault):
    """A fault of facts; `field` is empty where it does not lie in one field."""

    __slots__ = ("facts", "field")

    def __init__(
        self, fact: f.Fact, field: str, problem: str, next_step: str, *others: f.Fact
    ) -> None:
        self.facts = (fact, *others)
        self.field = field
        named = f"{fact.kind} `{fact.of}`" if isinstance(fact, f.Unseen) else fact.label
        super().__init__(f"{named}, {field}" if field else named, problem, next_step)


def ids_in(buckets: Buckets) -> Ids:
    """Return every fact that others can refer to, by kind and id."""
    return {
        kind: {fact.id: fact for fact in buckets.get(f.FACT_CLASSES[kind], ())}  # type: ignore[attr-defined]  # these kinds have ids
        for kind in IDENTIFIED
    }


def faults_among(buckets: Buckets, ids: Ids) -> Iterator[FactFault]:
    """
    Yield everything that keeps the facts from being a World.

    `ids` may know more than the facts: what is there, but too faulty to be read.
    """
    yield from _clashes(buckets)
    yield from _shared_ids(ids)
    for kind, fields in REFERENCES.items():
        facts = buckets.get(f.FACT_CLASSES[kind])
        if facts:
            for field, targets in fields.items():
                yield from _dangling(facts, field, targets, ids)
    yield from _owners(buckets)
    yield from _memberships(buckets)
    yield from _groups(buckets, ids)
    yield from _shares(buckets, ids)
    yield from _grants(buckets, f.Share, ids)
    yield from _grants(buckets, f.Assignment, ids)
    yield from _requests(buckets, ids)
    yield from _group_levels(buckets)
    yield from _patterns(buckets)


def _clashes(buckets: Buckets) -> Iterator[FactFault]:
    for fact_class, facts in buckets.items():
        named = fact_class.kind in IDENTIFIED  # by its id alone, whatever else it must say
        if fact_class in buckets.distinct and not named:
            continue
        if len(set(map(_ID, facts) if named else keys_of(fact_class, facts))) < len(facts):
            by_key: dict[object, list[f.Fact]] = {}
            for fact in facts:
                by_key.setdefault(_ID(fact) if named else fact.key, []).append(fact)
            for first, *others in by_key.values():
                if others:
                    problem, hint = "is given twice, differently", "keep one of them"
                    yield FactFault(first, "", problem, hint, *others)


def _shared_ids(ids: Ids) -> Iterator[FactFault]:
    if len(set[str]().union(*(ids[kind] for kind in ONE_ID_SPACE))) == sum(
        len(ids[kind]) for kind in ONE_ID_SPACE
    ):
        return
    first: dict[str, Kind] = {}
    for kind in ONE_ID_SPACE:
        for identity, fact in ids[kind].items():
            other = first.setdefault(identity, kind)
            if other is not kind and fact:
                told = f"has the id of {with_article(other)}"
                yield FactFault(fact, "", told, "give each asset its own id")


def _dangling(
    facts: list[f.Fact], field: str, targets: tuple[Kind, ...], ids: Ids
) -> Iterator[FactFault]:
    read = attrgetter(field)
    named = set(map(read, facts)) - {None}
    several = any(isinstance(value, tuple) for value in named)
    missing = {i for value in named for i in value} if several else named
    for kind in targets:
        missing -= ids[kind].keys()
    if not missing:
        return
    what = str(targets[0]) if len(targets) == 1 else "asset"
    for fact in facts:
        value = read(fact)
        for identity in sorted(missing & ({*value} if several else {value})):
            wrong_kind = next((kind for kind in ASSET_KINDS if identity in ids[kind]), None)
            if wrong_kind:
                problem = f"`{identity}` is of kind {wrong_kind}, not {what}"
                yield FactFault(fact, field, problem, "name another")
            else:
                known = (one for kind in targets for one in ids[kind])
                hint = nearest(identity, known, f"add the {what}, or correct the id")
                problem = f"there is no {what} `{identity}`"
                yield FactFault(fact, field, problem, hint)


EITHER_OWNER: dict[type[f.Fact], tuple[str, str]] = {
    f.AdAccount: ("owner", "owner_user"),
    f.TikTokAccount: ("owner_user", "owner"),
    f.Pixel: ("owner", "ad_account"),
    f.Catalog: ("owner", "ad_account"),
}


def _owners(buckets: Buckets) -> Iterator[FactFault]:
    for fact_class, (one, other) in EITHER_OWNER.items():
        read = attrgetter(one, other)
        for fact in buckets.get(fact_class, ()):
            left, right = read(fact)
            if (left is None) is (right is None):
                told = f"both {one} and" if left else f"neither {one} nor"
                yield FactFault(fact, "", f"has {told} {other}", "give exactly one of them")


def _memberships(buckets: Buckets) -> Iterator[FactFault]:
    for member in _of(buckets, f.Member):
        if member.ended and member.status is not Status.UNBOUND:
            problem = f"says how it ended but is {member.status}"
            yield FactFault(member, "ended", problem, "leave it out or set status to UNBOUND")


def _groups(buckets: Buckets, ids: Ids) -> Iterator[FactFault]:
    for group in _of(buckets, f.AccountGroup):
        center = ids[Kind.BUSINESS_CENTER].get(group.business_center)
        if isinstance(center, f.BusinessCenter) and center.organization is Organization.ENTERPRISE:
            problem = "is in an ENTERPRISE Business Center"
            yield FactFault(group, "", problem, "those have no account groups; assign directly")


def _shares(buckets: Buckets, ids: Ids) -> Iterator[FactFault]:
    by_partner = (Status.BOUND, Status.UNBOUND)
    for share in _of(buckets, f.Share):
        if share.origin is Origin.PARTNER and share.status not in by_partner:
            problem = f"a PARTNER share cannot be {share.status}"
            yield FactFault(share, "status", problem, "use `BOUND` or `UNBOUND`")
        asset = _asset(share.asset, ids)
        if asset is None:
            continue
        owner = getattr(asset, "owner", None)
        if owner == share.to:
            problem = f"is of an asset that `{share.to}` owns"
            yield FactFault(share, "", problem, "leave the share out")
        elif owner is None and isinstance(asset, f.Pixel | f.Catalog):
            problem = f"is of a {asset.kind} that is still in ad account `{asset.ad_account}`"
            yield FactFault(share, "", problem, "give it an owner before it is shared")
        elif owner is None and share.origin is Origin.PARTNER and share.granted_by is None:
            problem = "is of an asset that no Business Center owns, so none can have shared it"
            yield FactFault(share, "", problem, "use origin `REQUEST`, or say who granted it")


def _grants(
    buckets: Buckets, fact_class: type[f.Share | f.Assignment], ids: Ids
) -> Iterator[FactFault]:
    """Yield levels and scopes that the asset's kind does not have."""
    grants = _of(buckets, fact_class)
    assets = {asset: _asset(asset, ids) for asset in {grant.asset for grant in grants}}
    sound: set[tuple[type[f.Fact] | None, Level | None, tuple[Scope, ...]]] = set()
    for grant in grants:
        asset = assets[grant.asset]
        combination = (type(asset) if asset else None, grant.level, grant.scopes)
        if combination in sound:
            continue
        faults = list(faults_of_grant(grant, asset)) if asset else []
        yield from faults
        if not faults:
            sound.add(combination)


def faults_of_grant(grant: f.Share | f.Assignment, asset: f.Fact) -> Iterator[FactFault]:
    """Yield a level, and each scope, that the asset's kind does not have."""
    ladder = LADDERS[asset.kind]
    if grant.level is not None and grant.level not in ladder:
        hint = nearest(grant.level, ladder) if ladder else "leave it out"
        problem = f"{with_article(asset.kind)} has no level `{grant.level}`"
        yield FactFault(grant, "level", problem, hint)
    known = SHARE_SCOPES if isinstance(grant, f.Share) else ASSIGNMENT_SCOPES
    yield from _scope_faults(grant, "scopes", asset, known)


def _scope_faults(
    grant: f.Fact, field: str, asset: f.Fact, known: frozenset[Scope]
) -> Iterator[FactFault]:
    scopes: tuple[Scope, ...] = getattr(grant, field)
    allowed = known if asset.kind is Kind.TIKTOK_ACCOUNT else frozenset[Scope]()
    for scope in sorted(set(scopes) - allowed):
        hint = nearest(scope, sorted(allowed)) if allowed else "leave it out"
        problem = f"{with_article(asset.kind)} has no scope `{scope}` here"
        yield FactFault(grant, field, problem, hint)


def _requests(buckets: Buckets, ids: Ids) -> Iterator[FactFault]:
    for share in _of(buckets, f.Share):
        asset = _asset(share.asset, ids) if share.requested_scopes else None
        if asset is not None:
            yield from _scope_faults(share, "requested_scopes", asset, SHARE_SCOPES)


def _group_levels(buckets: Buckets) -> Iterator[FactFault]:
    ladder = LADDERS[Kind.AD_ACCOUNT]
    for held in _of(buckets, f.GroupAssignment):
        if held.level not in ladder:
            problem = f"an ad account has no level `{held.level}`"
            yield FactFault(held, "level", problem, nearest(held.level, ladder))


def _patterns(buckets: Buckets) -> Iterator[FactFault]:
    for pattern in _of(buckets, f.Unseen):
        fields = {field.name: field for field in f.FACT_CLASSES[pattern.of].fields()}
        for name, value in pattern.where:
            if name not in fields:
                problem = f"{with_article(pattern.of)} has no field `{name}`"
                yield FactFault(pattern, "where", problem, nearest(name, fields))
                continue
            for fault in faults_of_field(fields[name], value):
                yield FactFault(pattern, f"where, {name}", fault.problem, fault.next_step)


def _asset(identity: str, ids: Ids) -> f.Fact | None:
    """Return the asset that is shared or assigned, if it is one of those that can be."""
    return next((fact for kind in SHAREABLE if (fact := ids[kind].get(identity))), None)


def _of(buckets: Buckets, fact_class: type[F]) -> list[F]:
    return buckets.get(fact_class, [])  # type: ignore[return-value]  # buckets are keyed by class
