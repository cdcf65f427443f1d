"""What unit tests of several modules ask for by name."""

from __future__ import annotations

import pytest

from tests.unit.command_line import Runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    """Run the command line in this process."""
    return Runner(capsys)
