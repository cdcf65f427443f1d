"""Groups: the account groups of a captured Business Center."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, cast

from bcmodel.exchange.snapshots.centers import ABOUT
from bcmodel.exchange.snapshots.desk import Desk, place_of
from bcmodel.exchange.snapshots.light import CenterRow, GroupedAsset, GroupedPerson, GroupRow
from bcmodel.exchange.snapshots.shelf import Question, SavedAnswer, Seen
from bcmodel.exchange.snapshots.telling import ItemCode, Place, worded
from bcmodel.exchange.snapshots.values import GROUP_LEVELS, KINDS, LADDER
from bcmodel.facts import AccountGroup, BusinessCenter, GroupAssignment, Unseen
from bcmodel.vocab.words import Kind, Level, Organization

LIST, GET = "bc/asset_group/list", "bc/asset_group/get"
OF_GROUP = ("ASSET", "MEMBER")
"""What is asked about a group."""


class Groups:
    """Lists the account groups of one Business Center, and knows what they give to whom."""

    def __init__(self, desk: Desk, center: str) -> None:
        self.desk = desk
        self.center = center
        self.listing = cast("SavedAnswer[GroupRow]", desk.ask(LIST, center))
        self.levels: dict[tuple[str, str], tuple[Level, str]] = {}
        """By person and ad account, the highest level that a listed group gives, and that group."""
        self.rows = {s.row.asset_group_id: s for s in self.listing if s.row.asset_group_id}

    def read(self) -> None:
        """List the groups that are told in full, and leave the others open."""
        asked = [q for q in self.desk.shelf.questions(GET) if q[1] == self.center]
        read = {question[2] for question in asked if self.desk.shelf.was_answered(question)}
        names = sorted({*self.rows, *read})
        home = self.desk.find(Kind.BUSINESS_CENTER, self.center)
        if isinstance(home, BusinessCenter) and home.organization is Organization.ENTERPRISE:
            for name in names:
                self._leave_out(name)
            return
        lacking = [] if self.listing.is_complete else [self.listing.question]
        is_open = bool(lacking)
        for name in names:
            assets = cast(
                "SavedAnswer[GroupedAsset]", self.desk.ask(GET, self.center, name, "ASSET")
            )
            people = cast(
                "SavedAnswer[GroupedPerson]", self.desk.ask(GET, self.center, name, "MEMBER")
            )
            lacking += [a.question for a in (assets, people) if not a.is_complete]
            is_open |= not self._list(name, assets, people)
        if is_open or lacking:
            self._leave_open(lacking)

    def _leave_out(self, name: str) -> None:
        told = f"group `{name}` is left out: an ENTERPRISE Business Center has none"
        readings = [(name, self.place(name))]
        about = cast("dict[str, list[Seen[CenterRow]]]", self.desk.shelf.alone_by(ABOUT, "bc_id"))
        readings += [
            (str(Organization.ENTERPRISE), place_of(seen, "organization_type"))
            for seen in about.get(self.center, ())[:1]
        ]
        self.desk.tell_clash(told, readings, code=ItemCode.CLASH_SETTLED)

    def place(self, name: str) -> Place:
        """Return where a group is told of: in the list of groups, else in an answer about it."""
        if name in self.rows:
            return self.rows[name].place
        pages = [page for of in OF_GROUP for page in self._answer(name, of).pages]
        return pages[0].place if pages else Place("", "", "", self.center)

    def _title(self, name: str) -> str | None:
        """Return what a group is called: in the list of groups, else in an answer about it."""
        row = self.rows.get(name)
        if row and row.row.asset_group_name:
            return row.row.asset_group_name
        pages = [page for of in OF_GROUP for page in self._answer(name, of).pages]
        return next((page.title for page in pages if page.title), None)

    def _answer(self, name: str, of: str) -> SavedAnswer[NamedTuple]:
        return self.desk.shelf.answer(GET, self.center, name, of)

    def _list(
        self, name: str, assets: SavedAnswer[GroupedAsset], people: SavedAnswer[GroupedPerson]
    ) -> bool:
        """List a group, and return whether it is told in full."""
        if not (assets.is_complete and people.is_complete):
            return False
        if self.listing.is_complete and name not in self.rows:
            told = f"group `{name}` was read, but is not in the list of groups"
            places = [(name, seen) for seen in [*assets, *people][:1]]
            pattern = self._leave_open([])
            self.desk.tell_clash(told, places, [pattern])
            return False
        levels = self._levels_of(people)
        if levels is None:
            return False
        accounts = self._accounts_in(assets)
        if accounts is None:
            return False
        self.desk.add(
            AccountGroup(name, self.center, name=self._title(name), ad_accounts=accounts),
            *(GroupAssignment(name, user, level) for user, level in levels),
        )
        for user, level in levels:
            for account in accounts:
                other = self.levels.get((user, account))
                if other is None or LADDER.index(level) > LADDER.index(other[0]):
                    self.levels[user, account] = (level, name)
        return True

    def _levels_of(self, people: SavedAnswer[GroupedPerson]) -> list[tuple[str, Level]] | None:
        """Return the people of a group with their levels; None where a level is not known."""
        found: list[tuple[str, Level]] = []
        is_known = True
        for seen in people:
            person, role = seen.row.member_id or "", seen.row.role
            if role not in GROUP_LEVELS:
                is_known = False
                code = ItemCode.UNKNOWN_VALUE if role else ItemCode.NULL_ROLE
                told = f"the level of `{person}` in the group is {worded(role)}"
                self.desk.tell(code, told, seen, [self._leave_open([])], field="role")
            elif person not in self.desk.users:
                told = f"`{person}` is in the group, but is listed nowhere"
                self.desk.tell(ItemCode.UNLISTED_USER, told, seen, field="member_id")
            else:
                found.append((person, GROUP_LEVELS[role]))
        return found if is_known else None

    def _accounts_in(self, assets: SavedAnswer[GroupedAsset]) -> tuple[str, ...] | None:
        """Return the ad accounts in a group; None where something in it is of no known type."""
        found: list[str] = []
        is_known = True
        for seen in assets:
            asset, asset_type = seen.row.asset_id or "", seen.row.asset_type
            if asset_type and asset_type not in KINDS:
                is_known = False
                told = f"the type of `{asset}` in the group is {asset_type}"
                left = [self._leave_open([])]
                self.desk.tell(ItemCode.UNKNOWN_VALUE, told, seen, left, field="asset_type")
            elif self.desk.find(Kind.AD_ACCOUNT, asset):
                found.append(asset)
            else:
                told = f"`{asset}` is in the group, but is not a listed ad account"
                self.desk.tell(ItemCode.UNLISTED_ASSET, told, seen, field="asset_id")
        return tuple(dict.fromkeys(found)) if is_known else None

    def _leave_open(self, lacking: list[Question]) -> Unseen:
        return self.desk.leave_open(Kind.ACCOUNT_GROUP, *lacking, business_center=self.center)


def list_groups(desk: Desk) -> Mapping[str, Groups]:
    """List the groups of every captured Business Center."""
    found = {center: Groups(desk, center) for center in desk.captured}
    for groups in found.values():
        groups.read()
    return found
