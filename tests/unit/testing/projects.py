"""
Projects for the tests of the plugin: a scenario file, and the rooms that a run opens late.

What pytester runs in this process is forgotten by it when first imported there; so all of it is
imported here before.
"""

from __future__ import annotations

from textwrap import dedent

from bcmodel import advise
from bcmodel.show import remedies
from bcmodel.testing import asserting, collecting, covering, expectations, rulebook

OPENED = (advise, remedies, asserting, collecting, covering, expectations, rulebook)

WORLD = dedent(
    """\
    bcmodel = 1
    at = 2026-11-21T09:00:00Z
    [[user]]
    id = "mia"
    [[user]]
    id = "ada"
    [[business_center]]
    id = "nova"
    [[member]]
    business_center = "nova"
    user = "ada"
    role = "ADMIN"
    [[member]]
    business_center = "nova"
    user = "mia"
    [[ad_account]]
    id = "adv-1"
    owner = "nova"
    """
)
"""Mia and her Admin Ada in nova, and an ad account that is assigned to neither."""

GIVEN = dedent(
    """\
    [[command]]
    do = "assign_asset"
    actor = "ada"
    business_center = "nova"
    user = "mia"
    asset = "adv-1"
    level = "ANALYST"
    """
)

CHECKS = dedent(
    """\
    [[check]]
    user = "mia"
    action = "ad_account.view_ads"
    asset = "adv-1"
    expect = "{view}"
    [[check]]
    user = "mia"
    action = "ad_account.create_ads"
    asset = "adv-1"
    expect = "denied"
    [[who]]
    action = "ad_account.view_ads"
    asset = "adv-1"
    expect = [{who}]
    """
)

RIGHT = WORLD + GIVEN + CHECKS.format(view="allowed", who='"mia"')
"""A file all of which holds: one command and three questions."""
WRONG = WORLD + CHECKS.format(view="allowed", who='"mia"')
"""The same without the command: the first check does not hold, nor does the last question."""
