"""Folders of scenario files are read whole, each file once, and all their faults told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.exchange import load_all

EMPTY = "bcmodel = 1\nat = 2026-11-21T09:00:00Z\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one scenario, and one more in a folder within it."""
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "outer.toml").write_text(EMPTY)
    (inner / "inner.toml").write_text(EMPTY)
    return tmp_path


def names_in(scenarios: list[bc.Scenario]) -> list[str]:
    """The names of the files that were read, without their folders."""
    return [Path(scenario.name).name for scenario in scenarios]


def test_a_folder_is_read_however_deep(folder: Path) -> None:
    """Scenarios of inner folders are read too; other files are passed over."""
    (folder / "notes.toml").write_text("subject = 'nothing of ours'\n")
    assert names_in(load_all([folder])) == ["inner.toml", "outer.toml"]


def test_no_file_is_read_twice(folder: Path) -> None:
    """A folder or a file named again, or within another one, adds nothing and is not at fault."""
    paths = [folder, folder / "inner", folder, folder / "inner" / "inner.toml"]
    assert names_in(load_all(paths)) == ["inner.toml", "outer.toml"]


def test_a_folder_without_scenarios_is_at_fault(folder: Path) -> None:
    """Whoever names a folder expects scenarios in it."""
    (folder / "inner" / "inner.toml").unlink()
    with pytest.raises(bc.InputError) as told:
        load_all([folder, folder / "inner"])
    assert [str(folder / "inner")] == [fault.place for fault in told.value.faults]


def test_faults_of_all_files_are_told_once(folder: Path) -> None:
    """A faulty file keeps the others from being read, and its faults are told once."""
    for file in (folder / "outer.toml", folder / "inner" / "inner.toml"):
        file.write_text(EMPTY + "[[user]]\n")
    with pytest.raises(bc.InputError) as told:
        load_all([folder, folder / "inner", folder / "outer.toml"])
    files = [fault.place.partition(",")[0] for fault in told.value.faults]
    assert files == [str(folder / "inner" / "inner.toml"), str(folder / "outer.toml")]


def test_a_file_named_by_itself_has_to_be_a_scenario(folder: Path) -> None:
    """What a folder may hold besides its scenarios is at fault where it is named."""
    other = folder / "notes.toml"
    other.write_text("subject = 'nothing of ours'\n")
    with pytest.raises(bc.InputError) as told:
        load_all([folder, other])
    assert {fault.place.partition(",")[0] for fault in told.value.faults} == {str(other)}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("forgot.bc.toml", "at = 2026-11-21T09:00:00Z\n"),
        ("forgot.bc.json", '{"at": "2026-11-21T09:00:00Z"}'),
        ("forgot.BC.toml", ""),
        ("forgot.toml", 'at = 2026-11-21T09:00:00Z\n[[user]]\nid = "mia"\n'),
        ("forgot.json", '{"user": [{"id": "mia"}]}'),
        ("misspelt.toml", 'bcmodl = 1\nat = 2026-11-21T09:00:00Z\n[[ check ]]\nuser = "mia"\n'),
        ("broken.toml", '[[check]]\nuser = "mia\n'),
    ],
)
def test_a_forgotten_version_is_told(folder: Path, name: str, content: str) -> None:
    """What is named as a scenario, or has the tables of one, is not passed over."""
    (folder / name).write_text(content)
    with pytest.raises(bc.InputError) as told:
        load_all([folder])
    assert {fault.place.partition(",")[0] for fault in told.value.faults} == {str(folder / name)}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("package.json", '{"name": "x", "user": "mia", "check": ["lint"], "who": []}'),
        ("pyproject.toml", '[project]\nname = "x"\n[tool.x]\nuser = "mia"\n[user]\nid = "mia"\n'),
        ("deep.json", '{"data": {"user": [{"id": "mia"}]}}'),
        ("deep.toml", '[[tool.user]]\nid = "mia"\n'),
    ],
)
def test_what_is_no_scenario_is_passed_over(folder: Path, name: str, content: str) -> None:
    """Settings and data may use the same words elsewhere than scenarios do."""
    (folder / name).write_text(content)
    assert names_in(load_all([folder])) == ["inner.toml", "outer.toml"]


@pytest.mark.parametrize("path", ["nonexist", "-", "outer.tml"])
def test_a_path_to_nothing_is_told(folder: Path, path: str) -> None:
    """It is neither a file nor a folder, whatever its suffix."""
    with pytest.raises(bc.InputError) as told:
        load_all([folder, folder / path])
    (fault,) = told.value.faults
    assert str(fault).startswith(f"{folder / path}: there is no such file or folder; ")
