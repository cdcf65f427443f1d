"""Tuples: what is true in a World, as relationships of the model of its rulebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from bcmodel import facts as f
from bcmodel.exchange.engines.joint import JointAnswer, Meeting, joint_answers, meeting
from bcmodel.exchange.engines.model import EVERYBODY, PLATFORM, Node, Tuple
from bcmodel.exchange.engines.naming import (
    HAND,
    PAIRED,
    actions_with,
    granted,
    hand_type,
    pair_type,
)
from bcmodel.exchange.engines.reach import Reaching
from bcmodel.exchange.engines.vocabulary import is_told_in_words, vocabulary_of
from bcmodel.facts import Asset
from bcmodel.resolve import Resolver
from bcmodel.view import View
from bcmodel.vocab.words import Kind
from bcmodel.world.tables import facts_of


def tuples_of(access: Resolver, joint: Iterable[JointAnswer] | None = None) -> frozenset[Tuple]:
    """
    Return every relationship of a World at its instant, by its rulebook.

    `joint` are the answers about two things at once, if they are known already.
    """
    plain = Telling(access).tuples() if is_told_in_words(access.rulebook) else one_by_one(access)
    together = joint_answers(access) if joint is None else joint
    return frozenset((*plain, *joint_tuples(together)))


def one_by_one(access: Resolver) -> Iterator[Tuple]:
    """Yield every plain answer as a relationship of its own."""
    for user in access.world.tables.users:
        for name, actions in access.what_can(user).items():
            thing = access.world.thing(name)
            for action in actions if thing else ():
                yield Tuple(Node(action.kind, (name,)), granted(action), person(user))


def joint_tuples(answers: Iterable[JointAnswer]) -> Iterator[Tuple]:
    """Yield a relationship for every yes to a question about two things."""
    for user, action, account, thing in answers:
        pair = Node(pair_type(thing.kind), (account, thing.id))
        yield Tuple(pair, granted(action), person(user))


def person(user: str) -> Node:
    """Return the node of a person."""
    return Node("user", (user,))


def center_node(center: str) -> Node:
    """Return the node of a Business Center."""
    return Node(Kind.BUSINESS_CENTER, (center,))


def thing_node(thing: Asset | f.AccountGroup) -> Node:
    """Return the node of an asset or a group."""
    return Node(thing.kind, (thing.id,))


class Telling:
    """Tells the facts of a World in the words of its rulebook."""

    def __init__(self, access: Resolver) -> None:
        self.access = access
        self.world = access.world
        self.tables = access.world.tables
        self.view = View(access.world, access.world.at)
        self.reaching = Reaching(self.view, access.rulebook)
        self.words = vocabulary_of(access.rulebook)

    @cached_property
    def meeting(self) -> Meeting:
        """Which things meet at which ad account."""
        return meeting(self.tables)

    def tuples(self) -> Iterator[Tuple]:
        """Yield every relationship of the World."""
        for user in self.tables.users.values():
            yield from self.of_person(user)
        for center in self.tables.centers.values():
            yield from self.of_center(center)
        for group in self.tables.groups.values():
            yield from self.of_group(group)
        for asset in self.tables.assets.values():
            yield from self.of_asset(asset)
        for account in self.meeting:
            yield from self.of_pairs(account)
        for fact in facts_of(self.tables, f.Assignment):
            if isinstance(fact, f.Assignment):
                yield from self.of_assignment(fact)

    def of_person(self, user: f.User) -> Iterator[Tuple]:
        """Yield what shuts a person out, and the seats that they have."""
        for name in self.words.shut_out.telling((self.reaching.open_to(user),)):
            yield Tuple(PLATFORM, name, person(user.id))
        for center in self.tables.members.get(user.id, ()):
            reach = self.reaching.seat(user, self.tables.centers[center])
            for word in self.words.seats.telling(reach):
                yield Tuple(center_node(center), word, person(user.id))

    def of_center(self, center: f.BusinessCenter) -> Iterator[Tuple]:
        """Yield where a Business Center is, and what closes it."""
        here = center_node(center.id)
        yield Tuple(here, "platform", PLATFORM)
        yield Tuple(PLATFORM, "business_center", here)
        for name in self.words.closed_centers.telling(self.reaching.open_in(center)):
            yield Tuple(here, name, EVERYBODY)

    def of_group(self, group: f.AccountGroup) -> Iterator[Tuple]:
        """Yield where a group is, what it holds, and who is in it."""
        here = thing_node(group)
        yield Tuple(here, "platform", PLATFORM)
        yield Tuple(here, "business_center", center_node(group.business_center))
        for account in group.ad_accounts:
            hand, parent = in_hand(Kind.AD_ACCOUNT, account, group.business_center)
            yield parent
            yield Tuple(hand, "group", here)
        for user in dict.fromkeys(self.tables.group_people.get(group.id, ())):
            for held in self.tables.group_assignments[user][group.id]:
                for word in self.words.groups.telling(self.words.grouped(held.level)):
                    yield Tuple(here, word, person(user))

    def of_asset(self, asset: Asset) -> Iterator[Tuple]:
        """Yield where an asset is, in whose hands, what closes it, and to whom it belongs."""
        here = thing_node(asset)
        yield Tuple(here, "platform", PLATFORM)
        for name in self.words.stopped[asset.kind].telling((self.reaching.open_on(asset),)):
            yield Tuple(here, name, EVERYBODY)
        if isinstance(asset, f.Audience):
            yield Tuple(here, "made_in", Node(Kind.AD_ACCOUNT, (asset.ad_account,)))
            for share in self.tables.audience_shares.get(asset.id, ()):
                yield Tuple(here, "received_by", Node(Kind.AD_ACCOUNT, (share.ad_account,)))
            return
        yield from self._in_hands(asset, here)
        yield from self._of_people(asset, here)
        yield from self._open_to(asset, here)

    def _in_hands(self, asset: Asset, here: Node) -> Iterator[Tuple]:
        for center in self.reaching.hands(asset):
            reach = self.reaching.holding(asset, center)
            for word in self.words.holdings[asset.kind].telling(reach):
                hand, parent = in_hand(asset.kind, asset.id, center)
                yield parent
                yield Tuple(here, word, hand)

    def _of_people(self, asset: Asset, here: Node) -> Iterator[Tuple]:
        if asset.kind in self.words.persons:
            for user in self.reaching.people_behind(asset):
                reach = self.reaching.personal(self.tables.users[user], asset)
                for word in self.words.persons[asset.kind].telling((reach,)):
                    yield Tuple(here, word, person(user))

    def _open_to(self, asset: Asset, here: Node) -> Iterator[Tuple]:
        if self.reaching.can_be_taken_over(asset):
            centers = list(self.tables.centers)
            open_to = [name for name in centers if self.reaching.taking_over(asset, name)]
            everywhere = len(open_to) == len(centers)
            for node in [PLATFORM] if everywhere else map(center_node, open_to):
                yield Tuple(here, "open_to", node)

    def of_assignment(self, held: f.Assignment) -> Iterator[Tuple]:
        """Yield what is assigned to a person in one Business Center."""
        kind = self.tables.assets[held.asset].kind
        hand, parent = in_hand(kind, held.asset, held.business_center)
        yield parent
        for word in self.words.assignments[kind].telling(self.words.assigned(held, kind)):
            yield Tuple(hand, word, person(held.user))

    def of_pairs(self, name: str) -> Iterator[Tuple]:
        """Yield the pairs of an ad account and a thing that can be used in it."""
        account = self.view.ad_account(name)
        if account is None:
            return
        for thing in dict.fromkeys(self.meeting.get(name, ())):
            for action in actions_with(thing.kind) if thing.kind in PAIRED else ():
                if self.reaching.go_together(action, account, thing):
                    pair = Node(pair_type(thing.kind), (name, thing.id))
                    yield Tuple(pair, "platform", PLATFORM)
                    yield Tuple(pair, "ad_account", thing_node(account))

    def has_hand(self, tie: Tuple) -> bool:
        """Whether a relationship ties a hand to a Business Center, and this World has that hand."""
        if not tie.object.type.startswith(HAND) or tie.relation != "business_center":
            return False
        center, name = tie.object.ids
        asset = self.tables.assets.get(name)
        if asset is None or center not in self.tables.centers:
            return False
        groups = self.tables.groups_with.get(name, ())
        return (
            any(group.business_center == center for group in groups)
            or any(a.business_center == center for a in self.view.assignments_on(name))
            or any(self.reaching.holding(asset, center))
        )


def in_hand(kind: Kind, asset: str, center: str) -> tuple[Node, Tuple]:
    """Return the node of an asset in the hands of a Business Center, tied to the latter."""
    hand = Node(hand_type(kind), (center, asset))
    return hand, Tuple(hand, "business_center", center_node(center))
