"""
Vocabulary: what an engine is told about a World, and what each word opens or closes.

None of it is written down here. For every word - a role, a level, a scope, a state - the rules are
asked about a small World in which nothing else is in the way, so the words follow the rulebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

import attrs

from bcmodel import facts as f
from bcmodel.exchange.engines.reach import Reach, Reaching, union
from bcmodel.exchange.engines.samples import (
    BACKGROUND,
    BOUND,
    CENTER,
    HERE,
    ME,
    NOON,
    SOMEBODY,
    THERE,
    assignments_of,
    owned,
    shares_of,
    states_of,
    words_for,
)
from bcmodel.exchange.engines.words import Stops, Words, in_common, less
from bcmodel.facts import Asset
from bcmodel.rules import STANDARD, Rulebook
from bcmodel.view import View
from bcmodel.vocab.actions import ActionSet
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.words import (
    CenterStatus,
    FinanceRole,
    Kind,
    Level,
    Login,
    Role,
    Verification,
)
from bcmodel.world import World
from bcmodel.world.tables import identity_of


class Vocabulary:
    """The words of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.ways = self._in().ways
        self._assigned: dict[tuple[object, ...], Reach] = {}
        self._grouped: dict[Level, Reach] = {}

    def _in(self, *facts: f.Fact) -> Reaching:
        world = World.of(
            *{identity_of(fact): fact for fact in (*BACKGROUND, *facts)}.values(), at=NOON
        )
        return Reaching(View(world, NOON), self.book)

    @cached_property
    def seats(self) -> Words:
        """What an entry in a Business Center opens, by role and finance role."""
        entries = {
            "member": BOUND,
            "admin": f.Member(HERE, SOMEBODY, role=Role.ADMIN),
            "finance_analyst": f.Member(HERE, SOMEBODY, finance_role=FinanceRole.ANALYST),
            "finance_manager": f.Member(HERE, SOMEBODY, finance_role=FinanceRole.MANAGER),
        }
        reaches = {name: self._in(entry).seat(ME, CENTER) for name, entry in entries.items()}
        base = in_common(reaches.values())
        beyond = {name: less(reach, base) for name, reach in reaches.items()}
        return Words.of({**beyond, "member": base}.items())

    @cached_property
    def unassigned(self) -> dict[Kind, dict[str, Reach]]:
        """What is open on an asset without any assignment, by kind and seat."""
        return {kind: self._unassigned(owned(kind)) for kind in LADDERS}

    def _unassigned(self, asset: Asset) -> dict[str, Reach]:
        found = {
            "member": self._in(asset, BOUND),
            "admin": self._in(asset, f.Member(HERE, SOMEBODY, role=Role.ADMIN)),
        }
        return {name: judge.assigned(ME, asset, HERE) for name, judge in found.items()}

    @cached_property
    def holdings(self) -> dict[Kind, Words]:
        """What having an asset in hand opens, by kind: owning it, or the terms it is held on."""
        return {kind: Words.of(self._holdings(kind)) for kind in LADDERS}

    def _holdings(self, kind: Kind) -> Iterator[tuple[str, Reach]]:
        mine, theirs = owned(kind), owned(kind, THERE)
        yield "owned", self._in(mine).holding(mine, HERE)
        if kind is Kind.AD_ACCOUNT:
            billed = f.AdAccount("thing", owner=THERE, billing_shared_with=[HERE])
            yield "billed", self._in(billed).holding(billed, HERE)
        told = [
            (set(words_for(share, kind)), self._in(theirs, share).holding(theirs, HERE))
            for share in shares_of(kind)
        ]
        if kind is Kind.TIKTOK_ACCOUNT:  # what is handed over there is told piece by piece
            base = in_common(reach for _, reach in told)
            yield "held", base
            told = [(words, less(reach, base)) for words, reach in told]
        for word in dict.fromkeys(w for share in shares_of(kind) for w in words_for(share, kind)):
            yield word, in_common(reach for words, reach in told if word in words)

    @cached_property
    def assignments(self) -> dict[Kind, Words]:
        """What an assignment opens, by kind."""
        return {kind: Words.of(self._assignments(kind)) for kind in LADDERS}

    def _assignments(self, kind: Kind) -> Iterator[tuple[str, Reach]]:
        given = [(held, self.assigned(held, kind)) for held in assignments_of(kind)]
        for level in LADDERS[kind]:
            yield level.lower(), in_common(reach for held, reach in given if held.level is level)
        base = in_common(reach for _, reach in given)
        yield "assigned", base
        for scope in sorted({scope for held, _ in given for scope in held.scopes}):
            reach = in_common(reach for held, reach in given if scope in held.scopes)
            yield scope.lower(), less(reach, base)

    def assigned(self, held: f.Assignment, kind: Kind) -> Reach:
        """Return what an assignment opens where nothing else is in the way."""
        said = kind, held.level, held.scopes
        if said not in self._assigned:
            asset = owned(kind)
            mine = attrs.evolve(held, business_center=HERE, user=SOMEBODY, asset=asset.id)
            self._assigned[said] = self._in(asset, BOUND, mine).assigned(ME, asset, HERE)
        return self._assigned[said]

    @cached_property
    def groups(self) -> Words:
        """What being in a group opens, by level: on the group and on its ad accounts."""
        return Words.of(
            (str(level).lower(), self.grouped(level)) for level in LADDERS[Kind.AD_ACCOUNT]
        )

    def grouped(self, level: Level) -> Reach:
        """Return what one level in a group opens where nothing else is in the way."""
        if level not in self._grouped:
            account = owned(Kind.AD_ACCOUNT)
            group = f.AccountGroup("group", HERE, ad_accounts=[account.id])
            judge = self._in(account, BOUND, group, f.GroupAssignment("group", SOMEBODY, level))
            pairs = zip(judge.assigned(ME, account, HERE), judge.in_group(ME, group), strict=True)
            self._grouped[level] = tuple(on_account | on_group for on_account, on_group in pairs)
        return self._grouped[level]

    @cached_property
    def persons(self) -> dict[Kind, Words]:
        """What an asset opens to its person, by kind; there is one way, that of the person."""
        own: dict[Kind, list[tuple[str, tuple[f.Fact, ...]]]] = {
            Kind.AD_ACCOUNT: [("owner", (f.AdAccount("thing", owner_user=SOMEBODY),))],
            Kind.TIKTOK_ACCOUNT: [("owner", (f.TikTokAccount("thing", owner_user=SOMEBODY),))],
            Kind.SHOP: [
                ("seller", (f.Shop("thing", seller=SOMEBODY),)),
                *(
                    (role.lower(), (f.Shop("thing"), f.SellerRole("thing", SOMEBODY, role)))
                    for role in ("MAIN_ADMIN", "ADVERTISING_MANAGER", "STAFF")
                ),
            ],
        }
        return {
            kind: Words.of((name, (self._personal(facts),)) for name, facts in words)
            for kind, words in own.items()
        }

    def _personal(self, facts: tuple[f.Fact, ...]) -> int:
        judge = self._in(*facts)
        return judge.personal(ME, judge.view.tables.assets["thing"])

    @cached_property
    def shut_out(self) -> Stops:
        """What can be closed to one person."""
        people = [
            f.User(SOMEBODY, tiktok_for_business=False),
            f.User(SOMEBODY, data_verified_until=NOON),
            *(f.User(SOMEBODY, login=login) for login in Login),
        ]
        whole = (self._in().open_to(ME),)
        left_open = ((self._in(person).open_to(person),) for person in people)
        return Stops.of(whole, left_open, "shut_out", "shut_out_from")

    @cached_property
    def closed_centers(self) -> Stops:
        """What can be closed to everybody in a Business Center."""
        states = [
            *(f.BusinessCenter(HERE, status=status) for status in CenterStatus),
            *(f.BusinessCenter(HERE, verification=state) for state in Verification),
            f.BusinessCenter(HERE, info_complete=False),
        ]
        whole = self._in().open_in(CENTER)
        left_open = (self._in(center).open_in(center) for center in states)
        return Stops.of(whole, left_open, "closed", "closed_to")

    @cached_property
    def stopped(self) -> dict[Kind, Stops]:
        """What can be closed to everybody on an asset, by kind."""
        return {kind: self._stopped(kind) for kind in (*LADDERS, Kind.AUDIENCE)}

    def _stopped(self, kind: Kind) -> Stops:
        left_open = [(self._in(asset).open_on(asset),) for asset in states_of(kind)]
        whole = union(actions for (actions,) in left_open)
        return Stops.of((whole,), left_open, "", "stopped_from")

    @cached_property
    def around_audiences(self) -> dict[str, ActionSet]:
        """What an ad account opens on an audience, by how the two are related."""
        account = f.AdAccount("thing", owner=HERE)
        mine, lent = f.Audience("a", "thing"), f.Audience("a", "its")
        judge = self._in(account, mine)
        return {
            "made_in": judge.around(mine, account),
            "received_by": self._in(account, lent, f.AudienceShare("a", "thing")).around(
                lent, account
            ),
        }


def is_told_in_words(book: Rulebook) -> bool:
    """Whether words suffice for a rulebook: it has the standard rules, with any parameters."""
    return (book.gates, book.ways) == (STANDARD.gates, STANDARD.ways)


@lru_cache(maxsize=64)
def vocabulary_of(book: Rulebook) -> Vocabulary:
    """Return the words of a rulebook."""
    return Vocabulary(book)
