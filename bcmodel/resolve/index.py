"""
Index: every plain answer of a World, worked out beforehand by the same rules.

`rows` hold what people may do with what they are assigned or own. What they may do by an office in
a Business Center, as Admins or for its money, would fill a row with every asset it holds; those
answers are put together when asked for, from the person's side (`offices`) and the asset's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve.compile import Row
from bcmodel.resolve.offices import Office, Offices
from bcmodel.resolve.sorting import let_through
from bcmodel.resolve.touched import people_near
from bcmodel.rules import Path
from bcmodel.rules.leads import Lead
from bcmodel.vocab.actions import ACTIONS_OF, BIT, BUILT_ON, Action, ActionSet, members
from bcmodel.vocab.reasons import RouteKind
from bcmodel.vocab.words import Kind

ON_AUDIENCES = ACTIONS_OF[Kind.AUDIENCE]
BY_AD_ACCOUNT = {action: base for action, base in BUILT_ON.items() if BIT[action] & ON_AUDIENCES}
"""Actions on an audience by way of its ad accounts, each with the action it takes there."""


class Index:
    """The plain answers of a World at an instant; good until something in it ends."""

    def __init__(
        self,
        offices: Offices,
        rows: Mapping[str, Row],
        offices_of: Mapping[str, tuple[Office, ...]],
        office_holders: Mapping[str, list[str]],
    ) -> None:
        self.offices = offices
        self.sides = offices.sides
        self.view = self.sides.view
        self.rows = rows
        self.offices_of = offices_of
        """Person to the offices they hold."""
        self.office_holders = office_holders
        """Business Center to the people who hold an office in it."""
        self._sets: dict[ActionSet, frozenset[Action]] = {}
        self._leads: dict[ActionSet, set[Lead]] = {}

    def can(self, user: str, bit: ActionSet, asset: str) -> bool:
        """Whether a person may do something on an asset."""
        row = self.rows.get(user)
        if row is not None and row.get(asset, 0) & bit:
            return True
        if bit & ON_AUDIENCES and self.by_ad_account(user, bit, asset):
            return True
        held = self.offices_of.get(user)
        return held is not None and self._by_office(user, held, bit, asset)

    def _by_office(self, user: str, held: tuple[Office, ...], bit: ActionSet, asset: str) -> bool:
        matching = [office for office in held if office.actions & bit]
        thing = self.view.world.thing(asset) if matching else None
        if thing is None:
            return False
        person, on = self.view.tables.users[user], self.offices.on
        return any(on(person, office, thing) & bit for office in matching)

    def actions_in(self, actions: ActionSet) -> frozenset[Action]:
        """Return a set of bits as a set of actions; each is made once."""
        found = self._sets.get(actions)
        if found is None:
            found = self._sets[actions] = frozenset(members(actions))
        return found

    def leads_to(self, bit: ActionSet) -> set[Lead]:
        """Return where to look for Business Centers in which an office opens an action."""
        leads = self._leads.get(bit)
        if leads is None:
            ways = self.offices.ways
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
        return people_near(thing, self.view.tables)


class ExhaustiveIndex(Index):
    """
    An index for a rulebook that lacks an anchor: every person is judged on every asset.

    It is as right as any other and far slower to make; it is for trying out what a rule is worth.
    """

    def by_ad_account(self, user: str, bit: ActionSet, asset: str) -> bool:  # noqa: ARG002 - as above
        """Return no: what is open on an audience stands in the rows."""
        return False

    def people_near(self, thing: Thing) -> Iterable[str]:  # noqa: ARG002 - as above
        """Return everybody."""
        return self.rows
