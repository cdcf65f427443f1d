"""Law: the order in which facts are given, and how often, means nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing import strategies
from bcmodel.testing.laws.telling import told
from bcmodel.testing.luck import Luck
from tests.worlds import Case, cases


@given(cases(), st.integers(0, 10**6))
def test_order_and_repeats_are_irrelevant(case: Case, seed: int) -> None:
    """Shuffled, and with repeats, the facts make the same World, which gives the same answers."""
    luck, facts = Luck.of(seed), list(case.world.facts())
    repeated = [*facts, *luck.some(facts, 30)]
    shuffled = sorted(repeated, key=lambda _: luck.below(10**9))
    world = bc.World.of(*shuffled, at=case.world.at)
    assert world == case.world
    assert hash(world) == hash(case.world)
    access = bc.Resolver(world, case.rulebook)
    for asked in case.questions:
        assert told(asked.of(access)) == told(asked.of(case.access))


SWEEPING = ("leave", "remove_member", "remove_partner", "unassign_group", "delete_group")
"""Commands by which many things happen at once."""


@given(st.data(), st.integers(0, 10**6))
def test_what_a_command_leads_to_is_told_in_one_order(data: st.DataObject, seed: int) -> None:
    """Equal Worlds lead to equal events, one after another, whatever order the facts came in."""
    world = data.draw(strategies.towns())
    command = data.draw(strategies.commands(world, among=SWEEPING))
    luck = Luck.of(seed)
    shuffled = sorted(world.facts(), key=lambda _: luck.below(10**9))
    plan = bc.Resolver(world).plan(command)
    again = bc.Resolver(bc.World.of(*shuffled, at=world.at)).plan(command)
    assert type(again) is type(plan)
    if isinstance(plan, bc.Planned) and isinstance(again, bc.Planned):
        assert again.events == plan.events
