"""
Random worlds: small, valid, full of incident - from a seed for bulk, from Hypothesis for laws.

Both are made by the same hand and differ only in where the choices come from (`tests.luck`). A
World has a few people, Business Centers and assets that keep meeting each other; every kind of
fact and every word of its fields occurs, everything refers to what is there, and things end
before, at and after the instant.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

import bcmodel as bc
from tests import world_assets as assets
from tests import world_grants as grants
from tests.luck import Luck
from tests.world_assets import MOMENTS, NOW, Draft, Shareable
from tests.world_questions import Asked, Scene
from tests.world_unseen import hide


class Case(NamedTuple):
    """A World, a rulebook, and questions to ask."""

    world: bc.World
    rulebook: bc.Rulebook
    questions: list[Asked]

    @property
    def access(self) -> bc.Resolver:
        """World and rulebook, ready to answer."""
        return bc.Resolver(self.world, self.rulebook)


def facts_of(luck: Luck) -> list[bc.Fact]:
    """Make the facts of a World that has seen everything."""
    draft = Draft(luck)
    homes, accounts = assets.centers(draft), assets.ad_accounts(draft)
    ids = [account.id for account in accounts]
    tiktok_accounts, shops = assets.tiktok_accounts(draft), assets.shops(draft, ids)
    shareable: list[Shareable] = [
        *accounts,
        *tiktok_accounts,
        *assets.pixels(draft, ids),
        *assets.catalogs(draft, ids),
        *shops,
        *assets.libraries(draft),
    ]
    audiences = assets.audiences(draft, ids)
    groups = assets.groups(draft, homes, ids)
    posts = assets.posts(draft, [account.id for account in tiktok_accounts])
    entries, records = list(grants.members(draft)), list(grants.shares(draft, shareable))
    draft.add([*assets.people(draft), *homes, *shareable, *audiences, *groups, *posts])
    draft.add([*entries, *grants.partnerships(draft), *records])
    draft.add(grants.assignments(draft, shareable, entries, records))
    draft.add(grants.group_assignments(draft, groups))
    draft.add(grants.links(draft, [*shareable, *audiences]))
    draft.add(grants.codes(draft, posts, ids))
    draft.add(grants.seller_roles(draft, shops))
    draft.add(grants.apps(draft, ids))
    return draft.facts


def world_of(luck: Luck, *, partly_seen: bool = False) -> bc.World:
    """Make a World; one that is `partly_seen` knows that it is."""
    facts = facts_of(luck)
    return bc.World.of(*(hide(luck, facts)[0] if partly_seen else facts), at=NOW)


def rulebook_of(luck: Luck) -> bc.Rulebook:
    """Choose the parameters that bear on asking, as usual in half of the cases."""
    if luck.happens(50):
        return bc.STANDARD
    return bc.STANDARD.with_parameters(
        admin_must_be_assigned=not luck.happens(40),
        admin_sees_money=luck.happens(40),
        partner_acceptance_required=not luck.happens(40),
        partner_member_capped_by_share=not luck.happens(40),
        bc_to_bc_transfer=luck.happens(40),
        seller_invite_lifetime=luck.odd(
            timedelta(hours=120), [None, timedelta(hours=1), timedelta(days=30)], 40
        ),
    )


def instant_of(luck: Luck) -> datetime:
    """Choose an instant at which things may stand otherwise."""
    return luck.one((NOW, *MOMENTS, NOW - timedelta(days=2), NOW + timedelta(days=7)))


def case_of(luck: Luck, *, partly_seen: bool = False, questions: int = 20) -> Case:
    """Make a World, choose a rulebook, and think of questions."""
    world = world_of(luck, partly_seen=partly_seen)
    rulebook, scene = rulebook_of(luck), Scene(world)
    return Case(world, rulebook, [scene.question(luck) for _ in range(questions)])


def random_case(seed: int, *, partly_seen: bool = False, questions: int = 20) -> Case:
    """Return the case of a seed."""
    return case_of(Luck.of(seed), partly_seen=partly_seen, questions=questions)


@st.composite
def cases(draw: st.DrawFn, *, partly_seen: bool = False, questions: int = 8) -> Case:
    """Worlds with a rulebook and questions."""
    return case_of(Luck.drawn(draw), partly_seen=partly_seen, questions=questions)


@st.composite
def worlds(draw: st.DrawFn, *, partly_seen: bool = False) -> bc.World:
    """Worlds at an instant."""
    return world_of(Luck.drawn(draw), partly_seen=partly_seen)


class Revealed(NamedTuple):
    """A World seen in part, and the same World with everything in sight."""

    partly_seen: bc.World
    whole: bc.World
    rulebook: bc.Rulebook
    questions: list[Asked]


def revealed_of(luck: Luck, *, questions: int = 20) -> Revealed:
    """Make a World, hide a part of it, and think of questions about the whole."""
    facts = facts_of(luck)
    seen, _ = hide(luck, facts)
    whole = bc.World.of(*facts, at=NOW)
    rulebook, scene = rulebook_of(luck), Scene(whole)
    asked = [scene.question(luck) for _ in range(questions)]
    return Revealed(bc.World.of(*seen, at=NOW), whole, rulebook, asked)


@st.composite
def revealed(draw: st.DrawFn, *, questions: int = 8) -> Revealed:
    """Worlds of which a part is hidden, with what is hidden there."""
    return revealed_of(Luck.drawn(draw), questions=questions)
