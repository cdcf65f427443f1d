"""
Index: every plain answer of a World, worked out beforehand by the same rules.

`rows` hold what people may do by what they are assigned or own. What they may do by their
standing in a Business Center - as Admins, or for its money - would be a row for every asset it
holds; those answers are put together when asked for from the person's side (`standings`) and the
asset's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve.clock import Clock
from bcmodel.resolve.compile import Compiler, Row
from bcmodel.resolve.sides import Sides
from bcmodel.resolve.sorting import JOINT_ACTIONS, let_through, sort_rules
from bcmodel.resolve.standing import Standing, Standings
from bcmodel.rules import Path, Rulebook
from bcmodel.rules.leads import Lead
from bcmodel.view import View
from bcmodel.vocab.actions import (
    ACTIONS_OF,
    BIT,
    BUILT_ON,
    NO_ACTIONS,
    Action,
    ActionSet,
    members,
    without,
)
from bcmodel.vocab.reasons import RouteKind
from bcmodel.vocab.words import Kind
from bcmodel.world import World

ON_AUDIENCES = ACTIONS_OF[Kind.AUDIENCE]
BY_AD_ACCOUNT = {action: base for action, base in BUILT_ON.items() if BIT[action] & ON_AUDIENCES}
"""What is done on an audience by way of its ad accounts, and what that takes there."""


class Index:
    """The plain answers of a World at an instant; good until something in it ends."""

    def __init__(self, view: View, book: Rulebook) -> None:
        self.view = view
        self.sides = Sides(view, book)
        self.by_standing = Standings(self.sides)
        self.rows: dict[str, Row] = {}
        self.standings: dict[str, tuple[Standing, ...]] = {}
        self.desks: dict[str, list[str]] = {}
        """Business Center to the people who have a standing in it."""
        self._told: dict[ActionSet, frozenset[Action]] = {}
        self._leads: dict[ActionSet, set[Lead]] = {}
        self.compile()

    def compile(self) -> None:
        """Work out the rows and standings of everybody."""
        compiler = Compiler(self.sides)
        for user in self.view.tables.users.values():
            self._add(user, compiler)

    def _add(self, user: f.User, compiler: Compiler) -> None:
        gates = self.sides.past_person_gates(user)
        centers = self.view.tables.members.get(user.id, ())
        inside = {name: self.sides.inside(user, name) for name in centers}
        row = compiler.row_of(user, gates, inside)
        if row:
            self.rows[user.id] = row
        standings = tuple(self.by_standing.of(user, gates, inside))
        if standings:
            self.standings[user.id] = standings
            for center in dict.fromkeys(standing.center for standing in standings):
                self.desks.setdefault(center, []).append(user.id)

    def can(self, user: str, bit: ActionSet, asset: str) -> bool:
        """Whether a person may do something on an asset."""
        row = self.rows.get(user)
        if row is not None and row.get(asset, 0) & bit:
            return True
        if bit & ON_AUDIENCES and self.by_ad_account(user, bit, asset):
            return True
        standings = self.standings.get(user)
        return standings is not None and self._by_standing(user, standings, bit, asset)

    def _by_standing(
        self, user: str, standings: tuple[Standing, ...], bit: ActionSet, asset: str
    ) -> bool:
        matching = [standing for standing in standings if standing.actions & bit]
        thing = self.view.world.thing(asset) if matching else None
        if thing is None:
            return False
        person, on = self.view.tables.users[user], self.by_standing.on
        return any(on(person, standing, thing) & bit for standing in matching)

    def tell(self, actions: ActionSet) -> frozenset[Action]:
        """Return a set of actions as it is told; each is made once."""
        told = self._told.get(actions)
        if told is None:
            told = self._told[actions] = frozenset(members(actions))
        return told

    def leads_to(self, bit: ActionSet) -> set[Lead]:
        """Return where to look for Business Centers in which a standing opens an action."""
        leads = self._leads.get(bit)
        if leads is None:
            ways = self.by_standing.ways
            leads = self._leads[bit] = {way.way.lead for way in ways if way.actions & bit}
        return leads

    def by_ad_account(self, user: str, bit: ActionSet, asset: str) -> bool:
        """Whether a person may do something on an audience by way of one of its ad accounts."""
        audience = self.view.tables.assets.get(asset)
        if not isinstance(audience, f.Audience):
            return False
        return any(
            BIT[action] & bit
            and self.can(user, BIT[base], account.id)
            and self._reaches_audience(user, audience, account, bit)
            for action, base in BY_AD_ACCOUNT.items()
            for account in self.accounts_of(audience)
        )

    def _reaches_audience(
        self, user: str, audience: f.Audience, account: f.AdAccount, bit: ActionSet
    ) -> bool:
        case = self.sides.case(self.view.tables.users[user], audience)
        path = Path(case, account, RouteKind.AUDIENCE)
        return bool(let_through(self.view, self.sides.rules.around_audiences, path, bit))

    def accounts_of(self, audience: f.Audience) -> Iterator[f.AdAccount]:
        """Yield the ad accounts that own or received an audience."""
        received = [share.ad_account for share in self.view.audience_shares(audience.id)]
        for name in dict.fromkeys((audience.ad_account, *received)):
            account = self.view.ad_account(name)
            if account is not None:
                yield account

    def people_near(self, thing: Thing) -> Iterable[str]:
        """Return everybody who may have an asset in their row."""
        tables = self.view.tables
        assignees = tables.assignees.get(thing.id, ())
        match thing:
            case f.AdAccount(owner_user=owner):
                groups = tables.groups_with.get(thing.id, ())
                by_group = [u for group in groups for u in tables.group_people.get(group.id, ())]
                return [*assignees, *by_group, owner] if owner else (*assignees, *by_group)
            case f.TikTokAccount(owner_user=owner):
                return [*assignees, owner] if owner else assignees
            case f.Shop(seller=seller):
                staff = [role.user for role in tables.seller_roles.get(thing.id, ())]
                return [*assignees, *staff, seller] if seller else [*assignees, *staff]
            case f.BusinessCenter():
                return tables.teams.get(thing.id, {})
            case f.AccountGroup():
                return tables.group_people.get(thing.id, ())
            case _:
                return assignees


class ExhaustiveIndex(Index):
    """
    An index for a rulebook without all its anchors: every person is judged on every asset.

    It is as right as any and far slower to make; it is for trying out what a rule is worth.
    """

    def compile(self) -> None:
        """Judge everybody on everything, by every way."""
        tables = self.view.tables
        things = [*tables.assets.values(), *tables.centers.values(), *tables.groups.values()]
        for user in tables.users.values():
            answers = ((thing.id, self._answer(user, thing)) for thing in things)
            self.rows[user.id] = {name: actions for name, actions in answers if actions}

    def _answer(self, user: f.User, thing: Thing) -> ActionSet:
        case = self.sides.case(user, thing)
        plain = without(ACTIONS_OF[thing.kind], JOINT_ACTIONS)
        past_gates = let_through(self.view, self.sides.rules.gates, Path.to(case), plain)
        reached: int = NO_ACTIONS
        for way in self.sides.rules.ways:
            actions = way.actions & past_gates
            for path in way.lead.paths(self.view, case, None) if actions else ():
                reached |= let_through(self.view, way.steps, path, actions)
        return ActionSet(reached)

    def by_ad_account(self, user: str, bit: ActionSet, asset: str) -> bool:  # noqa: ARG002 - as above
        """Return no: what is open on an audience stands in the rows."""
        return False

    def people_near(self, thing: Thing) -> Iterable[str]:  # noqa: ARG002 - as above
        """Return everybody."""
        return self.rows


class Indexes:
    """The indexes of a World at its various instants, each compiled when first needed."""

    def __init__(self, world: World, book: Rulebook) -> None:
        self.book = book
        self.clock = Clock(world, book)
        self._by_epoch: dict[int | datetime, Index] = {}

    def at(self, view: View) -> Index:
        """Return the index that is good at the instant of a view."""
        epoch = self.clock.epoch(view.now)
        index = self._by_epoch.get(epoch)
        if index is None:
            kind = Index if sort_rules(self.book).is_anchored else ExhaustiveIndex
            index = self._by_epoch[epoch] = kind(view, self.book)
        return index
