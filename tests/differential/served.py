"""Worlds for the engines: what is exported of them, what is asked, and what is expected."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import attrs
from hypothesis import settings

import bcmodel as bc
from bcmodel.exchange.engines.model import Expression, Model, Node, Tuple
from bcmodel.exchange.engines.naming import pair_type, permission
from bcmodel.exchange.engines.schema import model_of
from bcmodel.exchange.engines.tuples import tuples_of
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import NOW
from bcmodel.testing.making.unseen import with_referrers
from bcmodel.vocab.actions import JOINT, USING
from bcmodel.world.tables import Tables
from tests.worlds import world_of

WORLDS = {"dev": 40, "ci": 500, "deep": 5_000}.get(settings.get_current_profile_name(), 40)
"""How many random Worlds each engine is asked about."""
A_BATCH = 20
BATCHES = range(WORLDS // A_BATCH)
RULEBOOKS = (
    bc.STANDARD,
    bc.STANDARD.with_parameters(admin_must_be_assigned=False, admin_sees_money=True),
    bc.STANDARD.with_parameters(partner_member_capped_by_share=False, bc_to_bc_transfer=True),
    bc.STANDARD,
)
"""The rulebooks in turn; each has a model of its own."""
IN_FULL = 5_000
"""From how many Worlds on the slow engines are asked even what they cannot answer otherwise."""
FEW = 2
"""How many people and ad accounts are left in a World, of which everything is asked."""

Place = tuple[Node, str]
"""A thing or a pair, and a permission on it, as engines know them."""


@attrs.frozen(eq=False)
class Served:
    """A World as engines are given it, with who may do what where: everybody, everything."""

    name: str
    access: bc.Resolver
    model: Model
    tuples: frozenset[Tuple]
    who: dict[Place, frozenset[str]]

    @property
    def asked_once(self) -> dict[Place, frozenset[str]]:
        """
        The same, permissions that are defined alike asked once.

        One that is defined by the very same expression cannot be answered otherwise.
        """
        if WORLDS >= IN_FULL:
            return self.who
        known = {
            (one.name, r.name): r.expression for one in self.model.types for r in one.relations
        }
        first: dict[tuple[Node, Expression], Place] = {}
        for node, permission_there in self.who:
            key = node, known[node.type, permission_there]
            first.setdefault(key, (node, permission_there))
        return {place: self.who[place] for place in first.values()}

    @property
    def people(self) -> list[str]:
        """Everybody, by id."""
        return list(self.access.world.tables.users)


def batch_of(batch: int) -> list[Served]:
    """Return the Worlds of a batch; they all have one rulebook."""
    book = batch % len(RULEBOOKS)
    return [served(seed, book) for seed in range(batch * A_BATCH, (batch + 1) * A_BATCH)]


@lru_cache(maxsize=1_000)
def served(seed: int, book: int) -> Served:
    """Make a World of a seed, and ask everything; one in four is seen in part."""
    world = small(world_of(Luck.of(seed), partly_seen=seed % 4 == 1))
    return asked_everything(f"w{seed}", bc.Resolver(world, RULEBOOKS[book]))


def nasty() -> Served:
    """Make a World of ids that engines would misread, and ask everything."""
    people, centers = ("user:*", "a b@c#d"), ("*", "nova|adv=2D1", "Söhne & <Co>")
    accounts, pixels = ("adv|1", "adv", '"q" \\ \n', "行动"), ("1|px", "px")
    world = bc.World.of(
        *(bc.User(user) for user in people),
        *(bc.BusinessCenter(center) for center in centers),
        *(bc.Member(center, user) for center in centers for user in people[:1]),
        bc.Member(centers[0], people[1], role="ADMIN"),
        *(bc.AdAccount(account, owner=centers[n % 3]) for n, account in enumerate(accounts)),
        *(bc.Pixel(pixel, owner=centers[0]) for pixel in pixels),
        bc.PixelLink(pixels[1], accounts[0]),
        bc.Partnership(*centers[:2]),
        bc.Share(accounts[0], centers[1], level="OPERATOR"),
        bc.Assignment(centers[1], people[0], accounts[0], level="ADMIN"),
        bc.Assignment(centers[2], people[0], accounts[2], level="OPERATOR"),
        at=NOW,
    )
    return asked_everything("nasty", bc.Resolver(world))


def asked_everything(name: str, access: bc.Resolver) -> Served:
    """Ask everything of a World."""
    tables = access.world.tables
    who = {
        (node, permission(action)): frozenset(
            user for user in tables.users if access.can(user, action, thing, using)
        )
        for action, thing, using, node in asked_of(tables)
    }
    return Served(name, access, model_of(access.rulebook), tuples_of(access), who)


def small(world: bc.World) -> bc.World:
    """Leave some people, Business Centers and ad accounts out, with whatever names them."""
    facts, tables = list(world.facts()), world.tables
    accounts = sorted(n for n, one in tables.assets.items() if one.kind is bc.Kind.AD_ACCOUNT)
    left_out: list[bc.Fact] = [
        *(tables.users[user] for user in sorted(tables.users)[FEW:]),
        *(tables.centers[center] for center in sorted(tables.centers)[FEW + 1 :]),
        *(tables.assets[account] for account in accounts[FEW:]),
    ]
    gone = with_referrers(left_out, facts)
    return bc.World.of(*(fact for fact in facts if fact not in gone), at=world.at)


def asked_of(tables: Tables) -> Iterator[tuple[bc.Action, str, str | None, Node]]:
    """Yield every action with everything it is done on, and with."""
    things = [*tables.assets.values(), *tables.centers.values(), *tables.groups.values()]
    for action in bc.Action:
        for thing in things:
            if thing.kind is action.kind:
                for using, node in _nodes(tables, action, thing.id):
                    yield action, thing.id, using, node


def _nodes(tables: Tables, action: bc.Action, thing: str) -> Iterator[tuple[str | None, Node]]:
    if action not in JOINT:
        yield None, Node(action.kind, (thing,))
        return
    used = [*tables.assets.values(), *tables.codes.values(), *tables.workspaces.values()]
    for other in used:
        if other.kind in USING[action]:
            yield other.id, Node(pair_type(other.kind), (thing, other.id))
