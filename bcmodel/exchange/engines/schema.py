"""Schema: the model made of the words of a rulebook, each action a permission of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from bcmodel.exchange.engines.model import (
    AnyOf,
    Both,
    Expression,
    Less,
    Model,
    Relation,
    Same,
    Stored,
    Type,
    Via,
    any_of,
)
from bcmodel.exchange.engines.naming import (
    APART,
    PAIRED,
    THINGS,
    actions_on,
    actions_with,
    granted,
    hand_type,
    pair_type,
    permission,
    verb,
)
from bcmodel.exchange.engines.vocabulary import Vocabulary, is_told_in_words, vocabulary_of
from bcmodel.resolve.index import BY_AD_ACCOUNT
from bcmodel.resolve.sorting import SortedWay
from bcmodel.rules import Rulebook
from bcmodel.rules.leads import Inside, Receiving
from bcmodel.vocab.actions import BIT, JOINT, Action, ActionSet
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.words import Kind

PEOPLE = Stored(("user",))
ANYONE = Stored(("user:*",))
PLATFORM = Stored(("platform",))
CENTER = Stored(("business_center",))
AD_ACCOUNT = Stored(("ad_account",))
INTO = "business_center"
SHARES_AUDIENCES = "may_share_audience"
"""Who may share the audiences of an ad account, whatever state it is in."""


@lru_cache(maxsize=64)
def model_of(book: Rulebook) -> Model:
    """Return the model of a rulebook; it is the same for every World."""
    if is_told_in_words(book):
        schema = Schema(vocabulary_of(book))
        return Model((Type("user"), *schema.types(), *_pairs(APART)))
    return Model((Type("user"), *_granted_only(), *_pairs((*PAIRED, *APART))))


def _granted_only() -> Iterator[Type]:
    """Yield the types for rules of a house, which words cannot foresee."""
    for kind in THINGS:
        yield _granted_one_by_one(kind, actions_on(kind))


def _pairs(kinds: Iterable[Kind]) -> Iterator[Type]:
    """Yield the types for what is done with two things at once, granted one by one."""
    for kind in kinds:
        yield _granted_one_by_one(pair_type(kind), actions_with(kind))


def _granted_one_by_one(name: str, actions: Iterable[Action]) -> Type:
    stored = [Relation(granted(action), PEOPLE) for action in actions]
    permissions = [Relation(permission(action), Same(granted(action))) for action in actions]
    return Type(name, (*stored, *permissions))


class Names:
    """Names for expressions: one that occurs several times has one name."""

    def __init__(self) -> None:
        self.given: dict[Expression, str] = {}

    def of(self, expression: Expression, wanted: str) -> str:
        """Return the name of an expression: the wanted one, numbered if something else has it."""
        if expression not in self.given:
            taken = wanted in self.given.values()
            self.given[expression] = f"{wanted}_{len(self.given)}" if taken else wanted
        return self.given[expression]

    @property
    def relations(self) -> list[Relation]:
        """The relations that were named."""
        return [Relation(name, expression) for expression, name in self.given.items()]


class Schema:
    """Puts the types together, from what each word opens and closes."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.ways = words.ways
        self.at_work = Names()
        """Relations of a Business Center: who may act through it."""
        self.in_hand = {kind: Names() for kind in LADDERS}
        """Relations of a held asset: who may work with it."""
        self.rights = {kind: Names() for kind in LADDERS}
        """Relations of an asset: who may do something, whatever state it is in."""

    def types(self) -> list[Type]:
        """Return every type in order."""
        # INVARIANT: assets come first: they name the relations of hands and of Business Centers.
        assets = [self.asset(kind) for kind in LADDERS]
        audience, group, center = self.audience(), self.group(), self.center()
        hands = [self.hand(kind) for kind in LADDERS]
        pairs = [self.pair(kind) for kind in PAIRED]
        return [self.platform(), center, group, *hands, *assets, audience, *pairs]

    def asset(self, kind: Kind) -> Type:
        """Return the type of an asset that can be shared and assigned."""
        permissions = [self._permission(kind, action) for action in actions_on(kind)]
        if kind is Kind.AD_ACCOUNT:
            parts = self._through_centers(kind, BIT[Action.AUDIENCE_SHARE])
            permissions.append(Relation(SHARES_AUDIENCES, any_of(*parts)))
        words = [name for name, _ in self.words.holdings[kind].reach]
        return Type(
            kind,
            (
                Relation("platform", PLATFORM),
                *(Relation(word, Stored((hand_type(kind),))) for word in words),
                *self._stored_otherwise(kind),
                *self._stops(kind),
                *self.rights[kind].relations,
                *permissions,
            ),
        )

    def _stored_otherwise(self, kind: Kind) -> Iterator[Relation]:
        if kind in self.words.persons:
            for word, _ in self.words.persons[kind].reach:
                yield Relation(word, PEOPLE)
        if any(_is_received(way, BIT[action]) for way in self.ways for action in actions_on(kind)):
            yield Relation("open_to", Stored(("platform", "business_center")))

    def _stops(self, kind: Kind) -> list[Relation]:
        return [Relation(name, ANYONE) for name, _ in self.words.stopped[kind].closed]

    def _permission(self, kind: Kind, action: Action) -> Relation:
        """Return who can do something: by a right, past everything that is closed."""
        right = self._right(kind, BIT[action])
        if isinstance(right, AnyOf):
            right = Same(self.rights[kind].of(right, f"may_{verb(action)}"))
        return Relation(permission(action), Less(right, self._stopped(kind, BIT[action])))

    def _right(self, kind: Kind, action: ActionSet) -> Expression:
        parts: list[Expression] = list(self._through_centers(kind, action))
        if kind in self.words.persons:
            parts += [Same(word) for word in self.words.persons[kind].giving(0, action)]
        return any_of(*parts)

    def _through_centers(self, kind: Kind, action: ActionSet) -> Iterator[Expression]:
        """Yield who may act through each hand that the asset is in, by way and word."""
        for n, way in enumerate(self.ways):
            if _is_received(way, action):
                yield Via(self._acting(n, action), "open_to")
            else:
                for word in self.words.holdings[kind].giving(n, action):
                    yield Via(self._working(kind, n, action), word)

    def _working(self, kind: Kind, n: int, action: ActionSet) -> str:
        """Return the relation of those who may work with a held asset, on the way of a number."""
        acting = self._acting(n, action)
        names = self.in_hand[kind]
        if not self.ways[n].of_assignment:
            return names.of(Via(acting, INTO), acting)
        words = self.words.assignments[kind].giving(n, action)
        by_group = self.words.groups.giving(n, action) if kind is Kind.AD_ACCOUNT else ()
        holders = any_of(*map(Same, words), *(Via(word, "group") for word in by_group))
        parts: list[Expression] = [Both(holders, Via(acting, INTO))]
        unassigned = self._unassigned(kind, n, action)
        if unassigned is not None:
            parts.append(unassigned)
        return names.of(any_of(*parts), f"as_{words[0]}")

    def _unassigned(self, kind: Kind, n: int, action: ActionSet) -> Expression | None:
        """Return who may work with a held asset without an assignment, if anybody may."""
        unassigned = self.words.unassigned[kind].items()
        seat = next((seat for seat, reach in unassigned if reach[n] & action), None)
        return Via(self._acting(n, action, (seat,)), INTO) if seat else None

    def _acting(self, n: int, action: ActionSet, seats: tuple[str, ...] = ()) -> str:
        """Return the relation of those who may act through a Business Center, on a way."""
        seats = seats or self._seats(n, action)
        expression = self._past_the_center(seats, n, action)
        return self.at_work.of(expression, f"active_{seats[0]}")

    def _seats(self, n: int, action: ActionSet) -> tuple[str, ...]:
        return self.words.seats.giving(n, action)

    def _past_the_center(self, seats: tuple[str, ...], n: int, action: ActionSet) -> Expression:
        closed = self.words.closed_centers.closing(n, action)
        entered = any_of(*map(Same, seats))
        return Less(entered, Same(closed)) if closed else entered

    def _stopped(self, kind: Kind, action: ActionSet) -> Expression:
        """Return to whom something is closed: to everybody on this thing, or to some anywhere."""
        stops = self.words.stopped.get(kind)
        closed = stops.closing(0, action) if stops else None
        shut_out = self.words.shut_out.closing(0, action)
        here = [Same(closed)] if closed else []
        return any_of(*here, *([Via(shut_out, "platform")] if shut_out else []))

    def hand(self, kind: Kind) -> Type:
        """Return the type of an asset in the hands of one Business Center."""
        words = [Relation(word, PEOPLE) for word, _ in self.words.assignments[kind].reach]
        grouped = kind is Kind.AD_ACCOUNT
        group = [Relation("group", Stored(("account_group",)))] if grouped else []
        return Type(
            hand_type(kind),
            (Relation(INTO, CENTER), *words, *group, *self.in_hand[kind].relations),
        )

    def audience(self) -> Type:
        """Return the type of an audience, which is used by way of its ad accounts."""
        kind = Kind.AUDIENCE
        return Type(
            kind,
            (
                Relation("platform", PLATFORM),
                *(Relation(name, AD_ACCOUNT) for name in self.words.around_audiences),
                *self._stops(kind),
                *map(self._on_audience, actions_on(kind)),
            ),
        )

    def _on_audience(self, action: Action) -> Relation:
        base = BY_AD_ACCOUNT.get(action)
        if base is None:
            right: Expression = Via(SHARES_AUDIENCES, "made_in")
        else:
            around = self.words.around_audiences.items()
            opening = [name for name, actions in around if actions & BIT[action]]
            right = any_of(*(Via(permission(base), name) for name in opening))
        stopped = self._stopped(Kind.AUDIENCE, BIT[action])
        return Relation(permission(action), Less(right, stopped))

    def pair(self, kind: Kind) -> Type:
        """Return the type of an ad account together with a thing that can be used in it."""
        stored = (Relation("platform", PLATFORM), Relation("ad_account", AD_ACCOUNT))
        return Type(pair_type(kind), (*stored, *map(self._on_pair, actions_with(kind))))

    def _on_pair(self, action: Action) -> Relation:
        base = JOINT[action]
        right = self._right(Kind.AD_ACCOUNT, BIT[base])
        whole = Via(self.rights[Kind.AD_ACCOUNT].of(right, f"may_{verb(base)}"), "ad_account")
        shut_out = self.words.shut_out.closing(0, BIT[action])
        opened = Less(whole, Via(shut_out, "platform")) if shut_out else whole
        return Relation(permission(action), opened)

    def group(self) -> Type:
        """Return the type of an account group."""
        return Type(
            Kind.ACCOUNT_GROUP,
            (
                Relation("platform", PLATFORM),
                Relation(INTO, CENTER),
                *(Relation(word, PEOPLE) for word, _ in self.words.groups.reach),
                *self._permissions_inside(Kind.ACCOUNT_GROUP, self._in_the_group),
            ),
        )

    def _permissions_inside(
        self, kind: Kind, entering: Callable[[int, ActionSet], Expression]
    ) -> Iterator[Relation]:
        """Yield who can do what on a Business Center or a group, by the ways that lead inside."""
        for action in actions_on(kind):
            bit = BIT[action]
            parts = [
                entering(n, bit)
                for n, way in enumerate(self.ways)
                if isinstance(way.way.lead, Inside) and way.actions & bit
            ]
            yield Relation(permission(action), Less(any_of(*parts), self._stopped(kind, bit)))

    def _in_the_group(self, n: int, action: ActionSet) -> Expression:
        acting = Via(self._acting(n, action), INTO)
        if not self.ways[n].of_assignment:
            return acting
        return Both(any_of(*map(Same, self.words.groups.giving(n, action))), acting)

    def center(self) -> Type:
        """Return the type of a Business Center."""
        permissions = list(self._permissions_inside(Kind.BUSINESS_CENTER, self._in_the_center))
        closings = [name for name, _ in self.words.closed_centers.closed]
        return Type(
            Kind.BUSINESS_CENTER,
            (
                Relation("platform", PLATFORM),
                *(Relation(seat, PEOPLE) for seat, _ in self.words.seats.reach),
                *(Relation(name, ANYONE) for name in closings),
                *self.at_work.relations,
                *permissions,
            ),
        )

    def _in_the_center(self, n: int, action: ActionSet) -> Expression:
        """Return who may do something on the Business Center itself."""
        entered = self._past_the_center(self._seats(n, action), n, action)
        known = self.at_work.given.get(entered)
        return Same(known) if known else entered

    def platform(self) -> Type:
        """Return the type of the platform: who is shut out, and the Business Centers on it."""
        shut_out = [Relation(name, PEOPLE) for name, _ in self.words.shut_out.closed]
        receiving = {
            self._acting(n, BIT[action])
            for n, way in enumerate(self.ways)
            for action in Action
            if _is_received(way, BIT[action])
        }
        through = [Relation(name, Via(name, INTO)) for name in sorted(receiving)]
        return Type("platform", (Relation(INTO, CENTER), *shut_out, *through))


def _is_received(way: SortedWay, action: ActionSet) -> bool:
    return isinstance(way.way.lead, Receiving) and bool(way.actions & action)
