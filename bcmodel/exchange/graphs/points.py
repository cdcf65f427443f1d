"""
Points: what access hangs on - a person, a membership, a share whose loss leaves nobody with it.

Everything that lets somebody do an action is one graph, from everybody to the action: each open
route is a path along what its proof cites. Whatever lies on every path dominates its end, and
nothing else can be a single point. A proof may cite more than it needs, so each candidate is then
taken away on trial and the Resolver asked again: its answer is what counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from bcmodel import facts as f
from bcmodel.advise import Diff, diff
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.exchange.graphs.building import in_order, name_of
from bcmodel.facts import Fact
from bcmodel.facts.plain import fact_as_data
from bcmodel.resolve import Answer, Resolver, RouteProof
from bcmodel.rules import Path
from bcmodel.vocab.actions import ACTIONS_OF, JOINT, Action, members
from bcmodel.vocab.words import CenterStatus, Kind, Login, MemberEnd, ShareEnd, Status

if TYPE_CHECKING:
    from networkx import DiGraph

EVERYBODY = "everybody"
"""The node from which every path of an access graph starts."""

LOSABLE = frozenset(
    {
        Kind.USER,
        Kind.BUSINESS_CENTER,
        Kind.MEMBER,
        Kind.PARTNERSHIP,
        Kind.SHARE,
        Kind.ASSIGNMENT,
        Kind.GROUP_ASSIGNMENT,
        Kind.TIKTOK_LINK,
        Kind.PIXEL_LINK,
        Kind.AUDIENCE_SHARE,
        Kind.SELLER_ROLE,
        Kind.APP_CONNECTION,
    }
)
"""Kinds of fact that can be lost; assets are not among them, as they are what access is to."""


@attrs.frozen
class SinglePoint:
    """
    Something whose loss leaves nobody who can do these actions on an asset.

    `fact` is a person, a Business Center, or what was granted: a membership, a share, ...
    """

    fact: Fact
    asset: str
    actions: tuple[Action, ...]

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data."""
        return {
            "fact": fact_as_data(self.fact),
            "asset": self.asset,
            "actions": [str(action) for action in self.actions],
        }


@attrs.frozen
class Loss:
    """
    What the loss of something would mean.

    `diff` tells who loses what, and who keeps it by another route; `orphaned` are the actions,
    each with its asset, that nobody could do any more.
    """

    fact: Fact
    diff: Diff
    orphaned: tuple[tuple[Action, str], ...]

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data."""
        orphaned = [{"action": str(action), "asset": asset} for action, asset in self.orphaned]
        return {"fact": fact_as_data(self.fact), **self.diff.to_dict(), "orphaned": orphaned}


def access_graph(access: Resolver, action: str, asset: str) -> DiGraph[str]:
    """
    Return what lets people do an action on an asset, as paths from everybody to the action.

    In between, nodes are facts, named as in `graph`, with their `kind`: each open route of each
    person is a path along those facts of its proof that can be lost, people first. Raises
    `QuestionError` for an action that is unknown or joint.

    >>> from bcmodel.rules.town import town
    >>> list(access_graph(Resolver(town()), "pixel.delete", "px-1"))
    ['everybody', 'pixel.delete', 'user:zoe', 'business_center:acme', 'member:acme,zoe']
    """
    return _joined(_paths(access, action, asset), str(action))


def single_points(access: Resolver, assets: Iterable[str] | None = None) -> tuple[SinglePoint, ...]:
    """
    Return what access hangs on: whatever, lost alone, leaves nobody who can do something.

    `assets` are the ids of assets, Business Centers and groups to look at; if left out, all
    assets. The cost is one decision for each person and each action that they can do on them.
    Raises `InputError` for unknown ids.

    >>> from bcmodel.rules.town import town
    >>> points = single_points(Resolver(town()), ["forms-1"])
    >>> print(", ".join(p.fact.label for p in points if "form_library.download_leads" in p.actions))
    user `mia`, business_center `nova`, member `nova`, `mia`, ...
    """
    tables = access.world.tables
    things = sorted(tables.assets if assets is None else set(assets))
    faults = [
        Fault("assets", f"there is no asset `{name}`", nearest(name, tables.assets))
        for name in things
        if access.world.thing(name) is None
    ]
    if faults:
        raise InputError(faults)
    trial = _Trial(access)
    return tuple(point for thing in things for point in _points_of(trial, thing))


def blast_radius(access: Resolver, fact: Fact) -> Loss:
    """
    Return what the loss of a person, a Business Center, or something granted would mean.

    A person loses the login, a Business Center is deleted, a membership, partnership or share
    ends, an assignment or a link goes. Raises `InputError` for what is not in the World, or
    cannot be lost in this sense.

    >>> from bcmodel.rules.town import town
    >>> loss = blast_radius(Resolver(town()), f.Partnership("acme", "nova"))
    >>> sorted({query.asset for query in loss.diff.lost})
    ['adv-1', 'aud-1', 'cat-1', 'forms-1', 'px-1', 'px-new', 'shop-1']
    >>> (Action.FORM_LIBRARY_MANAGE, "forms-1") in loss.orphaned
    True
    """
    after = without(access, fact)
    found = diff(access, after)
    lost = dict.fromkeys((Action(query.action), query.asset) for query in found.lost)
    return Loss(fact, found, tuple(pair for pair in lost if not after.who_can(*pair)))


def without(access: Resolver, fact: Fact) -> Resolver:
    """Return the Resolver of the World in which something is lost; errors as `blast_radius`."""
    if fact.kind not in LOSABLE:
        hint = "name a person, a Business Center, or what was granted"
        raise InputError([Fault(fact.label, "is nothing that is lost", hint)])
    if access.world.counterpart(fact) != fact:
        raise InputError([Fault(fact.label, "is not in this World", "take it from `facts()`")])
    left = _ended(fact)
    world = access.world.changed([left] if left else [], [] if left else [fact])
    return access.succeeded_by(world, [fact])


def _ended(fact: Fact) -> Fact | None:
    """Return what remains of a fact that is lost; nothing where it goes without a trace."""
    match fact:
        case f.User():
            return attrs.evolve(fact, login=Login.LOST)
        case f.BusinessCenter():
            return attrs.evolve(fact, status=CenterStatus.DELETED)
        case f.Member():
            return attrs.evolve(fact, status=Status.UNBOUND, ended=MemberEnd.REMOVED)
        case f.Partnership():
            return attrs.evolve(fact, status=Status.UNBOUND)
        case f.Share():
            return attrs.evolve(fact, status=Status.UNBOUND, ended=ShareEnd.REVOKED)
        case _:
            return None


class _Trial:
    """A Resolver, and what it becomes without one fact or another, each worked out once."""

    def __init__(self, access: Resolver) -> None:
        self.access = access
        self.lost: dict[Fact, Resolver] = {}

    def leaves_nobody(self, fact: Fact, action: Action, asset: str) -> bool:
        """Whether nobody can do something any more once a fact is lost."""
        if fact not in self.lost:
            self.lost[fact] = without(self.access, fact)
        return not self.lost[fact].who_can(action, asset)


def _points_of(trial: _Trial, asset: str) -> Iterator[SinglePoint]:
    thing = trial.access.world.thing(asset)
    if thing is None:
        return
    found: dict[Fact, list[Action]] = {}
    for action in members(ACTIONS_OF[thing.kind]):
        if action not in JOINT:
            for fact in _on_every_path(trial.access, action, asset):
                if trial.leaves_nobody(fact, action, asset):
                    found.setdefault(fact, []).append(action)
    for fact in sorted(found, key=in_order):
        yield SinglePoint(fact, asset, tuple(found[fact]))


def _on_every_path(access: Resolver, action: Action, asset: str) -> Iterator[Fact]:
    """Yield the facts that dominate an action in its access graph."""
    import networkx as nx

    paths = list(_paths(access, action, asset))
    if paths:
        facts = {name_of(fact): fact for path in paths for fact in path}
        dominators = nx.immediate_dominators(_joined(paths, str(action)), EVERYBODY)
        node = dominators[str(action)]
        while node != EVERYBODY:
            yield facts[node]
            node = dominators[node]


def _joined(paths: Iterable[tuple[Fact, ...]], end: str) -> DiGraph[str]:
    """Return paths as one graph, from everybody to its end."""
    from networkx import DiGraph

    joined: DiGraph[str] = DiGraph()
    joined.add_nodes_from([EVERYBODY, end])
    for path in paths:
        joined.add_nodes_from((name_of(fact), {"kind": str(fact.kind)}) for fact in path)
        joined.add_edges_from(pairwise([EVERYBODY, *map(name_of, path), end]))
    # INVARIANT: all paths run in one order of facts, so an arrow past a fact stems from a path
    # without it: what lies on every path dominates the end, however the paths are joined.
    return joined


def _paths(access: Resolver, action: str, asset: str) -> Iterator[tuple[Fact, ...]]:
    """Yield, for each open route of each person, what it rests on that can be lost, in order."""
    for user in sorted(access.who_can(action, asset)):
        decision = access.decide(user, action, asset)
        for proof in decision.proof.routes:
            if proof.route.is_open:
                yield tuple(sorted(set(_losable_in(decision, proof)), key=in_order))


def _losable_in(decision: Answer, proof: RouteProof) -> Iterator[Fact]:
    """Yield what an open route rests on that can be lost: how it was found, what its rules read."""
    path = proof.route.path
    listed = (fact for note in decision.proof.listing for fact in note.found)
    at_work = (fact for applied in (*decision.proof.gates, *proof.steps) for fact in applied.facts)
    at_hand = (path.case.user, path.center, path.share)
    led_there = (fact for fact in listed if _leads_along(fact, path))
    for fact in (*at_hand, *led_there, *at_work):
        if fact is not None and fact.kind in LOSABLE:
            yield fact


def _leads_along(fact: Fact, path: Path) -> bool:
    """Whether a fact that was found while routes were listed belongs to this one."""
    center = path.center.id if path.center else None
    match fact:
        case f.BusinessCenter():
            return fact.id == center
        case f.Member():
            return (fact.business_center, fact.user) == (center, path.case.user.id)
        case f.Share():
            return fact.to == center
        case f.AudienceShare():
            return fact.ad_account == path.asset.id
        case _:
            return True
