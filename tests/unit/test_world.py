"""World: a value made of facts at an instant, whole and cut down, seen and unseen."""

from __future__ import annotations

import attrs
import pytest

import bcmodel as bc
from tests.unit.towns import ASSETS, DAY, GRANTS, NOON, PEOPLE, busy_town, town

FACTS = (*PEOPLE, *ASSETS, *GRANTS)


def test_order_and_exact_repeats_mean_nothing() -> None:
    """The same facts are the same World, however they are listed."""
    world = bc.World.of(*FACTS, at=NOON)
    other = bc.World.of(*reversed(FACTS), *FACTS, at=NOON)
    assert other == world
    assert hash(other) == hash(world)
    assert sorted(map(str, other.facts())) == sorted(map(str, FACTS))


def test_a_partnership_named_from_either_side_is_the_same() -> None:
    """The pair has no order: from the other side is an exact repeat."""
    assert busy_town(bc.Partnership("nova", "acme")) == busy_town()
    assert hash(bc.Partnership("nova", "acme")) == hash(bc.Partnership("acme", "nova"))
    assert bc.Partnership("nova", "acme") != bc.Partnership("acme", "nova", status="PENDING")


def test_facts_gives_back_what_the_world_was_made_of() -> None:
    """Of every kind: nothing is lost, nothing is added."""
    more = (
        bc.Transfer("adv-leo", "nova"),
        bc.TikTokLink("tt-acme", "adv-1", "nova"),
        bc.PixelLink("px-1", "adv-1"),
        bc.AudienceShare("aud-1", "adv-2"),
        bc.MediaAgency("adv-1", "nova"),
        bc.SellerRole("shop-1", "mia", "STAFF"),
        bc.AppConnection("lens-1", "adv-2", "nova"),
        bc.Assignment("acme", "mia", "adv-1"),
        bc.GroupAssignment("launch", "mia", "ADMIN"),
        bc.Unseen("share"),
        bc.Unseen("share", where={"to": "nova"}),
    )
    world = busy_town(*more)
    assert {fact.kind for fact in world.facts()} == set(bc.Kind)
    listed = list(world.facts())
    assert len(listed) == len(FACTS) + len(more)
    assert set(listed) == {*FACTS, *more}
    assert bc.World.of(*listed, at=NOON) == world


def test_worlds_differ_by_a_fact_or_by_the_instant() -> None:
    """And are no equal of anything else."""
    world = town()
    assert world != town(bc.Partnership("acme", "nova"))
    assert world != town(at=NOON + DAY)
    assert world != set(world.facts())


def test_repr_is_short_and_counts() -> None:
    """The instant, and how many facts of each kind."""
    world = bc.World.of(bc.User("x"), bc.User("y"), bc.Shop("s"), at=NOON)
    assert repr(world) == "<World at 2026-11-20T12:00:00+00:00: 2 users, 1 shop>"
    assert repr(bc.World.of(at=NOON)) == "<World at 2026-11-20T12:00:00+00:00: nothing>"


def test_later_is_the_same_facts_at_another_instant() -> None:
    """Nothing else is different, and an instant without a zone is refused."""
    world = busy_town()
    later = world.later(NOON + DAY)
    assert later.at == NOON + DAY
    assert set(later.facts()) == set(world.facts())
    assert later == busy_town(at=NOON + DAY)
    with pytest.raises(bc.InputError) as caught:
        world.later(NOON.replace(tzinfo=None))
    assert [fault.place for fault in caught.value.faults] == ["at"]


def test_a_world_cut_down_keeps_what_its_facts_refer_to() -> None:
    """References are pulled in, and the references of those, and nothing besides."""
    assignment = bc.Assignment("nova", "mia", "adv-1", level="OPERATOR")
    cut = busy_town().restricted_to([assignment])
    assert set(cut.facts()) == {
        assignment,
        bc.BusinessCenter("nova"),
        bc.User("mia"),
        bc.AdAccount("adv-1", owner="acme"),
        bc.BusinessCenter("acme"),
    }
    assert cut.at == NOON


def test_a_world_cut_down_follows_lists_of_references() -> None:
    """The accounts of a group come with it, and with the group its Business Center."""
    held = bc.GroupAssignment("launch", "mia", "OPERATOR")
    cut = busy_town().restricted_to([held])
    assert set(cut.facts()) == {
        held,
        bc.AccountGroup("launch", "nova", ad_accounts=["adv-2"]),
        bc.AdAccount("adv-2", owner="nova"),
        bc.BusinessCenter("nova"),
        bc.User("mia"),
    }


def test_a_world_cut_down_to_nothing_is_empty() -> None:
    """It keeps the instant alone."""
    assert list(busy_town().restricted_to([]).facts()) == []


def test_a_thing_is_what_a_question_can_be_about() -> None:
    """An asset, a Business Center or an account group by its id, and nothing else that has one."""
    world = town()
    for fact in ASSETS:
        if not isinstance(fact, bc.Post | bc.SparkCode | bc.AppWorkspace):
            assert world.thing(str(fact.key[0])) is fact
    assert world.thing("nova") == bc.BusinessCenter("nova")
    assert [world.thing(name) for name in ("mia", "post-1", "code-1", "lens-1", "x")] == [None] * 5


@pytest.mark.parametrize(
    ("where", "hides"),
    [
        ({}, True),
        ({"asset": "adv-1"}, True),
        ({"asset": "adv-2"}, False),
        ({"asset": "adv-1", "to": "nova"}, True),
        ({"asset": "adv-1", "to": "acme"}, False),
        ({"status": "BOUND"}, True),
        ({"status": "BOUND", "to": "acme"}, False),
    ],
)
def test_a_pattern_matches_unless_it_names_another_value(
    where: dict[str, object], hides: bool
) -> None:
    """Fields that a look-up does not fix are no obstacle."""
    world = town(bc.Unseen("share", where=where))
    assert world.may_hide(bc.Kind.SHARE, {"asset": "adv-1", "to": "nova"}) is hides


def test_a_world_hides_only_kinds_it_has_not_seen() -> None:
    """A pattern of one kind says nothing of another; no pattern, nothing hidden."""
    world = town(bc.Unseen("share"))
    assert world.may_hide(bc.Kind.SHARE, {"asset": "adv-1"})
    assert not world.may_hide(bc.Kind.ASSIGNMENT, {"asset": "adv-1"})
    assert not town().may_hide(bc.Kind.SHARE, {"asset": "adv-1"})


def test_one_matching_pattern_of_several_is_enough() -> None:
    """Patterns unite."""
    patterns = [bc.Unseen("share", where={"to": name}) for name in ("acme", "nova")]
    assert town(*patterns).may_hide(bc.Kind.SHARE, {"asset": "adv-1", "to": "nova"})


@pytest.mark.parametrize("where", [{"a": "nova"}, {"b": "nova"}, {"a": "nova", "b": "acme"}])
def test_a_partnership_may_be_hidden_from_either_side(where: dict[str, object]) -> None:
    """The pair has no order: a pattern that names one side finds it on either."""
    world = town(bc.Unseen("partnership", where=where))
    assert world.may_hide(bc.Kind.PARTNERSHIP, {"a": "acme", "b": "nova"})
    assert world.may_hide(bc.Kind.PARTNERSHIP, {"a": "nova", "b": "acme"})
    assert not world.may_hide(bc.Kind.PARTNERSHIP, {"a": "acme", "b": "other"})


def test_a_pattern_that_names_both_sides_matches_that_pair_alone() -> None:
    """Not two partnerships that share one side with it each."""
    world = town(bc.Unseen("partnership", where={"a": "nova", "b": "acme"}))
    assert not world.may_hide(bc.Kind.PARTNERSHIP, {"a": "nova", "b": "nova"})


def test_find_gives_a_fact_by_kind_and_id() -> None:
    """Of every kind that has an id, and only of the kind that is asked for."""
    world = town()
    for fact in (*PEOPLE, *ASSETS):
        if len(fact.key) == 1:
            assert world.find(fact.kind, str(fact.key[0])) is fact
    assert world.find(bc.Kind.SPARK_CODE, "code-1") == bc.SparkCode("code-1", "post-1", NOON)
    assert world.find(bc.Kind.PIXEL, "adv-1") is None
    assert world.find(bc.Kind.USER, "nova") is None


def test_a_world_never_changes() -> None:
    """What a caller does with the facts it was made of makes no difference."""
    listed = [*FACTS]
    world = bc.World.of(*listed, at=NOON)
    before = set(world.facts())
    listed.clear()
    changed = attrs.evolve(bc.User("mia"), two_step=True)
    assert changed not in set(world.facts())
    assert set(world.facts()) == before
