"""A World after a change: what takes whose place, and what stays as it is."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

import bcmodel as bc
from bcmodel.world.cells import By, OneOrSeveral
from bcmodel.world.tables import LAYOUTS
from tests.laws.changing import plain_tables
from tests.unit.towns import DAY, NOON, busy_town
from tests.worlds import random_case


def facts_after(*became: bc.Fact, ceased: tuple[bc.Fact, ...] = ()) -> set[bc.Fact]:
    """Return what is new in the town after a change."""
    before = busy_town()
    return set(before.changed(became, ceased).facts()) ^ set(before.facts())


PAIRS: list[tuple[bc.Fact, bc.Fact]] = [
    (bc.User("mia"), bc.User("mia", two_step=True)),
    (bc.Partnership("acme", "nova"), bc.Partnership("nova", "acme", status="UNBOUND")),
    (bc.Share("adv-1", "nova", level="OPERATOR"), bc.Share("adv-1", "nova", granted_by="acme")),
    (bc.Post("post-1", "tt-leo"), bc.Post("post-1", "tt-acme")),
    (bc.SparkCode("code-1", "post-1", NOON), bc.SparkCode("code-1", "post-1", NOON + DAY)),
    (bc.AccountGroup("launch", "nova", ad_accounts=["adv-2"]), bc.AccountGroup("launch", "acme")),
    (bc.AppWorkspace("lens-1", "lens"), bc.AppWorkspace("lens-1", "prism")),
    (bc.Audience("aud-1", "adv-1"), bc.Audience("aud-1", "adv-2")),
    (bc.FormLibrary("forms-1", "acme"), bc.FormLibrary("forms-1", "nova")),
    (bc.Pixel("px-raw", ad_account="adv-1"), bc.Pixel("px-raw", owner="acme")),
]


@pytest.mark.parametrize(("was", "becomes"), PAIRS, ids=lambda fact: str(fact.kind))
def test_a_fact_takes_the_place_of_the_one_of_its_identity(was: bc.Fact, becomes: bc.Fact) -> None:
    """Known by its id, whatever else it must say; a pair of partners by both, in any order."""
    assert facts_after(becomes) == {was, becomes}
    assert busy_town().counterpart(becomes) == was


def test_shares_of_one_asset_differ_by_origin() -> None:
    """One by request stands beside one by the partner."""
    requested = bc.Share("adv-1", "nova", origin="REQUEST")
    assert facts_after(requested) == {requested}
    assert busy_town().counterpart(requested) is None


def test_a_fact_ceases_whatever_it_says() -> None:
    """What ceases is named by what identifies it, and need not be there."""
    held = bc.Assignment("nova", "mia", "adv-1", level="OPERATOR")
    other = bc.Assignment("nova", "mia", "adv-1", level="ADMIN")
    assert facts_after(ceased=(other,)) == {held}
    assert facts_after(ceased=(bc.Assignment("acme", "mia", "adv-1"),)) == set()


def test_what_becomes_has_the_last_word() -> None:
    """Of what became and ceased at once, and of what became twice."""
    held = bc.Assignment("nova", "mia", "adv-1", level="OPERATOR")
    low = bc.Assignment("nova", "mia", "adv-1", level="ANALYST")
    high = bc.Assignment("nova", "mia", "adv-1", level="ADMIN")
    assert facts_after(high, ceased=(held,)) == {held, high}
    assert facts_after(high, low) == {held, low}


def test_an_asset_takes_the_place_of_one_of_another_kind() -> None:
    """An id means one asset, and no look-up remembers what it was."""
    pixel = bc.Pixel("adv-leo", owner="acme")
    before = busy_town()
    rebuilt = bc.World.of(
        *(fact for fact in before.facts() if getattr(fact, "id", None) != "adv-leo"),
        pixel,
        at=NOON,
    )
    after = before.changed([pixel])
    assert after == rebuilt
    assert dict(after.tables.personal) == dict(rebuilt.tables.personal)
    assert after.find(bc.Kind.AD_ACCOUNT, "adv-leo") is None


def test_look_ups_in_which_nothing_changed_are_shared() -> None:
    """A change costs what differs, not what there is."""
    before = busy_town()
    after = before.changed([bc.Assignment("nova", "mia", "adv-1", level="ADMIN")])
    fresh = {n for n in LAYOUTS if getattr(after.tables, n) is not getattr(before.tables, n)}
    assert fresh == {"assignments"}
    again = before.changed([bc.Assignment("nova", "mia", "adv-1", level="OPERATOR")])
    assert all(getattr(again.tables, n) is getattr(before.tables, n) for n in LAYOUTS)


def test_a_change_can_move_the_instant() -> None:
    """To any instant, told in UTC; else it stays."""
    before = busy_town()
    there = datetime(2026, 11, 21, 14, tzinfo=timezone(timedelta(hours=2)))
    assert before.changed([], at=there).at.isoformat() == "2026-11-21T12:00:00+00:00"
    assert before.changed([]) == before


def test_a_world_can_grow_from_nothing_and_shrink_to_nothing() -> None:
    """Fact by fact, in any order: at the end every look-up is as if made at once."""
    whole = random_case(7, questions=0).world
    for facts in (list(whole.facts()), list(reversed(list(whole.facts())))):
        empty = world = bc.World.of(at=whole.at)
        for fact in facts:
            world = world.changed([fact])
        assert plain_tables(world.tables) == plain_tables(whole.tables)
        for fact in facts:
            world = world.changed([], [fact])
        assert plain_tables(world.tables) == plain_tables(empty.tables)


def test_a_cell_keeps_one_fact_as_it_is_and_several_in_order() -> None:
    """As the assignments of an asset to a person, in one Business Center or in several."""
    nova, acme = bc.Assignment("nova", "mia", "adv-1"), bc.Assignment("acme", "mia", "adv-1")
    table = By("asset", OneOrSeveral())
    assert table.made([nova]) == {"adv-1": nova}
    assert table.made([nova, acme]) == {"adv-1": (acme, nova)}
    assert dict(table.next({"adv-1": (acme, nova)}, [acme], [])) == {"adv-1": nova}
    assert dict(table.next({"adv-1": nova}, [nova], [])) == {}
