"""Joint answers: who may do what with two things at once, asked wherever it may be allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from bcmodel.exchange.engines.naming import APART, actions_with
from bcmodel.exchange.engines.vocabulary import is_told_in_words
from bcmodel.facts import UsedThing
from bcmodel.resolve import Resolver
from bcmodel.resolve.reverse import actions_of
from bcmodel.vocab.actions import BIT, Action
from bcmodel.vocab.words import Kind
from bcmodel.world.tables import Tables

Meeting = dict[str, list[UsedThing]]
"""By ad account, what is linked to it, applied to it, made in it or lent to it."""


class JointAnswer(NamedTuple):
    """A yes: a person may do something on an ad account with another thing."""

    user: str
    action: Action
    account: str
    thing: UsedThing


def joint_answers(access: Resolver, people: Iterable[str] | None = None) -> Iterator[JointAnswer]:
    """
    Yield every yes to a question about two things, of everybody or of some people.

    Questions about pairs that have relationships of their own are left out.
    """
    tables = access.world.tables
    users = tables.users if people is None else people
    if is_told_in_words(access.rulebook):
        here = meeting(tables)
        for user in users:
            for account, things in _candidates(access, user, here):
                yield from _allowed(access, user, account, (t for t in things if t.kind in APART))
    else:
        anything = [*tables.assets.values(), *tables.codes.values(), *tables.workspaces.values()]
        for user, asset in product(users, tables.assets.values()):
            if asset.kind is Kind.AD_ACCOUNT:
                yield from _allowed(access, user, asset.id, anything)


def _allowed(
    access: Resolver, user: str, account: str, things: Iterable[UsedThing]
) -> Iterator[JointAnswer]:
    for thing in things:
        for action in actions_with(thing.kind):
            if access.can(user, action, account, thing.id):
                yield JointAnswer(user, action, account, thing)


BY_THE_PERSON = (
    Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS,
    Action.SHOP_PROMOTE_IN_ADS,
    Action.CATALOG_USE_IN_ADS,
)
"""What lets a person bring a thing of their own to an ad account."""


def _candidates(
    access: Resolver, user: str, here: Meeting
) -> Iterator[tuple[str, list[UsedThing]]]:
    """
    Yield the ad accounts that a person may work on, with what may be used there.

    It looks only where things meet, and may name too many of them, but never too few.
    """
    tables, found = access.world.tables, actions_of(access.index, user)
    bits = sum(BIT[action] for action in BY_THE_PERSON)
    brought = [tables.assets[name] for name, actions in found.items() if actions & bits]
    anywhere: list[UsedThing] = [*brought, *tables.workspaces.values()]
    for name in found:
        asset = tables.assets.get(name)
        if asset is not None and asset.kind is Kind.AD_ACCOUNT:
            yield name, list(dict.fromkeys([*anywhere, *here.get(name, ())]))


def meeting(tables: Tables) -> Meeting:
    """Return which things meet at which ad account."""
    found: Meeting = {}
    for account, names in tables.audiences_at.items():
        found.setdefault(account, []).extend(tables.assets[name] for name in names)
    for code in tables.codes.values():
        for account in code.applied_to:
            found.setdefault(account, []).append(code)
    for pixel in tables.pixel_links.values():
        found.setdefault(pixel.ad_account, []).append(tables.assets[pixel.pixel])
    for link in tables.tiktok_links.values():
        found.setdefault(link.ad_account, []).append(tables.assets[link.tiktok_account])
    return found
