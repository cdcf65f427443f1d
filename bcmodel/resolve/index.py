"""
Index: every plain answer of a World, worked out beforehand by the same rules.

`rows` hold what people may do by what they are assigned or own. What they may do by their
standing in a Business Center - as Admins, or for its money - would be a row for every asset it
holds; those answers are put together when asked for from the person's side (`standings`) and the
asset's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcmodel import facts as f
from bcmodel.resolve.compile import Compiler, Row, Standing
from bcmodel.resolve.sorting import JOINT_ACTIONS, let_through
from bcmodel.rules import Case, Path, Rulebook, Thing
from bcmodel.view import View
from bcmodel.vocab.actions import (
    ACTIONS_OF,
    BIT,
    BUILT_ON,
    EVERY_ACTION,
    NO_ACTIONS,
    Action,
    ActionSet,
    members,
    without,
)
from bcmodel.vocab.reasons import RouteKind
from bcmodel.vocab.words import Kind
from bcmodel.world.tables import person_behind

ON_AUDIENCES = ACTIONS_OF[Kind.AUDIENCE]
BY_AD_ACCOUNT = {action: base for action, base in BUILT_ON.items() if BIT[action] & ON_AUDIENCES}
"""What is done on an audience by way of its ad accounts, and what that takes there."""


class Index:
    """The plain answers of a World at an instant; good until something in it ends."""

    def __init__(self, view: View, book: Rulebook) -> None:
        self.view = view
        self.compiler = Compiler(view, book)
        self.rows: dict[str, Row] = {}
        self.standings: dict[str, tuple[Standing, ...]] = {}
        self.desks: dict[str, list[str]] = {}
        """Business Center to the people who have a standing in it."""
        self._told: dict[ActionSet, frozenset[Action]] = {}
        for user in view.tables.users.values():
            self._add(user)
        self.compiler.forget()

    def _add(self, user: f.User) -> None:
        row, standings = self.compiler.answers_for(user)
        if row:
            self.rows[user.id] = row
        if standings:
            self.standings[user.id] = standings
            for center in dict.fromkeys(standing.center.id for standing in standings):
                self.desks.setdefault(center, []).append(user.id)

    def can(self, user: str, bit: ActionSet, asset: str) -> bool:
        """Whether a person may do something on an asset."""
        row = self.rows.get(user)
        if row is not None and row.get(asset, 0) & bit:
            return True
        if bit & ON_AUDIENCES and self._by_ad_account(user, bit, asset):
            return True
        standings = self.standings.get(user)
        return standings is not None and self._by_standing(user, standings, bit, asset)

    def _by_standing(
        self, user: str, standings: tuple[Standing, ...], bit: ActionSet, asset: str
    ) -> bool:
        thing = self.thing(asset)
        if thing is None:
            return False
        person = self.view.tables.users[user]
        return any(
            standing.actions & bit and self.compiler.by_standing_on(person, standing, thing) & bit
            for standing in standings
        )

    def _by_ad_account(self, user: str, bit: ActionSet, asset: str) -> bool:
        audience = self.view.tables.assets.get(asset)
        if not isinstance(audience, f.Audience):
            return False
        return any(
            BIT[action] & bit
            and self.can(user, BIT[base], account.id)
            and self._reaches_audience(user, audience, account, bit)
            for action, base in BY_AD_ACCOUNT.items()
            for account in self._accounts_of(audience)
        )

    def _reaches_audience(
        self, user: str, audience: f.Audience, account: f.AdAccount, bit: ActionSet
    ) -> bool:
        parameters = self.compiler.parameters
        case = Case(self.view.tables.users[user], audience, parameters)
        path = Path(case, account, RouteKind.AUDIENCE)
        return bool(let_through(self.view, self.compiler.rules.around_audiences, path, bit))

    def _accounts_of(self, audience: f.Audience) -> Iterator[f.AdAccount]:
        received = [share.ad_account for share in self.view.audience_shares(audience.id)]
        for name in dict.fromkeys((audience.ad_account, *received)):
            account = self.view.ad_account(name)
            if account is not None:
                yield account

    def thing(self, name: str) -> Thing | None:
        """Return what a question can be about, by its id."""
        tables = self.view.tables
        return tables.assets.get(name) or tables.centers.get(name) or tables.groups.get(name)

    def who_can(self, action: Action, asset: str) -> frozenset[str]:
        """Return everybody who may do something on an asset."""
        thing, bit, rows = self.thing(asset), BIT[action], self.rows
        if thing is None:
            return frozenset()
        found = {
            user
            for user in self._who_has_a_row(thing)
            if (row := rows.get(user)) is not None and row.get(asset, 0) & bit
        }
        if bit & ON_AUDIENCES and isinstance(thing, f.Audience):
            found.update(self._who_by_ad_account(bit, thing))
        if self.desks:
            found.update(u for u in self._who_by_standing(bit, thing) if u not in found)
        return frozenset(found)

    def _who_has_a_row(self, thing: Thing) -> Iterable[str]:
        tables = self.view.tables
        if isinstance(thing, f.BusinessCenter):
            return tables.teams.get(thing.id, {})
        if isinstance(thing, f.AccountGroup):
            return tables.group_people.get(thing.id, ())
        people = [*tables.assignees.get(thing.id, ())]
        for group in tables.groups_with.get(thing.id, ()):
            people += tables.group_people.get(group.id, ())
        people += [role.user for role in tables.seller_roles.get(thing.id, ())]
        owner = person_behind(thing)
        return [*people, owner] if owner else people

    def _who_by_ad_account(self, bit: ActionSet, audience: f.Audience) -> Iterator[str]:
        for action, base in BY_AD_ACCOUNT.items():
            if BIT[action] & bit:
                for account in self._accounts_of(audience):
                    for user in self.who_can(base, account.id):
                        if self._reaches_audience(user, audience, account, bit):
                            yield user

    def _who_by_standing(self, bit: ActionSet, thing: Thing) -> Iterator[str]:
        leads = {w.way.lead for w in self.compiler.ways_by_standing if w.actions & bit}
        centers = {center for lead in leads for center in lead.centers(self.view, thing)}
        for center in centers:
            for user in self.desks.get(center, ()):
                if self._by_standing(user, self.standings[user], bit, thing.id):
                    yield user

    def assets_of(self, user: str, action: Action) -> frozenset[str]:
        """Return everything on which a person may do something."""
        bit = BIT[action]
        row = self.rows.get(user)
        found = {asset for asset, actions in row.items() if actions & bit} if row else set[str]()
        if bit & ON_AUDIENCES:
            found.update(self._audiences_of(user, bit))
        standings = self.standings.get(user)
        if standings:
            found.update(a for a, actions in self._by_standings(user, standings, bit) if actions)
        return frozenset(found)

    def _audiences_of(self, user: str, bit: ActionSet) -> Iterator[str]:
        for action, base in BY_AD_ACCOUNT.items():
            if BIT[action] & bit:
                for account in self.assets_of(user, base):
                    for audience in self.view.tables.audiences_at.get(account, ()):
                        if self._by_ad_account(user, bit, audience):
                            yield audience

    def _by_standings(
        self, user: str, standings: tuple[Standing, ...], bits: ActionSet
    ) -> Iterator[tuple[str, ActionSet]]:
        person = self.view.tables.users[user]
        for standing in standings:
            if standing.actions & bits:
                lead, center = standing.way.way.lead, standing.center.id
                for asset in lead.assets(self.view, center):
                    thing = self.thing(asset)
                    if thing is not None:
                        actions = self.compiler.by_standing_on(person, standing, thing)
                        yield asset, ActionSet(actions & bits)

    def what_can(self, user: str) -> dict[str, frozenset[Action]]:
        """Return what a person may do on each asset, where that is anything."""
        actions_on = self._actions_of(user)
        told = self._told
        for actions in set(actions_on.values()):
            if actions not in told:
                told[actions] = frozenset(members(actions))
        return {asset: told[actions] for asset, actions in actions_on.items()}

    def what_can_on(self, user: str, asset: str) -> frozenset[Action]:
        """Return what a person may do on one asset."""
        thing = self.thing(asset)
        if thing is None:
            return frozenset()
        plain = without(ACTIONS_OF[thing.kind], JOINT_ACTIONS)
        return frozenset(a for a in members(plain) if self.can(user, BIT[a], asset))

    def _actions_of(self, user: str) -> Row:
        row = self.rows.get(user, {})
        standings = self.standings.get(user, ())
        if not standings and not self.view.tables.audiences_at:
            return row
        actions_on = dict(row)
        for asset, actions in self._by_standings(user, standings, EVERY_ACTION):
            if actions:
                actions_on[asset] = ActionSet(actions_on.get(asset, NO_ACTIONS) | actions)
        for action in BY_AD_ACCOUNT:
            for audience in self._audiences_of(user, BIT[Action(action)]):
                before = actions_on.get(audience, NO_ACTIONS)
                actions_on[audience] = ActionSet(before | BIT[action])
        return actions_on
