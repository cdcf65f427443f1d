"""Every scenario file holds, and every other kind of question about its World agrees with it."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.testing.making.questions import PLAIN
from tests.places import EVERY_FILE, HOUSE

every_file = pytest.mark.parametrize(
    "path", EVERY_FILE, ids=lambda path: path.relative_to(HOUSE).as_posix()
)
scenario_of = cache(bc.load)


@cache
def allowed_in(path: Path) -> frozenset[tuple[str, bc.Action, str]]:
    """Everything that is allowed in a file's World, decided question by question."""
    access = scenario_of(path).access
    return frozenset(
        (user, action, asset)
        for user, action, asset in questions_about(path)
        if access.decide(user, action, asset).allowed
    )


@cache
def questions_about(path: Path) -> tuple[tuple[str, bc.Action, str], ...]:
    """Every person of a World, every plain action, everything it could be done on."""
    return tuple(product(people_of(path), PLAIN, things_of(path)))


def people_of(path: Path) -> list[str]:
    """Everybody in a World, and somebody who is not."""
    return [*scenario_of(path).access.world.tables.users, "nobody"]


def things_of(path: Path) -> list[str]:
    """Everything in a World that a question can be about."""
    tables = scenario_of(path).access.world.tables
    return [*tables.assets, *tables.centers, *tables.groups]


@every_file
def test_a_file_holds(path: Path) -> None:
    """Every check, who and what of a file gets the answer it expects."""
    assert [result for result in scenario_of(path).run() if not result.holds] == []


@every_file
def test_the_index_agrees_with_decisions(path: Path) -> None:
    """`can` and `can_many` say yes exactly to what is decided to be allowed."""
    access, questions = scenario_of(path).access, questions_about(path)
    allowed = allowed_in(path)
    assert {asked for asked in questions if access.can(*asked)} == allowed
    answers = access.can_many(questions)
    assert {asked for asked, yes in zip(questions, answers, strict=True) if yes} == allowed


@every_file
def test_reverse_questions_agree_with_decisions(path: Path) -> None:
    """`who_can`, `what_can` and `assets_of` find exactly what is decided to be allowed."""
    access, allowed = scenario_of(path).access, allowed_in(path)
    people, things = people_of(path), things_of(path)
    assert {(u, a, t) for a in PLAIN for t in things for u in access.who_can(a, t)} == allowed
    assert {(u, a, t) for u in people for a in PLAIN for t in access.assets_of(u, a)} == allowed
    assert {(u, a, t) for u in people for t in things for a in access.what_can(u, t)} == allowed
    found = {(u, a, t) for u in people for t, acts in access.what_can(u).items() for a in acts}
    assert found == allowed


@every_file
def test_the_index_agrees_at_other_instants(path: Path) -> None:
    """`can` says what is decided also at the instants that a file's checks ask about."""
    scenario = scenario_of(path)
    for at in {check.at for check in scenario.checks if check.at}:
        access = scenario.access.at(at)
        for asked in questions_about(path):
            assert access.can(*asked) is access.decide(*asked).allowed, (at, asked)


def test_files_are_found() -> None:
    """The files lie where this test looks for them."""
    assert len(EVERY_FILE) > 400
