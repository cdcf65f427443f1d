"""Law: a World is its facts and its instant."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing import strategies
from bcmodel.testing.making.assets import NOW


@pytest.mark.parametrize("partly_seen", [False, True])
@given(st.data())
def test_facts_rebuild_the_world(partly_seen: bool, data: st.DataObject) -> None:
    """The facts a World yields make an equal World, at its instant and at no other."""
    world = data.draw(strategies.worlds(seen_whole=not partly_seen))
    facts = list(world.facts())
    assert len(set(facts)) == len(facts)
    assert bc.World.of(*facts, at=world.at) == world
    assert world.restricted_to(facts) == world
    assert world.later(NOW) == world
    assert world.later(NOW + timedelta(seconds=1)) != world
    assert bc.World.of(*facts, bc.User("another"), at=world.at) != world
