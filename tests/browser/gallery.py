"""Gallery: values as a reader meets them, each shown in a browser, light and dark."""

from __future__ import annotations

from functools import cache

import bcmodel as bc
from bcmodel.rules.town import town
from bcmodel.show.html.page import Shown
from tests.places import EXAMPLES

PICTURES = EXAMPLES / "pictures"
SCHEMES = ("light", "dark")


@cache
def gallery() -> dict[str, Shown]:
    """Return what is shown, by the name of its picture."""
    access = bc.load(EXAMPLES / "why_cant_mia_publish.bc.toml").access
    denied = access.decide("mia", "ad_account.publish_ads", "adv-1")
    plans = bc.remedies(access, denied)
    agency = bc.load(EXAMPLES / "what_happens_when_the_agency_changes.bc.toml")
    start = bc.load(EXAMPLES / "what_does_our_agency_need_to_start.bc.toml").access
    leaving = bc.commands.Leave(actor="ada", business_center="nova")
    return {
        "decision": denied,
        "allowed": access.after_all(plans[0].commands).decide(*denied.question[:3]),
        "refusal": bc.Resolver(town()).plan(leaving),
        "world": town(),
        "matrix": bc.Resolver(town()),
        "diff": bc.diff(bc.Resolver(town()), bc.Resolver(moved())),
        "readiness": bc.readiness(start, "nova", "acme", "cat-1"),
        "remedies": plans,
        "audit": bc.audit(agency.access),
        "history": beginning(agency.history, 8),
    }


def beginning(history: bc.History, many: int) -> bc.History:
    """Return as much of a history as fits into a picture."""
    short = bc.History(history.start)
    for entry in history.entries[:many]:
        short = short.then(entry.command, entry.at)
    return short


def moved() -> bc.World:
    """Return the town after Mia joined Acme as well, and gave up the pixel."""
    became = [bc.Member("acme", "mia"), bc.Assignment("acme", "mia", "adv-1", level="ADMIN")]
    return town().changed(became, [bc.Assignment("nova", "mia", "px-1")])
