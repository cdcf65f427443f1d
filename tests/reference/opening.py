"""The opening page: what it is, three ways to use it, and where to read on."""

from __future__ import annotations

from collections.abc import Iterator

import bcmodel as bc
from tests.reference.writing import code, contents, page, section

TOOL = """\
import bcmodel as bc

access = bc.load("why_cant_mia_publish.bc.toml").access
decision = access.decide("mia", "ad_account.publish_ads", "adv-1")
if not decision.allowed:
    print(decision.explain())
"""
NOTEBOOK = """\
farewell = bc.commands.RemovePartner(actor="zoe", business_center="acme", partner="nova")
print(bc.diff(access, access.after(farewell)))
"""
CALLS = ("check .", "who why_cant_mia_publish.bc.toml ad_account.view_ads adv-1")
"""What the page shows runs in the folder of the examples; the tests do run it."""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the opening page."""
    yield "index", page("bcmodel", _what(), *_ways(), _read_on(), *_sidebar())


def _what() -> str:
    return (
        "Who can do what in TikTok Business Center, why, why not, and what to change: a model in "
        f"pure Python, of {len(bc.STANDARD.every_rule)} rules with their sources. It never calls "
        "the platform."
    )


def _ways() -> Iterator[str]:
    yield section(
        "In your tools",
        "Load what is true, and ask before the platform is asked.",
        code(TOOL, "python"),
    )
    yield section(
        "In a notebook",
        "Change one thing, and see who gains and who loses.",
        code(NOTEBOOK, "python"),
    )
    yield section(
        "In tests, and on the command line",
        "A scenario file holds questions with the answers expected; one command runs them all.",
        code("\n".join(f"bcmodel {call}" for call in CALLS), "sh"),
    )


def _read_on() -> str:
    return section(
        "Where to read on",
        "- a denial with a code such as `NOT_SHARED_WITH_PARTNER`: :doc:`/reasons/index`\n"
        "- what the platform demands: :doc:`/rules/index`, and :doc:`/parameters` where it is "
        "contested\n"
        "- what can be done, and by whom: :doc:`/actions/index` and :doc:`/commands/index`\n"
        "- what an audit looks for: :doc:`/findings`\n"
        "- names to call: :doc:`/python/index`; words to write: :doc:`/vocabulary`\n",
    )


def _sidebar() -> Iterator[str]:
    decided = ("rules/index", "reasons/index", "parameters", "findings", "town")
    yield contents("Use", ("python/index", "command_line", "scenarios", "examples/index"))
    yield contents("Business Center", decided)
    yield contents("Words", ("commands/index", "actions/index", "vocabulary"))
