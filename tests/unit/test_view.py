"""View: every reading of a World, silent and with notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

import bcmodel as bc
from bcmodel.noting import Note, NotingView
from bcmodel.view import View
from tests.unit.towns import DAY, NOON, busy_town

WORLD = busy_town(
    bc.SparkCode("code-2", "post-1", NOON),
    bc.Share("tt-leo", "nova", origin="LINK"),
    bc.Share("tt-leo", "nova", origin="REQUEST"),
    bc.Share("tt-leo", "acme", origin="LINK"),
    bc.Assignment("acme", "mia", "adv-1"),
    bc.GroupAssignment("launch", "mia", "ADMIN"),
    bc.TikTokLink("tt-leo", "adv-1", "nova"),
    bc.PixelLink("px-1", "adv-1"),
    bc.AudienceShare("aud-1", "adv-2"),
    bc.SellerRole("shop-1", "mia", "STAFF"),
    bc.SellerRole("shop-1", "zoe", "STAFF"),
    bc.AppConnection("lens-1", "adv-2", "nova"),
    bc.Transfer("adv-leo", "nova"),
    bc.Transfer("adv-leo", "acme", status="REJECTED"),
    bc.MediaAgency("adv-1", "nova"),
)
ABSENT = ("x", "y", "z")

READINGS: dict[str, tuple[bc.Kind, tuple[str, ...], int]] = {
    "user": (bc.Kind.USER, ("mia",), 1),
    "center": (bc.Kind.BUSINESS_CENTER, ("nova",), 1),
    "ad_account": (bc.Kind.AD_ACCOUNT, ("adv-1",), 1),
    "tiktok_account": (bc.Kind.TIKTOK_ACCOUNT, ("tt-leo",), 1),
    "member": (bc.Kind.MEMBER, ("nova", "mia"), 1),
    "memberships": (bc.Kind.MEMBER, ("mia",), 1),
    "team": (bc.Kind.MEMBER, ("nova",), 2),
    "partnership": (bc.Kind.PARTNERSHIP, ("nova", "acme"), 1),
    "shares": (bc.Kind.SHARE, ("tt-leo",), 3),
    "shares_to": (bc.Kind.SHARE, ("tt-leo", "nova"), 2),
    "share": (bc.Kind.SHARE, ("tt-leo", "nova", bc.Origin.LINK), 1),
    "received": (bc.Kind.SHARE, ("nova",), 3),
    "ad_accounts_of": (bc.Kind.AD_ACCOUNT, ("acme",), 1),
    "catalogs_of": (bc.Kind.CATALOG, ("acme",), 1),
    "transfers": (bc.Kind.TRANSFER, ("adv-leo",), 2),
    "transfer": (bc.Kind.TRANSFER, ("adv-leo", "nova"), 1),
    "agencies": (bc.Kind.MEDIA_AGENCY, ("adv-1",), 1),
    "assignments_on": (bc.Kind.ASSIGNMENT, ("adv-1",), 2),
    "assignments_of": (bc.Kind.ASSIGNMENT, ("mia",), 3),
    "assignment": (bc.Kind.ASSIGNMENT, ("acme", "mia", "adv-1"), 1),
    "groups_assigned_to": (bc.Kind.GROUP_ASSIGNMENT, ("mia",), 2),
    "people_in_group": (bc.Kind.GROUP_ASSIGNMENT, ("launch",), 2),
    "group_levels": (bc.Kind.GROUP_ASSIGNMENT, ("launch", "mia"), 2),
    "levels_by_group": (bc.Kind.GROUP_ASSIGNMENT, ("nova", "adv-2", "mia"), 2),
    "tiktok_link": (bc.Kind.TIKTOK_LINK, ("tt-leo", "adv-1", "nova"), 1),
    "pixel_link": (bc.Kind.PIXEL_LINK, ("px-1", "adv-1"), 1),
    "audience_shares": (bc.Kind.AUDIENCE_SHARE, ("aud-1",), 1),
    "audience_share": (bc.Kind.AUDIENCE_SHARE, ("aud-1", "adv-2"), 1),
    "post": (bc.Kind.POST, ("post-1",), 1),
    "codes_for": (bc.Kind.SPARK_CODE, ("post-1",), 2),
    "seller_roles": (bc.Kind.SELLER_ROLE, ("shop-1", "mia"), 1),
    "seller_role": (bc.Kind.SELLER_ROLE, ("shop-1", "mia", "STAFF"), 1),
    "workspace": (bc.Kind.APP_WORKSPACE, ("lens-1",), 1),
    "connections": (bc.Kind.APP_CONNECTION, ("adv-2",), 1),
}
"""Every reading: the kind it is about, where it finds something, and how many facts."""

OF_MANY = {
    "memberships",
    "team",
    "received",
    "ad_accounts_of",
    "catalogs_of",
    "transfers",
    "agencies",
    "assignments_on",
    "assignments_of",
    "groups_assigned_to",
    "people_in_group",
    "shares",
    "shares_to",
    "group_levels",
    "audience_shares",
    "codes_for",
    "seller_roles",
    "connections",
}
"""Readings that more facts could answer as well."""


def read(view: View, name: str, *args: str) -> Any:  # noqa: ANN401 - of many kinds
    """Read by the name of a reading."""
    return getattr(view, name)(*args)


def facts_in(found: object) -> set[object]:
    """Return the facts that a reading gave."""
    several: Any = found
    if isinstance(found, Mapping):
        return set(several.values())
    if isinstance(found, bc.Fact):
        return {found}
    return set(several or ())


def absent(name: str) -> tuple[str, ...]:
    """Return where a reading finds nothing."""
    return ABSENT[: len(READINGS[name][1])]


def notes_of(name: str, *args: str, unseen: tuple[bc.Unseen, ...] = ()) -> list[Note]:
    """Return the notes of one reading, in a World with some things unseen."""
    world = bc.World.of(*WORLD.facts(), *unseen, at=NOON)
    view = NotingView(world, NOON)
    read(view, name, *args)
    return view.notes


def test_the_table_lists_every_reading() -> None:
    """What is no reading asks another rule, or the clock."""
    public = {name for name, value in vars(View).items() if callable(value) and name[0] != "_"}
    assert set(READINGS) == public - {"all_hold", "passes", "reached"}


@pytest.mark.parametrize("name", READINGS)
def test_a_reading_finds_the_facts_of_its_kind(name: str) -> None:
    """As many as there are, and nothing where there are none."""
    kind, args, count = READINGS[name]
    found = facts_in(read(View(WORLD, NOON), name, *args))
    assert len(found) == count
    assert found == {fact for fact in found if fact in set(WORLD.facts())}
    assert {getattr(fact, "kind", None) for fact in found} == {kind}
    assert facts_in(read(View(WORLD, NOON), name, *absent(name))) == set()


@pytest.mark.parametrize("name", READINGS)
def test_a_noting_view_answers_as_the_silent_one(name: str) -> None:
    """Where something is found, and where nothing is."""
    for args in (READINGS[name][1], absent(name)):
        silent = read(View(WORLD, NOON), name, *args)
        assert read(NotingView(WORLD, NOON), name, *args) == silent


@pytest.mark.parametrize("name", READINGS)
def test_every_reading_is_noted_with_what_it_found(name: str) -> None:
    """Kind and facts, also of a look-up that found nothing."""
    kind, args, _ = READINGS[name]
    found = facts_in(read(View(WORLD, NOON), name, *args))
    notes = [note for note in notes_of(name, *args) if note.kind is kind]
    assert {fact for note in notes for fact in note.found} == found
    (missed,) = [note for note in notes_of(name, *absent(name)) if note.kind is kind]
    assert missed.found == ()


@pytest.mark.parametrize("name", sorted(set(READINGS) - {"levels_by_group"}))
def test_an_absence_is_open_where_the_world_was_not_seen(name: str) -> None:
    """Without a pattern that matches, nothing there is nothing there."""
    kind, _, _ = READINGS[name]
    (settled,) = notes_of(name, *absent(name))
    (hidden,) = notes_of(name, *absent(name), unseen=(bc.Unseen(kind),))
    assert (settled.is_open, hidden.is_open) == (False, True)


@pytest.mark.parametrize("name", sorted(set(READINGS) - {"levels_by_group"}))
def test_what_is_found_is_settled_unless_there_could_be_more(name: str) -> None:
    """A look-up by key that finds a fact never stays open; one of many may."""
    kind, args, _ = READINGS[name]
    (note,) = notes_of(name, *args, unseen=(bc.Unseen(kind),))
    assert note.is_open is (name in OF_MANY)


def test_a_look_up_is_open_by_the_fields_it_fixes() -> None:
    """A pattern that names another value is no obstacle."""
    elsewhere = bc.Unseen("assignment", where={"business_center": "acme", "user": "leo"})
    (note,) = notes_of("assignment", "nova", "leo", "adv-1", unseen=(elsewhere,))
    assert not note.is_open
    assert dict(note.known) == {"business_center": "nova", "user": "leo", "asset": "adv-1"}
    (note,) = notes_of("assignment", "acme", "leo", "adv-1", unseen=(elsewhere,))
    assert note.is_open


def test_only_connections_rely_on_absence() -> None:
    """That an app is not connected yet is shown by finding nothing."""
    relying = {
        name
        for name, (_, args, _) in READINGS.items()
        if any(note.relied_on_absence for note in notes_of(name, *args))
    }
    assert relying == {"connections"}


def test_levels_by_group_may_be_hidden_in_an_unseen_group() -> None:
    """Both an unseen group and an unseen place in it are needed."""
    group, place = bc.Unseen("account_group"), bc.Unseen("group_assignment")
    args = ("nova", "adv-1", "mia")
    kind = bc.Kind.GROUP_ASSIGNMENT

    def is_open(*unseen: bc.Unseen) -> bool:
        notes = notes_of("levels_by_group", *args, unseen=unseen)
        return any(note.is_open for note in notes if note.kind is kind)

    assert [is_open(), is_open(group), is_open(place), is_open(group, place)] == [
        False,
        False,
        False,
        True,
    ]


def test_shares_to_a_business_center_come_in_order_of_origin() -> None:
    """PARTNER, REQUEST, LINK."""
    shares = View(WORLD, NOON).shares_to("tt-leo", "nova")
    assert [share.origin for share in shares] == ["REQUEST", "LINK"]


def test_a_reading_of_one_kind_does_not_find_another() -> None:
    """An id belongs to one asset of one kind."""
    view = View(WORLD, NOON)
    assert view.ad_account("tt-leo") is None
    assert view.tiktok_account("adv-1") is None


def test_what_ends_at_an_instant_has_ended_then() -> None:
    """And what never ends has not."""
    view = View(WORLD, NOON)
    assert view.reached(NOON)
    assert view.reached(NOON - DAY)
    assert not view.reached(NOON + timedelta(microseconds=1))
    assert not view.reached(None)


def test_notes_of_another_rule_are_taken_over_without_their_doubts() -> None:
    """What is open there makes that rule undecided, not the one that builds on it."""
    world = busy_town(bc.Unseen("assignment"))
    view = NotingView(world, NOON)

    def demand(inner: View, user: str) -> bool:
        return inner.assignment("nova", user, "adv-1") is None

    assert view.passes(demand, "mia")
    assert not view.passes(demand, "leo")
    assert [(bool(note.found), note.is_open) for note in view.notes] == [
        (True, False),
        (False, False),
    ]
    assert not view.leaves_open(stopped=True)
    assert NotingView(world, NOON, supposing=True).passes(demand, "leo")


def test_a_view_leaves_open_what_its_notes_leave_open() -> None:
    """A rule that stopped something for want of what is unseen, not one that let it through."""
    view = NotingView(busy_town(bc.Unseen("assignment")), NOON)
    view.assignment("nova", "leo", "adv-1")
    assert view.leaves_open(stopped=True)
    assert not view.leaves_open(stopped=False)
    other = NotingView(busy_town(bc.Unseen("app_connection")), NOON)
    other.connections("adv-1")
    assert other.leaves_open(stopped=False)
    assert not other.leaves_open(stopped=True)
