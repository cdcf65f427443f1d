"""A title given when a file is written stands where readers look for one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import bcmodel as bc

WORLD = bc.World.of(bc.User("mia"), at=datetime(2026, 11, 21, 12, tzinfo=UTC))
TITLE = 'Nova\'s "launch"'


@pytest.mark.parametrize("suffix", ["toml", "json"])
def test_a_world_is_given_a_title(suffix: str, tmp_path: Path) -> None:
    """It is read again with the same World."""
    path = tmp_path / f"world.{suffix}"
    bc.dump(WORLD, path, title=TITLE)
    read = bc.load(path)
    assert (read.title, read.world) == (TITLE, WORLD)


def test_a_title_stands_below_the_version() -> None:
    """The instant and the facts come after it, as they do without one."""
    version, title, *rest = bc.dumps(WORLD, title="Nova").splitlines()
    assert (version, title) == ("bcmodel = 1", 'title = "Nova"')
    assert [version, *rest] == bc.dumps(WORLD).splitlines()


def test_a_title_given_replaces_the_one_there_is() -> None:
    """A Scenario keeps its own where none is given."""
    scenario = bc.loads(bc.dumps(WORLD, title="Nova"))
    assert bc.loads(bc.dumps(scenario)).title == "Nova"
    assert bc.loads(bc.dumps(scenario, title="Acme")).title == "Acme"
