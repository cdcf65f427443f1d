"""Tuples: read like the domain, about as many as facts, and few for a change."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import pytest

import bcmodel as bc
from bcmodel.exchange.engines import TupleChanges
from bcmodel.exchange.engines.model import Tuple
from bcmodel.exchange.engines.spicedb import tuple_text
from bcmodel.exchange.engines.tuples import tuples_of
from bcmodel.rules.town import NOON, town

CROWD = [f"p{n}" for n in range(50)]
SHARE = bc.Share("adv-1", "nova", level="OPERATOR")


def crowded() -> bc.World:
    """Many people work for an agency on a client's ad account, in which a pixel is used."""
    return bc.World.of(
        bc.BusinessCenter("acme"),
        bc.BusinessCenter("nova"),
        bc.Partnership("acme", "nova"),
        bc.AdAccount("adv-1", owner="acme"),
        bc.Pixel("px-1", owner="acme"),
        bc.PixelLink("px-1", "adv-1"),
        SHARE,
        *(bc.User(user) for user in CROWD),
        *(bc.Member("nova", user) for user in CROWD),
        *(bc.Assignment("nova", user, "adv-1", level="ADMIN") for user in CROWD),
        at=NOON,
    )


def changes(became: Iterable[bc.Fact], ceased: Iterable[bc.Fact] = ()) -> TupleChanges:
    """Change the crowded World, and return what changes among its tuples."""
    before, new, gone = bc.Resolver(crowded()), list(became), list(ceased)
    after = before.succeeded_by(before.world.changed(new, gone), [*new, *gone])
    return bc.tuple_changes(before, after)


def told(tuples: Iterable[Tuple]) -> list[str]:
    """Return tuples in SpiceDB's notation, which is the shortest."""
    return [tuple_text(one) for one in tuples]


def test_tuples_read_like_the_domain() -> None:
    """Who is what where, who holds what and how, and where things are."""
    world = bc.World.of(
        *(bc.User(user) for user in ("ada", "mia")),
        bc.BusinessCenter("acme"),
        bc.BusinessCenter("nova"),
        bc.Partnership("acme", "nova"),
        bc.Member("nova", "ada", role="ADMIN"),
        bc.Member("nova", "mia"),
        bc.AdAccount("adv-1", owner="acme", status="STATUS_LIMIT"),
        bc.Share("adv-1", "nova", level="OPERATOR"),
        bc.Assignment("nova", "mia", "adv-1", level="ANALYST"),
        at=NOON,
    )
    assert sorted(told(tuples_of(bc.Resolver(world)))) == [
        "ad_account:adv-1#held_at_operator@held_ad_account:nova|adv-1",
        "ad_account:adv-1#owned@held_ad_account:acme|adv-1",
        "ad_account:adv-1#platform@platform:tiktok",
        "ad_account:adv-1#stopped_from_create_ads@user:*",
        "ad_account:adv-1#stopped_from_publish_ads@user:*",
        "business_center:acme#platform@platform:tiktok",
        "business_center:nova#admin@user:ada",
        "business_center:nova#member@user:ada",
        "business_center:nova#member@user:mia",
        "business_center:nova#platform@platform:tiktok",
        "held_ad_account:acme|adv-1#business_center@business_center:acme",
        "held_ad_account:nova|adv-1#analyst@user:mia",
        "held_ad_account:nova|adv-1#business_center@business_center:nova",
        "platform:tiktok#business_center@business_center:acme",
        "platform:tiktok#business_center@business_center:nova",
    ]


def test_there_are_about_as_many_tuples_as_facts() -> None:
    """Not people times assets times actions."""
    world = crowded()
    assert len(tuples_of(bc.Resolver(world))) < 1.2 * len(list(world.facts()))


def test_a_share_raised_is_one_tuple_for_another() -> None:
    """However many people work under it."""
    raised = changes([attrs.evolve(SHARE, level="ADMIN")])
    held = "ad_account:adv-1#held_at_{}@held_ad_account:nova|adv-1"
    assert told(raised.writes) == [held.format("admin")]
    assert told(raised.deletes) == [held.format("operator")]


def test_a_share_ended_is_one_tuple_less() -> None:
    """What was assigned under it stays assigned, and opens nothing."""
    ended = changes([attrs.evolve(SHARE, status="UNBOUND")])
    assert told(ended.deletes) == ["ad_account:adv-1#held_at_operator@held_ad_account:nova|adv-1"]
    assert not ended.writes


@pytest.mark.parametrize(
    ("became", "writes", "deletes"),
    [
        (bc.Assignment("nova", "p0", "adv-1", level="ANALYST"), 1, 1),
        (bc.Member("nova", "p0", status="UNBOUND", ended="LEFT"), 0, 1),
        (bc.Member("nova", "p0", role="ADMIN"), 1, 0),
        (bc.User("p0", login="SUSPENDED"), 2, 0),
        (bc.BusinessCenter("nova", status="PUNISH"), 3, 0),
        (bc.AdAccount("adv-1", owner="acme", status="STATUS_DISABLE"), 3, 2),
        (bc.Partnership("acme", "nova", status="UNBOUND"), 0, 1),
    ],
)
def test_a_change_is_a_few_tuples(became: bc.Fact, writes: int, deletes: int) -> None:
    """However many people are concerned; a closed ad account and its pixel are no pair."""
    found = changes([became])
    assert (len(found.writes), len(found.deletes)) == (writes, deletes)


def test_a_pixel_unlinked_ends_a_pair() -> None:
    """Its use is not told person by person."""
    ended = changes([], [bc.PixelLink("px-1", "adv-1")])
    pair = "ad_account_with_pixel:adv-1|px-1"
    assert told(ended.deletes) == [
        f"{pair}#ad_account@ad_account:adv-1",
        f"{pair}#platform@platform:tiktok",
    ]


def test_changes_are_told_as_the_engines_take_them() -> None:
    """As the bodies of their write requests."""
    raised = changes([attrs.evolve(SHARE, level="ADMIN")])
    key = {
        "user": "held_ad_account:nova|adv-1",
        "relation": "held_at_admin",
        "object": "ad_account:adv-1",
    }
    assert raised.to_openfga() == {
        "writes": {"tuple_keys": [key]},
        "deletes": {"tuple_keys": [{**key, "relation": "held_at_operator"}]},
    }
    share = {
        "resource": {"objectType": "ad_account", "objectId": "adv-1"},
        "relation": "held_at_admin",
        "subject": {"object": {"objectType": "held_ad_account", "objectId": "nova|adv-1"}},
    }
    lowered = {**share, "relation": "held_at_operator"}
    assert raised.to_spicedb() == {
        "updates": [
            {"operation": "OPERATION_TOUCH", "relationship": share},
            {"operation": "OPERATION_DELETE", "relationship": lowered},
        ]
    }


def test_nothing_changed_is_nothing_to_write() -> None:
    """A World follows itself."""
    access = bc.Resolver(town())
    found = bc.tuple_changes(access, access)
    assert (found.writes, found.deletes) == ((), ())


def test_another_model_takes_another_export() -> None:
    """Tuples of one rulebook mean nothing in the model of another."""
    other = bc.Resolver(town(), bc.STANDARD.with_parameters(admin_must_be_assigned=False))
    with pytest.raises(bc.InputError, match="export the second one anew"):
        bc.tuple_changes(bc.Resolver(town()), other)
