"""How hard Hypothesis tries: `HYPOTHESIS_PROFILE` says; else `ci` where `CI` is set, else `dev`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A slow machine is no fault of what it tests."""

settings.register_profile("dev", PATIENT, max_examples=60, derandomize=True, database=None)
settings.register_profile(
    "ci", PATIENT, max_examples=150, derandomize=True, database=None, print_blob=True
)
settings.register_profile("deep", PATIENT, max_examples=5000, print_blob=True)

usual = "ci" if os.environ.get("CI") else "dev"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or usual)
