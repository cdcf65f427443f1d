"""Clock: which instants answer alike."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import bcmodel as bc
from bcmodel.resolve.clock import Clock, moments
from tests.unit.house_rules import no_publishing_on_weekends
from tests.unit.towns import DAY, NOON, town

ALMOST = timedelta(microseconds=1)


def moments_of(*facts: bc.Fact, **parameters: object) -> set[datetime]:
    """Return the moments that facts bring into the town; its Spark code ends after 30 days."""
    book = bc.STANDARD.with_parameters(**parameters)
    return set(moments(town(*facts), book.parameters)) - {NOON + 30 * DAY}


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


def test_moments_come_in_order_each_once() -> None:
    """However the facts are listed."""
    users = [bc.User(f"x{n}", data_verified_until=NOON + n % 2 * DAY) for n in range(4)]
    assert moments(town(*users), bc.STANDARD.parameters) == (NOON, NOON + DAY, NOON + 30 * DAY)


def test_instants_between_moments_answer_alike() -> None:
    """What ends at an instant has ended then: the moment itself belongs to what follows."""
    clock = Clock(town(bc.User("x", data_verified_until=NOON)), bc.STANDARD)
    before, then = clock.epoch(NOON - ALMOST), clock.epoch(NOON)
    assert clock.epoch(NOON - 400 * DAY) == before
    assert clock.epoch(NOON + 30 * DAY - ALMOST) == then
    assert len({before, then, clock.epoch(NOON + 30 * DAY)}) == 3
    assert clock.epoch(NOON + 30 * DAY) == clock.epoch(NOON + 400 * DAY)


def test_a_rule_that_reads_the_clock_sets_every_instant_apart() -> None:
    """Even where nothing ends."""
    clock = Clock(town(), bc.STANDARD.with_(no_publishing_on_weekends))
    assert clock.epoch(NOON) != clock.epoch(NOON + ALMOST)
    assert clock.epoch(NOON) == clock.epoch(NOON)
