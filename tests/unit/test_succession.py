"""How a Resolver follows another: what is worked out again, and what is kept in memory."""

from __future__ import annotations

import gc
import weakref
from typing import get_args

import pytest

import bcmodel as bc
from bcmodel import facts as f
from bcmodel.resolve import indexes
from bcmodel.resolve.compile import Compiler, Row
from bcmodel.resolve.touched import WITH_ANOTHER_THING, AboutPeople
from tests.unit.house_rules import reports_stay_with_the_owner, two_step_for_everybody
from tests.unit.towns import DAY, NOON, busy_town

QUESTION = ("mia", "ad_account.create_ads", "adv-1")
EVERYBODY = ["ada", "leo", "mia", "zoe"]


class Work:
    """What was worked out: whole rows by person, cells by person and asset."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.cells: list[tuple[str, str]] = []


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Watch what compilers do."""
    done, person, cells = Work(), Compiler.person, Compiler.cells

    def whole(self: Compiler, user: f.User) -> object:
        done.rows.append(user.id)
        return person(self, user)

    def some(self: Compiler, user: f.User, assets: set[str]) -> Row:
        done.cells += [(user.id, asset) for asset in sorted(assets)]
        return cells(self, user, assets)

    monkeypatch.setattr(Compiler, "person", whole)
    monkeypatch.setattr(Compiler, "cells", some)
    return done


def compiled(*more: bc.Fact, book: bc.Rulebook = bc.STANDARD) -> bc.Resolver:
    """Return a Resolver of the town that has been asked something."""
    access = bc.Resolver(busy_town(*more), book)
    access.can(*QUESTION)
    return access


def following(access: bc.Resolver, *became: bc.Fact) -> bc.Resolver:
    """Return the Resolver that follows when some facts become true."""
    return access.succeeded_by(access.world.changed(became), became)


CELLS: list[tuple[bc.Fact, list[tuple[str, str]]]] = [
    (bc.Assignment("nova", "mia", "adv-1", level="ADMIN"), [("mia", "adv-1")]),
    (bc.Assignment("nova", "ada", "adv-2"), [("ada", "adv-2")]),
    (bc.Share("adv-1", "nova", level="ADMIN"), [("mia", "adv-1")]),
    (bc.Partnership("nova", "acme", status="UNBOUND"), [("mia", "adv-1")]),
    (bc.AdAccount("adv-2", owner="acme"), [("mia", "adv-2")]),
    (bc.AdAccount("adv-leo", owner_user="zoe"), [("leo", "adv-leo"), ("zoe", "adv-leo")]),
    (bc.TikTokAccount("tt-leo", owner_user="leo", status="BANNED"), [("leo", "tt-leo")]),
    (bc.SellerRole("shop-1", "mia", "MAIN_ADMIN"), [("mia", "shop-1")]),
    (bc.GroupAssignment("launch", "ada", "ADMIN"), [("ada", "adv-2"), ("ada", "launch")]),
    (
        bc.AccountGroup("launch", "nova", ad_accounts=["adv-1"]),
        [("mia", "adv-1"), ("mia", "adv-2"), ("mia", "launch")],
    ),
    (bc.AudienceShare("aud-1", "adv-2"), []),
    (bc.Transfer("adv-leo", "nova"), []),
    (bc.Unseen("member"), []),
]


@pytest.mark.parametrize(
    ("fact", "cells"), CELLS, ids=lambda value: str(getattr(value, "kind", ""))
)
def test_only_what_a_fact_touches_is_worked_out(
    work: Work, fact: bc.Fact, cells: list[tuple[str, str]]
) -> None:
    """A cell for each person that an asset is near to, and nothing else."""
    access = compiled()
    assert sorted(work.rows) == EVERYBODY
    work.rows.clear()
    following(access, fact).can(*QUESTION)
    assert work.rows == []
    assert sorted(work.cells) == cells


@pytest.mark.parametrize(
    ("fact", "people"),
    [
        (bc.User("leo", login="LOST"), ["leo"]),
        (bc.Member("nova", "ada"), ["ada"]),
        (bc.Member("nova", "leo"), ["leo"]),
        (bc.BusinessCenter("nova", status="PUNISH"), ["ada", "mia"]),
    ],
    ids=lambda value: str(getattr(value, "kind", "")),
)
def test_whoever_is_otherwise_has_their_row_made_anew(
    work: Work, fact: bc.Fact, people: list[str]
) -> None:
    """As has everybody in a Business Center that is."""
    access = compiled()
    work.rows.clear()
    following(access, fact).can(*QUESTION)
    assert sorted(work.rows) == people
    assert work.cells == []


def test_every_kind_of_fact_is_sorted() -> None:
    """Each bears on people, or goes with another thing, or is what Business Centers hold."""
    holding = {f.BusinessCenter, f.AccountGroup, f.Partnership, f.Share, f.AudienceShare}
    assets = {f.AdAccount, f.TikTokAccount, f.Pixel, f.Catalog, f.Shop, f.FormLibrary, f.Audience}
    sorted_out = [*get_args(AboutPeople), *WITH_ANOTHER_THING, *holding, *assets]
    assert len(sorted_out) == len(f.FACT_CLASSES)
    assert set(sorted_out) == set(f.FACT_CLASSES.values())


def test_steps_that_nobody_asked_about_are_made_up_for_at_once(work: Work) -> None:
    """The index of the last that was asked is the one to start from."""
    access = compiled()
    work.rows.clear()
    for level in ("ANALYST", "ADMIN", "ANALYST"):
        access = following(access, bc.Assignment("nova", "mia", "adv-1", level=level))
    access = following(access, bc.Member("acme", "mia"))
    assert not access.can(*QUESTION)
    assert work.rows == ["mia"]
    assert work.cells == []


def test_without_an_index_to_start_from_one_is_compiled(work: Work) -> None:
    """Of the World that is asked, and of no other."""
    access = following(bc.Resolver(busy_town()), bc.Assignment("nova", "mia", "adv-1"))
    assert not access.can(*QUESTION)
    assert sorted(work.rows) == EVERYBODY


def test_an_earlier_world_that_is_asked_late_still_serves(work: Work) -> None:
    """What matters is what was compiled when an index is needed."""
    access = bc.Resolver(busy_town())
    after = following(access, bc.Assignment("nova", "mia", "adv-1", level="ANALYST"))
    access.can(*QUESTION)
    work.rows.clear()
    assert not after.can(*QUESTION)
    assert work.rows == []
    assert work.cells == [("mia", "adv-1")]


def test_too_many_changes_are_compiled_afresh(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one step, or in several that nobody asked about."""
    monkeypatch.setattr(indexes, "MOST_CHANGED", 2)
    changes = [bc.Assignment("nova", "mia", name) for name in ("px-1", "cat-1", "forms-1")]
    access = compiled()
    work.rows.clear()
    following(access, *changes).can(*QUESTION)
    assert sorted(work.rows) == EVERYBODY
    work.rows.clear()
    for change in changes:
        access = following(access, change)
    assert access.can(*QUESTION)
    assert sorted(work.rows) == EVERYBODY


@pytest.mark.parametrize(
    "book",
    [
        bc.STANDARD.with_(two_step_for_everybody),
        bc.STANDARD.with_(reports_stay_with_the_owner),
        bc.STANDARD.without("M201"),
    ],
    ids=["a gate more", "a gate for pairs more", "an anchor less"],
)
def test_by_rules_that_may_look_anywhere_every_world_is_compiled(
    monkeypatch: pytest.MonkeyPatch, book: bc.Rulebook
) -> None:
    """Nobody knows what their outcome hangs on."""
    access = compiled(book=book)
    monkeypatch.setattr(indexes, "patched", None)
    after = following(access, bc.Assignment("nova", "mia", "adv-1", level="ANALYST"))
    rebuilt = bc.Resolver(after.world, book)
    for user in EVERYBODY:
        assert after.what_can(user) == rebuilt.what_can(user)


def test_with_other_parameters_or_some_rules_less_answers_are_patched(work: Work) -> None:
    """The rules are STANDARD's own, and so is what they look up."""
    for book in (
        bc.STANDARD.with_parameters(admin_must_be_assigned=False),
        bc.STANDARD.without("A101", "S101"),
    ):
        access = compiled(book=book)
        work.rows.clear()
        following(access, bc.Assignment("nova", "mia", "adv-1", level="ANALYST")).can(*QUESTION)
        assert work.rows == []


def test_another_instant_is_patched_by_what_ends_on_the_way(work: Work) -> None:
    """Forth and back; where nothing ends the index is the same one."""
    access = compiled(bc.User("kim", data_verified_until=NOON + DAY))
    work.rows.clear()
    assert access.at(NOON + DAY / 2).index is access.index
    assert access.at(NOON + 2 * DAY).index is not access.index
    assert work.rows == ["kim"]


def test_what_is_held_is_remembered_until_it_changes() -> None:
    """What everybody reaches through a Business Center is listed once for many Worlds."""
    access = compiled()
    before = access.assets_of("ada", "ad_account.share_with_partner")
    person = following(access, bc.Member("acme", "ada", role="ADMIN"))
    holding = following(person, bc.AdAccount("adv-9", owner="nova"))
    assert person.index.sides.asset_gates is access.index.sides.asset_gates
    assert holding.index.sides.asset_gates is not access.index.sides.asset_gates
    assert before == {"adv-2"}
    assert person.assets_of("ada", "ad_account.share_with_partner") == {"adv-1", "adv-2"}
    assert holding.assets_of("ada", "ad_account.share_with_partner") == {"adv-1", "adv-2", "adv-9"}


@pytest.mark.parametrize("is_asked", [True, False])
def test_a_long_chain_is_not_held_in_memory(is_asked: bool) -> None:
    """Only the Worlds that somebody holds, and the one that an index can be started from."""
    access = compiled()
    worlds = [weakref.ref(access.world.tables)]
    for number in range(6):
        access = following(access, bc.User(f"kim-{number}"))
        worlds.append(weakref.ref(access.world.tables))
        if is_asked:
            access.can(*QUESTION)
    gc.collect()
    alive = [number for number, tables in enumerate(worlds) if tables() is not None]
    assert alive == ([6] if is_asked else [0, 6])
