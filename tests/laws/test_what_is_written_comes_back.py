"""Law: codec and replay return the same World, and the same history, events and tables."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.change import apply
from bcmodel.exchange import dumps_events, loads_events
from bcmodel.exchange.formats import Format
from bcmodel.exchange.tables import tables_of
from bcmodel.testing import strategies

FEWER = settings(max_examples=max(20, settings().max_examples // 3))
"""Each of them is written, read and compared in several ways."""
both_ways = pytest.mark.parametrize("seen_whole", [True, False])


@both_ways
@FEWER
@given(st.data())
def test_a_history_comes_back(seen_whole: bool, data: st.DataObject) -> None:
    """Read again, every command comes out as it did, and leads to the same World."""
    start = data.draw(strategies.resolvers(strategies.worlds(seen_whole=seen_whole)))
    history = data.draw(strategies.histories(start))
    spelled: Format = "toml" if seen_whole else "json"  # TOML cannot say that a name is nothing
    scenario = bc.loads(bc.dumps(history, spelled), spelled)
    assert all(result.holds for result in scenario.run())
    assert scenario.world == history.start.world
    assert scenario.history.world == history.world
    assert scenario.history.events == history.events
    assert bc.loads(bc.dumps(scenario, spelled), spelled) == scenario


@both_ways
@FEWER
@given(st.data())
def test_events_come_back_and_happen_again(seen_whole: bool, data: st.DataObject) -> None:
    """A document of events holds them all, and leads where they led."""
    start = data.draw(strategies.resolvers(strategies.worlds(seen_whole=seen_whole)))
    history = data.draw(strategies.histories(start))
    events = loads_events(dumps_events(history.events))
    assert events == history.events
    assert apply(start.world, events).later(history.world.at) == history.world


@both_ways
@FEWER
@given(st.data())
def test_a_world_comes_back_from_its_tables(seen_whole: bool, data: st.DataObject) -> None:
    """Whatever the World, its tables hold it, in whichever dialect they were saved again."""
    world = data.draw(strategies.worlds(seen_whole=seen_whole))
    tables = tables_of(world)
    assert bc.read_tables(tables) == world
    assert bc.read_tables({name: saved_again(text) for name, text in tables.items()}) == world


def saved_again(text: str) -> str:
    """Return a table as a spreadsheet of another country saves it."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    loud = ([{"true": "TRUE", "false": "FALSE"}.get(cell, cell) for cell in row] for row in rows)
    saved = io.StringIO()
    csv.writer(saved, delimiter=";").writerows([*loud, [""] * 3])
    return saved.getvalue()
