"""A capture of about 200 files, damaged in ten ways: each is named, and no answer is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.exchange.snapshots.telling import Item
from bcmodel.testing.recording import save
from tests.laws.capturing import Judge
from tests.presuming import Presuming
from tests.unit.testing.agency import agency
from tests.unit.testing.damages import DAMAGES, LOSSES, SLIPS, Damage, Named


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The capture, undamaged, in files."""
    save(agency().records, tmp_path)
    return tmp_path


def named_by(items: Iterable[Item]) -> set[Named]:
    """Return what items are about."""
    return {Named(str(item.code), item.path, item.pointer) for item in items}


@cache
def judge() -> Judge:
    """Return who knows the agency and its clients as they are."""
    return Judge(Presuming(agency()))


def test_the_capture_is_complete(folder: Path) -> None:
    """It has about 200 files; what its gaps tell is that some terms are never published."""
    assert 180 <= len(list(folder.iterdir())) <= 220
    snapshot = bc.read_snapshot(folder)
    assert {str(gap.code) for gap in snapshot.gaps} <= {"FLOOR"}
    assert judge().wrong_answers(snapshot.world, judge().people, every=5) == []


@pytest.mark.parametrize("damage", LOSSES)
def test_a_loss_is_a_gap(damage: Damage, folder: Path) -> None:
    """It is told with its code, its file and its place there, and nothing is wrong for it."""
    before = named_by(bc.read_snapshot(folder).gaps)
    named = damage(folder)
    snapshot = bc.read_snapshot(folder)
    assert named in named_by(snapshot.gaps) - before
    assert judge().wrong_answers(snapshot.world, judge().people, every=20) == []


@pytest.mark.parametrize("damage", SLIPS)
def test_a_slip_is_a_note(damage: Damage, folder: Path) -> None:
    """It is told as well; what is repaired leaves the World and its gaps as they were."""
    before = bc.read_snapshot(folder)
    named = damage(folder)
    snapshot = bc.read_snapshot(folder)
    assert named in named_by(snapshot.notes) - named_by(before.notes)
    assert (snapshot.world, snapshot.gaps) == (before.world, before.gaps)


def test_all_damages_at_once(folder: Path) -> None:
    """Ten damages are told apart, and none makes another wrong."""
    expected = {damage(folder) for damage in DAMAGES}
    snapshot = bc.read_snapshot(folder)
    assert len(expected) == 10
    assert expected <= named_by([*snapshot.gaps, *snapshot.notes])
    assert judge().wrong_answers(snapshot.world, judge().people) == []
