"""Reverse questions: who can do it, and what can they do - from the same index as `can`."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.resolve.index import BY_AD_ACCOUNT, ON_AUDIENCES, Index
from bcmodel.vocab.actions import BIT, EVERY_ACTION, NO_ACTIONS, Action, ActionSet


def who_can(index: Index, bit: ActionSet, asset: str) -> frozenset[str]:
    """Return everybody who may do something on an asset."""
    thing = index.view.world.thing(asset)
    if thing is None:
        return frozenset()
    rows = index.rows
    found = [
        user
        for user in index.people_near(thing)
        if (row := rows.get(user)) is not None and row.get(asset, 0) & bit
    ]
    if bit & ON_AUDIENCES and isinstance(thing, f.Audience):
        found += _who_by_ad_account(index, bit, thing)
    if index.office_holders:
        found += [u for u in _who_holds_an_office(index, bit, thing) if index.can(u, bit, asset)]
    return frozenset(found)


def _who_by_ad_account(index: Index, bit: ActionSet, audience: f.Audience) -> Iterator[str]:
    for action, base in BY_AD_ACCOUNT.items():
        if BIT[action] & bit:
            for account in index.accounts_of(audience):
                candidates = who_can(index, BIT[base], account.id)
                yield from (user for user in candidates if index.can(user, bit, audience.id))


def _who_holds_an_office(index: Index, bit: ActionSet, thing: Thing) -> set[str]:
    leads = index.leads_to(bit)
    centers = {center for lead in leads for center in lead.centers(index.view, thing)}
    return {user for center in centers for user in index.office_holders.get(center, ())}


def assets_of(index: Index, user: str, bit: ActionSet) -> frozenset[str]:
    """Return everything on which a person may do something."""
    row = index.rows.get(user)
    found = {asset for asset, actions in row.items() if actions & bit} if row else set[str]()
    if bit & ON_AUDIENCES:
        found.update(_audiences_of(index, user, bit))
    found.update(asset for asset, _ in _by_office(index, user, bit))
    return frozenset(found)


def _audiences_of(index: Index, user: str, bit: ActionSet) -> Iterator[str]:
    audiences_at = index.view.tables.audiences_at
    for action, base in BY_AD_ACCOUNT.items():
        if BIT[action] & bit:
            for account in assets_of(index, user, BIT[base]):
                for audience in audiences_at.get(account, ()):
                    if index.can(user, bit, audience):
                        yield audience


def _by_office(index: Index, user: str, bits: ActionSet) -> Iterator[tuple[str, ActionSet]]:
    """Yield what a person's offices come to, on every asset where they come to anything."""
    for office in index.offices_of.get(user, ()):
        if office.actions & bits:
            person = index.view.tables.users[user]
            for asset, actions in index.offices.everywhere(person, office):
                if actions & bits:
                    yield asset, ActionSet(actions & bits)


def what_can(index: Index, user: str) -> dict[str, frozenset[Action]]:
    """Return what a person may do on each asset; assets with nothing are left out."""
    found = actions_of(index, user)
    told = {actions: index.actions_in(actions) for actions in set(found.values())}
    return {asset: told[actions] for asset, actions in found.items()}


def actions_of(index: Index, user: str) -> dict[str, ActionSet]:
    """Return what a person may do on each asset, as bits; assets with nothing are left out."""
    found = dict(index.rows.get(user, {}))
    for asset, actions in _by_office(index, user, EVERY_ACTION):
        found[asset] = ActionSet(found.get(asset, NO_ACTIONS) | actions)
    if index.view.tables.audiences_at:
        for bit in (BIT[action] for action in BY_AD_ACCOUNT):
            for audience in _audiences_of(index, user, bit):
                found[audience] = ActionSet(found.get(audience, NO_ACTIONS) | bit)
    return found


def what_can_on(index: Index, user: str, asset: str) -> frozenset[Action]:
    """Return what a person may do on one asset."""
    return index.actions_in(actions_on(index, user, asset))


def actions_on(index: Index, user: str, asset: str) -> ActionSet:
    """Return what a person may do on one asset, as bits."""
    row = index.rows.get(user)
    found: int = row.get(asset, NO_ACTIONS) if row else NO_ACTIONS
    thing = index.view.world.thing(asset)
    if thing is None:
        return NO_ACTIONS
    if isinstance(thing, f.Audience):
        bits = (BIT[action] for action in BY_AD_ACCOUNT)
        found |= sum(bit for bit in bits if index.can(user, bit, asset))
    for office in index.offices_of.get(user, ()):
        person = index.view.tables.users[user]
        found |= index.offices.on(person, office, thing)
    return ActionSet(found)
