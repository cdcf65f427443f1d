"""Facts that cannot be: what a field refuses, and how all faults of a fact are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import bcmodel as bc
from tests.unit.towns import NOON

REFUSED: list[tuple[Callable[[], object], str, str]] = [
    (lambda: bc.User("x", login="ACTIV"), "user `x`, login", "did you mean `ACTIVE`?"),
    (lambda: bc.User("x", login="lost"), "user `x`, login", "did you mean `LOST`?"),
    (lambda: bc.Member("x", "y", role="ADMN"), "member `x`, `y`, role", "did you mean `ADMIN`?"),
    (
        lambda: bc.Member("x", "y", role="Membre"),
        "member `x`, `y`, role",
        "did you mean `Member`?",
    ),
    (lambda: bc.Share("x", "y", mode="MANAGE"), "share `x`, `y`, mode", "did you mean `MANAGED`?"),
    (
        lambda: bc.Share("x", "y", origin="LINK", scopes=["SHARNG"]),
        "share `x`, `y`, `LINK`, scopes",
        "did you mean `SHARING`?",
    ),
    (
        lambda: bc.AdAccount("x", status="STATUS_LIMITED"),
        "ad_account `x`, status",
        "did you mean `STATUS_LIMIT`?",
    ),
    (lambda: bc.Unseen("shares"), "unseen `shares`, of", "did you mean `share`?"),
]
"""What is misspelt, where the fault stands, and the nearest word."""


def faults_of(make: Callable[..., object], *given: object, **named: object) -> tuple[bc.Fault, ...]:
    """Return what is wrong with a fact, whatever type checkers say of the values."""
    with pytest.raises(bc.InputError) as caught:
        make(*given, **named)
    return caught.value.faults


def places_of(make: Callable[..., object], *given: object, **named: object) -> list[str]:
    """Return where the faults of a fact stand."""
    return [fault.place for fault in faults_of(make, *given, **named)]


@pytest.mark.parametrize(("make", "place", "hint"), REFUSED)
def test_a_misspelt_word_is_told_with_its_place_and_the_nearest_one(
    make: Callable[[], object], place: str, hint: str
) -> None:
    """The fault names kind, id and field, and offers the nearest word."""
    assert [(fault.place, fault.next_step) for fault in faults_of(make)] == [(place, hint)]


def test_all_faults_of_a_fact_are_told_together() -> None:
    """Also those of positional fields, and of each item of a list."""
    words = ["LIFE", "LIVE", "SALE"]
    told = places_of(bc.Share, "x", "", origin="LNK", level="TOP", scopes=words, ads_only=1)
    place = "share `x`, ``, `LNK`, "
    fields = ["to", "origin", "level", "scopes", "scopes", "ads_only"]
    assert told == [place + field for field in fields]


@pytest.mark.parametrize("given", [7, None, "", b"mia", ["mia"], True])
def test_an_id_is_text_that_says_something(given: object) -> None:
    """A number is no id, and nor is nothing."""
    assert places_of(bc.User, given) == [f"user `{given}`, id"]
    assert places_of(bc.Member, "x", given) == [f"member `x`, `{given}`, user"]


@pytest.mark.parametrize("given", ["LIVE", "", 7, 0, None, True])
def test_a_list_is_no_single_word(given: object) -> None:
    """One word is not taken apart, and nothing is not taken for an empty list."""
    assert places_of(bc.Share, "x", "y", scopes=given) == ["share `x`, `y`, scopes"]
    assert places_of(bc.Post, "x", "y", sources=given) == ["post `x`, `y`, sources"]
    place = "ad_account `x`, close_blockers"
    assert places_of(bc.AdAccount, "x", close_blockers=given) == [place]


def test_each_item_of_a_list_of_ids_is_judged() -> None:
    """Every item that is no id is told."""
    place = "account_group `x`, `y`, ad_accounts"
    assert places_of(bc.AccountGroup, "x", "y", ad_accounts=[1, "adv-1", 2]) == [place, place]


@pytest.mark.parametrize("given", [1, 0, "true", None])
def test_a_switch_is_true_or_false_itself(given: object) -> None:
    """What merely counts as true is not taken for it."""
    assert places_of(bc.User, "x", two_step=given) == ["user `x`, two_step"]


@pytest.mark.parametrize("given", [NOON.replace(tzinfo=None), "2026-11-20", 0, NOON.date()])
def test_a_time_is_a_datetime_with_a_zone(given: object) -> None:
    """A time without a zone could be any of many instants."""
    assert places_of(bc.User, "x", data_verified_until=given) == ["user `x`, data_verified_until"]
    place = f"spark_code `x`, `y`, `{given}`, issued_at"
    assert places_of(bc.SparkCode, "x", "y", given) == [place]


@pytest.mark.parametrize("days", [0, 1, 31, -7, True, 7.0, "7", None])
def test_a_code_lives_for_no_other_period(days: object) -> None:
    """Only whole numbers that are on offer."""
    (place,) = places_of(bc.SparkCode, "x", "y", NOON, days=days)
    assert place.startswith("spark_code `x`, ")
    assert place.endswith(", days")


@pytest.mark.parametrize("where", ["to", 7, None, [1], {"to": {"x": "y"}}])
def test_a_pattern_names_fields_and_plain_values(where: object) -> None:
    """Anything else is told as a fault, not as an accident."""
    assert places_of(bc.Unseen, "share", where=where) == ["unseen `share`, where"]
