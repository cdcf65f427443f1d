"""Every way of asking gives the same answer: decide, can, can_many and the reverse questions."""

from __future__ import annotations

from itertools import product

import pytest

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.questions import PLAIN, Questioner
from bcmodel.testing.making.unseen import MISSING
from bcmodel.testing.making.worlds import instant_of
from tests.worlds import random_case

BATCHES = range(8)
A_BATCH = 3


def assert_all_answers_agree(access: bc.Resolver, where: str) -> None:
    """Ask everything about everything, in every way there is."""
    questioner = Questioner(access.world)
    people = [*questioner.people, MISSING]
    things = {kind: questioner.ids.get(kind, []) for kind in {action.kind for action in PLAIN}}
    allowed = {
        (user, action, asset)
        for user, action in product(people, PLAIN)
        for asset in (*things[action.kind], MISSING)
        if access.decide(user, action, asset).allowed
    }
    every_thing = [*(asset for ids in things.values() for asset in ids), MISSING]
    asked = list(product(people, PLAIN, every_thing))
    assert {one for one in asked if access.can(*one)} == allowed, where
    many = zip(asked, access.can_many(asked), strict=True)
    assert {one for one, yes in many if yes} == allowed, where
    assert reverse(access, people, every_thing) == [allowed] * 4, where


def reverse(
    access: bc.Resolver, people: list[str], things: list[str]
) -> list[set[tuple[str, bc.Action, str]]]:
    """Put the reverse questions, and return what each says is allowed."""
    who_can = {
        (user, action, asset)
        for action, asset in product(PLAIN, things)
        for user in access.who_can(action, asset)
    }
    assets_of = {
        (user, action, asset)
        for user, action in product(people, PLAIN)
        for asset in access.assets_of(user, action)
    }
    what_can = {
        (user, action, asset)
        for user in people
        for asset, actions in access.what_can(user).items()
        for action in actions
    }
    what_can_on = {
        (user, action, asset)
        for user, asset in product(people, things)
        for action in access.what_can(user, asset)
    }
    return [who_can, assets_of, what_can, what_can_on]


@pytest.mark.parametrize("batch", BATCHES)
def test_all_answers_agree(batch: int) -> None:
    """All of `decide`, `can`, `can_many`, `who_can`, `what_can` and `assets_of` say the same."""
    for seed in range(batch * A_BATCH, (batch + 1) * A_BATCH):
        assert_all_answers_agree(random_case(seed, questions=0).access, f"seed {seed}")


@pytest.mark.parametrize("batch", BATCHES)
def test_all_answers_agree_where_a_part_is_unseen(batch: int) -> None:
    """Nobody can, for certain, what is UNKNOWN."""
    for seed in range(batch * A_BATCH, (batch + 1) * A_BATCH):
        case = random_case(seed, partly_seen=True, questions=0)
        assert_all_answers_agree(case.access, f"seed {seed}")


@pytest.mark.parametrize("batch", BATCHES[:4])
def test_all_answers_agree_at_other_instants(batch: int) -> None:
    """A Resolver moved to another instant shares what was compiled, and answers for its own."""
    for seed in range(100 + batch * A_BATCH, 100 + (batch + 1) * A_BATCH):
        access = random_case(seed, questions=0).access
        assert access.can_many([]) == []
        for instant in (instant_of(Luck.of(seed)), instant_of(Luck.of(-seed)), access.world.at):
            assert_all_answers_agree(access.at(instant), f"seed {seed} at {instant}")
