"""Clock: which instants answer alike."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import bcmodel as bc
from bcmodel.resolve.clock import BEGINNING, Clock
from tests.unit.house_rules import no_publishing_on_weekends
from tests.unit.towns import DAY, NOON, town

ALMOST = timedelta(microseconds=1)


def clock_of(*facts: bc.Fact, **parameters: object) -> Clock:
    """Return the clock of the town with some facts."""
    return Clock.of(town(*facts).tables, bc.STANDARD.with_parameters(**parameters))


def moments_of(*facts: bc.Fact, **parameters: object) -> set[datetime]:
    """Return the moments that facts bring into the town; its Spark code ends after 30 days."""
    ends = clock_of(*facts, **parameters).ends(BEGINNING)
    return {end.moment for end in ends} - {NOON + 30 * DAY}


@pytest.mark.parametrize(
    "fact",
    [
        bc.User("x", data_verified_until=NOON + DAY),
        bc.Member("nova", "leo", status="PENDING", expires_at=NOON + DAY),
        bc.Share("tt-leo", "nova", origin="LINK", status="PENDING", expires_at=NOON + DAY),
        bc.SparkCode("x", "post-1", NOON - 6 * DAY, days=7),
        bc.SellerRole(
            "shop-1", "mia", "STAFF", status="PENDING", invited_at=NOON + DAY - timedelta(hours=120)
        ),
    ],
    ids=lambda fact: str(fact.kind),
)
def test_whatever_ends_is_a_moment(fact: bc.Fact) -> None:
    """Verifications, invitations, QR codes, Spark codes, Seller Center invitations."""
    assert moments_of(fact) == {NOON + DAY}


def test_what_never_ends_is_no_moment() -> None:
    """A fact without an end, and an invitation that never expires."""
    invited = bc.SellerRole("shop-1", "mia", "STAFF", status="PENDING", invited_at=NOON)
    timeless = bc.SellerRole("shop-1", "zoe", "STAFF", status="PENDING")
    assert moments_of(bc.User("x"), bc.Member("nova", "leo"), timeless) == set()
    assert moments_of(invited) == {NOON + timedelta(hours=120)}
    assert moments_of(invited, seller_invite_lifetime=None) == set()
    assert moments_of(invited, seller_invite_lifetime=DAY) == {NOON + DAY}


@pytest.mark.parametrize(
    "fact",
    [
        bc.Member("nova", "leo", status="BOUND", expires_at=NOON + DAY),
        bc.Share("tt-leo", "nova", origin="LINK", status="REJECTED", expires_at=NOON + DAY),
        bc.SparkCode("x", "post-1", NOON - 6 * DAY, days=7, status="EXPIRED"),
        bc.SellerRole("shop-1", "mia", "STAFF", invited_at=NOON + DAY - timedelta(hours=120)),
    ],
    ids=lambda fact: str(fact.kind),
)
def test_what_is_over_anyway_is_no_moment(fact: bc.Fact) -> None:
    """An invitation that was answered, a code that has expired: their ends change nothing."""
    assert moments_of(fact) == set()


def test_ends_come_in_order() -> None:
    """However the facts are listed, and from any instant on."""
    users = [bc.User(f"x{n}", data_verified_until=NOON + n % 3 * DAY) for n in range(6)]
    clock = clock_of(*users)
    assert [end.moment for end in clock.ends(BEGINNING)] == [
        *(NOON, NOON, NOON + DAY, NOON + DAY, NOON + 2 * DAY, NOON + 2 * DAY, NOON + 30 * DAY)
    ]
    assert [end.moment for end in clock.ends(NOON + DAY)] == [
        *(NOON + 2 * DAY, NOON + 2 * DAY, NOON + 30 * DAY)
    ]


def test_instants_between_moments_answer_alike() -> None:
    """What ends at an instant has ended then: the moment itself belongs to what follows."""
    clock = clock_of(bc.User("x", data_verified_until=NOON))
    before, then = clock.epoch(NOON - ALMOST), clock.epoch(NOON)
    assert clock.epoch(NOON - 400 * DAY) == before
    assert clock.epoch(NOON + 30 * DAY - ALMOST) == then
    assert len({before, then, clock.epoch(NOON + 30 * DAY)}) == 3
    assert clock.epoch(NOON + 30 * DAY) == clock.epoch(NOON + 400 * DAY)


def test_a_rule_that_reads_the_clock_sets_every_instant_apart() -> None:
    """Even where nothing ends."""
    clock = Clock.of(town().tables, bc.STANDARD.with_(no_publishing_on_weekends))
    assert clock.epoch(NOON) != clock.epoch(NOON + ALMOST)
    assert clock.epoch(NOON) == clock.epoch(NOON)


def test_what_ends_between_two_instants_is_named() -> None:
    """The later instant counts, the earlier does not, whichever is given first."""
    facts = [bc.User(f"x{n}", data_verified_until=NOON + n * DAY) for n in range(4)]
    clock = clock_of(*facts)
    assert clock.between(NOON, NOON + 2 * DAY) == facts[1:3]
    assert clock.between(NOON + 2 * DAY, NOON) == facts[1:3]
    assert clock.between(NOON, NOON) == []


def test_the_next_change_is_the_next_end() -> None:
    """After the instant of the World, wherever that is moved."""
    access = bc.Resolver(town(bc.User("x", data_verified_until=NOON + DAY)))
    assert access.next_change() == NOON + DAY
    assert access.at(NOON + DAY).next_change() == NOON + 30 * DAY
    assert access.at(NOON + 30 * DAY).next_change() is None


def test_a_clock_follows_what_changes() -> None:
    """Ends come, go and move; a World in which none does keeps the clock."""
    x = bc.User("x", data_verified_until=NOON + DAY)
    before = town(x)
    clock = Clock.of(before.tables, bc.STANDARD)
    later = bc.User("x", data_verified_until=NOON + 2 * DAY)
    moved = before.changed([later, bc.User("y", data_verified_until=NOON + 3 * DAY)])
    after = clock.next(before.tables, moved.tables, [later, bc.User("y")])
    back = moved.changed([x], [bc.User("y")])
    assert moments_in(after) == [NOON + 2 * DAY, NOON + 3 * DAY, NOON + 30 * DAY]
    assert moments_in(after.next(moved.tables, back.tables, [x, bc.User("y")])) == moments_in(clock)
    share = bc.Assignment("nova", "mia", "adv-2")
    assert clock.next(before.tables, before.changed([share]).tables, [share]) is clock


def moments_in(clock: Clock) -> list[datetime]:
    """Return the moments of a clock, in order."""
    return [end.moment for end in clock.ends(BEGINNING)]
