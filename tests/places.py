"""Where things are in this checkout."""

from __future__ import annotations

from pathlib import Path

HOUSE = Path(__file__).parents[1]
EXAMPLES = HOUSE / "examples"
SCENARIOS = HOUSE / "tests" / "scenarios"
SCENARIO_FILES = sorted(SCENARIOS.rglob("*.toml"))
EVERY_FILE = sorted([*SCENARIO_FILES, *EXAMPLES.glob("*.bc.toml")])
"""Scenario files, those of the examples among them."""
