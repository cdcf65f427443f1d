"""How hard Hypothesis tries: `HYPOTHESIS_PROFILE` says; else `ci` where `CI` is set, else `dev`."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("dev", max_examples=60, deadline=None)
settings.register_profile(
    "ci", max_examples=250, deadline=None, derandomize=True, database=None, print_blob=True
)
settings.register_profile(
    "deep", max_examples=5000, deadline=None, derandomize=False, print_blob=True
)

usual = "ci" if os.environ.get("CI") else "dev"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or usual)
