"""
Touched: whose answers depend on a fact.

An index keeps a row for each person, and in it a cell for each asset that is near to them. A cell
is worked out from facts around the person and around the asset; here is which, kind by kind. What
rules make of them plays no part: this may name too many cells, but never too few.
"""

from __future__ import annotations

from collections.abc import Iterable

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.rules.sharing import owner_of
from bcmodel.world.tables import Tables, counterpart

AboutPeople = f.User | f.Member | f.Assignment | f.GroupAssignment | f.SellerRole
"""What bears on the answers of some people, but not on what a Business Center holds."""
WITH_ANOTHER_THING = (
    f.Transfer,
    f.TikTokLink,
    f.PixelLink,
    f.MediaAgency,
    f.Post,
    f.SparkCode,
    f.AppWorkspace,
    f.AppConnection,
    f.Unseen,
)
"""What no answer of an index depends on: it is read for joint actions, commands and doubts."""


class Touched:
    """The people and the cells whose answers a change can alter."""

    def __init__(self, changed: Iterable[f.Fact], before: Tables, after: Tables) -> None:
        self.people: set[str] = set()
        self.cells: dict[str, set[str]] = {}
        """Person to assets."""
        self.things: set[str] = set()
        """Assets, Business Centers and groups that changed, or are held differently."""
        self.holding_as_before = True
        """Whether Business Centers hold what they held, and all of that is unchanged."""
        for fact in changed:
            for tables in (before, after):
                version = counterpart(tables, fact)
                if version is not None:
                    self._touch(version, tables)

    def _touch(self, fact: f.Fact, tables: Tables) -> None:
        if isinstance(fact, AboutPeople):
            self._touch_person(fact, tables)
        elif not isinstance(fact, WITH_ANOTHER_THING):
            self.holding_as_before = False
            self._touch_thing(fact, tables)

    def _touch_person(self, fact: AboutPeople, tables: Tables) -> None:
        match fact:
            case f.User():
                self.people.add(fact.id)
            case f.Member():
                self.people.add(fact.user)
            case f.Assignment():
                self._cells(fact.user, fact.asset)
            case f.SellerRole():
                self._cells(fact.user, fact.shop)
            case f.GroupAssignment():
                group = tables.groups.get(fact.group)
                self._cells(fact.user, fact.group, *(group.ad_accounts if group else ()))

    def _touch_thing(self, fact: f.Fact, tables: Tables) -> None:
        match fact:
            case f.BusinessCenter():
                self.things.add(fact.id)
                self.people.update(tables.teams.get(fact.id, ()))
            case f.AccountGroup():
                self.things.update((fact.id, *fact.ad_accounts))
                for user in tables.group_people.get(fact.id, ()):
                    self._cells(user, fact.id, *fact.ad_accounts)
            case f.Partnership():
                for asset in _between(fact, tables):
                    self._near(asset, tables)
            case f.Share():
                self._near(fact.asset, tables)
            case f.AudienceShare():  # audiences are in no row, but answers about them depend on it
                self.things.add(fact.audience)
            case _:
                self._near(fact.id, tables)  # type: ignore[attr-defined]  # the rest are assets

    def _cells(self, user: str, *assets: str) -> None:
        self.cells.setdefault(user, set()).update(assets)

    def _near(self, asset: str, tables: Tables) -> None:
        self.things.add(asset)
        thing = tables.assets.get(asset)
        for user in people_near(thing, tables) if thing else ():
            self._cells(user, asset)


def _between(partnership: f.Partnership, tables: Tables) -> Iterable[str]:
    """
    Yield the assets that one of the partners has in its hands from the other.

    Without a record of a share nothing is held, partners or not: that rule is an anchor.
    """
    pair = (partnership.a, partnership.b)
    for receiver, giver in (pair, pair[::-1]):
        for share in tables.received.get(receiver, ()):
            asset = tables.assets.get(share.asset)
            if asset and giver in (share.granted_by, owner_of(asset)):
                yield share.asset


def people_near(thing: Thing, tables: Tables) -> Iterable[str]:
    """Return everybody who may have an asset in their row."""
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
