"""All that a new project needs: the World that its tests ask about."""

from collections.abc import Callable

import pytest

import bcmodel as bc


@pytest.fixture(scope="session")
def access(bc_load: Callable[[str], bc.Scenario]) -> bc.Resolver:
    """Return the agency of the scenario file."""
    return bc_load("agency.bc.toml").access
